/**
 * Destructuring assignment as a block: `(a, b[0]) = e` becomes `{ let (lhs0, lhs1) = e; a = lhs0; b[0] = lhs1; }`
 * (Reference, "Destructuring assignments"; rustc lowers it in the same way).
 */
import type * as ast from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import { UNIT } from '../fold.ts';
import { varId, type Expr, type Pat, type Stmt } from '../thir.ts';
import { core } from '../check/context.ts';
import { makeExpr, settled, type BuildCx } from './context.ts';
import { buildExpr } from './expr.ts';

export function buildDestructuring(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'assign' }>, span: Span): Expr {
  const right = buildExpr(bx, expr.right);
  const assigns: Stmt[] = [];
  const pat = target(bx, expr.left, right.ty, assigns);
  const stmts: Stmt[] = [{ kind: 'let', pat, userTy: undefined, init: right, otherwise: undefined, span, origin: undefined }, ...assigns];
  return makeExpr({ kind: 'block', block: { stmts, tail: undefined, span }, label: undefined }, UNIT, span, expr.id, expr.origin);
}

/** The pattern for one left side; assignments of its places go to `assigns`. */
function target(bx: BuildCx, left: ast.Expr, whole: Expr['ty'], assigns: Stmt[]): Pat {
  const inner = core(left);
  const ty = settled(bx, bx.cx.types.get(inner.id) ?? whole, inner.span);
  const base = { ty, span: inner.span };
  if (inner.kind === 'underscore') return { kind: 'wild', ...base };
  if (inner.kind === 'tuple') return { kind: 'leaf', fields: inner.exprs.map((each, field) => ({ field, pat: target(bx, each, ty, assigns) })), ...base };
  const id = varId(bx.vars.length);
  bx.vars.push({ id, name: 'lhs', ty, isMut: false, byRef: 'no', span: inner.span, node: inner.id });
  const value = makeExpr({ kind: 'var', var: id }, ty, inner.span, inner.id, inner.origin);
  const assign = makeExpr({ kind: 'assign', left: buildExpr(bx, left), right: value }, UNIT, inner.span, inner.id, inner.origin);
  assigns.push({ kind: 'expr', expr: assign, span: inner.span });
  return { kind: 'binding', var: id, mode: 'move', sub: undefined, isPrimary: true, ...base };
}
