/** Edits around macros by example: the session's answer is a fresh compile's, wherever the definition that counts stands. */
import { expect, test } from 'vitest';
import { compile, createSession } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { printedAnswer } from '../tools/printed-answer.ts';

const options = { edition: '2021', library: loadTestLibrary() } as const;

const BASE = `mod tools {
    macro_rules! one { () => { 1 } }
    #[macro_export]
    macro_rules! two { ($e:expr) => { $e + one_of!() } }
    pub(crate) use one;
}
macro_rules! one_of { () => { 7 } }
macro_rules! make { ($name:ident) => { fn $name() -> i32 { tools::one!() } macro_rules! again { () => { $name() } } } }
make!(f);
fn g() -> i32 { two!(3) + again!() }
fn main() { let x = 1; println!("{} {} {}", f(), g(), two!(x)); }
`;

const EDITS: readonly (readonly [from: string, to: string])[] = [
  ['{ 7 }', '{ 8 }'],
  ['{ 8 }', '{ "a" }'],
  ['{ "a" }', '{ 9 }'],
  ['macro_rules! one { () => { 1 } }', 'macro_rules! one { () => { 2; } }'],
  ['{ 2; }', '{ 2 }'],
  ['    #[macro_export]\n', ''],
  ['mod tools', '#[macro_use] mod tools'],
  ['    pub(crate) use one;\n', ''],
  ['tools::one!()', 'one!()'],
  ['make!(f);', 'make!(f); // a remark'],
  ['make!(f);', '\n\nmake!(h);'],
  ['fn g()', 'macro_rules! one_of { () => { 70 } }\nfn g()'],
  ['println!("{} {} {}", f()', 'println!("{} {} {}", h()'],
  ['let x = 1;', 'macro_rules! two { ($e:expr) => { $e } } let x = 1;'],
  ['macro_rules! make', 'macro_rules! mak'],
  ['macro_rules! mak ', 'macro_rules! make '],
];

test('a session follows edits of definitions and calls', () => {
  const session = createSession(options);
  let source = BASE;
  expect(printedAnswer(session.update(source))).toBe(printedAnswer(compile(source, options)));
  expect(session.update(source).status).toBe('accepted');
  for (const [from, to] of EDITS) {
    expect(source, `the edit of ${from}`).toContain(from);
    source = source.replace(from, to);
    expect(printedAnswer(session.update(source)), source).toBe(printedAnswer(compile(source, options)));
  }
  expect(session.update(BASE).status).toBe('accepted');
});
