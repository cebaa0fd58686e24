/**
 * Whether delimiters match, judged as rustc judges before it parses (`rustc_parse::lexer::tokentrees`):
 *
 *     { f(( }     the `}` fits an outer brace: it is reported with the innermost `(`, and what lies between counts as closed
 *     { f) }      the `)` fits nothing: it closes the brace, and the last `}` is the one too many
 */
import type { TokenType } from 'chevrotain';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { punctuation, type Token } from './tokens.ts';

/** By opening delimiter, the closing one. */
export const closers = new Map<TokenType, TokenType>([
  [punctuation['('], punctuation[')']],
  [punctuation['['], punctuation[']']],
  [punctuation['{'], punctuation['}']],
]);
export const closing: ReadonlySet<TokenType> = new Set(closers.values());

export function checkDelimiters(tokens: readonly Token[], text: string, file: FileId): readonly Diagnostic[] {
  const stack: Token[] = [];
  const mismatches: Mismatch[] = [];
  const place = (token: Token): Span => spanOf(file, token.startOffset, token.endOffset + 1);
  const shown = ({ closer, open }: Mismatch): Diagnostic =>
    fault(`mismatched closing delimiter: \`${closer.image}\``, place(closer), 'mismatched closing delimiter', [
      { span: place(open), text: 'unclosed delimiter' },
    ]);
  for (const token of tokens) {
    if (closers.has(token.tokenType)) stack.push(token);
    if (!closing.has(token.tokenType)) continue;
    const open = stack.pop();
    if (open === undefined) {
      // Closers of parentheses and brackets that fitted nothing before are what made this one too many.
      const causes = mismatches.filter(({ closer }) => closer.image !== '}');
      const labels = causes.map(({ closer }) => ({ span: place(closer), text: 'missing open for this delimiter' }));
      const message = `unexpected closing delimiter: \`${token.image}\``;
      const others = mismatches.filter((mismatch) => !causes.includes(mismatch));
      return [...others.map(shown), fault(message, place(token), 'unexpected closing delimiter', labels)];
    }
    if (closers.get(open.tokenType) === token.tokenType) continue;
    mismatches.push({ closer: token, open });
    const fitting = stack.findLastIndex((outer) => closers.get(outer.tokenType) === token.tokenType);
    if (fitting >= 0) stack.length = fitting;
  }
  const found = mismatches.map(shown);
  const unclosed = stack.at(-1);
  if (unclosed !== undefined) {
    const end = spanOf(file, Math.max(0, text.length - 1), text.length);
    const labels = [{ span: place(unclosed), text: 'unclosed delimiter' }];
    found.push(fault('this file contains an unclosed delimiter', end, undefined, labels));
  }
  return found;
}

/** A closer, and the innermost open delimiter, which it does not fit. */
interface Mismatch {
  readonly closer: Token;
  readonly open: Token;
}

function fault(message: string, span: Span, label: string | undefined, labels: Diagnostic['labels']): Diagnostic {
  return diagnostic({ name: 'syntax-error', code: undefined, family: 'other', message, span }, { label, labels });
}
