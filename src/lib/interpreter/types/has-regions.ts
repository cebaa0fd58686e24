/** Whether any free region occurs in a type: what has none takes no part in borrow checking. */
import { MENTIONS_BOUND_REGION, MENTIONS_FREE_REGION, mentions } from './flags.ts';
import { isRegion, isTy, walkTy } from './fold.ts';
import type { GenericArg, Ty } from './ty.ts';

export function hasRegions(ty: Ty): boolean {
  if (ty.kind === 'ref' || mentions(ty, MENTIONS_FREE_REGION)) return true;
  return mentions(ty, MENTIONS_BOUND_REGION) && hasEscapingRegion(ty);
}

/** A region whose binder lies around the type. */
function hasEscapingRegion(ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: () => !found,
    region: (region, depth) => {
      if (region.kind === 're-bound' && region.depth >= depth) found = true;
    },
  });
  return found;
}

export const argHasRegions = (arg: GenericArg): boolean => isRegion(arg) || (isTy(arg) && hasRegions(arg));
