/** How runs end, with rustc's words, outputs and exit codes (asked of the compiled programs). */
import { describe, expect, test } from 'vitest';
import { runMini } from '../tools/runs.ts';

const LOUD = `
struct Loud(i32);
impl Drop for Loud { fn drop(&mut self) { put(self.0); } }
fn mk(n: i32) -> Loud { put(n * 10); Loud(n) }
`;
const lines = (source: string): string =>
  runMini(LOUD + source)
    .stdout.trim()
    .split('\n')
    .join(' ');

describe('panics', () => {
  // The values come in by parameters, so that rustc's lints (which refuse what they can foresee) stay out of it.
  test.each([
    ['i: usize', '7', 'let a = [1, 2, 3]; let _b = a[i];', 'index out of bounds: the len is 3 but the index is 7'],
    ['a: u8, b: u8', '255, 1', 'let _c = a + b;', 'attempt to add with overflow'],
    ['a: u32, b: u32', '0, 1', 'let _c = a - b;', 'attempt to subtract with overflow'],
    ['a: i64', '9223372036854775807', 'let _c = a * 2;', 'attempt to multiply with overflow'],
    ['a: i32, b: i32', '1, 0', 'let _c = a / b;', 'attempt to divide by zero'],
    ['a: i32, b: i32', '1, 0', 'let _c = a % b;', 'attempt to calculate the remainder with a divisor of zero'],
    ['a: i32, b: i32', '-2147483648, -1', 'let _c = a / b;', 'attempt to divide with overflow'],
    ['a: i32, b: i32', '-2147483648, -1', 'let _c = a % b;', 'attempt to calculate the remainder with overflow'],
    ['a: i32', '-2147483648', 'let _c = -a;', 'attempt to negate with overflow'],
    ['a: i32, b: i32', '1, 40', 'let _c = a << b;', 'attempt to shift left with overflow'],
  ])('fn f(%s) called with (%s): %s', (params, args, body, message) => {
    const result = runMini(`fn f(${params}) {\n    ${body}\n}\nfn main() { f(${args}); }`);
    expect(result.end).toMatchObject({ kind: 'panicked', message, exit: 101 });
    expect(result.stderr).toContain(`\nthread 'main' (1) panicked at src/main.rs:2:`);
    expect(result.stderr).toContain('note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n');
  });

  test('unwinding drops what is there, innermost first', () => {
    expect(lines('fn f() { let _a = mk(1); let _b = mk(2); boom("x"); } fn main() { let _c = mk(3); f(); }')).toBe(
      '30 10 20 2 1 3',
    );
  });

  test('a panic in a destructor still drops the fields', () => {
    expect(
      lines(
        'struct Bad(Loud, Loud); impl Drop for Bad { fn drop(&mut self) { boom("in drop"); } } fn main() { let _c = mk(3); let _b = Bad(mk(1), mk(2)); }',
      ),
    ).toBe('30 10 20 1 2 3');
  });

  test('a panic while unwinding aborts', () => {
    const result = runMini(
      'struct Bad; impl Drop for Bad { fn drop(&mut self) { boom("in drop"); } } fn main() { let _b = Bad; boom("first"); }',
    );
    expect(result.end).toMatchObject({ kind: 'panicked', exit: 134 });
    expect(result.stderr).toContain(
      'panic in a destructor during cleanup\nthread caused non-unwinding panic. aborting.\n',
    );
  });

  test('too deep a recursion overflows the stack', () => {
    const result = runMini('fn f(n: u64) -> u64 { f(n + 1) + 1 } fn main() { f(0); }');
    expect(result.end).toMatchObject({ kind: 'panicked', exit: 134 });
    expect(result.stderr).toBe(
      "\nthread 'main' (1) has overflowed its stack\nfatal runtime error: stack overflow, aborting\n",
    );
  });
});

describe('drops', () => {
  test.each([
    ['struct S { a: Loud, b: Loud } fn main() { let _s = S { b: mk(2), a: mk(1) }; }', '20 10 1 2'],
    ['fn main() { let _x = mk(1); let _x = mk(2); }', '10 20 2 1'],
    ['fn main() { let mut x = mk(1); x = mk(2); put(x.0); }', '10 20 1 2 2'],
    ['fn f(_a: Loud, _b: Loud) { let _c = mk(3); } fn main() { f(mk(1), mk(2)); }', '10 20 30 3 2 1'],
    ['struct S { a: Loud, b: Loud } fn main() { let s = S { a: mk(1), b: mk(2) }; let _k = s.b; }', '10 20 2 1'],
    ['fn main() { let a = mk(1); if a.0 == 1 { drop(a); } put(5); }', '10 1 5'],
    ['fn main() { let _a = [mk(1), mk(2)]; let _t = (mk(3), mk(4)); }', '10 20 30 40 3 4 1 2'],
    ['fn main() { let b = Box::new(mk(1)); let l = *b; put(5); drop(l); put(6); }', '10 5 1 6'],
    ['fn main() { let o = Some(mk(1)); match o { Some(l) => put(l.0), None => {} } put(5); }', '10 1 1 5'],
    ['fn main() { let _ = mk(1); put(5); }', '10 1 5'],
    ['fn main() { let _b: Box<(Loud, Box<Loud>)> = Box::new((mk(1), Box::new(mk(2)))); }', '10 20 1 2'],
  ])('%s', (source, expected) => {
    expect(lines(source)).toBe(expected);
  });
});

describe('numbers', () => {
  test.each([
    ['300i32 as u8 as i32', '44'],
    ['-1i32 as u8 as i32', '255'],
    ['(3.9f64 as i32) + (-3.9f64 as i32) * 10', '-27'],
    ['1e20f64 as i32', '2147483647'],
    ['(0.0f64 / 0.0) as i32', '0'],
    ['(16777217i32 as f32) as i32', '16777216'],
    ['(0xffff_ffff_ffff_ffffu64 >> 60) as i32', '15'],
    ['(170141183460469231731687303715884105727i128 % 1000) as i32', '727'],
    ['-7 / 2 * 100 + -7 % 2', '-301'],
    ["'a' as i32 + true as i32", '98'],
    ['(1u64 << 63 | 5) as i32', '5'],
    ['(!0u16 ^ 0xff) as i32', '65280'],
  ])('%s', (expression, expected) => {
    expect(runMini(`fn main() { put(${expression}); }`).stdout.trim()).toBe(expected);
  });
});
