/** Which layer something is lowered in: the library's, which is kept from program to program, or the program's own. */
import { isConst, isRegion, walkTy } from '../types/fold.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import type { Lowered } from './state.ts';

/** The greatest definition that a type mentions; -1 for none. Ids of the library are below all of a program's. */
const greatest = new WeakMap<Ty, number>();

function greatestDef(ty: Ty): number {
  const known = greatest.get(ty);
  if (known !== undefined) return known;
  let found = -1;
  const see = (def: DefId) => {
    if (def > found) found = def;
  };
  walkTy(ty, {
    ty: (each) => {
      switch (each.kind) {
        case 'adt':
        case 'fn-def':
        case 'opaque':
        case 'closure':
          see(each.def);
          break;
        case 'projection':
          see(each.item);
          break;
        case 'dyn':
          if (each.principal !== undefined) {
            see(each.principal.trait);
            for (const projection of each.principal.projections) see(projection.item);
          }
          each.autos.forEach(see);
          break;
        default:
      }
      return true;
    },
  });
  greatest.set(ty, found);
  return found;
}

/** Whether an argument mentions only definitions below `start`. */
export const isBelow = (arg: GenericArg, start: number): boolean =>
  isRegion(arg) || isConst(arg) || greatestDef(arg) < start;

/** The layer for a type. */
export const layerOfTy = (lowered: Lowered, ty: Ty): Lowered =>
  lowered.below !== undefined && greatestDef(ty) < lowered.ownStart ? lowered.below : lowered;

/** The layer for an item with its arguments. */
export function layerOf(lowered: Lowered, def: DefId, args: readonly GenericArg[]): Lowered {
  if (lowered.below === undefined || def >= lowered.ownStart) return lowered;
  if (!args.every((arg) => isBelow(arg, lowered.ownStart))) return lowered;
  return lowered.below;
}

/** Ops and slots of the library are numbered from here. */
export const FIRST_LIBRARY_NUMBER = 0x10000000;

export const slotOwner = (lowered: Lowered, slotId: number): Lowered['slotOwners'][number] | undefined =>
  slotId >= FIRST_LIBRARY_NUMBER
    ? lowered.below?.slotOwners[slotId - FIRST_LIBRARY_NUMBER]
    : lowered.slotOwners[slotId];
