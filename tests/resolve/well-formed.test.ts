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
  ['a type whose field needs static', "struct R<'a, T>(&'a T); struct S<T>(R<'static, T>);", 'E0310:2'],
  [
    'an associated type that outlives a parameter',
    "trait O<'a> { type X; } struct B<T>(T); impl<'a, T> O<'a> for B<T> { type X = &'a T; }",
    'E0309:2',
  ],
  [
    'an associated type that outlives a region',
    "trait O<'a> { type X; } struct R<'a>(&'a i32); impl<'a, 'b> O<'a> for R<'b> { type X = &'a R<'b>; }",
    'E0491:2',
  ],
  ['an object of a trait with a generic method', 'trait G { fn f<T>(&self, t: T); } fn f(x: &dyn G) {}', 'E0038:2'],
  ['an object of a sized trait', 'fn f(x: &dyn Clone) {}', 'E0038:2'],
  ['a destructor for some', 'struct D<T>(T); impl Drop for D<i32> { fn drop(&mut self) {} }', 'E0366:2'],
  ['a destructor that asks for more', 'struct D<T>(T); impl<T: Tr> Drop for D<T> { fn drop(&mut self) {} }', 'E0367:2'],
  ['a private associated type', 'pub trait P { type X; } impl P for u8 { type X = No; }', 'E0446:2'],
  ['a circle of supertraits', 'trait A1: B1 {} trait B1: A1 {}', 'E0391:2'],
  ['a transparent struct of two fields', '#[repr(transparent)] struct D(i32, u8);', 'E0690:2'],
])('%s is refused', (_, source, expected) => {
  expect(errorsWithMain(NEED + source)).toBe(expected);
});

test.each([
  ['bounds that hold', 'struct A { n: Need<Yes> } fn f<T: Tr>(x: Need<T>) -> Need<Yes> { loop {} }'],
  ['an unsized tail', 'struct A<T: ?Sized> { y: i32, x: T } fn f(x: &A<str>, y: Box<A<[i32]>>) {}'],
  ['a looser impl', 'trait M { fn f<T: Tr>(t: T); } impl M for No { fn f<T>(t: T) {} }'],
  [
    'bounds on associated types',
    'trait As { type X: Tr; fn x(&self) -> Need<Self::X>; } impl As for No { type X = Yes; fn x(&self) -> Need<Yes> { loop {} } } fn f<A: As>(x: Need<A::X>) {}',
  ],
  ['a constant that impls make sized', 'trait Zero { const ZERO: Self; } impl Zero for i32 { const ZERO: Self = 0; }'],
  ['receivers', 'impl No { fn f(self: &Self) {} fn g(self: Box<Self>) {} fn h(self: &mut No) {} }'],
  ['said to be static', "struct A<T: 'static>(&'static T); struct B<'a, T>(&'a T);"],
  [
    'what a header implies',
    "trait O<'a> { type X; } struct R<'a, T>(&'a T); struct B<T>(T); impl<'a, T> O<'a> for R<'a, T> { type X = &'a T; } impl<'a, T> O<'a> for &'a B<T> { type X = &'a T; }",
  ],
  [
    'a type that refers to itself',
    "struct S<'a>(Option<&'a S<'a>>, Box<i32>); impl<'a> Iterator for S<'a> { type Item = &'a S<'a>; fn next(&mut self) -> Option<&'a S<'a>> { None } }",
  ],
  [
    'objects',
    'trait G { fn f(&self); fn g<T>(&self, t: T) where Self: Sized; fn h() -> Self where Self: Sized; type X; fn x(&self) -> Self::X; } fn f(x: &dyn G<X = i32>, y: Box<dyn Fn(i32) -> i32>) {}',
  ],
  ['a destructor as general as its type', 'struct D<T: Tr>(T); impl<T: Tr> Drop for D<T> { fn drop(&mut self) {} }'],
])('%s: accepted', (_, source) => {
  expect(errorsWithMain(NEED + source)).toBe('');
});
