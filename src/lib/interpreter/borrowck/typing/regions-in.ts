/** Which regions a type mentions, and giving each a variable of its own (rustc's `renumber`). */
import { upvarTysOf } from '../../types/closure.ts';
import { mapArg, mapArgs, mapTy, sameRegion, type TyMapper, walkTy } from '../../types/fold.ts';
import { argHasRegions, hasRegions } from '../../types/has-regions.ts';
import type { ItemTables } from '../../types/items.ts';
import type { GenericArg, Region, Ty } from '../../types/ty.ts';
import { declaredOutlives } from '../../solve/outlives.ts';
import { type ConstraintSet, type RegionId, freshRegion, regionIdOf } from '../constraints.ts';

/** Region variables of a type, each once, in order of appearance. */
export function regionsOf(ty: Ty): RegionId[] {
  const out: RegionId[] = [];
  if (hasRegions(ty)) addRegionsOf(ty, out);
  return out;
}

export function addRegionsOf(ty: Ty, out: RegionId[]): void {
  walkTy(ty, {
    region: (region) => {
      const id = regionIdOf(region);
      if (id !== undefined && !out.includes(id)) out.push(id);
    },
  });
}

/**
 * The regions that a live value of the type keeps live. Of a projection or opaque type it is enough that it outlives a
 * live region by its declaration: `impl Trait + 'static` holds nothing (rustc's `FreeRegionsVisitor`).
 */
export function liveRegionsOf(items: ItemTables, ty: Ty): RegionId[] {
  const out: RegionId[] = [];
  const add = (region: Region): void => {
    const id = regionIdOf(region);
    if (id !== undefined && !out.includes(id)) out.push(id);
  };
  if (!hasRegions(ty)) return out;
  walkTy(ty, {
    ty: (each) => {
      // Of a closure its item's own lifetimes count only where the captures or the signature hold them.
      if (each.kind === 'closure') {
        walkTy(each.sig, { region: add });
        for (const upvar of upvarTysOf(each)) for (const id of liveRegionsOf(items, upvar)) add({ kind: 're-var', id });
        return false;
      }
      if (each.kind !== 'projection' && each.kind !== 'opaque') return hasRegions(each);
      const [first, ...others] = declaredOutlives(items, each);
      if (first === undefined || !others.every((other) => sameRegion(other, first))) return true;
      if (first.kind !== 're-static') add(first);
      return false;
    },
    region: add,
  });
  return out;
}

/** The type with a fresh variable for each region, but bound ones. */
export function renumber(set: ConstraintSet, ty: Ty): Ty {
  return hasRegions(ty) ? mapTy(ty, fresh(set)) : ty;
}

export const renumberArg = (set: ConstraintSet, arg: GenericArg): GenericArg =>
  argHasRegions(arg) ? mapArg(arg, fresh(set)) : arg;
export const renumberArgs = (set: ConstraintSet, args: readonly GenericArg[]): readonly GenericArg[] =>
  mapArgs(args, fresh(set));

const fresh = (set: ConstraintSet): TyMapper => ({
  ty: (ty) => (hasRegions(ty) ? undefined : ty),
  region: (region) => (region.kind === 're-bound' ? region : freshRegion(set)),
});

/** Puts the body's own region variables for the regions that the reader wrote; what was left out becomes a fresh one. */
export function withUniversals(set: ConstraintSet, ty: Ty, universalOf: (region: Region) => Region | undefined): Ty {
  return hasRegions(ty) ? mapTy(ty, universalMapper(set, universalOf)) : ty;
}

export const universalMapper = (set: ConstraintSet, universalOf: (region: Region) => Region | undefined): TyMapper => ({
  ty: (ty) => (hasRegions(ty) ? undefined : ty),
  region: (region) =>
    region.kind === 're-bound' || region.kind === 're-var' ? region : (universalOf(region) ?? freshRegion(set)),
});
