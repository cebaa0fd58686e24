/** The layout of any monomorphic type, remembered. */
import { upvarTysOf } from '../closure.ts';
import { invariant, InvariantError, unreachable } from '../../../heap/base/index.ts';
import {
  BOOL,
  CHAR,
  CODE,
  F32,
  F64,
  I128,
  I16,
  I32,
  I64,
  I8,
  POINTER,
  sizeOfClass,
  U128,
  U16,
  U32,
  U64,
  U8,
  type ScalarClass,
} from '../../../heap/index.ts';
import { substTy, tyKey } from '../fold.ts';
import type { AdtInfo, ItemTables } from '../items.ts';
import { adtOf, isLang, predicatesOf } from '../lookup.ts';
import type { GenericArg, IntName, Ty } from '../ty.ts';
import { layoutEnum } from './enum.ts';
import type { FieldLayout, Layout, Niche, Shape } from './layout.ts';
import { nicheOf } from './niche.ts';
import { alignTo, placeFields, RUST_REPR, type Repr } from './struct.ts';

export interface Layouts {
  readonly items: ItemTables;
  /** Resolves projections and opaque types of a monomorphic type. */
  readonly normalize: (ty: Ty) => Ty;
  readonly byTy: WeakMap<Ty, Layout>;
  readonly byKey: Map<string, Layout>;
}

export const createLayouts = (items: ItemTables, normalize: (ty: Ty) => Ty): Layouts => ({
  items,
  normalize,
  byTy: new WeakMap(),
  byKey: new Map(),
});

export function layoutOf(cx: Layouts, ty: Ty): Layout {
  const known = cx.byTy.get(ty);
  if (known !== undefined) return known;
  const key = tyKey(ty);
  let layout = cx.byKey.get(key);
  if (layout === undefined) {
    layout = buildLayout(cx, ty);
    cx.byKey.set(key, layout);
  }
  cx.byTy.set(ty, layout);
  return layout;
}

export const INT_CLASSES: Readonly<Record<IntName, ScalarClass>> = {
  i8: I8,
  i16: I16,
  i32: I32,
  i64: I64,
  i128: I128,
  isize: I64,
  u8: U8,
  u16: U16,
  u32: U32,
  u64: U64,
  u128: U128,
  usize: U64,
};

const shiftOfAlign = (align: number): number => Math.min(4, 31 - Math.clz32(align));

function scalarLayout(ty: Ty, cls: ScalarClass, niche: Niche | undefined): Layout {
  const size = sizeOfClass(cls);
  return {
    ty,
    size,
    align: size,
    shift: shiftOfAlign(size),
    scalar: cls,
    shape: { kind: 'scalar', cls },
    niche,
    isUninhabited: false,
    isUnsized: false,
    overlaps: false,
  };
}

const MAX_ADDRESS = (1n << 64n) - 1n;
const NON_NULL: Niche | undefined = nicheOf(0, POINTER, 1n, MAX_ADDRESS);

