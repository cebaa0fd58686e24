/**
 * Loads and stores of scalars. The fast path asks one thing of a cell: that it was last written as the class that is now
 * read or written. All else (uninitialised, taken apart, another class, in bulk) goes the slow way, byte by byte.
 */
import { bytesOfCells, spill, type Allocation } from './allocation.ts';
import { charge, requireRoom } from './budget.ts';
import { adoptClass, bulkValue, clearBulk, isBulkClass, putInBulk, recast, viewAs } from './bulk.ts';
import { byteAt, byteOfScalar, coverOf, type Cells } from './cells.ts';
import { raise } from './fault.ts';
import { CLASS_MASK } from './info.ts';
import { expose, ownAllocation, refineIn, type Memory } from './memory.ts';
import { EXPOSED, pointerTo, wildPointer, type AllocId, type CodePointer, type Pointer } from './pointer.ts';
import {
  CODE,
  EMPTY,
  FRAGMENT,
  fromBits,
  I8,
  isFloatClass,
  isFragment,
  isIntClass,
  nameOfClass,
  NONE,
  POINTER,
  sizeOfClass,
  U16,
  U32,
  U64,
  U8,
  wrapInt,
  type CellValue,
  type ScalarClass,
} from './scalar.ts';

// ---------------------------------------------------------------- loads

/** Reads a scalar at a byte offset that is known to lie inside. */
export function loadScalar(alloc: Allocation, offset: number, cls: ScalarClass): CellValue {
  if ((offset & alloc.mask) === 0) {
    const index = offset >> alloc.shift;
    const info = alloc.info[index];
    if (info !== undefined && (info & CLASS_MASK) === cls) return alloc.vals[index];
  }
  return loadSlow(alloc, 0, alloc.shift, offset, cls, alloc.id);
}

/** The byte-wise reading. `base` is the entry of offset 0. */
export function loadSlow(
  cells: Cells,
  base: number,
  shift: number,
  offset: number,
  cls: ScalarClass,
  id: AllocId | undefined,
): CellValue {
  if (cls === EMPTY) return undefined;
  const whole = wholeAt(cells, base, shift, offset, cls);
  if (whole !== undefined) return whole;
  return decodeBytes(cells, base, shift, offset, cls, id);
}

/** A scalar of the same size that stands just there, seen as `cls`; undefined where bytes have to be looked at. */
function wholeAt(cells: Cells, base: number, shift: number, offset: number, cls: ScalarClass): CellValue {
  const { bulk } = cells;
  if (bulk !== undefined) {
    const at = (base << shift) + offset;
    if (sizeOfClass(cls) !== 1 << bulk.shift || (at & ((1 << bulk.shift) - 1)) !== 0) return undefined;
    const value = bulkValue(bulk, at >> bulk.shift);
    return value === undefined || !isBulkClass(cls) ? undefined : viewAs(bulk, value, cls);
  }
  if ((offset & ((1 << shift) - 1)) !== 0) return undefined;
  const index = base + (offset >> shift);
  const old = (cells.info[index] ?? 0) & CLASS_MASK;
  if (old === NONE || sizeOfClass(old) !== sizeOfClass(cls)) return undefined;
  const value = cells.vals[index];
  if (old === cls) return value;
  if (cls === POINTER || cls === CODE) return typeof value === 'object' && !isFragment(old) ? value : undefined;
  if (isIntClass(cls) && typeof value !== 'object' && value !== undefined && !isFloatClass(old))
    return wrapInt(cls, value);
  return undefined;
}

