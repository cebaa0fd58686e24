/** What immutable variables were made from: lints look through them (rustc's `expr_or_init`). */
import type { Expr, TypedBody, VarId } from '../../types/thir.ts';
import { forEachChild } from '../walk.ts';

export type Bindings = ReadonlyMap<VarId, Expr>;

/** `let x = e;` where `x` is not `mut`. */
export function bindingsOf(body: TypedBody): Bindings {
  const found = new Map<VarId, Expr>();
  const visit = (expr: Expr): void => {
    forEachChild(expr, visit);
    if (expr.kind !== 'block') return;
    for (const stmt of expr.block.stmts) {
      if (stmt.kind === 'expr') {
        visit(stmt.expr);
        continue;
      }
      if (stmt.init !== undefined) {
        visit(stmt.init);
        const { pat } = stmt;
        if (pat.kind === 'binding' && pat.sub === undefined && body.vars[pat.var]?.isMut === false)
          found.set(pat.var, stmt.init);
      }
      if (stmt.otherwise !== undefined) visit(stmt.otherwise);
    }
  };
  visit(body.expr);
  return found;
}

/** The expression, or what the variable that it names was made from. */
export function withInit(bindings: Bindings, expr: Expr): Expr {
  let at = expr;
  for (let turns = 0; turns < 100 && at.kind === 'var'; turns++) {
    const init = bindings.get(at.var);
    if (init === undefined) return at;
    at = init;
  }
  return at;
}
