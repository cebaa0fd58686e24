/**
 * Subtyping with variance: `relate(cx, a, b, 'covariant')` asks for `a <: b` and gives the region constraints that it
 * needs. Structure was settled by the type checker. After rustc's `NllTypeRelating`; Reference, "Subtyping and Variance".
 */
import { findIn } from '../../../heap/base/index.ts';
import { instantiateBound, isRegion, isTy } from '../../types/fold.ts';
import type { Variance } from '../../types/items.ts';
import type { FnSig, GenericArg, Region, Ty } from '../../types/ty.ts';
import { type Cause, freshRegion, outlives, regionIdOf } from '../constraints.ts';
import type { TypingCx } from './cx.ts';
import { captures } from './opaque.ts';
import { argHasRegions, hasRegions } from './regions-in.ts';

export function relate(cx: TypingCx, a: Ty, b: Ty, variance: Variance, cause: Cause): void {
  if (a === b || variance === 'bivariant' || (!hasRegions(a) && !hasRegions(b))) return;
  if (a.kind !== b.kind) {
    mismatch(cx, a, b, variance, cause);
    return;
  }
  switch (a.kind) {
    case 'ref':
      if (b.kind !== 'ref') return;
      relateRegions(cx, a.region, b.region, variance, cause);
      relate(cx, a.ty, b.ty, a.isMut ? 'invariant' : variance, cause);
      return;
    case 'ptr':
      if (b.kind === 'ptr') relate(cx, a.ty, b.ty, a.isMut ? 'invariant' : variance, cause);
      return;
    case 'slice':
      if (b.kind === 'slice') relate(cx, a.ty, b.ty, variance, cause);
      return;
    case 'array':
      if (b.kind === 'array') relate(cx, a.ty, b.ty, variance, cause);
      return;
    case 'tuple':
      if (b.kind === 'tuple') relateLists(cx, a.tys, b.tys, variance, cause);
      return;
    case 'adt': {
      if (b.kind !== 'adt' || a.def !== b.def) return mismatch(cx, a, b, variance, cause);
      const variances = findIn(cx.items.adts, a.def)?.variances ?? [];
      a.args.forEach((arg, index) =>
        relateArgs(cx, arg, b.args[index], compose(variance, variances[index] ?? 'invariant'), cause),
      );
      return;
    }
    case 'opaque':
      if (b.kind === 'opaque')
        a.args.forEach((arg, index) => {
          if (!isRegion(arg) || captures(cx, a.def, index)) relateArgs(cx, arg, b.args[index], 'invariant', cause);
        });
      return;
    case 'fn-def':
    case 'projection':
      if (b.kind === 'fn-def' || b.kind === 'projection')
        a.args.forEach((arg, index) => relateArgs(cx, arg, b.args[index], 'invariant', cause));
      return;
    case 'closure':
      if (b.kind !== 'closure') return;
      a.args.forEach((arg, index) => relateArgs(cx, arg, b.args[index], 'invariant', cause));
      relateLists(cx, a.upvars, b.upvars, 'invariant', cause);
      return;
    case 'fn-ptr':
      if (b.kind === 'fn-ptr') relateSigs(cx, a.sig, b.sig, variance, cause);
      return;
    case 'dyn':
      if (b.kind !== 'dyn') return;
      relateRegions(cx, a.region, b.region, variance, cause);
      a.principal?.args.forEach((arg, index) => relateArgs(cx, arg, b.principal?.args[index], 'invariant', cause));
      for (const each of a.principal?.projections ?? []) {
        const other = b.principal?.projections.find((candidate) => candidate.item === each.item);
        if (other !== undefined) relate(cx, each.ty, other.ty, 'invariant', cause);
      }
      return;
    default:
      return;
  }
}

/** A projection that was not seen through, or a fault of ours: the body has no verdict rather than a wrong one. */
function mismatch(cx: TypingCx, a: Ty, b: Ty, variance: Variance, cause: Cause): void {
  if (a.kind === 'error' || b.kind === 'error' || a.kind === 'never') return;
  const left = cx.normalize(a, cause);
  const right = cx.normalize(b, cause);
  if (left.kind === right.kind && (left !== a || right !== b)) return relate(cx, left, right, variance, cause);
  cx.giveUp('the lifetimes in this type', cause.span);
}

function relateLists(cx: TypingCx, a: readonly Ty[], b: readonly Ty[], variance: Variance, cause: Cause): void {
  a.forEach((each, index) => {
    const other = b[index];
    if (other !== undefined) relate(cx, each, other, variance, cause);
  });
}

export function relateArgs(
  cx: TypingCx,
  a: GenericArg,
  b: GenericArg | undefined,
  variance: Variance,
  cause: Cause,
): void {
  if (b === undefined || !argHasRegions(a)) return;
  if (isRegion(a)) {
    if (isRegion(b)) relateRegions(cx, a, b, variance, cause);
  } else if (isTy(a) && isTy(b)) relate(cx, a, b, variance, cause);
}

/** `&'a T <: &'b T` when `'a: 'b`. */
export function relateRegions(cx: TypingCx, a: Region, b: Region, variance: Variance, cause: Cause): void {
  const [left, right] = [regionIdOf(a), regionIdOf(b)];
  if (left === undefined || right === undefined || left === right) return;
  if (variance === 'covariant' || variance === 'invariant') outlives(cx.set, left, right, cause);
  if (variance === 'contravariant' || variance === 'invariant') outlives(cx.set, right, left, cause);
}

export function compose(outer: Variance, inner: Variance): Variance {
  if (outer === 'bivariant' || inner === 'bivariant') return 'bivariant';
  if (outer === 'invariant' || inner === 'invariant') return 'invariant';
  return outer === inner ? 'covariant' : 'contravariant';
}

/** `for<'x> fn(..)` is a subtype when, for every choice of the supertype's bound regions, some choice of its own fits. */
function relateSigs(cx: TypingCx, a: FnSig, b: FnSig, variance: Variance, cause: Cause): void {
  if (variance === 'covariant' || variance === 'invariant') sigSubtype(cx, a, b, cause);
  if (variance === 'contravariant' || variance === 'invariant') sigSubtype(cx, b, a, cause);
}

function sigSubtype(cx: TypingCx, sub: FnSig, sup: FnSig, cause: Cause): void {
  const wanted = instantiateWith(sup, () => cx.placeholder(cause));
  const given = instantiateWith(sub, () => freshRegion(cx.set));
  given.inputs.forEach((each, index) => {
    const other = wanted.inputs[index];
    if (other !== undefined) relate(cx, each, other, 'contravariant', cause);
  });
  relate(cx, given.output, wanted.output, 'covariant', cause);
}

/** A signature's bound regions, each made once by `make`. */
export function instantiateWith(sig: FnSig, make: (name: string) => Region): FnSig {
  if (sig.bound.length === 0) return instantiateBound(sig, () => ({ kind: 're-erased' }));
  const regions = sig.bound.map(make);
  return instantiateBound(sig, (index) => regions[index] ?? { kind: 're-erased' });
}
