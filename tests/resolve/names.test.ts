import { expect, test } from 'vitest';
import { checkSource, errorsOf, errorsWithMain, testLibrary } from './check.ts';
import { resolutionsAt, traitsInScope } from '#lib/interpreter/resolve/index.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';

test('the library of these tests is sound', () => {
  expect(testLibrary().diagnostics.map((each) => each.message)).toEqual([]);
});

/** Each answer is rustc 1.95's (code and line). */
test.each([
  ['an unknown value', 'fn f() { nope; }', 'E0425:1'],
  ['an unknown function', 'fn f() { nope(); }', 'E0425:1'],
  ['an unknown type', 'fn f(x: Nope) {}', 'E0425:1'],
  ['an unknown trait', 'fn f<T: Nope>() {}', 'E0405:1'],
  ['a derive macro in place of its trait', 'fn f<T: Debug>() {}', 'E0404:1'],
  ['a struct as a trait', 'struct S; fn f<T: S>() {}', 'E0404:1'],
  ['a function as a type', 'fn g() {} fn f(x: g) {}', 'E0573:1'],
  ['a variant as a type', 'enum E { A } fn f(x: E::A) {}', 'E0573:1'],
  ['a type as a value', 'fn f() { i32; }', 'E0423:1'],
  ['an enum in a struct literal', 'enum E { A } fn f() { E { x: 1 }; }', 'E0574:1'],
  ['an unknown struct literal', 'fn f() { Nope { x: 1 }; }', 'E0422:1'],
  ['an unknown pattern', 'fn f() { match 1 { Nope(_) => {}, _ => {} } }', 'E0531:1'],
  ['a unit variant with fields', 'enum E { A } fn f() { match E::A { E::A(_) => {} } }', 'E0532:1'],
  ['a struct variant as a value', 'enum E { A { x: i32 } } fn f() { E::A; }', 'E0533:1'],
  ['an unknown type before ::', 'fn f() { Nope::new(); }', 'E0433:1'],
  ['self outside a method', 'fn f() { self; }', 'E0424:1'],
  ['Self outside an impl', 'fn f() -> Self {}', 'E0411:1'],
  ['a variable from outside a nested function', 'fn f() { let x = 1; fn g() { x; } }', 'E0434:1'],
  ['a variable in an array length', 'fn f() { let n = 1; let a = [0; n]; }', 'E0435:1'],
  ['a parameter from outside a nested function', 'fn f<T>(t: T) { fn g(x: T) {} }', 'E0401:1'],
  ['a variable after its block', 'fn f() { { let x = 1; } x; }', 'E0425:1'],
  ['a variable in its own initialiser', 'fn f() { let x = x; }', 'E0425:1'],
  [
    'a variable of an `if let` in its else',
    'fn f(o: Option<i32>) { if let Some(x) = o { x; } else { x; } }',
    'E0425:1',
  ],
  ['a name twice in a pattern', 'fn f() { let (a, a) = (1, 2); }', 'E0416:1'],
  ['a name twice among the parameters', 'fn f(x: i32, x: i32) {}', 'E0415:1'],
  [
    'a name missing from an alternative',
    'fn f(t: (i32, i32)) { match t { (1, x) | (2, _) => {}, _ => {} } }',
    'E0408:1',
  ],
  ['a binding that would shadow a constant', 'const C: i32 = 1; fn f() { let ref C = 2; }', 'E0530:1'],
  ['two items of one name', 'fn f() {}\nfn f() {}', 'E0428:2'],
  ['two parameters of one name', 'fn f<T, T>() {}', 'E0403:1'],
  ['a forward default', 'struct S<T = U, U = i32>(T, U);', 'E0128:1'],
  ['break outside a loop', 'fn f() { break; }', 'E0268:1'],
  ['break inside a closure', 'fn f() { loop { || { break }; } }', 'E0267:1'],
  ['break with a value from while', 'fn f() { while true { break 1; } }', 'E0571:1'],
  ['an unknown label', "fn f() { loop { break 'a; } }", 'E0426:1'],
  ['a label beyond a closure', "fn f() { 'a: loop { || { loop { break 'a; } }; } }", 'E0767:1'],
  ['continue to a block', "fn f() { 'a: { continue 'a; } }", 'E0696:1'],
  ['an item that the trait lacks', 'trait T {} struct S; impl T for S {\nfn f() {}\n}', 'E0407:2'],
  ['a trait as a type', 'trait T {} fn f(x: &T) {}', 'E0782:1'],
  ['a missing associated item of a trait', 'trait T {} fn f() { <i32 as T>::f(); }', 'E0576:1'],
  ['a private function', 'mod m { fn p() {} } fn f() { m::p(); }', 'E0603:1'],
  ['a private constructor', 'mod m { pub struct P(i32); } fn f() { m::P(1); }', 'E0603:1'],
  ["Self as an impl's self type", 'impl Self {}', '-:1'],
])('%s is refused', (_, source, expected) => {
  expect(errorsWithMain(source)).toBe(expected);
});

