/** Whether any free region occurs in a type: what has none takes no part in borrow checking. */
import { isRegion, isTy, walkTy } from './fold.ts';
import type { GenericArg, Ty } from './ty.ts';

const known = new WeakMap<Ty, boolean>();

export function hasRegions(ty: Ty): boolean {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'param':
      return false;
    case 'ref':
      return true;
    default:
      break;
  }
  const before = known.get(ty);
  if (before !== undefined) return before;
  let found = false;
  walkTy(ty, {
    ty: () => !found,
    region: (region, depth) => {
      if (region.kind !== 're-bound' || region.depth >= depth) found = true;
    },
  });
  known.set(ty, found);
  return found;
}

export const argHasRegions = (arg: GenericArg): boolean => isRegion(arg) || (isTy(arg) && hasRegions(arg));
