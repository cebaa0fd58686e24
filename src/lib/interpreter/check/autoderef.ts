/** Dereferencing step by step: references and boxes built in, everything else through `Deref` (Reference, "Method-call expressions"). */
import type { Span } from '../source/index.ts';
import { shallow, type InferCx } from '../solve/table.ts';
import { assocTypeOf, boxedTy, lang } from '../types/lookup.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import type { Obligation } from '../solve/obligation.ts';
import { normalize } from '../solve/project.ts';
import type { Ty } from '../types/ty.ts';
import { known, report, requireAll, show, type Adjustment, type BodyCx } from './context.ts';
import { projectionTy } from '../types/make.ts';

export interface Autoderef {
  readonly cx: BodyCx;
  readonly span: Span;
  readonly includeRaw: boolean;
  /** How each step that was taken works. */
  readonly steps: { readonly overloaded: boolean; readonly target: Ty }[];
  current: Ty;
  readonly obligations: Obligation[];
}

export const startAutoderef = (cx: BodyCx, ty: Ty, span: Span, includeRaw = false): Autoderef => ({
  cx,
  span,
  includeRaw,
  steps: [],
  current: known(cx, ty),
  obligations: [],
});

/** rustc's default `recursion_limit`. */
const MOST_STEPS = 128;

/** Takes one more step; undefined when there is none. */
export function derefStep(autoderef: Autoderef): Ty | undefined {
  const { cx, current } = autoderef;
  if (autoderef.steps.length > MOST_STEPS) {
    report(
      cx,
      'deref-without-end',
      'E0055',
      `reached the recursion limit while auto-dereferencing \`${show(cx, current)}\``,
      autoderef.span,
      { label: 'deref recursion limit reached' },
    );
    return undefined;
  }
  const builtin = builtinDeref(cx, current, autoderef.includeRaw);
  const target = builtin ?? overloadedDeref(cx.infer, current, autoderef.span, autoderef.obligations);
  if (target === undefined) return undefined;
  autoderef.current = known(cx, target);
  autoderef.steps.push({ overloaded: builtin === undefined, target: autoderef.current });
  return autoderef.current;
}

export function builtinDeref(cx: BodyCx, ty: Ty, includeRaw: boolean): Ty | undefined {
  if (ty.kind === 'ref') return ty.ty;
  if (ty.kind === 'ptr') return includeRaw ? ty.ty : undefined;
  return boxedTy(cx.items, ty);
}

/** `<ty as Deref>::Target`, if `ty: Deref` may hold. */
export function overloadedDeref(infer: InferCx, ty: Ty, span: Span, out: Obligation[]): Ty | undefined {
  switch (ty.kind) {
    case 'adt':
    case 'param':
    case 'projection':
    case 'opaque':
      break;
    default:
      return undefined;
  }
  const trait = lang(infer.items, 'Deref');
  const target = trait === undefined ? undefined : assocTypeOf(infer.items, trait);
  if (trait === undefined || target === undefined) return undefined;
  if (evaluateTrait(infer, { trait, args: [ty] }) === 'no') return undefined;
  const cause = { span, kind: 'deref' as const, def: undefined };
  const result = shallow(infer, normalize(infer, projectionTy(target, [ty]), cause, out));
  return result.kind === 'error' ? undefined : result;
}

/** The adjustments for the first `count` steps (all, if not given), their obligations registered. */
export function derefAdjustments(autoderef: Autoderef, count = autoderef.steps.length): Adjustment[] {
  requireAll(autoderef.cx, autoderef.obligations.splice(0));
  return autoderef.steps
    .slice(0, count)
    .map((step) => ({ kind: 'deref', overloaded: step.overloaded ? 'shared' : 'no', target: step.target }));
}

/** Every type on the way, the first included. */
export function autoderefTypes(autoderef: Autoderef): Ty[] {
  const out = [autoderef.current];
  for (let next = derefStep(autoderef); next !== undefined; next = derefStep(autoderef)) out.push(next);
  return out;
}
