/**
 * What a type needs to make sense, and so what may be taken for granted of a parameter's type: `&'a T` needs `T: 'a`, a
 * struct needs its where clauses and what its fields need (rustc's inferred outlives; Reference, "Trait and lifetime
 * bounds"; RFC 2093).
 */
import { findIn } from '../../../heap/base/index.ts';
import { substPredicate, substTy, walkTy } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { predicatesOf } from '../../types/lookup.ts';
import type { DefId, Predicate, Region, Ty } from '../../types/ty.ts';
import type { Cause } from '../constraints.ts';
import type { TypingCx } from './cx.ts';
import { prove } from './prove.ts';
import { hasRegions } from './regions-in.ts';

export type Outlives = Extract<Predicate, { kind: 'region-outlives' | 'type-outlives' }>;

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
    for (const field of variant.fields) out.push(...needsOf(items, field.ty));
  return out;
}

/** All that a type needs of its regions and parameters, outside binders. */
export function needsOf(items: ItemTables, ty: Ty): readonly Outlives[] {
  if (!hasRegions(ty)) return [];
  const out: Outlives[] = [];
  walkTy(ty, {
    ty: (each, depth) => {
      if (depth > 0) return false;
      if (each.kind === 'ref') components(each.ty, each.region, out);
      if (each.kind === 'adt' && hasRegions(each))
        for (const predicate of outlivesOf(items, each.def)) addSubstituted(predicate, each, out);
      return true;
    },
  });
  return out;
}

function addSubstituted(predicate: Outlives, ty: Extract<Ty, { kind: 'adt' }>, out: Outlives[]): void {
  if (predicate.kind === 'type-outlives') {
    const region = substRegion(predicate.region, ty);
    if (region !== undefined) components(substTy(predicate.ty, ty.args), region, out);
  } else {
    const substituted = substPredicate(predicate, ty.args);
    if (isOutlives(substituted)) out.push(substituted);
  }
}

function substRegion(region: Region, ty: Extract<Ty, { kind: 'adt' }>): Region | undefined {
  const moved = substPredicate({ kind: 'region-outlives', longer: region, shorter: region }, ty.args);
  return moved.kind === 'region-outlives' ? moved.longer : undefined;
}

/** `T: 'r` taken apart: each region of `T` outlives `'r`, and each parameter in it. */
function components(ty: Ty, region: Region, out: Outlives[]): void {
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'param' || each.kind === 'projection') out.push({ kind: 'type-outlives', ty: each, region });
      return each.kind !== 'projection';
    },
    region: (each, depth) => {
      if (each.kind !== 're-bound' || each.depth >= depth)
        out.push({ kind: 'region-outlives', longer: each, shorter: region });
    },
  });
}

/** Asks for all that a type needs, at a call whose signature mentions it. */
export function requireWellFormed(cx: TypingCx, ty: Ty, cause: Cause): void {
  for (const need of needsOf(cx.items, ty)) prove(cx, need, cause);
}
