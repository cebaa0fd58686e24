/**
 * Places, lowered: from a local and its projections to closures that read and write. A place is a base (the frame's
 * registers, a local's allocation, or a pointer that is followed), a byte offset (mostly known now, sometimes only at run
 * time) and, for unsized places, the length or vtable.
 */
import { invariant, InvariantError, unreachable } from '../../../heap/base/index.ts';
import {
  aim,
  allocId,
  CLASS_MASK,
  CODE,
  EMPTY,
  exposeByte,
  findAllocation,
  granuleOf,
  I8,
  LIVE,
  loadScalar,
  loadSlow,
  ownAllocation,
  pointerTo,
  POINTER,
  raise,
  raiseDead,
  reach,
  reachPlace,
  refineIn,
  sizeOfClass,
  spanAfter,
  spillIn,
  storeInRegisters,
  storeScalar,
  U64,
  U8,
  writable,
  pointerPlus,
  type Allocation,
  type Bulk,
  type CellValue,
  type Cells,
  type Pointer,
  type ScalarClass,
} from '../../../heap/index.ts';
import type { LocalId, Place } from '../../mir/ir.ts';
import { fieldOf, layoutOf, pointeeMeta, sizeOfValue, type Layout } from '../../types/layout/index.ts';
import { alignTo } from '../../types/layout/struct.ts';
import { boxedTy } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import type { Frame, LocalInfo, Machine } from '../state.ts';
import { sizeOfVtable } from '../vtable.ts';
import { concreteTy, type BodyCx } from './context.ts';
import { USIZE, arrayTy } from '../../types/make.ts';

export type Get = (m: Machine, f: Frame) => CellValue;
export type Num = (m: Machine, f: Frame) => number;
export type Do = (m: Machine, f: Frame) => void;
export type Put = (m: Machine, f: Frame, value: CellValue) => void;

export interface LoweredPlace {
  readonly layout: Layout;
  readonly base:
    | {
        readonly kind: 'register';
        readonly local: number;
        readonly index: number;
        readonly shift: number;
        /** The local is one scalar: what is written there covers nothing else. */
        readonly isScalar: boolean;
      }
    | { readonly kind: 'slot'; readonly local: number }
    | { readonly kind: 'deref'; readonly pointer: Get; readonly isRaw: boolean };
  readonly offset: number;
  /** Added at run time (indexes; tails behind a `dyn`). */
  readonly dynamic: Num | undefined;
  /** Of unsized places. */
  readonly meta: Get | undefined;
  readonly variant: number | undefined;
  /** Within a packed struct: the alignment that its fields have at most. */
  readonly pack?: number | undefined;
}

export function lowerPlace(cx: BodyCx, place: Place): LoweredPlace {
  let at = localPlace(cx, place.local);
  for (const projection of place.path) {
    switch (projection.kind) {
      case 'deref':
        at = derefPlace(cx, at);
        break;
      case 'field':
        at = fieldPlace(at, projection.index);
        break;
      case 'downcast':
        at = { ...at, variant: projection.variant };
        break;
      case 'index': {
        const element = elementOf(at.layout);
        const index = loadFn(localPlace(cx, projection.local), U64);
        const size = element.size;
        at = {
          ...at,
          layout: element,
          dynamic: plus(at.dynamic, (m, f) => Number(index(m, f)) * size),
          meta: undefined,
          variant: undefined,
        };
        break;
      }
      case 'constant-index': {
        const element = elementOf(at.layout);
        const size = element.size;
        if (!projection.fromEnd)
          at = {
            ...at,
            layout: element,
            offset: at.offset + projection.offset * size,
            meta: undefined,
            variant: undefined,
          };
        else if (at.layout.shape.kind === 'array')
          at = {
            ...at,
            layout: element,
            offset: at.offset + (at.layout.shape.count - projection.offset) * size,
            variant: undefined,
          };
        else {
          const length = lengthFn(at);
          const back = projection.offset;
          at = {
            ...at,
            layout: element,
            dynamic: plus(at.dynamic, (m, f) => (length(m, f) - back) * size),
            meta: undefined,
            variant: undefined,
          };
        }
        break;
      }
      case 'subslice': {
        const element = elementOf(at.layout);
        const { from, to, fromEnd } = projection;
        if (at.layout.shape.kind === 'array') {
          const count = (fromEnd ? at.layout.shape.count - to : to) - from;
          const ty: Ty = arrayTy(element.ty, { kind: 'const-value', value: BigInt(count), ty: USIZE });
          at = {
            ...at,
            layout: layoutOf(cx.lowered.layouts, ty),
            offset: at.offset + from * element.size,
            variant: undefined,
          };
        } else {
          const length = lengthFn(at);
          at = {
            ...at,
            offset: at.offset + from * element.size,
            meta: fromEnd ? (m, f) => length(m, f) - from - to : () => to - from,
            variant: undefined,
          };
        }
        break;
      }
      default:
        return unreachable(projection);
    }
  }
  return at;
}