function buildLayout(cx: Layouts, given: Ty): Layout {
  const ty = cx.normalize(given);
  switch (ty.kind) {
    case 'bool':
      return scalarLayout(ty, BOOL, nicheOf(0, BOOL, 0n, 1n));
    case 'char':
      return scalarLayout(ty, CHAR, nicheOf(0, CHAR, 0n, 0x10ffffn));
    case 'int':
      return scalarLayout(ty, INT_CLASSES[ty.name], undefined);
    case 'float':
      return scalarLayout(ty, ty.name === 'f32' ? F32 : F64, undefined);
    case 'never':
      return { ...structLayout(ty, [], RUST_REPR, false), isUninhabited: true };
    case 'ref':
      return pointerLayout(cx, ty, ty.ty, true);
    case 'ptr':
      return pointerLayout(cx, ty, ty.ty, false);
    case 'fn-ptr':
      return scalarLayout(ty, CODE, nicheOf(0, CODE, 1n, MAX_ADDRESS));
    case 'fn-def':
      return structLayout(ty, [], RUST_REPR, false);
    case 'str':
      return unsizedLayout(ty, 1, 0, { kind: 'str' });
    case 'dyn':
      return unsizedLayout(ty, 1, 0, { kind: 'dyn' });
    case 'slice': {
      const element = layoutOf(cx, ty.ty);
      return unsizedLayout(ty, element.align, element.shift, { kind: 'slice', element });
    }
    case 'array': {
      const element = layoutOf(cx, ty.ty);
      invariant(ty.len.kind === 'const-value', 'an instance knows its array lengths');
      const count = Number(ty.len.value);
      return {
        ty,
        size: element.size * count,
        align: element.align,
        shift: element.shift,
        scalar: count === 1 ? element.scalar : 0,
        shape: { kind: 'array', element, count },
        niche: count === 0 ? undefined : element.niche,
        isUninhabited: count > 0 && element.isUninhabited,
        isUnsized: false,
        overlaps: element.overlaps,
      };
    }
    case 'tuple':
      return structLayout(
        ty,
        ty.tys.map((each) => layoutOf(cx, each)),
        RUST_REPR,
        true,
      );
    case 'closure':
      return structLayout(
        ty,
        upvarTysOf(ty).map((each) => layoutOf(cx, each)),
        RUST_REPR,
        false,
      );
    case 'adt':
      return adtLayout(cx, ty, adtOf(cx.items, ty.def), ty.args);
    case 'param':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'error':
      throw new InvariantError(`no layout of the type ${tyKey(ty)}`);
    default:
      return unreachable(ty);
  }
}

const unsizedLayout = (ty: Ty, align: number, shift: number, shape: Shape): Layout => ({
  ty,
  size: 0,
  align,
  shift,
  scalar: 0,
  shape,
  niche: undefined,
  isUninhabited: false,
  isUnsized: true,
  overlaps: false,
});

/** What a pointer to `ty` carries beside the address: nothing, a length or a vtable; from the type's last field. */
export function pointeeMeta(cx: Layouts, ty: Ty): 'none' | 'length' | 'vtable' {
  const pointee = cx.normalize(ty);
  switch (pointee.kind) {
    case 'str':
    case 'slice':
      return 'length';
    case 'dyn':
      return 'vtable';
    case 'tuple': {
      const last = pointee.tys[pointee.tys.length - 1];
      return last === undefined ? 'none' : pointeeMeta(cx, last);
    }
    case 'adt': {
      const info = adtOf(cx.items, pointee.def);
      if (info.kind !== 'struct') return 'none';
      const fields = info.variants[0]?.fields ?? [];
      const last = fields[fields.length - 1];
      // Only a type parameter can make a struct unsized or not; others are what they are.
      return last === undefined || isLang(cx.items, pointee.def, 'owned_box')
        ? 'none'
        : pointeeMeta(cx, substTy(last.ty, pointee.args));
    }
    default:
      return 'none';
  }
}

function pointerLayout(cx: Layouts, ty: Ty, pointee: Ty, isNonNull: boolean): Layout {
  const meta = pointeeMeta(cx, pointee);
  if (meta === 'none') return scalarLayout(ty, POINTER, isNonNull ? NON_NULL : undefined);
  const niche = isNonNull ? NON_NULL : meta === 'vtable' ? nicheOf(8, CODE, 1n, MAX_ADDRESS) : undefined;
  return {
    ty,
    size: 16,
    align: 8,
    shift: 3,
    scalar: 0,
    shape: { kind: 'wide-pointer', meta },
    niche,
    isUninhabited: false,
    isUnsized: false,
    overlaps: false,
  };
}

function structLayout(ty: Ty, fields: readonly Layout[], repr: Repr, mayBeUnsized: boolean): Layout {
  const last = fields[fields.length - 1];
  const isUnsized = last?.isUnsized ?? false;
  const placed = placeFields(fields, repr, { kind: mayBeUnsized ? 'maybe-unsized' : 'sized' });
  return finish(
    ty,
    fields.map((layout, index) => ({ layout, offset: placed.offsets[index] ?? 0 })),
    placed,
    isUnsized,
  );
}

