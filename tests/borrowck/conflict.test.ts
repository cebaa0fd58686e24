/** L4 against a naive model: two places of a small value overlap if they share a byte. Every pair of paths is tried. */
import { expect, test } from 'vitest';
import { buildCfg } from '#lib/interpreter/borrowck/cfg.ts';
import { type Bias, type Depth, conflicts } from '#lib/interpreter/borrowck/conflict.ts';
import { typeBody } from '#lib/interpreter/borrowck/typing/index.ts';
import type { Place, Projection } from '#lib/interpreter/mir/ir.ts';
import { placeKey } from '#lib/interpreter/mir/place.ts';
import type { Ty } from '#lib/interpreter/types/ty.ts';
import { DEREF, NO_ITEMS, RETURN, body, field, place, refTo, tuple } from './build.ts';
import { I32, UNIT, USIZE, arrayTy } from '#lib/interpreter/types/make.ts';

/** `_1: ([i32; 3], &mut (i32, i32))`. */
const ARRAY: Ty = arrayTy(I32, { kind: 'const-value', value: 3n, ty: USIZE });
const PAIR = tuple(I32, I32);
const ROOT = tuple(ARRAY, refTo(PAIR, true));
const built = body([{ ty: UNIT }, { ty: ROOT, name: 'x', isMut: true }], [[RETURN]]);
const cx = typeBody(NO_ITEMS, { predicates: [] }, built, buildCfg(built));

const element = (offset: number): Projection => ({ kind: 'constant-index', offset, minLength: 3, fromEnd: false });
const slice = (from: number, to: number): Projection => ({ kind: 'subslice', from, to, fromEnd: false });

/** Each path with the cells that it covers; the pair behind the reference has cells of its own. */
const PATHS: readonly {
  readonly path: readonly Projection[];
  readonly own: readonly string[];
  readonly behind: readonly string[];
}[] = [
  { path: [], own: ['a0', 'a1', 'a2', 'r'], behind: ['p0', 'p1'] },
  { path: [field(0, ARRAY)], own: ['a0', 'a1', 'a2'], behind: [] },
  { path: [field(0, ARRAY), element(0)], own: ['a0'], behind: [] },
  { path: [field(0, ARRAY), element(1)], own: ['a1'], behind: [] },
  { path: [field(0, ARRAY), element(2)], own: ['a2'], behind: [] },
  { path: [field(0, ARRAY), slice(1, 3)], own: ['a1', 'a2'], behind: [] },
  { path: [field(1, refTo(PAIR, true))], own: ['r'], behind: ['p0', 'p1'] },
  { path: [field(1, refTo(PAIR, true)), DEREF], own: ['p0', 'p1'], behind: [] },
  { path: [field(1, refTo(PAIR, true)), DEREF, field(0)], own: ['p0'], behind: [] },
  { path: [field(1, refTo(PAIR, true)), DEREF, field(1)], own: ['p1'], behind: [] },
];

/** A loan covers what lies behind its pointers too; a shallow access or a drop does not. */
function overlaps(loan: (typeof PATHS)[number], access: (typeof PATHS)[number], depth: Depth): boolean {
  const lent = new Set([...loan.own, ...loan.behind]);
  const touched = depth === 'deep' ? [...access.own, ...access.behind] : access.own;
  return touched.some((cell) => lent.has(cell));
}

const at = (path: readonly Projection[]): Place => place(1, ...path);

test.each(['deep', 'shallow', 'drop'] as const)('every pair of places, %s access', (depth) => {
  for (const loan of PATHS) {
    for (const access of PATHS) {
      const got = conflicts(cx, at(loan.path), 'mut', at(access.path), depth, 'overlap');
      expect(got, `${placeKey(at(loan.path))} against ${placeKey(at(access.path))}`).toBe(
        overlaps(loan, access, depth),
      );
    }
  }
});

test.each<[Bias, boolean]>([
  ['overlap', true],
  ['no-overlap', false],
])('two runtime indexes, biased to %s', (bias, expected) => {
  const indexed = (local: number): Place => at([field(0, ARRAY), { kind: 'index', local: place(local).local }]);
  expect(conflicts(cx, indexed(2), 'mut', indexed(3), 'deep', bias)).toBe(expected);
});
