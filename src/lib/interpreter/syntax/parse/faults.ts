/** What the parser found wrong, as diagnostics. */
import type { IRecognitionException, IToken, TokenType } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { contextual, fragmentWords } from '../lex/tokens.ts';

/**
 * The first error of each pair of braces that stands in no other, up to one outside of all: what recovery finds behind an
 * error is mostly caused by it, and rustc goes on behind the item that holds it. Of 245 texts broken at one place, 28 had
 * errors that rustc does not give with all of them reported, and 3 with the first alone.
 */
export function reported(
  errors: readonly IRecognitionException[],
  tokens: readonly IToken[],
  file: FileId,
  end: number,
): readonly Diagnostic[] {
  const sorted = errors.toSorted((a, b) => startOf(a.token, end) - startOf(b.token, end));
  const braces = outerBraces(tokens);
  const found: Diagnostic[] = [];
  let resumed = -1;
  for (const error of sorted) {
    const start = startOf(error.token, end);
    if (start < resumed) continue;
    found.push(toDiagnostic(error, file, end));
    const around = braces.find(({ open, close }) => open < start && start <= close);
    if (around === undefined || found.length === maximalReported) break;
    resumed = around.close + 1;
  }
  return found;
}

/** More than a reader can use at once. */
const maximalReported = 20;

/** Where the braces stand that are within no others; they match, or the text was not parsed. */
function outerBraces(tokens: readonly IToken[]): readonly { readonly open: number; readonly close: number }[] {
  const out: { open: number; close: number }[] = [];
  let depth = 0;
  let open = 0;
  for (const { image, startOffset } of tokens) {
    if (image === '{' && depth++ === 0) open = startOffset;
    if (image === '}' && --depth === 0) out.push({ open, close: startOffset });
  }
  return out;
}

const startOf = (token: IToken, end: number): number =>
  token.tokenType.name === 'EOF' || Number.isNaN(token.startOffset) ? end : token.startOffset;

export function toDiagnostic(error: IRecognitionException, file: FileId, end: number): Diagnostic {
  const found = (message: string, code: string | undefined, span: Span): Diagnostic =>
    diagnostic({ name: 'syntax-error', code, family: 'other', message, span });
  const { token } = error;
  const previous = previousTokenOf(error);
  const documented = isDoc(token, contextual.outerAttr) ? token : previous;
  // What stands after a doc comment or attribute with nothing to apply to is not at fault: the comment is.
  if (documented !== undefined && isDoc(documented, contextual.outerAttr)) {
    const inItems = error.context.ruleStack.at(-1) === 'itemOrMacro' && error.context.ruleStack.includes('itemBlock');
    const message = "found a documentation comment that doesn't document anything";
    return found(message, inItems ? 'E0584' : 'E0585', spanOfToken(documented, file, end));
  }
  if (previous?.tokenType === contextual.outerAttr) {
    const thing = error.context.ruleStack.includes('block')
      ? 'statement after outer attribute'
      : 'item after attributes';
    return found(`expected ${thing}`, undefined, spanOfToken(previous, file, end));
  }
  if (isDoc(token, contextual.innerAttr))
    return found('expected outer doc comment', 'E0753', placeOf(error, file, end));
  if (token.tokenType === contextual.innerAttr)
    return found('an inner attribute is not permitted in this context', undefined, placeOf(error, file, end));
  return found(error.message, undefined, placeOf(error, file, end));
}

const isDoc = (token: IToken, tokenType: TokenType): boolean => token.tokenType === tokenType && token.image !== '';

/** The last token before the fault, which most errors carry. */
function previousTokenOf(error: IRecognitionException): IToken | undefined {
  return 'previousToken' in error ? (error.previousToken as IToken | undefined) : undefined;
}

/** A missing `;` or `,` belongs behind the token before it, where rustc points as well. */
function placeOf(error: IRecognitionException, file: FileId, end: number): Span {
  const previous = previousTokenOf(error);
  if (previous?.endOffset !== undefined && previous.endOffset >= 0 && /^expected `[;,]`/.test(error.message))
    return spanOf(file, previous.endOffset + 1, previous.endOffset + 1);
  return spanOfToken(error.token, file, end);
}

function spanOfToken(token: IToken, file: FileId, end: number): Span {
  const start = startOf(token, end);
  // Before what an argument was parsed as stands a mark for the `$name` itself.
  if (fragmentWords.has(token.tokenType)) return spanOf(file, start - 1, start);
  return spanOf(file, start, token.tokenType.name === 'EOF' ? start : Math.max(start, (token.endOffset ?? start) + 1));
}
