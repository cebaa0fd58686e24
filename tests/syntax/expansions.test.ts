/** What macros wrote, as data: the text in place of a call, and where a part of it came from. */
import { expect, test } from 'vitest';
import { compile } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

const options = { edition: '2021', library: loadTestLibrary() } as const;
const compiled = (source: string) => compile(source, options);

test('a call is shown as what it wrote, calls in it as they are', () => {
  const source = `macro_rules! add { ($a:expr, $b:expr) => { $a + $b }; }
macro_rules! twice { ($($t:tt)*) => {{ let x = add!($($t)*); x * 2 }}; }
fn main() { let n = twice!(1, 2 - 1); println!("{n}"); }
`;
  const { sourceMap } = compiled(source);
  const shown = sourceMap.expansions().map(({ name, span, text }) => [name, source.slice(span.start, span.end), text]);
  expect(shown).toEqual([['twice', 'twice!(1, 2 - 1)', '{ let x = add!( 1 , 2 - 1 ); x * 2 }']]);
});

test('an error in an expansion names the calls, innermost first', () => {
  const source = `macro_rules! add { ($a:expr, $b:expr) => { $a + $b }; }
macro_rules! outer { ($e:expr) => { add!($e, "b") }; }
fn main() { outer!(1); }
`;
  const [found, ...others] = compiled(source).diagnostics;
  expect(others).toEqual([]);
  const labels = found?.labels.filter(({ text }) => text.startsWith('in this'));
  expect(labels?.map(({ span, text }) => [source.slice(span.start, span.end), text])).toEqual([
    ['add!($e, "b")', 'in this expansion of `add!`'],
    ['outer!(1)', 'in this expansion of `outer!`'],
  ]);
  expect(found?.notes).toContain('this error originates in the macro `add`');
});
