/** The table of error codes (`docs/error-codes.md`) holds what the sources and the fixtures say, and no code is left out. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtures } from '../tools/fixture.ts';

const root = join(import.meta.dirname, '../..');
const rows = new Map(
  [...readFileSync(join(root, 'docs/error-codes.md'), 'utf8').matchAll(/^\| (E\d{4}) \| (.+) \|$/gmu)].map(
    ([, code = '', here = '']) => [code, here],
  ),
);
const all = fixtures();

/** Codes that a fixture's program earns in rustc and here. */
const givenBy = (name: string): ReadonlySet<string> => {
  const fixture = all.find((each) => each.name === name);
  const ours = fixture?.ours ?? fixture?.rustc ?? [];
  const theirs = new Set((fixture?.rustc ?? []).map(({ code }) => code));
  return new Set(ours.map(({ code }) => code).filter((code) => theirs.has(code)));
};

test('every code stands once, in order', () => {
  const codes = [...rows.keys()];
  expect(codes.length).toBe(518);
  expect(codes).toEqual(codes.toSorted());
});

test('each row says given, refused, unsupported or why it cannot occur', () => {
  const other = [...rows].filter(([, here]) => !/^(?:given|refused|unsupported|cannot occur)\b/u.test(here));
  expect(other).toEqual([]);
});

test('a fixture that is named earns the code', () => {
  const wrong = [...rows].filter(([code, here]) => {
    const name = /^given: `([^`]+)`/u.exec(here)?.[1];
    return here.startsWith('given') && (name === undefined || !givenBy(name).has(code));
  });
  expect(wrong).toEqual([]);
});

test('a code that a fixture earns is given', () => {
  const earned = new Set(all.flatMap(({ name }) => [...givenBy(name)]).filter((code) => code.startsWith('E')));
  expect([...earned].filter((code) => rows.get(code)?.startsWith('given') !== true)).toEqual([]);
});

test('a code that the sources name is given, or its row says what is done with it', () => {
  const folder = join(root, 'src/lib/interpreter');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const named = new Set(
    sources.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/'(E0\d{3})'/gu)].map(([, code = '']) => code),
    ),
  );
  expect([...named].filter((code) => !rows.has(code) || rows.get(code)?.startsWith('cannot occur') === true)).toEqual(
    [],
  );
});
