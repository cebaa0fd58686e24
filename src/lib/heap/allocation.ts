/**
 * One allocation: typed cells at byte offsets.
 *
 * Cells stand at indexes `offset >> shift`: `1 << shift` is the granule, the greatest power of two that divides every
 * scalar's offset, so an `[i32; n]` has n entries and not 4n. A scalar larger than the granule stands at its first
 * entry and leaves the others empty. `refine` makes the granule smaller when someone comes with a finer offset.
 *
 * A cell's info word packs its class, whether its value was moved out or dropped (the bits stay), and the step that did it.
 */
import type { AllocId } from './pointer.ts';
import type { CellValue } from './scalar.ts';

export const CLASS_MASK = 31;
export const MOVED = 32;
export const DROPPED = 64;
/** Info words count steps in units of this. */
export const STEP_UNIT = 128;

export const stepOfInfo = (info: number): number => Math.floor(info / STEP_UNIT);

/** Where values stand: an allocation's own cells, or a frame's registers. */
export interface Cells {
  readonly vals: CellValue[];
  readonly info: number[];
}

export const LIVE = 0;
export const FREED = 1;
export const DEAD_STACK = 2;

export type AllocationKind = 'stack' | 'heap' | 'static' | 'constant';

export class Allocation implements Cells {
  /** Who may write in place: the memory with this token; all others clone first. */
  token: number;
  readonly id: AllocId;
  readonly kind: AllocationKind;
  readonly address: number;
  readonly size: number;
  readonly align: number;
  shift: number;
  /** `(1 << shift) - 1`: an offset with none of these bits is on the granule. */
  mask: number;
  state: number;
  vals: CellValue[];
  info: number[];

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
    this.state = LIVE;
    // A value without bytes has one entry all the same: it says whether it is there, or where it went.
    const count = size === 0 ? 1 : (size + this.mask) >> shift;
    // Dense arrays of small integers: V8 keeps them packed, and `slice` is then a block copy.
    this.vals = [];
    this.info = [];
    for (let i = 0; i < count; i++) {
      this.vals.push(undefined);
      this.info.push(0);
    }
  }

  /** The same content, owned by another memory. */
  cloneFor(token: number): Allocation {
    const copy = new Allocation(token, this.id, this.kind, this.address, 0, this.align, this.shift);
    return Object.assign(copy, {
      size: this.size,
      state: this.state,
      vals: this.vals.slice(),
      info: this.info.slice(),
    });
  }
}

/** Spreads the entries over a smaller granule. */
export function refine(alloc: Allocation, shift: number): void {
  if (shift >= alloc.shift) return;
  const factor = 1 << (alloc.shift - shift);
  const count = (alloc.size + (1 << shift) - 1) >> shift;
  const vals: CellValue[] = new Array<CellValue>(count).fill(undefined);
  const info: number[] = new Array<number>(count).fill(0);
  for (let i = 0; i < alloc.info.length; i++) {
    vals[i * factor] = alloc.vals[i];
    info[i * factor] = alloc.info[i] ?? 0;
  }
  alloc.vals = vals;
  alloc.info = info;
  alloc.shift = shift;
  alloc.mask = (1 << shift) - 1;
}
