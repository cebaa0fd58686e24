/** Copies, fillings and marks of whole stretches of cells. */
import { Allocation } from './allocation.ts';
import { clearBytes, granuleOf, joinBytes, pieceOf, putScalar, spanAfter, spillIn, storeScalar } from './access.ts';
import {
  adoptClass,
  bulkInfo,
  bulkValue,
  copyBulk,
  fillBulk,
  isBulkClass,
  markBulk,
  putInBulk,
  recast,
  type Bulk,
} from './bulk.ts';
import { coverOf, type Cells } from './cells.ts';
import type { Purse } from './budget.ts';
import { CLASS_MASK } from './info.ts';
import { refineIn, type Memory } from './memory.ts';
import { NONE, sizeOfClass, U8, type CellValue, type ScalarClass } from './scalar.ts';

/**
 * Copies `size` bytes of cells, gaps and all. Indexes are entries, shifts those of each side; `now` stamps what is written.
 * `from` and `to` may be the same cells (as `memmove`), and `to` is the memory's own. Answers whether cells may have changed their granule.
 */
export function copyCells(
  memory: Memory,
  from: Cells,
  fromIndex: number,
  fromShift: number,
  to: Cells,
  toIndex: number,
  toShift: number,
  size: number,
  now: number,
): boolean {
  const toInfo = to.info;
  const fromInfo = from.info;
  if (
    fromShift !== toShift ||
    from.bulk !== undefined ||
    to.bulk !== undefined ||
    cuts(from, fromIndex, fromShift, size) ||
    cuts(to, toIndex, toShift, size)
  ) {
    copySlow(memory, from, fromIndex, fromShift, to, toIndex, toShift, size, now);
    return true;
  }
  const toVals = to.vals;
  const fromVals = from.vals;
  const count = (size + (1 << fromShift) - 1) >> fromShift;
  if (to instanceof Allocation && to.isNarrow && hasWide(from, fromIndex, fromShift, count)) to.isNarrow = false;
  if (from === to && fromIndex < toIndex) {
    for (let i = count - 1; i >= 0; i--) {
      toVals[toIndex + i] = fromVals[fromIndex + i];
      const info = fromInfo[fromIndex + i] ?? 0;
      toInfo[toIndex + i] = info === 0 ? 0 : now + (info & CLASS_MASK);
    }
    return false;
  }
  for (let i = 0; i < count; i++) {
    toVals[toIndex + i] = fromVals[fromIndex + i];
    const info = fromInfo[fromIndex + i] ?? 0;
    toInfo[toIndex + i] = info === 0 ? 0 : now + (info & CLASS_MASK);
  }
  return false;
}

/** Whether a scalar covers more than one entry. */
function hasWide(cells: Cells, index: number, shift: number, count: number): boolean {
  if (shift === 4 || (cells instanceof Allocation && cells.isNarrow)) return false;
  for (let i = index; i < index + count; i++) if (spanAfter((cells.info[i] ?? 0) & CLASS_MASK, shift) > 0) return true;
  return false;
}

/** Whether a scalar lies over one end of the stretch. */
function cuts(cells: Cells, index: number, shift: number, size: number): boolean {
  const { info } = cells;
  const granule = 1 << shift;
  const count = (size + granule - 1) >> shift;
  // From the last entry down to the first with a scalar: does that one end inside?
  for (let i = count - 1, back = granule; i >= 0 && back < 32; i--, back += granule) {
    const cls = (info[index + i] ?? 0) & CLASS_MASK;
    if (cls === NONE) continue;
    if (i * granule + sizeOfClass(cls) > size) return true;
    break;
  }
  if (shift === 4 || info[index] !== 0) return false;
  for (let i = index - 1, back = granule; i >= 0 && back < 16; i--, back += granule) {
    const cls = (info[i] ?? 0) & CLASS_MASK;
    if (cls === NONE) continue;
    return sizeOfClass(cls) > back && i >= cells.entryStart(index);
  }
  return false;
}

/** A scalar, or a part of one, at an offset from the beginning of a stretch. */
interface Piece {
  readonly at: number;
  readonly cls: ScalarClass;
  readonly value: CellValue;
}

function copySlow(
  memory: Memory,
  from: Cells,
  fromIndex: number,
  fromShift: number,
  to: Cells,
  toIndex: number,
  toShift: number,
  size: number,
  now: number,
): void {
  if (
    from.bulk !== undefined &&
    to.bulk !== undefined &&
    bulkToBulk(memory, from.bulk, fromIndex << fromShift, to.bulk, toIndex << toShift, size, now)
  )
    return;
  // All is read before anything is written: the two may be the same cells.
  const pieces = piecesOf(from, fromIndex, fromShift, size);
  if (to instanceof Allocation) writePieces(memory, to, toIndex << toShift, size, pieces, now);
  else writeRegisters(to, toIndex, toShift, size, pieces, now);
}

