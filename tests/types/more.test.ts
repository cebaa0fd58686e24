/** More programs of the language, refused and accepted, as rustc 1.95 answers. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'amb',
      `trait A { fn f(&self) {} fn g() {} }
trait B { fn f(&self) {} fn g() {} }
struct S;
impl A for S {}
impl B for S {}
fn t<T: A + B>(x: T) { x.f(); T::g(); A::f(&x); }
fn main() { let s = S; s.f(); A::f(&s); S::g(); <S as A>::g(); }`,
      ['6:E0034', '7:E0034'],
    ],
    [
      'implarg',
      `use std::fmt::Display;
fn a(x: impl Display + Clone) -> impl Display { x }
fn b() -> impl Fn(i32) -> i32 { c }
fn c(x: i32) -> i32 { x }
fn d(n: u32) -> impl Iterator<Item = u32> { 0..n }
fn e(b: bool) -> impl Display { if b { 1 } else { 2 } }
fn f(b: bool) -> impl Display { if b { 1 } else { "a" } }
fn g() -> impl Display { vec![1] }
fn h() -> impl Clone { 5 }
fn main() {
    let x = a("q"); println!("{x}"); x.len();
    let y = b()(3);
    for i in d(3) { let z: u32 = i; let w: i32 = i; }
    a(vec![1]);
    let q: i32 = h();
    let r = h().clone();
}`,
      ['7:E0308', '8:E0277', '11:E0599', '13:E0308', '14:E0277', '15:E0308'],
    ],
    [
      'neverfb',
      `fn f(b: bool) -> Option<i32> { let x = if b { 1 } else { return None }; Some(x) }
fn g() { let x = panic!(); }
fn h() -> u8 { let y = loop { break 3 }; y }
fn k(r: Result<i32, String>) -> i32 { let v = match r { Ok(v) => v, Err(e) => { println!("{e}"); std::process::exit(1) } }; v }
fn l() -> i32 { unimplemented!() }
fn m(x: i32) -> &'static str { match x { 0 => "a", _ => unreachable!() } }
fn main() {}`,
      [],
    ],
    [
      'blocks',
      `fn main() {
    let x = { let y = 1; y + 1 };
    let s = { "a"; };
    let t: () = { 1; };
    let u: i32 = { 1; };
    let v = if x > 1 { "a" } else { "b" }.len();
    let w = match x { 1 => { 2 } _ => { 3; 4 } };
    let z = (1, "a", [1, 2], { 5 });
    let f = { fn inner() -> i32 { 3 } inner() };
    unsafe { 5 };
    let lbl: i32 = 'a: { if x > 2 { break 'a 1; } 2 };
    let arr: [[i32; 2]; 2] = [[1, 2], [3, "a"]];
    let n: [i32; 0] = [];
    if x == 1 { return; } else { }
    let k = (if true { 1 } else { 2 }) + 3;
    x;
    ();
    (x);
}`,
      ['5:E0308', '12:E0308'],
    ],
    [
      'calls2',
      `fn two(a: i32, b: &str) -> bool { true }
fn gen1<T>(a: T, b: T) -> T { a }
fn main() {
    two(1, "a");
    two(1);
    two("a", 1);
    two(1, "a", 2);
    two(1, "a").foo();
    gen1(1, "a");
    gen1(1, 2.0);
    gen1(1u8, 2);
    let s: String = gen1("a", "b");
    let v: Vec<i32> = Vec::with_capacity("a");
    let mut w = Vec::new();
    w.push(1);
    w.push("a");
    let o: Option<i32> = Some("a");
    let r: Result<i32, String> = Err(5);
    let b: Box<i32> = Box::new("a");
    String::from(5);
    "a".repeat("b");
    "a".len(1);
    i32::max(1, 2u8);
    std::mem::swap(&mut 1, &mut "a");
    println!("{}", two);
    let x = two;
    x(1, "a") + 1;
}`,
      [
        '5:E0061',
        '6:E0308',
        '7:E0061',
        '8:E0599',
        '9:E0308',
        '10:E0308',
        '12:E0308',
        '13:E0308',
        '16:E0308',
        '17:E0308',
        '18:E0308',
        '19:E0308',
        '20:E0277',
        '21:E0308',
        '22:E0061',
        '23:E0308',
        '24:E0308',
        '25:E0277',
        '27:E0369',
      ],
      [
        '5:E0061',
        '6:E0308',
        '7:E0061',
        '8:unsupported',
        '9:E0308',
        '10:E0308',
        '12:E0308',
        '13:E0308',
        '16:E0308',
        '17:E0308',
        '18:E0308',
        '19:E0308',
        '20:unsupported',
        '21:E0308',
        '22:E0061',
        '23:E0308',
        '24:E0308',
        '25:E0277',
        '27:E0369',
      ],
    ],
    [
      'shadows',
      `struct Some2; 
fn Some(x: i32) -> i32 { x }
struct Option;
fn main() { let a: i32 = Some(3); let b: Option = Option; let c: i32 = Some("a"); let String = 5; let vec = vec![1]; vec.len(); }`,
      ['4:E0308'],
    ],
    [
      'consts2',
      `const N: usize = 2 + 3;
const M: [i32; N] = [0; N];
const S: &str = "abc";
const F: f64 = 1.0 / 3.0;
const T: (i32, &str) = (1, S);
const U: u8 = 300;
const W: i32 = N;
static X: i32 = M[0];
enum E { A = 5, B, C = 10 }
enum D { A = "x" }
const V: Vec<i32> = Vec::new();
struct P { x: i32 }
const Q: P = P { x: 1 };
impl P { const Z: P = P { x: 2 }; const Y: i32 = Self::Z.x; }
fn main() { let a = E::B as i32 + P::Y; let b: [u8; N] = [1; 5]; let c: [u8; 3] = [1; N]; match 5 { P::Y => {} _ => {} } }`,
      ['7:E0308', '10:E0308', '15:E0308'],
      ['7:E0308', '10:unsupported', '15:E0308', '15:unsupported'],
    ],
    [
      'clones',
      `#[derive(Clone)] struct A(B);
struct B;
#[derive(Debug)] struct C { b: B }
#[derive(PartialEq)] struct D(f64, B);
#[derive(Copy, Clone)] struct E(String);
#[derive(Eq, PartialEq)] struct F(f64);
#[derive(Default)] enum G { #[default] X, Y }
#[derive(Hash)] struct H(B);
#[derive(PartialOrd, PartialEq)] struct I(i32);
#[derive(Ord, PartialOrd, Eq, PartialEq, Clone, Copy, Debug, Hash, Default)] struct J(i32);
fn main() { let j = J::default(); let k = j; j == k; j < k; j.cmp(&k); println!("{:?}", j); let i = I(1) < I(2); I(1).cmp(&I(2)); G::default(); }`,
      ['1:E0277', '3:E0277', '4:E0369', '5:E0204', '6:E0277', '8:E0277', '11:E0599'],
    ],
    [
      'strfmt',
      `use std::fmt;
struct P { x: i32 }
impl fmt::Display for P { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "({})", self.x)?; f.write_str("a") } }
struct Q;
impl fmt::Debug for Q { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { f.debug_struct("Q").finish() } }
fn main() {
    let p = P { x: 1 };
    println!("{p} {:>5} {:?}", p, Q);
    println!("{p:?}");
    println!("{:x}", 255);
    println!("{:x}", "a");
    println!("{:.2} {:e}", 1.5, 2.5);
    println!("{:?}", p);
    println!("{}", Q);
    let s: String = format!("{p}") + "a";
    let w = 5; println!("{:w$} {:>1$}", 1, 7);
    eprintln!("{}", &&p);
    print!("{0} {0:?}", 5);
    println!("{:p}", &5);
    println!("{:p}", 5);
    panic!("{}", Q);
}`,
      ['9:E0277', '11:E0277', '13:E0277', '14:E0277', '20:E0277', '21:E0277'],
    ],
    [
      'refs',
      `fn f(x: &mut i32) { *x += 1; x += 1; }
fn g(x: &i32) -> i32 { x + 1 }
fn h(x: &i32) -> i32 { x }
fn k(v: &Vec<String>) -> String { v[0] }
fn l<'a>(v: &'a [String]) -> &'a str { &v[0] }
fn m(s: &String) -> &str { s }
fn n(s: &mut String) -> &str { s.push('a'); s }
fn o(x: &i32, y: &i32) -> bool { x == y && x < y && *x == *y }
fn p(x: &i32) -> bool { x == 5 }
fn q(x: &&i32) -> bool { **x == 5 }
fn r(s: &str) -> bool { s == "a" && s == String::new() && &s == &"b" }
fn t(s: String) -> bool { s == "a" && "a" == s && s == *"b" }
fn u(o: &Option<i32>) -> i32 { match o { Some(x) => *x, None => 0 } }
fn w(o: &Option<i32>) -> i32 { match *o { Some(x) => x, None => 0 } }
fn z(o: &mut Option<i32>) { if let Some(x) = o { *x = 5; } *o = None; o = None; }
fn main() { let x = 5; let y = &x; let z: i32 = *y + y; let w = y * 2; let q = -y; let mut a = 1; a += y; a += &2; a = y; let b: bool = !&true; }`,
      ['1:E0368', '3:E0308', '4:E0507', '9:E0277', '15:E0308', '16:E0308'],
      ['1:E0368', '3:E0308', '9:E0277', '15:E0308', '16:E0308'],
    ],
    [
      'structup',
      `#[derive(Clone, Default, Debug)]
struct C { a: i32, b: String, c: Vec<u8> }
struct G<T> { v: T, n: i32 }
fn main() {
    let c = C { a: 1, ..Default::default() };
    let d = C { b: "x".into(), ..c.clone() };
    let e = C { a: "x", ..d };
    let f = C { q: 1, ..e };
    let g = G { v: 1, n: 2 };
    let h: G<u8> = G { n: 3, ..g };
    let i = G { n: 3, ..G { v: "a", n: 1 } };
    let C { a, ref b, .. } = c;
    let a = 5; let b = String::new(); let j = C { a, b, c: vec![] };
    let k = C { a, b: 5, c: vec!["a"] };
}`,
      ['7:E0308', '8:E0560', '14:E0308'],
    ],
    [
      'e2021',
      `fn main() {
    let b: Box<[i32]> = vec![1, 2].into_boxed_slice();
    for x in b.into_iter() { let y: i32 = x; }
    for x in [1, 2].into_iter() { let y: i32 = x; }
}`,
      [],
    ],
    [
      'arraymeth',
      `fn main() {
    let a = [3, 1, 2];
    let n = a.len() + a.iter().count();
    let mut b = a; b.sort(); b.reverse();
    let f = a.first(); let g: Option<&i32> = a.get(1); let c = a.contains(&3);
    let s = &a[..2]; let t = s.to_vec(); let m = a.map(neg); let w = a.iter().max();
    for (i, x) in a.iter().enumerate().rev() {}
    let z = a == [3, 1, 2]; let q = a[..] == [1][..]; let r = s == [3, 1]; let u = &a == &[1, 2, 3];
    let v: Vec<i32> = a.into(); let y: Vec<i32> = Vec::from(a); let k: [i32; 3] = v.try_into().unwrap();
    let j = a.concat(); let l: i32 = a.len();
    let (x, yy) = a.split_at(1);
    let p: &[i32; 2] = a[0..2].try_into().unwrap();
    a.push(4);
}
fn neg(x: i32) -> i32 { -x }`,
      ['10:E0308', '10:E0599', '13:E0599'],
      ['10:unsupported', '13:unsupported'],
    ],
    [
      'ranges',
      `fn main() {
    for i in 0..5 { let x: i32 = i; }
    for i in 0..=5u8 { let x: u8 = i; }
    for i in 'a'..='e' { let c: char = i; }
    for i in 0.0..1.0 {}
    for i in (0..10).step_by(2) {}
    let r = 1..4; r.len(); r.contains(&2); r.start;
    let s = "abc"; &s[1..]; &s[..=1]; &s[..]; s[0]; &s["a"..];
    let q = ..; let t = 1..; let u: std::ops::Range<u8> = 0..300;
    for i in 0..vec![1].len() { let x: usize = i; let y: i32 = i; }
    for i in "a".."b" {}
    for i in 5.. { if i > 6 { break; } }
    for i in ..5 {}
    if (1..5).contains(&3.0) {}
    let v = vec![1, 2, 3]; let w: &[i32] = &v[0..2]; let z: Vec<i32> = v[0..2];
    let n = 5i32; v[n]; v[n as usize]; v[0..n];
}`,
      ['5:E0277', '8:E0277', '10:E0308', '11:E0277', '13:E0277', '14:E0277', '15:E0308', '16:E0277'],
      ['5:E0277', '8:E0277', '10:E0308', '11:E0277', '13:unsupported', '14:E0277', '15:E0308', '16:E0277'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