test.each([
  ['shadowing', 'fn f() { let x = 1; let x = x; { let x = x; x; } x; }'],
  ['labels', "fn f() { 'a: loop { loop { break 'a; } } let b = 'b: { break 'b 1; }; }"],
  ['let chains', 'fn f(o: Option<i32>) { if let Some(x) = o && x == 1 && let Some(y) = o { y; } }'],
  ["guards see the arm's names", 'fn f(o: Option<i32>) { match o { Some(x) if x == 1 => x, _ => 0 }; }'],
  ['or-patterns share names', 'fn f(t: (i32, i32)) { match t { (x, 1) | (1, x) => x, _ => 0 }; }'],
  ['closures see outer variables', 'fn f() { let x = 1; let c = |y: i32| x + y; }'],
  ['items in blocks see each other and hide nothing', 'fn f() { g(); fn g() { h() } fn h() {} let g = 1; g; }'],
  [
    'associated items and Self',
    'struct S; impl S { const N: i32 = 1; fn new() -> Self { Self } fn n() -> i32 { Self::N } }',
  ],
  [
    'generic parameters, const ones too',
    'fn f<T, const N: usize>(a: [T; N]) -> usize { N } struct A<T, const N: usize>([T; N]); fn g<const N: usize>(a: A<i32, N>, b: A<i32, 3>) {}',
  ],
  ['a module named as a primitive type', 'use std::str; fn f(x: &str) -> &str { str::from_utf8(&[]) }'],
  [
    'modules',
    'mod a { pub mod b { pub fn f() { super::g(); crate::h(); self::k(); } fn k() {} } fn g() {} } fn h() { a::b::f(); }',
  ],
  [
    'constants, statics, unit structs in patterns',
    'const C: i32 = 1; struct U; fn f(u: U) { match 1 { C => {}, _ => {} } let U = u; }',
  ],
  ['items of tests are not there', '#[cfg(test)] mod tests { use nope::x; } #[test] fn t() { nope(); }'],
])('%s: accepted', (_, source) => {
  expect(errorsWithMain(source)).toBe('');
});

/** What real Rust may know and our library does not is never called unknown. */
test.each([
  ['a module of std', 'use std::net::TcpStream;', 'unsupported:1'],
  ['a name of a module of std', 'fn f() { std::fmt::nope(); }', 'unsupported:1'],
  ['a private name of the library', 'fn f() { std::fmt::hidden(); }', 'unsupported:1'],
  ['a name of the prelude', 'fn f(x: &dyn DoubleEndedIterator<Item = i32>) {}', 'unsupported:1'],
  [
    'an item of a library trait',
    'struct S; impl Iterator for S { type Item = i32; fn next(&mut self) -> Option<i32> { None } fn count(self) -> usize { 0 } }',
    'unsupported:1',
  ],
])('%s is unsupported', (_, source, expected) => {
  expect(errorsWithMain(source)).toBe(expected);
});

test('after an unknown trait nothing is said of bodies', () => {
  expect(errorsOf('fn f<T: Nope>() { break; }\nimpl i32 { }\nfn main() {}')).toBe('E0405:1');
  expect(checkSource('fn f<T: Nope>() {}\nfn main() {}').resolved.bodiesToCheck).toEqual([]);
});

test('traits in scope: the prelude, those imported here, and the one being implemented', () => {
  const { resolved } = checkSource(
    'mod m { pub trait A {} pub trait B {} } use m::A as _; struct S; impl m::B for S { } impl S { fn g(&self) {} } fn f(s: S) { s.g(); }',
  );
  const owner = resolved.bodiesToCheck.find((each) => nameOf(resolved.items, each.owner) === 'f');
  expect(owner).toBeDefined();
  if (owner === undefined) return;
  const scope = traitsInScope(resolutionsAt(resolved.resolutions, owner.node), owner.owner, owner.node.id);
  const names = [...scope.near, ...scope.prelude].map((def) => nameOf(resolved.items, def));
  expect(names).toContain('A');
  expect(names).toContain('Clone');
  expect(names).not.toContain('B');
});