function bulkToBulk(
  memory: Memory,
  from: Bulk,
  fromOffset: number,
  to: Bulk,
  toOffset: number,
  size: number,
  now: number,
): boolean {
  if (from.cls === NONE && to.cls === NONE) return true;
  if (from.cls === NONE || !adoptClass(memory, to, from.cls, toOffset)) return false;
  const unit = (1 << from.shift) - 1;
  if (((fromOffset | toOffset | size) & unit) !== 0) return false;
  copyBulk(memory, from, fromOffset >> from.shift, to, toOffset >> to.shift, size >> from.shift, now);
  return true;
}

/** What stands in a stretch, in order; scalars that lie over an end give their bytes inside. */
export function piecesOf(cells: Cells, index: number, shift: number, size: number): readonly Piece[] {
  const out: Piece[] = [];
  const { bulk } = cells;
  const start = index << shift;
  if (bulk !== undefined) {
    if (bulk.cls === NONE) return out;
    const first = start >> bulk.shift;
    const last = (start + size - 1) >> bulk.shift;
    for (let i = first; i <= last; i++) {
      const value = bulkValue(bulk, i);
      if (value !== undefined) pushClipped(out, (i << bulk.shift) - start, bulk.cls, value, size);
    }
    return out;
  }
  const granule = 1 << shift;
  const before = coverOf(cells, index, shift, 0);
  if (before >= 0 && before < index)
    pushClipped(out, (before - index) * granule, (cells.info[before] ?? 0) & CLASS_MASK, cells.vals[before], size);
  for (let i = 0; i * granule < size; i++) {
    const cls = (cells.info[index + i] ?? 0) & CLASS_MASK;
    if (cls !== NONE) pushClipped(out, i * granule, cls, cells.vals[index + i], size);
  }
  return out;
}

function pushClipped(out: Piece[], at: number, cls: ScalarClass, value: CellValue, size: number): void {
  const length = sizeOfClass(cls);
  if (at >= 0 && at + length <= size) {
    out.push({ at, cls, value });
    return;
  }
  for (let k = Math.max(0, -at); k < length && at + k < size; k++)
    out.push({ at: at + k, ...pieceOf(cls, value, k, 1) });
}

function writePieces(
  memory: Memory,
  alloc: Allocation,
  offset: number,
  size: number,
  pieces: readonly Piece[],
  now: number,
): void {
  if (alloc.bulk !== undefined) {
    const [first] = pieces;
    if (first !== undefined) adoptClass(memory, alloc.bulk, first.cls, offset + first.at);
    if (!fitsBulk(alloc.bulk, offset, size, pieces)) spillIn(memory, alloc);
  }
  clearBytes(memory, alloc, offset, size);
  if (alloc.bulk !== undefined) {
    for (const piece of pieces) storeScalar(memory, alloc, offset + piece.at, piece.cls, piece.value, now);
    return;
  }
  let shift = alloc.shift;
  for (const piece of pieces) shift = Math.min(shift, granuleOf(offset + piece.at));
  refineIn(memory, alloc, shift);
  for (const piece of pieces) putScalar(alloc, offset + piece.at, piece.cls, piece.value, now);
}

function fitsBulk(bulk: Bulk, offset: number, size: number, pieces: readonly Piece[]): boolean {
  const unit = (1 << bulk.shift) - 1;
  if (bulk.cls === NONE) return pieces.length === 0;
  return (
    ((offset | size) & unit) === 0 &&
    pieces.every(({ at, cls, value }) => isBulkClass(cls) && recast(bulk, offset + at, cls, value) !== undefined)
  );
}

/** Registers keep their granule: smaller pieces that share an entry are joined as far as they are there without a gap. */
function writeRegisters(
  to: Cells,
  index: number,
  shift: number,
  size: number,
  pieces: readonly Piece[],
  now: number,
): void {
  const granule = 1 << shift;
  clearCells(to, index, Math.ceil(size / granule));
  const loose = new Map<number, { cls: ScalarClass; value: CellValue }[]>();
  pieces.forEach((piece, order) => {
    const entry = Math.floor(piece.at / granule);
    const next = pieces[order + 1];
    const isAlone = next === undefined || next.at >= (entry + 1) * granule;
    if (piece.at % granule === 0 && (isAlone || sizeOfClass(piece.cls) >= granule)) {
      to.vals[index + entry] = piece.value;
      to.info[index + entry] = now + piece.cls;
      return;
    }
    const bytes = loose.get(entry) ?? [];
    loose.set(entry, bytes);
    // What comes after a gap is padding of the value that is read here.
    if (entry * granule + bytes.length === piece.at)
      for (let k = 0; k < sizeOfClass(piece.cls); k++) bytes.push(pieceOf(piece.cls, piece.value, k, 1));
  });
  for (const [entry, bytes] of loose) {
    if (bytes.length === 0) continue;
    const joined = joinBytes(bytes);
    to.vals[index + entry] = joined.value;
    to.info[index + entry] = now + joined.cls;
  }
}

