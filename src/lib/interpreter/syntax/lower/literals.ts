/** Literal tokens as expressions. */
import type { Expr } from '../ast.ts';
import { CStr, type Token } from '../lex/tokens.ts';
import { freshId, holeExpr, type LowerCx, spanOfToken } from './cx.ts';

export function literalExpr(cx: LowerCx, token: Token): Expr {
  const span = spanOfToken(cx, token);
  if (token.tokenType === CStr)
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: 'C string literals', instead: undefined };
  if (token.literal === undefined) return holeExpr(cx, span);
  const suffix = token.literal.kind === 'float' ? token.literal.suffix : undefined;
  if (suffix === 'f16' || suffix === 'f128')
    return { kind: 'unsupported-expr', id: freshId(cx), span, construct: `the type \`${suffix}\``, instead: '`f64`' };
  return { kind: 'literal', id: freshId(cx), span, value: token.literal };
}