function decodeBytes(
  cells: Cells,
  base: number,
  shift: number,
  offset: number,
  cls: ScalarClass,
  id: AllocId | undefined,
): CellValue {
  const size = sizeOfClass(cls);
  let bits = 0n;
  const parts: (Pointer | CodePointer | undefined)[] = [];
  let isInOrder = true;
  for (let at = 0; at < size; at++) {
    const byte = byteAt(cells, base, shift, offset + at);
    if (byte.value < 0) return raise('uninitialised-read', 'reads memory that was never written', id);
    bits |= BigInt(byte.value) << BigInt(8 * at);
    parts.push(byte.of);
    if (byte.index !== at) isInOrder = false;
  }
  if (cls === POINTER || cls === CODE)
    return pointerOfBytes(cls, bits, parts, isInOrder, areSingleBytes(cells, base, shift, offset));
  const value = fromBits(cls, bits);
  if (value === undefined) return raise('invalid-value', `reads bits that are no ${nameOfClass(cls)}`, id);
  return value;
}

/** Whether the eight bytes at `offset` were written one at a time, as integers. */
function areSingleBytes(cells: Cells, base: number, shift: number, offset: number): boolean {
  if (cells.bulk !== undefined) return cells.bulk.shift === 0;
  for (let at = 0; at < 8; at++) {
    const cover = coverOf(cells, base, shift, offset + at);
    const cls = (cells.info[cover] ?? 0) & CLASS_MASK;
    if (cls !== U8 && cls !== I8) return false;
  }
  return true;
}

/**
 * A pointer whose bytes went one by one through integers (a hand-written `memcpy`) counts as made from an exposed address:
 * strictly its provenance is lost, but programs that rely on it are no place for a verdict of ours.
 *
 * Bytes that all come from pointers into one allocation point there, whatever the address is now; others point nowhere. */
function pointerOfBytes(
  cls: ScalarClass,
  bits: bigint,
  parts: readonly (Pointer | CodePointer | undefined)[],
  isInOrder: boolean,
  areLoose: boolean,
): CellValue {
  const [first] = parts;
  if (first?.kind === 'code' && isInOrder && parts.every((each) => each === first)) return first;
  const address = Number(BigInt.asIntN(64, bits));
  if (
    first?.kind === 'pointer' &&
    first.alloc !== undefined &&
    parts.every((each) => each?.kind === 'pointer' && each.alloc === first.alloc)
  )
    return pointerTo(first.alloc, first.offset + (address - first.address), address);
  if (cls === CODE) return { kind: 'code', address, target: undefined };
  return areLoose ? pointerTo(EXPOSED, 0, address) : wildPointer(address);
}

/** What a load of a single byte sees of a pointer is known as a number from then on. */
export function exposeByte(memory: Memory, alloc: Allocation, offset: number): void {
  if (alloc.bulk !== undefined) return;
  const value = alloc.vals[coverOf(alloc, 0, alloc.shift, offset)];
  if (typeof value === 'object') expose(memory, value);
}

// ---------------------------------------------------------------- stores

const SPANS: readonly (readonly number[])[] = [0, 1, 2, 3, 4].map((shift) =>
  Array.from({ length: 32 }, (_, cls) => (cls <= 16 ? Math.max(0, (sizeOfClass(cls) >> shift) - 1) : 0)),
);

/** Entries after the first that a scalar of a class covers. */
export const spanAfter = (cls: ScalarClass, shift: number): number => SPANS[shift]?.[cls] ?? 0;

/** Writes a scalar at an offset that is known to lie inside; `now` is the step's info word. */
export function storeScalar(
  memory: Memory,
  alloc: Allocation,
  offset: number,
  cls: ScalarClass,
  value: CellValue,
  now: number,
): void {
  if (alloc.token === memory.token && (offset & alloc.mask) === 0) {
    const index = offset >> alloc.shift;
    const old = alloc.info[index] ?? 0;
    if ((old & CLASS_MASK) === cls || (old === 0 && alloc.isNarrow && spanAfter(cls, alloc.shift) === 0)) {
      alloc.vals[index] = value;
      alloc.info[index] = now + cls;
      return;
    }
  }
  storeSlow(memory, alloc, offset, cls, value, now);
}

