/** Decodes memory along a type, for the picture. */
import { invariant, unreachable } from '../../heap/base/index.ts';
import {
  BOOL,
  CLASS_MASK,
  CODE,
  DROPPED,
  MOVED,
  POINTER,
  sizeOfClass,
  stepOfInfo,
  valueOf,
  U64,
  type AllocId,
  type CellValue,
  type ScalarClass,
} from '../../heap/index.ts';
import { variantFn } from '../machine/lower/tag.ts';
import type { Lowered } from '../machine/state.ts';
import { findFunction, findVtable } from '../machine/vtable.ts';
import { eraseRegions } from '../types/fold.ts';
import { layoutOf, type FieldLayout, type Layout } from '../types/layout/index.ts';
import { boxedTy, findAdt, nameOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { asPointer, infoAt, peek, stretchOf, type MomentState, type Stretch } from './cells.ts';
import { defName } from './names.ts';
import { scalarText } from './scalar-text.ts';
import type { PointerValue, ScalarValue, ValueView } from './view.ts';

interface DecodeCx {
  readonly lowered: Lowered;
  readonly alloc: AllocId;
  readonly stretch: Stretch | undefined;
  readonly limit: number;
}

export function decodeAt(state: MomentState, alloc: AllocId, offset: number, ty: Ty, limit: number): ValueView {
  const { lowered } = state.machine;
  const layout = layoutOf(lowered.layouts, eraseRegions(ty));
  return decode({ lowered, alloc, stretch: stretchOf(state, alloc), limit }, offset, layout);
}

type State = ValueView['state'];
interface Standing {
  readonly state: State;
  readonly since: number;
}

function standingOf(info: number): Standing {
  if (info === 0) return { state: 'uninit', since: 0 };
  const since = stepOfInfo(info);
  if ((info & DROPPED) !== 0) return { state: 'dropped', since };
  return { state: (info & MOVED) !== 0 ? 'moved' : 'init', since };
}

/** What can be said of a whole by its parts. */
function combine(parts: readonly Standing[], none: Standing): Standing {
  const [first] = parts;
  if (first === undefined) return none;
  const since = parts.reduce((max, each) => Math.max(max, each.since), 0);
  if (parts.every((each) => each.state === first.state)) return { state: first.state, since };
  if (parts.some((each) => each.state === 'init' || each.state === 'partial')) return { state: 'partial', since };
  if (parts.some((each) => each.state === 'dropped')) return { state: 'dropped', since };
  return { state: 'moved', since };
}

function view(cx: DecodeCx, offset: number, layout: Layout, standing: Standing, shape: ValueView['shape']): ValueView {
  return {
    ty: layout.ty,
    alloc: cx.alloc,
    offset,
    size: layout.size,
    state: standing.state,
    since: standing.since,
    shape,
  };
}

function decode(cx: DecodeCx, offset: number, layout: Layout): ValueView {
  const { lowered } = cx;
  const ty = layout.ty;
  const shape = layout.shape;
  const items = lowered.program.items;
  if (ty.kind === 'ref' || ty.kind === 'ptr') {
    const standing = standingAt(cx, offset);
    return view(cx, offset, layout, standing, {
      kind: 'reference',
      pointer: pointerAt(cx, offset, shape.kind === 'wide-pointer' ? shape.meta : 'none'),
      isMut: ty.isMut,
      isRaw: ty.kind === 'ptr',
      isBox: false,
    });
  }
  if (boxedTy(items, ty) !== undefined) {
    const standing = standingAt(cx, offset);
    return view(cx, offset, layout, standing, {
      kind: 'reference',
      pointer: pointerAt(cx, offset, boxMeta(layout)),
      isMut: true,
      isRaw: false,
      isBox: true,
    });
  }
  switch (shape.kind) {
    case 'scalar':
      return decodeScalar(cx, offset, layout, shape.cls);
    case 'wide-pointer':
      return view(cx, offset, layout, standingAt(cx, offset), {
        kind: 'reference',
        pointer: pointerAt(cx, offset, shape.meta),
        isMut: false,
        isRaw: true,
        isBox: false,
      });
    case 'struct':
      return decodeStruct(cx, offset, layout, shape.fields);
    case 'union':
      return decodeStruct(cx, offset, layout, shape.fields);
    case 'array':
      return sequence(cx, offset, layout, shape.element, shape.count);
    case 'slice':
      return sequence(
        cx,
        offset,
        layout,
        shape.element,
        shape.element.size === 0 ? 0 : Math.floor(((cx.stretch?.size ?? offset) - offset) / shape.element.size),
      );
    case 'enum':
      return decodeEnum(cx, offset, layout);
    case 'str':
    case 'dyn':
      return view(cx, offset, layout, standingAt(cx, offset), { kind: 'unit' });
    default:
      return unreachable(shape);
  }
}

/** How many bytes of metadata a box's pointer carries, seen from its layout. */
function boxMeta(layout: Layout): 'none' | 'length' | 'vtable' {
  const shape = layout.shape;
  if (shape.kind === 'wide-pointer') return shape.meta;
  if (shape.kind !== 'struct') return 'none';
  for (const field of shape.fields) {
    const found = boxMeta(field.layout);
    if (found !== 'none') return found;
  }
  return 'none';
}

const standingAt = (cx: DecodeCx, offset: number): Standing =>
  cx.stretch === undefined ? { state: 'dropped', since: 0 } : standingOf(infoAt(cx.stretch, offset));

function pointerAt(cx: DecodeCx, offset: number, meta: 'none' | 'length' | 'vtable'): PointerValue | undefined {
  if (cx.stretch === undefined || infoAt(cx.stretch, offset) === 0) return undefined;
  const pointer = asPointer(peek(cx.stretch, offset, POINTER));
  if (pointer === undefined) return undefined;
  return pointerValue(
    pointer,
    meta === 'none' ? undefined : peek(cx.stretch, offset + 8, meta === 'length' ? U64 : CODE),
  );
}

export function pointerValue(
  pointer: { readonly alloc: AllocId | undefined; readonly offset: number; readonly address: number },
  second: CellValue,
): PointerValue {
  const vtable = findVtable(second);
  return {
    kind: 'pointer',
    alloc: pointer.alloc,
    offset: pointer.offset,
    address: pointer.address,
    meta: vtable !== undefined ? { vtable: vtable.ty } : typeof second === 'number' ? second : undefined,
  };
}

function decodeScalar(cx: DecodeCx, offset: number, layout: Layout, cls: ScalarClass): ValueView {
  const standing = standingAt(cx, offset);
  const raw = cx.stretch === undefined || standing.state === 'uninit' ? undefined : peek(cx.stretch, offset, cls);
  return view(cx, offset, layout, standing, {
    kind: 'scalar',
    value: scalarValue(cls, raw),
    text: raw === undefined ? '' : scalarText(cx.lowered, cls, raw),
  });
}

function scalarValue(cls: ScalarClass, raw: CellValue): ScalarValue | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === 'object') {
    if (raw.kind === 'pointer') return pointerValue(raw, undefined);
    const target = findFunction(raw);
    return target === undefined ? raw.address : { kind: 'fn', def: target.def, args: target.args };
  }
  return cls === BOOL ? raw === 1 : raw;
}

