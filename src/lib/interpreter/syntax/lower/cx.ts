/** What lowering carries along: where the text is, fresh ids, findings so far. */
import type { CstNode } from 'chevrotain';
import { type Diagnostic, diagnostic, unsupported } from '../../diagnostics/index.ts';
import { type FileId, type LineColumn, type Span, spanOf } from '../../source/index.ts';
import { type Expr, type Ident, type NodeId, nodeId } from '../ast.ts';
import type { LintAttribute } from './lint-levels.ts';
import type { Edition, Token } from '../lex/tokens.ts';
import type { EntryRule } from '../parse/run.ts';
import type { GrowingText, MacroCx } from './macro-cx.ts';

export interface LowerCx {
  /** Of the piece, and behind it what macros wrote. */
  readonly text: string;
  readonly written: GrowingText;
  readonly macros: MacroCx;
  readonly file: FileId;
  readonly edition: Edition;
  /** Where a span begins in the whole program: `line!()`. */
  readonly placeOf: (span: Span) => LineColumn;
  /** Tests are compiled: `cfg(test)` holds. */
  readonly isTest: boolean;
  /** A file of the standard library: bodies may be missing, unstable attributes are at home. */
  readonly isLibrary: boolean;
  readonly diagnostics: Diagnostic[];
  /** Parses a folded group's tokens; `close` is where its closing delimiter stands. */
  readonly parseGroup: (rule: EntryRule, tokens: readonly Token[], close: number) => CstNode | undefined;
  /** What attributes say of lints, in the order of the source. */
  readonly lintAttributes: LintAttribute[];
  /** What keeps no later phase from looking at the program: faults of attributes, and what lints on syntax alone would find. */
  readonly findings: Diagnostic[];
  /** Expressions that nothing has allowed yet where they stand; see `positions.ts`. */
  readonly misplaced: Set<Expr>;
  nextId: number;
  /** How many expressions are open around the current one. */
  depth: number;
}

export const freshId = (cx: LowerCx): NodeId => nodeId(cx.nextId++);

/** The stretch of source that a parse tree covers. */
export function spanOfCst(cx: LowerCx, cst: CstNode): Span {
  const start = cst.location?.startOffset ?? -1;
  if (!(start >= 0)) return spanOf(cx.file, 0, 0); // Recovery left nothing here.
  return spanOf(cx.file, start, (cst.location?.endOffset ?? start) + 1);
}

export const spanOfToken = (cx: LowerCx, token: Token): Span =>
  spanOf(cx.file, Math.max(0, token.startOffset), Math.max(0, token.endOffset + 1));

export function identOf(cx: LowerCx, token: Token | undefined): Ident {
  if (token === undefined) return { name: missingName, span: spanOf(cx.file, 0, 0) };
  const { hygiene } = token;
  const ident: Ident = { name: token.image === '' ? missingName : token.image, span: spanOfToken(cx, token) };
  return hygiene === undefined ? ident : { ...ident, hygiene };
}

/** Stands for a name that error recovery could not find; only in trees that have a syntax error. */
const missingName = '$missing';

/** A fault that rustc's parser or AST validation reports, mostly without a code. */
export function reportSyntax(cx: LowerCx, message: string, span: Span, code?: string): void {
  cx.diagnostics.push(diagnostic({ name: 'syntax-error', code, family: 'other', message, span }));
}

/** A fault of syntax after which rustc knows what was meant, and goes on with the whole program. */
export function reportRecovered(cx: LowerCx, message: string, span: Span, code?: string): void {
  cx.findings.push(diagnostic({ name: RECOVERED, code, family: 'other', message, span }));
}

/** What such a fault is called: where the text cannot be read to its end, it is reported all the same. */
export const RECOVERED = 'recovered-syntax-error';

/** A fault that keeps rustc from nothing else: of an attribute. */
export function reportFinding(cx: LowerCx, message: string, span: Span, code?: string): void {
  cx.findings.push(diagnostic({ name: 'attribute-fault', code, family: 'other', message, span }));
}

/** A feature that stable rustc refuses; the library is written with some of them. */
export function reportUnstable(cx: LowerCx, message: string, span: Span): void {
  if (!cx.isLibrary) reportSyntax(cx, message, span, 'E0658');
}

/** For a construct that has no node of its own kind in the tree. */
export function reportUnsupported(cx: LowerCx, construct: string, span: Span, instead?: string): void {
  cx.diagnostics.push(unsupported(construct, span, instead));
}

/** Stands for a macro call that failed, which keeps rustc, and us, from nothing else. */
export const failedExpr = (cx: LowerCx, span: Span): Expr => ({
  kind: 'unsupported-expr',
  id: freshId(cx),
  span,
  construct: 'a macro call that failed',
  instead: undefined,
  isReported: true,
});

/** Stands where error recovery left a hole. */
export const holeExpr = (cx: LowerCx, span: Span): Expr => ({
  kind: 'unsupported-expr',
  id: freshId(cx),
  span,
  construct: 'a syntax error',
  instead: undefined,
});
