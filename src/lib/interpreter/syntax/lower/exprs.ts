/** Expressions: parse tree to syntax tree. */
import type { CstNode } from 'chevrotain';
import { type Span, spanOf, spanTo } from '../../source/index.ts';
import type { Expr, FieldInit, Ident } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { lowerBlockLike, lowerClosure, lowerJump } from './control.ts';
import {
  freshId,
  holeExpr,
  identOf,
  type LowerCx,
  reportFinding,
  reportRecovered,
  reportSyntax,
  reportUnsupported,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { fromFragment } from './expansions.ts';
import { literalExpr } from './literals.ts';
import { lowerMacro } from './macros.ts';
import { OperatorClimber } from './operators.ts';
import { acceptUnderscores, noteMisplaced } from './positions.ts';
import { lowerAnyPath, lowerPath, lowerQualifiedPath } from './types.ts';

/** Later phases recurse over expressions, so their depth has a limit; real programs stay far below. */
export const maximalDepth = 300;

export const holeExprOf = (cx: LowerCx, cst: CstNode): Expr => holeExpr(cx, spanOfCst(cx, cst));

export function lowerExpr(cx: LowerCx, cst: CstNode): Expr {
  const [attribute] = tokens(cst, 'OuterAttribute');
  if (attribute !== undefined) {
    reportFinding(cx, 'attributes on expressions are experimental', spanOfToken(cx, attribute), 'E0658');
    lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'expr');
  }
  return lowerBare(cx, cst);
}

/** An expression whose attributes were looked at. */
function lowerBare(cx: LowerCx, cst: CstNode): Expr {
  const tails = nodes(cst, 'exprTail');
  return atDepth(cx, 1 + tails.length, cst, () => {
    const operand = findNode(cst, 'operand');
    const prefixRange = findToken(cst, 'prefixRange');
    const climber = new OperatorClimber(cx, tails);
    if (prefixRange !== undefined) return climber.fromPrefixRange(cst, prefixRange);
    return operand === undefined ? holeExprOf(cx, cst) : climber.fromOperand(operand, 0);
  });
}

/** Lowers what lies `levels` deeper, unless that is too deep for the phases to come. */
export function atDepth(cx: LowerCx, levels: number, cst: CstNode, lower: () => Expr): Expr {
  if (cx.depth + levels > maximalDepth) {
    if (cx.depth <= maximalDepth)
      reportUnsupported(
        cx,
        `expressions nested more than ${maximalDepth} levels deep`,
        spanOfCst(cx, cst),
        'split the expression with `let`',
      );
    cx.depth += maximalDepth; // Once is enough.
    return holeExprOf(cx, cst);
  }
  cx.depth += levels;
  const expr = lower();
  cx.depth -= levels;
  return expr;
}

function elementTarget(cx: LowerCx, cst: CstNode): 'closure' | 'expr' {
  const start = (tokens(cst, 'OuterAttribute').at(-1)?.endOffset ?? -1) + 1;
  return /^(?:move\b|\|)/u.test(cx.text.slice(start, start + 200).trimStart()) ? 'closure' : 'expr';
}

/** The elements of a list, without those that `#[cfg]` takes out. */
export function lowerExprs(cx: LowerCx, list: readonly CstNode[]): readonly Expr[] {
  return list
    .filter(
      (cst) =>
        !has(cst, 'OuterAttribute') ||
        lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), elementTarget(cx, cst)).isKept,
    )
    .map((cst) => lowerBare(cx, cst));
}

export function lowerOperand(cx: LowerCx, cst: CstNode): Expr {
  const postfixes = nodes(cst, 'postfix');
  const prefixes = tokens(cst, 'prefix');
  if (postfixes.length === 0 && prefixes.length === 0) return lowerPrimary(cx, cst);
  return atDepth(cx, postfixes.length + prefixes.length, cst, () =>
    applyPrefixes(
      cx,
      prefixes,
      postfixes.reduce((expr, postfix) => lowerPostfix(cx, expr, postfix), lowerPrimary(cx, cst)),
    ),
  );
}

function applyPrefixes(cx: LowerCx, prefixes: readonly Token[], operand: Expr): Expr {
  let expr = operand;
  let isMut = false;
  let raw = false;
  for (const token of prefixes.toReversed()) {
    const span = spanTo(spanOfToken(cx, token), expr.span);
    switch (token.image) {
      case 'mut':
        isMut = true;
        continue;
      case 'raw':
        raw = true;
        continue;
      case 'const':
        continue;
      case '&':
      case '&&':
        expr = {
          kind: 'ref',
          id: freshId(cx),
          span: token.image === '&' ? span : spanOf(span.file, span.start + 1, span.end),
          isMut,
          raw,
          expr,
        };
        if (token.image === '&&') expr = { kind: 'ref', id: freshId(cx), span, isMut: false, raw: false, expr };
        isMut = raw = false;
        continue;
      case '-':
      case '!':
      case '*':
        expr = { kind: 'unary', id: freshId(cx), span, op: token.image, expr };
    }
  }
  return expr;
}

