import { expect, test } from 'vitest';
import { checkSource, errorsOf, errorsWithMain } from './check.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';

/** Each answer is rustc 1.95's (code and line). */
test.each([
  ['missing items', 'trait T { fn a(&self); type X; }\nstruct S;\nimpl T for S {}', 'E0046:3'],
  ['a receiver too many', 'trait T { fn a(); } struct S; impl T for S {\nfn a(&self) {}\n}', 'E0185:2'],
  ['a receiver too few', 'trait T { fn a(&self); } struct S; impl T for S {\nfn a() {}\n}', 'E0186:2'],
  ['a different number of parameters', 'trait T { fn a(x: i32); } struct S; impl T for S {\nfn a() {}\n}', 'E0050:2'],
  ['a different number of type parameters', 'trait T { fn a<X>(); } struct S; impl T for S {\nfn a() {}\n}', 'E0049:2'],
  ['a different type', 'trait T { fn a(x: i32); } struct S; impl T for S {\nfn a(x: u8) {}\n}', 'E0053:2'],
  ['a different receiver', 'trait T { fn a(&self); } struct S; impl T for S {\nfn a(&mut self) {}\n}', 'E0053:2'],
  ["an impl of another crate's type", 'impl String {}', 'E0116:1'],
  ['an impl of a built-in type', 'impl i32 {}', 'E0390:1'],
  ['an impl of any type', 'impl<T> T {}', 'E0118:1'],
  ['an orphan', 'impl Clone for String { fn clone(&self) -> Self { loop {} } }', 'E0117:1'],
  ['an orphan of any type', 'impl<T> Clone for T { fn clone(&self) -> Self { loop {} } }', 'E0210:1'],
  ['two equal impls', 'trait T {} struct S; impl T for S {}\nimpl T for S {}', 'E0119:2'],
  ['a blanket impl over another', 'trait T {} impl T for i32 {}\nimpl<X: Copy> T for X {}', 'E0119:2'],
  [
    "the library's blanket impl",
    "struct S; impl std::fmt::Display for S { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { loop {} } }\nimpl ToString for S { fn to_string(&self) -> String { loop {} } }",
    'E0119:2',
  ],
  ['an upstream crate might', 'trait T {} impl<X: Iterator> T for X {}\nimpl T for Vec<i32> {}', 'E0119:2'],
  ['the same name twice in an impl', 'struct S; impl S { fn f() {}\nfn f() {} }', 'E0592:2'],
  ['the same name in two impls', 'struct S; impl S { fn f() {} }\nimpl S { fn f() {} }', 'E0592:1'],
  ['an infinite type', 'enum L { Cons(i32, L), Nil }', 'E0072:1'],
  ['an infinite type through an option', 'struct L { next: Option<L> }', 'E0072:1'],
  ['two types that hold each other', 'struct A { b: B }\nstruct B { a: A }', 'E0072:1'],
  ['an unused type parameter', 'struct S<T> { x: i32 }', 'E0392:1'],
  ['an unused lifetime', "struct S<'a> { x: i32 }", 'E0392:1'],
  ['a parameter used by itself only', 'struct S<T> { x: Option<Box<S<T>>> }', 'E0392:1'],
  ['an unbound parameter', 'struct S; impl<T> S {}', 'E0207:1'],
  [
    'Copy with a field that is not',
    'struct S { x: String } impl Clone for S { fn clone(&self) -> S { loop {} } }\nimpl Copy for S {}',
    'E0204:2',
  ],
  ['a derived Copy with a field that is not', "#[derive(Clone, Copy)]\nstruct S { x: &'static mut i32 }", 'E0204:2'],
  [
    'Copy with a destructor',
    'struct S; impl Clone for S { fn clone(&self) -> S { S } } impl Drop for S { fn drop(&mut self) {} }\nimpl Copy for S {}',
    'E0184:2',
  ],
  ['Drop for a built-in type', 'impl Drop for i32 { fn drop(&mut self) {} }', 'E0117:1 E0120:1'],
  ['a duplicate field', 'struct S { a: i32, a: u8 }', 'E0124:1'],
  ['a duplicate discriminant', 'enum E { A = 1, B = 1 }', 'E0081:1'],
  ['a discriminant that overflows', '#[repr(u8)] enum E { A = 255,\nB }', 'E0370:2'],
  ['discriminants beside data', 'enum E { A(i32) = 1, B }', 'E0732:1'],
  ['an unsafe trait', 'unsafe trait T {} struct S;\nimpl T for S {}', 'E0200:2'],
  ['a safe trait', 'trait T {} struct S;\nunsafe impl T for S {}', 'E0199:2'],
  ['too many arguments', 'fn f(x: Option<i32, i32>) {}', 'E0107:1'],
  ['no arguments', 'fn f(x: Option) {}', 'E0107:1'],
  ['arguments on a built-in type', 'fn f(x: i32<u8>) {}', 'E0109:1'],
  ['a placeholder in a signature', 'fn f() -> _ { 1 }', 'E0121:1'],
  ['an object without its associated type', 'fn f(x: &dyn Iterator) {}', 'E0191:1'],
  ['an unknown associated type', 'trait T {} fn f<X: T>(x: X::Y) {}', 'E0220:1'],
  ['an associated type of nobody knows which trait', 'fn f(x: String::Foo) {}', 'E0223:1'],
  ['a constraint on a type', 'fn f(x: Vec<i32, Item = i32>) {}', 'E0229:1'],
])('%s is refused', (_, source, expected) => {
  expect(errorsWithMain(source)).toBe(expected);
});

