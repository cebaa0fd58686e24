import type { Expr } from '../../types/thir.ts';
import type { Builder } from './builder.ts';
import { inScope } from './scopes.ts';
import { writtenSpan } from './syntax.ts';

/**
 * Lowers an expression in the scope of its own syntax node: operands' temporaries end with it, and where it is
 * `terminating` those of its borrowed values too. Adjustments are part of the node they adjust.
 */
export function inNode<T>(cx: Builder, expr: Expr, terminating: boolean, build: () => T): T {
  const { origin } = cx;
  if (!terminating && expr.node === cx.node) {
    cx.origin = expr.origin ?? origin;
    const result = build();
    cx.origin = origin;
    return result;
  }
  const { node } = cx;
  cx.node = expr.node;
  cx.origin = expr.origin;
  const result = inScope(cx, writtenSpan(expr), terminating ? 'terminating' : 'plain', build);
  cx.node = node;
  cx.origin = origin;
  return result;
}
