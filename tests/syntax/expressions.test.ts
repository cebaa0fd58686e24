import { describe, expect, test } from 'vitest';
import { printCrate, printExpr } from '#lib/interpreter/syntax/index.ts';
import { bodyOf, diagnosticsOf, exprOf, grouped, parseText } from './check.ts';

describe('precedence', () => {
  test.each([
    ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
    ['a == b && c < d || e', '(((a == b) && (c < d)) || e)'],
    ['a | b ^ c & d << 1 + 2', '(a | (b ^ (c & (d << (1 + 2)))))'],
    ['a >> 1 > 2', '((a >> 1) > 2)'],
    ['a = b = c', '(a = (b = c))'],
    ['a += b >= c', '(a += (b >= c))'],
    ['a >>= 1', '(a >>= 1)'],
    ['-a.b()', '(-(a.b()))'],
    ['!a as u8 as u16 + 1', '((((!a) as u8) as u16) + 1)'],
    ['&a as *const u8', '((&a) as *const u8)'],
    ['*a.b[0]?.c', '(*((((a.b)[0])?).c))'],
    ['&&a', '(&(&a))'],
    ['&&mut a', '(&(&mut a))'],
    ['&raw mut a.b', '(&raw mut (a.b))'],
    ['a..b + 1', '(a..(b + 1))'],
    ['..a == b', '(..(a == b))'],
    ['a..=b', '(a..=b)'],
    ['a || return b || c', '(a || (return (b || c)))'],
    ['a + |x| x + 1', '(a + (|..| (x + 1)))'],
    ['x = ..', '(x = (..))'],
    ['a.0.1', '((a.0).1)'],
    ['1.max(2)', '(1.max(2))'],
    ['a<-1', '(a < (-1))'],
    ['(a + b) * c', '((a + b) * c)'],
  ])('%s', (text, tree) => {
    expect(grouped(exprOf(text))).toBe(tree);
  });

  test('a condition binds `let` tighter than `&&`', () => {
    const expr = exprOf('if a && let Some(x) = b == c && d {}');
    expect(expr.kind === 'if' ? grouped(expr.cond) : '').toBe('((a && (let Some(x) = (b == c))) && d)');
  });
});

describe('where a statement ends', () => {
  test.each([
    ['if a {} -1', 'if a {} -1'],
    ['match a {} &b', 'match a { } &b'],
    ['{ a } [1]', '{ a } [1]'],
    ['if a {} else { b }.c()', 'if a {} else { b }.c()'],
    ['unsafe { a }? + 1', 'unsafe { a }? + 1'],
    ['loop {} (a, b)', 'loop {} (a, b)'],
    ['println! {} *a = 1;', 'println!() *a = 1;'],
  ])('%s', (text, printed) => {
    const { ast, diagnostics } = parseText(`fn f() { ${text} }`);
    expect(diagnostics).toEqual([]);
    expect(printCrate(ast).trim()).toBe(`fn f() { ${printed} }`);
  });

  test('a block-like tail is the value', () => {
    expect(bodyOf(parseText('fn f() { 1; if a { b } else { c } }').ast).tail?.kind).toBe('if');
  });
});

describe('in a condition, a brace begins the block', () => {
  test.each([
    ['if a == b {}', 'binary'],
    ['if a == (S { x: 1 }) {}', 'binary'],
    ['if f(S { x: 1 }) {}', 'call'],
    ['if a.. {}', 'range'],
  ])('%s', (text, kind) => {
    const expr = exprOf(text);
    expect(expr.kind === 'if' ? expr.cond.kind : '').toBe(kind);
  });
});

describe('expressions print as they were written', () => {
  test.each([
    "'a: loop { break 'a 1; }",
    'S { x: 1, y, ..z }',
    'S::<u8> { x: 1 }',
    '<Vec<u8> as IntoIterator>::into_iter(v)',
    '<[u8]>::len(&a)',
    'a.b::<Vec<_>>(c)',
    'move |a: u8, (b, _)| -> u8 { a }',
    '|| ()',
    '(1,)',
    '[0; 4]',
    'match a { 1 | 2 if b => c, x @ 3..=4 => {} _ => d, }',
    'match a { S { x: 1, ref y, .. } => 1, E::V(.., -1) => 2, [a, .., b] => 3, &mut (a | b) => 4, }',
    'while let Some(x) = a.pop() {}',
    'for (i, x) in v.iter().enumerate() { continue; }',
    'let x: u8;',
    'let Some(x) = y else { return };',
    'if let Some(x) = a && x > 0 { 1 } else if b { 2 } else { 3 }',
    '(a, _) = (1, 2)',
    'const { 1 + 2 }',
    'a as fn(u8) -> u8',
    "b'\\x61'",
    '"a\\"\\n\\\\é"',
    "'\\''",
    '1.5e3f32',
    'r#type + r#fn()',
    'matches!(a, Some(1) | None if b)',
    'println!("{0:>1$} {x} {{}}", a, b)',
    'vec![1; 3]',
    'assert_eq!(a, b, "{c}")',
  ])('%s', (text) => {
    const source = `fn f() { ${text} }`;
    const { ast, diagnostics } = parseText(source);
    expect(diagnostics).toEqual([]);
    expect(printCrate(ast).trim()).toBe(source);
  });
});

test('spans of operations reach from the first to the last operand', () => {
  const text = 'fn f() { a + b.c(d) }';
  const tail = bodyOf(parseText(text).ast).tail;
  expect(tail && text.slice(tail.span.start, tail.span.end)).toBe('a + b.c(d)');
  expect(tail?.kind === 'binary' && text.slice(tail.right.span.start, tail.right.span.end)).toBe('b.c(d)');
});

test('`assert!` quotes an expression with rustc’s blanks', () => {
  const source = '(a==0x10_u8)&&matches!(b, 4|5)||vec![1 , 3].is_empty( )';
  const expr = exprOf(source);
  const shift = 'fn f() { '.length;
  expect(printExpr(expr, { source: ' '.repeat(shift) + source })).toBe(
    '(a == 0x10_u8) && matches!(b, 4|5) || vec![1, 3].is_empty()',
  );
});

describe('expressions that have their place', () => {
  test.each([
    ['let x = (let a = b);', ['1 - expected expression, found `let` statement']],
    ['if (let a = b) {}', ['1 - expected expression, found `let` statement']],
    ['if a || let b = c {}', ['1 - expected expression, found `let` statement']],
    ['let x = _;', ['1 - in expressions, `_` can only be used on the left-hand side of an assignment']],
    ['a < b < c;', ['1 - comparison operators cannot be chained']],
    ['a..=;', ['1 E0586 inclusive range with no end']],
    [
      'let x = if a { b } else { c } else { d };',
      ['1 - right curly brace `}` before `else` in a `let...else` statement not allowed'],
    ],
    ['let x = a && b else { d };', ['1 - a `&&` expression cannot be directly assigned in `let...else`']],
  ])('%s', (text, diagnostics) => {
    expect(diagnosticsOf(`fn f() { ${text} }`)).toEqual(diagnostics);
  });

  test('let chains came with edition 2024', () => {
    const text = 'fn f() { if let a = b && let c = d {} }';
    expect(diagnosticsOf(text, '2024')).toEqual([]);
    expect(diagnosticsOf(text, '2021')).toContain('1 - let chains are only allowed in Rust 2024 or later');
  });
});
