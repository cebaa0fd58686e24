import { hasParams, sameTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import type { Expr, UserTy } from '../../types/thir.ts';
import { signedLiteral } from './constant.ts';

/**
 * How an expression is best lowered (rustc's `Category`): a place in memory; a constant operand; a value that wants a
 * destination (`into`: it may branch or call); a value that is one right side of an assignment (`rvalue`).
 */
export type Category = 'place' | 'constant' | 'into' | 'rvalue';

export function categoryOf(expr: Expr): Category {
  switch (expr.kind) {
    case 'var':
    case 'static':
    case 'field':
    case 'deref':
    case 'index':
      return 'place';
    case 'literal':
    case 'fn-item':
    case 'const':
    case 'const-block':
    case 'const-param':
      return 'constant';
    case 'unary':
      return signedLiteral(expr) === undefined ? 'rvalue' : 'constant';
    case 'array':
    case 'tuple':
    case 'closure':
    case 'binary':
    case 'repeat':
    case 'assign':
    case 'assign-op':
      return 'rvalue';
    case 'cast':
      return isIdentityCast(expr) ? 'into' : 'rvalue';
    default:
      return 'into';
  }
}

/** `x as i32` of an `i32`, and coercions that change nothing: the operand itself. */
/** What the reader wrote after `as`, where it says something of lifetimes or has to be well formed. */
export const ascriptionOf = ({ userTy }: { readonly userTy: UserTy | undefined }): UserTy | undefined =>
  userTy !== undefined && (hasRegions(userTy.ty) || hasParams(userTy.ty)) ? userTy : undefined;

export const isIdentityCast = (expr: Expr & { readonly kind: 'cast' }): boolean =>
  (expr.cast === 'use' && ascriptionOf(expr) === undefined) ||
  ((expr.cast === 'int-to-int' || expr.cast === 'float-to-float') && sameTy(expr.ty, expr.expr.ty));
