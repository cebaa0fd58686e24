/**
 * Loads and stores of scalars, and copies of whole values, on cells. The fast path asks one thing of a cell: that it was
 * last written as the class that is now read. All else (uninitialised, torn, read as another class) goes the slow way.
 */
import { CLASS_MASK, type Allocation, type Cells } from './allocation.ts';
import { raise } from './fault.ts';
import { ownAllocation, refineIn, type Memory } from './memory.ts';
import { wildPointer, type AllocId } from './pointer.ts';
import {
  bitsOf,
  CODE,
  EMPTY,
  fromBits,
  nameOfClass,
  POINTER,
  sizeOfClass,
  U8,
  type CellValue,
  type ScalarClass,
} from './scalar.ts';

/** Reads a scalar at a byte offset that is known to lie inside. */
export function loadScalar(alloc: Allocation, offset: number, cls: ScalarClass): CellValue {
  if ((offset & alloc.mask) === 0) {
    const index = offset >> alloc.shift;
    const info = alloc.info[index];
    if (info !== undefined && (info & CLASS_MASK) === cls && !isTorn(alloc.info, index, cls, alloc.shift))
      return alloc.vals[index];
  }
  return loadSlow(alloc, 0, alloc.shift, offset, cls, alloc.id);
}

const SPANS: readonly (readonly number[])[] = [0, 1, 2, 3, 4].map((shift) =>
  Array.from({ length: 32 }, (_, cls) => (cls <= 16 ? Math.max(0, (sizeOfClass(cls) >> shift) - 1) : 0)),
);

/** Entries after the first that a scalar of a class covers. */
export const spanAfter = (cls: ScalarClass, shift: number): number => SPANS[shift]?.[cls] ?? 0;

/** Whether something smaller was written inside a scalar since. */
function isTorn(infos: readonly number[], index: number, cls: ScalarClass, shift: number): boolean {
  const after = spanAfter(cls, shift);
  for (let i = index + 1; i <= index + after; i++) if (infos[i] !== 0) return true;
  return false;
}

/** Writes a scalar; `info` is its class with the step. The allocation must be the memory's own and on a fine enough granule. */
export function storeScalar(alloc: Allocation, offset: number, cls: ScalarClass, value: CellValue, now: number): void {
  const index = offset >> alloc.shift;
  const old = alloc.info[index] ?? 0;
  if (old !== 0 && alloc.shift === 0 && sizeOfClass(old & CLASS_MASK) > sizeOfClass(cls))
    keepRest(alloc, index, old, sizeOfClass(cls));
  alloc.vals[index] = value;
  alloc.info[index] = now + cls;
  const after = spanAfter(cls, alloc.shift);
  for (let i = index + 1; i <= index + after; i++) {
    alloc.info[i] = 0;
    alloc.vals[i] = undefined;
  }
}

/** A larger scalar loses its first bytes to a smaller one: the others stay, as bytes. */
function keepRest(alloc: Allocation, index: number, old: number, from: number): void {
  const cls = old & CLASS_MASK;
  const bits = bitsOf(cls, alloc.vals[index]);
  if (bits === undefined) return;
  for (let at = from; at < sizeOfClass(cls); at++) {
    if (alloc.info[index + at] !== 0) continue;
    alloc.vals[index + at] = Number((bits >> BigInt(8 * at)) & 255n);
    alloc.info[index + at] = old - cls + U8;
  }
}

/** For writing at `offset`: own, and with a granule that the offset is on. */
export function writable(memory: Memory, alloc: Allocation, offset: number): Allocation {
  if (alloc.kind === 'constant') raise('write-to-constant', 'writes to a constant', alloc.id);
  let own = alloc.token === memory.token ? alloc : ownAllocation(memory, alloc);
  if ((offset & own.mask) !== 0) own = refineIn(memory, own, granuleOf(offset));
  return own;
}

const granuleOf = (offset: number): number => (offset === 0 ? 4 : Math.min(4, 31 - Math.clz32(offset & -offset)));

