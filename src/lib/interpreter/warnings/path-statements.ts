/** `path_statements`: a name alone as a statement. After rustc's `rustc_lint::unused`. */
import { walkExprs } from '../check/walk.ts';
import { EMPTY_ENV, needsDrop } from '../solve/queries.ts';
import type { Expr } from '../types/thir.ts';
import type { Linted, LintedBody, Report } from './linted.ts';

export function lintPathStatements({ items }: Linted, { typed }: LintedBody, report: Report): void {
  walkExprs(typed.expr, (expr) => {
    if (expr.kind !== 'block') return;
    for (const stmt of expr.block.stmts) {
      if (stmt.kind !== 'expr' || !stmt.isSemi || !isPath(stmt.expr)) continue;
      const drops = needsDrop(items, EMPTY_ENV, stmt.expr.ty);
      report('path_statements', `path statement ${drops ? 'drops value' : 'with no effect'}`, stmt.span, {
        help: drops ? ['use `drop` to say so'] : [],
      });
    }
  });
}

const isPath = (expr: Expr): boolean => {
  if (expr.origin !== undefined) return false;
  switch (expr.kind) {
    case 'var':
    case 'static':
    case 'const':
    case 'const-param':
    case 'fn-item':
      return true;
    case 'never-to-any':
      return isPath(expr.expr);
    default:
      return false;
  }
};
