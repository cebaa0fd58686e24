/**
 * Every load and store, held against a naive array of bytes with provenance: one entry a byte, each uninitialised, a number,
 * or a byte of a pointer. All pairs of classes, offsets and sizes are tried, in cells and in bulk, then random sequences.
 */
import { expect, test } from 'vitest';
import {
  allocateHeap,
  BOOL,
  CHAR,
  CODE,
  copyCells,
  EXPOSED,
  createGlobals,
  createMemory,
  clearBytes,
  F32,
  F64,
  FaultStop,
  fillScalars,
  findAllocation,
  forkMemory,
  fromBits,
  bitsOf,
  I128,
  I16,
  I32,
  I64,
  I8,
  loadScalar,
  pointerTo,
  POINTER,
  sizeOfClass,
  storeScalar,
  U128,
  U16,
  U32,
  U64,
  U8,
  writable,
  type Allocation,
  type CellValue,
  type CodePointer,
  type Memory,
  type Pointer,
  type ScalarClass,
} from '#lib/heap/index.ts';

const CLASSES: readonly ScalarClass[] = [
  I8,
  I16,
  I32,
  I64,
  I128,
  U8,
  U16,
  U32,
  U64,
  U128,
  F32,
  F64,
  BOOL,
  CHAR,
  POINTER,
  CODE,
];

// ---------------------------------------------------------------- the naive memory

type NaiveByte = undefined | { readonly value: number; readonly of?: Pointer | CodePointer; readonly index?: number };

function encode(cls: ScalarClass, value: CellValue): NaiveByte[] {
  const out: NaiveByte[] = [];
  for (let at = 0; at < sizeOfClass(cls); at++) {
    if (typeof value === 'object')
      out.push({ value: Number((BigInt(value.address) >> BigInt(8 * at)) & 255n), of: value, index: at });
    else out.push({ value: Number(((bitsOf(cls, value) ?? 0n) >> BigInt(8 * at)) & 255n) });
  }
  return out;
}

/** What a load gives, as text: its number, or where it points; `fault …` for undefined behaviour. */
function decode(cls: ScalarClass, bytes: readonly NaiveByte[]): string {
  if (bytes.some((each) => each === undefined)) return 'fault uninitialised-read';
  const bits = bytes.reduceRight((sum, each) => (sum << 8n) | BigInt(each?.value ?? 0), 0n);
  if (cls === POINTER || cls === CODE) {
    const address = Number(BigInt.asIntN(64, bits));
    const [first] = bytes;
    const code = first?.of?.kind === 'code' ? first.of : undefined;
    if (code !== undefined && bytes.every((each, at) => each?.of === code && each.index === at))
      return `code ${address}`;
    const of = first?.of?.kind === 'pointer' ? first.of : undefined;
    if (of !== undefined && bytes.every((each) => each?.of?.kind === 'pointer' && each.of.alloc === of.alloc))
      return `alloc${of.alloc} + ${of.offset + address - of.address} at ${address}`;
    return `nowhere ${address}`;
  }
  const value = fromBits(cls, bits);
  return value === undefined ? 'fault invalid-value' : String(value);
}

function ours(load: () => CellValue): string {
  try {
    const value = load();
    if (typeof value !== 'object') return String(value);
    if (value.kind === 'code') return value.target === undefined ? `nowhere ${value.address}` : `code ${value.address}`;
    // What is made of single bytes finds its allocation when it is used.
    return value.alloc === undefined || value.alloc === EXPOSED
      ? `nowhere ${value.address}`
      : `alloc${value.alloc} + ${value.offset} at ${value.address}`;
  } catch (stop) {
    if (stop instanceof FaultStop) return `fault ${stop.fault.kind}`;
    throw stop;
  }
}

// ---------------------------------------------------------------- values

const fresh = (): Memory => createMemory(createGlobals(), 1e9);

