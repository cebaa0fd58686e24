/** Patterns: shapes, types, binding modes, coverage; and literals, as rustc 1.95 answers. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'patterns of variants and structs',
      `enum E { A(i32, i32), B { x: i32, y: i32 }, C }
struct P { x: i32, y: i32 }
fn main() {
    let e = E::C;
    match e {
        E::A(x) => {}
        E::A(x, y, z) => {}
        E::B { x } => {}
        E::B { x, z, .. } => {}
        E::B { x, x, y } => {}
        E::C => {}
        E::A(..) => {}
        E::A => {}
        E::C(..) => {}
        _ => {}
    }
    let P { x } = P { x: 1, y: 2 };
    let P { x, y, z } = P { x: 1, y: 2 };
    let P { x: a, .. } = P { x: 1, y: 2 };
}`,
      [
        '6:E0023',
        '7:E0023',
        '8:E0027',
        '9:E0026',
        '10:E0025',
        '10:E0416',
        '13:E0532',
        '14:E0532',
        '17:E0027',
        '18:E0026',
      ],
    ],
    [
      'patterns of the wrong type',
      `fn main() {
    let x = 5;
    match x { "a" => {} 'c' => {} 1.0 => {} true => {} _ => {} }
    let (a, b) = 1;
    let (a, b) = (1, 2, 3);
    let [a, b] = [1, 2, 3];
    let [a, b, c, d, ..] = [1, 2, 3];
    let [a] = 5;
    let &y = 5;
    let &z = &5;
    let Some(q) = 5 else { return };
    match Some(1) { Ok(x) => {} _ => {} }
    match 5 { 10..=1 => {} 5..5 => {} _ => {} }
    match "a" { "a".."b" => {} _ => {} }
    match 'c' { 'a'..='z' => {} 0..=1 => {} _ => {} }
    match x { 1 | "b" => {} _ => {} }
    let (a | b) = 5;
}`,
      [
        '3:E0308',
        '4:E0308',
        '5:E0308',
        '6:E0527',
        '7:E0528',
        '8:E0529',
        '9:E0308',
        '11:E0308',
        '12:E0308',
        '14:E0029',
        '15:E0308',
        '16:E0308',
        '17:E0408',
      ],
    ],
    [
      'binding modes of edition 2024',
      `fn main() {
    let o = Some(String::new());
    if let Some(ref s) = &o {}
    if let Some(mut s) = &Some(1) {}
    if let &Some(ref s) = &o {}
    if let (&a, b) = &(&1, 2) {}
    match &o { Some(s) => {} None => {} }
    match &mut Some(1) { Some(s) => *s += 1, None => {} }
}`,
      ['3:-', '4:-', '6:-'],
    ],
    [
      'exhaustiveness',
      `enum E { A, B, C(bool) }
fn main() {
    let e = E::A;
    match e { E::A => {} }
    match e { E::A => {} E::B => {} E::C(true) => {} }
    let x = 5u8;
    match x { 0..=100 => {} 102..=255 => {} }
    match x { 0..=100 => {} 101..=255 => {} }
    let Some(y) = Some(1);
    let o: Option<i32> = None;
    match o { Some(1) => {} None => {} }
    match (true, false) { (true, _) => {} (_, true) => {} }
    match "a" { "a" => {} }
    match &[1, 2][..] { [] => {} [a] => {} }
    for Some(q) in vec![Some(1)] {}
    if let x = 5 {}
    match 5 { }
    match true { true => {} false if true => {} }
}`,
      [
        '4:E0004',
        '5:E0004',
        '7:E0004',
        '9:E0005',
        '11:E0004',
        '12:E0004',
        '13:E0004',
        '14:E0004',
        '15:E0005',
        '17:E0004',
        '18:E0004',
      ],
    ],
    [
      'literals',
      `fn main() {
    let a: u8 = 256;
    let b: i8 = 128;
    let c: i8 = -128;
    let d: i8 = -129;
    let e = 4294967296;
    let f: u32 = -1;
    let g = 255u8 as i8;
    let h: i32 = 0xFFFF_FFFF;
    let i = -1u32;
    let j: f32 = 1;
    let k: f64 = 1.0f32;
    let l: u64 = 1.0;
}`,
      ['7:E0600', '10:E0600', '11:E0308', '12:E0308', '13:E0308'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
