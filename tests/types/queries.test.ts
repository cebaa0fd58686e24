import { describe, expect, test } from 'vitest';
import { checkProgram, type CheckedProgram } from './check.ts';
import { findIn } from '#lib/heap/base/index.ts';
import { printTy } from '#lib/interpreter/types/fold.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';
import {
  EMPTY_ENV,
  isCopy,
  isFreeze,
  isSized,
  needsDrop,
  normalize,
  paramEnvOf,
  resolveInstance,
  structTail,
  vtableMethods,
} from '#lib/interpreter/solve/queries.ts';
import { outlivesComponents } from '#lib/interpreter/solve/outlives.ts';
import type { DefId, Ty } from '#lib/interpreter/types/ty.ts';
import { projectionTy, refTy } from '#lib/interpreter/types/make.ts';

const PROGRAM = `
use std::cell::{Cell, RefCell};
use std::rc::Rc;
#[derive(Clone, Copy)] struct P { x: i32 }
struct D; impl Drop for D { fn drop(&mut self) {} }
struct Has(D, i32);
enum List { Nil, Cons(i32, Box<List>) }
struct Plain<'a> { r: &'a str, n: [u8; 4] }
trait Shape { type Unit; fn area(&self) -> Self::Unit; fn twice(&self) -> i32 { 2 } fn make() -> Self where Self: Sized; fn with<T>(&self, t: T) where Self: Sized; }
trait Named: Shape { fn name(&self) -> String; }
impl<'a> Shape for &'a P { type Unit = &'a P; fn area(&self) -> &'a P { self } fn make() -> Self { loop {} } fn with<T>(&self, t: T) {} }
impl Shape for P { type Unit = i32; fn area(&self) -> i32 { 1 } fn make() -> P { P { x: 1 } } fn with<T>(&self, t: T) {} }
fn generic<T: Shape<Unit = u8>, U: Copy>(t: T, u: U) {}
fn tys(a: P, b: D, c: Has, d: List, e: Plain<'_>, f: Cell<i32>, g: &Cell<i32>, h: Rc<RefCell<String>>, i: Vec<i32>, j: String, k: (P, i32), l: [D; 0], m: [D; 1], n: Option<Box<i32>>, o: &mut i32, p: fn(i32), q: Option<P>, r: &str, s: Box<dyn Named<Unit = i32>>, t: Option<Cell<u8>>) {}
fn main() {}
`;

let program: CheckedProgram | undefined;
const checked = (): CheckedProgram => (program ??= checkProgram(PROGRAM));

function def(name: string): DefId {
  const found = checked().items.defs.own.find((each) => each?.name === name && each.kind !== 'ctor');
  if (found === undefined || found === null) throw new Error(`no ${name}`);
  return found.id;
}

function param(name: string, fn = 'tys'): Ty {
  const info = findIn(checked().items.fns, def(fn));
  const ty = info?.sig.inputs[info.paramNames.indexOf(name)];
  if (ty === undefined) throw new Error(`no parameter ${name}`);
  return ty;
}

const ALL = 'abcdefghijklmnopqrst'.split('');
const those = (holds: (ty: Ty) => boolean): string => ALL.filter((name) => holds(param(name))).join('');

describe('what a type is like', () => {
  test('the program is in order', () => {
    expect(checked().diagnostics).toEqual([]);
  });
  test('copied on use', () => {
    expect(those((ty) => isCopy(checked().items, EMPTY_ENV, ty))).toBe('agkpqr');
  });
  test('dropping does something', () => {
    expect(those((ty) => needsDrop(checked().items, EMPTY_ENV, ty))).toBe('bcdhijmns');
  });
  test('may change behind a shared reference', () => {
    expect(those((ty) => !isFreeze(checked().items, EMPTY_ENV, ty))).toBe('ft');
  });
  test('parameters are as their bounds say', () => {
    const env = paramEnvOf(checked().items, def('generic'));
    expect([
      isCopy(checked().items, env, param('t', 'generic')),
      isCopy(checked().items, env, param('u', 'generic')),
    ]).toEqual([false, true]);
    expect([
      needsDrop(checked().items, env, param('t', 'generic')),
      needsDrop(checked().items, env, param('u', 'generic')),
    ]).toEqual([true, false]);
    expect(isSized(checked().items, env, param('t', 'generic'))).toBe(true);
  });
  test('the tail decides about wide pointers', () => {
    expect(structTail(checked().items, EMPTY_ENV, param('e')).kind).toBe('array');
  });
});

describe('associated types', () => {
  const show = (ty: Ty): string => printTy(ty, (each) => nameOf(checked().items, each));
  const unit = (self: Ty): Ty => projectionTy(def('Unit'), [self]);
  test('come from the impl', () => {
    expect(show(normalize(checked().items, EMPTY_ENV, unit(param('a'))))).toBe('i32');
  });
  test('keep the regions of the self type', () => {
    const self: Ty = refTy({ kind: 're-var', id: 7 }, param('a'), false);
    expect(show(normalize(checked().items, EMPTY_ENV, unit(self)))).toBe("&'?7 P");
  });
  test('come from a clause', () => {
    expect(
      show(normalize(checked().items, paramEnvOf(checked().items, def('generic')), unit(param('t', 'generic')))),
    ).toBe('u8');
  });
});

describe('instances', () => {
  const method = (name: string): DefId => {
    const found = findIn(checked().items.traits, def('Shape'))?.items.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found.def;
  };
  test("an impl's own method", () => {
    const found = resolveInstance(checked().items, method('area'), [param('a')]);
    expect(found.kind === 'item' && found.def !== method('area')).toBe(true);
  });
  test('a default body with Self put in', () => {
    expect(resolveInstance(checked().items, method('twice'), [param('a')])).toMatchObject({
      kind: 'item',
      def: method('twice'),
    });
  });
  test('through the table, supertraits first, without what needs a sized Self', () => {
    const { items } = checked();
    expect(vtableMethods(items, def('Named')).map((each) => nameOf(items, each))).toEqual(['area', 'twice', 'name']);
  });
  test('tuples are cloned by a shim', () => {
    const { items } = checked();
    const clone = items.below?.lang['clone'];
    if (clone === undefined) throw new Error('the library clones');
    expect(resolveInstance(items, clone, [param('k')]).kind).toBe('clone-shim');
    expect(resolveInstance(items, clone, [param('a')]).kind).toBe('item');
  });
});

test('what must outlive a region', () => {
  const kinds = (name: string): string =>
    outlivesComponents(param(name))
      .map((each) => each.kind)
      .join(' ');
  expect([kinds('a'), kinds('e'), kinds('g'), kinds('r')]).toEqual(['', 'region', 'region', 'region']);
  expect(outlivesComponents(param('t', 'generic')).map((each) => each.kind)).toEqual(['param']);
});
