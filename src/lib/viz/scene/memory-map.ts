/**
 * Which drawn node stands for which stretch of memory, and which pointers start at which node. Filled while nodes are built;
 * read when arrows and badges look for their places.
 */
import { type AllocId, type PointerValue, type Ty, tyKey } from '../../interpreter/index.ts';

export interface Slot {
  readonly key: string;
  readonly offset: number;
  readonly size: number;
  /** Empty for boxes and characters of text. */
  readonly ty: string;
  /** As the reader would write the place: `s`, `p.x`, `v[0]`. */
  readonly place: string;
  /** For elements of a list: the key of the list. */
  readonly list: string | undefined;
}

/** Which variable's value holds a pointer: its frame (index among the moment's) and local. */
export interface Root {
  readonly frameIndex: number;
  readonly local: number;
}

export interface PointerNote {
  readonly arrow: string;
  readonly from: string;
  readonly kind: 'owner' | 'shared' | 'mut' | 'raw';
  readonly pointer: PointerValue;
  readonly pointee: Ty | undefined;
  /** Undefined for pointers in memory that no variable owns. */
  readonly root: Root | undefined;
}

export interface MemoryMap {
  readonly slots: Map<AllocId, Slot[]>;
  readonly pointers: PointerNote[];
  /** Allocations that an owner's arrow leads to already. */
  readonly owned: Set<AllocId>;
  /** Arrows from what a closure's call has of the variables around it, and how it has it: lent, or kept by the closure. */
  readonly captured: Map<string, 'lent' | 'kept'>;
}

export const createMemoryMap = (): MemoryMap => ({
  slots: new Map(),
  pointers: [],
  owned: new Set(),
  captured: new Map(),
});

export function addSlot(map: MemoryMap, alloc: AllocId, slot: Slot): void {
  const list = map.slots.get(alloc);
  if (list === undefined) map.slots.set(alloc, [slot]);
  else list.push(slot);
}

/** The node for a value of `size` bytes at `offset`: the same stretch (of the same type, if one is), else the smallest around it. */
export function findSlot(map: MemoryMap, alloc: AllocId, offset: number, size: number, ty?: Ty): Slot | undefined {
  const wanted = ty === undefined ? undefined : tyKey(ty);
  let best: Slot | undefined;
  for (const slot of map.slots.get(alloc) ?? []) {
    if (slot.offset > offset || slot.offset + slot.size < offset + size) continue;
    if (best === undefined || slot.size < best.size) best = slot;
    else if (slot.size === best.size && wanted !== undefined && best.ty !== wanted && slot.ty === wanted) best = slot;
  }
  return best;
}

/** The first and last element that a stretch of memory touches, in the innermost list that has whole elements there. */
export function findRange(
  map: MemoryMap,
  alloc: AllocId,
  offset: number,
  size: number,
): { readonly first: Slot; readonly last: Slot } | undefined {
  const lists = new Map<string, { first: Slot; last: Slot }>();
  for (const slot of map.slots.get(alloc) ?? []) {
    if (slot.list === undefined || slot.offset + slot.size <= offset || slot.offset >= offset + size) continue;
    const known = lists.get(slot.list);
    if (known === undefined) lists.set(slot.list, { first: slot, last: slot });
    else {
      if (slot.offset < known.first.offset) known.first = slot;
      if (slot.offset > known.last.offset) known.last = slot;
    }
  }
  const fits = ({ first, last }: { first: Slot; last: Slot }): boolean =>
    first.offset === offset && last.offset + last.size === offset + size;
  let best: { first: Slot; last: Slot } | undefined;
  for (const each of lists.values()) {
    if (
      best === undefined ||
      (fits(each) && !fits(best)) ||
      (fits(each) === fits(best) && each.first.size < best.first.size)
    )
      best = each;
  }
  return best;
}
