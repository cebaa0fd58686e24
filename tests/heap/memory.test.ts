/** The memory model by itself: cells, faults, and memories that fork. */
import { describe, expect, test } from 'vitest';
import {
  addGlobal,
  allocateHeap,
  copyCells,
  createGlobals,
  createMemory,
  F32,
  F64,
  FaultStop,
  findAllocation,
  forkMemory,
  freeHeap,
  I32,
  I8,
  loadScalar,
  markGone,
  MOVED,
  OutOfMemory,
  pointerTo,
  raise,
  reach,
  refineIn,
  storeScalar,
  stepOfInfo,
  STEP_UNIT,
  U16,
  U32,
  U64,
  U8,
  wildPointer,
  wrapInt,
  writable,
  type Allocation,
  type Memory,
} from '#lib/heap/index.ts';

const fresh = (): Memory => createMemory(createGlobals(), 4096);
const pointerOf = (alloc: Allocation, offset = 0) => pointerTo(alloc.id, offset, alloc.address + offset);

function faultOf(act: () => unknown): string {
  try {
    act();
  } catch (stop) {
    if (stop instanceof FaultStop) return stop.fault.kind;
    if (stop instanceof OutOfMemory) return 'out-of-memory';
    throw stop;
  }
  return 'none';
}

describe('cells', () => {
  test('a scalar comes back as it was written', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 16, 8, 2);
    storeScalar(memory, alloc, 4, I32, -5, 3 * STEP_UNIT);
    storeScalar(memory, alloc, 8, U64, 18446744073709551615n, 0);
    expect(loadScalar(alloc, 4, I32)).toBe(-5);
    expect(loadScalar(alloc, 8, U64)).toBe(18446744073709551615n);
    expect(stepOfInfo(alloc.info[1] ?? 0)).toBe(3);
  });

  test('other classes see the bytes', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 8, 8, 0);
    storeScalar(memory, alloc, 0, I32, -2, 0);
    expect(loadScalar(alloc, 0, U32)).toBe(4294967294);
    expect(loadScalar(alloc, 0, U8)).toBe(0xfe);
    expect(loadScalar(alloc, 1, I8)).toBe(-1);
    storeScalar(memory, alloc, 4, F32, 1.5, 0);
    expect(loadScalar(alloc, 4, U32)).toBe(0x3fc00000);
  });

  test('a part written later is seen, whichever way it is read', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 8, 8, 0);
    storeScalar(memory, alloc, 0, U32, 0x01020304, 0);
    storeScalar(memory, alloc, 1, U8, 0xff, 0);
    expect(loadScalar(alloc, 0, U32)).toBe(0x0102ff04);
    expect(loadScalar(alloc, 1, U8)).toBe(0xff);
    storeScalar(memory, alloc, 2, U16, 0xaabb, 0);
    storeScalar(memory, alloc, 2, U8, 0, 0);
    expect(loadScalar(alloc, 3, U8)).toBe(0xaa);
    storeScalar(memory, alloc, 0, U32, 7, 0);
    expect(loadScalar(alloc, 0, U16)).toBe(7);
    expect(loadScalar(alloc, 1, U8)).toBe(0);
  });

  test('unwritten bytes are a fault', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 8, 8, 2);
    expect(faultOf(() => loadScalar(alloc, 0, I32))).toBe('uninitialised-read');
    storeScalar(memory, alloc, 0, U8, 1, 0);
    expect(faultOf(() => loadScalar(alloc, 0, I32))).toBe('uninitialised-read');
  });

  test('moved values keep their bits', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 8, 8, 3);
    storeScalar(memory, alloc, 0, F64, 2.5, 0);
    markGone(memory, alloc, 0, 3, 8, MOVED, 9 * STEP_UNIT);
    expect(loadScalar(alloc, 0, F64)).toBe(2.5);
    expect(stepOfInfo(alloc.info[0] ?? 0)).toBe(9);
  });

  test('copies go between granules, and overlap', () => {
    const memory = fresh();
    const coarse = allocateHeap(memory, 12, 4, 2);
    const fine = allocateHeap(memory, 12, 1, 0);
    for (let i = 0; i < 3; i++) storeScalar(memory, coarse, 4 * i, I32, i + 1, 0);
    copyCells(memory, coarse, 0, 2, fine, 0, 0, 12, STEP_UNIT);
    expect([0, 4, 8].map((at) => loadScalar(fine, at, I32))).toEqual([1, 2, 3]);
    copyCells(memory, coarse, 0, 2, coarse, 1, 2, 8, 0);
    expect([0, 4, 8].map((at) => loadScalar(coarse, at, I32))).toEqual([1, 1, 2]);
    const refined = refineIn(memory, coarse, 0);
    expect([0, 4, 8].map((at) => loadScalar(refined, at, I32))).toEqual([1, 1, 2]);
  });
});