test.each([
  [
    'impls that cannot meet',
    'trait T {} impl T for i32 {} impl T for Vec<i32> {} impl T for Vec<u8> {} impl T for &str {} impl T for (i32,) {} impl<A> T for Option<A> {}',
  ],
  ['a local trait that a local type lacks', 'trait A {} trait B {} struct S; impl<X: A> B for X {} impl B for S {}'],
  [
    'an impl for a local type inside a library trait',
    'struct S; impl std::ops::Add<S> for i32 { type Output = S; fn add(self, s: S) -> S { s } } impl std::ops::Add<i32> for S { type Output = i32; fn add(self, x: i32) -> i32 { x } }',
  ],
  ['recursion through a box', 'enum L { Cons(i32, Box<L>), Nil } struct T { v: Vec<T>, o: Option<Box<T>> }'],
  [
    'parameters used in any way',
    "struct A<'a, T, U>(&'a T, std::marker::PhantomData<U>); struct B<T: Iterator>(T::Item);",
  ],
  ['a parameter bound by a projection', 'trait T {} impl<I: Iterator<Item = X>, X> T2<I> for Vec<X> {} trait T2<I> {}'],
  [
    'associated types by every road',
    'trait T { type X; fn a(&self) -> Self::X; fn b(&self) -> <Self as T>::X; } struct S; impl T for S { type X = u8; fn a(&self) -> u8 { 1 } fn b(&self) -> Self::X { 1 } }',
  ],
  [
    'defaults',
    'use std::ops::Add; struct S; impl Add for S { type Output = S; fn add(self, o: S) -> S { o } } struct D<T = i32>(T); fn f(d: D) {}',
  ],
  [
    'lengths from constants',
    'const N: usize = 2 + 3 * 4; struct S([i32; N], [u8; { N - 1 }], [u8; u8::MAX as usize]);',
  ],
])('%s: accepted', (_, source) => {
  expect(errorsWithMain(source)).toBe('');
});

test('a program needs a main without parameters of type', () => {
  expect(errorsOf('fn f() {}')).toBe('E0601:1');
  expect(errorsOf('fn main<T>() {}')).toBe('E0131:1');
  expect(errorsOf('fn main() where i32: Copy {}')).toBe('E0646:1');
});

test('variances', () => {
  const { resolved } = checkSource("struct S<'a, 'b, A, B, C, D>(&'a A, &'b mut B, fn(C) -> D, Vec<D>);\nfn main() {}");
  const adt = resolved.items.adts.own.find(
    (each) => each !== undefined && each !== null && nameOf(resolved.items, each.def) === 'S',
  );
  expect(adt?.variances).toEqual(['covariant', 'covariant', 'covariant', 'invariant', 'contravariant', 'covariant']);
});

test('discriminants count on', () => {
  const { resolved } = checkSource('enum E { A, B = 5, C, D = -1, F }\nfn main() {}');
  const adt = resolved.items.adts.own.find((each) => each?.kind === 'enum');
  expect(adt?.variants.map((variant) => variant.discriminant)).toEqual([0n, 5n, 6n, -1n, 0n]);
});
