/** What an expression's surroundings want of it (rustc's `Expectation`). */
import { structTail } from '../solve/queries.ts';
import type { Ty } from '../types/ty.ts';
import { full, see, type BodyCx } from './context.ts';

export type Expectation =
  | { readonly kind: 'none' }
  /** The type that it must have, if only after a coercion. */
  | { readonly kind: 'has'; readonly ty: Ty }
  /** A hint and no more: what a cast or a borrow would like best. */
  | { readonly kind: 'hint'; readonly ty: Ty };

export const NONE: Expectation = { kind: 'none' };
export const has = (ty: Ty): Expectation => ({ kind: 'has', ty });
export const hint = (ty: Ty): Expectation => ({ kind: 'hint', ty });

/** The type in the expectation, as far as it is known: nothing if that is a mere variable. */
export function wanted(cx: BodyCx, expectation: Expectation): Ty | undefined {
  if (expectation.kind === 'none') return undefined;
  const ty = see(cx, expectation.ty);
  return ty.kind === 'infer' && ty.class === 'general' ? undefined : ty;
}

/** The type that is wanted for certain. */
export const onlyHas = (cx: BodyCx, expectation: Expectation): Ty | undefined =>
  expectation.kind === 'has' ? see(cx, expectation.ty) : undefined;

/** For branches: a type that is not known yet is no expectation, since the branches are to settle it by coercion. */
export function forBranches(cx: BodyCx, expectation: Expectation): Expectation {
  if (expectation.kind !== 'has') return expectation.kind === 'hint' ? expectation : NONE;
  const ty = see(cx, expectation.ty);
  return ty.kind === 'infer' ? NONE : expectation;
}

/** What is wanted of the referent of a borrow: an unsized type cannot be had by value. */
export const rvalueHint = (cx: BodyCx, ty: Ty): Expectation => {
  const known = full(cx, ty);
  const tail = structTail(cx.items, cx.env, known);
  return tail.kind === 'slice' || tail.kind === 'str' || tail.kind === 'dyn' ? hint(known) : has(ty);
};
