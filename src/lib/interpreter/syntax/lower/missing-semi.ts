/** A `;` that was forgotten: the grammar reads on before what can only begin another statement or item, and it is reported here. */
import type { CstNode } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { keywords } from '../lex/tokens.ts';
import { findNode, has, nodes } from '../parse/cst.ts';
import { type LowerCx, RECOVERED, reportRecovered, reportSyntax } from './cx.ts';

/** rustc reads on where a line ends, and in a block in any case: it has a place where to go on. */
export function reportMissingSemi(cx: LowerCx, span: Span, isItem = false): void {
  const { file, end } = span;
  // Right behind what a macro wrote begins nothing that has a place of its own.
  const at = spanOf(file, cx.macros.depth > 0 ? end - 1 : end, end);
  const report = isItem && !endsLine(cx, span) ? reportSyntax : reportRecovered;
  report(cx, messageBehind(cx, span), at);
}

function messageBehind(text: Text, span: Span): string {
  const { next } = behind(text, span);
  return `expected \`;\`, found ${Object.hasOwn(keywords, next) && next !== '_' ? `keyword \`${next}\`` : `\`${next}\``}`;
}

/** In what is left out of the build, and lowered no further, as elsewhere. */
export function reportMissingSemisIn(cx: LowerCx, cst: CstNode): void {
  for (const { span, isItem } of missingSemisIn(cst, cx.file)) reportMissingSemi(cx, span, isItem);
}

/** The same of a piece of text that is not lowered at all. */
export const findMissingSemis = (cst: CstNode, text: string, file: FileId): readonly Diagnostic[] =>
  missingSemisIn(cst, file).map(({ span }) =>
    diagnostic({
      name: RECOVERED,
      code: undefined,
      family: 'other',
      message: messageBehind({ text }, span),
      span: spanOf(file, span.end, span.end),
    }),
  );

interface MissingSemi {
  readonly span: Span;
  readonly isItem: boolean;
}

function missingSemisIn(cst: CstNode, file: FileId): readonly MissingSemi[] {
  const stmts = nodes(cst, 'stmt');
  const own: MissingSemi[] = [
    ...nodes(cst, 'letStmt').filter((each) => !has(each, 'semi')),
    ...stmts.slice(0, -1).filter(lacksSemi),
  ].map((each) => ({ span: spanOfNode(each, file), isItem: false }));
  for (const label of ['useItem', 'constItem', 'typeItem'])
    for (const each of nodes(cst, label))
      if (!has(each, 'semi')) own.push({ span: spanOfNode(each, file), isItem: true });
  for (const elements of Object.values(cst.children))
    for (const each of elements) if ('children' in each) own.push(...missingSemisIn(each, file));
  return own;
}

const spanOfNode = ({ location }: CstNode, file: FileId): Span =>
  spanOf(file, location?.startOffset ?? 0, (location?.endOffset ?? 0) + 1);

/** An expression that needs a `;` behind it, unless it is the last of its block. */
export function lacksSemi(stmt: CstNode): boolean {
  const expr = has(stmt, 'semi') ? undefined : findNode(stmt, 'stmtExpr');
  return expr !== undefined && (has(expr, 'expr') || has(expr, 'postfix') || has(expr, 'exprTail'));
}

/** Nothing stands behind on the same line but the end of a block. */
export function endsLine(text: Text, span: Span): boolean {
  const { between, next } = behind(text, span);
  return between.includes('\n') || next === '}';
}

interface Text {
  readonly text: string;
}

/** White space and comments behind a statement, and the word or character that follows. */
function behind({ text }: Text, { end }: Span): { readonly between: string; readonly next: string } {
  const [, between = '', next = ''] =
    /^((?:\s|\/\/.*|\/\*[^]*?\*\/)*)(\p{XID_Continue}+|[^])/u.exec(text.slice(end)) ?? [];
  return { between, next };
}
