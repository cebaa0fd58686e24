/** Runs the one parser instance over tokens and turns its errors into diagnostics. */
import type { CstNode, IRecognitionException, IToken, TokenType } from 'chevrotain';
import { type Diagnostic, diagnostic, unsupported } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { contextual, fragmentWords, type Token } from '../lex/tokens.ts';
import { RustGrammar } from './grammar.ts';
import { TooDeepError } from './grammar-base.ts';
import { messages } from './messages.ts';

export interface Parsed {
  /** Undefined where the text nests too deeply to be parsed. */
  readonly cst: CstNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Making a parser takes longer than checking a small program, so there is one for all texts, and another for those with
 * errors. A 60-line program takes 0.2 ms to its parse tree and 0.4 ms to its syntax tree (warm), because one token decides
 * nearly everywhere; so nothing speaks for embedding the actions in the grammar.
 */
const plainParser = once(() => new RustGrammar(messages, false));
const recoveringParser = once(() => new RustGrammar(messages, true));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export type EntryRule =
  | 'file'
  | 'itemOrMacro'
  | 'macroArgs'
  | 'matchesArgs'
  | 'items'
  | 'stmts'
  | 'stmtAlone'
  | 'expr'
  | 'type'
  | 'pattern'
  | 'patternAtom'
  | 'anyPath'
  | 'block'
  | 'visibility';

/** `tokens` are some of `text`, and `end` is the offset behind the last of them: where "found the end" points. */
export function runParser(
  rule: EntryRule,
  tokens: readonly Token[],
  text: string,
  file: FileId,
  end: number = text.length,
): Parsed {
  const parseWith = (parser: RustGrammar): Parsed => {
    parser.input = [...tokens];
    parser.prepare();
    const cst = parser[rule]();
    return { cst, diagnostics: reported(parser.errors, text, file, end) };
  };
  try {
    const parsed = parseWith(plainParser());
    return parsed.diagnostics.length === 0 ? parsed : parseWith(recoveringParser());
  } catch (error) {
    if (!(error instanceof TooDeepError) && !(error instanceof RangeError)) throw error;
    const start = error instanceof TooDeepError ? error.offset : 0;
    const span = spanOf(file, start, Math.min(end, start + 1));
    return {
      cst: undefined,
      diagnostics: [
        diagnostic({
          name: 'unsupported',
          code: undefined,
          family: 'unsupported',
          message: 'this is nested too deeply for Ferrostep',
          span,
        }),
      ],
    };
  }
}

export type ParsedPrefix =
  | { readonly kind: 'parsed'; /** How many tokens it took. */ readonly count: number }
  | { readonly kind: 'fault'; readonly diagnostics: readonly Diagnostic[] };

/** Whether the rule takes the first of the tokens, and how many; `end` is the offset behind the last of them. */
export function parsePrefix(rule: EntryRule, tokens: readonly Token[], file: FileId, end: number): ParsedPrefix {
  const parser = plainParser();
  parser.input = [...tokens];
  parser.prepare();
  try {
    parser[rule]();
  } catch (error) {
    if (!(error instanceof TooDeepError) && !(error instanceof RangeError)) throw error;
    const span = spanOf(file, tokens[0]?.startOffset ?? end, end);
    return { kind: 'fault', diagnostics: [unsupported('what is nested too deeply for Ferrostep', span)] };
  }
  const [first] = parser.errors;
  if (first === undefined) return { kind: 'parsed', count: tokens.length };
  if (first.name !== 'NotAllInputParsedException')
    return { kind: 'fault', diagnostics: [toDiagnostic(first, file, end)] };
  const count = tokens.findIndex((token) => token === first.token);
  return { kind: 'parsed', count: count < 0 ? tokens.length : count };
}

/** More than a reader can use at once. */
const maximalReported = 20;

/** An error that recovery caused is worth little: only the first on a line is kept, and none in what was skipped. */
function reported(
  errors: readonly IRecognitionException[],
  text: string,
  file: FileId,
  end: number,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let resumed = -1;
  for (const error of errors.toSorted((a, b) => startOf(a.token, end) - startOf(b.token, end))) {
    const start = startOf(error.token, end);
    if (start < resumed) continue;
    const lineEnd = text.indexOf('\n', start);
    resumed = Math.max(lineEnd < 0 ? end : lineEnd, (error.resyncedTokens.at(-1)?.endOffset ?? -1) + 1);
    resumed = Math.max(resumed, start + 1);
    found.push(toDiagnostic(error, file, end));
    if (found.length === maximalReported) break;
  }
  return found;
}

const startOf = (token: IToken, end: number): number =>
  token.tokenType.name === 'EOF' || Number.isNaN(token.startOffset) ? end : token.startOffset;

function toDiagnostic(error: IRecognitionException, file: FileId, end: number): Diagnostic {
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
