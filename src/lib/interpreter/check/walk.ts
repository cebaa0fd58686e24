/** Walking a typed body by the shape of its tree. */
import type { Expr } from '../types/thir.ts';

/** The expressions directly inside, those of a block's statements left out. */
export function childrenOf(expr: Expr): readonly Expr[] {
  const some = (...list: (Expr | undefined)[]): Expr[] => list.filter((each) => each !== undefined);
  switch (expr.kind) {
    case 'field':
    case 'deref':
      return [expr.base];
    case 'index':
      return [expr.base, expr.index];
    case 'call':
      return [expr.func, ...expr.args];
    case 'adt':
      return some(...expr.fields.map((each) => each.expr), expr.base);
    case 'tuple':
    case 'array':
      return expr.exprs;
    case 'repeat':
    case 'borrow':
    case 'raw-borrow':
    case 'unary':
    case 'cast':
    case 'never-to-any':
    case 'let':
      return [expr.expr];
    case 'binary':
    case 'logical':
    case 'assign':
    case 'assign-op':
      return [expr.left, expr.right];
    case 'block':
      return some(expr.block.tail);
    case 'if':
      return some(expr.cond, expr.then, expr.otherwise);
    case 'match':
      return [expr.scrutinee, ...expr.arms.flatMap((arm) => some(arm.guard, arm.body))];
    case 'loop':
      return [expr.body];
    case 'closure':
      return [expr.closure.body.expr];
    case 'break':
    case 'return':
      return some(expr.expr);
    default:
      return [];
  }
}

/** Every expression of a body, outer ones first, those of statements included. */
export function walkExprs(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  if (expr.kind === 'block')
    for (const stmt of expr.block.stmts) {
      if (stmt.kind === 'expr') walkExprs(stmt.expr, visit);
      else for (const each of [stmt.init, stmt.otherwise]) if (each !== undefined) walkExprs(each, visit);
    }
  for (const child of childrenOf(expr)) walkExprs(child, visit);
}
