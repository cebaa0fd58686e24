/** The table of lints (`docs/lints.md`) holds what the sources and the fixtures say, and no lint is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isComputed, isKnownLint, isWhollyComputed, membersOf } from '../../src/lib/interpreter/diagnostics/index.ts';
import { compile } from '../../src/lib/interpreter/compile.ts';
import { miniLibrary } from '../tools/mini-library.ts';

const root = join(import.meta.dirname, '../..');
const rows = [
  ...readFileSync(join(root, 'docs/lints.md'), 'utf8').matchAll(/^\| `(\w+)` \| (allow|warn|deny) \| (.+) \|$/gmu),
].map(([, name = '', , here = '']) => ({ name, here }));

test('every lint stands once, in order', () => {
  const names = rows.map(({ name }) => name);
  expect(names.length).toBe(240);
  expect(names).toEqual(names.toSorted());
  expect(names.filter((name) => !isKnownLint(name) || membersOf(name).length > 0)).toEqual([]);
});

test('what is computed is given, and nothing else', () => {
  const wrong = rows.filter(({ name, here }) =>
    isWhollyComputed(name)
      ? !here.startsWith('given:')
      : isComputed(name)
        ? !here.startsWith('given in part:')
        : !/^(?:checked as an error|unsupported|cannot occur|not given)\b/u.test(here),
  );
  expect(wrong).toEqual([]);
});

test('the fixtures that are named are there', () => {
  const named = rows.flatMap(({ here }) => [...here.matchAll(/`((?:types|lints|attributes|macros)\/[\w-]+)`/gu)]);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(([, name = '']) => !existsSync(join(root, `tests/fixtures/${name}.rs`)))).toEqual([]);
});

test('a lint that is made an error is computed, or the program is not judged', () => {
  const library = miniLibrary();
  const judged = rows.filter(({ name }) => {
    const { diagnostics } = compile(`#![deny(${name})]\nfn main() {}`, { edition: '2024', library });
    return !isWhollyComputed(name) && !diagnostics.some(({ family }) => family === 'unsupported');
  });
  expect(judged).toEqual([]);
});
