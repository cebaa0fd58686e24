/**
 * All allocations of one moment, as a persistent table: `forkMemory` is cheap (it copies a list of chunks), and both
 * sides then clone what they write, allocation by allocation. So checkpoints cost what changes, not what there is.
 */
import { invariant } from './base/index.ts';
import { Allocation, DEAD_STACK, FREED, LIVE, refine, type AllocationKind } from './allocation.ts';
import { raise } from './fault.ts';
import { allocId, FIRST_GLOBAL, type AllocId, type Pointer } from './pointer.ts';

const CHUNK_BITS = 6;
const CHUNK_MASK = (1 << CHUNK_BITS) - 1;

interface Chunk {
  token: number;
  readonly items: (Allocation | undefined)[];
}

/** The program's own allocations (statics, constants, literals) as they are at the start; shared by all memories. */
export interface Globals {
  readonly initial: Allocation[];
  nextAddress: number;
}

export const createGlobals = (): Globals => ({ initial: [], nextAddress: 0x555555600000 });

/** Tokens tell memories apart; they are seen nowhere. */
let tokens = 0;
export const freshToken = (): number => ++tokens;

export interface Memory {
  token: number;
  chunks: Chunk[];
  /** Globals that were written since the start, by index. */
  globalChunks: Chunk[];
  readonly globals: Globals;
  /** The next allocation's number, stack slots in registers included. */
  nextId: number;
  nextHeap: number;
  liveBytes: number;
  readonly budget: number;
}

const HEAP_START = 0x5555557d2000;

export const createMemory = (globals: Globals, budget: number): Memory => ({
  token: freshToken(), chunks: [], globalChunks: [], globals, nextId: 1, nextHeap: HEAP_START, liveBytes: 0, budget,
});

/** A memory that begins as this one is now. Both go on; neither sees what the other does. */
export function forkMemory(memory: Memory): Memory {
  memory.token = freshToken();
  return { ...memory, token: freshToken(), chunks: memory.chunks.slice(), globalChunks: memory.globalChunks.slice() };
}

export function findAllocation(memory: Memory, id: AllocId): Allocation | undefined {
  if (id < FIRST_GLOBAL) return memory.chunks[id >> CHUNK_BITS]?.items[id & CHUNK_MASK];
  const index = id - FIRST_GLOBAL;
  return memory.globalChunks[index >> CHUNK_BITS]?.items[index & CHUNK_MASK] ?? memory.globals.initial[index];
}

function put(memory: Memory, alloc: Allocation): void {
  const isGlobal = alloc.id >= FIRST_GLOBAL;
  const index = isGlobal ? alloc.id - FIRST_GLOBAL : alloc.id;
  const chunks = isGlobal ? memory.globalChunks : memory.chunks;
  const at = index >> CHUNK_BITS;
  while (chunks.length <= at) chunks.push({ token: 0, items: [] });
  let chunk = chunks[at];
  invariant(chunk !== undefined, 'chunks are dense');
  if (chunk.token !== memory.token) {
    chunk = { token: memory.token, items: chunk.items.slice() };
    chunks[at] = chunk;
  }
  chunk.items[index & CHUNK_MASK] = alloc;
}

/** The allocation, ready to be written by this memory. */
export function ownAllocation(memory: Memory, alloc: Allocation): Allocation {
  if (alloc.token === memory.token) return alloc;
  const own = alloc.cloneFor(memory.token);
  put(memory, own);
  return own;
}

export function addAllocation(memory: Memory, kind: AllocationKind, id: AllocId, address: number, size: number, align: number, shift: number): Allocation {
  const alloc = new Allocation(memory.token, id, kind, address, size, align, shift);
  put(memory, alloc);
  return alloc;
}

export const takeId = (memory: Memory): AllocId => allocId(memory.nextId++);

