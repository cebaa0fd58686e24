/**
 * The lifetime of a trait object whose bounds name none (Reference, "Default trait object lifetimes"): what the trait itself
 * demands, `trait Foo<'a>: 'a`, then what stands around, `&'a dyn Foo` and `Ref<'a, dyn Foo>`, then 'static. Sources: rustc's
 * `compute_object_lifetime_bound`, `object_lifetime_default`.
 */
import { findIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { isConst, isRegion, isTy, regionKey, substArgs } from '../types/fold.ts';
import type { GenericParamDef } from '../types/items.ts';
import type { DefId, GenericArg, Region, TraitRef } from '../types/ty.ts';
import {
  type CollectCx,
  type LowerCx,
  type ObjectDefault,
  SILENT,
  STATIC,
  genericsSyntax,
  itemLowering,
  reportFault,
} from './context.ts';
import { lowerLifetime } from './lower-lifetime.ts';
import { selfBounds, supertraitClosure, traitSyntax } from './supertraits.ts';

/** The lifetime of `dyn Principal` where none is written. */
export function objectLifetime(cx: LowerCx, principal: TraitRef | undefined, span: Span): Region {
  const demanded = principal === undefined ? [] : demandedLifetimes(cx.collect, principal);
  if (demanded.some((each) => each.kind === 're-static')) return STATIC;
  const [first] = demanded;
  if (first !== undefined) {
    if (demanded.some((each) => regionKey(each) !== regionKey(first)))
      reportFault(
        cx,
        'ambiguous-object-lifetime',
        'E0227',
        'ambiguous lifetime bound, explicit lifetime bound required',
        span,
        { family: 'ownership' },
      );
    return first;
  }
  if (cx.objectDefault !== 'ambiguous') return cx.objectDefault;
  reportFault(
    cx,
    'unclear-object-lifetime',
    'E0228',
    'cannot deduce the lifetime bound for this trait object type from context',
    span,
    { family: 'ownership', help: ["please supply an explicit bound: `+ 'static`, `+ 'a`"] },
  );
  return STATIC;
}

/** What a trait and its supertraits demand of `Self`; lifetimes bound around, as those of a signature are, say nothing yet. */
function demandedLifetimes(cx: CollectCx, principal: TraitRef): readonly Region[] {
  return supertraitClosure(cx, principal).flatMap((each) =>
    selfLifetimes(cx, each.trait)
      .flatMap((region) => substArgs([region], each.args))
      .filter(isRegion)
      .filter((region) => region.kind !== 're-bound'),
  );
}

/** `'a` in `trait Foo<'a>: 'a` and `where Self: 'a`. */
function selfLifetimes(cx: CollectCx, trait: DefId): readonly Region[] {
  const node = traitSyntax(cx, trait);
  if (node !== undefined) {
    const lower: LowerCx = { ...itemLowering(cx, trait, { kind: 'not-here' }), report: SILENT };
    return selfBounds(cx, node).flatMap((bound) =>
      bound.kind === 'outlives' ? [lowerLifetime(lower, bound.lifetime)] : [],
    );
  }
  return (findIn(cx.items.predicates, trait) ?? []).flatMap((each) =>
    each.kind === 'type-outlives' && each.ty.kind === 'param' && each.ty.index === 0 ? [each.region] : [],
  );
}

/** `struct Ref<'a, T: 'a + ?Sized>`: a trait object in place of `T` lives for `'a`; without such a bound, for 'static. */
export function objectDefaultFor(
  cx: CollectCx,
  def: DefId,
  param: GenericParamDef,
  before: readonly GenericArg[],
): ObjectDefault {
  const bounds = paramLifetimes(cx, def, param);
  const [first] = bounds;
  if (first === undefined) return STATIC;
  if (bounds.some((each) => regionKey(each) !== regionKey(first))) return 'ambiguous';
  if (first.kind !== 're-early') return STATIC;
  const region = before[first.index];
  return region !== undefined && !isTy(region) && !isConst(region) ? region : 'ambiguous';
}

function paramLifetimes(cx: CollectCx, def: DefId, param: GenericParamDef): readonly Region[] {
  const generics = genericsSyntax(cx, def);
  if (generics !== undefined) {
    const lower: LowerCx = { ...itemLowering(cx, def, { kind: 'not-here' }), report: SILENT };
    const bounds: ast.Bound[] = [];
    for (const each of generics.params)
      if (each.kind === 'type' && each.name.name === param.name) bounds.push(...each.bounds);
    for (const where of generics.where) {
      if (where.kind !== 'type' || where.forLifetimes.length > 0) continue;
      if (isParam(cx, where.ty, param)) bounds.push(...where.bounds);
    }
    return bounds.flatMap((bound) => (bound.kind === 'outlives' ? [lowerLifetime(lower, bound.lifetime)] : []));
  }
  return (findIn(cx.items.predicates, def) ?? []).flatMap((each) =>
    each.kind === 'type-outlives' && each.ty.kind === 'param' && each.ty.index === param.index ? [each.region] : [],
  );
}

function isParam(cx: CollectCx, ty: ast.TypeExpr, param: GenericParamDef): boolean {
  if (ty.kind !== 'path' || ty.qself !== undefined) return false;
  const found = resolutionsAt(cx.resolutions, ty.path).paths.get(ty.path.id);
  return found?.rest === 0 && found.res.kind === 'param' && found.res.index === param.index;
}
