/** Mismatched types where values meet places, as rustc 1.95 answers. */
import { expect, test } from 'vitest';
import { errorsOf } from './check.ts';

/** A program and rustc's answer. A second list is ours, where it is `unsupported` instead of what only the real library settles. */
const CASES: readonly (readonly [name: string, source: string, rustc: readonly string[], ours?: readonly string[]])[] =
  [
    [
      'arguments and annotations',
      `fn f(x: i32) {}
fn main() {
    f("a");
    f(1.0);
    f(true);
    let s: String = "a";
    let n: i32 = 1u8;
    let t: (i32, bool) = (1, 2);
    let a: [i32; 3] = [1, 2];
}`,
      ['3:E0308', '4:E0308', '5:E0308', '6:E0308', '7:E0308', '8:E0308', '9:E0308'],
    ],
    [
      'results',
      `fn f() -> i32 {
    1;
}
fn g() -> i32 {
    if true { 1 } else { "a" }
}
fn h() -> i32 {
    return "x";
}
fn k(x: bool) -> i32 {
    match x { true => 1, false => 'c' }
}
fn l() -> String { "a" }
fn m() {
    5
}
fn main() {}`,
      ['1:E0308', '5:E0308', '8:E0308', '11:E0308', '13:E0308', '15:E0308'],
    ],
    [
      'conditions and branches',
      `fn main() {
    let x = 3;
    let y: i32 = if x > 2 { 1 };
    if x { }
    while x { }
    let z = if true { 1 } else { "a" };
    let w = match x { 1 => 1, 2 => "b", _ => 'c' };
}`,
      ['3:E0317', '4:E0308', '5:E0308', '6:E0308', '7:E0308'],
    ],
    [
      'values of statements',
      `fn main() {
    if true { 1 } else { 2 }
    let x = 5;
    loop { break 5 }
    match x { _ => 3 }
}`,
      ['2:E0308', '4:E0308', '5:E0308'],
    ],
    [
      'the never type',
      `fn f() -> ! { panic!() }
fn g() -> ! { }
fn h() -> i32 { panic!() }
fn k(x: i32) -> i32 { if x > 1 { return 5; } loop {} }
fn l(x: Option<i32>) -> i32 { let y = match x { Some(v) => v, None => return 0 }; y }
fn m() -> i32 { while true { return 1; } }
fn n() -> i32 { loop { break } }
fn main() { let x: i32 = f(); let y: String = return; let z = todo!(); }`,
      ['2:E0308', '6:E0308', '7:E0308'],
    ],
    [
      'loops and breaks',
      `fn main() {
    let x = loop { break; };
    let y: i32 = loop { break 5; };
    let z: i32 = loop { break; };
    let w = loop { break 1; break "a"; };
    let v = 'a: { if true { break 'a 5; } 6 };
    let u = 'b: { if true { break 'b 5; } "x" };
    while true { break 5; }
    for i in 0..3 { break i; }
    return 5;
}`,
      ['4:E0308', '5:E0308', '7:E0308', '8:E0571', '9:E0571', '10:E0308'],
    ],
    [
      'let else',
      `fn main() {
    let Some(x) = Some(1) else { 5 };
    let Some(x) = Some(1) else { return; };
    let Some(x) = Some(1) else { panic!() };
    let Some(x) = Some(1) else { };
    let Some(z): Option<i32> = Some("a") else { return };
}`,
      ['2:E0308', '5:E0308', '6:E0308'],
    ],
    [
      'dereferences in coercions',
      `fn f(s: &str) {}
fn g(v: &[i32]) {}
fn h(x: &i32) {}
fn m(x: &mut i32) {}
fn main() {
    let s = String::from("a");
    f(&s);
    f(s);
    f(&&&s);
    let v = vec![1];
    g(&v);
    g(v);
    let b = Box::new(5);
    h(&b);
    h(b);
    h(5);
    let mut x = 1;
    m(&x);
    m(&mut x);
    let r = &mut x;
    m(r);
    h(r);
    h(&r);
    g(&[1, 2, 3]);
    g([1]);
    let bb: Box<i32> = 5;
    let q: &i32 = &mut 5;
    let q: &mut i32 = &5;
    let z: i32 = *b;
    let z: i32 = b;
    let z: i32 = &5;
    let z: &i32 = 5;
}`,
      [
        '8:E0308',
        '12:E0308',
        '15:E0308',
        '16:E0308',
        '18:E0308',
        '25:E0308',
        '26:E0308',
        '28:E0308',
        '30:E0308',
        '31:E0308',
        '32:E0308',
      ],
    ],
    [
      'constants',
      `const A: i32 = "a";
const B: usize = 3;
static S: &str = 5;
const F: [i32; B] = [1, 2];
const G: [i32; B] = [0; B];
fn main() { let x: [i32; B] = [0; 4]; let y: u8 = B; A = 3; }`,
      ['1:E0308', '3:E0308', '4:E0308', '6:E0070', '6:E0308'],
    ],
    ['main must give an exit code', `fn main() -> i32 { 5 }`, ['1:E0277']],
    ['main may give a Result', `fn main() -> Result<(), String> { Ok(()) }`, []],
    [
      'text',
      `fn main() {
    let s = "a" + &String::from("b");
    let t = String::from("b") + "c" + &"d".to_string();
    let u: &str = String::from("a");
    let v: String = 'a';
    let w: char = "a";
    let x = format!("{}", 1) + 1;
    let y = s.len() + 1i32;
    let z: i32 = s.len();
    let q: usize = t.len() as i32;
}`,
      ['2:E0369', '4:E0308', '5:E0308', '6:E0308', '7:E0308', '10:E0308'],
    ],
    [
      'generic structs',
      `struct P<T> { x: T, y: T }
impl<T> P<T> { fn x(&self) -> &T { &self.x } }
impl P<f32> { fn d(&self) -> f32 { self.x } }
fn main() {
    let p = P { x: 1, y: 2 };
    let q = P { x: 1, y: 2.0 };
    p.x();
    p.d();
    let r: P<i64> = P { x: 1, y: 2 };
    let s: P<u8> = P { x: "a", y: 1 };
    let t = P::<u8> { x: 1, y: 256 };
}`,
      ['6:E0308', '8:E0599', '10:E0308'],
    ],
    [
      'tuple structs',
      `struct P(i32, String);
struct U;
fn main() {
    let p = P(1, "a");
    let p = P(1, String::new());
    let P(a) = p;
    let P(a, b, c) = p;
    let U() = U;
    let q = P;
    let r: i32 = P;
    p.0.len();
    p.1.len();
    p.2;
    let u = U {};
    let v = U(1);
    let P { 0: x, 1: y } = p;
}`,
      ['4:E0308', '6:E0023', '7:E0023', '8:E0532', '10:E0308', '11:E0599', '13:E0609', '15:E0618'],
      ['4:E0308', '6:E0023', '7:E0023', '8:E0532', '10:E0308', '11:unsupported', '13:E0609', '15:E0618'],
    ],
  ];

for (const [name, source, rustc, ours] of CASES) {
  test(name, () => {
    expect(errorsOf(source)).toEqual(ours ?? rustc);
  });
}
