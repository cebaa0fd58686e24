/** Fields, methods, calls, operators and casts that are not there, as rustc 1.95 answers. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'missing methods',
      `struct S;
impl S { fn a(&self) {} fn b() {} }
trait T { fn t(&self); }
fn g<X>(x: X) { x.foo(); x.clone(); }
fn main() {
    let s = S;
    s.zzz();
    s.b();
    S::a2();
    s.clone();
    s.t();
    s.to_string();
    let e = E::Q;
    E::A.foo();
}
enum E { A, B(i32) }`,
      ['4:E0599', '7:E0599', '8:E0599', '9:E0599', '10:E0599', '11:E0599', '12:E0599', '13:E0599', '14:E0599'],
    ],
    [
      'missing fields',
      `struct S { a: i32 }
fn main() {
    let s = S { a: 1 };
    s.b;
    let t = (1, 2);
    t.2;
    let n = 5;
    n.x;
    let r = &s;
    r.c;
    s.a();
    let f = s.a.b;
}`,
      ['4:E0609', '6:E0609', '8:E0610', '10:E0609', '11:E0599', '12:E0610'],
    ],
    [
      'dereferences and unary operators',
      `fn main() {
    let x = 5u32;
    *x;
    let s = S;
    *s;
    !s;
    -s;
    -x;
    let b = true;
    -b;
    let q = "a";
    !q;
    !1.0;
}
struct S;`,
      ['3:E0614', '5:E0614', '6:E0600', '7:E0600', '8:E0600', '10:E0600', '12:E0600', '13:E0600'],
    ],
    [
      'casts',
      `enum E { A, B }
enum F { A(i32) }
struct S;
fn main() {
    let a = 66u32 as char;
    let b = 5 as bool;
    let c = "a" as i32;
    let d = &5 as i32;
    let e = E::A as i32;
    let f = F::A(1) as i32;
    let g = S as i32;
    let h = 3.5 as char;
    let i = 'a' as u8;
    let j = 97 as char;
    let k = true as f64;
    let l = 1.5 as i32;
    let m = 'c' as f32;
    let n = String::new() as i32;
    let o = 5i32 as S;
    let p = main as usize;
    let q = &1i32 as *const i32;
    let r = q as usize;
    let s = 0usize as *const i32;
}`,
      [
        '5:E0604',
        '6:E0054',
        '7:E0606',
        '8:E0606',
        '10:E0605',
        '11:E0605',
        '12:E0604',
        '15:E0606',
        '17:E0606',
        '18:E0605',
        '19:E0605',
      ],
    ],
    [
      'calls of what is no function, with how many arguments',
      `fn main() {
    let x = 5;
    x();
    "a"(1);
    let t = (1, 2);
    t(1);
    f();
    f(1, 2);
    S::new(1);
    let s = S;
    s.m(1);
    E::A(1);
    E::B();
    T(1, 2);
}
fn f(x: i32) {}
struct S;
impl S { fn new() -> S { S } fn m(&self) {} }
enum E { A, B(i32) }
struct T(i32);`,
      [
        '3:E0618',
        '4:E0618',
        '6:E0618',
        '7:E0061',
        '8:E0061',
        '9:E0061',
        '11:E0061',
        '12:E0618',
        '13:E0061',
        '14:E0061',
      ],
    ],
    [
      'generic argument counts',
      `struct S<T>(T);
fn f<T>(t: T) {}
enum E<'a> { A(&'a str) }
fn main() {
    let a: S = S(1);
    let b: S<i32, i32> = S(1);
    f::<i32, i32>(1);
    let d: Option = None;
    f::<u8>(1);
    let e = S::<i32, u8>(1);
    let i: i32<u8> = 1;
}`,
      ['5:E0107', '6:E0107', '7:E0107', '8:E0107', '10:E0107', '11:E0109'],
    ],
    [
      'struct literals',
      `struct P { x: i32, y: i32 }
enum E { V { a: i32 } }
fn main() {
    let p = P { x: 1 };
    let p = P { x: 1, y: 2, z: 3 };
    let p = P { x: 1, x: 2, y: 3 };
    let e = E::V { b: 1 };
    let e = E::V { };
    let p = P { x: "a", y: 1 };
    let q = P { x: 1, ..5 };
    let r = P { ..p };
    let s = Q { };
    let e = E::V(1);
    let x = E::V;
}
struct Q;`,
      ['4:E0063', '5:E0560', '6:E0062', '7:E0559', '8:E0063', '9:E0308', '10:E0308', '13:E0533', '14:E0533'],
    ],
    [
      'assignments to values',
      `fn f() -> i32 { 1 }
fn main() {
    1 = 2;
    f() = 3;
    1 += 2;
    let x = 5;
    x + 1 = 2;
    "a" = "b";
    f() += 1;
    (1, 2) = (3, 4);
}`,
      ['3:E0070', '4:E0070', '5:E0067', '7:E0070', '8:E0070', '9:E0067', '10:E0070'],
    ],
    [
      'compound assignments',
      `struct S;
fn main() {
    let mut s = S;
    s += 1;
    let mut x = 1;
    x += "a";
    x += 1.0;
    let mut t = "a";
    t += "b";
    let mut st = String::new();
    st += "a";
    st += &String::new();
    st += 'c';
    let mut b = true;
    b += true;
    b &= true;
    b |= 1;
    let mut f = 1.5;
    f += 1;
    f <<= 1;
}`,
      ['4:E0368', '6:E0277', '7:E0277', '9:E0368', '13:E0308', '15:E0368', '17:E0277', '19:E0277', '20:E0368'],
    ],
    [
      'binary operators',
      `struct S;
fn g<T>(a: T, b: T) -> bool { a == b }
fn h<T>(a: T, b: T) -> T { a + b }
fn main() {
    let s = S;
    s + s;
    S == S;
    S < S;
    1 + "a";
    "a" + "b";
    "a" + 1;
    1 + 1.0;
    1u8 + 1u16;
    String::new() + "a";
    String::new() + String::new();
    "a" + String::new();
    true + true;
    'a' + 'b';
    1 == 1.0;
    1 == "a";
    "a" == 'a';
    (1, 2) == (1, "a");
    [1, 2] == [1];
    1 && true;
    true && 1;
    !true == 1;
    &1 + 1;
    1 + &1;
    &1 == 1;
    1.0 % 2;
    1 << 1.0;
    5 & true;
}`,
      [
        '2:E0369',
        '3:E0369',
        '6:E0369',
        '7:E0369',
        '8:E0369',
        '9:E0277',
        '10:E0369',
        '11:E0369',
        '12:E0277',
        '13:E0277',
        '13:E0308',
        '15:E0308',
        '16:E0369',
        '17:E0369',
        '18:E0369',
        '19:E0277',
        '19:E0308',
        '20:E0277',
        '21:E0277',
        '22:E0308',
        '23:E0277',
        '24:E0308',
        '25:E0308',
        '26:E0308',
        '29:E0277',
        '30:E0277',
        '31:E0277',
        '32:E0277',
      ],
    ],
    [
      'privacy',
      `mod m {
    pub struct P { x: i32, pub y: i32 }
    impl P { fn f(&self) {} pub fn new() -> P { P { x: 1, y: 2 } } fn s() {} }
    pub struct T(i32);
}
fn main() {
    let p = m::P::new();
    p.x;
    p.y;
    p.f();
    m::P::s();
    let q = m::P { x: 1, y: 2 };
    let m::P { x, y } = p;
    let t = m::T(1);
    let r = m::P { y: 2 };
}`,
      ['8:E0616', '10:E0624', '11:E0624', '14:E0603', '15:-'],
    ],
    [
      'Self',
      `struct S { v: i32 }
impl S {
    const K: i32 = 5;
    fn new(v: i32) -> Self { Self { v } }
    fn get(&self) -> i32 { self.v }
    fn set(&mut self, v: i32) { self.v = v; Self::K; self.get(); Self::get(self); }
    fn bad(&self) -> i32 { v }
    fn bad2(&self) { self.q; Self::Q; self.nope(); }
    fn into(self) -> i32 { self.v }
}
fn main() { let s = S::new(1); let x: i32 = S::get(&s); S::get(s); S::get(); s.get(1); }`,
      ['7:E0425', '8:E0599', '8:E0609', '11:E0061', '11:E0308'],
    ],
    [
      'explicit destructor calls',
      `struct S;
impl Drop for S { fn drop(&mut self) {} }
fn main() {
    let mut s = S;
    s.drop();
    Drop::drop(&mut s);
    S::drop(&mut s);
    drop(s);
}`,
      ['5:E0040', '6:E0040', '7:E0040'],
    ],
    [
      'unsafe code',
      `unsafe fn f() {}
static mut N: i32 = 0;
fn main() {
    f();
    let p = &1 as *const i32;
    *p;
    unsafe { f(); *p; N; }
    N;
    N = 1;
}`,
      ['4:E0133', '6:E0133', '8:E0133', '9:E0133'],
    ],
    [
      'destructuring assignment',
      `fn main() {
    let (mut a, mut b) = (1, 2);
    (a, b) = (b, a);
    (a, b) = (1, "x");
    (a, _) = (5, 6);
    _ = 5;
    let mut t = (1, 2);
    (t.0, t.1) = (3, 4);
    (a, b) = 5;
    (a, b) = (1, 2, 3);
    [a, b] = [1, 2];
    (a, ..) = (1, 2);
}`,
      ['4:E0308', '9:E0308', '10:E0308'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