function finish(
  ty: Ty,
  fields: readonly FieldLayout[],
  placed: {
    readonly size: number;
    readonly align: number;
    readonly niche: Niche | undefined;
    readonly isUninhabited: boolean;
  },
  isUnsized: boolean,
): Layout {
  const filled = fields.filter((field) => field.layout.size > 0 || field.layout.isUnsized);
  const only = filled.length === 1 ? filled[0] : undefined;
  return {
    ty,
    size: placed.size,
    align: placed.align,
    niche: placed.niche,
    isUninhabited: placed.isUninhabited,
    isUnsized,
    shift: granuleOf(fields, placed.align),
    scalar: only?.offset === 0 && only.layout.size === placed.size ? only.layout.scalar : 0,
    shape: { kind: 'struct', fields },
    overlaps: fields.some((field) => field.layout.overlaps),
  };
}

/** The coarsest granule on which all scalars of the fields begin. */
function granuleOf(fields: readonly FieldLayout[], align: number): number {
  let shift = shiftOfAlign(align);
  for (const { offset, layout } of fields) {
    if (layout.size === 0 && !layout.isUnsized) continue;
    shift = Math.min(shift, layout.shift);
    while (shift > 0 && (offset & ((1 << shift) - 1)) !== 0) shift--;
  }
  return shift;
}

function adtLayout(cx: Layouts, ty: Ty, info: AdtInfo, args: readonly GenericArg[]): Layout {
  const intTy = info.repr.int;
  const int = intTy?.kind === 'int' ? INT_CLASSES[intTy.name] : undefined;
  const repr: Repr = {
    c: info.repr.c,
    transparent: info.repr.transparent,
    isOrdered: info.kind === 'enum' && int !== undefined,
    align: info.repr.align ?? 1,
    pack: info.repr.pack ?? Infinity,
  };
  const layoutsOf = (index: number): Layout[] =>
    (info.variants[index]?.fields ?? []).map((field) => layoutOf(cx, substTy(field.ty, args)));
  switch (info.kind) {
    case 'struct': {
      const fields = layoutsOf(0);
      const layout = structLayout(ty, fields, repr, mayBeUnsized(cx.items, info));
      if (isLang(cx.items, info.def, 'owned_box')) return { ...layout, niche: NON_NULL };
      // The niches inside an UnsafeCell are hidden, since its content may change under a shared reference.
      if (isLang(cx.items, info.def, 'UnsafeCell')) return { ...layout, niche: undefined };
      // Whatever lies in one is a value of it: it is moved by bytes.
      if (isLang(cx.items, info.def, 'MaybeUninit'))
        return { ...layout, niche: undefined, scalar: 0, isUninhabited: false };
      // A wide pointer's first scalar is its data pointer.
      if (info.validRange !== undefined)
        return {
          ...layout,
          niche: nicheOf(0, layout.scalar === 0 ? POINTER : layout.scalar, info.validRange.start, info.validRange.end),
        };
      return layout;
    }
    case 'union': {
      const fields = layoutsOf(0).map((layout) => ({ layout, offset: 0 }));
      const widest = fields.reduce((max, field) => Math.max(max, field.layout.align), 1);
      const align = Math.max(Math.min(widest, repr.pack), repr.align);
      const size = alignTo(
        fields.reduce((max, field) => Math.max(max, field.layout.size), 0),
        align,
      );
      const filled = fields.filter((field) => field.layout.size > 0);
      return {
        ty,
        size,
        align,
        shift: granuleOf(fields, align),
        scalar: 0,
        shape: { kind: 'union', fields },
        niche: undefined,
        isUninhabited: false,
        isUnsized: false,
        overlaps: filled.length > 1 || filled.some((field) => field.layout.overlaps),
      };
    }
    case 'enum': {
      const parts = layoutEnum(
        info.variants.map((variant, index) => ({ fields: layoutsOf(index), discriminant: variant.discriminant })),
        { ...repr, int },
      );
      const tag = parts.tag;
      const filled = parts.variants.flatMap((variant) => variant.fields).filter((field) => field.layout.size > 0);
      let shift = granuleOf(filled, parts.align);
      if (tag.kind !== 'single') while (shift > 0 && (tag.offset & ((1 << shift) - 1)) !== 0) shift--;
      if (tag.kind !== 'single') shift = Math.min(shift, shiftOfAlign(sizeOfClass(tag.cls)));
      const isScalar =
        tag.kind !== 'single' &&
        sizeOfClass(tag.cls) === parts.size &&
        filled.every((field) => field.layout.scalar === tag.cls);
      return {
        ty,
        size: parts.size,
        align: parts.align,
        shift,
        scalar: isScalar ? tag.cls : 0,
        shape: { kind: 'enum', variants: parts.variants, tag },
        niche: parts.niche,
        isUninhabited: parts.isUninhabited,
        isUnsized: false,
        overlaps:
          filled.some((field) => field.layout.overlaps) ||
          parts.variants.filter((variant) => variant.fields.some((field) => field.layout.size > 0)).length > 1,
      };
    }
    default:
      return unreachable(info.kind);
  }
}

