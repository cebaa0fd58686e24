/** Constants run when the program is compiled; one that panics is E0080 where rustc puts it. */
import { expect, test } from 'vitest';
import { checkConstants } from '#lib/interpreter/machine/index.ts';
import { lineOf, placed } from '#lib/interpreter/source/index.ts';
import { miniProgram } from '../tools/mini-library.ts';
import { runMini } from '../tools/runs.ts';

test.each([
  ['const fn f(n: u32) -> u32 {\n    n - 1\n}\nconst A: u32 = f(0);\nfn main() {}', [4]],
  ['const fn f(n: u32) -> u32 {\n    n - 1\n}\nstatic E: u32 = f(0) + 1;\nfn main() {}', [4]],
  [
    'const fn f(n: u32) -> u32 {\n    n - 1\n}\nstruct S;\nimpl S {\n    const X: u32 = f(0);\n    const Y: u32 = f(0);\n}\nfn main() { put(S::X as i32); }',
    [6],
  ],
  ['const A: u32 = 6 - 5;\nstatic B: [u8; 2] = [1; 2];\nfn main() {}', []],
])('%s', (source, lines) => {
  const { program, compilation } = miniProgram(source);
  const found = placed(checkConstants(program, compilation.code.values()), compilation.sourceMap.absolute);
  expect(found.map((each) => [each.code, lineOf(compilation.lines, each.span.start)])).toEqual(
    lines.map((line) => ['E0080', line]),
  );
});

test('values of constants, statics and promoteds', () => {
  expect(
    runMini(`
const PAIRS: [(u8, i32); 2] = [(1, 10), (2, 20)];
const NESTED: &[&(i32, i32)] = &[&(1, 2), &(3, 4)];
static TABLE: [i32; 3] = [5, 6, 7];
static mut COUNT: i32 = 0;
struct P { x: i32 }
impl P { const ORIGIN: P = P { x: 7 }; const TWICE: i32 = P::ORIGIN.x * 2; }
fn bump() -> i32 { unsafe { COUNT += 1; COUNT } }
fn main() {
    let pairs = PAIRS; put(pairs[1].1);
    if let [_, last] = NESTED { put(last.1); }
    put(TABLE[2]);
    bump(); put(bump());
    put(P::TWICE);
    let r: &'static (i32, i32) = &(8, 9); put(r.1);
}`).stdout,
  ).toBe('20\n4\n7\n2\n14\n9\n');
});
