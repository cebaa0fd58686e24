/**
 * Temporaries that live as long as the variable of the `let` they are borrowed for (Reference, "Temporary lifetime
 * extension"; rustc_hir_analysis, region.rs, whose grammar names are kept).
 *
 *     let r = &temp();                 E& = & ET: `temp()` lives as long as `r`
 *     let r = &temp().field[2];        ET reaches through places
 *     let Some(ref x) = temp();        P&: a `ref` binding extends the initializer itself
 *     let a = format_args!("{}", temp());   what the macro borrows
 */
import type { Expr, Pat } from '../../types/thir.ts';
import type { Builder, RegionScope } from './builder.ts';
import { shapeOf } from './syntax.ts';

/** `E&`. */
export function extendBorrows(cx: Builder, expr: Expr, scope: RegionScope | 'static'): void {
  const shape = shapeOf(expr);
  if (shape.kind === 'borrow') {
    extendBorrows(cx, shape.operand, scope);
    extendPlace(cx, shape.operand, scope);
  } else if (shape.kind === 'through') {
    for (const part of shape.parts) extendBorrows(cx, part, scope);
  }
}

/** `ET`: the temporary itself, and those that places inside it are built on. */
export function extendPlace(cx: Builder, expr: Expr, scope: RegionScope | 'static'): void {
  for (let each: Expr | undefined = expr; each !== undefined;) {
    cx.extended.set(each.node, scope);
    const shape = shapeOf(each);
    each = shape.kind === 'place' ? shape.base : shape.kind === 'borrow' ? shape.operand : undefined;
  }
}

/** `P&`: whether the pattern has an explicit `ref` binding into what it is matched against. */
export function isBindingPattern(pat: Pat): boolean {
  switch (pat.kind) {
    case 'binding':
      return pat.mode !== 'move';
    case 'leaf':
    case 'variant':
      return pat.fields.some((field) => isBindingPattern(field.pat));
    case 'slice':
      return (
        pat.prefix.some(isBindingPattern) ||
        (pat.slice !== undefined && isBindingPattern(pat.slice)) ||
        pat.suffix.some(isBindingPattern)
      );
    case 'or':
      return pat.pats.some(isBindingPattern);
    default:
      return false;
  }
}