function storeSlow(
  memory: Memory,
  alloc: Allocation,
  offset: number,
  cls: ScalarClass,
  value: CellValue,
  now: number,
): void {
  let own = writable(memory, alloc, offset);
  if (own.bulk !== undefined) {
    if (storeInBulk(memory, own, offset, cls, value, now)) return;
    spillIn(memory, own);
    own = writable(memory, own, offset);
  }
  const size = sizeOfClass(cls);
  // Empty values stand in the one entry of a place without bytes.
  if (size > 0) clearBytes(memory, own, offset, size);
  putScalar(own, offset, cls, value, now);
}

function storeInBulk(
  memory: Memory,
  own: Allocation,
  offset: number,
  cls: ScalarClass,
  value: CellValue,
  now: number,
): boolean {
  const { bulk } = own;
  if (bulk === undefined || (typeof value !== 'number' && typeof value !== 'bigint')) return false;
  if (adoptClass(memory, bulk, cls, offset)) {
    if ((offset & ((1 << bulk.shift) - 1)) !== 0) return false;
    putInBulk(memory, bulk, offset >> bulk.shift, value, now);
    return true;
  }
  if (bulk.cls === NONE) return false;
  const parts = recast(bulk, offset, cls, value);
  parts?.forEach((part, at) => putInBulk(memory, bulk, (offset >> bulk.shift) + at, part, now));
  return parts !== undefined;
}

/** Puts a scalar where nothing stands; the offset is on the granule. */
export function putScalar(alloc: Allocation, offset: number, cls: ScalarClass, value: CellValue, now: number): void {
  const index = offset >> alloc.shift;
  alloc.vals[index] = value;
  alloc.info[index] = now + cls;
  if (spanAfter(cls, alloc.shift) > 0) alloc.isNarrow = false;
}

/** For writing at `offset`: own, and with a granule that the offset is on. */
export function writable(memory: Memory, alloc: Allocation, offset: number): Allocation {
  if (alloc.kind === 'constant') raise('write-to-constant', 'writes to a constant', alloc.id);
  const own = alloc.token === memory.token ? alloc : ownAllocation(memory, alloc);
  if (own.bulk === undefined && (offset & own.mask) !== 0) return refineIn(memory, own, granuleOf(offset));
  return own;
}

export const granuleOf = (offset: number): number =>
  offset === 0 ? 4 : Math.min(4, 31 - Math.clz32(offset & -offset));

/** From bulk to cells, if the budget has room for them. */
export function spillIn(memory: Memory, own: Allocation): void {
  requireRoom(memory, bytesOfCells(own, own.bulk?.shift ?? own.shift));
  spill(own);
  charge(memory, bytesOfCells(own, own.shift));
}

// ---------------------------------------------------------------- taking apart

/** Uninitialises `size` bytes of an own allocation; what reaches over the ends keeps its other bytes. */
export function clearBytes(memory: Memory, own: Allocation, offset: number, size: number): void {
  const { bulk } = own;
  if (bulk !== undefined) {
    const unit = (1 << bulk.shift) - 1;
    if (bulk.cls === NONE) return;
    if ((offset & unit) === 0 && (size & unit) === 0) {
      clearBulk(memory, bulk, offset >> bulk.shift, (offset + size) >> bulk.shift);
      return;
    }
    spillIn(memory, own);
  }
  splitAt(memory, own, offset);
  splitAt(memory, own, offset + size);
  const { info, vals, shift } = own;
  const end = Math.ceil((offset + size) / (1 << shift));
  for (let i = Math.ceil(offset / (1 << shift)); i < end; i++) {
    info[i] = 0;
    vals[i] = undefined;
  }
}

