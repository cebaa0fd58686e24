import { expect, test } from 'vitest';
import { compile } from '../../src/lib/interpreter/compile.ts';
import { lineOf } from '../../src/lib/interpreter/source/index.ts';
import { miniLibrary } from '../tools/mini-library.ts';

/** Statements in `fn main`, each with the label that rustc 1.95 puts under the operation, or none where it says nothing. */
const CASES: readonly (readonly [statements: string, label?: string])[] = [
  ['let a = [1, 2, 3]; let x = a[5];', 'index out of bounds: the length is 3 but the index is 5'],
  ['let a = [1, 2, 3]; let i = 5; let x = a[i];', 'index out of bounds: the length is 3 but the index is 5'],
  ['let z: u8 = 255u8 + 1;', 'attempt to compute `u8::MAX + 1_u8`, which would overflow'],
  ['let w = 1 / 0;', 'attempt to divide `1_i32` by zero'],
  [
    'let m = i32::MIN / -1;'.replace('i32::MIN', '-2147483648'),
    'attempt to compute `i32::MIN / -1_i32`, which would overflow',
  ],
  ['let s = 1u32 << 40;', 'attempt to shift left by `40_i32`, which would overflow'],
  ['let mut k = 0; k = 3 - 3; let q = 5 % k;', 'attempt to calculate the remainder of `5_i32` with a divisor of zero'],
  [
    'let i = 5; let t = if i > 4 { 200u8 + 100 } else { 100u8 };',
    'attempt to compute `200_u8 + 100_u8`, which would overflow',
  ],
  ['let i = 5; let t = if i > 4 { 200u8 } else { 200u8 + 100 };'],
  ['let u: u8 = 0; let v = u - 1;', 'attempt to compute `0_u8 - 1_u8`, which would overflow'],
  ['let t = (1, 2); let d = 4 / (t.0 - 1);', 'attempt to divide `4_i32` by zero'],
  ['let e = Some(3); if let Some(g) = e { let d = 10 / (g - 3); }'],
  ['let a = [0u64; 100]; let j = a[100];', 'index out of bounds: the length is 100 but the index is 100'],
  ['let i = 10; let a = [0; 4]; let x = a[i]; let r = &i;'],
  ['let mut c = 0u8; while c < 3 { c += 255; }'],
];

test.each(CASES)('%s', (statements, label) => {
  const source = `fn main() {\n${statements}\n}\n`;
  const compilation = compile(source, { edition: '2024', library: miniLibrary() });
  const errors = compilation.diagnostics.filter((each) => each.severity === 'error');
  expect(errors.map((each) => each.label)).toEqual(label === undefined ? [] : [label]);
  for (const error of errors) {
    expect(error.code).toBeUndefined();
    expect(lineOf(compilation.lines, error.span.start)).toBe(2);
  }
});
