/** Blocks and statements: parse tree to syntax tree. */
import type { CstNode } from 'chevrotain';
import { type Span, spanTo } from '../../source/index.ts';
import type { Block, Expr, Stmt } from '../ast.ts';
import { findNode, findToken, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { freshId, type LowerCx, reportSyntax, spanOfCst, spanOfToken } from './cx.ts';
import { lowerExpr, lowerStmtExpr } from './exprs.ts';
import { lowerItem } from './items.ts';
import { lowerPattern, wildPattern } from './patterns.ts';
import { lowerType } from './types.ts';

export function lowerBlock(cx: LowerCx, cst: CstNode): Block {
  lowerAttrs(cx, tokens(cst, 'InnerAttribute'), spanOfCst(cx, cst));
  const stmts: Stmt[] = [];
  for (const stmt of nodes(cst, 'stmt')) stmts.push(...lowerStmt(cx, stmt));
  const last = stmts.at(-1);
  let tail: Expr | undefined;
  if (last?.kind === 'expr' && !last.semi) {
    tail = last.expr;
    stmts.pop();
  }
  return { id: freshId(cx), span: spanOfCst(cx, cst), stmts, tail };
}

function lowerStmt(cx: LowerCx, cst: CstNode): readonly Stmt[] {
  const outer = tokens(cst, 'OuterAttribute');
  const span = spanOfCst(cx, cst);
  const item = findNode(cst, 'item');
  if (item !== undefined)
    return lowerItem(cx, item, outer, 'block').map((lowered) => ({
      kind: 'item',
      id: freshId(cx),
      span: lowered.span,
      item: lowered,
    }));
  if (!lowerAttrs(cx, outer, span).isKept) return [];
  const letCst = findNode(cst, 'letStmt');
  if (letCst !== undefined) return [lowerLet(cx, letCst)];
  const expr = findNode(cst, 'stmtExpr');
  if (expr === undefined) return [];
  const lowered = lowerStmtExpr(cx, expr);
  const semi = findToken(cst, 'semi');
  const whole =
    semi === undefined || semi.endOffset < span.start ? lowered.span : spanTo(lowered.span, spanOfToken(cx, semi));
  return [{ kind: 'expr', id: freshId(cx), span: whole, expr: lowered, semi: semi !== undefined }];
}

function lowerLet(cx: LowerCx, cst: CstNode): Stmt {
  const span = spanOfCst(cx, cst);
  const pattern = findNode(cst, 'pattern');
  const type = findNode(cst, 'type');
  const value = findNode(cst, 'expr');
  const block = findNode(cst, 'block');
  const pat = pattern === undefined ? wildPattern(cx, span) : lowerPattern(cx, pattern);
  const ty = type && lowerType(cx, type);
  const init = value && lowerExpr(cx, value);
  if (block !== undefined && init !== undefined) checkBeforeElse(cx, init);
  return { kind: 'let', id: freshId(cx), span, pat, ty, init, otherwise: block && lowerBlock(cx, block) };
}

/** `let … = E else {` must not read like the end of another expression. */
function checkBeforeElse(cx: LowerCx, init: Expr): void {
  const end: Span = { ...init.span, start: Math.max(init.span.start, init.span.end - 1) };
  if (init.kind === 'logical')
    reportSyntax(cx, `a \`${init.op}\` expression cannot be directly assigned in \`let...else\``, init.span);
  else if (cx.text[end.start] === '}' && init.kind !== 'literal')
    reportSyntax(cx, 'right curly brace `}` before `else` in a `let...else` statement not allowed', end);
}
