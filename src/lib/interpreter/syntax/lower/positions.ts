/**
 * Expressions that may stand in some places only: `let` in conditions, `_` on the left of an assignment. The grammar
 * takes them anywhere; each is noted when it is lowered, accepted by the construct that allows it, and refused if
 * nothing accepted it.
 */
import { isSince } from '../../source/index.ts';
import type { Expr } from '../ast.ts';
import { type LowerCx, reportRecovered, reportSyntax } from './cx.ts';

/** Notes a `let` or `_`, until something allows it. */
export function noteMisplaced(cx: LowerCx, expr: Expr): Expr {
  cx.misplaced.add(expr);
  return expr;
}

/** In a condition, `let`s may be joined by `&&`: before edition 2024 only one may stand there, alone. */
export function acceptLets(cx: LowerCx, cond: Expr): Expr {
  if (cx.misplaced.size === 0) return cond;
  const chain: Expr[] = [cond];
  for (let expr = chain.pop(); expr !== undefined; expr = chain.pop()) {
    if (expr.kind === 'logical' && expr.op === '&&') chain.push(expr.left, expr.right);
    else if (expr.kind === 'let') {
      cx.misplaced.delete(expr);
      if (!isSince(cx.edition, '2024') && expr !== cond)
        reportSyntax(cx, 'let chains are only allowed in Rust 2024 or later', expr.span);
    }
  }
  return cond;
}

/** The left of an assignment may be a pattern written as an expression. */
export function acceptUnderscores(cx: LowerCx, left: Expr): void {
  if (cx.misplaced.size === 0) return;
  switch (left.kind) {
    case 'underscore':
      cx.misplaced.delete(left);
      return;
    case 'tuple':
    case 'array':
      left.exprs.forEach((expr) => acceptUnderscores(cx, expr));
      return;
    case 'call':
      left.args.forEach((expr) => acceptUnderscores(cx, expr));
      return;
    case 'struct':
      left.fields.forEach((field) => acceptUnderscores(cx, field.expr));
      return;
    case 'paren':
      acceptUnderscores(cx, left.expr);
      return;
    default:
      return;
  }
}

export function refuseMisplaced(cx: LowerCx): void {
  for (const expr of cx.misplaced) {
    if (expr.kind === 'let') reportSyntax(cx, 'expected expression, found `let` statement', expr.span);
    else reportRecovered(cx, 'in expressions, `_` can only be used on the left-hand side of an assignment', expr.span);
  }
  cx.misplaced.clear();
}
