/** Expressions whose value nobody wants: `stmt_expr` of rustc_mir_build. */
import { invariant } from '../../../heap/base/index.ts';
import type { Expr } from '../../types/thir.ts';
import { buildBinary } from './arith.ts';
import { type Builder, type RegionScope, infoAt } from './builder.ts';
import { copyOf, pushAssign, pushAssignUnit } from './cfg.ts';
import { lowerInto } from './into.ts';
import { inNode } from './node.ts';
import { asLocalOperand, asTemp } from './operand.ts';
import { asPlace } from './place-expr.ts';
import { asLocalRvalue } from './rvalue.ts';
import { breakableOf, dropAndReplace, exitTo } from './scopes.ts';

/** `statement`: where the unwanted value of any other expression dies. */
export function lowerStmtExpr(cx: Builder, expr: Expr, statement: RegionScope | undefined): void {
  inNode(cx, expr, false, () => {
    const info = infoAt(cx, expr.span);
    switch (expr.kind) {
      case 'assign': {
        // Right before left, for what overloaded indexes borrow.
        const right = asLocalRvalue(cx, expr.right);
        const left = asPlace(cx, expr.left);
        if (cx.env.needsDrop(expr.left.ty)) dropAndReplace(cx, expr.left.span, left, right);
        else pushAssign(cx.cfg, cx.block, info, left, right);
        return;
      }
      case 'assign-op': {
        const right = asLocalOperand(cx, expr.right);
        const left = asPlace(cx, expr.left);
        const result = buildBinary(cx, expr.op, expr.span, expr.left.ty, copyOf(left), right);
        pushAssign(cx.cfg, cx.block, info, left, result);
        return;
      }
      case 'continue': {
        const breakable = breakableOf(cx, expr.target);
        invariant(breakable?.continueDrops !== undefined, '`continue` has a loop');
        exitTo(cx, breakable, breakable.continueDrops, info);
        return;
      }
      case 'break':
      case 'return': {
        const breakable = breakableOf(cx, expr.kind === 'break' ? expr.target : undefined);
        invariant(breakable !== undefined, `\`${expr.kind}\` has a target`);
        if (expr.expr === undefined) pushAssignUnit(cx.cfg, cx.block, info, breakable.destination);
        else lowerInto(cx, breakable.destination, expr.expr);
        exitTo(cx, breakable, breakable.breakDrops, info);
        return;
      }
      default: {
        invariant(statement !== undefined, 'only a statement drops a value unseen');
        const temp = asTemp(cx, expr, statement, false);
        // A block's value is its tail's: that is what a message should point at.
        let tail: Expr = expr;
        while (tail.kind === 'block' && tail.block.tail !== undefined) tail = tail.block.tail;
        const decl = cx.locals[temp];
        if (tail !== expr && decl !== undefined) cx.locals[temp] = { ...decl, span: tail.span };
      }
    }
  });
}
