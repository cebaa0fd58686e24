/** Patterns: parse tree to syntax tree. */
import type { CstNode } from 'chevrotain';
import { isSince, type Span, spanOf } from '../../source/index.ts';
import type { Expr, FieldPat, Ident, Pat, Path, QSelf } from '../ast.ts';
import { Ident as IdentToken } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { freshId, identOf, type LowerCx, reportRecovered, reportSyntax, spanOfCst, spanOfToken } from './cx.ts';
import { expandCall, fromFragment, userCallOrFault } from './expansions.ts';
import { lowerExprFragment } from './exprs.ts';
import { literalExpr } from './literals.ts';
import { lowerPath, lowerQualifiedPath } from './types.ts';

/** `pattern`: alternatives joined by `|`. */
export function lowerPattern(cx: LowerCx, cst: CstNode): Pat {
  const alternatives = nodes(cst, 'alternative');
  const only = alternatives[0];
  if (alternatives.length === 1 && only !== undefined) return lowerAtom(cx, only);
  return {
    kind: 'or',
    id: freshId(cx),
    span: spanOfCst(cx, cst),
    pats: alternatives.map((atom) => lowerAtom(cx, atom)),
  };
}

/** What stands for a pattern that error recovery could not find. */
export const wildPattern = (cx: LowerCx, span: Span): Pat => ({ kind: 'wild', id: freshId(cx), span });

export function lowerAtom(cx: LowerCx, cst: CstNode): Pat {
  const span = spanOfCst(cx, cst);
  const path = findNode(cst, 'patternPath');
  if (path !== undefined) return lowerPathPattern(cx, path, span);
  const binding = findNode(cst, 'binding');
  if (binding !== undefined) return lowerBinding(cx, binding, span, has(cst, 'Ref'), has(cst, 'Mut'));
  const pointee = findNode(cst, 'pointee');
  if (pointee !== undefined) {
    const pat = lowerAtom(cx, pointee);
    const isMut = has(cst, 'Mut');
    if (pat.kind === 'range' && !has(pointee, 'LParen'))
      reportSyntax(cx, 'the range pattern here has ambiguous interpretation', pat.span);
    if (!has(cst, 'AndAnd')) return { kind: 'ref', id: freshId(cx), span, isMut, pat };
    const inner: Pat = { kind: 'ref', id: freshId(cx), span: spanOf(span.file, span.start + 1, span.end), isMut, pat };
    return { kind: 'ref', id: freshId(cx), span, isMut: false, pat: inner };
  }
  if (has(cst, 'LParen')) {
    const pats = lowerPatterns(cx, nodes(cst, 'element'));
    const only = pats[0];
    if (pats.length === 1 && only !== undefined && only.kind !== 'rest' && !has(cst, 'comma')) return { ...only, span };
    return { kind: 'tuple', id: freshId(cx), span, pats };
  }
  if (has(cst, 'LBracket'))
    return { kind: 'slice', id: freshId(cx), span, pats: lowerPatterns(cx, nodes(cst, 'item')) };
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined)
    return fromFragment(cx, fragment, 'pattern', (pattern) => lowerPattern(cx, pattern)) ?? wildPattern(cx, span);
  const low = findNode(cst, 'low');
  const rest = findNode(cst, 'rangeRest');
  if (rest !== undefined) return lowerRange(cx, rest, low && lowerLiteral(cx, low), span);
  if (low !== undefined) {
    const expr = lowerLiteral(cx, low);
    if (expr.kind === 'path') return { kind: 'path', id: freshId(cx), span, qself: expr.qself, path: expr.path };
    return { kind: 'literal', id: freshId(cx), span, expr };
  }
  if (has(cst, 'ConstBlock'))
    return { kind: 'unsupported-pat', id: freshId(cx), span, construct: '`const` blocks in patterns' };
  return wildPattern(cx, span);
}

function lowerPatterns(cx: LowerCx, list: readonly CstNode[]): readonly Pat[] {
  const pats = list.map((cst) => lowerPattern(cx, cst));
  const rests = pats.filter((pat) => pat.kind === 'rest' || (pat.kind === 'ident' && pat.sub?.kind === 'rest'));
  const second = rests[1];
  if (second !== undefined) reportSyntax(cx, '`..` can only be used once per pattern', second.span);
  return pats;
}

