/** Types of places in region variables: from the local's type inwards, fields by substitution. */
import { upvarTysOf } from '../../types/closure.ts';
import { findIn } from '../../../heap/base/index.ts';
import type { Projection } from '../../mir/ir.ts';
import { isTy, substTy } from '../../types/fold.ts';
import { isLang } from '../../types/lookup.ts';
import type { ItemTables } from '../../types/items.ts';
import type { Ty } from '../../types/ty.ts';
import { ERROR, USIZE, arrayTy } from '../../types/make.ts';

/** Field types of one type object, computed once: locals share their types, and places are asked for again and again. */
type FieldCache = Map<Ty, Map<number, Ty>>;

export function createFieldTypes(
  items: ItemTables,
  normalize: (ty: Ty) => Ty,
): (ty: Ty, variant: number, field: number) => Ty {
  const cache: FieldCache = new Map();
  return (ty, variant, field) => {
    if (ty.kind === 'tuple') return ty.tys[field] ?? ERROR;
    if (ty.kind === 'closure') return upvarTysOf(ty)[field] ?? ERROR;
    if (ty.kind !== 'adt') return ERROR;
    let known = cache.get(ty);
    if (known === undefined) {
      known = new Map<number, Ty>();
      cache.set(ty, known);
    }
    const key = variant * 4096 + field;
    let found = known.get(key);
    if (found === undefined) {
      const info = findIn(items.adts, ty.def)?.variants[variant]?.fields[field];
      found = info === undefined ? ERROR : normalize(substTy(info.ty, ty.args));
      known.set(key, found);
    }
    return found;
  };
}

export function projectTyWith(
  items: ItemTables,
  fieldTy: (ty: Ty, variant: number, field: number) => Ty,
  ty: Ty,
  variant: number | undefined,
  projection: Projection,
): Ty {
  switch (projection.kind) {
    case 'deref':
      if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
      return ty.kind === 'adt' && isLang(items, ty.def, 'owned_box') ? (ty.args.find(isTy) ?? ERROR) : ERROR;
    case 'field':
      return fieldTy(ty, variant ?? 0, projection.index);
    case 'index':
    case 'constant-index':
      return ty.kind === 'array' || ty.kind === 'slice' ? ty.ty : ERROR;
    case 'subslice':
      if (ty.kind !== 'array') return ty;
      return arrayTy(ty.ty, {
        kind: 'const-value',
        value: BigInt(projection.to - projection.from),
        ty: USIZE,
      });
    default:
      return ty;
  }
}
