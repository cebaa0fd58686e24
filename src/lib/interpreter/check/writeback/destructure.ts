/**
 * Destructuring assignment as a block: `(a, b[0]) = e` becomes `{ let (lhs, lhs) = e; a = lhs; b[0] = lhs; }`
 * (Reference, "Destructuring assignments"; rustc lowers it in the same way).
 */
import type * as ast from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import type { Destructuring } from '../assign.ts';

import type { Expr, Stmt } from '../../types/thir.ts';
import { makeExpr, type BuildCx } from './context.ts';
import { buildExpr } from './expr.ts';
import { buildPattern } from './pattern.ts';
import { UNIT } from '../../types/make.ts';

export function buildDestructuring(
  bx: BuildCx,
  expr: Extract<ast.Expr, { kind: 'assign' }>,
  { pat, assigns }: Destructuring,
  span: Span,
): Expr {
  const init = buildExpr(bx, expr.right);
  const stmts: Stmt[] = [
    { kind: 'let', pat: buildPattern(bx, pat), userTy: undefined, init, otherwise: undefined, span, origin: undefined },
  ];
  for (const { place, value } of assigns) {
    const assign = makeExpr(
      { kind: 'assign', left: buildExpr(bx, place), right: buildExpr(bx, value) },
      UNIT,
      place.span,
      place.id,
      expr.origin,
    );
    stmts.push({ kind: 'expr', expr: assign, span: place.span, isSemi: false });
  }
  return makeExpr(
    { kind: 'block', block: { stmts, tail: undefined, span }, label: undefined },
    UNIT,
    span,
    expr.id,
    expr.origin,
  );
}
