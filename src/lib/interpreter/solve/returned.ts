/**
 * `impl Trait` as what a trait's function returns. To callers it is an associated type without a name, whose parameters are
 * the function's; an impl says by its own signature what it is (rustc's `collect_return_position_impl_trait_in_trait_tys`).
 *
 *     trait Shape { fn points(&self) -> impl Iterator<Item = u32>; }       <Self as Shape>::{points#0}<'_>: Iterator<Item = u32>
 *     impl Shape for Dot { fn points(&self) -> Once<u32> { … } }           <Dot as Shape>::{points#0}<'_> == Once<u32>
 *
 * Its definition is the opaque type's. In the trait's own table of bounds the type is opaque: what a default body hides.
 */
import { findIn } from '../../heap/base/index.ts';
import { mapPredicate, mapTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { traitOfItem } from '../types/lookup.ts';
import type { DefId, Predicate, Ty } from '../types/ty.ts';
import { opaqueTy, projectionTy } from '../types/make.ts';

/** Whether the function returns the `impl Trait`. */
export const isReturnedBy = (items: ItemTables, item: DefId, fn: DefId): boolean => {
  const def = findIn(items.defs, item);
  return def?.kind === 'opaque' && def.parent === fn;
};

/** As the function's own default body sees its result. */
export const asOpaque = (items: ItemTables, fn: DefId, ty: Ty): Ty =>
  mapTy(ty, {
    ty: (each) =>
      each.kind === 'projection' && isReturnedBy(items, each.item, fn) ? opaqueTy(each.item, each.args) : undefined,
  });

export const boundAsOpaque = (items: ItemTables, fn: DefId, bound: Predicate): Predicate =>
  mapPredicate(bound, { ty: (each) => asOpaque(items, fn, each) });

/** What is known of such a type to those who call the function through its trait. */
export function boundsOfReturned(items: ItemTables, item: DefId): readonly Predicate[] {
  const fn = findIn(items.defs, item)?.parent;
  const asProjection = (ty: Ty): Ty =>
    mapTy(ty, {
      ty: (each) =>
        each.kind === 'opaque' && fn !== undefined && isReturnedBy(items, each.def, fn)
          ? projectionTy(each.def, each.args)
          : undefined,
    });
  return (findIn(items.opaques, item)?.bounds ?? []).map((each) => mapPredicate(each, { ty: asProjection }));
}

/** Whether `item` is such a type rather than a declared associated type. */
export const isReturned = (items: ItemTables, item: DefId): boolean =>
  findIn(items.defs, item)?.kind === 'opaque' && traitOfItem(items, item) !== undefined;
