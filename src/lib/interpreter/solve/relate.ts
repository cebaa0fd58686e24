/**
 * Subtyping with variance: `relate(cx, a, b, 'covariant', why)` asks for `a <: b` and gives the region constraints that
 * it needs. Structure was settled by the type checker. After rustc's `NllTypeRelating`; Reference, "Subtyping and Variance".
 */
import { findIn } from '../../heap/base/index.ts';
import { instantiateBound, isRegion, isTy, sameTy } from '../types/fold.ts';
import { argHasRegions, hasRegions } from '../types/has-regions.ts';
import type { ItemTables, Variance } from '../types/items.ts';
import type { DefId, FnSig, GenericArg, Region, Ty } from '../types/ty.ts';

/** Who relates types: how it takes what is found, and why (`Why` is the caller's own). */
export interface RelateCx<Why> {
  readonly items: ItemTables;
  /** `longer: shorter` is needed. */
  outlives(longer: Region, shorter: Region, why: Why): void;
  /** A region that may be chosen to fit. */
  fresh(): Region;
  /** A region that has to do for all. */
  placeholder(why: Why): Region;
  normalize(ty: Ty, why: Why): Ty;
  /** Whether lifetime argument `index` of an opaque type is part of it. */
  captures(opaque: DefId, index: number): boolean;
  /** The types differ in structure: not seen through, or a fault of ours. */
  mismatch(why: Why): void;
}

export function relate<Why>(cx: RelateCx<Why>, a: Ty, b: Ty, variance: Variance, why: Why): void {
  if (a === b || variance === 'bivariant') return;
  // Without free regions only what binders bind may still differ.
  if (!hasRegions(a) && !hasRegions(b) && (a.kind !== 'fn-ptr' || b.kind !== 'fn-ptr' || sameTy(a, b))) return;
  if (a.kind !== b.kind) {
    mismatch(cx, a, b, variance, why);
    return;
  }
  switch (a.kind) {
    case 'ref':
      if (b.kind !== 'ref') return;
      relateRegions(cx, a.region, b.region, variance, why);
      relate(cx, a.ty, b.ty, a.isMut ? 'invariant' : variance, why);
      return;
    case 'ptr':
      if (b.kind === 'ptr') relate(cx, a.ty, b.ty, a.isMut ? 'invariant' : variance, why);
      return;
    case 'slice':
      if (b.kind === 'slice') relate(cx, a.ty, b.ty, variance, why);
      return;
    case 'array':
      if (b.kind === 'array') relate(cx, a.ty, b.ty, variance, why);
      return;
    case 'tuple':
      if (b.kind === 'tuple') relateLists(cx, a.tys, b.tys, variance, why);
      return;
    case 'adt': {
      if (b.kind !== 'adt' || a.def !== b.def) return mismatch(cx, a, b, variance, why);
      const variances = findIn(cx.items.adts, a.def)?.variances ?? [];
      a.args.forEach((arg, index) =>
        relateArgs(cx, arg, b.args[index], compose(variance, variances[index] ?? 'invariant'), why),
      );
      return;
    }
    case 'opaque':
      if (b.kind === 'opaque')
        a.args.forEach((arg, index) => {
          if (!isRegion(arg) || cx.captures(a.def, index)) relateArgs(cx, arg, b.args[index], 'invariant', why);
        });
      return;
    case 'fn-def':
    case 'projection':
      if (b.kind === 'fn-def' || b.kind === 'projection')
        a.args.forEach((arg, index) => relateArgs(cx, arg, b.args[index], 'invariant', why));
      return;
    case 'closure':
      if (b.kind !== 'closure') return;
      a.args.forEach((arg, index) => relateArgs(cx, arg, b.args[index], 'invariant', why));
      relate(cx, a.sig, b.sig, 'invariant', why);
      relate(cx, a.upvars, b.upvars, 'invariant', why);
      return;
    case 'fn-ptr':
      if (b.kind === 'fn-ptr') relateSigs(cx, a.sig, b.sig, variance, why);
      return;
    case 'dyn':
      if (b.kind !== 'dyn') return;
      relateRegions(cx, a.region, b.region, variance, why);
      a.principal?.args.forEach((arg, index) => relateArgs(cx, arg, b.principal?.args[index], 'invariant', why));
      for (const each of a.principal?.projections ?? []) {
        const other = b.principal?.projections.find((candidate) => candidate.item === each.item);
        if (other !== undefined) relate(cx, each.ty, other.ty, 'invariant', why);
      }
      return;
    default:
      return;
  }
}

