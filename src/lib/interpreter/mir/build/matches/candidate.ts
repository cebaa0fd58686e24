/**
 * Patterns in the form that matching works on. A pattern becomes the tests that must succeed (`MatchPair`, nested: the
 * inner ones may only be made once the outer one has succeeded), and the bindings to make then. A candidate is an arm,
 * or one alternative of an or-pattern inside an arm. After rustc_mir_build's matches/mod.rs, whose terms are kept.
 */
import type { Span } from '../../../source/index.ts';
import type { LiteralValue, UserTy, VarId } from '../../../types/thir.ts';
import type { DefId, Ty } from '../../../types/ty.ts';
import type { BlockId, Place } from '../../ir.ts';

export interface Binding {
  readonly span: Span;
  readonly source: Place;
  readonly var: VarId;
  readonly mode: 'move' | 'shared' | 'mut';
}

/** A pattern's type as written, to be checked against the place. */
export interface Ascription {
  readonly source: Place;
  readonly userTy: UserTy;
  /** Of the place's type to what was written: a value is compared with a constant of a subtype. */
  readonly variance: 'covariant' | 'contravariant';
}

export interface ExtraData {
  readonly span: Span;
  /** `or`: the place in the order for what an or-pattern binds. */
  readonly bindings: (Binding | 'or')[];
  readonly ascriptions: Ascription[];
}

export interface FlatPat {
  readonly pairs: MatchPair[];
  readonly extra: ExtraData;
}

export type TestCase =
  | { readonly kind: 'variant'; readonly def: DefId; readonly variant: number }
  | { readonly kind: 'constant'; readonly value: LiteralValue; readonly ty: Ty }
  | {
      readonly kind: 'range';
      readonly low: LiteralValue | undefined;
      readonly high: LiteralValue | undefined;
      readonly inclusive: boolean;
      readonly ty: Ty;
    }
  | { readonly kind: 'slice'; readonly length: number; readonly isExact: boolean };

export type MatchPair =
  | { readonly kind: 'or'; readonly alternatives: readonly FlatPat[]; readonly span: Span }
  | {
      readonly kind: 'test';
      readonly place: Place;
      readonly test: TestCase;
      readonly inner: readonly MatchPair[];
      readonly span: Span;
    };

export interface Candidate {
  /** Tests still to be made, or-patterns last; consumed while the tree is built. */
  pairs: MatchPair[];
  subcandidates: Candidate[];
  readonly hasGuard: boolean;
  readonly extra: ExtraData;
  orSpan: Span | undefined;
  /** Reached when all tests have succeeded. */
  preBinding: BlockId | undefined;
  /** Where to go on when the guard fails. */
  otherwise: BlockId | undefined;
  /** The first block from which only this and later candidates are reached: where false edges lead. */
  falseEdgeStart: BlockId | undefined;
}

const orLast = (pairs: readonly MatchPair[]): MatchPair[] => [
  ...pairs.filter((pair) => pair.kind !== 'or'),
  ...pairs.filter((pair) => pair.kind === 'or'),
];

export function candidateOf(flat: FlatPat, hasGuard: boolean): Candidate {
  return {
    pairs: orLast(flat.pairs),
    subcandidates: [],
    hasGuard,
    extra: flat.extra,
    orSpan: undefined,
    preBinding: undefined,
    otherwise: undefined,
    falseEdgeStart: undefined,
  };
}

export function replacePair(candidate: Candidate, index: number): void {
  const [pair] = candidate.pairs.splice(index, 1);
  if (pair?.kind === 'test') candidate.pairs = orLast([...candidate.pairs, ...pair.inner]);
}

/** Candidates without subcandidates, in order. */
export function forEachLeaf(candidate: Candidate, visit: (leaf: Candidate) => void, reverse = false): void {
  if (candidate.subcandidates.length === 0) return visit(candidate);
  const children = reverse ? [...candidate.subcandidates].reverse() : candidate.subcandidates;
  for (const child of children) forEachLeaf(child, visit, reverse);
}

/** One way for an arm to match. */
export interface SubBranch {
  readonly span: Span;
  readonly success: BlockId;
  readonly otherwise: BlockId;
  readonly bindings: readonly Binding[];
  readonly ascriptions: readonly Ascription[];
}

export interface Branch {
  readonly subBranches: readonly SubBranch[];
}

export interface MatchTree {
  readonly branches: readonly Branch[];
  readonly otherwise: BlockId;
  /** Places that a guard must not change, each with the temporary that borrows it. */
  readonly fakeBorrows: readonly { readonly place: Place; readonly temp: Place }[];
}
