/** The walk over expressions: what has no node in the core tree is written out, the rest is rebuilt as it is. */
import { unreachable } from '../../../heap/base/index.ts';
import type { Arm, Block, Expr, Stmt } from '../ast.ts';
import { freshId, type ExpandCx } from './cx.ts';
import { expandItem } from './items.ts';
import { expandFor, expandTry, expandWhile } from './loops.ts';
import { expandMacro } from './macros.ts';
import { expandPat } from './patterns.ts';
import { expandGenericArgs, expandPath, expandQSelf, expandType } from './types.ts';

export function expandExpr(cx: ExpandCx, expr: Expr): Expr {
  const one = (each: Expr): Expr => expandExpr(cx, each);
  const maybe = (each: Expr | undefined): Expr | undefined => each && expandExpr(cx, each);
  switch (expr.kind) {
    case 'literal':
    case 'lang-path':
    case 'continue':
    case 'underscore':
    case 'unsupported-expr':
      return expr;
    case 'path':
      return { ...expr, qself: expandQSelf(cx, expr.qself), path: expandPath(cx, expr.path) };
    case 'unary':
    case 'ref':
    case 'field':
    case 'paren':
      return { ...expr, expr: one(expr.expr) };
    case 'binary':
    case 'logical':
    case 'assign':
    case 'assign-op':
      return { ...expr, left: one(expr.left), right: one(expr.right) };
    case 'call':
      return { ...expr, func: one(expr.func), args: expr.args.map(one) };
    case 'method-call': {
      const receiver = one(expr.receiver);
      return {
        ...expr,
        receiver,
        segment: { ...expr.segment, args: expandGenericArgs(cx, expr.segment.args) },
        args: expr.args.map(one),
      };
    }
    case 'index':
      return { ...expr, expr: one(expr.expr), index: one(expr.index) };
    case 'range':
      return { ...expr, low: maybe(expr.low), high: maybe(expr.high) };
    case 'array':
    case 'tuple':
      return { ...expr, exprs: expr.exprs.map(one) };
    case 'repeat':
      return { ...expr, expr: one(expr.expr), len: one(expr.len) };
    case 'struct':
      return {
        ...expr,
        path: expandPath(cx, expr.path),
        fields: expr.fields.map((field) => ({ ...field, expr: one(field.expr) })),
        base: maybe(expr.base),
      };
    case 'block':
      return { ...expr, block: expandBlock(cx, expr.block) };
    case 'if':
      return { ...expr, cond: one(expr.cond), then: expandBlock(cx, expr.then), otherwise: maybe(expr.otherwise) };
    case 'let':
      return { ...expr, pat: expandPat(cx, expr.pat), expr: one(expr.expr) };
    case 'match':
      return { ...expr, scrutinee: one(expr.scrutinee), arms: expr.arms.map((arm) => expandArm(cx, arm)) };
    case 'loop':
      return { ...expr, body: expandBlock(cx, expr.body) };
    case 'break':
    case 'return':
      return { ...expr, expr: maybe(expr.expr) };
    case 'closure':
      return {
        ...expr,
        params: expr.params.map((param) => ({
          ...param,
          pat: expandPat(cx, param.pat),
          ty: param.ty && expandType(cx, param.ty),
        })),
        output: expr.output && expandType(cx, expr.output),
        body: one(expr.body),
      };
    case 'cast':
      return { ...expr, expr: one(expr.expr), ty: expandType(cx, expr.ty) };
    case 'while':
      return expandWhile(cx, expr);
    case 'for':
      return expandFor(cx, expr);
    case 'try':
      return expandTry(cx, expr);
    case 'macro':
      return expandMacro(cx, expr.macro, expr.span);
    default:
      return unreachable(expr);
  }
}

function expandArm(cx: ExpandCx, arm: Arm): Arm {
  return {
    ...arm,
    pat: expandPat(cx, arm.pat),
    guard: arm.guard && expandExpr(cx, arm.guard),
    body: expandExpr(cx, arm.body),
  };
}

export function expandBlock(cx: ExpandCx, block: Block): Block {
  return {
    ...block,
    stmts: block.stmts.flatMap((stmt) => expandStmt(cx, stmt)),
    tail: block.tail && expandExpr(cx, block.tail),
  };
}

function expandStmt(cx: ExpandCx, stmt: Stmt): readonly Stmt[] {
  switch (stmt.kind) {
    case 'let':
      return [
        {
          ...stmt,
          pat: expandPat(cx, stmt.pat),
          ty: stmt.ty && expandType(cx, stmt.ty),
          init: stmt.init && expandExpr(cx, stmt.init),
          otherwise: stmt.otherwise && expandBlock(cx, stmt.otherwise),
        },
      ];
    case 'expr':
      return [{ ...stmt, expr: expandExpr(cx, stmt.expr) }];
    case 'item': {
      if (stmt.item.kind === 'macro-rules') return [stmt];
      // A derive puts its impls behind the item.
      const [item, ...derived] = expandItem(cx, stmt.item);
      const made = derived.map((each): Stmt => ({ kind: 'item', id: freshId(cx), span: each.span, item: each }));
      return item === undefined ? made : [{ ...stmt, item }, ...made];
    }
  }
}