function lowerPrimary(cx: LowerCx, cst: CstNode): Expr {
  const literal = findToken(cst, 'literal');
  if (literal !== undefined) return literalExpr(cx, literal);
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined) return lowerExprFragment(cx, fragment);
  const path = findNode(cst, 'pathExpr');
  if (path !== undefined) return lowerPathExpr(cx, path);
  const paren = findNode(cst, 'parenExpr');
  if (paren !== undefined) return lowerParen(cx, paren);
  const array = findNode(cst, 'arrayExpr');
  if (array !== undefined) return lowerArray(cx, array);
  const blockLike = findNode(cst, 'blockLike');
  if (blockLike !== undefined) return lowerBlockLike(cx, blockLike);
  const closure = findNode(cst, 'closure');
  if (closure !== undefined) return lowerClosure(cx, closure);
  const jump = findNode(cst, 'jump');
  if (jump !== undefined) return lowerJump(cx, jump);
  const underscore = findToken(cst, 'underscore');
  if (underscore !== undefined)
    return noteMisplaced(cx, { kind: 'underscore', id: freshId(cx), span: spanOfToken(cx, underscore) });
  return holeExprOf(cx, cst);
}

/** An argument of a macro that was parsed as an expression: no operator around it takes it apart. */
export const lowerExprFragment = (cx: LowerCx, token: Token): Expr =>
  fromFragment(cx, token, 'expr', (expr) => lowerExpr(cx, expr)) ?? holeExpr(cx, spanOfToken(cx, token));

export function lowerPathExpr(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const pathCst = findNode(cst, 'exprPath');
  const macro = findToken(cst, 'macro');
  if (macro !== undefined && pathCst !== undefined) {
    const body = findNode(cst, 'structBody');
    if (body !== undefined) reportSyntax(cx, 'expected `;`, found `{`', spanOfCst(cx, body));
    return lowerMacro(cx, pathCst, macro, span);
  }
  const qualified = findNode(cst, 'qualifiedPath');
  const structBody = findNode(cst, 'structBody');
  if (qualified !== undefined) {
    if (structBody !== undefined)
      return {
        kind: 'unsupported-expr',
        id: freshId(cx),
        span,
        construct: 'qualified paths in struct expressions',
        instead: 'a type alias',
      };
    return { kind: 'path', id: freshId(cx), span, ...lowerQualifiedPath(cx, qualified) };
  }
  if (pathCst === undefined) return holeExpr(cx, span);
  const fragment = findToken(pathCst, 'fragment');
  if (fragment !== undefined && structBody === undefined)
    return (
      fromFragment(cx, fragment, 'anyPath', (any): Expr => ({
        kind: 'path',
        id: freshId(cx),
        span,
        ...lowerAnyPath(cx, any),
      })) ?? holeExpr(cx, span)
    );
  const path = lowerPath(cx, pathCst);
  return structBody === undefined
    ? { kind: 'path', id: freshId(cx), span, qself: undefined, path }
    : lowerStruct(cx, structBody, path, span);
}

function lowerStruct(cx: LowerCx, body: CstNode, path: Extract<Expr, { kind: 'struct' }>['path'], span: Span): Expr {
  const fields: FieldInit[] = [];
  let base: Expr | undefined;
  let hasRest = false;
  for (const cst of nodes(body, 'fieldInit')) {
    if (!lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'field-init').isKept) continue;
    if (hasRest) reportRecovered(cx, 'cannot use a comma after the base struct', spanOfCst(cx, cst));
    const name = findToken(cst, 'name');
    if (name === undefined) {
      const baseCst = findNode(cst, 'base');
      hasRest = has(cst, 'rest');
      base = baseCst && lowerExpr(cx, baseCst);
      continue;
    }
    fields.push(lowerFieldInit(cx, cst, name));
  }
  const last = nodes(body, 'fieldInit').at(-1);
  const comma = tokens(body, 'Comma').at(-1);
  if (hasRest && comma !== undefined && last !== undefined && comma.startOffset > (last.location?.startOffset ?? 0))
    reportRecovered(cx, 'cannot use a comma after the base struct', spanOfToken(cx, comma));
  return { kind: 'struct', id: freshId(cx), span, path, fields, base, hasRest };
}

