/** The fast solver against naive reachability, on random constraint graphs. */
import { expect, test } from 'vitest';
import { inRanges } from '#lib/heap/base/index.ts';
import { type ConstraintSet, createConstraintSet, freshRegion } from '#lib/interpreter/borrowck/constraints.ts';
import { solveRegions, valueOf } from '#lib/interpreter/borrowck/regions.ts';
import { USER_FILE, spanOf } from '#lib/interpreter/source/index.ts';

const CAUSE = { point: 0, span: spanOf(USER_FILE, 0, 0), category: 'boring', isDesugared: false } as const;
const POINTS = 40;

/** A small linear congruential generator: the same graphs every time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function randomSet(seed: number): { set: ConstraintSet; universals: number } {
  const next = generator(seed);
  const set = createConstraintSet();
  const universals = 1 + next(3);
  const count = universals + 1 + next(30);
  for (let region = 0; region < count; region++)
    freshRegion(set, { kind: region < universals ? 'universal' : 'existential' });
  for (let edge = next(60); edge > 0; edge--)
    set.constraints.push({ sup: next(count), sub: next(count), cause: CAUSE });
  for (let live = next(40); live > 0; live--) set.live.push(next(count), next(POINTS));
  return { set, universals };
}

/** What a region holds is what any region that it reaches holds by itself. */
function naive(set: ConstraintSet, universals: number, region: number): readonly string[] {
  const reached = new Set([region]);
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { sup, sub } of set.constraints) if (reached.has(sup)) reached.add(sub);
  }
  const out = new Set<string>();
  for (const each of reached) {
    if (each < universals) {
      out.add(`end ${each}`);
      for (let point = 0; point < POINTS; point++) out.add(`${point}`);
    }
    for (let at = 0; at < set.live.length; at += 2) if (set.live[at] === each) out.add(`${set.live[at + 1] ?? 0}`);
  }
  return [...out].sort();
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))('graph %i', (seed) => {
  const { set, universals } = randomSet(seed);
  const solved = solveRegions(set, { used: [], byLocal: [] }, POINTS, universals);
  set.origins.forEach((_, region) => {
    const value = valueOf(solved, region);
    const got: string[] = [];
    for (let point = 0; point < POINTS; point++) if (inRanges(value, point)) got.push(`${point}`);
    solved.named.forEach((named, index) => {
      if (inRanges(value, POINTS + index)) got.push(`end ${named}`);
    });
    expect(got.sort()).toEqual(naive(set, universals, region));
  });
});