/**
 * rustc keeps the last field last when its type may be unsized: an unsized type, a type parameter that is `?Sized`, or a
 * struct whose own last field may be.
 */
export function mayBeUnsized(items: ItemTables, info: AdtInfo): boolean {
  let tail = lastFieldTy(items, info);
  for (let hops = 0; tail?.kind === 'adt' && hops < 64; hops++) {
    const inner = lastFieldTy(items, adtOf(items, tail.def));
    tail = inner === undefined ? undefined : substTy(inner, tail.args);
  }
  if (tail === undefined) return false;
  if (tail.kind === 'str' || tail.kind === 'slice' || tail.kind === 'dyn') return true;
  if (tail.kind !== 'param') return false;
  const isSized = predicatesOf(items, info.def).some((each) => {
    const self = each.kind === 'trait' && isLang(items, each.trait.trait, 'Sized') ? each.trait.args[0] : undefined;
    return self?.kind === 'param' && self.index === tail.index;
  });
  return !isSized;
}

function lastFieldTy(items: ItemTables, info: AdtInfo): Ty | undefined {
  if (info.kind !== 'struct' || isLang(items, info.def, 'owned_box')) return undefined;
  const fields = info.variants[0]?.fields ?? [];
  return fields[fields.length - 1]?.ty;
}

/** A field of a struct-like shape or of an enum's variant. */
export function fieldOf(layout: Layout, variant: number | undefined, index: number): FieldLayout {
  const shape = layout.shape;
  const fields =
    shape.kind === 'struct' || shape.kind === 'union'
      ? shape.fields
      : shape.kind === 'enum'
        ? shape.variants[variant ?? 0]?.fields
        : undefined;
  const field = fields?.[index];
  invariant(field !== undefined, 'a field of this type');
  return field;
}

/** Size and alignment of a value behind a wide pointer. `ofVtable` answers for what a vtable stands for. */
export function sizeOfValue(
  layout: Layout,
  meta: number,
  ofVtable: () => { readonly size: number; readonly align: number },
): { readonly size: number; readonly align: number } {
  const shape = layout.shape;
  switch (shape.kind) {
    case 'slice':
      return { size: shape.element.size * meta, align: shape.element.align };
    case 'str':
      return { size: meta, align: 1 };
    case 'dyn':
      return ofVtable();
    case 'struct': {
      const tail = shape.fields[shape.fields.length - 1];
      if (!layout.isUnsized || tail === undefined) return { size: layout.size, align: layout.align };
      const inner = sizeOfValue(tail.layout, meta, ofVtable);
      const align = Math.max(layout.align, inner.align);
      return { size: alignTo(alignTo(tail.offset, inner.align) + inner.size, align), align };
    }
    default:
      return { size: layout.size, align: layout.align };
  }
}
