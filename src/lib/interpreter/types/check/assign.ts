/**
 * Assignment. A left side that is a pattern (`(a, b) = …`) is checked as a pattern whose bindings are fresh variables that
 * are then assigned one by one (Reference, "Destructuring assignments").
 */
import type * as ast from '../../syntax/ast.ts';
import { UNIT } from '../fold.ts';
import type { Ty } from '../ty.ts';
import { checkCoercible, checkExpr, requireSized } from './expr.ts';
import { core, decline, newVar, report, see, typeOf, type BodyCx } from './context.ts';
import { convertPlaceToMut, isPlace } from './place-ops.ts';

export function checkAssign(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'assign' }>): Ty {
  const left = core(expr.left);
  if (isDestructuring(left)) return destructure(cx, expr, left);
  if (left.kind === 'underscore') {
    checkExpr(cx, expr.right);
    return UNIT;
  }
  const ty = checkExpr(cx, left);
  checkCoercible(cx, expr.right, ty);
  if (!isPlace(cx, left)) {
    if (see(cx, ty).kind !== 'error') {
      report(cx, 'assign-to-value', 'E0070', 'invalid left-hand side of assignment', expr.span, { labels: [{ span: left.span, text: 'cannot assign to this expression' }] });
    }
  } else convertPlaceToMut(cx, left);
  requireSized(cx, ty, left.span);
  return UNIT;
}

/** Whether the left side takes its value apart. */
export function isDestructuring(left: ast.Expr): boolean {
  const inner = core(left);
  return inner.kind === 'tuple' || inner.kind === 'array' || inner.kind === 'struct' || (inner.kind === 'call' && core(inner.func).kind === 'path');
}

/**
 * Tuples, arrays and slices of places and `_`, nested: typed by checking the left side as an expression of places, with
 * `_` standing for anything.
 */
function destructure(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'assign' }>, left: ast.Expr): Ty {
  const ty = checkTarget(cx, left);
  if (ty === undefined) return decline(cx, 'this destructuring assignment', expr.span, 'assign the parts one by one');
  checkCoercible(cx, expr.right, ty);
  return UNIT;
}

function checkTarget(cx: BodyCx, left: ast.Expr): Ty | undefined {
  const inner = core(left);
  switch (inner.kind) {
    case 'underscore': {
      const ty = newVar(cx, inner.span);
      cx.types.set(inner.id, ty);
      return ty;
    }
    case 'tuple': {
      const tys: Ty[] = [];
      for (const each of inner.exprs) {
        // `..` reads as a range without ends.
        if (core(each).kind === 'range') return undefined;
        const ty = checkTarget(cx, each);
        if (ty === undefined) return undefined;
        tys.push(ty);
      }
      const ty: Ty = { kind: 'tuple', tys };
      cx.types.set(inner.id, ty);
      return ty;
    }
    case 'array': case 'struct': case 'call':
      return undefined;
    default: {
      const ty = checkExpr(cx, inner);
      if (!isPlace(cx, inner)) {
        if (see(cx, ty).kind !== 'error') report(cx, 'assign-to-value', 'E0070', 'invalid left-hand side of assignment', inner.span);
        return ty;
      }
      convertPlaceToMut(cx, inner);
      return typeOf(cx, inner);
    }
  }
}