/** The byte-wise reading: other integer widths, floats and their bits, addresses as integers. `base` is the entry of offset 0. */
export function loadSlow(
  cells: Cells,
  base: number,
  shift: number,
  offset: number,
  cls: ScalarClass,
  id: AllocId | undefined,
): CellValue {
  if (cls === EMPTY) return undefined;
  const size = sizeOfClass(cls);
  if (cls === POINTER || cls === CODE) {
    const whole = (offset & ((1 << shift) - 1)) === 0 ? cells.vals[base + (offset >> shift)] : undefined;
    if (typeof whole === 'object') return whole;
  }
  let bits = 0n;
  for (let at = 0; at < size; at++) bits |= BigInt(byteAt(cells, base, shift, offset + at, id)) << BigInt(8 * at);
  if (cls === POINTER) return wildPointer(bits);
  if (cls === CODE) return { kind: 'code', address: Number(bits), target: undefined };
  const value = fromBits(cls, bits);
  if (value === undefined) return raise('invalid-value', `reads bits that are no ${nameOfClass(cls)}`, id);
  return value;
}

/** One byte, from whatever scalar covers it. */
function byteAt(cells: Cells, base: number, shift: number, offset: number, id: AllocId | undefined): number {
  const granule = 1 << shift;
  const first = offset >> shift;
  for (let index = first; index >= 0 && (first - index) * granule < 16; index--) {
    const info = cells.info[base + index];
    if (info === undefined || info === 0) continue;
    const cls = info & CLASS_MASK;
    const inside = offset - index * granule;
    // Something smaller may stand inside a larger scalar that began before it.
    if (inside >= sizeOfClass(cls)) continue;
    const value = cells.vals[base + index];
    // An address may be looked at as an integer: its bytes are those of the simulated address.
    const bits = typeof value === 'object' ? BigInt(value.address) : bitsOf(cls, value);
    if (bits === undefined) break;
    return Number((bits >> BigInt(8 * inside)) & 255n);
  }
  return raise('uninitialised-read', 'reads memory that was never written', id);
}

/**
 * Copies `size` bytes of cells, gaps and all; the granules may differ where `to` is the finer one.
 * Indexes are entries, shifts those of each side; `now` stamps what is written. `from` and `to` may be the same cells (as `memmove`).
 */
export function copyCells(
  from: Cells,
  fromIndex: number,
  fromShift: number,
  to: Cells,
  toIndex: number,
  toShift: number,
  size: number,
  now: number,
): void {
  const toVals = to.vals;
  const toInfo = to.info;
  const fromVals = from.vals;
  const fromInfo = from.info;
  if (fromShift === toShift) {
    const count = (size + (1 << fromShift) - 1) >> fromShift;
    if (from === to && fromIndex < toIndex) {
      for (let i = count - 1; i >= 0; i--) {
        toVals[toIndex + i] = fromVals[fromIndex + i];
        const info = fromInfo[fromIndex + i] ?? 0;
        toInfo[toIndex + i] = info === 0 ? 0 : now + (info & CLASS_MASK);
      }
      return;
    }
    for (let i = 0; i < count; i++) {
      toVals[toIndex + i] = fromVals[fromIndex + i];
      const info = fromInfo[fromIndex + i] ?? 0;
      toInfo[toIndex + i] = info === 0 ? 0 : now + (info & CLASS_MASK);
    }
    return;
  }
  const toCount = (size + (1 << toShift) - 1) >> toShift;
  for (let i = 0; i < toCount; i++) {
    toVals[toIndex + i] = undefined;
    toInfo[toIndex + i] = 0;
  }
  const fromCount = (size + (1 << fromShift) - 1) >> fromShift;
  for (let i = 0; i < fromCount; i++) {
    const info = fromInfo[fromIndex + i] ?? 0;
    if (info === 0) continue;
    const target = toIndex + ((i << fromShift) >> toShift);
    toVals[target] = fromVals[fromIndex + i];
    toInfo[target] = now + (info & CLASS_MASK);
  }
}

/** Marks cells as moved out (or dropped) at a step; the bits stay, for whoever goes on past a refusal. */
export function markGone(cells: Cells, index: number, count: number, how: number, now: number): void {
  const info = cells.info;
  for (let i = index; i < index + count; i++) {
    const word = info[i];
    if (word !== undefined && word !== 0) info[i] = now + how + (word & CLASS_MASK);
  }
}
