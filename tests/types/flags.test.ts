/** The flags that each type of a checked program bears, held against a walk through it. */
import { expect, test } from 'vitest';
import { compile } from '#lib/interpreter/index.ts';
import {
  flagsOfArg,
  MENTIONS_ALIAS,
  MENTIONS_BOUND_REGION,
  MENTIONS_ERROR,
  MENTIONS_FREE_REGION,
  MENTIONS_INFER,
  MENTIONS_KEPT_REGION,
  MENTIONS_OPAQUE,
  MENTIONS_PARAM,
} from '#lib/interpreter/types/flags.ts';
import { walkTy } from '#lib/interpreter/types/fold.ts';
import type { Const, Region, Ty } from '#lib/interpreter/types/ty.ts';
import { loadTestLibrary } from '../tools/library.ts';

const SOURCE = `
use std::collections::HashMap;
use std::fmt::Debug;

trait Shape<'a> { type Out: Debug + 'a; fn out(&'a self) -> Self::Out; }
struct Grid<'a, T, const N: usize> { rows: [&'a [T]; N], name: &'static str }
impl<'a, T: Debug + 'a, const N: usize> Shape<'a> for Grid<'a, T, N> {
    type Out = &'a [&'a [T]; N];
    fn out(&'a self) -> Self::Out { &self.rows }
}
fn apply<F>(f: F) -> impl Fn(i32) -> i32 where F: for<'x> Fn(&'x i32) -> &'x i32 { move |n| *f(&n) + 1 }
fn boxed<'a>(words: &'a mut HashMap<String, Vec<u8>>) -> Box<dyn Iterator<Item = &'a mut Vec<u8>> + 'a> {
    Box::new(words.values_mut())
}
fn raw(at: *const u8, go: fn(&str, f64) -> !) -> (*mut u8, char) { if at.is_null() { go("", 0.5) } else { (at as *mut u8, 'a') } }
fn main() {
    let add = apply(|n| n);
    let numbers = [[1, 2], [3, 4]];
    let grid = Grid { rows: [&numbers[0], &numbers[1]], name: "g" };
    println!("{:?} {} {}", grid.out(), add(4), grid.name);
    let mut words = HashMap::from([(String::from("a"), vec![1u8])]);
    for each in boxed(&mut words) { each.push(2); }
    let _ = raw as fn(_, _) -> _;
}`;

/** What a walk finds, part by part. */
function look(ty: Ty): number {
  let found = 0;
  const region = (each: Region): void => {
    if (each.kind === 're-bound') found |= MENTIONS_BOUND_REGION;
    else found |= MENTIONS_FREE_REGION;
    if (each.kind !== 're-bound' && each.kind !== 're-erased') found |= MENTIONS_KEPT_REGION;
    if (each.kind === 're-early') found |= MENTIONS_PARAM;
    if (each.kind === 're-var' && each.id < 0) found |= MENTIONS_INFER;
  };
  const constant = (each: Const): void => {
    if (each.kind === 'const-param') found |= MENTIONS_PARAM;
    if (each.kind === 'const-infer') found |= MENTIONS_INFER;
    if (each.kind === 'const-error') found |= MENTIONS_ERROR;
  };
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'param') found |= MENTIONS_PARAM;
      if (each.kind === 'infer') found |= MENTIONS_INFER;
      if (each.kind === 'error') found |= MENTIONS_ERROR;
      if (each.kind === 'projection' || each.kind === 'opaque') found |= MENTIONS_ALIAS;
      if (each.kind === 'opaque') found |= MENTIONS_OPAQUE;
      return true;
    },
    region,
    const: constant,
  });
  return found;
}

/** Every type in a value, however deep. */
function typesIn(value: unknown, seen: Set<object>, out: Ty[]): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if ('flags' in value && 'kind' in value) out.push(value as Ty);
  const parts =
    value instanceof Map ? [...value.entries()].flat() : value instanceof Set ? [...value] : Object.values(value);
  for (const part of parts) typesIn(part, seen, out);
}

test('each type of signatures and bodies bears what a walk through it finds', () => {
  const made = compile(SOURCE, { edition: '2021', library: loadTestLibrary() });
  expect(made.diagnostics).toEqual([]);
  const types: Ty[] = [];
  typesIn([made.code, made.items.fns.own, made.items.impls.own, made.items.predicates.own], new Set(), types);
  const kinds = new Set(types.map(({ kind }) => kind));
  for (const kind of [
    'adt',
    'array',
    'closure',
    'dyn',
    'fn-def',
    'fn-ptr',
    'opaque',
    'param',
    'projection',
    'ptr',
    'ref',
    'slice',
  ])
    expect(kinds, `a ${kind} among the types`).toContain(kind);
  for (const ty of types) expect([ty.kind, flagsOfArg(ty)]).toEqual([ty.kind, look(ty)]);
});
