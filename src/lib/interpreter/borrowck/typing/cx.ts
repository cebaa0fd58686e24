/** What the parts of MIR type-checking share. */
import type { Body, LocalId, Place, Projection } from '../../mir/ir.ts';
import type { Edition, Span } from '../../source/index.ts';
import type { RelateCx } from '../../solve/relate.ts';
import type { InferCx } from '../../solve/table.ts';
import type { UserTy } from '../../types/thir.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import type { Cfg } from '../cfg.ts';
import type { Cause, Category, ConstraintSet, RegionId } from '../constraints.ts';
import type { ClosureRequirements } from './closure-regions.ts';
import type { MemberConstraint } from './hidden.ts';
import type { Universals } from './universals.ts';

export interface TypingCx extends RelateCx<Cause> {
  readonly cfg: Cfg;
  readonly body: Body;
  readonly set: ConstraintSet;
  readonly universals: Universals;
  /** Answers questions about traits, in the body's region variables. */
  readonly solver: InferCx;
  /** Types of locals in region variables. */
  readonly localTys: readonly Ty[];
  readonly edition: Edition;
  /** Regions of hidden types that are still to be settled. */
  readonly members: MemberConstraint[];
  /** Lifetimes that a hidden type holds and its `impl Trait` does not. */
  readonly captured: { readonly region: RegionId; readonly cause: Cause }[];
  /** What the reader wrote, in the body's variables, once it was looked at. */
  readonly annotations: Map<UserTy, Ty>;
  /** What the closures that are made here ask of the regions around them. */
  readonly closures: ReadonlyMap<DefId, ClosureRequirements>;
  /** By point: the region variable of the `ref` rvalue there, or -1. */
  readonly loanRegions: Int32Array;
  placeTy(place: Place, length?: number): Ty;
  localTy(local: LocalId): Ty;
  projectTy(ty: Ty, variant: number | undefined, projection: Projection): Ty;
  /** The body cannot be judged: `what` at `span` is reported as unsupported. */
  reportUnsupported(what: string, span: Span): void;
  causeAt(point: number, category: Category): Cause;
}
