/** `stringify!`, `concat!`, `line!`, `column!`: macros that become literals. */
import type { FileId } from '../../source/index.ts';
import type { Expr } from '../ast.ts';
import { scan } from '../lex/scan.ts';
import { findKeyword, fragmentWords, Ident, PathName, punctuation as p, type Token } from '../lex/tokens.ts';
import { type LowerCx, reportSyntax } from './cx.ts';

/**
 * Tokens as rustc prints them: one blank wherever any white space or comment stood, but none inside parentheses and
 * brackets, before `,` `;` `.`, after `.`, or between a name and `(`. A brace opened with a blank closes with one.
 */
export function stringified(source: string, file: FileId): string {
  return printTokens(scan(source, file, '2024').tokens, source);
}

/** The arguments of `stringify!`, which may hold what macros wrote. */
export const stringifiedGroup = (cx: LowerCx, { raw }: Token): string =>
  raw === undefined ? '' : printTokens(raw.all.slice(raw.from, raw.to), cx.text);

function printTokens(tokens: readonly Token[], source: string): string {
  let text = '';
  const braces: boolean[] = [];
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (token.tokenType === p['}']) {
      if (braces.pop() === true && before?.tokenType !== p['{']) text += ' ';
    } else if (before !== undefined && !isJoined(before, token) && hasBlank(before, token)) text += ' ';
    if (token.tokenType === p['{']) braces.push(after !== undefined && !isJoined(token, after));
    text +=
      token.inner !== undefined && fragmentWords.has(token.tokenType)
        ? printTokens(token.inner, source)
        : source.slice(token.startOffset, token.endOffset + 1);
  });
  return text;
}

const isJoined = (token: Token, next: Token): boolean => token.isJoined ?? next.startOffset <= token.endOffset + 1;

function hasBlank(left: Token, right: Token): boolean {
  const leftType = left.tokenType;
  const rightType = right.tokenType;
  if (leftType === p['('] || leftType === p['['] || rightType === p[')'] || rightType === p[']']) return false;
  if (leftType === p['.']) return isPunctuation(right);
  if (rightType === p[','] || rightType === p[';'] || rightType === p['.']) return isPunctuation(left);
  if (rightType === p['('])
    return !(
      leftType === Ident ||
      ['fn', 'pub', 'Self'].includes(left.image) ||
      (leftType.CATEGORIES?.includes(PathName) === true && findKeyword(left.image, '2024') === undefined)
    );
  return !(leftType === p['#'] && rightType === p['[']);
}

const delimiters = new Set(['(', ')', '[', ']', '{', '}']);

const isPunctuation = (token: Token): boolean => Object.hasOwn(p, token.image) && !delimiters.has(token.image);

export function concatenated(cx: LowerCx, exprs: readonly Expr[]): string {
  return exprs.map((expr) => literalText(cx, expr)).join('');
}

function literalText(cx: LowerCx, expr: Expr): string {
  if (expr.kind === 'unary' && expr.op === '-' && expr.expr.kind === 'literal') return `-${literalText(cx, expr.expr)}`;
  if (expr.kind === 'literal') {
    const { value } = expr;
    switch (value.kind) {
      case 'str':
      case 'bool':
      case 'int':
        return String(value.value);
      case 'float':
        return value.text;
      case 'char':
        return String.fromCodePoint(value.value);
      case 'byte':
      case 'byte-str':
        reportSyntax(cx, 'cannot concatenate a byte string literal', expr.span);
        return '';
      case 'c-str':
        reportSyntax(cx, 'cannot concatenate a C string literal', expr.span);
        return '';
    }
  }
  if (expr.kind !== 'unsupported-expr') reportSyntax(cx, 'expected a literal', expr.span);
  return '';
}
