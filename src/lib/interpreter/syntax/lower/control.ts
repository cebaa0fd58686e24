/** Control flow, blocks, closures and jumps: parse tree to syntax tree. */
import type { CstNode } from 'chevrotain';
import { type Span, spanOf, spanTo } from '../../source/index.ts';
import type { Arm, Block, ClosureParam, Expr, Lifetime } from '../ast.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { lowerBlock } from './blocks.ts';
import { freshId, holeExpr, type LowerCx, spanOfCst } from './cx.ts';
import { atDepth, lowerExpr, lowerStmtExpr } from './exprs.ts';
import { noteLint, UNSAFE_CODE } from './lint-levels.ts';
import { lowerAtom, lowerPattern, wildPattern } from './patterns.ts';
import { acceptLets } from './positions.ts';
import { lowerLifetime, lowerType } from './types.ts';

interface BlockQualifiers {
  readonly label?: Lifetime | undefined;
  readonly isUnsafe?: boolean;
  readonly isConst?: boolean;
}

export function lowerBlockExpr(
  cx: LowerCx,
  cst: CstNode,
  qualifiers: BlockQualifiers,
  span: Span = spanOfCst(cx, cst),
): Expr {
  const { label, isUnsafe = false, isConst = false } = qualifiers;
  return { kind: 'block', id: freshId(cx), span, label, isUnsafe, isConst, block: lowerBlock(cx, cst) };
}

export function lowerBlockLike(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const ifCst = findNode(cst, 'ifExpr');
  if (ifCst !== undefined) return lowerIf(cx, ifCst, span);
  const matchCst = findNode(cst, 'matchExpr');
  if (matchCst !== undefined) return lowerMatch(cx, matchCst, span);
  const labelToken = findToken(cst, 'label');
  const label = labelToken && lowerLifetime(cx, labelToken, 'labels');
  const loop = findNode(cst, 'loopExpr');
  if (loop !== undefined) return lowerLoop(cx, loop, label, span);
  const labelled = findNode(cst, 'labelled');
  if (labelled !== undefined) return lowerBlockExpr(cx, labelled, { label }, span);
  const block = findNode(cst, 'block');
  if (has(cst, 'async'))
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: '`async` blocks', instead: undefined };
  if (has(cst, 'unsafe')) noteLint(cx, 'unsafe_code', UNSAFE_CODE.block, span);
  return block === undefined
    ? holeExpr(cx, span)
    : lowerBlockExpr(cx, block, { isUnsafe: has(cst, 'unsafe'), isConst: has(cst, 'const') }, span);
}

function lowerBlockOf(cx: LowerCx, cst: CstNode | undefined, span: Span): Block {
  return cst === undefined ? { id: freshId(cx), span, stmts: [], tail: undefined } : lowerBlock(cx, cst);
}

function lowerCondition(cx: LowerCx, cst: CstNode | undefined, span: Span): Expr {
  const expr = cst && findNode(cst, 'expr');
  return expr === undefined ? holeExpr(cx, span) : acceptLets(cx, lowerExpr(cx, expr));
}

/** `if a {} else if b {} else {}` is one node of the parse tree, and nested in the syntax tree. */
function lowerIf(cx: LowerCx, cst: CstNode, span: Span): Expr {
  const conditions = nodes(cst, 'condition');
  const branches = nodes(cst, 'branch');
  const words = tokens(cst, 'If');
  return atDepth(cx, conditions.length, cst, () => {
    const last = branches.length > conditions.length ? branches.at(-1) : undefined;
    const parts = conditions.map((condition, index) => ({
      cond: lowerCondition(cx, condition, span),
      then: lowerBlockOf(cx, branches[index], span),
      start: words[index]?.startOffset ?? span.start,
    }));
    let otherwise: Expr | undefined = last && lowerBlockExpr(cx, last, {});
    for (const { cond, then, start } of parts.toReversed())
      otherwise = { kind: 'if', id: freshId(cx), span: spanOf(cx.file, start, span.end), cond, then, otherwise };
    return otherwise ?? holeExpr(cx, span);
  });
}

