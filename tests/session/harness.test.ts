/**
 * The list of tests and what it prints, as recorded from the real harness: `rustc --test FILE` and `--test-threads=1`, without
 * RUST_BACKTRACE. Threads' numbers and the time are another at each run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '#lib/interpreter/index.ts';
import { debugText } from '#lib/session/tests/debug-text.ts';
import { runTests } from '#lib/session/tests/harness.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();
const folder = join(import.meta.dirname, 'harness');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

function harnessText(source: string): string {
  const compilation = compile(source, { edition: '2024', library, isTest: true });
  expect(compilation.diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  let text = '';
  const { exit } = runTests(compilation, {
    maxSteps: 100_000,
    seconds: () => 0,
    print: (printed) => {
      text += printed;
    },
  });
  return `exit ${exit ?? 'unknown'}\n${text.replaceAll(/\(\d+\) panicked/gu, '(N) panicked')}`;
}

test.each(readdirSync(folder).filter((name) => name.endsWith('.rs')))(
  '%s prints what the real harness prints',
  (name) => {
    expect(harnessText(read(name))).toBe(read(name.replace(/rs$/u, 'txt')));
  },
);

test('a test that is not decided is said to be so, and the list goes on', () => {
  const text = harnessText('#[test]\nfn endless() {\n    loop {}\n}\n#[test]\nfn fine() {}\n');
  expect(text).toContain('test endless ... not decided: stopped after 100000 steps\ntest fine ... ok\n');
  expect(text).toContain('test result: not decided. 1 passed; 0 failed; 0 ignored');
  expect(text).toMatch(/^exit unknown\n/u);
});

test('a value that is no string holds no expected text', () => {
  const source = (text: string): string =>
    `#[test]\n#[should_panic(expected = "${text}")]\nfn f() {\n    std::panic::panic_any(5);\n}\n`;
  expect(harnessText(source('foo'))).toContain('f - should panic ... FAILED');
  expect(harnessText(source('Any'))).not.toContain('f - should panic ... ok');
});

describe('what cannot be a test is refused on the line where rustc refuses it', () => {
  test.each([
    ['an argument', '#[test]\nfn f(n: i32) { let _ = n; }', [2, undefined]],
    ['a type parameter', '#[test]\nfn f<T>() {}', [2, undefined]],
    ['a lifetime parameter, which may stand', "#[test]\nfn f<'a>() {}", undefined],
    ['unsafe', '#[test]\nunsafe fn f() {}', [2, undefined]],
    ['a result where it should panic', '#[test]\n#[should_panic]\nfn f() -> Result<(), ()> { Ok(()) }', [3, undefined]],
    ['the unit written out, which may stand', '#[test]\n#[should_panic]\nfn f() -> () { panic!() }', undefined],
    ['a result that is no verdict', '#[test]\nfn f() -> i32 { 3 }', [2, 'E0277']],
    ['a method', 'struct S;\nimpl S {\n#[test]\nfn f() {} }\n#[test]\nfn g() { let _ = S; }', [3, undefined]],
    ['a struct', '#[test]\nstruct S;', [1, undefined]],
  ])('%s', (_, source, expected) => {
    const { diagnostics, lines } = compile(source, { edition: '2024', library, isTest: true });
    const [found] = diagnostics.filter((each) => each.severity === 'error');
    const line = found === undefined ? 0 : lines.starts.filter((start) => start <= found.span.start).length;
    expect(found === undefined ? undefined : [line, found.code]).toEqual(expected);
  });
});

test('a program is its tests, whatever its `main` is', () => {
  const { status, tests } = compile('#[test]\nfn t() {}\nfn main(n: i32) -> i32 { n }', {
    edition: '2024',
    library,
    isTest: true,
  });
  expect(status).toBe('accepted');
  expect(tests.map(({ name }) => name)).toEqual(['t']);
});

test('what only a test calls is used', () => {
  const { warnings } = compile('fn used() {}\nfn unused() {}\n#[test]\nfn t() { used(); }\nfn main() {}', {
    edition: '2024',
    library,
    isTest: true,
  });
  expect(warnings().map(({ message }) => message)).toEqual(['function `unused` is never used']);
});

test('a function within a function is no test', () => {
  const { tests } = compile('fn f() {\n    #[test]\n    fn inner() {}\n}\n', {
    edition: '2024',
    library,
    isTest: true,
  });
  expect(tests).toEqual([]);
});

test('it is said where tests may see what others left', () => {
  const options = { edition: '2024', library, isTest: true } as const;
  const two = '#[test]\nfn a() {}\n#[test]\nfn b() {}\n';
  expect(compile(`static N: i32 = 3;\n${two}`, options).canTestsShare).toBe(false);
  expect(compile(`static mut N: i32 = 3;\n${two}`, options).canTestsShare).toBe(true);
});

test.each([
  ['plain', '"plain"'],
  ['a"b\\c\n\t\r\0', String.raw`"a\"b\\c\n\t\r\0"`],
  ["it's ä 🦀", '"it\'s ä 🦀"'],
  ['\u{7f}\u{200b}\u{a0}', String.raw`"\u{7f}\u{200b}\u{a0}"`],
])('%j is written as `{:?}` writes it', (text, expected) => {
  expect(debugText(text)).toBe(expected);
});
