import type { Expr } from '../../types/thir.ts';
import { sameTy } from '../../types/fold.ts';
import { signedLiteral } from './constant.ts';

/**
 * How an expression is best lowered (rustc's `Category`): a place in memory; a constant operand; a value that wants a
 * destination (`into`: it may branch or call); a value that is one right side of an assignment (`rvalue`).
 */
export type Category = 'place' | 'constant' | 'into' | 'rvalue';

export function categoryOf(expr: Expr): Category {
  switch (expr.kind) {
    case 'var':
    case 'upvar':
    case 'static':
    case 'field':
    case 'deref':
    case 'index':
      return 'place';
    case 'literal':
    case 'fn-item':
    case 'const':
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
export const isIdentityCast = (expr: Expr & { readonly kind: 'cast' }): boolean =>
  expr.cast === 'use' ||
  ((expr.cast === 'int-to-int' || expr.cast === 'float-to-float') && sameTy(expr.ty, expr.expr.ty));