function lowerLoop(cx: LowerCx, cst: CstNode, label: Lifetime | undefined, span: Span): Expr {
  const block = findNode(cst, 'block');
  const condition = findNode(cst, 'condition');
  if (has(cst, 'Loop')) return { kind: 'loop', id: freshId(cx), span, label, body: lowerBlockOf(cx, block, span) };
  if (has(cst, 'While'))
    return {
      kind: 'while',
      id: freshId(cx),
      span,
      label,
      cond: lowerCondition(cx, condition, span),
      body: lowerBlockOf(cx, block, span),
    };
  const pattern = findNode(cst, 'pattern');
  const iter = condition && findNode(condition, 'expr');
  return {
    kind: 'for',
    id: freshId(cx),
    span,
    label,
    pat: pattern === undefined ? wildPattern(cx, span) : lowerPattern(cx, pattern),
    iter: iter === undefined ? holeExpr(cx, span) : lowerExpr(cx, iter),
    body: lowerBlockOf(cx, block, span),
  };
}

function lowerMatch(cx: LowerCx, cst: CstNode, span: Span): Expr {
  const condition = findNode(cst, 'condition');
  const scrutinee = condition && findNode(condition, 'expr');
  return {
    kind: 'match',
    id: freshId(cx),
    span,
    scrutinee: scrutinee === undefined ? holeExpr(cx, span) : lowerExpr(cx, scrutinee),
    arms: lowerArms(cx, cst),
  };
}

function lowerArms(cx: LowerCx, cst: CstNode): readonly Arm[] {
  lowerAttrs(cx, tokens(cst, 'InnerAttribute'), spanOfCst(cx, cst), 'expr');
  return nodes(cst, 'arm').flatMap((arm) => lowerArm(cx, arm));
}

function lowerArm(cx: LowerCx, cst: CstNode): readonly Arm[] {
  if (!lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'arm').isKept) return [];
  const pattern = findNode(cst, 'pattern');
  const guard = findNode(cst, 'guard');
  const body = findNode(cst, 'stmtExpr');
  const whole = spanOfCst(cx, cst);
  const pat = pattern === undefined ? wildPattern(cx, whole) : lowerPattern(cx, pattern);
  const loweredGuard = guard && acceptLets(cx, lowerExpr(cx, guard));
  const loweredBody = body === undefined ? holeExpr(cx, whole) : lowerStmtExpr(cx, body);
  return [{ id: freshId(cx), span: spanTo(pat.span, loweredBody.span), pat, guard: loweredGuard, body: loweredBody }];
}

export function lowerClosure(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const qualifier = findToken(cst, 'qualifier');
  if (qualifier !== undefined)
    return {
      kind: 'unsupported-expr',
      id: freshId(cx),
      span,
      construct: `\`${qualifier.image}\` closures`,
      instead: undefined,
    };
  const params = nodes(cst, 'closureParam').flatMap((param): ClosureParam[] => {
    if (!lowerAttrs(cx, tokens(param, 'OuterAttribute'), spanOfCst(cx, param), 'param').isKept) return [];
    const pattern = findNode(param, 'patternAtom');
    const ty = findNode(param, 'type');
    const paramSpan = spanOfCst(cx, param);
    return [
      {
        id: freshId(cx),
        span: paramSpan,
        pat: pattern === undefined ? wildPattern(cx, paramSpan) : lowerAtom(cx, pattern),
        ty: ty && lowerType(cx, ty),
      },
    ];
  });
  const output = findNode(cst, 'type');
  const block = findNode(cst, 'block');
  const body = findNode(cst, 'body');
  const loweredBody =
    body !== undefined ? lowerExpr(cx, body) : block !== undefined ? lowerBlockExpr(cx, block, {}) : holeExpr(cx, span);
  return {
    kind: 'closure',
    id: freshId(cx),
    span,
    isMove: has(cst, 'Move'),
    params,
    output: output && lowerType(cx, output),
    body: loweredBody,
  };
}

export function lowerJump(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const labelToken = findToken(cst, 'label');
  const label = labelToken && lowerLifetime(cx, labelToken, 'labels');
  if (has(cst, 'Continue')) return { kind: 'continue', id: freshId(cx), span, label };
  const value = findNode(cst, 'expr');
  const expr = value && lowerExpr(cx, value);
  return has(cst, 'Break')
    ? { kind: 'break', id: freshId(cx), span, label, expr }
    : { kind: 'return', id: freshId(cx), span, expr };
}
