/** Where an allocation's cells stand at a moment: in memory, or in the registers of a frame. */
import {
  CLASS_MASK,
  findAllocation,
  infoOf,
  loadSlow,
  valueOf,
  type AllocId,
  type Cells,
  type CellValue,
  type Pointer,
  type ScalarClass,
} from '../../heap/index.ts';
import { MissingPart } from '../../heap/base/index.ts';
import { slotOwner } from '../machine/layers.ts';
import type { Frame, Machine } from '../machine/state.ts';
import type { AllocTable } from './alloc-table.ts';

export interface Stretch {
  readonly cells: Cells;
  /** Entry of offset 0. */
  readonly base: number;
  readonly shift: number;
  readonly size: number;
}

/** One moment's state with what is needed to find things in it. */
export interface MomentState {
  readonly machine: Machine;
  readonly table: AllocTable;
  /** Frames by number, the entry frame left out; oldest first in `frames`. */
  readonly frames: readonly Frame[];
  readonly byId: ReadonlyMap<number, Frame>;
}

export function createState(machine: Machine, table: AllocTable): MomentState {
  const frames: Frame[] = [];
  for (let at: Frame | undefined = machine.frame; at !== undefined; at = at.parent)
    if (at.instance.kind !== 'entry') frames.push(at);
  frames.reverse();
  return { machine, table, frames, byId: new Map(frames.map((frame) => [frame.id, frame])) };
}

export function stretchOf(state: MomentState, id: AllocId): Stretch | undefined {
  const alloc = findAllocation(state.machine.memory, id);
  if (alloc !== undefined)
    return alloc.info.length === 0
      ? undefined
      : { cells: alloc, base: 0, shift: alloc.bulk?.shift ?? alloc.shift, size: alloc.size };
  const frame = state.byId.get(state.table.frame[id] ?? -1);
  const owner = slotOwner(state.machine.lowered, state.table.slot[id] ?? -1);
  if (frame === undefined || owner === undefined || frame.slots[owner.local] !== id) return undefined;
  const info = frame.instance.locals[owner.local];
  return info?.isRegister === true
    ? { cells: frame, base: info.index, shift: info.layout.shift, size: info.layout.size }
    : undefined;
}

/** The info word at an offset; 0 where nothing stands. */
export function infoAt(stretch: Stretch, offset: number): number {
  return offset < 0 ? 0 : infoOf(stretch.cells, stretch.base, stretch.shift, offset);
}

/** Reads a scalar for the picture: no fault, undefined where there is none. */
export function peek(stretch: Stretch, offset: number, cls: ScalarClass): CellValue {
  const info = infoAt(stretch, offset);
  if ((info & CLASS_MASK) === cls) return valueOf(stretch.cells, stretch.base, stretch.shift, offset);
  if (offset < 0 || offset >= stretch.size) return undefined;
  try {
    return loadSlow(stretch.cells, stretch.base, stretch.shift, offset, cls, undefined);
  } catch (fault) {
    if (fault instanceof MissingPart) throw fault;
    // What memory finds wrong here is no step of the program.
    return undefined;
  }
}

export const asPointer = (value: CellValue): Pointer | undefined =>
  typeof value === 'object' && value.kind === 'pointer' ? value : undefined;
