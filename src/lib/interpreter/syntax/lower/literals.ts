/** Literal tokens as expressions. */
import { spanOf } from '../../source/index.ts';
import type { Expr } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { freshId, holeExpr, type LowerCx, reportSyntax, spanOfToken } from './cx.ts';

export function literalExpr(cx: LowerCx, token: Token): Expr {
  const span = spanOfToken(cx, token);
  const { valueFault } = token;
  if (valueFault !== undefined)
    reportSyntax(cx, valueFault.message, spanOf(cx.file, valueFault.start, valueFault.end), valueFault.code);
  if (token.literal === undefined) return holeExpr(cx, span);
  const suffix = token.literal.kind === 'float' ? token.literal.suffix : undefined;
  if (suffix === 'f16' || suffix === 'f128')
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: `the type \`${suffix}\``, instead: '`f64`' };
  const literal: Expr = { kind: 'literal', id: freshId(cx), span, value: token.literal };
  return token.hygiene === undefined ? literal : { ...literal, hygiene: token.hygiene };
}
