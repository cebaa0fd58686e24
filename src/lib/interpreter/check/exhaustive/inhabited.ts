/** Types without values, as far as pattern checking may rely on it (Reference, "Never type"; `min_exhaustive_patterns`, Rust 1.82). */
import type { ItemTables } from '../../types/items.ts';
import { adtOf } from '../../types/lookup.ts';
import { fieldTy } from '../../solve/queries.ts';
import type { Ty } from '../../types/ty.ts';

/** References, pointers and parameters count as inhabited. Recursive types are cut off at `depth`, as inhabited. */
export function isUninhabited(items: ItemTables, ty: Ty, depth = 0): boolean {
  if (depth > 8) return false;
  switch (ty.kind) {
    case 'never':
      return true;
    case 'tuple':
      return ty.tys.some((each) => isUninhabited(items, each, depth + 1));
    case 'array':
      return !(ty.len.kind === 'const-value' && Number(ty.len.value) === 0) && isUninhabited(items, ty.ty, depth + 1);
    case 'adt': {
      const adt = adtOf(items, ty.def);
      if (adt.kind === 'union') return false;
      return adt.variants.every((variant, index) =>
        variant.fields.some((_, field) => isUninhabited(items, fieldTy(items, ty, index, field), depth + 1)),
      );
    }
    default:
      return false;
  }
}
