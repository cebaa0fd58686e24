/**
 * What `panic!`, `assert!` and `unreachable!` print. Before edition 2021 a message alone is no format string: its braces are
 * only braces (RFC 3007).
 */
import { isSince, type Span } from '../../source/index.ts';
import type { FormatArgs } from '../ast.ts';
import { freshId, type LowerCx, reportUnsupported } from './cx.ts';
import { type FormatArgument, lowerFormat } from './format-args.ts';

export function lowerPanicFormat(
  cx: LowerCx,
  name: string,
  args: readonly FormatArgument[],
  span: Span,
): FormatArgs | undefined {
  const [message, ...rest] = args;
  if (message === undefined || rest.length > 0 || isSince(cx.edition, '2021')) return lowerFormat(cx, args, span);
  const { value } = message.expr.kind === 'literal' ? message.expr : {};
  if (value?.kind === 'str' && message.name === undefined)
    return {
      id: freshId(cx),
      span,
      templateSpan: message.expr.span,
      pieces: [{ kind: 'text', text: value.value }],
      args: [],
    };
  reportUnsupported(
    cx,
    `\`${name}!\` with a value in place of a format string`,
    message.expr.span,
    `write \`${name}!("{}", …)\``,
  );
  return undefined;
}