function lowerBinding(cx: LowerCx, cst: CstNode, span: Span, byRef: boolean, isMut: boolean): Pat {
  const self = findToken(cst, 'SelfValue');
  if (self !== undefined) reportSyntax(cx, 'expected identifier, found keyword `self`', spanOfToken(cx, self));
  const sub = findNode(cst, 'patternAtom');
  return {
    kind: 'ident',
    id: freshId(cx),
    span,
    name: identOf(cx, findToken(cst, 'Ident')),
    byRef,
    isMut,
    sub: sub && lowerAtom(cx, sub),
  };
}

/** `fieldPattern` is put here too: what begins with a name needs a second look to be told apart. */
function lowerPathPattern(cx: LowerCx, cst: CstNode, span: Span): Pat {
  const qualifiedCst = findNode(cst, 'qualifiedPath');
  const pathCst = findNode(cst, 'exprPath');
  const sub = findNode(cst, 'patternAtom');
  if (pathCst !== undefined && isLoneName(pathCst)) {
    const name: Ident = identOf(cx, findToken(pathCst, 'name'));
    if (sub !== undefined)
      return { kind: 'ident', id: freshId(cx), span, name, byRef: false, isMut: false, sub: lowerAtom(cx, sub) };
    if (!['LParen', 'LCurly', 'rangeRest', 'macro'].some((label) => has(cst, label)))
      return { kind: 'ident', id: freshId(cx), span, name, byRef: false, isMut: false, sub: undefined };
  }
  if (sub !== undefined) reportSyntax(cx, 'left-hand side of `@` must be a binding', span);
  if (has(cst, 'macro'))
    return (
      (pathCst && lowerPatternMacro(cx, cst, pathCst, span)) ?? {
        kind: 'unsupported-pat',
        id: freshId(cx),
        span,
        construct: `the macro \`${(pathCst && tokens(pathCst, 'name').at(-1)?.image) ?? ''}!\` as a pattern`,
      }
    );
  const { qself, path } = lowerAnyPath(cx, qualifiedCst, pathCst, span);
  const rest = findNode(cst, 'rangeRest');
  if (rest !== undefined)
    return lowerRange(cx, rest, { kind: 'path', id: freshId(cx), span: path.span, qself, path }, span);
  if (has(cst, 'LParen')) {
    const pats = lowerPatterns(cx, nodes(cst, 'element'));
    return qself === undefined
      ? { kind: 'tuple-struct', id: freshId(cx), span, path, pats }
      : qualifiedPattern(cx, span);
  }
  if (has(cst, 'LCurly')) {
    const fields = nodes(cst, 'fieldPattern').flatMap((field) => lowerField(cx, field));
    const restIndex = nodes(cst, 'fieldPattern').findIndex((field) => has(field, 'rest'));
    if (
      restIndex >= 0 &&
      (restIndex < nodes(cst, 'fieldPattern').length - 1 ||
        (tokens(cst, 'Comma').at(-1)?.startOffset ?? -1) >
          (nodes(cst, 'fieldPattern')[restIndex]?.location?.startOffset ?? 0))
    )
      reportSyntax(cx, 'expected `}`, found `,`', span);
    return qself === undefined
      ? { kind: 'struct', id: freshId(cx), span, path, fields, hasRest: restIndex >= 0 }
      : qualifiedPattern(cx, span);
  }
  return { kind: 'path', id: freshId(cx), span, qself, path };
}

function lowerPatternMacro(cx: LowerCx, cst: CstNode, path: CstNode, span: Span): Pat | undefined {
  const call = userCallOrFault(cx, path, findToken(cst, 'MacroArguments'), span);
  if (call === 'reported') return wildPattern(cx, span);
  if (call === undefined) return undefined;
  return expandCall(cx, call, 'pattern', (pattern) => lowerPattern(cx, pattern)) ?? wildPattern(cx, span);
}

const qualifiedPattern = (cx: LowerCx, span: Span): Pat => ({
  kind: 'unsupported-pat',
  id: freshId(cx),
  span,
  construct: 'qualified paths in struct patterns',
});

