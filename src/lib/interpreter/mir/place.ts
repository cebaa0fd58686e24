/** Places: making, comparing, printing for maps, and their types. */
import { invariant, unreachable } from '../../heap/base/index.ts';
import { isTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { isLang } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import type { LocalDecl, LocalId, Place, Projection } from './ir.ts';
import { ERROR, USIZE, arrayTy } from '../types/make.ts';

export const placeOf = (local: LocalId): Place => ({ local, path: [] });
export const project = (place: Place, ...more: readonly Projection[]): Place => ({
  local: place.local,
  path: [...place.path, ...more],
});
export const derefOf = (place: Place): Place => project(place, DEREF);
export const fieldOf = (place: Place, index: number, ty: Ty): Place => project(place, { kind: 'field', index, ty });
export const DEREF: Projection = { kind: 'deref' };

/** The place without its last `count` projections. */
export const baseOf = (place: Place, count = 1): Place => ({
  local: place.local,
  path: place.path.slice(0, place.path.length - count),
});

export function sameProjection(a: Projection, b: Projection): boolean {
  switch (a.kind) {
    case 'deref':
      return b.kind === 'deref';
    case 'field':
      return b.kind === 'field' && a.index === b.index;
    case 'index':
      return b.kind === 'index' && a.local === b.local;
    case 'constant-index':
      return (
        b.kind === 'constant-index' && a.offset === b.offset && a.fromEnd === b.fromEnd && a.minLength === b.minLength
      );
    case 'subslice':
      return b.kind === 'subslice' && a.from === b.from && a.to === b.to && a.fromEnd === b.fromEnd;
    case 'downcast':
      return b.kind === 'downcast' && a.variant === b.variant;
    default:
      return unreachable(a);
  }
}

export const samePlace = (a: Place, b: Place): boolean =>
  a === b ||
  (a.local === b.local &&
    a.path.length === b.path.length &&
    a.path.every((each, index) => {
      const other = b.path[index];
      return other !== undefined && sameProjection(each, other);
    }));

export function projectionKey(projection: Projection): string {
  switch (projection.kind) {
    case 'deref':
      return '*';
    case 'field':
      return `.${projection.index}`;
    case 'index':
      return `[_${projection.local}]`;
    case 'constant-index':
      return `[${projection.fromEnd ? '-' : ''}${projection.offset}/${projection.minLength}]`;
    case 'subslice':
      return `[${projection.from}:${projection.fromEnd ? '-' : ''}${projection.to}]`;
    case 'downcast':
      return `#${projection.variant}`;
    default:
      return unreachable(projection);
  }
}

export const placeKey = (place: Place): string => `_${place.local}${place.path.map(projectionKey).join('')}`;

/** What a `Box` holds; undefined for any other type. */
export function boxedTy(items: ItemTables, ty: Ty): Ty | undefined {
  if (ty.kind !== 'adt' || !isLang(items, ty.def, 'owned_box')) return undefined;
  const content = ty.args.find(isTy);
  invariant(content !== undefined, 'a box has a content type');
  return content;
}

/** The type one projection further in. A downcast keeps the enum's type: its fields carry theirs. */
export function projectTy(items: ItemTables, ty: Ty, projection: Projection): Ty {
  switch (projection.kind) {
    case 'deref': {
      if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
      return boxedTy(items, ty) ?? ERROR;
    }
    case 'field':
      return projection.ty;
    case 'index':
    case 'constant-index':
      return ty.kind === 'array' || ty.kind === 'slice' ? ty.ty : ERROR;
    case 'subslice': {
      if (ty.kind !== 'array') return ty;
      const length = projection.to - projection.from;
      return arrayTy(ty.ty, { kind: 'const-value', value: BigInt(length), ty: USIZE });
    }
    case 'downcast':
      return ty;
    default:
      return unreachable(projection);
  }
}

export function declOf(locals: readonly LocalDecl[], local: LocalId): LocalDecl {
  const decl = locals[local];
  invariant(decl !== undefined, 'a local of this body');
  return decl;
}

export function placeTy(items: ItemTables, locals: readonly LocalDecl[], place: Place): Ty {
  let ty = declOf(locals, place.local).ty;
  for (const projection of place.path) ty = projectTy(items, ty, projection);
  return ty;
}
