/** Sets of runs and sets that share chunks, each against a plain `Set`. */
import { expect, test } from 'vitest';
import {
  assignSharedBits,
  clearSharedBit,
  copySharedBits,
  createSharedBits,
  forEachInRanges,
  forEachSharedBit,
  inRanges,
  lastBelow,
  rangesOf,
  runEnd,
  setSharedBit,
  unionRanges,
  unionSharedBits,
} from '#lib/heap/base/index.ts';

/** A small linear congruential generator: the same cases every time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

test.each(SEEDS)('runs %i', (seed) => {
  const next = generator(seed);
  const sets = [0, 1, 2].map(() => {
    const pairs: number[] = [];
    for (let run = next(6); run > 0; run--) {
      const from = next(40);
      pairs.push(from, from + 1 + next(8));
    }
    return { pairs, ranges: rangesOf(pairs) };
  });
  const plain = new Set<number>();
  for (const { pairs } of sets)
    for (let at = 0; at < pairs.length; at += 2)
      for (let value = pairs[at] ?? 0; value < (pairs[at + 1] ?? 0); value++) plain.add(value);
  const union = unionRanges(sets.map(({ ranges }) => ranges));
  const members: number[] = [];
  forEachInRanges(union, (value) => members.push(value));
  expect(members).toEqual([...plain].sort((a, b) => a - b));
  for (let value = 0; value < 60; value++) {
    expect(inRanges(union, value)).toBe(plain.has(value));
    expect(lastBelow(union, value)).toBe(members.filter((each) => each < value).at(-1) ?? -1);
    let end = value;
    while (plain.has(end)) end++;
    expect(runEnd(union, value)).toBe(end);
  }
});

test.each(SEEDS)('shared chunks %i', (seed) => {
  const next = generator(seed);
  const size = 1 + next(9000);
  const pairs = [0, 1, 2, 3].map(() => ({ bits: createSharedBits(size), plain: new Set<number>() }));
  for (let step = 0; step < 200; step++) {
    const into = pairs[next(4)];
    const from = pairs[next(4)];
    if (into === undefined || from === undefined || into === from) continue;
    const index = next(size);
    switch (next(5)) {
      case 0:
        clearSharedBit(into.bits, index);
        into.plain.delete(index);
        break;
      case 1:
        assignSharedBits(into.bits, from.bits);
        into.plain = new Set(from.plain);
        break;
      case 2:
        into.bits = copySharedBits(from.bits);
        into.plain = new Set(from.plain);
        break;
      case 3: {
        const before = into.plain.size;
        for (const each of from.plain) into.plain.add(each);
        expect(unionSharedBits(into.bits, from.bits)).toBe(into.plain.size > before);
        break;
      }
      default:
        setSharedBit(into.bits, index);
        into.plain.add(index);
    }
  }
  for (const { bits, plain } of pairs) {
    const members: number[] = [];
    forEachSharedBit(bits, (index) => members.push(index));
    expect(members).toEqual([...plain].sort((a, b) => a - b));
  }
});
