/** `stringify!`, `concat!`, `line!`, `column!`: macros that become literals. */
import { buildLineTable, type FileId, lineColumnOf } from '../../source/index.ts';
import type { Expr } from '../ast.ts';
import { scan } from '../lex/scan.ts';
import { type LowerCx, reportSyntax } from './cx.ts';

export const lineOfOffset = (text: string, offset: number): number => lineColumnOf(buildLineTable(text), offset).line;
export const columnOfOffset = (text: string, offset: number): number =>
  lineColumnOf(buildLineTable(text), offset).column;

/** Tokens as they were written, with one blank wherever any white space or comment stood. */
export function stringified(source: string, file: FileId): string {
  const { tokens } = scan(source, file, '2024');
  let text = '';
  let end: number | undefined;
  for (const token of tokens) {
    if (end !== undefined && token.startOffset > end) text += ' ';
    text += source.slice(token.startOffset, token.endOffset + 1);
    end = token.endOffset + 1;
  }
  return text;
}

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
    }
  }
  if (expr.kind !== 'unsupported-expr') reportSyntax(cx, 'expected a literal', expr.span);
  return '';
}
