import { describe, expect, test } from 'vitest';
import { fileId } from '#lib/interpreter/source/index.ts';
import { parse, printCrate } from '#lib/interpreter/syntax/index.ts';
import { diagnosticsOf, parseText, withoutPlaces } from './check.ts';

describe('items print as they were written', () => {
  test.each([
    "fn f<'a, T: Clone + 'a, const N: usize>(&self) where T: for<'b> Fn(&'b u8) -> u8 {}",
    'pub(crate) const unsafe fn f(mut a: u8, (b, c): (u8, u8)) -> impl Fn(u8) -> u8 + Send {}',
    "struct S<'a, T = u8> where T: ?Sized { pub a: &'a mut T, b: *const [u8; 4] }",
    'struct S(pub (u8, u8), pub(in crate::m) Box<dyn Fn() + Send>);',
    'struct S;',
    '#[derive(Debug, Clone)] enum E { A = 1, B(u8), C { x: u8 } }',
    'impl<T> Iterator for S<T> { type Item = T; const N: u8 = 1; fn next(&mut self) -> Option<T> { None } }',
    'unsafe impl Send for S {  }',
    'trait T<A>: Clone + Sized { type B: Copy; fn f(self: Box<Self>, _: u8); }',
    'use std::{self, fmt::{self as f, *}, collections::HashMap};',
    'use ::std::io as _;',
    "static mut A: &'static [u8] = &[];",
    'const _: () = ();',
    'type A<T> = Vec<T>;',
    "type F = for<'a> unsafe fn(&'a u8, u8) -> !;",
    'type A = <T as Iterator>::Item;',
    'type A = S<{ 1 + 2 }, -1, Item = u8>;',
    'mod m {\nmod n {\n}\n}',
  ])('%s', (text) => {
    const source = text.includes('&self') && text.startsWith('fn') ? `impl X { ${text} }` : text;
    const { ast, diagnostics } = parseText(source);
    expect(diagnostics).toEqual([]);
    expect(printCrate(ast).trim()).toBe(source);
  });
});

test.each([
  ['#[cfg(test)] mod tests {} #[test] fn t() {} #[cfg(not(test))] fn f() {}', ['f']],
  ['#[cfg(all(unix, target_os = "linux"))] fn f() {} #[cfg(any(windows, feature = "x"))] fn g() {}', ['f']],
  ['#[cfg(debug_assertions)] fn f() {} #[cfg_attr(test, ignore)] fn g() {}', ['f', 'g']],
])('a normal build of %s', (text, names) => {
  const { ast, diagnostics } = parseText(text);
  expect(diagnostics).toEqual([]);
  expect(ast.items.map((item) => item.name.name)).toEqual(names);
});

test('doc comments are attributes', () => {
  const { ast } = parseText('//! about\n/// one\n/** two */\n// none\nfn f() {}');
  expect(withoutPlaces(ast.attrs)).toEqual([{ inner: true, path: 'doc', value: ' about', args: [] }]);
  expect(ast.items[0]?.attrs.map((attr) => attr.value)).toEqual([' one', ' two ']);
});

describe('outside the language, by name', () => {
  test.each([
    ['async fn f() {}', '`async fn`'],
    ['macro_rules! m { () => {} }', '`macro_rules!` definitions'],
    ['union U { a: u8 }', 'unions'],
    ['thread_local! { static mut A: u8 = 1; }', 'the macro `thread_local!`'],
  ])('%s', (text, construct) => {
    const { ast, diagnostics } = parseText(text);
    expect(diagnostics).toEqual([]);
    expect(ast.items.map((item) => (item.kind === 'unsupported-item' ? item.construct : item.kind))).toEqual([
      construct,
    ]);
  });

  test.each([
    ['#![no_std] fn f() {}', 'the attribute `#![no_std]`'],
    ['#[global_allocator] static A: u8 = 1;', 'the attribute `#[global_allocator]`'],
  ])('%s', (text, construct) => {
    expect(diagnosticsOf(text)).toEqual([`1 - Ferrostep does not support ${construct} yet`]);
  });
});

describe('the library may do more', () => {
  test.each([
    'fn f();',
    '#[lang = "x"] #[intrinsic] fn f();',
    'impl<T: ?Sized> !Send for *const T {}',
    'auto trait A {}',
  ])('%s', (text) => {
    expect(diagnosticsOf(text)).not.toEqual([]);
    expect(parse(text, { file: fileId(1), edition: '2024', isLibrary: true }).diagnostics).toEqual([]);
  });
});