/** Makes a boundary between scalars at `offset`: one that lies over it is taken apart. */
export function splitAt(memory: Memory, own: Allocation, offset: number): void {
  if (offset <= 0 || offset >= own.size) return;
  const cover = coverOf(own, 0, own.shift, offset - 1);
  if (cover < 0) return;
  const start = cover << own.shift;
  const info = own.info[cover] ?? 0;
  const cls = info & CLASS_MASK;
  const end = start + sizeOfClass(cls);
  if (end <= offset) return;
  const value = own.vals[cover];
  refineIn(memory, own, typeof value === 'object' ? 0 : Math.min(granuleOf(offset), granuleOf(start), 3));
  own.isNarrow = false;
  const unit = 1 << own.shift;
  for (let at = 0; start + at < end; at += unit) {
    const piece = pieceOf(cls, value, at, unit);
    own.vals[(start + at) >> own.shift] = piece.value;
    own.info[(start + at) >> own.shift] = info - cls + piece.cls;
  }
}

/** `unit` bytes of a scalar (1, 2, 4 or 8) as a scalar of their own; bytes of a pointer one at a time. */
export function pieceOf(
  cls: ScalarClass,
  value: CellValue,
  at: number,
  unit: number,
): { readonly cls: ScalarClass; readonly value: CellValue } {
  if (typeof value === 'object') {
    const byte = byteOfScalar(cls, value, at);
    return { cls: FRAGMENT + byte.index, value };
  }
  let bits = 0n;
  for (let k = 0; k < unit; k++) bits |= BigInt(byteOfScalar(cls, value, at + k).value) << BigInt(8 * k);
  const piece = unsignedOf(unit);
  return { cls: piece, value: fromBits(piece, bits) };
}

const unsignedOf = (size: number): ScalarClass => (size === 1 ? U8 : size === 2 ? U16 : size === 4 ? U32 : U64);

/** A granule's worth of bytes as one scalar, for cells that cannot be made finer: as many as are there from the first on. */
export function joinBytes(bytes: readonly { readonly cls: ScalarClass; readonly value: CellValue }[]): {
  readonly cls: ScalarClass;
  readonly value: CellValue;
} {
  let size = 1;
  while (size * 2 <= bytes.length) size *= 2;
  const used = bytes.slice(0, size);
  const cells: Cells = {
    vals: used.map((each) => each.value),
    info: used.map((each) => each.cls),
    bulk: undefined,
    entryStart: () => 0,
  };
  const cls = size === 8 && used.every((each) => isFragment(each.cls)) ? POINTER : unsignedOf(size);
  const value = loadSlow(cells, 0, 0, 0, cls, undefined);
  return { cls: typeof value === 'object' && value.kind === 'code' ? CODE : cls, value };
}

/** Writes a scalar into registers of one value, from entry `base`; they have no finer granule than they have. */
export function storeInRegisters(
  cells: Cells,
  base: number,
  index: number,
  shift: number,
  cls: ScalarClass,
  value: CellValue,
  now: number,
): void {
  const offset = (index - base) << shift;
  const unit = 1 << shift;
  for (const boundary of [offset, offset + sizeOfClass(cls)]) {
    const cover = boundary === 0 ? -1 : coverOf(cells, base, shift, boundary - 1);
    if (cover < 0) continue;
    const info = cells.info[cover] ?? 0;
    const old = info & CLASS_MASK;
    const start = (cover - base) << shift;
    if (start + sizeOfClass(old) <= boundary) continue;
    // A pointer that is written over in part has only its number left here.
    const whole = cells.vals[cover];
    const number = typeof whole === 'object' ? fromBits(U64, BigInt(whole.address)) : whole;
    for (let at = 0; at < sizeOfClass(old); at += unit) {
      const piece = pieceOf(typeof whole === 'object' ? U64 : old, number, at, Math.min(unit, sizeOfClass(old)));
      cells.vals[cover + (at >> shift)] = piece.value;
      cells.info[cover + (at >> shift)] = info - old + piece.cls;
    }
  }
  cells.vals[index] = value;
  cells.info[index] = now + cls;
  for (let i = index + 1; i <= index + spanAfter(cls, shift); i++) {
    cells.vals[i] = undefined;
    cells.info[i] = 0;
  }
}
