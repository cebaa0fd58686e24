/** Calls: the callee's signature with fresh regions, its arguments, its result and its where clauses. */
import type { Terminator } from '../../mir/ir.ts';
import { RETURN_PLACE } from '../../mir/ir.ts';
import type { Category } from '../constraints.ts';
import { hasRegions } from '../../types/has-regions.ts';
import { freshRegion } from '../constraints.ts';
import { assignCategory, operandTy, relateResult } from './check-body.ts';
import type { TypingCx } from './cx.ts';
import { regionsOf } from './regions-in.ts';
import { instantiateWith, relate } from '../../solve/relate.ts';
import { sigOfCallee } from './signatures.ts';
import { askOnce } from './silent.ts';
import { requireWellFormed } from './solver.ts';

export function checkCall(cx: TypingCx, call: Extract<Terminator, { kind: 'call' }>, point: number): void {
  const callee = operandTy(cx, call.func, point);
  const poly = sigOfCallee(cx, callee);
  if (poly === undefined) {
    cx.reportUnsupported('a call of this kind of value', call.span);
    return;
  }
  // The regions bound by the signature are new at each call, and live at it.
  const sig = instantiateWith(poly, () => {
    const region = freshRegion(cx.set);
    if (region.kind === 're-var') cx.set.live.push(region.id, point);
    return region;
  });
  const destination = cx.placeTy(call.destination);
  const boring = cx.causeAt(point, 'boring');
  const askWellFormed = (): void => {
    for (const input of sig.inputs) requireWellFormed(cx, input, boring);
    requireWellFormed(cx, sig.output, boring);
  };
  if (call.func.kind === 'constant') askOnce(cx, 'signature', call.func.constant.ty, askWellFormed);
  else askWellFormed();
  const output = cx.normalize(sig.output, boring);
  if (call.target !== undefined || output.kind !== 'never')
    relateResult(cx, output, destination, cx.causeAt(point, destinationCategory(cx, call)));
  const category: Category = call.overloaded ? 'boring' : 'call-argument';
  call.args.forEach((arg, index) => {
    const input = sig.inputs[index];
    if (input === undefined || !hasRegions(input)) return;
    relate(cx, operandTy(cx, arg, point), cx.normalize(input, boring), 'covariant', cx.causeAt(point, category));
  });
  // An argument whose type the signature leaves to a parameter was related through the callee's arguments; constants count as live all the same.
  call.args.forEach((arg) => {
    if (arg.kind === 'constant') for (const region of regionsOf(arg.constant.ty)) cx.set.live.push(region, point);
  });
}

const destinationCategory = (cx: TypingCx, call: Extract<Terminator, { kind: 'call' }>): Category =>
  call.destination.local === RETURN_PLACE && call.destination.path.length === 0
    ? 'return'
    : assignCategory(cx.body, call.destination);
