/**
 * All allocations of one moment, as a persistent table: `forkMemory` is cheap (it copies a list of chunks), and both
 * sides then clone what they write, allocation by allocation. So checkpoints cost what changes, not what there is.
 */
import { invariant } from './base/index.ts';
import {
  Allocation,
  bytesOf,
  bytesOfCells,
  bytesOfNew,
  DEAD_STACK,
  EVALUATING,
  FREED,
  LIVE,
  PENDING,
  refine,
  type AllocationKind,
} from './allocation.ts';
import { ownPageBytes } from './bulk.ts';
import { charge, OutOfMemory, requireRoom, type Purse } from './budget.ts';
import { raise } from './fault.ts';
import {
  allocId,
  EXPOSED,
  FIRST_GLOBAL,
  FIRST_LIBRARY_GLOBAL,
  pointerTo,
  type AllocId,
  type CodePointer,
  type Pointer,
} from './pointer.ts';

const CHUNK_BITS = 6;
const CHUNK_MASK = (1 << CHUNK_BITS) - 1;

interface Chunk {
  token: number;
  readonly items: (Allocation | undefined)[];
}

/** Statics, constants and literals as they are at the start; shared by all memories. */
export interface Globals {
  readonly byId: Map<AllocId, Allocation>;
  /** The library's, which outlive the program. */
  readonly below: Globals | undefined;
  /** How a static that is still `PENDING` gets its value, by its allocation. */
  readonly pending: Map<AllocId, () => void>;
  /** They are the library's: kept from program to program. */
  readonly isShared: boolean;
  nextAddress: number;
}

export const createGlobals = (below?: Globals, isShared = false): Globals => ({
  byId: new Map(),
  pending: new Map(),
  below,
  isShared,
  nextAddress: 0x555555600000,
});

/** Tokens tell memories apart; they are seen nowhere. */
let tokens = 0;
export const freshToken = (): number => ++tokens;

export interface Memory extends Purse {
  chunks: Chunk[];
  /** Globals that were written since the start. Few: statics with interior mutability, and `static mut`. */
  written: Map<AllocId, Allocation>;
  readonly globals: Globals;
  /** The next allocation's number, stack slots in registers included. */
  nextId: number;
  nextHeap: number;
  /** Allocations whose address was turned into a number: a number may be turned into a pointer to one of them. */
  exposed: Set<AllocId>;
  /** Functions likewise, by address. */
  exposedCode: Map<number, CodePointer>;
  /** Statics keep their first value while constants are evaluated. */
  areStaticsFixed: boolean;
  /** A picture shows what was freed; a run without one forgets it. */
  keepsFreed: boolean;
  /** Freed allocations whose content is kept still, oldest first. */
  freed: AllocId[];
}

const HEAP_START = 0x5555557d2000;
/** Larger ones are not simulated: offsets are computed in 32 bits. */
const MOST_BYTES = 0x7fffffff;
/** So many freed allocations keep their content for the picture. */
const MOST_FREED = 256;

export const createMemory = (globals: Globals, budget: number): Memory => ({
  token: freshToken(),
  chunks: [],
  written: new Map(),
  globals,
  nextId: 1,
  nextHeap: HEAP_START,
  held: 0,
  budget,
  exposed: new Set(),
  exposedCode: new Map(),
  areStaticsFixed: false,
  keepsFreed: true,
  freed: [],
});

/** A memory that begins as this one is now. Both go on; neither sees what the other does. */
export function forkMemory(memory: Memory): Memory {
  memory.token = freshToken();
  return {
    ...memory,
    token: freshToken(),
    chunks: memory.chunks.slice(),
    written: new Map(memory.written),
    exposed: new Set(memory.exposed),
    exposedCode: new Map(memory.exposedCode),
    freed: memory.freed.slice(),
  };
}

export function findAllocation(memory: Memory, id: AllocId): Allocation | undefined {
  if (id < FIRST_GLOBAL) return memory.chunks[id >> CHUNK_BITS]?.items[id & CHUNK_MASK];
  return memory.written.get(id) ?? memory.globals.byId.get(id) ?? memory.globals.below?.byId.get(id);
}

const put = (memory: Memory, alloc: Allocation): void => putAt(memory, alloc.id, alloc);

function putAt(memory: Memory, id: AllocId, alloc: Allocation): void {
  if (id >= FIRST_GLOBAL) {
    memory.written.set(id, alloc);
    return;
  }
  const chunks = memory.chunks;
  const at = id >> CHUNK_BITS;
  while (chunks.length <= at) chunks.push({ token: 0, items: [] });
  let chunk = chunks[at];
  invariant(chunk !== undefined, 'chunks are dense');
  if (chunk.token !== memory.token) {
    chunk = { token: memory.token, items: chunk.items.slice() };
    chunks[at] = chunk;
  }
  chunk.items[id & CHUNK_MASK] = alloc;
}

