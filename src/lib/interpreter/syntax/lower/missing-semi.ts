/** A `;` that was forgotten: the grammar reads on before what can only begin another statement or item, and it is reported here. */
import { type Span, spanOf } from '../../source/index.ts';
import { keywords } from '../lex/tokens.ts';
import { type LowerCx, reportRecovered, reportSyntax } from './cx.ts';

/** rustc reads on where a line ends, and in a block in any case: it has a place where to go on. */
export function reportMissingSemi(cx: LowerCx, span: Span, isItem = false): void {
  const { next } = behind(cx, span);
  const { file, end } = span;
  const found = Object.hasOwn(keywords, next) && next !== '_' ? `keyword \`${next}\`` : `\`${next}\``;
  // Right behind what a macro wrote begins nothing that has a place of its own.
  const at = spanOf(file, cx.macros.depth > 0 ? end - 1 : end, end);
  const report = isItem && !endsLine(cx, span) ? reportSyntax : reportRecovered;
  report(cx, `expected \`;\`, found ${found}`, at);
}

/** Nothing stands behind on the same line but the end of a block. */
export function endsLine(cx: LowerCx, span: Span): boolean {
  const { between, next } = behind(cx, span);
  return between.includes('\n') || next === '}';
}

/** White space and comments behind a statement, and the word or character that follows. */
function behind(cx: LowerCx, { end }: Span): { readonly between: string; readonly next: string } {
  const [, between = '', next = ''] =
    /^((?:\s|\/\/.*|\/\*[^]*?\*\/)*)(\p{XID_Continue}+|[^])/u.exec(cx.text.slice(end)) ?? [];
  return { between, next };
}
