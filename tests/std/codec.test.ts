import { describe, expect, test } from 'vitest';
import type { Body } from '#lib/interpreter/index.ts';
import type { ItemTables } from '#lib/interpreter/types/items.ts';
import { findIn, type LayeredTable } from '#lib/heap/base/index.ts';
import { openLibrary } from '#lib/interpreter/std/codec/open.ts';
import { CORE, INDEX } from '#lib/interpreter/std/codec/parts.ts';
import { withoutOwnImports, writeLibrary } from '#lib/interpreter/std/codec/write.ts';
import { compileMiniLibrary } from '../tools/mini-library.ts';

const library = compileMiniLibrary();
const { modules } = library.items;
const shipped: ItemTables = {
  ...library.items,
  modules: {
    ...modules,
    own: modules.own.map((each) =>
      each === undefined || each === null ? each : withoutOwnImports(library.items, each),
    ),
  },
};
const parts = writeLibrary(library, { isCore: () => true, isFirst: () => true, isCalled: () => true, usual: [] });

/** Places are not in what is decoded without them, and statements for the checker alone come back as `nop`. */
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, each: unknown) => {
      if (/span$/i.test(key) || key === 'inputSpans' || key === 'node' || key === 'scopes' || key === 'scope')
        return undefined;
      return typeof each === 'bigint' ? `${each}n` : each;
    }),
  );

function spansOf(body: Body): readonly unknown[] {
  const spans = body.blocks.flatMap(({ statements, terminator }) =>
    [...statements, terminator].map(({ span, scope }) => [span, scope]),
  );
  return [body.span, body.scopes, body.locals.map(({ span, name, scope }) => [span, name, scope]), spans];
}

describe.each([
  ['in one index', parts],
  [
    'in an index and the signatures of some functions apart',
    writeLibrary(library, { isCore: () => true, isFirst: () => true, isCalled: (fn) => fn % 2 === 0, usual: [] }),
  ],
  [
    'in an index for each group',
    writeLibrary(library, { isCore: () => true, isFirst: () => false, isCalled: () => false, usual: [] }),
  ],
])('what is written is what is read, %s', (_, written) => {
  const opened = openLibrary((part) => written.get(part));
  test.each([
    'defs',
    'modules',
    'generics',
    'predicates',
    'adts',
    'traits',
    'impls',
    'fns',
    'types',
    'constValues',
    'traitImpls',
  ] as const)('table %s', (name) => {
    const table: LayeredTable<unknown> = shipped[name];
    const read: LayeredTable<unknown> = opened.items[name];
    // Backwards: a row does not depend on those before it.
    for (let def = library.items.defCount - 1; def >= 0; def--)
      expect(withoutPlaces(findIn(read, def) ?? null)).toEqual(withoutPlaces(table.own[def] ?? null));
  });

  test('lang items and inherent impls', () => {
    expect(opened.items.lang).toEqual(library.items.lang);
    expect(opened.items.inherentImpls).toEqual(library.items.inherentImpls);
  });

  test('bodies, with and without places', () => {
    expect(opened.bodyOwners).toHaveLength(library.bodies.length);
    for (const body of library.bodies.toReversed()) {
      const plain = opened.findBody(body.owner);
      const placed = opened.findPlacedBody(body.owner);
      expect(plain?.blocks.map(({ statements }) => statements.length)).toEqual(
        body.blocks.map(({ statements }) => statements.length),
      );
      expect(withoutPlaces(plain?.locals)).toEqual(
        withoutPlaces(body.locals.map((each) => ({ ...each, userTy: undefined }))),
      );
      expect(plain?.span).toEqual({ ...body.span, start: 0, end: 0 });
      expect(placed === undefined ? undefined : spansOf(placed)).toEqual(spansOf(body));
    }
    expect(opened.textOf(1)).toBe(library.files[1]?.text);
  });
});

test('a part that has not come is named', () => {
  const there = new Map([[INDEX, parts.get(INDEX)]]);
  const opened = openLibrary((part) => there.get(part));
  const owner = opened.bodyOwners[0];
  expect(owner).toBeDefined();
  if (owner === undefined) return;
  expect(opened.findPart(owner)).toBe(CORE);
  expect(opened.hasPart(CORE)).toBe(false);
  expect(opened.findBody(owner)).toBeUndefined();
  there.set(CORE, parts.get(CORE));
  expect(opened.findBody(owner)?.owner).toBe(owner);
  expect(opened.findPlacedBody(owner)).toBeUndefined();
});

test('parts of two builds are not mixed', () => {
  const other = writeLibrary(
    { ...library, bodies: [] },
    { isCore: () => true, isFirst: () => true, isCalled: () => true, usual: [] },
  );
  const opened = openLibrary((part) => (part === INDEX ? parts : other).get(part));
  const owner = opened.bodyOwners[0];
  expect(() => owner === undefined || opened.findBody(owner)).toThrow('belongs to its index');
});
