/**
 * All allocations of a run, by number: when each was born and died, and whose it was. A run is deterministic, so one table
 * of the whole run serves every moment of it: an allocation exists at moment `n` if it was born before step `n`.
 */
import type { Ty } from '../types/ty.ts';

export interface AllocTable {
  count: number;
  born: Int32Array;
  /** -1 while alive. */
  died: Int32Array;
  /** Number of the local's slot, or -1 for the heap. */
  slot: Int32Array;
  frame: Int32Array;
  address: Float64Array;
  /** Of heap allocations, as far as their makers said. */
  readonly elementTys: Map<number, Ty>;
}

export const createAllocTable = (): AllocTable => ({
  count: 1,
  born: new Int32Array(1024),
  died: new Int32Array(1024).fill(-1),
  slot: new Int32Array(1024),
  frame: new Int32Array(1024),
  address: new Float64Array(1024),
  elementTys: new Map(),
});

export function addToTable(
  table: AllocTable,
  id: number,
  step: number,
  slot: number,
  frame: number,
  address: number,
): void {
  if (id >= table.born.length) grow(table, id);
  table.born[id] = step;
  table.died[id] = -1;
  table.slot[id] = slot;
  table.frame[id] = frame;
  table.address[id] = address;
  if (id >= table.count) table.count = id + 1;
}

function grow(table: AllocTable, id: number): void {
  const size = Math.max(id + 1, table.born.length * 2);
  table.born = bigger(table.born, size);
  table.died = bigger(table.died, size);
  table.slot = bigger(table.slot, size);
  table.frame = bigger(table.frame, size);
  const address = new Float64Array(size);
  address.set(table.address);
  table.address = address;
}

function bigger(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const out = new Int32Array(size);
  out.set(array);
  return out;
}
