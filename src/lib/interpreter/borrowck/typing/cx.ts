/** What the parts of MIR type-checking share. */
import type { Body, LocalId, Place, Projection } from '../../mir/ir.ts';
import type { Span } from '../../source/index.ts';
import type { ItemTables } from '../../types/items.ts';
import type { Region, Ty } from '../../types/ty.ts';
import type { Cfg } from '../cfg.ts';
import type { Cause, Category, ConstraintSet } from '../constraints.ts';
import type { MemberConstraint } from './opaque.ts';
import type { Universals } from './universals.ts';

export interface TypingCx {
  readonly items: ItemTables;
  readonly cfg: Cfg;
  readonly body: Body;
  readonly set: ConstraintSet;
  readonly universals: Universals;
  /** Types of locals in region variables. */
  readonly localTys: readonly Ty[];
  readonly edition: '2021' | '2024';
  /** Regions of hidden types that are still to be settled. */
  readonly members: MemberConstraint[];
  /** By point: the region variable of the `ref` rvalue there, or -1. */
  readonly loanRegions: Int32Array;
  placeTy(place: Place, length?: number): Ty;
  localTy(local: LocalId): Ty;
  projectTy(ty: Ty, variant: number | undefined, projection: Projection): Ty;
  normalize(ty: Ty, cause: Cause): Ty;
  /** A fresh region that has to do for all. */
  placeholder(cause: Cause): Region;
  /** The body cannot be judged: `what` at `span` is reported as unsupported. */
  giveUp(what: string, span: Span): void;
  causeAt(point: number, category: Category): Cause;
}
