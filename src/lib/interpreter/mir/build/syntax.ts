/**
 * What the reader's own syntax was, seen through the adjustments that the type checker wrote out. Adjustments share the
 * node of the expression that they adjust; scopes of temporaries follow syntax, not adjustments.
 */
import type { Span } from '../../source/index.ts';
import type { Expr } from '../../types/thir.ts';

/** The operand of a wrapper that may be an adjustment. */
function wrapped(expr: Expr): Expr | undefined {
  switch (expr.kind) {
    case 'borrow':
    case 'raw-borrow':
    case 'cast':
    case 'never-to-any':
      return expr.expr;
    case 'deref':
      return expr.base;
    // An overloaded dereference: `deref(call deref(borrow base))`.
    case 'call':
      return expr.overloaded === 'deref' ? expr.args[0] : undefined;
    default:
      return undefined;
  }
}

/** The expression as written, below its adjustments. */
export function unadjusted(expr: Expr): Expr {
  let inner = expr;
  for (let next = wrapped(inner); next?.node === inner.node; next = wrapped(inner)) inner = next;
  return inner;
}

/** Where the expression stands. An adjusted block shows the span of its tail; as a scope it ends at its brace. */
export function writtenSpan(expr: Expr): Span {
  const written = unadjusted(expr);
  return written.kind === 'block' ? written.block.span : written.span;
}

/** How temporaries' lives are extended through an expression (Reference, "Extending based on expressions"). */
export type Shape =
  | { readonly kind: 'borrow'; readonly operand: Expr }
  /** A place built on another: `*x`, `x.f`, `x[i]`. */
  | { readonly kind: 'place'; readonly base: Expr }
  /** Operands whose own shape decides. */
  | { readonly kind: 'through'; readonly parts: readonly Expr[] }
  | { readonly kind: 'other' };

const through = (parts: readonly Expr[]) => ({ kind: 'through', parts }) as const;

export function shapeOf(expr: Expr): Shape {
  const inner = unadjusted(expr);
  switch (inner.kind) {
    case 'borrow':
    case 'raw-borrow':
      return { kind: 'borrow', operand: inner.expr };
    case 'deref':
      return { kind: 'place', base: inner.base };
    case 'field':
    case 'index':
      return { kind: 'place', base: inner.base };
    case 'call': {
      // The borrow for the call is the last adjustment of what is dereferenced or indexed.
      const [base] = inner.args;
      if (inner.overloaded === 'format-args' || inner.overloaded === 'format-argument') return through(inner.args);
      const isPlace = inner.overloaded === 'deref' || inner.overloaded === 'index';
      return isPlace && base !== undefined ? { kind: 'place', base } : { kind: 'other' };
    }
    case 'adt':
      return through(inner.fields.map((field) => field.expr));
    case 'tuple':
    case 'array':
      return through(inner.exprs);
    case 'cast':
      return through([inner.expr]);
    case 'block':
      return through(inner.block.tail === undefined ? [] : [inner.block.tail]);
    case 'if':
      return through(inner.otherwise === undefined ? [inner.then] : [inner.then, inner.otherwise]);
    case 'match':
      // `format_args!` binds its arguments with a `match` of its own, which they outlive.
      return through([
        ...(inner.origin === 'format-macro' ? [inner.scrutinee] : []),
        ...inner.arms.map((arm) => arm.body),
      ]);
    default:
      return { kind: 'other' };
  }
}
