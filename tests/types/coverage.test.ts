/** What a match must cover, as rustc 1.95 answers. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'matches and what they miss',
      `enum E { A(Option<bool>), B { x: u8, y: (bool, bool) }, C }
enum Void {}
struct W(Void, i32);
fn a(e: E) { match e { E::A(None) => {} E::A(Some(true)) => {} E::B { x: 0..=254, .. } => {} E::C => {} } }
fn b(e: E) { match e { E::A(_) => {} E::B { y: (true, _), .. } => {} E::B { y: (_, true), .. } => {} E::C => {} } }
fn c(r: Result<i32, Void>) { let Ok(x) = r; match r { Ok(_) => {} } }
fn d(v: Void) -> i32 { match v {} }
fn e(x: &Void) -> i32 { match x {} }
fn f(x: &Void) -> i32 { match *x {} }
fn g(o: Option<&Option<i32>>) { match o { Some(Some(_)) => {} None => {} } }
fn h(v: &[Option<bool>]) { match v { [] => {} [Some(_), ..] => {} [.., None] => {} } }
fn i(v: [bool; 2]) { match v { [true, _] => {} [_, true] => {} } }
fn j(s: &str, n: i32) { match (s, n) { ("a", _) => {} (_, 0) => {} } }
fn k(c: char) { match c { '\\0'..='a' => {} 'b'..=char::MAX => {} } }
fn l(x: i64) { match x { i64::MIN..=-1 => {} 0 => {} 1.. => {} } }
fn m(x: usize) { match x { 0..=10 => {} 11.. => {} } }
fn n(x: usize) { match x { 0..=18446744073709551615 => {} } }
fn o(b: Box<Option<i32>>) { match *b { Some(x) => {} } }
fn p(t: (E, bool)) { match t { (E::C, true) => {} (_, false) => {} } }
fn q(f: f64) { match f { 0.0 => {} 1.0..=2.0 => {} } }
fn r(w: W) { match w { } }
fn s(x: u8, y: u8) { match (x, y) { (0..=127, _) => {} (_, 128..=255) => {} (128..=255, 0..=127) => {} } }
fn t(x: Option<Option<Option<u8>>>) { match x { None => {} Some(None) => {} Some(Some(Some(1..))) => {} } }
fn u(a: bool, b: bool, c: bool) { match (a, b, c) { (true, true, _) | (false, _, true) => {} (_, false, false) => {} } }
fn main() {}`,
      [
        '4:E0004',
        '5:E0004',
        '8:E0004',
        '10:E0004',
        '11:E0004',
        '12:E0004',
        '13:E0004',
        '17:E0004',
        '18:E0004',
        '19:E0004',
        '20:E0004',
        '23:E0004',
        '24:E0004',
      ],
    ],
    [
      'empty types, references, recursive types',
      `enum Void {}
fn a(r: &Result<i32, Void>) { match r { Ok(_) => {} } }
fn b(r: &Result<i32, Void>) { match *r { Ok(_) => {} } }
fn c(r: Option<Void>) { match r { None => {} } let None = r; }
fn d(r: (i32, Void)) { match r { } }
fn f(x: isize) { match x { isize::MIN..=-1 => {} 0.. => {} } }
fn g(x: isize) { match x { ..0 => {} 0.. => {} } }
fn h(b: &bool) { match b { true => {} false => {} } match b { &true => {} } }
fn i(v: Vec<i32>) { match v.as_slice() { [a, b] => {} [] | [_] => {} [_, _, _, rest @ ..] => {} } }
struct L { next: Option<Box<L>>, v: i32 }
fn j(l: L) { let L { v, .. } = l; match l { L { next: None, .. } => {} L { v: 0, .. } => {} } }
fn k(l: &L) -> i32 { match l { L { next: Some(n), v } => k(n) + v, L { next: None, v } => *v } }
fn main() {}`,
      ['2:E0004', '3:E0004', '6:E0004', '8:E0004', '11:E0004'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