/** The allocation, ready to be written by this memory. */
export function ownAllocation(memory: Memory, alloc: Allocation): Allocation {
  if (alloc.token === memory.token) return alloc;
  if (memory.areStaticsFixed && alloc.kind === 'static')
    raise('static-written', "modifying a static's initial value from another static's initializer", alloc.id);
  requireRoom(memory, bytesOf(alloc));
  const own = alloc.cloneFor(memory.token);
  charge(memory, bytesOf(own));
  put(memory, own);
  return own;
}

export function addAllocation(
  memory: Memory,
  kind: AllocationKind,
  id: AllocId,
  address: number,
  size: number,
  align: number,
  shift: number,
): Allocation {
  charge(memory, bytesOfNew(size, shift));
  const alloc = new Allocation(memory.token, id, kind, address, size, align, shift);
  put(memory, alloc);
  return alloc;
}

export const takeId = (memory: Memory): AllocId => allocId(memory.nextId++);

/** A new heap allocation. The simulated allocator never gives an address twice, as a fresh process rarely does. */
export function allocateHeap(memory: Memory, size: number, align: number, shift: number): Allocation {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the run's end, not an error of ours
  if (size > MOST_BYTES) throw new OutOfMemory(memory.budget);
  const step = Math.max(align, 16);
  const address = Math.ceil((memory.nextHeap + 16) / step) * step;
  memory.nextHeap = address + Math.max(size, 8);
  return addAllocation(memory, 'heap', takeId(memory), address, size, align, shift);
}

/** Frees a heap allocation; `pointer` must be what `allocateHeap` gave, with the same layout. */
export function freeHeap(
  memory: Memory,
  pointer: Pointer,
  size: number | undefined,
  align: number | undefined,
): Allocation {
  if (pointer.alloc === undefined) raise('invalid-free', 'frees a pointer that no allocation gave');
  const alloc = findAllocation(memory, pointer.alloc);
  if (alloc?.kind !== 'heap') raise('invalid-free', 'frees memory that is not on the heap', pointer.alloc);
  if (alloc.state !== LIVE) raise('double-free', 'frees memory that was freed before', pointer.alloc);
  if (pointer.offset !== 0) raise('invalid-free', 'frees a pointer into the middle of an allocation', pointer.alloc);
  if ((size !== undefined && size !== alloc.size) || (align !== undefined && align !== alloc.align)) {
    raise('wrong-layout', `frees ${size ?? alloc.size} bytes where ${alloc.size} were allocated`, pointer.alloc);
  }
  if (!memory.keepsFreed) {
    forget(memory, alloc, GONE_HEAP);
    return alloc;
  }
  const own = ownAllocation(memory, alloc);
  own.state = FREED;
  memory.freed.push(own.id);
  if (memory.freed.length > MOST_FREED) {
    const oldest = memory.freed.shift();
    const gone = oldest === undefined ? undefined : findAllocation(memory, oldest);
    if (gone !== undefined) dropContent(memory, gone);
  }
  // Large ones are shown no more.
  if (own.bulk !== undefined) dropContent(memory, own);
  return own;
}

/** All allocations that are gone, where nobody asks what they were. */
const GONE_STACK = new Allocation(0, allocId(0), 'stack', 0, 0, 1, 0);
const GONE_HEAP = new Allocation(0, allocId(0), 'heap', 0, 0, 1, 0);
GONE_STACK.state = DEAD_STACK;
GONE_HEAP.state = FREED;

function forget(memory: Memory, alloc: Allocation, gone: Allocation): void {
  if (alloc.token === memory.token) memory.held -= bytesOf(alloc) + pagesOf(memory, alloc);
  putAt(memory, alloc.id, gone);
}

/** The pages that this memory alone holds. */
function pagesOf(memory: Memory, alloc: Allocation): number {
  return alloc.bulk === undefined ? 0 : ownPageBytes(alloc.bulk, memory.token);
}

function dropContent(memory: Memory, alloc: Allocation): void {
  if (alloc.token !== memory.token) {
    // An earlier moment has the content; here stands an empty one.
    const empty = alloc.emptyFor(memory.token);
    charge(memory, bytesOf(empty));
    put(memory, empty);
    return;
  }
  memory.held -= bytesOf(alloc) + pagesOf(memory, alloc);
  alloc.vals = [];
  alloc.info = [];
  alloc.bulk = undefined;
  memory.held += bytesOf(alloc);
}

/** A stack slot ends: pointers to it dangle from now on. */
export function killStack(memory: Memory, id: AllocId): void {
  const alloc = findAllocation(memory, id);
  if (alloc?.state === LIVE) forget(memory, alloc, GONE_STACK);
}

/**
 * A global's initial content; only while something is being lowered. A program's globals are numbered as they come. The
 * library's are lowered once for many programs, in whatever order those need them: there `key` alone decides the number
 * and the address, so that a program's trace does not depend on what ran before it.
 */
