/**
 * All allocations of one moment, as a persistent table: `forkMemory` is cheap (it copies a list of chunks), and both
 * sides then clone what they write, allocation by allocation. So checkpoints cost what changes, not what there is.
 */
import { invariant } from './base/index.ts';
import { Allocation, DEAD_STACK, FREED, LIVE, refine, type AllocationKind } from './allocation.ts';
import { raise } from './fault.ts';
import { allocId, FIRST_GLOBAL, FIRST_LIBRARY_GLOBAL, type AllocId, type Pointer } from './pointer.ts';

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
  /** They are the library's: kept from program to program. */
  readonly isShared: boolean;
  nextAddress: number;
}

export const createGlobals = (below?: Globals, isShared = false): Globals => ({
  byId: new Map(),
  below,
  isShared,
  nextAddress: 0x555555600000,
});

/** Tokens tell memories apart; they are seen nowhere. */
let tokens = 0;
export const freshToken = (): number => ++tokens;

export interface Memory {
  token: number;
  chunks: Chunk[];
  /** Globals that were written since the start. Few: statics with interior mutability, and `static mut`. */
  written: Map<AllocId, Allocation>;
  readonly globals: Globals;
  /** The next allocation's number, stack slots in registers included. */
  nextId: number;
  nextHeap: number;
  liveBytes: number;
  readonly budget: number;
}

const HEAP_START = 0x5555557d2000;

export const createMemory = (globals: Globals, budget: number): Memory => ({
  token: freshToken(),
  chunks: [],
  written: new Map(),
  globals,
  nextId: 1,
  nextHeap: HEAP_START,
  liveBytes: 0,
  budget,
});

/** A memory that begins as this one is now. Both go on; neither sees what the other does. */
export function forkMemory(memory: Memory): Memory {
  memory.token = freshToken();
  return { ...memory, token: freshToken(), chunks: memory.chunks.slice(), written: new Map(memory.written) };
}

export function findAllocation(memory: Memory, id: AllocId): Allocation | undefined {
  if (id < FIRST_GLOBAL) return memory.chunks[id >> CHUNK_BITS]?.items[id & CHUNK_MASK];
  return memory.written.get(id) ?? memory.globals.byId.get(id) ?? memory.globals.below?.byId.get(id);
}

function put(memory: Memory, alloc: Allocation): void {
  if (alloc.id >= FIRST_GLOBAL) {
    memory.written.set(alloc.id, alloc);
    return;
  }
  const chunks = memory.chunks;
  const at = alloc.id >> CHUNK_BITS;
  while (chunks.length <= at) chunks.push({ token: 0, items: [] });
  let chunk = chunks[at];
  invariant(chunk !== undefined, 'chunks are dense');
  if (chunk.token !== memory.token) {
    chunk = { token: memory.token, items: chunk.items.slice() };
    chunks[at] = chunk;
  }
  chunk.items[alloc.id & CHUNK_MASK] = alloc;
}

/** The allocation, ready to be written by this memory. */
export function ownAllocation(memory: Memory, alloc: Allocation): Allocation {
  if (alloc.token === memory.token) return alloc;
  const own = alloc.cloneFor(memory.token);
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
  const alloc = new Allocation(memory.token, id, kind, address, size, align, shift);
  put(memory, alloc);
  return alloc;
}

export const takeId = (memory: Memory): AllocId => allocId(memory.nextId++);

/** A new heap allocation. The simulated allocator never gives an address twice, as a fresh process rarely does. */
export function allocateHeap(memory: Memory, size: number, align: number, shift: number): Allocation {
  memory.liveBytes += size;
  if (memory.liveBytes > memory.budget)
    raise('out-of-memory', `the program holds more than ${Math.round(memory.budget / 1048576)} MB of memory at once`);
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
  const own = ownAllocation(memory, alloc);
  own.state = FREED;
  memory.liveBytes -= own.size;
  return own;
}

/** A stack slot ends: pointers to it dangle from now on. Its content is not kept. */
export function killStack(memory: Memory, id: AllocId): void {
  const alloc = findAllocation(memory, id);
  if (alloc?.state !== LIVE) return;
  const own = ownAllocation(memory, alloc);
  own.state = DEAD_STACK;
  own.vals = [];
  own.info = [];
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
