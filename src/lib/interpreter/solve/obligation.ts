import { spanOf, USER_FILE, type Span } from '../source/index.ts';
import { walkArg } from '../types/fold.ts';
import type { DefId, Predicate, TraitRef } from '../types/ty.ts';

/** Why something must hold; decides where and how a failure is reported. */
export interface Cause {
  readonly span: Span;
  readonly kind:
    /** A bound of a function, method or type that was named; `def` declares it. */
    | 'item'
    /** An item of a trait named by a path without a self type: `Default::default`. */
    | 'trait-path'
    | 'operator'
    | 'index'
    | 'sized-variable'
    | 'sized-argument'
    | 'sized-return'
    | 'coercion'
    | 'question-mark'
    | 'deref'
    | 'misc';
  readonly def: DefId | undefined;
  /** What asks for it was not written by the reader: it is reported only when nothing else is. */
  readonly isExpanded?: boolean;
}

/** A predicate that has to be proved. */
export interface Obligation {
  readonly predicate: Predicate;
  readonly cause: Cause;
  /** What this one follows from: an impl's where clause, a constituent's bound. */
  readonly parent: Obligation | undefined;
  readonly depth: number;
}

/** rustc's default `recursion_limit`: what follows from a goal at this depth is an overflow (E0275). */
const RECURSION_LIMIT = 128;

/** Whether a proof has run away: too deep, or its types have grown beyond all measure on the way. */
export const isRunaway = (goal: Obligation): boolean =>
  goal.depth > RECURSION_LIMIT || (goal.depth > 12 && !isOfModestSize(goal.predicate));

const MODEST_SIZE = 2000;

function isOfModestSize(predicate: Predicate): boolean {
  let size = 0;
  const count = {
    ty: () => ++size < MODEST_SIZE,
  };
  const args =
    predicate.kind === 'trait' ? predicate.trait.args : predicate.kind === 'projection' ? predicate.args : [];
  for (const arg of args) if (size < MODEST_SIZE) walkArg(arg, count);
  return size < MODEST_SIZE;
}

export const obligation = (predicate: Predicate, cause: Cause): Obligation => ({
  predicate,
  cause,
  parent: undefined,
  depth: 0,
});
export const nestedIn = (parent: Obligation, predicate: Predicate): Obligation => ({
  predicate,
  cause: parent.cause,
  parent,
  depth: parent.depth + 1,
});
export const traitPredicate = (trait: TraitRef): Predicate => ({ kind: 'trait', bound: [], trait });

/** For questions that nobody reports on. */
export const NO_CAUSE: Cause = { span: spanOf(USER_FILE, 0, 0), kind: 'misc', def: undefined };