export function localPlace(cx: BodyCx, local: LocalId): LoweredPlace {
  const info = cx.locals[local];
  invariant(info !== undefined, 'a place begins with a local of its body');
  return {
    layout: info.layout,
    base: info.isRegister ? registerBase(local, info) : { kind: 'slot', local },
    offset: 0,
    dynamic: undefined,
    meta: undefined,
    variant: undefined,
  };
}

export const registerBase = (local: number, info: LocalInfo): LoweredPlace['base'] => ({
  kind: 'register',
  local,
  index: info.index,
  shift: info.layout.shift,
  isScalar: info.layout.scalar !== 0,
});

function elementOf(layout: Layout): Layout {
  const shape = layout.shape;
  invariant(shape.kind === 'array' || shape.kind === 'slice', 'only arrays and slices are indexed');
  return shape.element;
}

const plus = (a: Num | undefined, b: Num): Num => (a === undefined ? b : (m, f) => a(m, f) + b(m, f));

function lengthFn(place: LoweredPlace): Num {
  const meta = place.meta;
  invariant(meta !== undefined, 'a slice knows its length');
  return (m, f) => Number(meta(m, f));
}

export function pointeeOf(cx: BodyCx, ty: Ty): Ty {
  if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
  const boxed = boxedTy(cx.lowered.program.items, ty);
  invariant(boxed !== undefined, 'only pointers and boxes are dereferenced');
  return boxed;
}

function derefPlace(cx: BodyCx, at: LoweredPlace): LoweredPlace {
  const ty = at.layout.ty;
  const pointee = concreteTy(cx, pointeeOf(cx, ty));
  const layout = layoutOf(cx.lowered.layouts, pointee);
  const kind = pointeeMeta(cx.lowered.layouts, pointee);
  return {
    layout,
    base: { kind: 'deref', pointer: loadFn(at, POINTER), isRaw: ty.kind === 'ptr' },
    offset: 0,
    dynamic: undefined,
    variant: undefined,
    meta: kind === 'none' ? undefined : loadFn({ ...at, offset: at.offset + 8 }, kind === 'length' ? U64 : CODE),
  };
}

function fieldPlace(at: LoweredPlace, index: number): LoweredPlace {
  const field = fieldOf(at.layout, at.variant, index);
  const layout = field.layout;
  const meta = field.layout.isUnsized ? at.meta : undefined;
  // Only a packed struct is aligned to less than a field of it.
  const pack = layout.align > at.layout.align ? Math.min(at.pack ?? Infinity, at.layout.align) : at.pack;
  if (meta !== undefined && dynTail(field.layout)) {
    // The tail begins at the alignment of the value that it really is.
    const start = field.offset;
    const tail = field.layout;
    return {
      ...at,
      layout,
      meta,
      variant: undefined,
      dynamic: plus(at.dynamic, (m, f) => alignTo(start, sizeOfMeta(m, tail, meta(m, f)).align)),
    };
  }
  return { ...at, layout, offset: at.offset + field.offset, meta, variant: undefined, pack };
}

function dynTail(layout: Layout): boolean {
  if (layout.shape.kind === 'dyn') return true;
  if (layout.shape.kind !== 'struct' || !layout.isUnsized) return false;
  const last = layout.shape.fields[layout.shape.fields.length - 1];
  return last !== undefined && dynTail(last.layout);
}