/** A value of a class, different for each `seed`. */
function valueOf(memory: Memory, cls: ScalarClass, seed: number): CellValue {
  if (cls === CODE) return { kind: 'code', address: 0x555555558000 + 64 * seed, target: 'f' };
  if (cls === POINTER) {
    const alloc = allocateHeap(memory, 64, 8, 3);
    return pointerTo(alloc.id, seed % 64, alloc.address + (seed % 64));
  }
  if (cls === BOOL) return seed % 2;
  if (cls === CHAR) return 0x61 + (seed % 1000);
  const pattern = BigInt(seed * 2654435761 + 12345) * 0x9e3779b97f4a7c15f39cc0605cedc835n;
  return fromBits(cls, BigInt.asUintN(8 * sizeOfClass(cls), pattern)) ?? 0;
}

const SIZE = 40;

/** A fresh allocation of `size` bytes on a granule; larger ones than 1,024 entries are in bulk. */
class Pair {
  readonly naive: NaiveByte[];
  readonly memory: Memory;
  alloc: Allocation;

  constructor(memory: Memory, size: number, shift: number) {
    this.memory = memory;
    this.naive = new Array<NaiveByte>(size).fill(undefined);
    this.alloc = allocateHeap(memory, size, 16, shift);
  }

  private get own(): Allocation {
    return findAllocation(this.memory, this.alloc.id) ?? this.alloc;
  }

  store(offset: number, cls: ScalarClass, value: CellValue): void {
    storeScalar(this.memory, this.own, offset, cls, value, 0);
    encode(cls, value).forEach((byte, at) => {
      this.naive[offset + at] = byte;
    });
  }

  copy(from: number, to: number, size: number): void {
    const alloc = writable(this.memory, this.own, 0);
    // Whoever copies brings both ends onto the granule first.
    const target = writable(this.memory, writable(this.memory, alloc, from), to);
    const shift = target.bulk?.shift ?? target.shift;
    if (((from | to) & ((1 << shift) - 1)) !== 0) return;
    copyCells(this.memory, target, from >> shift, shift, target, to >> shift, shift, size, 0);
    const bytes = this.naive.slice(from, from + size);
    bytes.forEach((byte, at) => {
      this.naive[to + at] = byte;
    });
  }

  clear(offset: number, size: number): void {
    clearBytes(this.memory, writable(this.memory, this.own, 0), offset, size);
    this.naive.fill(undefined, offset, offset + size);
  }

  fill(offset: number, cls: ScalarClass, value: CellValue, count: number): void {
    const alloc = writable(this.memory, this.own, offset);
    const shift = alloc.bulk?.shift ?? alloc.shift;
    if ((offset & ((1 << shift) - 1)) !== 0) return;
    fillScalars(this.memory, alloc, offset >> shift, shift, cls, value, count, 0);
    for (let i = 0; i < count; i++)
      encode(cls, value).forEach((byte, at) => {
        this.naive[offset + i * sizeOfClass(cls) + at] = byte;
      });
  }

  /** The first load that differs. */
  difference(from = 0, to = this.naive.length): string | undefined {
    for (let offset = from; offset < to; offset++)
      for (const cls of CLASSES) {
        const size = sizeOfClass(cls);
        if (offset + size > this.naive.length) continue;
        const wanted = decode(cls, this.naive.slice(offset, offset + size));
        const found = ours(() => loadScalar(this.own, offset, cls));
        if (wanted !== found) return `class ${cls} at ${offset}: ${found} instead of ${wanted}`;
      }
    return undefined;
  }
}

// ---------------------------------------------------------------- the tables

test('a store over a store, every class over every class at every distance', () => {
  const wrong: string[] = [];
  for (const first of CLASSES)
    for (const second of CLASSES)
      for (const shift of [0, 2, 3])
        for (let distance = -sizeOfClass(second) - 1; distance <= sizeOfClass(first) + 1; distance++) {
          const memory = fresh();
          const pair = new Pair(memory, SIZE + 24, shift);
          pair.store(40 - sizeOfClass(first), first, valueOf(memory, first, 3));
          pair.store(40 - sizeOfClass(first) + distance, second, valueOf(memory, second, 5));
          const difference = pair.difference(16, 60);
          if (difference !== undefined) wrong.push(`${first} ${second} ${shift} ${distance}: ${difference}`);
        }
  expect(wrong).toEqual([]);
}, 120_000);

