/** Runs the one parser instance over tokens. */
import type { CstNode } from 'chevrotain';
import { type Diagnostic, diagnostic, unsupported } from '../../diagnostics/index.ts';
import { type FileId, spanOf } from '../../source/index.ts';
import type { Token } from '../lex/tokens.ts';
import { reported, toDiagnostic } from './faults.ts';
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
  | 'writtenExpr'
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
    return { cst, diagnostics: parser.errors.length === 0 ? [] : reported(parser.errors, text, file, end) };
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
