/** Where a variable was declared, by its name's place: the pattern around it and what the pattern is matched against. */
import type { Span } from '../source/index.ts';
import type { Expr, Pat, TypedBody, VarId } from '../types/thir.ts';
import { walkExprs } from '../check/walk.ts';

export interface Declaration {
  readonly pattern: Span;
  readonly from: Span | undefined;
}

export const placeKey = ({ file, start }: Span): string => `${file}:${start}`;

/** Of all variables of a body, those of its closures included. */
export function declarationsOf(body: TypedBody): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  const bind = (pat: Pat, from: Span | undefined): void => {
    forEachBinding(pat, (id) => {
      const variable = body.vars[id];
      if (variable !== undefined) found.set(placeKey(variable.span), { pattern: pat.span, from });
    });
  };
  const params = (of: TypedBody): void => {
    for (const { pat } of of.params) bind(pat, pat.span);
  };
  params(body);
  walkExprs(body.expr, (expr: Expr) => {
    switch (expr.kind) {
      case 'block':
        for (const stmt of expr.block.stmts) if (stmt.kind === 'let') bind(stmt.pat, stmt.init?.span);
        return;
      case 'match':
        for (const arm of expr.arms) bind(arm.pat, expr.scrutinee.span);
        return;
      case 'let':
        bind(expr.pat, expr.expr.span);
        return;
      case 'closure':
        params(expr.closure.body);
        return;
      default:
    }
  });
  return found;
}

export function forEachBinding(pat: Pat, see: (id: VarId) => void): void {
  switch (pat.kind) {
    case 'binding':
      see(pat.var);
      if (pat.sub !== undefined) forEachBinding(pat.sub, see);
      return;
    case 'leaf':
    case 'variant':
      for (const each of pat.fields) forEachBinding(each.pat, see);
      return;
    case 'deref':
      forEachBinding(pat.pat, see);
      return;
    case 'slice':
      for (const each of [...pat.prefix, ...(pat.slice === undefined ? [] : [pat.slice]), ...pat.suffix])
        forEachBinding(each, see);
      return;
    case 'or':
      for (const each of pat.pats) forEachBinding(each, see);
      return;
    default:
  }
}
