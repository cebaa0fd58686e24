/** Several expressions that give one value: arms, branches, elements, `break`s, `return`s (rustc's `CoerceMany`). */
import type * as ast from '../syntax/ast.ts';

import { tryUnify } from '../solve/unify.ts';
import type { Ty } from '../types/ty.ts';
import { coerce, coerceLub } from './coerce.ts';
import { mentionsError, see, type BodyCx } from './context.ts';
import { reportMismatch } from './report.ts';
import { ERROR, NEVER, UNIT } from '../types/make.ts';

export interface CoerceMany {
  /** What is wanted, or a variable. */
  readonly expected: Ty;
  /** Nothing was wanted at first. */
  readonly isOpen: boolean;
  merged: Ty | undefined;
  readonly exprs: ast.Expr[];
}

export const createCoerceMany = (cx: BodyCx, expected: Ty): CoerceMany => ({
  expected,
  isOpen: see(cx, expected).kind === 'infer',
  merged: undefined,
  exprs: [],
});

/** The type so far: the wanted one until something came. */
export const mergedType = (many: CoerceMany): Ty => many.merged ?? many.expected;

/** The type in the end; with nothing in it, it never comes to be. */
export const finalType = (many: CoerceMany): Ty => many.merged ?? NEVER;

/** Takes in one more expression; gives false after reporting a mismatch. */
export function coerceInto(
  cx: BodyCx,
  many: CoerceMany,
  expr: ast.Expr,
  from: Ty,
  reportAt?: (expected: Ty, found: Ty) => void,
): boolean {
  let ty = see(cx, from);
  if (ty.kind === 'infer') ty = see(cx, ty);
  if (ty.kind === 'error' || mentionsError(cx, ty, mergedType(many))) {
    many.merged = ERROR;
    return true;
  }
  const before = mergedType(many);
  if (many.exprs.length === 0) {
    if (coerce(cx, expr, ty, many.expected)) many.merged = many.merged ?? many.expected;
    else return mismatch(cx, many, before, ty, expr, reportAt);
  } else {
    // A wanted type that is known is where everything goes.
    if (!many.isOpen) {
      if (!coerce(cx, expr, ty, many.expected)) return mismatch(cx, many, before, ty, expr, reportAt);
    } else {
      const lub = coerceLub(cx, many.exprs, before, expr, ty);
      if (lub === undefined) return mismatch(cx, many, before, ty, expr, reportAt);
      many.merged = lub;
    }
  }
  many.exprs.push(expr);
  return true;
}

/** Takes in a value that is not written: `return;`, a missing `else`, a loop's plain `break`. */
export function coerceUnit(cx: BodyCx, many: CoerceMany, reportAt: (expected: Ty, found: Ty) => void): boolean {
  const before = mergedType(many);
  const known = see(cx, before);
  if (mentionsError(cx, known)) return true;
  if (known.kind === 'never' && many.merged !== undefined) {
    many.merged = UNIT;
    return true;
  }
  const found = see(cx, before);
  if (found.kind === 'infer' || found.kind === 'tuple') {
    // Unit takes part in no coercion: it must be the type itself.
    if (unifyUnit(cx, before)) {
      many.merged = before;
      return true;
    }
  }
  reportAt(before, UNIT);
  many.merged = ERROR;
  return false;
}

const unifyUnit = (cx: BodyCx, ty: Ty): boolean => tryUnify(cx.infer, ty, UNIT);

function mismatch(
  cx: BodyCx,
  many: CoerceMany,
  expected: Ty,
  found: Ty,
  expr: ast.Expr,
  reportAt: ((expected: Ty, found: Ty) => void) | undefined,
): false {
  if (reportAt === undefined) reportMismatch(cx, expected, found, expr.span);
  else reportAt(expected, found);
  many.merged = ERROR;
  return false;
}