function decodeStruct(cx: DecodeCx, offset: number, layout: Layout, fields: readonly FieldLayout[]): ValueView {
  const ty = layout.ty;
  const items = cx.lowered.program.items;
  const none: Standing = layout.size === 0 ? emptyStanding(cx, offset) : { state: 'uninit', since: 0 };
  if ((ty.kind === 'tuple' && ty.tys.length === 0) || ty.kind === 'never')
    return view(cx, offset, layout, none, { kind: 'unit' });
  if (ty.kind === 'fn-def')
    return view(cx, offset, layout, none, {
      kind: 'scalar',
      value: { kind: 'fn', def: ty.def, args: ty.args },
      text: defName(items, ty.def),
    });
  const adt = ty.kind === 'adt' ? findAdt(items, ty.def) : undefined;
  const info = adt?.variants[0];
  // A closure's fields are called as the places that it captured.
  const captures = ty.kind === 'closure' ? cx.lowered.program.bodyOf(ty.def)?.captures : undefined;
  const values = fields.map((field, index) => ({
    name: info?.fields[index]?.name ?? captures?.[index]?.name ?? String(index),
    value: decode(cx, offset + field.offset, field.layout),
  }));
  const isUnion = layout.shape.kind === 'union';
  const parts = values
    .filter(({ value }) => value.size > 0 && (!isUnion || value.state !== 'uninit'))
    .map(({ value }) => value);
  return view(cx, offset, layout, combine(parts, none), {
    kind: 'aggregate',
    name: ty.kind === 'adt' ? nameOf(items, ty.def) : ty.kind === 'closure' ? '{closure}' : '',
    isEnum: false,
    isTuple: ty.kind === 'tuple' || info?.ctorKind === 'tuple',
    fields: values,
    view: adt?.view,
  });
}