function lowerFieldInit(cx: LowerCx, cst: CstNode, token: Token): FieldInit {
  const span = spanOfCst(cx, cst);
  const name: Ident = identOf(cx, token);
  const value = findNode(cst, 'expr');
  if (value !== undefined) return { id: freshId(cx), span, name, expr: lowerExpr(cx, value), isShorthand: false };
  return { id: freshId(cx), span, name, expr: pathToName(cx, name), isShorthand: true };
}

/** The expression `name`. */
export function pathToName(cx: LowerCx, name: Ident): Expr {
  const path = {
    id: freshId(cx),
    span: name.span,
    global: false,
    segments: [{ id: freshId(cx), name, args: undefined }],
  };
  return { kind: 'path', id: freshId(cx), span: name.span, qself: undefined, path };
}

function lowerParen(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const exprs = lowerExprs(cx, nodes(cst, 'expr'));
  const only = exprs[0];
  if (exprs.length === 1 && only !== undefined && !has(cst, 'comma'))
    return { kind: 'paren', id: freshId(cx), span, expr: only };
  return { kind: 'tuple', id: freshId(cx), span, exprs };
}

function lowerArray(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const exprs = lowerExprs(cx, nodes(cst, 'expr'));
  const semi = findToken(cst, 'semi');
  if (semi === undefined) return { kind: 'array', id: freshId(cx), span, exprs };
  const [expr, len] = exprs;
  if (exprs.length !== 2 || has(cst, 'Comma') || expr === undefined || len === undefined) {
    reportSyntax(cx, 'expected one of `,`, `]`, or an operator, found `;`', spanOfToken(cx, semi));
    return holeExpr(cx, span);
  }
  acceptUnderscores(cx, len);
  return { kind: 'repeat', id: freshId(cx), span, expr, len };
}

export function lowerPostfix(cx: LowerCx, base: Expr, cst: CstNode): Expr {
  const span = spanTo(base.span, spanOfCst(cx, cst));
  const call = findNode(cst, 'callArgs');
  const name = findToken(cst, 'name');
  if (name !== undefined) {
    const generics = findNode(cst, 'genericArgs');
    if (call === undefined) {
      if (generics !== undefined)
        reportRecovered(cx, 'field expressions cannot have generic arguments', spanOfCst(cx, generics));
      return { kind: 'field', id: freshId(cx), span, expr: base, name: identOf(cx, name) };
    }
    const args =
      generics === undefined
        ? undefined
        : lowerPath(cx, { name: 'exprPath', children: { name: [name], genericArgs: [generics] } }).segments[0]?.args;
    return {
      kind: 'method-call',
      id: freshId(cx),
      span,
      receiver: base,
      segment: { id: freshId(cx), name: identOf(cx, name), args },
      args: lowerExprs(cx, nodes(call, 'expr')),
    };
  }
  if (call !== undefined)
    return { kind: 'call', id: freshId(cx), span, func: base, args: lowerExprs(cx, nodes(call, 'expr')) };
  const position = findToken(cst, 'position');
  if (position !== undefined) {
    const suffix = position.literal?.kind === 'int' ? position.literal.suffix : undefined;
    const name = identOf(cx, position);
    if (suffix === undefined) return { kind: 'field', id: freshId(cx), span, expr: base, name };
    reportRecovered(cx, 'suffixes on a tuple index are invalid', spanOfToken(cx, position));
    const plain = { ...name, name: name.name.slice(0, -suffix.length) };
    return { kind: 'field', id: freshId(cx), span, expr: base, name: plain };
  }
  const index = findNode(cst, 'index');
  if (index !== undefined) return { kind: 'index', id: freshId(cx), span, expr: base, index: lowerExpr(cx, index) };
  if (has(cst, 'question')) return { kind: 'try', id: freshId(cx), span, expr: base };
  if (has(cst, 'await'))
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: '`.await`', instead: undefined };
  return base;
}

/** An expression where a statement may stand: a block-like one, perhaps with `.method()` behind it, or any other. */
export function lowerStmtExpr(cx: LowerCx, cst: CstNode): Expr {
  const whole = findNode(cst, 'expr');
  if (whole !== undefined) return lowerExpr(cx, whole);
  const macro = findNode(cst, 'macro');
  const blockLike = findNode(cst, 'blockLike');
  const postfixes = nodes(cst, 'postfix');
  const tails = nodes(cst, 'exprTail');
  return atDepth(cx, 1 + postfixes.length + tails.length, cst, () => {
    const base =
      macro !== undefined
        ? lowerPathExpr(cx, macro)
        : blockLike !== undefined
          ? lowerBlockLike(cx, blockLike)
          : holeExprOf(cx, cst);
    return new OperatorClimber(cx, tails).climb(
      postfixes.reduce((expr, postfix) => lowerPostfix(cx, expr, postfix), base),
      0,
    );
  });
}