export function addGlobal(
  globals: Globals,
  key: string,
  kind: 'static' | 'constant',
  size: number,
  align: number,
  shift: number,
): Allocation {
  let id: AllocId;
  let address: number;
  if (globals.isShared) {
    let hash = hashOf(key);
    while (globals.byId.has(allocId(FIRST_LIBRARY_GLOBAL + hash))) hash = (hash + 1) & HASH_MASK;
    id = allocId(FIRST_LIBRARY_GLOBAL + hash);
    address = LIBRARY_ADDRESS + hash * 4096;
  } else {
    id = allocId(FIRST_GLOBAL + globals.byId.size);
    const step = Math.max(align, 1);
    address = Math.ceil(globals.nextAddress / step) * step;
    globals.nextAddress = address + Math.max(size, 1);
  }
  const alloc = new Allocation(0, id, kind, address, size, align, shift);
  globals.byId.set(id, alloc);
  return alloc;
}

const LIBRARY_ADDRESS = 0x100000000000;
const HASH_MASK = 0xfffffff;

/** FNV-1a, 28 bits of it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 28)) & HASH_MASK;
}

/** The live allocation that `pointer` may reach with `size` bytes from its offset plus `at`; `size` is not 0. */
export function reach(memory: Memory, pointer: Pointer, at: number, size: number): Allocation {
  const alloc = reachPlace(memory, pointer, at, size);
  if (alloc.state !== LIVE) awake(memory, alloc, alloc.id);
  return alloc;
}

/** As `reach`, for an address alone: a static has one before it has a value. */
export function reachPlace(memory: Memory, pointer: Pointer, at: number, size: number): Allocation {
  const id = pointer.alloc;
  if (id === undefined) return raiseWild(pointer);
  const alloc = findAllocation(memory, id);
  if (alloc === undefined) return raise('dangling-stack', 'uses a pointer to a variable that is gone', id);
  if (alloc.state === FREED || alloc.state === DEAD_STACK) raiseDead(alloc, id);
  const offset = pointer.offset + at;
  if (offset < 0 || offset + size > alloc.size) {
    return raise('out-of-bounds', `reaches bytes ${offset}..${offset + size} of an allocation of ${alloc.size}`, id);
  }
  return alloc;
}

/** Evaluates a static that is asked for the first time; for anything else that is not alive, a fault. */
function awake(memory: Memory, alloc: Allocation, id: AllocId): void {
  const evaluate = memory.globals.pending.get(id) ?? memory.globals.below?.pending.get(id);
  if (alloc.state === PENDING && evaluate !== undefined) evaluate();
  else raiseDead(alloc, id);
}

export function raiseDead(alloc: Allocation, id: AllocId): never {
  if (alloc.state === EVALUATING) return raise('static-cycle', 'needs the static that it is the value of', id);
  if (alloc.state === FREED) return raise('use-after-free', 'uses memory after it was freed', id);
  return raise('dangling-stack', 'uses a variable after its scope ended', id);
}

function raiseWild(pointer: Pointer): never {
  if (pointer.address === 0) return raise('null-pointer', 'uses a null pointer');
  return raise('no-provenance', 'uses a pointer that points to no allocation');
}

/** Makes the granule no larger than `shift`, in this memory's own copy. */
export function refineIn(memory: Memory, alloc: Allocation, shift: number): Allocation {
  if (alloc.shift <= shift || alloc.bulk !== undefined) return alloc;
  const own = ownAllocation(memory, alloc);
  const more = bytesOfCells(own, shift) - bytesOfCells(own, own.shift);
  requireRoom(memory, more);
  refine(own, shift);
  charge(memory, more);
  return own;
}

// ---------------------------------------------------------------- exposed provenance

/** The pointer's address is known as a number from now on. */
export function expose(memory: Memory, value: Pointer | CodePointer): void {
  if (value.kind === 'code') memory.exposedCode.set(value.address, value);
  else if (value.alloc !== undefined && value.alloc !== EXPOSED) memory.exposed.add(value.alloc);
}

/** A pointer made from a number: a function's address that is known, or whatever exposed allocation is there when it is used. */
export const pointerFromExposed = (memory: Memory, address: number): Pointer | CodePointer =>
  memory.exposedCode.get(address) ?? pointerTo(EXPOSED, 0, address);

/** What a pointer points to, now that it is used: one that was made from a number finds its allocation. */
export function aim(memory: Memory, pointer: Pointer): Pointer {
  if (pointer.alloc !== EXPOSED) return pointer;
  const { address } = pointer;
  let dead: Pointer | undefined;
  for (const id of memory.exposed) {
    const alloc = findAllocation(memory, id);
    if (alloc === undefined || address < alloc.address || address >= alloc.address + alloc.size) continue;
    const found = pointerTo(id, address - alloc.address, address);
    if (alloc.state === LIVE) return found;
    dead = found;
  }
  return dead ?? pointerTo(undefined, 0, address);
}