/** A value without bytes: its local's only entry decides. Inside something larger it is there with the whole. */
function emptyStanding(cx: DecodeCx, offset: number): Standing {
  if (cx.stretch === undefined) return { state: 'dropped', since: 0 };
  return cx.stretch.size === 0 ? standingOf(infoAt(cx.stretch, offset)) : { state: 'init', since: 0 };
}

function sequence(cx: DecodeCx, offset: number, layout: Layout, element: Layout, count: number): ValueView {
  const shown = Math.min(count, cx.limit);
  const elements = Array.from({ length: shown }, (_, index) => decode(cx, offset + index * element.size, element));
  const none: Standing = layout.size === 0 ? emptyStanding(cx, offset) : { state: 'init', since: 0 };
  return view(cx, offset, layout, combine(element.size === 0 ? [] : elements, none), {
    kind: 'sequence',
    elements,
    length: count,
  });
}

function decodeEnum(cx: DecodeCx, offset: number, layout: Layout): ValueView {
  const shape = layout.shape;
  invariant(shape.kind === 'enum' && layout.ty.kind === 'adt', 'an enum is declared');
  const adt = findAdt(cx.lowered.program.items, layout.ty.def);
  const tag = shape.tag;
  const tagStanding: Standing =
    tag.kind === 'single' ? { state: 'init', since: 0 } : standingAt(cx, offset + tag.offset);
  const raw =
    tag.kind === 'single' || cx.stretch === undefined ? undefined : peek(cx.stretch, offset + tag.offset, tag.cls);
  const variant = tag.kind === 'single' ? tag.variant : raw === undefined ? -1 : variantFn(layout)(raw);
  const info = adt?.variants[variant];
  if (info === undefined) {
    return view(cx, offset, layout, tagStanding.state === 'init' ? { state: 'uninit', since: 0 } : tagStanding, {
      kind: 'aggregate',
      name: adt === undefined ? '' : nameOf(cx.lowered.program.items, adt.def),
      isEnum: true,
      isTuple: false,
      fields: [],
      view: adt?.view,
    });
  }
  const fields = (shape.variants[variant]?.fields ?? []).map((field, index) => ({
    name: info.fields[index]?.name ?? String(index),
    value: decode(cx, offset + field.offset, field.layout),
  }));
  const parts: Standing[] = fields.filter(({ value }) => value.size > 0).map(({ value }) => value);
  // A niche that lies in this variant's own field is no cell of its own.
  const hasOwnTag = tag.kind === 'direct' || (tag.kind === 'niche' && variant !== tag.dataVariant);
  if (hasOwnTag) parts.push(tagStanding);
  const none: Standing = layout.size === 0 ? emptyStanding(cx, offset) : { state: 'init', since: 0 };
  return view(cx, offset, layout, combine(parts, none), {
    kind: 'aggregate',
    name: info.name,
    isEnum: true,
    isTuple: info.ctorKind === 'tuple',
    fields,
    view: adt?.view,
  });
}

/** More cells than a reader looks at one by one. */
const MOST_RAW = 4096;

/** Every cell of an allocation, for the raw view. */
export function rawCells(
  state: MomentState,
  id: AllocId,
): readonly {
  readonly offset: number;
  readonly size: number;
  readonly text: string;
  readonly writtenAt: number;
  readonly state: 'init' | 'moved';
}[] {
  const stretch = stretchOf(state, id);
  if (stretch === undefined) return [];
  const out: { offset: number; size: number; text: string; writtenAt: number; state: 'init' | 'moved' }[] = [];
  const count = Math.min(MOST_RAW, (stretch.size + (1 << stretch.shift) - 1) >> stretch.shift);
  for (let i = 0; i < count; i++) {
    const info = infoAt(stretch, i << stretch.shift);
    if (info === 0) continue;
    const cls = info & CLASS_MASK;
    out.push({
      offset: i << stretch.shift,
      size: sizeOfClass(cls),
      text: scalarText(
        state.machine.lowered,
        cls,
        valueOf(stretch.cells, stretch.base, stretch.shift, i << stretch.shift),
      ),
      writtenAt: stepOfInfo(info),
      state: (info & (MOVED | DROPPED)) === 0 ? 'init' : 'moved',
    });
  }
  return out;
}
