/** The fast algorithm against the definition, on random graphs. */
import { expect, test } from 'vitest';
import { blockDominates, buildDominators } from '#lib/interpreter/borrowck/dominators.ts';
import { type BlockId, blockId } from '#lib/interpreter/mir/ir.ts';

/** A small linear congruential generator: the same graphs every time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

function reachedWithout(edges: readonly (readonly BlockId[])[], without: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const stack = [0];
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block === without || seen.has(block)) continue;
    seen.add(block);
    stack.push(...(edges[block] ?? []));
  }
  return seen;
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))('graph %i', (seed) => {
  const next = generator(seed);
  const count = 1 + next(14);
  const successors: BlockId[][] = Array.from({ length: count }, () => []);
  for (let edge = next(2 * count + 2); edge > 0; edge--) successors[next(count)]?.push(blockId(next(count)));
  const predecessors: BlockId[][] = Array.from({ length: count }, () => []);
  successors.forEach((list, from) => {
    for (const to of list) predecessors[to]?.push(blockId(from));
  });
  const found = buildDominators(successors, predecessors);
  const reached = reachedWithout(successors, -1);
  for (const block of reached) {
    for (let other = 0; other < count; other++) {
      const dominates = reached.has(other) && !reachedWithout(successors, other).has(block);
      expect(blockDominates(found, other, block), `${other} over ${block}`).toBe(dominates);
    }
    const immediate = found.immediate[block] ?? -1;
    expect(block === 0 ? immediate === 0 : immediate !== block && blockDominates(found, immediate, block)).toBe(true);
  }
});
