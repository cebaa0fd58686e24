/** Runs the one grammar over tokens: plainly, and where that finds a fault, once more on what can say what it is. */
import type { CstNode } from 'chevrotain';
import { once } from '../../../heap/base/index.ts';
import { type Diagnostic, diagnostic, unsupported } from '../../diagnostics/index.ts';
import { type FileId, spanOf } from '../../source/index.ts';
import type { Token } from '../lex/tokens.ts';
import { RustGrammar } from './grammar.ts';
import { TooDeepError } from './grammar-base.ts';
import { firstFault, parseWithFaults } from './recover.ts';

export interface Parsed {
  /** Undefined where the text nests too deeply to be parsed. */
  readonly cst: CstNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const grammar = once(() => new RustGrammar());

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
  const parser = grammar();
  parser.prepare();
  try {
    const parsed = parser.parsePlainly(parser[rule], tokens);
    if (parsed?.count === tokens.length) return { cst: parsed.cst, diagnostics: [] };
    return parseWithFaults(rule, tokens, file, end);
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
  const parser = grammar();
  parser.prepare();
  try {
    const parsed = parser.parsePlainly(parser[rule], tokens);
    if (parsed !== undefined) return { kind: 'parsed', count: parsed.count };
    return { kind: 'fault', diagnostics: [firstFault(rule, tokens, file, end)] };
  } catch (error) {
    if (!(error instanceof TooDeepError) && !(error instanceof RangeError)) throw error;
    const span = spanOf(file, tokens[0]?.startOffset ?? end, end);
    return { kind: 'fault', diagnostics: [unsupported('what is nested too deeply for Ferrostep', span)] };
  }
}
