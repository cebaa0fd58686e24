/**
 * What the reader wrote, holds (rustc's user type annotations): each type in the body's region variables, made once and
 * well formed where it stands, even where control never comes; and for a constant or function that is named, its clauses.
 */
import { findIn } from '../../../heap/base/index.ts';
import { mapTy, substTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import { implOfItem } from '../../types/lookup.ts';
import type { UserTy } from '../../types/thir.ts';
import type { DefId, GenericArg, Region, Ty } from '../../types/ty.ts';
import { relate } from '../../solve/relate.ts';
import type { Span } from '../../source/index.ts';
import { type Cause, type Category, freshRegion } from '../constraints.ts';
import { requireSelfTy } from './constants.ts';
import type { TypingCx } from './cx.ts';
import { requireWellFormed } from './solver.ts';
import { fnDefTy } from '../../types/make.ts';

/** A cause that belongs to no point: what the reader declared. */
export const wholeBody = (span: Span, category: Category): Cause => ({
  point: undefined,
  span,
  category,
  isDesugared: false,
});

/** The annotation's type, normalised. */
export function annotatedTy(cx: TypingCx, userTy: UserTy): Ty {
  const known = cx.annotations.get(userTy);
  if (known !== undefined) return known;
  const inBody = translation(cx);
  const written = inBody(userTy.ty);
  const cause = wholeBody(userTy.span, 'boring');
  const ty = cx.normalize(written, wholeBody(userTy.span, 'annotation'));
  cx.annotations.set(userTy, ty);
  requireWellFormed(cx, written, cause);
  const item = userTy.item ?? (userTy.ty.kind === 'fn-def' ? userTy.ty : undefined);
  if (item !== undefined) {
    const named = userTy.item === undefined ? written : inBody(fnDefTy(item.def, item.args));
    if (userTy.item !== undefined) requireWellFormed(cx, named, cause);
    if (named.kind === 'fn-def') {
      requireSelfTy(cx, named.def, named.args, cause);
      if (userTy.self !== undefined) relateSelf(cx, inBody(userTy.self), named.def, named.args, cause);
    }
  }
  return ty;
}

/** `Fixed::<'a>::N`: the type that was written is the one that the impl is for. */
function relateSelf(cx: TypingCx, self: Ty, def: DefId, args: readonly GenericArg[], cause: Cause): void {
  const impl = implOfItem(cx.items, def);
  const info = impl === undefined ? undefined : findIn(cx.items.impls, impl);
  if (info === undefined) return;
  const header = mapTy(substTy(info.self, args), {
    region: (region) => cx.universals.regionOf(region) ?? region,
  });
  relate(cx, cx.normalize(self, cause), cx.normalize(header, cause), 'invariant', cause);
}

/** The reader's regions as the body's; what was left out is new, but the same for what an alias names twice. */
function translation(cx: TypingCx): (ty: Ty) => Ty {
  const tied = new Map<number, Region>();
  const region = (each: Region): Region => {
    if (each.kind === 're-bound' || (each.kind === 're-var' && each.id >= 0)) return each;
    if (each.kind !== 're-var') return cx.universals.regionOf(each) ?? freshRegion(cx.set);
    const made = tied.get(each.id) ?? freshRegion(cx.set);
    tied.set(each.id, made);
    return made;
  };
  return (ty) => (hasRegions(ty) ? mapTy(ty, { ty: (each) => (hasRegions(each) ? undefined : each), region }) : ty);
}
