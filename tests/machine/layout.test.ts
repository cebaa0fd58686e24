/** Sizes and offsets against rustc 1.95 on x86-64: every number here is its answer. */
import { expect, test } from 'vitest';
import { run } from '#lib/interpreter/machine/index.ts';
import { miniProgram } from '../tools/mini-library.ts';

const TYPES = `
struct A(u8, u32, u8); struct B { a: u8, b: u64, c: u16, d: u8 } struct C<T>(T, u8); struct Z; struct W(u16, bool, u8, u32);
#[repr(C)] struct RC { a: u8, b: u32, c: u8 } #[repr(transparent)] struct RT(u64);
enum E1 { X, Y, Z } enum E2 { A(u32), B } enum E3 { A(u8), B(u64), C } enum E4 { A(bool), B, C } enum E5 { A(Box<u8>, u32), B(u32) }
enum E6 { A { x: u8, y: u16 }, B(u8) } #[repr(u8)] enum E7 { A = 1, B = 200 } #[repr(i16)] enum E8 { A = -1, B } enum E9 { A = 300, B } enum E10 { A = -1, B = 127 }
enum Never {} enum E11 { A(Never), B(u32) } enum E12 { A(u64, bool), B(u8), C(u16) } enum E13 { One(Option<bool>), Two(u8) } enum E14 { A(char), B(u8), C }
#[repr(C)] enum E15 { A, B } enum E16 { A([u8; 7]), B(u32) } enum E17 { A(u8, Option<u16>), B(u16, u8), C([u8; 3]) }
#[repr(u8)] enum E18 { A(u32), B(u8, u16) } struct D5(u8, (), [u16; 3], bool); struct D6<'a>(&'a u8, bool, &'a str);
struct Big { a: [u8; 5], b: u32, c: Option<u64>, d: bool, e: u16 } struct N1(bool, bool, u16) ; enum E19 { A(N1), B, C(u8) } struct P1 { a: u32, b: (u8, u32), c: u8 }
enum E20 { A(String2), B(String2, u8), C } struct String2 { p: Box<u8>, l: usize, c: usize } enum E21 { A(u8, u64), B(u64, u8), C(u32, u32, u8) } enum L { Cons(i32, Box<L>), Nil }
enum E22 { A(i128), B } enum E23 { S(u8), T(Option<Option<bool>>) } struct S24(u8, char, u8) ; enum E25 { A(S24), B(u8, u8, u16, u8), C }
`;

const SIZES: readonly (readonly [ty: string, size: number])[] = [
  ['A', 8],
  ['B', 16],
  ['C<u64>', 16],
  ['C<()>', 1],
  ['Z', 0],
  ['W', 8],
  ['RC', 12],
  ['RT', 8],
  ['E1', 1],
  ['E2', 8],
  ['E3', 16],
  ['E4', 1],
  ['E5', 16],
  ['E6', 4],
  ['E7', 1],
  ['E8', 2],
  ['E9', 2],
  ['E10', 1],
  ['Never', 0],
  ['E11', 4],
  ['E12', 16],
  ['E13', 2],
  ['E14', 8],
  ['E15', 4],
  ['E16', 8],
  ['E17', 6],
  ['E18', 8],
  ['D5', 8],
  ["D6<'static>", 32],
  ['Big', 32],
  ['N1', 4],
  ['E19', 4],
  ['P1', 16],
  ['E20', 32],
  ['String2', 24],
  ['E21', 16],
  ['L', 16],
  ['E22', 32],
  ['E23', 2],
  ['S24', 8],
  ['E25', 12],
  ['()', 0],
  ['bool', 1],
  ['char', 4],
  ['u8', 1],
  ['i16', 2],
  ['i32', 4],
  ['u64', 8],
  ['i128', 16],
  ['f32', 4],
  ['f64', 8],
  ['usize', 8],
  ["&'static u8", 8],
  ["&'static str", 16],
  ["&'static [u8]", 16],
  ['*const u8', 8],
  ['*const [u8]', 16],
  ['fn(i32)->i32', 8],
  ['Box<i32>', 8],
  ['Box<[i32]>', 16],
  ['[u8; 3]', 3],
  ['[u32; 0]', 0],
  ['[(u8,u16); 4]', 16],
  ['(u8,u32,u8)', 8],
  ['(u8,u32)', 8],
  ['(u32,u8,u16)', 8],
  ['(bool,u16,u64)', 16],
  ['Option<Box<i32>>', 8],
  ["Option<&'static u8>", 8],
  ["Option<&'static str>", 16],
  ['Option<char>', 4],
  ['Option<bool>', 1],
  ['Option<u32>', 8],
  ['Option<u8>', 2],
  ['Option<u64>', 16],
  ['Option<Option<bool>>', 1],
  ['Option<Option<Option<u8>>>', 2],
  ['Option<Option<u32>>', 8],
  ['Option<E1>', 1],
  ['Option<Option<E1>>', 1],
  ['Option<E2>', 8],
  ['Option<E3>', 16],
  ['Option<E4>', 1],
  ['Option<E5>', 16],
  ['Option<E6>', 4],
  ['Option<E7>', 1],
  ['Option<E9>', 2],
  ['Option<E10>', 1],
  ['Option<E12>', 16],
  ['Option<E13>', 2],
  ['Option<E14>', 8],
  ['Option<E17>', 6],
  ['Option<E19>', 4],
  ['Option<E20>', 32],
  ['Option<(u8,bool)>', 2],
  ['Option<(bool,u32)>', 8],
  ['Option<[bool; 2]>', 2],
  ['Option<()>', 1],
  ['Option<Z>', 1],
  ['Option<B>', 24],
  ['Option<W>', 8],
  ['Option<D5>', 8],
  ["Option<D6<'static>>", 32],
  ['Option<Big>', 32],
  ['Option<i128>', 32],
  ['Option<fn()>', 8],
  ['Option<E21>', 16],
  ['Option<L>', 16],
  ['Option<Option<L>>', 16],
  ['Option<E25>', 12],
  ['Option<S24>', 8],
  ['Option<Option<char>>', 4],
  ['Option<Never>', 0],
  ['Option<(Never,u8)>', 2],
  ['Option<N1>', 4],
  ['Option<[Box<u8>; 2]>', 16],
  ["Option<Option<&'static u8>>", 16],
];