/** A single plain name, which may bind. */
function isLoneName(path: CstNode): boolean {
  return (
    tokens(path, 'name').length === 1 &&
    !has(path, 'genericArgs') &&
    !has(path, 'global') &&
    findToken(path, 'name')?.tokenType === IdentToken
  );
}

function lowerAnyPath(
  cx: LowerCx,
  qualified: CstNode | undefined,
  plain: CstNode | undefined,
  span: Span,
): { readonly qself: QSelf | undefined; readonly path: Path } {
  if (qualified !== undefined) return lowerQualifiedPath(cx, qualified);
  if (plain !== undefined) return { qself: undefined, path: lowerPath(cx, plain) };
  return {
    qself: undefined,
    path: {
      id: freshId(cx),
      span,
      global: false,
      segments: [{ id: freshId(cx), name: identOf(cx, undefined), args: undefined }],
    },
  };
}

function lowerField(cx: LowerCx, cst: CstNode): readonly FieldPat[] {
  if (!lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'field-pat').isKept || has(cst, 'rest'))
    return [];
  const span = spanOfCst(cx, cst);
  const token = findToken(cst, 'name');
  const name = identOf(cx, token);
  const pattern = findNode(cst, 'pattern');
  if (pattern !== undefined)
    return [{ id: freshId(cx), span, name, pat: lowerPattern(cx, pattern), isShorthand: false }];
  const start =
    findToken(cst, 'Ref')?.startOffset ?? findToken(cst, 'Mut')?.startOffset ?? token?.startOffset ?? span.start;
  const pat: Pat = {
    kind: 'ident',
    id: freshId(cx),
    span: spanOf(cx.file, start, span.end),
    name,
    byRef: has(cst, 'Ref'),
    isMut: has(cst, 'Mut'),
    sub: undefined,
  };
  return [{ id: freshId(cx), span, name, pat, isShorthand: true }];
}

function lowerRange(cx: LowerCx, cst: CstNode, low: Expr | undefined, span: Span): Pat {
  const op = findToken(cst, 'op');
  const literal = findNode(cst, 'high');
  const path = findNode(cst, 'exprPath');
  const qualified = findNode(cst, 'qualifiedPath');
  const pathEnd = (): Expr | undefined => {
    const end = path ?? qualified;
    return (
      end && { kind: 'path', id: freshId(cx), span: spanOfCst(cx, end), ...lowerAnyPath(cx, qualified, path, span) }
    );
  };
  const high = literal === undefined ? pathEnd() : lowerLiteral(cx, literal);
  if (op?.image === '...') {
    if (low === undefined) reportSyntax(cx, 'range-to patterns with `...` are not allowed', spanOfToken(cx, op));
    else if (isSince(cx.edition, '2021'))
      reportRecovered(cx, '`...` range patterns are not allowed', spanOfToken(cx, op), 'E0783');
  }
  if (high === undefined) {
    if (op?.image !== '..') reportRecovered(cx, 'inclusive range with no end', span, 'E0586');
    if (low === undefined) return { kind: 'rest', id: freshId(cx), span };
  }
  return { kind: 'range', id: freshId(cx), span, low, high, inclusive: op?.image !== '..' && high !== undefined };
}

function lowerLiteral(cx: LowerCx, cst: CstNode): Expr {
  const span = spanOfCst(cx, cst);
  const token = findToken(cst, 'literal');
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined) {
    const expr = lowerExprFragment(cx, fragment);
    const isPlain = (each: Expr): boolean => each.kind === 'literal' || each.kind === 'path';
    if (
      isPlain(expr) ||
      (expr.kind === 'unary' && expr.op === '-' && isPlain(expr.expr)) ||
      expr.kind === 'unsupported-expr'
    )
      return expr;
    reportSyntax(cx, 'arbitrary expressions are not allowed in patterns', span);
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: 'a syntax error', instead: undefined };
  }
  if (token === undefined)
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: 'a syntax error', instead: undefined };
  const expr = literalExpr(cx, token);
  return has(cst, 'minus') ? { kind: 'unary', id: freshId(cx), span, op: '-', expr } : expr;
}
