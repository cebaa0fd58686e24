/** Casts and coercions that carry regions. */
import { findIn } from '../../../heap/base/index.ts';
import type { Rvalue } from '../../mir/ir.ts';
import { isTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import { isLang, lang } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import type { Cause } from '../constraints.ts';
import type { TypingCx } from './cx.ts';
import { prove, requireTyOutlives } from './solver.ts';
import { renumber } from './regions-in.ts';
import { relate, relateArgs } from '../../solve/relate.ts';
import { sigOfCallee } from './signatures.ts';

export function checkCast(cx: TypingCx, rvalue: Extract<Rvalue, { kind: 'cast' }>, from: Ty, point: number): Ty {
  const to = renumber(cx.set, rvalue.ty);
  if (!hasRegions(from) && !hasRegions(to)) return to;
  const cause = cx.causeAt(point, rvalue.cast === 'unsize' && boxesDyn(to) ? 'cast-to-dyn' : 'cast');
  switch (rvalue.cast) {
    case 'unsize':
      unsize(cx, from, to, cause);
      return to;
    case 'reify-fn':
    case 'closure-to-fn': {
      const sig = sigOfCallee(cx, from);
      if (sig === undefined) cx.giveUp('this coercion to a function pointer', cause.span);
      else
        relate(
          cx,
          {
            kind: 'fn-ptr',
            sig: {
              ...sig,
              inputs: sig.inputs.map((each) => cx.normalize(each, cause)),
              output: cx.normalize(sig.output, cause),
            },
          },
          to,
          'covariant',
          cause,
        );
      return to;
    }
    case 'mut-to-const-ptr':
    case 'ptr-to-ptr':
    case 'ref-to-ptr':
    case 'use': {
      const inner = pointee(from);
      const target = pointee(to);
      if (rvalue.cast === 'use') relate(cx, from, to, 'covariant', cause);
      else if (target !== undefined && inner?.kind === target.kind) relate(cx, inner, target, 'covariant', cause);
      return to;
    }
    default:
      return to;
  }
}

const pointee = (ty: Ty): Ty | undefined => (ty.kind === 'ref' || ty.kind === 'ptr' ? ty.ty : undefined);

const boxesDyn = (ty: Ty): boolean => ty.kind === 'adt' && ty.args.some((arg) => isTy(arg) && arg.kind === 'dyn');

/** `&[T; N]` to `&[T]`, `Box<T>` to `Box<dyn Trait + 'r>` (which needs `T: 'r`), and the like. */
function unsize(cx: TypingCx, from: Ty, to: Ty, cause: Cause): void {
  if (from.kind === 'ref' && to.kind === 'ref') {
    const outer: Ty = { kind: 'ref', region: from.region, ty: { kind: 'tuple', tys: [] }, isMut: false };
    relate(cx, outer, { ...outer, region: to.region }, 'covariant', cause);
    unsizeContent(cx, from.ty, to.ty, from.isMut && to.isMut, cause);
  } else if (from.kind === 'adt' && to.kind === 'adt' && from.def === to.def) {
    const last = lastTy(cx, from);
    const content = from.args[last];
    // `Cell<Box<T>>` and the like: their impls say which part it is.
    if (content !== undefined && isTy(content) && content.kind === 'adt') {
      proveUnsized(cx, 'CoerceUnsized', from, to, cause);
      return;
    }
    from.args.forEach((arg, index) => {
      const other = to.args[index];
      if (index === last && other !== undefined && isTy(arg) && isTy(other))
        unsizeContent(cx, arg, other, false, cause);
      else relateArgs(cx, arg, other, 'invariant', cause);
    });
  } else {
    const inner = pointee(from);
    const target = pointee(to);
    if (inner !== undefined && target !== undefined) unsizeContent(cx, inner, target, false, cause);
  }
}

/** The type argument that is unsized: the first that changes its kind. */
const lastTy = (cx: TypingCx, ty: Extract<Ty, { kind: 'adt' }>): number =>
  isLang(cx.items, ty.def, 'owned_box')
    ? ty.args.findIndex(isTy)
    : ty.args.reduce((last, arg, index) => (isTy(arg) ? index : last), -1);

function proveUnsized(cx: TypingCx, name: 'CoerceUnsized' | 'Unsize', from: Ty, to: Ty, cause: Cause): void {
  const trait = lang(cx.items, name);
  if (trait !== undefined) prove(cx, { kind: 'trait', bound: [], trait: { trait, args: [from, to] } }, cause);
}

function unsizeContent(cx: TypingCx, from: Ty, to: Ty, behindMut: boolean, cause: Cause): void {
  if (from.kind === 'array' && to.kind === 'slice')
    relate(cx, from.ty, to.ty, behindMut ? 'invariant' : 'covariant', cause);
  else if (to.kind === 'dyn' && from.kind === 'dyn') {
    relate(cx, from, { ...to, principal: from.principal, autos: from.autos }, 'covariant', cause);
    if (from.principal?.trait === to.principal?.trait)
      relate(cx, { ...from, region: to.region }, to, 'invariant', cause);
  } else if (to.kind === 'dyn') {
    requireTyOutlives(cx, from, to.region, cause);
    const { principal } = to;
    if (principal !== undefined && findIn(cx.items.traits, principal.trait) !== undefined) {
      const proven = { ...cause, category: 'predicate' as const };
      prove(
        cx,
        { kind: 'trait', bound: [], trait: { trait: principal.trait, args: [from, ...principal.args] } },
        proven,
      );
      for (const each of principal.projections)
        prove(
          cx,
          { kind: 'projection', bound: [], item: each.item, args: [from, ...principal.args], ty: each.ty },
          proven,
        );
    }
  } else if (from.kind === 'adt' && to.kind === 'adt') proveUnsized(cx, 'Unsize', from, to, cause);
  else if (from.kind === to.kind) relate(cx, from, to, behindMut ? 'invariant' : 'covariant', cause);
  else cx.giveUp('this unsizing coercion', cause.span);
}
