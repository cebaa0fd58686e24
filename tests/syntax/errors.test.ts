import { describe, expect, test } from 'vitest';
import { bodyOf, diagnosticsOf, parseText } from './check.ts';

describe('syntax errors stand on rustc’s line', () => {
  test.each([
    ['a missing semicolon', 'fn f() {\n  let x = 1\n  let y = 2;\n}', ['2 - expected `;`, found keyword `let`']],
    ['a missing brace', 'fn f() {\n  if a {\n}\n', ['3 - this file contains an unclosed delimiter']],
    ['a wrong closer', 'fn f() {\n  g(1];\n}', ['2 - mismatched closing delimiter: `]`']],
    ['a closer too many', 'fn f() {}\n}', ['2 - unexpected closing delimiter: `}`']],
    ['no expression', 'fn f() {\n  let x = ;\n}', ['2 - expected expression, found `;`']],
    ['no type', 'fn f(x) {}', ['1 - expected one of `:`, `@`, or `|`, found `)`']],
    ['no item', 'let x = 1;', ['1 - expected item, found keyword `let`']],
    ['a keyword as a name', 'fn f() { let match = 1; }', ['1 - expected pattern, found keyword `match`']],
    ['an item in an impl', 'impl S { struct T; }', ['1 - `struct` is not supported in `trait`s or `impl`s']],
    ['a function without a body', 'fn f();', ['1 - free function without a body']],
    ['a method without a body', 'impl S { fn f(); }', ['1 - associated function in `impl` without body']],
    ['a constant without a value', 'const X: u8;', ['1 - free constant item without body']],
    ['`self` outside', 'fn f(&self) {}', ['1 - `self` parameter is only allowed in associated functions']],
    [
      'a pattern without a body',
      'trait T { fn f((a, b): (u8, u8)); }',
      ["1 E0642 patterns aren't allowed in functions without bodies"],
    ],
    ['visibility in a trait', 'trait T { pub fn f(); }', ['1 E0449 visibility qualifiers are not permitted here']],
    ['an odd visibility', 'pub(foo) fn f() {}', ['1 E0704 incorrect visibility restriction']],
    ['an ambiguous bound', "fn f<'a>(x: &'a dyn A + 'a) {}", ['1 - ambiguous `+` in a type']],
    [
      'dots in a pattern',
      'fn f() { match 1 { 1...2 => {} _ => {} } }',
      ['1 E0783 `...` range patterns are not allowed'],
    ],
    ['a range without an end', 'fn f() { match 1 { 1..= => {} _ => {} } }', ['1 E0586 inclusive range with no end']],
    ['an unsafe inherent impl', 'unsafe impl S {}', ['1 E0197 inherent impls cannot be unsafe']],
    [
      'a comment on nothing',
      'struct S {\n  a: u8,\n  /// b\n}',
      ["3 E0585 found a documentation comment that doesn't document anything"],
    ],
    ['an attribute on nothing', 'fn f() {\n  #[allow(x)]\n}', ['2 - expected statement after outer attribute']],
    ['an inner comment too late', 'fn f() {}\n//! b', ['2 E0753 expected outer doc comment']],
    ['an unknown macro', 'fn f() { printn!("a"); }', ['1 - cannot find macro `printn` in this scope']],
    ['two rests', 'fn f() { let (.., a, ..) = b; }', ['1 - `..` can only be used once per pattern']],
    ['generic arguments without `::`', 'fn f() { Vec<u8>::new(); }', ['1 - comparison operators cannot be chained']],
  ])('%s', (_, text, diagnostics) => {
    expect(diagnosticsOf(text)).toEqual(diagnostics);
  });
});

test('one error of each item, none behind an error outside of all', () => {
  const text = 'fn f() {\n  let x = ;\n  g(1) + ;\n}\nfn h() {\n  let = 2;\n}\nstruct S { a u8 }';
  const lines = (source: string) => diagnosticsOf(source).map((line) => line.split(' ')[0]);
  expect(lines(text)).toEqual(['2', '6', '8']);
  expect(lines('fn f() = {}\nfn g() {\n  let = 2;\n}')).toEqual(['1']);
});

test.each(['let y = 1 + ;', 'x == ;', 'return + ;', 'x = ;', 'let y = -;', 'x += ;'])(
  'behind an operator an expression is expected: %s',
  (text) => {
    expect(parseText(`fn f() { ${text} }`).diagnostics.map(({ message }) => message)).toEqual([
      'expected expression, found `;`',
    ]);
  },
);

test('statements around an error are kept', () => {
  const { ast } = parseText('fn f() { let a = 1; let b = ; let c = 3; }');
  expect(bodyOf(ast).stmts.map((stmt) => stmt.kind)).toEqual(['let', 'let', 'let']);
});

test('a text that is too long is refused whole', () => {
  expect(diagnosticsOf(' '.repeat(1_000_001))[0]).toMatch(/too long/);
});

describe('deep nesting is a finding, not a crash', () => {
  const count = 20_000;
  test.each([
    ['parentheses', '('.repeat(count) + ')'.repeat(count)],
    ['open braces', '{'.repeat(count)],
    ['references', `${'&'.repeat(count)}a`],
    ['calls in a row', `a${'.b()'.repeat(count)}`],
    ['sums', `a${' + a'.repeat(count)}`],
    ['assignments', `${'a = '.repeat(count)}a`],
    ['closures', `${'|x| '.repeat(count)}1`],
    ['branches', `if a {} ${'else if a {} '.repeat(count)}`],
    ['casts', `a${' as u8'.repeat(count)}`],
    ['generics', `a::<${'B<'.repeat(count)}${'>'.repeat(count)}>()`],
    ['macros', 'vec!['.repeat(count) + ']'.repeat(count)],
  ])('%s', (_, expr) => {
    for (const text of [`fn f() { ${expr}; }`, `fn f() { let a: ${expr}; }`, `fn f() { let ${expr} = 1; }`]) {
      expect(parseText(text).diagnostics.length).toBeLessThan(30);
    }
    expect(parseText(`fn f() { ${expr}; }`).diagnostics).not.toEqual([]);
  });
});
