/**
 * Where loans are in scope, against a nightly's region values (`-Zdump-mir=nll`, recorded): for each borrow its line, its
 * kind and the lines with a statement on entry to which it is in scope, its own line and lines of mere braces left out.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile, loanLines } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { FIXTURES } from '../tools/fixture.ts';

const library = loadTestLibrary();

const RECORDED: readonly (readonly [string, readonly string[]])[] = [
  ['loans/two-mutable', ['5 mut: 6 7', '6 mut: 7 8']],
  ['loans/shared-then-mutable', ['5 shared: 6 7']],
  ['loans/get-or-insert', ['4 mut: 5', '4 mut: 5 7 8']],
  ['loans/linked-list-walk', ['10 mut: 11 12 14', '11 mut: 12', '11 mut: 12 14', '12 mut: 11']],
  ['loans/longest-inner-scope', ['12 shared: 14']],
  ['loans/struct-with-reference', ['9 shared: 10 11 12']],
  ['loans/slice-then-clear', ['9 shared: 10 11']],
  ['loans/drop-uses-borrow', ['14 shared: 11']],
  ['loans/vector-drop-may-dangle', []],
  ['loans/push-while-iterating', ['5 shared: 6']],
  ['loans/while-let-pop', []],
  ['loans/mutable-in-loop', ['7 mut: 6 9']],
  ['loans/fields-apart', ['10 mut: 11 12', '11 mut: 12 13']],
  ['loans/reference-of-reference', ['5 mut: 6 7 8', '6 mut: 7']],
  ['loans/reborrow-outlives-cursor', ['5 shared: 6 7 8 9', '8 shared: 9']],
  ['loans/dangling-block', []],
  ['moves/mut-reference-reborrowed', ['5 mut: 6 7 8', '6 mut: 7']],
  ['moves/for-borrows-vector', ['5 shared: 6']],
];

test.each(RECORDED)('%s', (name, recorded) => {
  const source = readFileSync(`${FIXTURES}${name}.rs`, 'utf8');
  const lines = source.split('\n');
  const isBare = (line: number): boolean => !/[A-Za-z0-9_"]/u.test((lines[line - 1] ?? '').split('//')[0] ?? '');
  const compilation = compile(source, { edition: '2024', library });
  const got = loanLines(compilation)
    .map((loan) => ({ ...loan, lines: loan.lines.filter((line) => line !== loan.line && !isBare(line)) }))
    .filter((loan) => loan.lines.length > 0)
    .map((loan) => `${loan.line} ${loan.kind}: ${loan.lines.join(' ')}`);
  expect([...new Set(got)].sort()).toEqual([...recorded].sort());
});
