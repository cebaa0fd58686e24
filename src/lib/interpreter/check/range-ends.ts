/** `0..n.rev()`: a method that the range has, called on its end. After rustc's `report_failed_method_call_on_range_end`. */
import type * as ast from '../syntax/ast.ts';
import { lang } from '../types/lookup.ts';
import { adtTy } from '../types/make.ts';
import type { Ty } from '../types/ty.ts';
import { type BodyCx, report, show } from './context.ts';
import { probeMethod } from './method/probe.ts';
import { rangeItem } from './expr.ts';

type MethodCall = Extract<ast.Expr, { kind: 'method-call' }>;

/** How far rustc looks around the receiver: calls and operators up to the range, and the range's own parts. */
const MOST_AROUND = 3;

/** Reports a method that `ty` does not have where the range that the call ends has it; false where that is not so. */
export function reportOfRange(cx: BodyCx, call: MethodCall, ty: Ty): boolean {
  const { name, span } = call.segment.name;
  const isMeant = cx.rangesAround.some((range) => {
    const def = lang(cx.items, rangeItem(range));
    if (def === undefined || range.high === undefined || !isWithin(range.high, call, MOST_AROUND)) return false;
    return probeMethod(cx, adtTy(def, [ty]), name, call.id, span).kind === 'found';
  });
  if (!isMeant) return false;
  report(cx, 'method-of-range-end', 'E0689', `can't call method \`${name}\` on type \`${show(cx, ty)}\``, span, {
    label: `the method is the range's`,
    help: ['put the range in parentheses'],
  });
  return true;
}

function isWithin(expr: ast.Expr, call: MethodCall, most: number): boolean {
  if (expr === call) return true;
  if (expr.kind === 'paren') return isWithin(expr.expr, call, most);
  if (most <= 1) return false;
  if (expr.kind === 'method-call') return isWithin(expr.receiver, call, most - 1);
  return expr.kind === 'binary' && [expr.left, expr.right].some((each) => isWithin(each, call, most - 1));
}
