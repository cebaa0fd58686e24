/** Unmet bounds and unknown types, as rustc 1.95 answers. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'unmet bounds',
      `use std::fmt::Display;
struct S;
trait T {}
fn f<X: T>(x: X) {}
fn d(x: impl Display) {}
fn g<X>(x: X) { println!("{}", x); println!("{:?}", x); }
fn main() {
    f(S);
    f(1);
    d(S);
    println!("{}", S);
    println!("{:?}", S);
    println!("{}", Some(1));
    println!("{}", vec![1]);
    println!("{}", ());
    for x in 5 {}
    for x in S {}
    let a = [1, 2, 3];
    a["x"];
    a[1i32];
    let v = vec![1];
    v[0i32];
    let s = String::from("a");
    s[0];
    "abc"[0];
    let x: i32 = "a".parse::<S>();
    S?;
}`,
      [
        '6:E0277',
        '8:E0277',
        '9:E0277',
        '10:E0277',
        '11:E0277',
        '12:E0277',
        '13:E0277',
        '14:E0277',
        '15:E0277',
        '16:E0277',
        '17:E0277',
        '19:E0277',
        '20:E0277',
        '22:E0277',
        '24:E0277',
        '25:E0277',
        '26:E0277',
        '26:E0308',
        '27:E0277',
      ],
    ],
    [
      'question marks',
      `fn f() -> Option<i32> {
    let x: Result<i32, String> = Ok(1);
    let y = x?;
    Some(y)
}
fn g() {
    let x: Option<i32> = None;
    x?;
}
fn h() -> Result<i32, i32> {
    let x: Result<i32, String> = Ok(1);
    Ok(x?)
}
fn main() {}`,
      ['3:E0277', '8:E0277', '12:E0277'],
      ['3:E0277', '8:E0277', '12:unsupported'],
    ],
    [
      'sizes',
      `fn f(s: str) {}
fn main() {
    let s = *"a";
    let x: [i32] = [1, 2][..];
    let v: Vec<str> = Vec::new();
}`,
      ['1:E0277', '3:E0277', '4:E0277', '5:E0277'],
    ],
    [
      'several unknown types: the first is told',
      `fn main() {
    let v = Vec::new();
    let x = None;
    let y = "5".parse().unwrap();
    let z = Default::default();
}`,
      ['2:E0282'],
    ],
    [
      'an unknown Option',
      `fn main() {
    let x = None;
}`,
      ['2:E0282'],
    ],
    [
      'an unknown parse',
      `fn main() {
    let y = "5".parse().unwrap();
}`,
      ['2:E0284'],
    ],
    [
      'an unknown parameter',
      `fn f<T>() {}
fn main() {
    f();
}`,
      ['3:E0282'],
    ],
    [
      'an unknown collection',
      `fn main() {
    let v = vec![1, 2, 3].into_iter().collect();
}`,
      ['2:E0283'],
    ],
    [
      'a variable never used',
      `fn main() {
    let x;
}`,
      ['2:E0282'],
    ],
    [
      'an empty array',
      `fn main() {
    let c = [];
}`,
      ['2:E0282'],
    ],
    [
      'an unknown conversion',
      `fn main() {
    let x = "a".into();
}`,
      ['2:E0283'],
    ],
    [
      'an element of an unknown vector',
      `fn main() {
    let v = Vec::new();
    v[0].len();
}`,
      ['2:E0282'],
    ],
    [
      'traits and associated items',
      `trait A { fn a(&self) -> i32; fn d(&self) -> i32 { self.a() } fn make() -> Self where Self: Sized; const N: i32; type Out; fn out(&self) -> Self::Out; }
struct S;
impl A for S { fn a(&self) -> i32 { 1 } fn make() -> S { S } const N: i32 = 3; type Out = String; fn out(&self) -> String { String::new() } }
fn g<T: A>(t: T) -> i32 { t.a() + t.d() + T::N }
fn h<T: A<Out = String>>(t: &T) -> usize { t.out().len() }
fn k<T: A>(t: &T) -> usize { t.out().len() }
fn w<T>(t: T) -> T where T: Clone { t.clone() }
fn main() {
    let s = S;
    g(s);
    let n: i32 = S::N;
    let x: String = S.out();
    let y: i32 = S.out();
    h(&S);
    let z: S = A::make();
    let q = <S as A>::make();
    let q: i32 = <S as A>::N;
    w(S);
    S::zz();
    A::a(&S);
    A::a(&1);
    let d: &dyn std::fmt::Display = &1;
    d.to_string();
    d.foo();
}`,
      ['6:E0599', '13:E0308', '18:E0277', '19:E0599', '21:E0277', '24:E0599'],
      ['6:E0599', '13:E0308', '18:E0277', '19:E0599', '21:E0277', '24:unsupported'],
    ],
    [
      'trait objects',
      `trait A { fn a(&self) -> i32; }
struct S;
impl A for S { fn a(&self) -> i32 { 1 } }
struct R;
fn main() {
    let b: Box<dyn A> = Box::new(S);
    b.a();
    let c: Box<dyn A> = Box::new(R);
    let d: &dyn A = &S;
    let e: &dyn A = &R;
    let v: Vec<Box<dyn A>> = vec![Box::new(S), Box::new(S)];
    for x in &v { x.a(); }
    for x in v.iter() { x.b(); }
}`,
      ['8:E0277', '13:E0599'],
      ['8:E0277', '13:unsupported'],
    ],
    [
      'types in items',
      `use std::fmt::Display;
trait Sup: Display {}
struct S;
impl Sup for S {}
struct W<T: Display>(T);
struct V { w: W<S> }
fn f(w: W<S>) {}
fn g() -> W<S> { loop {} }
fn h<T>(w: W<T>) {}
impl<T> W<T> { fn x() {} }
type A = W<S>;
trait It { type X: Display; }
impl It for S { type X = S; }
trait C { fn c(&self, x: i32) -> i32; }
impl C for S { fn c(&self, x: u32) -> i32 { 1 } }
struct Z { a: str, b: i32 }
struct Y([i32]);
enum E { A(str) }
fn main() { let w: W<S> = loop {}; }`,
      [
        '4:E0277',
        '6:E0277',
        '7:E0277',
        '8:E0277',
        '9:E0277',
        '10:E0277',
        '13:E0277',
        '15:E0053',
        '16:E0277',
        '18:E0277',
        '19:E0277',
      ],
    ],
    [
      'functions as values',
      `fn a(x: i32) -> i32 { x }
fn b(x: i32) -> i32 { x }
fn c(x: u8) -> i32 { 1 }
fn ap(f: fn(i32) -> i32) -> i32 { f(1) }
fn gg<F: Fn(i32) -> i32>(f: F) -> i32 { f(2) }
fn main() {
    ap(a);
    ap(c);
    gg(a);
    gg(c);
    let f = if true { a } else { b };
    let f = if true { a } else { c };
    let fs = [a, b];
    let g: fn(i32) -> i32 = a;
    g(1, 2);
    g("a");
    let m = Some(1).map(a);
    let e = Some(1).map(Some);
}`,
      ['8:E0308', '10:E0631', '12:E0308', '15:E0061', '16:E0308'],
    ],
    [
      'where clauses of methods',
      `struct S<T>(T);
impl<T: Clone> S<T> { fn dup(&self) -> T { self.0.clone() } }
struct N;
fn main() {
    S(1).dup();
    S(N).dup();
    let v = vec![N];
    v.clone();
    let w = vec![3, 1];
    v.contains(&N);
    let mut q = vec![N];
    q.sort();
    let o = Some(N);
    o.clone();
    o == None;
    let h = Some(N) == Some(N);
}`,
      ['6:E0599', '8:E0599', '10:E0277', '12:E0277', '14:E0599', '15:E0369', '16:E0369'],
    ],
    [
      'associated types',
      `trait Shape { type Unit; fn area(&self) -> Self::Unit; }
struct Sq(f64);
impl Shape for Sq { type Unit = f64; fn area(&self) -> f64 { self.0 } }
fn tot<T: Shape<Unit = f64>>(t: &[T]) -> f64 { let mut s = 0.0; for x in t { s += x.area(); } s }
fn bad<T: Shape>(t: T) -> f64 { t.area() }
struct B;
impl Shape for B { type Unit = i32; fn area(&self) -> i32 { "a" } }
fn main() { tot(&[Sq(1.0)]); tot(&[B]); let x: <Sq as Shape>::Unit = 5; }`,
      ['5:E0308', '7:E0308', '8:E0271', '8:E0308'],
    ],
    [
      'iterators',
      `struct C { n: u32 }
impl Iterator for C { type Item = u32; fn next(&mut self) -> Option<Self::Item> { if self.n < 5 { self.n += 1; Some(self.n) } else { None } } }
fn main() {
    let c = C { n: 0 };
    for x in c { let y: u32 = x; let z: i32 = x; }
    let s: u32 = C { n: 0 }.sum();
    let v: Vec<u32> = C { n: 0 }.collect();
    let v: Vec<String> = C { n: 0 }.collect();
    let n: usize = C { n: 0 }.count();
    for (i, x) in vec!["a"].iter().enumerate() { let q: usize = i; let r: &str = x; }
    for i in 0..10u8 { let x: i32 = i; }
    for c in "abc".chars() { let d: &str = c; }
}`,
      ['5:E0308', '8:E0277', '11:E0308', '12:E0308'],
      ['5:E0308', '8:unsupported', '11:E0308', '12:E0308'],
    ],
    [
      'a comparison of parameters',
      `fn largest<T>(list: &[T]) -> &T {
    let mut largest = &list[0];
    for item in list {
        if item > largest {
            largest = item;
        }
    }
    largest
}
fn main() {}`,
      ['4:E0369'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