test('a copy of every part of every scalar, onto every class', () => {
  const wrong: string[] = [];
  for (const source of CLASSES)
    for (const target of CLASSES)
      for (let from = 0; from < sizeOfClass(source); from++)
        for (let size = 1; from + size <= sizeOfClass(source); size += size < 4 ? 1 : 4)
          for (const to of [17, 18, 20]) {
            const memory = fresh();
            const pair = new Pair(memory, SIZE, 0);
            pair.store(0, source, valueOf(memory, source, 3));
            pair.store(16, target, valueOf(memory, target, 5));
            pair.copy(from, to, Math.min(size, SIZE - to));
            const difference = pair.difference(16, 34);
            if (difference !== undefined) wrong.push(`${source} ${target} ${from} ${size} ${to}: ${difference}`);
          }
  expect(wrong).toEqual([]);
}, 120_000);

/** A small generator of numbers, the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

function randomRun(seed: number, size: number, shift: number, classes: readonly ScalarClass[], window: number): void {
  const next = numbers(seed);
  const memory = fresh();
  const pair = new Pair(memory, size, shift);
  const pick = (): ScalarClass => classes[next(classes.length)] ?? U8;
  const forks: { readonly memory: Memory; readonly naive: readonly NaiveByte[] }[] = [];
  // Around a page's end, where there is one.
  const start = size > 2048 ? 1024 - (window >> 1) : 0;
  const log: string[] = [];
  for (let i = 0; i < 24; i++) {
    const cls = pick();
    const length = sizeOfClass(cls);
    const isAligned = next(3) > 0;
    const spot = (bytes: number): number => {
      const offset = start + next(Math.max(1, window - bytes));
      return isAligned ? offset - (offset % Math.min(length, 8)) : offset;
    };
    switch (next(8)) {
      case 0: {
        const bytes = 1 + next(24);
        const [from, to] = [spot(bytes), spot(bytes)];
        log.push(`copy ${from} ${to} ${bytes}`);
        pair.copy(from, to, bytes);
        break;
      }
      case 1: {
        const bytes = 1 + next(20);
        const offset = spot(bytes);
        log.push(`clear ${offset} ${bytes}`);
        pair.clear(offset, bytes);
        break;
      }
      case 2: {
        const count = 1 + next(4);
        const offset = spot(count * length);
        log.push(`fill ${offset} ${cls} ${count}`);
        pair.fill(offset, cls, valueOf(memory, cls, i), count);
        break;
      }
      case 3:
        if (forks.length < 3) forks.push({ memory: forkMemory(memory), naive: pair.naive.slice() });
        break;
      default: {
        const offset = spot(length);
        log.push(`store ${offset} ${cls}`);
        pair.store(offset, cls, valueOf(memory, cls, i));
      }
    }
  }
  const difference = pair.difference(start, start + window);
  expect([seed, difference, difference === undefined ? [] : log]).toEqual([seed, undefined, []]);
  for (const fork of forks) {
    const alloc = findAllocation(fork.memory, pair.alloc.id);
    if (alloc === undefined) throw new Error('a fork has what was there');
    for (let offset = start; offset < start + window; offset++)
      expect([seed, offset, ours(() => loadScalar(alloc, offset, U8))]).toEqual([
        seed,
        offset,
        decode(U8, fork.naive.slice(offset, offset + 1)),
      ]);
  }
}

test('random sequences of stores, copies, fillings and forks in cells', () => {
  for (let seed = 1; seed <= 400; seed++) randomRun(seed, 64, seed % 4, CLASSES, 56);
}, 120_000);

test('the same in bulk, which holds or gives way to cells', () => {
  for (let seed = 1; seed <= 120; seed++) {
    randomRun(seed, 4096, 0, [U8], 64);
    randomRun(seed, 4096, 0, [U8, U8, I8, BOOL, U32], 64);
    randomRun(seed, 8192, 2, [U32, I32, F32, CHAR], 64);
    randomRun(seed, 16384, 3, [U64, I64, F64], 64);
    randomRun(seed, 4096, 0, [U8, U8, U8, POINTER, I128, U16], 64);
  }
}, 120_000);