// ---------------------------------------------------------------- clearing, filling, marking

/** Empties entries; no scalar may lie over their ends. */
export function clearCells(cells: Cells, index: number, count: number): void {
  for (let i = index; i < index + count; i++) {
    cells.info[i] = 0;
    cells.vals[i] = undefined;
  }
}

/** Uninitialises `size` bytes from an entry. */
export function clearStretch(memory: Memory, cells: Cells, index: number, shift: number, size: number): void {
  if (cells instanceof Allocation) clearBytes(memory, cells, index << shift, size);
  else clearCells(cells, index, (size + (1 << shift) - 1) >> shift);
}

/** Writes a scalar `count` times, one after another. */
export function fillScalars(
  memory: Memory,
  cells: Cells,
  index: number,
  shift: number,
  cls: ScalarClass,
  value: CellValue,
  count: number,
  now: number,
): void {
  const size = sizeOfClass(cls);
  if (cells instanceof Allocation) {
    const offset = index << shift;
    const { bulk } = cells;
    if (bulk !== undefined && (typeof value === 'number' || typeof value === 'bigint')) {
      if (adoptClass(memory, bulk, cls, offset) && (offset & (size - 1)) === 0) {
        fillBulk(memory, bulk, offset >> bulk.shift, (offset >> bulk.shift) + count, value, now);
        return;
      }
    }
    for (let i = 0; i < count; i++) storeScalar(memory, cells, offset + i * size, cls, value, now);
    return;
  }
  const stride = size >> shift;
  clearCells(cells, index, stride * count);
  for (let i = 0, at = index; i < count; i++, at += stride) {
    cells.vals[at] = value;
    cells.info[at] = now + cls;
  }
}

/** The bytes of a new global, from its first on: nobody pays for what the program itself holds. */
export function setBytes(alloc: Allocation, bytes: Uint8Array): void {
  const { bulk } = alloc;
  const purse: Purse = { token: alloc.token, held: 0, budget: Infinity };
  if (bulk !== undefined) adoptClass(purse, bulk, U8, 0);
  bytes.forEach((byte, offset) => {
    if (bulk !== undefined) putInBulk(purse, bulk, offset, byte, 0);
    else putScalar(alloc, offset, U8, byte, 0);
  });
}

/** Marks cells as moved out (or dropped) at a step; the bits stay, for whoever goes on past a refusal. */
export function markGone(
  memory: Memory,
  cells: Cells,
  index: number,
  shift: number,
  size: number,
  how: number,
  now: number,
): void {
  const { info, bulk } = cells;
  if (bulk !== undefined) {
    const start = index << shift;
    if (bulk.cls !== NONE)
      markBulk(memory, bulk, start >> bulk.shift, Math.ceil((start + size) / (1 << bulk.shift)), how, now);
    return;
  }
  const count = size === 0 ? 1 : (size + (1 << shift) - 1) >> shift;
  for (let i = index; i < index + count; i++) {
    const word = info[i];
    if (word !== undefined && word !== 0) info[i] = now + how + (word & CLASS_MASK);
  }
}

/** The info word of the scalar at a byte offset from entry `base`; 0 where none begins. */
export function infoOf(cells: Cells, base: number, shift: number, offset: number): number {
  const { bulk } = cells;
  if (bulk !== undefined) {
    const at = (base << shift) + offset;
    return bulk.cls === NONE || (at & ((1 << bulk.shift) - 1)) !== 0 ? 0 : bulkInfo(bulk, at >> bulk.shift);
  }
  if ((offset & ((1 << shift) - 1)) !== 0) return 0;
  return cells.info[base + (offset >> shift)] ?? 0;
}

/** The value there, as it was written. */
export function valueOf(cells: Cells, base: number, shift: number, offset: number): CellValue {
  const { bulk } = cells;
  return bulk === undefined
    ? cells.vals[base + (offset >> shift)]
    : bulkValue(bulk, ((base << shift) + offset) >> bulk.shift);
}