/** Size and alignment of an unsized value by its pointer's second half. */
export function sizeOfMeta(
  m: Machine,
  layout: Layout,
  meta: CellValue,
): { readonly size: number; readonly align: number } {
  return sizeOfValue(layout, typeof meta === 'number' ? meta : 0, () => sizeOfVtable(m.lowered, meta));
}

export const shifted = (place: LoweredPlace, layout: Layout, offset: number): LoweredPlace => ({
  ...place,
  layout,
  offset: place.offset + offset,
  variant: undefined,
});

// ---------------------------------------------------------------- scalars

/** The live allocation of a local in memory. */
export function slotOf(m: Machine, f: Frame, local: number): Allocation {
  const alloc = findAllocation(m.memory, allocId(f.slots[local] ?? 0));
  if (alloc === undefined) return raise('dangling-stack', 'uses a variable outside its scope');
  if (alloc.state !== LIVE) raiseDead(alloc, allocId(f.slots[local] ?? 0));
  return alloc;
}

function asPointer(value: CellValue): Pointer {
  if (typeof value !== 'object' || value.kind !== 'pointer')
    return raise('no-provenance', 'follows something that is no pointer');
  return value;
}

/** The pointer that a deref base follows, if it is one. */
const follow = (m: Machine, value: CellValue): Pointer => aim(m.memory, asPointer(value));

function checkAligned(pointer: Pointer, offset: number, align: number): void {
  if ((pointer.address + offset) % align !== 0)
    raise('misaligned', `reaches an address that is no multiple of ${align}`, pointer.alloc);
}

const requiredAlign = ({ pack }: LoweredPlace, align: number): number =>
  pack === undefined ? align : Math.min(align, pack);

/** Reads a scalar of class `cls` at the place. */
export function loadFn(place: LoweredPlace, cls: ScalarClass): Get {
  const { base, offset, dynamic } = place;
  const size = sizeOfClass(cls);
  const align = requiredAlign(place, size);
  switch (base.kind) {
    case 'register': {
      const index = base.index + (offset >> base.shift);
      const { shift, index: start } = base;
      return (_m, f) =>
        ((f.info[index] ?? 0) & CLASS_MASK) === cls ? f.vals[index] : loadSlow(f, start, shift, offset, cls, undefined);
    }
    case 'slot': {
      const local = base.local;
      if (dynamic === undefined) return (m, f) => loadScalar(slotOf(m, f, local), offset, cls);
      return (m, f) => {
        const alloc = slotOf(m, f, local);
        const at = offset + dynamic(m, f);
        if (at < 0 || at + size > alloc.size)
          raise('out-of-bounds', `reaches bytes ${at}..${at + size} of a variable of ${alloc.size}`, alloc.id);
        return loadScalar(alloc, at, cls);
      };
    }
    case 'deref': {
      const { pointer, isRaw } = base;
      const mayExpose = isRaw && (cls === U8 || cls === I8);
      return (m, f) => {
        const target = follow(m, pointer(m, f));
        const at = dynamic === undefined ? offset : offset + dynamic(m, f);
        const alloc = reach(m.memory, target, at, size);
        if (isRaw) checkAligned(target, at, align);
        if (mayExpose) exposeByte(m.memory, alloc, target.offset + at);
        return loadScalar(alloc, target.offset + at, cls);
      };
    }
    default:
      return unreachable(base);
  }
}

