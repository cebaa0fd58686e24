/** What immutable variables were made from: lints look through them (rustc's `expr_or_init`). */
import type { Expr, TypedBody, VarId } from '../../types/thir.ts';
import { forEachChild } from '../walk.ts';

/** Of one body; gathered when it is first asked, since few bodies have anything that is looked through. */
export type Bindings = (variable: VarId) => Expr | undefined;

export function bindingsOf(body: TypedBody): Bindings {
  let known: ReadonlyMap<VarId, Expr> | undefined;
  return (variable) => (known ??= gather(body)).get(variable);
}

/** `let x = e;` where `x` is not `mut`. */
function gather(body: TypedBody): ReadonlyMap<VarId, Expr> {
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
    const init = bindings(at.var);
    if (init === undefined) return at;
    at = init;
  }
  return at;
}
