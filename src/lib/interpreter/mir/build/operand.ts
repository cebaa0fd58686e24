/** Values as operands and temporaries: `as_operand` and `as_temp` of rustc_mir_build. */
import { placeOf } from '../place.ts';
import type { LocalId, Operand } from '../ir.ts';
import type { Expr } from '../../types/thir.ts';
import { type Builder, type RegionScope, infoAt, pushLocal, tempDecl } from './builder.ts';
import { categoryOf } from './category.ts';
import { constantOf, moveOf, push } from './cfg.ts';
import { buildConstant } from './constant.ts';
import { lowerInto } from './into.ts';
import { inNode } from './node.ts';
import { scheduleDrop, topScope } from './scopes.ts';

/**
 * The value of `expr`, good until `scope` ends. A place is read into a temporary now, so that what later operands do
 * to it does not matter. `mayInline`: nothing is evaluated between this operand and its use.
 */
export function asOperand(cx: Builder, expr: Expr, scope: RegionScope | undefined, mayInline = false): Operand {
  return inNode(cx, expr, false, () => {
    if (categoryOf(expr) === 'constant' && (mayInline || !cx.env.needsDrop(expr.ty)))
      return constantOf(buildConstant(cx, expr));
    return moveOf(placeOf(asTemp(cx, expr, scope, true)));
  });
}

/** An operand that is used within the expression that is open now. */
export const asLocalOperand = (cx: Builder, expr: Expr): Operand => asOperand(cx, expr, topScope(cx));

/** Evaluates into a fresh temporary, which dies with `scope` (undefined: never). */
export function asTemp(
  cx: Builder,
  expr: Expr,
  scope: RegionScope | undefined,
  isMut: boolean,
  terminating = false,
): LocalId {
  return inNode(cx, expr, terminating, () => {
    const isFixed = scope !== undefined && cx.fixedTempsScope === scope;
    const known = isFixed ? cx.fixedTemps.get(expr) : undefined;
    const temp = known ?? pushLocal(cx, tempDecl(cx, expr.ty, expr.span, isMut));
    if (isFixed) cx.fixedTemps.set(expr, temp);
    if (isEverAssigned(expr)) {
      push(cx.cfg, cx.block, infoAt(cx, expr.span), { kind: 'storage-live', local: temp });
      if (scope !== undefined) scheduleDrop(cx, scope, temp, 'storage');
    }
    lowerInto(cx, placeOf(temp), expr);
    if (scope !== undefined) scheduleDrop(cx, scope, temp, 'value');
    return temp;
  });
}

/** Expressions that only leave need no storage for their value. */
function isEverAssigned(expr: Expr): boolean {
  switch (expr.kind) {
    case 'break':
    case 'continue':
    case 'return':
      return false;
    case 'block':
      return !(expr.ty.kind === 'never' && expr.block.tail === undefined && expr.label === undefined);
    default:
      return true;
  }
}
