import { expect, test } from 'vitest';
import { errorsWithMain } from './check.ts';

const NEED = 'trait Tr {} struct Need<T: Tr>(T); struct No; struct Yes; impl Tr for Yes {}\n';

/** Each answer is rustc 1.95's (code and line). */
test.each([
  ['a field', 'struct A { n: Need<No> }', 'E0277:2'],
  ['a parameter', 'fn f(x: Need<i32>) {}', 'E0277:2'],
  ['an output', 'fn f() -> Need<No> { loop {} }', 'E0277:2'],
  ['a type parameter without the bound', 'fn f<T>(x: Need<T>) {}', 'E0277:2'],
  ['an unsized field', 'struct A { x: [u8], y: i32 }', 'E0277:2'],
  ['an unsized field of a variant', 'enum A { X(str) }', 'E0277:2'],
  ['an unsized argument', 'fn f(x: Option<str>) {}', 'E0277:2'],
  ['a supertrait', 'trait Sub: Tr {} impl Sub for No {}', 'E0277:2'],
  ['a bound on an associated type', 'trait As { type X: Tr; } impl As for No { type X = i32; }', 'E0277:2'],
  ['a clause that is false', 'fn f() where No: Tr {}', 'E0277:2'],
  ['a stricter impl', 'trait M { fn f<T>(t: T); } impl M for No {\nfn f<T: Tr>(t: T) {}\n}', 'E0276:3'],
  ['a receiver that leads nowhere', 'impl No { fn f(self: i32) {} }', 'E0307:2'],
  ['a reference that must be static', "struct A<T>(&'static T);", 'E0310:2'],
  ['a bound that must be static', "struct A<'a, T: 'static>(&'a T); struct B<'a, T>(A<'a, T>);", 'E0310:2'],
])('%s is refused', (_, source, expected) => {
  expect(errorsWithMain(NEED + source)).toBe(expected);
});

test.each([
  ['bounds that hold', 'struct A { n: Need<Yes> } fn f<T: Tr>(x: Need<T>) -> Need<Yes> { loop {} }'],
  ['an unsized tail', 'struct A<T: ?Sized> { y: i32, x: T } fn f(x: &A<str>, y: Box<A<[i32]>>) {}'],
  ['a looser impl', 'trait M { fn f<T: Tr>(t: T); } impl M for No { fn f<T>(t: T) {} }'],
  ['bounds on associated types', 'trait As { type X: Tr; fn x(&self) -> Need<Self::X>; } impl As for No { type X = Yes; fn x(&self) -> Need<Yes> { loop {} } } fn f<A: As>(x: Need<A::X>) {}'],
  ['a constant that impls make sized', 'trait Zero { const ZERO: Self; } impl Zero for i32 { const ZERO: Self = 0; }'],
  ['receivers', 'impl No { fn f(self: &Self) {} fn g(self: Box<Self>) {} fn h(self: &mut No) {} }'],
  ['said to be static', "struct A<T: 'static>(&'static T); struct B<'a, T>(&'a T);"],
])('%s: accepted', (_, source) => {
  expect(errorsWithMain(NEED + source)).toBe('');
});