/** A value, and the offset of each of its fields. */
const OFFSETS: readonly (readonly [value: string, fields: Readonly<Record<string, number>>])[] = [
  ['A(1,2,3)', { 0: 4, 1: 0, 2: 5 }],
  ['B{a:1,b:2,c:3,d:4}', { a: 10, b: 0, c: 8, d: 11 }],
  ['W(1,true,2,3)', { 0: 4, 1: 7, 2: 6, 3: 0 }],
  ['RC{a:1,b:2,c:3}', { a: 0, b: 4, c: 8 }],
  ['Big{a:[0,0,0,0,0],b:1,c:Some(1),d:true,e:2}', { a: 23, b: 16, c: 0, d: 22, e: 20 }],
  ['D5(1,(),[1,2,3],true)', { 0: 6, 1: 7, 2: 0, 3: 7 }],
  ['P1{a:1,b:(1,2),c:3}', { a: 8, b: 0, c: 12 }],
  ["S24(1,'a',2)", { 0: 4, 1: 0, 2: 5 }],
  ['String2{p:Box::new(1),l:1,c:2}', { p: 0, l: 8, c: 16 }],
  ['(1u8, 2u32, 3u8)', { 0: 4, 1: 0, 2: 5 }],
  ['(1u8, 2u8, 3u32, 4u16)', { 0: 4, 1: 5, 2: 0, 3: 6 }],
];

function numbersOf(body: string): number[] {
  const { program } = miniProgram(`${TYPES}\nfn main() {\n${body}\n}`);
  const result = run(program);
  expect(result?.end).toEqual({ kind: 'finished', exit: 0 });
  return (result?.stdout ?? '').trim().split('\n').map(Number);
}

test('sizes are those of rustc', () => {
  const found = numbersOf(SIZES.map(([ty]) => `put(size_of::<${ty}>() as i32);`).join('\n'));
  expect(SIZES.map(([ty], index) => [ty, found[index]])).toEqual(SIZES);
});

test('fields lie where rustc puts them', () => {
  for (const [value, fields] of OFFSETS) {
    const names = Object.keys(fields);
    const found = numbersOf(
      `let v = ${value}; let base = &raw const v as *const u8 as usize;\n${names.map((name) => `put((&raw const v.${name} as *const u8 as usize - base) as i32);`).join('\n')}`,
    );
    expect([value, Object.fromEntries(names.map((name, index) => [name, found[index]]))]).toEqual([value, fields]);
  }
});