/** Writes a scalar at the place. */
export function storeFn(place: LoweredPlace, cls: ScalarClass): Put {
  const { base, offset, dynamic } = place;
  const size = sizeOfClass(cls);
  const align = requiredAlign(place, size);
  switch (base.kind) {
    case 'register': {
      const index = base.index + (offset >> base.shift);
      if (base.isScalar && spanAfter(cls, base.shift) === 0)
        return (m, f, value) => {
          f.vals[index] = value;
          f.info[index] = m.now + cls;
        };
      const { index: start, shift } = base;
      return (m, f, value) => {
        if (((f.info[index] ?? 0) & CLASS_MASK) === cls) {
          f.vals[index] = value;
          f.info[index] = m.now + cls;
        } else storeInRegisters(f, start, index, shift, cls, value, m.now);
      };
    }
    case 'slot': {
      const local = base.local;
      return (m, f, value) => {
        const alloc = slotOf(m, f, local);
        const at = dynamic === undefined ? offset : offset + dynamic(m, f);
        if (at < 0 || at + size > alloc.size)
          raise('out-of-bounds', `reaches bytes ${at}..${at + size} of a variable of ${alloc.size}`, alloc.id);
        storeScalar(m.memory, alloc, at, cls, value, m.now);
      };
    }
    case 'deref': {
      const { pointer, isRaw } = base;
      return (m, f, value) => {
        const target = follow(m, pointer(m, f));
        const by = dynamic === undefined ? offset : offset + dynamic(m, f);
        const alloc = reach(m.memory, target, by, size);
        if (isRaw && size > 0) checkAligned(target, by, align);
        const at = target.offset + by;
        storeScalar(m.memory, alloc, at, cls, value, m.now);
      };
    }
    default:
      return unreachable(base);
  }
}

// ---------------------------------------------------------------- whole values

/** Sets `readCells`, `readIndex`, `readShift` to where the place's `size` bytes stand. */
export function readFn(place: LoweredPlace): Do {
  const { base, offset, dynamic, layout } = place;
  const size = layout.size;
  const align = requiredAlign(place, layout.align);
  switch (base.kind) {
    case 'register': {
      const index = base.index + (offset >> base.shift);
      const shift = base.shift;
      return (m, f) => {
        m.readCells = f;
        m.readIndex = index;
        m.readShift = shift;
      };
    }
    case 'slot': {
      const local = base.local;
      return (m, f) => readAt(m, slotOf(m, f, local), dynamic === undefined ? offset : offset + dynamic(m, f), size);
    }
    case 'deref': {
      const { pointer, isRaw } = base;
      return (m, f) => {
        const target = follow(m, pointer(m, f));
        const at = dynamic === undefined ? offset : offset + dynamic(m, f);
        if (isRaw) checkAligned(target, at, align);
        if (size === 0) {
          readNothing(m);
          return;
        }
        readAt(m, reach(m.memory, target, at, size), target.offset + at, size);
      };
    }
    default:
      return unreachable(base);
  }
}

export function readAt(m: Machine, alloc: Allocation, offset: number, size: number): void {
  if (offset < 0 || offset + size > alloc.size)
    raise('out-of-bounds', `reaches bytes ${offset}..${offset + size} of an allocation of ${alloc.size}`, alloc.id);
  const isOn = alloc.bulk !== undefined ? isOnBulk(alloc.bulk, offset) : (offset & alloc.mask) === 0;
  const cells = isOn ? alloc : refineIn(m.memory, unpacked(m, alloc), granuleOf(offset));
  if (cells.bulk !== undefined) {
    m.readCells = cells;
    m.readIndex = offset >> cells.bulk.shift;
    m.readShift = cells.bulk.shift;
    return;
  }
  m.readCells = cells;
  m.readIndex = offset >> cells.shift;
  m.readShift = cells.shift;
}

/** Where values without bytes stand that have no place of their own: anywhere. */
const NOTHING: Cells = { vals: [undefined], info: [0], bulk: undefined, entryStart: () => 0 };

function readNothing(m: Machine): void {
  m.readCells = NOTHING;
  m.readIndex = 0;
  m.readShift = 0;
}

function writeNothing(m: Machine): void {
  m.writeCells = NOTHING;
  m.writeIndex = 0;
  m.writeShift = 0;
}

const isOnBulk = (bulk: Bulk, offset: number): boolean => (offset & ((1 << bulk.shift) - 1)) === 0;

/** With cells, where it was in bulk. */
function unpacked(m: Machine, alloc: Allocation): Allocation {
  if (alloc.bulk === undefined) return alloc;
  const own = ownAllocation(m.memory, alloc);
  spillIn(m.memory, own);
  return own;
}

