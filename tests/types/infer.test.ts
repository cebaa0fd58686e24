import { describe, expect, test } from 'vitest';
import { loadTestLibrary } from '../tools/library.ts';
import { printTy } from '#lib/interpreter/types/fold.ts';
import {
  commitIf,
  createInferCx,
  freshConst,
  freshVar,
  openSnapshot,
  probe,
  resolve,
  rollback,
  shallow,
  type InferCx,
} from '#lib/interpreter/solve/table.ts';
import { tryUnify, unify } from '#lib/interpreter/solve/unify.ts';
import { EMPTY_ENV } from '#lib/interpreter/solve/elaborate.ts';
import type { Ty } from '#lib/interpreter/types/ty.ts';
import { BOOL, F64, I32, U8, USIZE, arrayTy, tupleTy } from '#lib/interpreter/types/make.ts';

const create = (): InferCx => createInferCx(loadTestLibrary().items, EMPTY_ENV);
const show = (cx: InferCx, ty: Ty): string => printTy(resolve(cx, ty), () => '_');
const tuple = (...tys: Ty[]): Ty => tupleTy(tys);

describe('variables', () => {
  test('stand for what they were unified with, through each other', () => {
    const cx = create();
    const [a, b, c] = [freshVar(cx), freshVar(cx), freshVar(cx)];
    expect(unify(cx, a, b) && unify(cx, tuple(b, c), tuple(I32, a))).toBe(true);
    expect(show(cx, tuple(a, b, c))).toBe('(i32, i32, i32)');
  });

  test('of integers take integers only, whichever side they come from', () => {
    const cx = create();
    const int = freshVar(cx, undefined, 'int');
    const general = freshVar(cx);
    expect(unify(cx, general, int)).toBe(true);
    expect(tryUnify(cx, general, BOOL)).toBe(false);
    expect(tryUnify(cx, freshVar(cx, undefined, 'float'), int)).toBe(false);
    expect(unify(cx, general, U8)).toBe(true);
    expect(show(cx, int)).toBe('u8');
  });

  test('never stand for a type that holds them', () => {
    const cx = create();
    const a = freshVar(cx);
    expect(unify(cx, a, tuple(I32, a))).toBe(false);
    expect(show(cx, a)).toBe('_');
  });

  test('of array lengths are solved with the elements', () => {
    const cx = create();
    const len = freshConst(cx);
    const open: Ty = arrayTy(freshVar(cx), len);
    expect(unify(cx, open, arrayTy(F64, { kind: 'const-value', value: 3n, ty: USIZE }))).toBe(true);
    expect(show(cx, open)).toBe('[f64; 3]');
  });
});

describe('snapshots', () => {
  test('take back what was bound and made since, also inside each other', () => {
    const cx = create();
    const a = freshVar(cx);
    const outer = openSnapshot(cx);
    unify(cx, a, freshVar(cx));
    const inner = openSnapshot(cx);
    unify(cx, a, I32);
    rollback(cx, inner);
    expect(shallow(cx, a).kind).toBe('infer');
    rollback(cx, outer);
    expect(unify(cx, a, BOOL)).toBe(true);
    expect(show(cx, a)).toBe('bool');
  });

  test('a question binds nothing; an attempt binds when it succeeds', () => {
    const cx = create();
    const a = freshVar(cx);
    expect(probe(cx, () => unify(cx, a, I32))).toBe(true);
    expect(commitIf(cx, () => unify(cx, a, BOOL) && unify(cx, a, I32))).toBe(false);
    expect(commitIf(cx, () => unify(cx, a, U8))).toBe(true);
    expect(show(cx, a)).toBe('u8');
  });
});