describe('faults', () => {
  test('use after free, double free, invalid free', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 8, 8, 3);
    expect(faultOf(() => freeHeap(memory, pointerOf(alloc, 4), 8, 8))).toBe('invalid-free');
    expect(faultOf(() => freeHeap(memory, pointerOf(alloc), 4, 4))).toBe('wrong-layout');
    freeHeap(memory, pointerOf(alloc), 8, 8);
    expect(faultOf(() => reach(memory, pointerOf(alloc), 0, 1))).toBe('use-after-free');
    expect(faultOf(() => freeHeap(memory, pointerOf(alloc), 8, 8))).toBe('double-free');
    expect(faultOf(() => freeHeap(memory, wildPointer(16), 8, 8))).toBe('invalid-free');
  });

  test('bounds, null, provenance, budget', () => {
    const memory = fresh();
    const alloc = allocateHeap(memory, 8, 8, 3);
    expect(faultOf(() => reach(memory, pointerOf(alloc, 4), 0, 8))).toBe('out-of-bounds');
    expect(faultOf(() => reach(memory, pointerOf(alloc), -1, 1))).toBe('out-of-bounds');
    expect(faultOf(() => reach(memory, wildPointer(0), 0, 4))).toBe('null-pointer');
    expect(faultOf(() => reach(memory, wildPointer(4096), 0, 4))).toBe('no-provenance');
    expect(faultOf(() => allocateHeap(memory, 8000, 8, 3))).toBe('out-of-memory');
  });

  test('constants are not written', () => {
    const globals = createGlobals();
    const memory = createMemory(globals, 1024);
    const constant = addGlobal(globals, 'c', 'constant', 4, 4, 2);
    const variable = addGlobal(globals, 's', 'static', 4, 4, 2);
    expect(faultOf(() => writable(memory, constant, 0))).toBe('write-to-constant');
    storeScalar(memory, variable, 0, I32, 4, 0);
    expect(loadScalar(reach(memory, pointerOf(variable), 0, 4), 0, I32)).toBe(4);
    expect(variable.info[0]).toBe(0);
  });

  test('a fault is data', () => {
    expect(faultOf(() => raise('unreachable', 'x'))).toBe('unreachable');
  });
});

test('forks do not see each other', () => {
  const memory = fresh();
  const alloc = allocateHeap(memory, 4, 4, 2);
  storeScalar(memory, alloc, 0, I32, 1, 0);
  const fork = forkMemory(memory);
  const write = (into: Memory, value: number) => {
    const found = findAllocation(into, alloc.id);
    if (found !== undefined) storeScalar(into, found, 0, I32, value, 0);
  };
  const read = (from: Memory) => {
    const found = findAllocation(from, alloc.id);
    return found === undefined ? undefined : loadScalar(found, 0, I32);
  };
  write(memory, 2);
  expect([read(memory), read(fork)]).toEqual([2, 1]);
  write(fork, 3);
  const third = forkMemory(fork);
  write(fork, 4);
  expect([read(memory), read(fork), read(third)]).toEqual([2, 4, 3]);
  freeHeap(third, pointerOf(alloc), 4, 4);
  expect(faultOf(() => reach(fork, pointerOf(alloc), 0, 4))).toBe('none');
});

test("integers wrap as two's complement", () => {
  expect(wrapInt(I8, 200)).toBe(-56);
  expect(wrapInt(U8, -1)).toBe(255);
  expect(wrapInt(U64, -1)).toBe(18446744073709551615n);
  expect(wrapInt(U32, 4294967296n + 5n)).toBe(5);
});
