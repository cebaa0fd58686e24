/** Runs the one parser instance over tokens and turns its errors into diagnostics. */
import type { CstNode, IRecognitionException, IToken } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { contextual, type Token } from '../lex/tokens.ts';
import { RustGrammar } from './grammar.ts';
import { TooDeepError } from './grammar-base.ts';
import { messages } from './messages.ts';

export interface Parsed {
  /** Undefined where the text nests too deeply to be parsed. */
  readonly cst: CstNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Building its lookahead tables takes tens of milliseconds, a parse a fraction of one: so there is one for all. */
let parser: RustGrammar | undefined;

/** `end` is the offset behind the last token: where "found the end" points. */
export function runParser(
  rule: 'file' | 'macroArgs' | 'matchesArgs',
  tokens: readonly Token[],
  file: FileId,
  end: number,
): Parsed {
  parser ??= new RustGrammar(messages);
  parser.input = [...tokens];
  parser.allowErrors();
  try {
    const cst = parser[rule]();
    return { cst, diagnostics: reported(parser.errors, file, end) };
  } catch (error) {
    if (!(error instanceof TooDeepError) && !(error instanceof RangeError)) throw error;
    const start = error instanceof TooDeepError ? error.offset : 0;
    parser = new RustGrammar(messages);
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

/** An error that recovery caused is worth little: only the first at each place is kept. */
function reported(errors: readonly IRecognitionException[], file: FileId, end: number): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let resumed = -1;
  for (const error of errors.toSorted((a, b) => startOf(a.token, end) - startOf(b.token, end))) {
    const start = startOf(error.token, end);
    if (start < resumed) continue;
    resumed = Math.max(start + 1, (error.resyncedTokens.at(-1)?.endOffset ?? -1) + 1);
    found.push(toDiagnostic(error, file, end));
  }
  return found;
}

const startOf = (token: IToken, end: number): number =>
  token.tokenType.name === 'EOF' || Number.isNaN(token.startOffset) ? end : token.startOffset;

function toDiagnostic(error: IRecognitionException, file: FileId, end: number): Diagnostic {
  const { token } = error;
  const span = placeOf(error, file, end);
  const isDoc = token.tokenType === contextual.outerAttr && token.image !== '';
  const isInner = token.tokenType === contextual.innerAttr;
  if (isDoc)
    return diagnostic({
      name: 'syntax-error',
      code: 'E0585',
      family: 'other',
      message: "found a documentation comment that doesn't document anything",
      span,
    });
  if (isInner && token.image !== '')
    return diagnostic({
      name: 'syntax-error',
      code: 'E0753',
      family: 'other',
      message: 'expected outer doc comment',
      span,
    });
  return diagnostic({
    name: 'syntax-error',
    code: undefined,
    family: 'other',
    message: isInner ? 'an inner attribute is not permitted in this context' : error.message,
    span,
  });
}

/** A missing `;` or `,` belongs behind the token before it, where rustc points as well. */
function placeOf(error: IRecognitionException, file: FileId, end: number): Span {
  const previous = 'previousToken' in error ? (error.previousToken as IToken | undefined) : undefined;
  if (previous?.endOffset !== undefined && previous.endOffset >= 0 && /^expected `[;,]`/.test(error.message))
    return spanOf(file, previous.endOffset + 1, previous.endOffset + 1);
  const start = startOf(error.token, end);
  return spanOf(
    file,
    start,
    Math.max(start, error.token.tokenType.name === 'EOF' ? start : (error.token.endOffset ?? start) + 1),
  );
}
