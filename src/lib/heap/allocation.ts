/**
 * One allocation: typed cells at byte offsets.
 *
 * Cells stand at indexes `offset >> shift`: `1 << shift` is the granule, the greatest power of two that divides every
 * scalar's offset, so an `[i32; n]` has n entries and not 4n. A scalar larger than the granule stands at its first
 * entry and leaves the others empty. `refine` makes the granule smaller when someone comes with a finer offset.
 *
 * A large one begins in bulk (`bulk.ts`) and gets cells when something is written that does not fit.
 */
import { bulkInfo, bulkValue, cloneBulk, createBulk, tableBytes, type Bulk } from './bulk.ts';
import type { Cells } from './cells.ts';
import type { AllocId } from './pointer.ts';
import { sizeOfClass, type CellValue } from './scalar.ts';
import { CLASS_MASK } from './info.ts';

export const LIVE = 0;
export const FREED = 1;
export const DEAD_STACK = 2;
/** A static whose initialiser has not run, and one whose initialiser runs now. */
export const PENDING = 3;
export const EVALUATING = 4;

export type AllocationKind = 'stack' | 'heap' | 'static' | 'constant';

/** Allocations of more entries than this begin in bulk. */
const BULK_ENTRIES = 1024;
/** What an allocation takes without its cells, and what a cell takes: measured with V8's heap statistics. */
const OWN_BYTES = 240;
const CELL_BYTES = 16;

export class Allocation implements Cells {
  /** Who may write in place: the memory with this token; all others clone first. */
  token: number;
  readonly id: AllocId;
  readonly kind: AllocationKind;
  readonly address: number;
  readonly size: number;
  readonly align: number;
  shift: number;
  /** `(1 << shift) - 1`: an offset with none of these bits is on the granule. -1 in bulk, where only offset 0 looks so. */
  mask: number;
  /** No scalar here ever covered more than one entry: what is written at an entry touches no other. */
  isNarrow: boolean;
  state: number;
  vals: CellValue[];
  info: number[];
  bulk: Bulk | undefined;

  constructor(
    token: number,
    id: AllocId,
    kind: AllocationKind,
    address: number,
    size: number,
    align: number,
    shift: number,
  ) {
    this.token = token;
    this.id = id;
    this.kind = kind;
    this.address = address;
    this.size = size;
    this.align = align;
    this.shift = shift;
    this.mask = (1 << shift) - 1;
    this.isNarrow = true;
    this.state = LIVE;
    this.bulk = undefined;
    // A value without bytes has one entry all the same: it says whether it is there, or where it went.
    const count = entryCount(size, shift);
    // Dense arrays of small integers: V8 keeps them packed, and `slice` is then a block copy.
    this.vals = [];
    this.info = [];
    if (count > BULK_ENTRIES) this.becomeBulk(createBulk(size));
    else
      for (let i = 0; i < count; i++) {
        this.vals.push(undefined);
        this.info.push(0);
      }
  }

  /** The one empty entry makes the short way of a load or store find nothing at offset 0. */
  private becomeBulk(bulk: Bulk): void {
    this.vals = [undefined];
    this.info = [0];
    this.mask = -1;
    this.isNarrow = false;
    this.bulk = bulk;
  }

  entryStart(): number {
    return 0;
  }

  /** The same content, owned by another memory. */
  cloneFor(token: number): Allocation {
    const copy = new Allocation(token, this.id, this.kind, this.address, 0, this.align, this.shift);
    return Object.assign(copy, {
      size: this.size,
      mask: this.mask,
      isNarrow: this.isNarrow,
      state: this.state,
      vals: this.vals.slice(),
      info: this.info.slice(),
      bulk: this.bulk === undefined ? undefined : cloneBulk(this.bulk),
    });
  }

  /** The same allocation without its content. */
  emptyFor(token: number): Allocation {
    const copy = new Allocation(token, this.id, this.kind, this.address, 0, this.align, this.shift);
    return Object.assign(copy, { size: this.size, state: this.state, vals: [], info: [] });
  }
}

export const entryCount = (size: number, shift: number): number => (size === 0 ? 1 : Math.ceil(size / (1 << shift)));

/** What an allocation takes of the real machine's memory; a bulk's pages are counted by themselves. */
export const bytesOf = (alloc: Allocation): number =>
  OWN_BYTES + (alloc.bulk === undefined ? alloc.info.length * CELL_BYTES : tableBytes(alloc.bulk));

/** What a new one will take; a bulk's table comes with its first scalar. */
export function bytesOfNew(size: number, shift: number): number {
  const count = entryCount(size, shift);
  return OWN_BYTES + (count > BULK_ENTRIES ? 0 : count * CELL_BYTES);
}

/** What cells of this granule will take. */
export const bytesOfCells = (alloc: Allocation, shift: number): number => entryCount(alloc.size, shift) * CELL_BYTES;

/** Spreads the entries over a smaller granule. */
export function refine(alloc: Allocation, shift: number): void {
  if (shift >= alloc.shift || alloc.bulk !== undefined) return;
  const factor = 1 << (alloc.shift - shift);
  const count = entryCount(alloc.size, shift);
  const vals: CellValue[] = new Array<CellValue>(count).fill(undefined);
  const info: number[] = new Array<number>(count).fill(0);
  for (let i = 0; i < alloc.info.length; i++) {
    vals[i * factor] = alloc.vals[i];
    info[i * factor] = alloc.info[i] ?? 0;
    if (sizeOfClass((alloc.info[i] ?? 0) & CLASS_MASK) > 1 << shift) alloc.isNarrow = false;
  }
  alloc.vals = vals;
  alloc.info = info;
  alloc.shift = shift;
  alloc.mask = (1 << shift) - 1;
}

/** From bulk to cells. */
export function spill(alloc: Allocation): void {
  const { bulk } = alloc;
  if (bulk === undefined) return;
  const shift = bulk.cls === 0 ? alloc.shift : bulk.shift;
  const count = entryCount(alloc.size, shift);
  const vals: CellValue[] = new Array<CellValue>(count).fill(undefined);
  const info: number[] = new Array<number>(count).fill(0);
  if (bulk.cls !== 0)
    for (let i = 0; i < count; i++) {
      vals[i] = bulkValue(bulk, i);
      info[i] = bulkInfo(bulk, i);
    }
  alloc.bulk = undefined;
  alloc.vals = vals;
  alloc.info = info;
  alloc.shift = shift;
  alloc.mask = (1 << shift) - 1;
  alloc.isNarrow = true;
}