/** Sets `writeCells`, `writeIndex`, `writeShift`; the cells are the machine's own. `shift`: the finest granule that will be written. */
export function writeFn(place: LoweredPlace): Do {
  const { base, offset, dynamic, layout } = place;
  const { size, shift } = layout;
  const align = requiredAlign(place, layout.align);
  switch (base.kind) {
    case 'register': {
      const index = base.index + (offset >> base.shift);
      const registerShift = base.shift;
      return (m, f) => {
        m.writeCells = f;
        m.writeIndex = index;
        m.writeShift = registerShift;
      };
    }
    case 'slot': {
      const local = base.local;
      return (m, f) =>
        writeAt(m, slotOf(m, f, local), dynamic === undefined ? offset : offset + dynamic(m, f), size, shift);
    }
    case 'deref': {
      const { pointer, isRaw } = base;
      return (m, f) => {
        const target = follow(m, pointer(m, f));
        const at = dynamic === undefined ? offset : offset + dynamic(m, f);
        if (isRaw) checkAligned(target, at, align);
        if (size === 0) {
          writeNothing(m);
          return;
        }
        writeAt(m, reach(m.memory, target, at, size), target.offset + at, size, shift);
      };
    }
    default:
      return unreachable(base);
  }
}

export function writeAt(m: Machine, alloc: Allocation, offset: number, size: number, shift: number): void {
  if (offset < 0 || offset + size > alloc.size)
    raise('out-of-bounds', `reaches bytes ${offset}..${offset + size} of an allocation of ${alloc.size}`, alloc.id);
  let own = writable(m.memory, alloc, offset);
  if (own.bulk !== undefined) {
    if (isOnBulk(own.bulk, offset)) {
      m.writeCells = own;
      m.writeIndex = offset >> own.bulk.shift;
      m.writeShift = own.bulk.shift;
      return;
    }
    own = writable(m.memory, unpacked(m, own), offset);
  }
  if (own.shift > shift && size > 0) own = refineIn(m.memory, own, shift);
  m.writeCells = own;
  m.writeIndex = offset >> own.shift;
  m.writeShift = own.shift;
}

// ---------------------------------------------------------------- addresses

/** A pointer to the place. `isChecked`: references must point to something alive (a raw borrow need not). */
export function addressFn(place: LoweredPlace, isChecked: boolean): Get {
  const { base, offset, dynamic } = place;
  switch (base.kind) {
    case 'register':
      throw new InvariantError('a local whose address is taken lives in memory');
    case 'slot': {
      const local = base.local;
      return (m, f) => {
        const alloc = slotOf(m, f, local);
        const at = dynamic === undefined ? offset : offset + dynamic(m, f);
        return pointerTo(alloc.id, at, alloc.address + at);
      };
    }
    case 'deref': {
      const pointer = base.pointer;
      const size = place.layout.size;
      return (m, f) => {
        const target = isChecked ? follow(m, pointer(m, f)) : asPointer(pointer(m, f));
        const at = dynamic === undefined ? offset : offset + dynamic(m, f);
        // A reference to no bytes may dangle; one to some must lie inside something alive.
        if (isChecked && size > 0) reachPlace(m.memory, target, at, size);
        return pointerPlus(target, at);
      };
    }
    default:
      return unreachable(base);
  }
}

/** Marks a value without bytes as written. */
export function touchFn(place: LoweredPlace): Do {
  const base = place.base;
  if (place.offset !== 0 || place.dynamic !== undefined) return () => undefined;
  if (base.kind === 'register') {
    const { index, local } = base;
    // A part without bytes of a larger value shares that value's first entry, and leaves it alone.
    return (m, f) => {
      if (f.instance.locals[local]?.layout.size === 0) f.info[index] = m.now + EMPTY;
    };
  }
  if (base.kind === 'slot') {
    const local = base.local;
    return (m, f) => {
      const alloc = slotOf(m, f, local);
      if (alloc.size > 0) return;
      writable(m.memory, alloc, 0).info[0] = m.now + EMPTY;
    };
  }
  return () => undefined;
}