/** A new heap allocation. The simulated allocator never gives an address twice, as a fresh process rarely does. */
export function allocateHeap(memory: Memory, size: number, align: number, shift: number): Allocation {
  memory.liveBytes += size;
  if (memory.liveBytes > memory.budget) raise('out-of-memory', `the program holds more than ${Math.round(memory.budget / 1048576)} MB of memory at once`);
  const step = Math.max(align, 16);
  const address = Math.ceil((memory.nextHeap + 16) / step) * step;
  memory.nextHeap = address + Math.max(size, 8);
  return addAllocation(memory, 'heap', takeId(memory), address, size, align, shift);
}

/** Frees a heap allocation; `pointer` must be what `allocateHeap` gave, with the same layout. */
export function freeHeap(memory: Memory, pointer: Pointer, size: number | undefined, align: number | undefined): Allocation {
  if (pointer.alloc === undefined) raise('invalid-free', 'frees a pointer that no allocation gave');
  const alloc = findAllocation(memory, pointer.alloc);
  if (alloc === undefined || alloc.kind !== 'heap') raise('invalid-free', 'frees memory that is not on the heap', pointer.alloc);
  if (alloc.state !== LIVE) raise('double-free', 'frees memory that was freed before', pointer.alloc);
  if (pointer.offset !== 0) raise('invalid-free', 'frees a pointer into the middle of an allocation', pointer.alloc);
  if ((size !== undefined && size !== alloc.size) || (align !== undefined && align !== alloc.align)) {
    raise('wrong-layout', `frees ${size ?? alloc.size} bytes where ${alloc.size} were allocated`, pointer.alloc);
  }
  const own = ownAllocation(memory, alloc);
  own.state = FREED;
  memory.liveBytes -= own.size;
  return own;
}

/** A stack slot ends: pointers to it dangle from now on. Its content is not kept. */
export function killStack(memory: Memory, id: AllocId): void {
  const alloc = findAllocation(memory, id);
  if (alloc === undefined || alloc.state !== LIVE) return;
  const own = ownAllocation(memory, alloc);
  own.state = DEAD_STACK;
  own.vals = [];
  own.info = [];
}

/** A global's initial content; only while the program is being lowered. */
export function addGlobal(globals: Globals, kind: 'static' | 'constant', size: number, align: number, shift: number): Allocation {
  const step = Math.max(align, 1);
  const address = Math.ceil(globals.nextAddress / step) * step;
  globals.nextAddress = address + Math.max(size, 1);
  const alloc = new Allocation(0, allocId(FIRST_GLOBAL + globals.initial.length), kind, address, size, align, shift);
  globals.initial.push(alloc);
  return alloc;
}

/** The live allocation that `pointer` may reach with `size` bytes from its offset plus `at`. */
export function reach(memory: Memory, pointer: Pointer, at: number, size: number): Allocation {
  const id = pointer.alloc;
  if (id === undefined) return raiseWild(pointer);
  const alloc = findAllocation(memory, id);
  if (alloc === undefined) return raise('dangling-stack', 'uses a pointer to a variable that is gone', id);
  if (alloc.state !== LIVE) return raiseDead(alloc);
  const offset = pointer.offset + at;
  if (offset < 0 || offset + size > alloc.size) {
    return raise('out-of-bounds', `reaches bytes ${offset}..${offset + size} of an allocation of ${alloc.size}`, id);
  }
  return alloc;
}

export function raiseDead(alloc: Allocation): never {
  if (alloc.state === FREED) return raise('use-after-free', 'uses memory after it was freed', alloc.id);
  return raise('dangling-stack', 'uses a variable after its scope ended', alloc.id);
}

function raiseWild(pointer: Pointer): never {
  if (pointer.address === 0) return raise('null-pointer', 'uses a null pointer');
  return raise('no-provenance', 'uses a pointer that points to no allocation');
}

/** Makes the granule no larger than `shift`, in this memory's own copy. */
export function refineIn(memory: Memory, alloc: Allocation, shift: number): Allocation {
  if (alloc.shift <= shift) return alloc;
  const own = ownAllocation(memory, alloc);
  refine(own, shift);
  return own;
}