/** A projection that was not seen through, or a fault of ours: the body has no verdict rather than a wrong one. */
function mismatch<Why>(cx: RelateCx<Why>, a: Ty, b: Ty, variance: Variance, why: Why): void {
  if (a.kind === 'error' || b.kind === 'error' || a.kind === 'never') return;
  const left = cx.normalize(a, why);
  const right = cx.normalize(b, why);
  if (left.kind === right.kind && (left !== a || right !== b)) return relate(cx, left, right, variance, why);
  cx.mismatch(why);
}

function relateLists<Why>(cx: RelateCx<Why>, a: readonly Ty[], b: readonly Ty[], variance: Variance, why: Why): void {
  a.forEach((each, index) => {
    const other = b[index];
    if (other !== undefined) relate(cx, each, other, variance, why);
  });
}

export function relateArgs<Why>(
  cx: RelateCx<Why>,
  a: GenericArg,
  b: GenericArg | undefined,
  variance: Variance,
  why: Why,
): void {
  if (b === undefined || !argHasRegions(a)) return;
  if (isRegion(a)) {
    if (isRegion(b)) relateRegions(cx, a, b, variance, why);
  } else if (isTy(a) && isTy(b)) relate(cx, a, b, variance, why);
}

/** `&'a T <: &'b T` when `'a: 'b`. */
export function relateRegions<Why>(cx: RelateCx<Why>, a: Region, b: Region, variance: Variance, why: Why): void {
  if (a === b) return;
  if (variance === 'covariant' || variance === 'invariant') cx.outlives(a, b, why);
  if (variance === 'contravariant' || variance === 'invariant') cx.outlives(b, a, why);
}

export function compose(outer: Variance, inner: Variance): Variance {
  if (outer === 'bivariant' || inner === 'bivariant') return 'bivariant';
  if (outer === 'invariant' || inner === 'invariant') return 'invariant';
  return outer === inner ? 'covariant' : 'contravariant';
}

/** `for<'x> fn(..)` is a subtype when, for every choice of the supertype's bound regions, some choice of its own fits. */
function relateSigs<Why>(cx: RelateCx<Why>, a: FnSig, b: FnSig, variance: Variance, why: Why): void {
  if (variance === 'covariant' || variance === 'invariant') sigSubtype(cx, a, b, why);
  if (variance === 'contravariant' || variance === 'invariant') sigSubtype(cx, b, a, why);
}

function sigSubtype<Why>(cx: RelateCx<Why>, sub: FnSig, sup: FnSig, why: Why): void {
  const wanted = instantiateWith(sup, () => cx.placeholder(why));
  const given = instantiateWith(sub, () => cx.fresh());
  given.inputs.forEach((each, index) => {
    const other = wanted.inputs[index];
    if (other !== undefined) relate(cx, each, other, 'contravariant', why);
  });
  relate(cx, given.output, wanted.output, 'covariant', why);
}

/** A signature's bound regions, each made once by `make`. */
export function instantiateWith(sig: FnSig, make: (name: string) => Region): FnSig {
  if (sig.bound.length === 0) return instantiateBound(sig, () => ({ kind: 're-erased' }));
  const regions = sig.bound.map(make);
  return instantiateBound(sig, (index) => regions[index] ?? { kind: 're-erased' });
}
