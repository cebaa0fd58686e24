/** Programs that rustc 1.95 accepts, on many features at once. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'ops user',
      `use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Mul, Neg, Not, Sub};
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V { x: f64, y: f64 }
impl Add for V { type Output = V; fn add(self, o: V) -> V { V { x: self.x + o.x, y: self.y + o.y } } }
impl Sub for V { type Output = V; fn sub(self, o: V) -> V { V { x: self.x - o.x, y: self.y - o.y } } }
impl Mul<f64> for V { type Output = V; fn mul(self, k: f64) -> V { V { x: self.x * k, y: self.y * k } } }
impl Mul<V> for f64 { type Output = V; fn mul(self, v: V) -> V { v * self } }
impl<'a> Add<&'a V> for &'a V { type Output = V; fn add(self, o: &V) -> V { *self + *o } }
impl Neg for V { type Output = V; fn neg(self) -> V { V { x: -self.x, y: -self.y } } }
impl Not for V { type Output = bool; fn not(self) -> bool { self.x == 0.0 } }
impl AddAssign for V { fn add_assign(&mut self, o: V) { self.x += o.x; self.y += o.y; } }
struct M { d: Vec<f64>, w: usize }
impl Index<(usize, usize)> for M { type Output = f64; fn index(&self, (r, c): (usize, usize)) -> &f64 { &self.d[r * self.w + c] } }
impl IndexMut<(usize, usize)> for M { fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut f64 { &mut self.d[r * self.w + c] } }
struct W(Vec<i32>);
impl Deref for W { type Target = Vec<i32>; fn deref(&self) -> &Vec<i32> { &self.0 } }
impl DerefMut for W { fn deref_mut(&mut self) -> &mut Vec<i32> { &mut self.0 } }
fn main() {
    let a = V { x: 1.0, y: 2.0 };
    let b = a + a * 2.0 - 0.5 * a;
    let c = &a + &b;
    let mut d = -c;
    d += a;
    if !d || d == a || d < b {}
    let mut m = M { d: vec![0.0; 4], w: 2 };
    m[(0, 1)] = 3.0;
    m[(1, 1)] += m[(0, 1)] * 2.0;
    let q: f64 = m[(0, 0)];
    let mut w = W(vec![1, 2]);
    w.push(3);
    w[0] = 5;
    let n = w.len() + w.iter().count();
    for x in w.iter_mut() { *x += 1; }
    let s: i32 = w.iter().sum();
    w.sort();
}`,
      [],
    ],
    [
      'generics',
      `use std::collections::HashMap;
use std::fmt::{Debug, Display};
trait Shape { const SIDES: u32; fn area(&self) -> f64; fn name(&self) -> String { String::from("shape") } fn describe(&self) -> String { format!("{} {:.2}", self.name(), self.area()) } }
struct Sq(f64);
struct Ci { r: f64 }
impl Shape for Sq { const SIDES: u32 = 4; fn area(&self) -> f64 { self.0 * self.0 } fn name(&self) -> String { "square".into() } }
impl Shape for Ci { const SIDES: u32 = 0; fn area(&self) -> f64 { 3.14 * self.r.powi(2) } }
fn total<T: Shape>(s: &[T]) -> f64 { let mut t = 0.0; for x in s { t += x.area(); } t }
fn sides<T: Shape>() -> u32 { T::SIDES }
fn show<T>(x: T) -> String where T: Display + Debug { format!("{x} {x:?}") }
fn pair<A: Clone, B: Default>(a: &A) -> (A, B) { (a.clone(), B::default()) }
struct Stack<T> { v: Vec<T> }
impl<T> Stack<T> { fn new() -> Self { Stack { v: Vec::new() } } fn push(&mut self, t: T) -> &mut Self { self.v.push(t); self } fn pop(&mut self) -> Option<T> { self.v.pop() } fn peek(&self) -> Option<&T> { self.v.last() } fn len(&self) -> usize { self.v.len() } }
impl<T: Display> Stack<T> { fn join(&self) -> String { let mut s = String::new(); for x in &self.v { s.push_str(&x.to_string()); } s } }
impl<T> Default for Stack<T> { fn default() -> Self { Self::new() } }
fn max<T: PartialOrd + Copy>(v: &[T]) -> Option<T> { let mut m = *v.first()?; for &x in v { if x > m { m = x; } } Some(m) }
struct Arr<T, const N: usize> { d: [T; N] }
impl<T: Copy + Default, const N: usize> Arr<T, N> { fn new() -> Self { Arr { d: [T::default(); N] } } fn len(&self) -> usize { N } }
fn first<T, const N: usize>(a: [T; N]) -> usize { N }
enum Tree<T> { Leaf, Node(Box<Tree<T>>, T, Box<Tree<T>>) }
impl<T: PartialOrd> Tree<T> {
    fn insert(self, v: T) -> Tree<T> { match self { Tree::Leaf => Tree::Node(Box::new(Tree::Leaf), v, Box::new(Tree::Leaf)), Tree::Node(l, x, r) => if v < x { Tree::Node(Box::new(l.insert(v)), x, r) } else { Tree::Node(l, x, Box::new(r.insert(v))) } } }
    fn depth(&self) -> usize { match self { Tree::Leaf => 0, Self::Node(l, _, r) => 1 + std::cmp::max(l.depth(), r.depth()) } }
}
fn main() {
    let t = total(&[Sq(1.0), Sq(2.0)]);
    let s = sides::<Ci>() + <Sq as Shape>::SIDES + Sq::SIDES;
    let d = Ci { r: 1.0 }.describe();
    let v: Vec<Box<dyn Display>> = vec![Box::new(1), Box::new("a")];
    for x in &v { println!("{x}"); }
    show(5); show("x");
    let (a, b): (i32, String) = pair(&3);
    let p = pair::<_, Vec<u8>>(&"q").1.len();
    let mut st = Stack::new();
    st.push(1).push(2);
    let j = st.join();
    if let Some(x) = st.peek() { let y: &i32 = x; }
    while let Some(x) = st.pop() { let z: i32 = x; }
    let e: Stack<String> = Default::default();
    let m = max(&[1, 5, 2]).unwrap_or(0) + 1;
    let f = max(&[1.5, 2.0]);
    let ar = Arr::<u8, 3>::new();
    let n = ar.len() + first([1, 2, 3]) + ar.d.len();
    let mut tr = Tree::Leaf;
    for i in [3, 1, 2] { tr = tr.insert(i); }
    let dp = tr.depth();
}`,
      [],
    ],
    [
      'itertrait',
      `struct Count { n: u32 }
impl Count { fn new() -> Count { Count { n: 0 } } }
impl Iterator for Count { type Item = u32; fn next(&mut self) -> Option<u32> { if self.n < 3 { self.n += 1; Some(self.n) } else { None } } }
struct Words<'a> { s: &'a str }
impl<'a> Iterator for Words<'a> { type Item = &'a str; fn next(&mut self) -> Option<&'a str> { let t = self.s.trim_start(); if t.is_empty() { return None; } match t.find(' ') { Some(i) => { let (a, b) = t.split_at(i); self.s = b; Some(a) } None => { self.s = ""; Some(t) } } } }
struct Bag { v: Vec<i32> }
impl IntoIterator for Bag { type Item = i32; type IntoIter = std::vec::IntoIter<i32>; fn into_iter(self) -> Self::IntoIter { self.v.into_iter() } }
impl<'a> IntoIterator for &'a Bag { type Item = &'a i32; type IntoIter = std::slice::Iter<'a, i32>; fn into_iter(self) -> Self::IntoIter { self.v.iter() } }
impl FromIterator<i32> for Bag { fn from_iter<I: IntoIterator<Item = i32>>(it: I) -> Self { let mut v = Vec::new(); for x in it { v.push(x); } Bag { v } } }
fn sum_all<I>(it: I) -> i64 where I: IntoIterator, I::Item: Into<i64> { let mut s = 0; for x in it { s += x.into(); } s }
fn evens() -> impl Iterator<Item = u32> { Count::new() }
fn boxed() -> Box<dyn Iterator<Item = u32>> { Box::new(Count::new()) }
fn main() {
    let v: Vec<u32> = Count::new().collect();
    let t: u32 = Count::new().zip(Count::new().skip(1)).count() as u32;
    let mx = Count::new().max().unwrap();
    for w in (Words { s: "a b c" }) { println!("{}", w.len()); }
    let b: Bag = vec![1, 2].into_iter().collect();
    for x in &b { let y: &i32 = x; }
    for x in b { let y: i32 = x; }
    let s = sum_all(vec![1i32, 2]) + sum_all([3u8]);
    for x in evens() { let y: u32 = x; }
    for x in boxed() { let y: u32 = x; }
    let c: Vec<(usize, char)> = "abc".chars().enumerate().collect();
    let r: String = "abc".chars().rev().collect();
    let q = v.iter().copied().chain(Count::new()).take(4).last();
    let mut it = v.iter().peekable();
    while let Some(x) = it.next() { if let Some(&&n) = it.peek() { let k: u32 = n + x; } }
    let parts: Vec<&str> = "a,b".split(',').collect();
    let n: i32 = "5".parse().unwrap();
    let m = "7".parse::<u8>().unwrap_or_default();
    let tot: i32 = [1, 2, 3].iter().sum();
    let pr: i64 = (1..=5).product();
    for (a, b) in [1, 2].iter().zip(["x", "y"]) { println!("{a}{b}"); }
    for i in (0..10).rev().step_by(2) { let z: i32 = i; }
    let lines: Vec<String> = vec!["a".to_string()];
    let joined = lines.join("-");
    let w = [[1, 2], [3, 4]].concat();
    let nested: Vec<Vec<i32>> = vec![vec![1]; 3];
    let total: i32 = nested.iter().flatten().sum();
}`,
      [],
    ],
    [
      'patterns ok',
      `#[derive(Debug, Clone, PartialEq)]
enum Msg { Quit, Move { x: i32, y: i32 }, Write(String), Color(u8, u8, u8) }
const K: i32 = 7;
fn f(m: &Msg) -> i32 {
    match m {
        Msg::Quit => 0,
        Msg::Move { x, y: 0 } => *x,
        Msg::Move { x: a @ 1..=5, .. } => *a,
        Msg::Move { .. } => 1,
        Msg::Write(s) if s.len() > 3 => s.len() as i32,
        Msg::Write(_) => 2,
        Msg::Color(r, .., b) => *r as i32 + i32::from(*b),
    }
}
fn g(v: &[i32]) -> i32 {
    match v {
        [] => 0,
        [x] => *x,
        [a, .., b] if a == b => 1,
        [first, rest @ ..] => *first + g(rest),
    }
}
fn h(t: (i32, Option<&str>)) -> &str {
    match t { (K, _) => "k", (1 | 2, Some("a" | "b")) => "ab", (n, Some(s)) if n > 3 => s, (i32::MIN..=0, None) => "neg", _ => "z" }
}
fn main() {
    let mut m = Msg::Move { x: 1, y: 2 };
    if let Msg::Move { x, .. } = &mut m { *x += 1; }
    let Msg::Move { x, y } = m.clone() else { panic!() };
    let (a, (b, c), [d, e]) = (1, ('x', 2.0), [3u8, 4]);
    let s @ (p, q) = (1, 2);
    let ref r = String::new();
    let n: &String = r;
    let o = Some(3);
    if let Some(x) = o && x > 2 && let Some(y) = Some(x) { let z: i32 = y; }
    while let Some(x) = None::<i32> { let z: i32 = x; }
    let v = vec![(1, String::from("a"))];
    for (i, (n, s)) in v.iter().enumerate() { let k: usize = i + s.len() + *n as usize; }
    for &(n, ref s) in &v { let q: i32 = n; let w: &String = s; }
    match &v[..] { [(1, s), ..] => { let t: &String = s; } _ => {} }
    let b = Box::new((1, 2));
    let (x, y) = *b;
    match "a".chars().next() { Some('a'..='z') => {}, Some(c) if c.is_numeric() => {}, _ => {} }
    let c = match x { n if n < 0 => -1, 0 => 0, _ => 1 };
    match (&o, &mut m) { (Some(n), Msg::Write(s)) => s.push('c'), _ => {} }
    let is = matches!(m, Msg::Quit | Msg::Write(_));
    let Some(z) = o else { return };
    let w = if let Some(x) = o { x } else if x > 1 { 2 } else { 3 };
}`,
      [],
    ],
    [
      'coerce ok',
      `trait T { fn n(&self) -> i32; }
impl T for i32 { fn n(&self) -> i32 { *self } }
impl T for String { fn n(&self) -> i32 { 1 } }
fn len(s: &str) -> usize { s.len() }
fn sum(v: &[i32]) -> i32 { v.iter().sum() }
fn dy(t: &dyn T) -> i32 { t.n() }
fn bx(t: Box<dyn T>) -> i32 { t.n() }
fn tw(f: fn(i32) -> i32, x: i32) -> i32 { f(f(x)) }
fn inc(x: i32) -> i32 { x + 1 }
fn dec(x: i32) -> i32 { x - 1 }
fn pick(b: bool) -> fn(i32) -> i32 { if b { inc } else { dec } }
fn never(b: bool) -> i32 { if b { return 1 } else { panic!("x") } }
fn opt(o: Option<&String>) -> Option<&str> { match o { Some(s) => Some(s), None => None } }
fn res() -> Result<i32, Box<dyn std::error::Error>> { let x: i32 = "5".parse()?; if x > 3 { return Err("big".into()); } Ok(x) }
fn res2() -> Result<(), String> { Err(format!("x"))?; Ok(()) }
fn mutr(v: &mut Vec<i32>) { v.push(1); inner(v); inner(v); }
fn inner(v: &mut Vec<i32>) { v.pop(); }
fn main() {
    let s = String::from("a");
    len(&s); len("b"); len(&Box::new(String::new())); len(&&s);
    let v = vec![1];
    sum(&v); sum(&[1, 2]); sum(&v[..]); sum(&v[1..]); sum(&Box::new([1, 2]));
    dy(&1); dy(&s); bx(Box::new(1)); bx(Box::new(s.clone()));
    tw(inc, 1); tw(pick(true), 2);
    let f = if true { inc } else { dec };
    let a = [inc, dec, inc];
    let r: [&dyn T; 2] = [&1, &s];
    let bs: Vec<Box<dyn T>> = vec![Box::new(1), Box::new(s.clone())];
    let x: &[i32] = &[1, 2, 3];
    let y: Box<[i32]> = Box::new([1, 2]);
    let z: &str = if true { &s } else { "lit" };
    let w: Option<Box<dyn T>> = Some(Box::new(5));
    let q: *const i32 = &5;
    let e: &dyn std::fmt::Debug = &v;
    let u: u64 = 5u32.into();
    let m: i64 = i64::from(3) + 4;
    let n = [1u8; 3].len() as i32;
    let arr: [String; 2] = [String::new(), "a".to_owned()];
    let tup: (&str, &[i32]) = ("a", &[1]);
    let k = loop { if true { break "x"; } };
    let o: Option<Option<i32>> = Some(None);
    let mut h: &mut i32 = &mut 5; *h += 1;
    let un = match 5 { 1 => "a", 2 => return, _ => unreachable!() };
}`,
      ['22:E0308'],
    ],
    [
      'rcs',
      `use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
struct Node { v: i32, kids: RefCell<Vec<Rc<Node>>>, up: RefCell<Weak<Node>> }
fn main() {
    let a = Rc::new(Node { v: 1, kids: RefCell::new(vec![]), up: RefCell::new(Weak::new()) });
    let b = Rc::new(Node { v: 2, kids: RefCell::new(vec![Rc::clone(&a)]), up: RefCell::new(Weak::new()) });
    *a.up.borrow_mut() = Rc::downgrade(&b);
    let p = a.up.borrow().upgrade();
    if let Some(n) = p { println!("{}", n.v); }
    let c = Cell::new(5); c.set(c.get() + 1);
    let r = RefCell::new(vec![1]);
    r.borrow_mut().push(2);
    let n = r.borrow().len() + Rc::strong_count(&a);
    let s = Rc::new(RefCell::new(String::new()));
    s.borrow_mut().push_str("x");
    let t = s.clone();
    println!("{:?} {}", t, t.borrow());
    let k = b.kids.borrow();
    for x in k.iter() { println!("{}", x.v); }
    let d: Rc<dyn std::fmt::Debug> = Rc::new(5);
    let e: Rc<str> = Rc::from("a");
}`,
      [],
    ],
    [
      'closure free adaptors',
      `fn dbl(x: i32) -> i32 { x * 2 }
fn pos(x: &i32) -> bool { *x > 0 }
fn main() {
    let v: Vec<i32> = vec![1, -2, 3].into_iter().map(dbl).filter(pos).collect();
    let o = Some(3).map(dbl).and_then(half).unwrap_or_else(zero);
    let s: Vec<String> = v.iter().map(i32::to_string).collect();
    let t: Vec<String> = ["a"].iter().map(ToString::to_string).collect();
    let w: Vec<Option<i32>> = v.iter().copied().map(Some).collect();
    let r: Result<Vec<i32>, std::num::ParseIntError> = "1 2".split(' ').map(str::parse::<i32>).collect();
    let b = v.iter().any(pos2);
    let l: Vec<usize> = ["a", "bc"].iter().map(|s| s.len()).collect();
}
fn half(x: i32) -> Option<i32> { if x % 2 == 0 { Some(x / 2) } else { None } }
fn zero() -> i32 { 0 }
fn pos2(x: &i32) -> bool { *x > 0 }`,
      [],
      ['11:unsupported'],
    ],
    [
      'supertr',
      `use std::fmt;
trait Named { fn name(&self) -> String; }
trait Greeter: Named { fn greet(&self) -> String { format!("hi {}", self.name()) } }
trait Loud: Greeter + fmt::Display { fn loud(&self) -> String { self.greet().to_uppercase() + &self.to_string() } }
struct P(String);
impl Named for P { fn name(&self) -> String { self.0.clone() } }
impl Greeter for P {}
impl fmt::Display for P { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "P({})", self.0) } }
impl Loud for P {}
trait Ext { fn twice(&self) -> String; }
impl<T: fmt::Display + ?Sized> Ext for T { fn twice(&self) -> String { format!("{self}{self}") } }
fn go(l: &dyn Loud) -> String { l.loud() + &l.name() + &l.twice() }
fn gen2<L>(l: L) -> String where L: Loud { l.greet() }
trait Animal { fn new(n: &str) -> Self where Self: Sized; fn speak(&self) -> &'static str; }
struct Dog; struct Cat { n: String }
impl Animal for Dog { fn new(_: &str) -> Self { Dog } fn speak(&self) -> &'static str { "woof" } }
impl Animal for Cat { fn new(n: &str) -> Cat { Cat { n: n.to_string() } } fn speak(&self) -> &'static str { "meow" } }
fn mk<A: Animal>() -> A { A::new("x") }
struct Wrapper<T>(Vec<T>);
impl<T: fmt::Debug> fmt::Display for Wrapper<T> { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { for (i, x) in self.0.iter().enumerate() { if i > 0 { write!(f, ", ")?; } write!(f, "{:?}", x)?; } Ok(()) } }
impl PartialEq<i32> for P { fn eq(&self, o: &i32) -> bool { self.0.len() as i32 == *o } }
impl From<&str> for P { fn from(s: &str) -> P { P(s.to_string()) } }
impl std::str::FromStr for P { type Err = String; fn from_str(s: &str) -> Result<P, String> { Ok(P(s.into())) } }
impl AsRef<str> for P { fn as_ref(&self) -> &str { &self.0 } }
impl Drop for Cat { fn drop(&mut self) { println!("bye {}", self.n); } }
fn main() {
    let p = P("a".to_string());
    go(&p); gen2(p);
    let d: Dog = mk(); let c = mk::<Cat>();
    let zoo: Vec<Box<dyn Animal>> = vec![Box::new(d), Box::new(c)];
    for a in zoo.iter() { println!("{}", a.speak()); }
    println!("{}", Wrapper(vec![1, 2]));
    if P::from("x") == 1 {}
    let q: P = "y".into();
    let r: P = "z".parse().unwrap();
    let l = r.as_ref().len() + 5.twice().len() + "s".twice().len();
    Named::name(&q); <P as Named>::name(&q); P::name(&q);
}`,
      [],
    ],
    [
      'ints',
      `fn main() {
    let a = 5; let b: u8 = a; let c = 1u64 << 3u8; let d = -7 / 2 % 3;
    let e = 0xff_u8 as i8; let f = 1_000i64.pow(2); let g = (3.7_f64).floor() as i32; let h = 2f32 * 1.5;
    let i = i32::MAX.wrapping_add(1); let j = 5u8.checked_sub(6); let (k, l) = 200u8.overflowing_add(100);
    let m = !0u32; let n = 1 & 3 | 4 ^ 5; let o = a == 5 && b != 6 || c >= 8;
    let p = b'a'; let q = 'a' as u32 + 1; let r = char::from(p); let s = (p + 1) as char; let t = 10usize.min(3).max(1);
    let mut u = 5i16; u += 1; u <<= 2; u %= 3; u ^= 1; u -= -2;
    let v = [1, 2, 3]; let w = v[a as usize % 3]; let x = &v[1..=2]; let y = v.len() as f64 / 2.0; let z = -v[0];
    let aa = if a > 3 { 1 } else { 2 } as u8; let bb = (1.0f64).max(2.0).sqrt() + f64::consts(); let cc = u32::from_str_radix("ff", 16);
    let dd = 5i32.abs() + (-3i32).signum() + i32::pow(2, 3); let ee = 7u32.leading_zeros(); let ff = 1e3 as u16; let gg = usize::MAX; let hh = 255u8 as char;
    let ii: u128 = 1 << 100; let jj = true as i32 + false as i32; let kk = 3.0_f32 as f64; let ll = 1.5 + 2 as f64;
}
trait C { fn consts() -> f64; }
impl C for f64 { fn consts() -> f64 { 1.0 } }`,
      [],
    ],
    [
      'lifetimes struct',
      `struct Parser<'a> { s: &'a str, pos: usize }
impl<'a> Parser<'a> {
    fn new(s: &'a str) -> Parser<'a> { Parser { s, pos: 0 } }
    fn next(&mut self) -> Option<&'a str> { let r = &self.s[self.pos..]; if r.is_empty() { None } else { self.pos += 1; Some(&r[..1]) } }
    fn rest(&self) -> &str { &self.s[self.pos..] }
}
fn first<'a>(v: &'a [String]) -> &'a str { &v[0] }
static GREETING: &str = "hi";
const LIST: [i32; 3] = [1, 2, 3];
fn longest<'a, 'b: 'a>(x: &'a str, y: &'b str) -> &'a str { if x.len() > y.len() { x } else { y } }
struct Holder<'a, T: 'a> { r: &'a mut T }
impl<'a, T> Holder<'a, T> { fn get(&self) -> &T { self.r } fn set(&mut self, t: T) { *self.r = t; } }
fn main() {
    let s = String::from("abc");
    let mut p = Parser::new(&s);
    while let Some(c) = p.next() { println!("{c} {}", p.rest()); }
    let v = vec![s.clone()];
    println!("{} {} {:?}", first(&v), GREETING, LIST);
    let l = longest(&s, GREETING).len() + LIST.iter().count();
    let mut n = 5; { let mut h = Holder { r: &mut n }; h.set(6); let g: &i32 = h.get(); }
    let st: &'static str = "x"; let t: Parser<'_> = Parser { s: st, ..p };
    let x: [i32; LIST.len()] = LIST;
}`,
      [],
      ['22:unsupported'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
