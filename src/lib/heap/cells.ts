/**
 * Cells, seen as bytes. An entry with a class is a scalar that covers its own bytes and no other entry's: scalars never
 * overlap. Who writes over a part of one takes it apart first (`access.ts`), so that what is left stays readable.
 */
import { byteOfBulk, type Bulk } from './bulk.ts';
import { CLASS_MASK } from './info.ts';
import type { CodePointer, Pointer } from './pointer.ts';
import { bitsOf, FRAGMENT, isFragment, sizeOfClass, type CellValue } from './scalar.ts';

/** Where values stand: an allocation's own cells, a frame's registers, or a call's arguments. */
export interface Cells {
  readonly vals: CellValue[];
  readonly info: number[];
  /** Instead of `vals` and `info`, for large stretches of one scalar type. */
  readonly bulk: Bulk | undefined;
  /** The first entry of the value that entry `index` belongs to: no scalar reaches over it from before. */
  entryStart(index: number): number;
}

/** One byte: -1 while uninitialised, and the pointer that it is a part of. */
export interface Byte {
  readonly value: number;
  readonly of: Pointer | CodePointer | undefined;
  /** Which byte of that pointer. */
  readonly index: number;
}

export const UNINIT: Byte = { value: -1, of: undefined, index: 0 };

/** The entry whose scalar covers the byte at `offset` from entry `base`; -1 for none. */
export function coverOf(cells: Cells, base: number, shift: number, offset: number): number {
  const granule = 1 << shift;
  const first = base + (offset >> shift);
  const start = cells.entryStart(first);
  for (let index = first; index >= start && (first - index) * granule < 16; index--) {
    const info = cells.info[index];
    if (info === undefined || info === 0) continue;
    return offset - ((index - base) << shift) < sizeOfClass(info & CLASS_MASK) ? index : -1;
  }
  return -1;
}

/** The byte at `offset` from entry `base`. */
export function byteAt(cells: Cells, base: number, shift: number, offset: number): Byte {
  if (cells.bulk !== undefined) {
    const value = byteOfBulk(cells.bulk, (base << shift) + offset);
    return value < 0 ? UNINIT : { value, of: undefined, index: 0 };
  }
  const cover = coverOf(cells, base, shift, offset);
  if (cover < 0) return UNINIT;
  return byteOfScalar((cells.info[cover] ?? 0) & CLASS_MASK, cells.vals[cover], offset - ((cover - base) << shift));
}

/** Byte `at` of a scalar. */
export function byteOfScalar(cls: number, value: CellValue, at: number): Byte {
  if (typeof value === 'object') {
    const index = isFragment(cls) ? cls - FRAGMENT : at;
    return { value: Number((BigInt(value.address) >> BigInt(8 * index)) & 255n), of: value, index };
  }
  const bits = bitsOf(cls, value);
  return bits === undefined ? UNINIT : { value: Number((bits >> BigInt(8 * at)) & 255n), of: undefined, index: 0 };
}
