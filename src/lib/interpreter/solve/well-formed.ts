/**
 * What a type needs to make sense: `&'a T` needs `T: 'a`, a struct its where clauses and what its fields need (RFC 2093),
 * a projection its trait's clauses, a trait object as much as its trait asks of `Self`. And so what may be taken for granted
 * of a parameter's type. After rustc's `wf::obligations` and `implied_outlives_bounds`.
 */
import { findIn } from '../../heap/base/index.ts';
import { isRegion, isTy, substPredicate, walkTy } from '../types/fold.ts';
import { hasRegions } from '../types/has-regions.ts';
import type { ItemTables } from '../types/items.ts';
import { isLang, predicatesOf, traitOfItem, traitRefOfItem } from '../types/lookup.ts';
import type { DefId, Predicate, Region, TraitRef, Ty } from '../types/ty.ts';
import { elaborate } from './elaborate.ts';
import { traitPredicate } from './obligation.ts';
import { outlivesComponents } from './outlives.ts';
import type { Outlives } from './table.ts';

const isOutlives = (predicate: Predicate): predicate is Outlives =>
  predicate.kind === 'region-outlives' || predicate.kind === 'type-outlives';

const memos = new WeakMap<ItemTables, Map<DefId, readonly Outlives[]>>();

/** The outlives clauses of a type's definition, written or implied by its fields, in terms of its own generics. */
export function outlivesOf(items: ItemTables, def: DefId): readonly Outlives[] {
  let memo = memos.get(items);
  if (memo === undefined) {
    memo = new Map<DefId, readonly Outlives[]>();
    memos.set(items, memo);
  }
  const known = memo.get(def);
  if (known !== undefined) return known;
  const out: Outlives[] = predicatesOf(items, def).filter(isOutlives);
  // A recursive type adds nothing through itself.
  memo.set(def, out);
  for (const variant of findIn(items.adts, def)?.variants ?? [])
    for (const field of variant.fields)
      // Unlike other lifetimes, `'static` is never implied by a field.
      out.push(...impliedBy(items, field.ty).filter((each) => shorterOf(each).kind === 're-early'));
  return out;
}

const shorterOf = (predicate: Outlives): Region =>
  predicate.kind === 'region-outlives' ? predicate.shorter : predicate.region;

/** What follows from a type's being well formed, of regions, parameters and projections. */
export function impliedBy(items: ItemTables, ty: Ty): readonly Outlives[] {
  if (!hasRegions(ty)) return [];
  return goalsOf(items, ty).flatMap((each) => (isOutlives(each) ? takenApart(each) : []));
}

/** `T: 'r` as what it says of the regions, parameters and projections in `T`. */
export function takenApart(predicate: Outlives): readonly Outlives[] {
  if (predicate.kind === 'region-outlives') return [predicate];
  return outlivesComponents(predicate.ty).map((each): Outlives =>
    each.kind === 'region'
      ? { kind: 'region-outlives', longer: each.region, shorter: predicate.region }
      : { kind: 'type-outlives', ty: each.ty, region: predicate.region },
  );
}

/** All that a type needs, outside binders; what is `Sized` is the type checker's to see to. */
export function goalsOf(items: ItemTables, ty: Ty): readonly Predicate[] {
  const out: Predicate[] = [];
  const clauses = (predicates: readonly Predicate[]): void => {
    for (const each of predicates)
      if (each.kind !== 'trait' || !isLang(items, each.trait.trait, 'Sized')) out.push(each);
  };
  walkTy(ty, {
    ty: (each, depth) => {
      if (depth > 0) return false;
      switch (each.kind) {
        case 'ref':
          out.push({ kind: 'type-outlives', ty: each.ty, region: each.region });
          return true;
        case 'adt':
          if (each.args.length > 0)
            clauses(
              [...clausesOf(items, each.def), ...outlivesOf(items, each.def)].map((p) => substPredicate(p, each.args)),
            );
          return true;
        case 'fn-def':
          if (each.args.length > 0) clauses(predicatesOf(items, each.def).map((p) => substPredicate(p, each.args)));
          return true;
        case 'projection': {
          if (traitOfItem(items, each.item) === undefined) return true;
          const trait = traitRefOfItem(items, each.item, each.args);
          out.push(traitPredicate(trait));
          clauses(predicatesOf(items, each.item).map((p) => substPredicate(p, each.args)));
          return true;
        }
        case 'dyn':
          out.push(...objectGoals(items, each));
          // The trait's arguments stand under the object's own binder, but mostly mention nothing of it.
          for (const arg of each.principal?.args ?? []) if (isTy(arg)) out.push(...goalsOf(items, arg).filter(isFree));
          return false;
        default:
          return true;
      }
    },
  });
  return out;
}

const clausesOf = (items: ItemTables, def: DefId): readonly Predicate[] =>
  predicatesOf(items, def).filter((each) => !isOutlives(each));

const isFree = (predicate: Predicate): boolean =>
  predicate.kind === 'type-outlives'
    ? predicate.region.kind !== 're-bound' &&
      outlivesComponents(predicate.ty).every((each) => each.kind !== 'region' || each.region.kind !== 're-bound')
    : predicate.kind === 'region-outlives' &&
      predicate.longer.kind !== 're-bound' &&
      predicate.shorter.kind !== 're-bound';

/** `dyn Trait + 'r` needs `'r` to outlive what the trait asks of `Self`; and the clauses of the trait on its arguments. */
function objectGoals(items: ItemTables, ty: Extract<Ty, { kind: 'dyn' }>): readonly Predicate[] {
  if (ty.principal === undefined) return [];
  return objectBounds(items, ty).flatMap((bound): Predicate[] =>
    bound.kind === 're-bound' ? [] : [{ kind: 'region-outlives', longer: ty.region, shorter: bound }],
  );
}

/** The regions that a trait asks `Self` to outlive (rustc's `object_region_bounds`). */
export function objectBounds(items: ItemTables, ty: Extract<Ty, { kind: 'dyn' }>): readonly Region[] {
  if (ty.principal === undefined) return [];
  const self: Ty = { kind: 'error' };
  const trait: TraitRef = { trait: ty.principal.trait, args: [self, ...ty.principal.args] };
  return elaborate(items, [traitPredicate(trait)]).flatMap((each) =>
    each.kind === 'type-outlives' && each.ty === self ? [each.region] : [],
  );
}

/** The goals of a trait reference: its own clauses, and those of the types among its arguments. */
export function goalsOfTraitRef(items: ItemTables, trait: TraitRef): readonly Predicate[] {
  const own = predicatesOf(items, trait.trait)
    .filter((each) => each.kind !== 'trait' || each.trait.trait !== trait.trait)
    .map((each) => substPredicate(each, trait.args));
  return [...own, ...trait.args.flatMap((arg) => (isRegion(arg) || !isTy(arg) ? [] : goalsOf(items, arg)))];
}
