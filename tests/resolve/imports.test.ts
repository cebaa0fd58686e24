import { expect, test } from 'vitest';
import { errorsWithMain } from './check.ts';

test.each([
  [
    'trees and renames',
    'use std::fmt::{self, Display as D, Result as R}; fn f(x: &dyn D) -> R { loop {} } fn g(f: fmt::Formatter) {}',
  ],
  ['variants', 'enum E { A, B(i32) } use E::*; use self::E::B as C; fn f() { A; B(1); C(2); }'],
  [
    'through each other, in any order',
    'use b::X; mod a { pub use super::c::*; } mod b { pub use crate::a::X; } mod c { pub struct X; } fn f(x: X) {}',
  ],
  ['re-exports', 'mod a { mod b { pub fn f() {} } pub use b::f; pub use self::b::f as g; } fn h() { a::f(); a::g(); }'],
  ['inside blocks', 'mod m { pub fn f() {} } fn g() { use m::f; f(); { use m::f as h; h(); } }'],
  ["an item hides a glob's", 'mod m { pub fn f(x: i32) {} pub struct S; } use m::*; fn f() { f(); } fn g(s: S) {}'],
  ["a local import hides the prelude's", 'mod m { pub struct Vec; } use m::Vec; fn f() { Vec; }'],
  ['two globs that agree', 'mod a { pub struct S; } mod b { pub use crate::a::S; } use a::*; use b::*; fn f(s: S) {}'],
  [
    'core and alloc are the library',
    'extern crate alloc; use core::option::Option as O; use alloc::vec::Vec as V; fn f(o: O<V<i32>>) {}',
  ],
  ['macros', 'use std::println; fn f() {}'],
  [
    'visible in part',
    'mod a { pub(crate) fn f() {} pub(super) fn g() {} pub mod b { pub(in crate::a) fn h() {} } fn k() { b::h(); } } fn m() { a::f(); a::g(); }',
  ],
])('%s: accepted', (_, source) => {
  expect(errorsWithMain(source)).toBe('');
});

test.each([
  ['an unknown name', 'mod m {}\nuse m::x;', 'E0432:2'],
  ['several of one item are reported once', 'mod m {}\nuse m::{x, y};', 'E0432:2'],
  ['an unknown module on the way', 'mod m {}\nuse m::a::b::c;', 'E0433:2'],
  ['the last module unknown', 'mod m {}\nuse m::a::b;', 'E0432:2'],
  ['a private item', 'mod m { fn f() {} }\nuse m::f;', 'E0603:2'],
  ['a private module', 'mod m { mod n { pub fn f() {} } }\nuse m::n::f;', 'E0603:2'],
  ['self outside a list', 'use std::fmt::self;', 'E0429:1'],
  ['the same name twice', 'use std::fmt::Result;\nuse std::result::Result;', 'E0252:2'],
  ['a name that is defined here', 'use std::fmt::Write;\ntrait Write {}', 'E0255:2'],
  ['a private item re-exported', 'mod m { pub fn k() {} fn f() {} pub mod n { pub use super::f; } }', 'E0364:1'],
  [
    'two globs that disagree, when used',
    'mod a { pub struct S; } mod b { pub struct S; }\nuse a::*; use b::*;\nfn f(s: S) {}',
    'E0659:3',
  ],
  ['a failed import is reported once', 'mod m {}\nuse m::x;\nfn f() { x(); x::y(); }', 'E0432:2'],
  ['a failed glob leaves names unknown', 'use crate::m::*;\nfn f(x: Y) {}', 'E0432:1'],
])('%s is refused', (_, source, expected) => {
  expect(errorsWithMain(source)).toBe(expected);
});
