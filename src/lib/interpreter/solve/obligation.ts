import { spanOf, USER_FILE, type Span } from '../source/index.ts';
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
}

/** A predicate that has to be proved. */
export interface Obligation {
  readonly predicate: Predicate;
  readonly cause: Cause;
  /** What this one follows from: an impl's where clause, a constituent's bound. */
  readonly parent: Obligation | undefined;
  readonly depth: number;
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
