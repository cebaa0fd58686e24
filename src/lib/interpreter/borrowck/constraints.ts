/**
 * Region variables and what is required of them. A region is a set of points (and of universal regions: "to the end of
 * 'a"); a constraint `sup: sub` says that `sup` holds all that `sub` holds. After rustc's `OutlivesConstraintSet`: the
 * constraints hold everywhere; where each came from only decides what an error points at.
 */
import type { Span } from '../source/index.ts';
import type { DefId, Region, Ty } from '../types/ty.ts';

/** Number of a region variable, as in `{ kind: 're-var', id }`. Universal regions come first; 0 is `'static`. */
export type RegionId = number;

/** Why a constraint exists: rustc's `ConstraintCategory`, which decides the best one to blame. */
export type Category =
  | 'return'
  | 'use-as-const'
  | 'use-as-static'
  | 'annotation'
  | 'generic-annotation'
  | 'cast'
  | 'cast-to-dyn'
  | 'call-argument'
  | 'assignment'
  | 'usage'
  | 'closure-upvar'
  | 'copy-bound'
  | 'sized-bound'
  | 'opaque'
  | 'predicate'
  | 'boring'
  | 'boring-no-location'
  | 'internal';

export interface Cause {
  /** The point that needs it; undefined for what holds of the whole body (signature, annotations). */
  readonly point: number | undefined;
  readonly span: Span;
  readonly category: Category;
  /** The span comes from an expansion (`for`, `?`, a macro): no good place to point at. */
  readonly isDesugared: boolean;
  /** A closure that is made at `point` asks for it; the span lies in the closure's body. */
  readonly fromClosure?: boolean;
}

export interface Constraint {
  readonly sup: RegionId;
  readonly sub: RegionId;
  readonly cause: Cause;
}

/** `T: 'r` for a type that is not known: a parameter, or a projection of one. Checked after solving. */
export interface TypeTest {
  readonly ty: Ty;
  readonly region: RegionId;
  readonly cause: Cause;
}

export type RegionOrigin =
  | { readonly kind: 'universal' }
  | { readonly kind: 'existential' }
  /** Stands for every region at once: the `'a` of a `for<'a>` that has to hold. */
  | { readonly kind: 'placeholder'; readonly cause: Cause; readonly asked: Asked | undefined };

/** The bound for which a placeholder was made. */
export interface Asked {
  /** The bound's trait, or that of the associated type. */
  readonly trait: DefId;
  readonly isProjection: boolean;
  readonly self: Ty;
  /** Which of the regions that the bound binds. */
  readonly nth: number;
}

/** What type-checking a body's MIR collects. */
export interface ConstraintSet {
  readonly origins: RegionOrigin[];
  readonly constraints: Constraint[];
  readonly typeTests: TypeTest[];
  /** Pairs: region, point at which it is live apart from any local. */
  readonly live: number[];
  /** What could not be expressed; the body then has no verdict. */
  readonly gaveUp: { readonly what: string; readonly span: Span }[];
}

export const createConstraintSet = (): ConstraintSet => ({
  origins: [],
  constraints: [],
  typeTests: [],
  live: [],
  gaveUp: [],
});

const EXISTENTIAL: RegionOrigin = { kind: 'existential' };

export function freshRegion(set: ConstraintSet, origin: RegionOrigin = EXISTENTIAL): Region {
  const id = set.origins.length;
  set.origins.push(origin);
  return { kind: 're-var', id };
}

/** `sup: sub`. */
export function outlives(set: ConstraintSet, sup: RegionId, sub: RegionId, cause: Cause): void {
  if (sup !== sub && sup !== STATIC) set.constraints.push({ sup, sub, cause });
}

export const STATIC: RegionId = 0;

/** The variable that stands for a region; undefined for bound and erased ones, which ask nothing. */
export const regionIdOf = (region: Region): RegionId | undefined =>
  region.kind === 're-var' ? region.id : region.kind === 're-static' ? STATIC : undefined;
