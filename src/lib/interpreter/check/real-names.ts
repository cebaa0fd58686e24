/**
 * Whether a name that our library lacks is missing from the real one as well. Types and traits of the library that carry
 * `#[all_items]` say what else the real ones have; of all others nothing is known.
 */
import { findIn } from '../../heap/base/index.ts';
import { traitsInScope } from '../resolve/resolution.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import { isSettled } from '../solve/settled.ts';
import { hasAllImpls } from '../solve/whole-impls.ts';
import type { Span } from '../source/index.ts';
import type { NodeId } from '../syntax/ast.ts';
import { inherentImplsFor } from '../types/lookup.ts';
import { simplifyTy } from '../types/simplify.ts';
import type { RealNames } from '../types/items.ts';
import type { DefId, TraitRef, Ty } from '../types/ty.ts';
import { full, newVar, type BodyCx } from './context.ts';
import { isLibrary, isUserTy } from './report.ts';
import { sliceTy } from '../types/make.ts';

/** A library trait with many provided methods may well have more of them than our library declares. */
const MANY_PROVIDED = 6;

/** The expression that names the item. */
interface Place {
  readonly id: NodeId;
  readonly span: Span;
}

/** No type on the way (`types`: by dereference) and no trait in scope has an item of this name, in the real library either. */
export function isItemAbsent(cx: BodyCx, at: Place, types: readonly Ty[], name: string): boolean {
  const steps = types.flatMap((each): Ty[] => {
    const ty = full(cx, each);
    return ty.kind === 'array' ? [ty, sliceTy(ty.ty)] : [ty];
  });
  if (!steps.every((ty) => isInherentAbsent(cx, ty, name))) return false;
  const { near, prelude } = traitsInScope(cx.resolutions, cx.owner, at.id);
  return [...near, ...prelude].every(
    (trait) => !isLibrary(cx, trait) || steps.every((ty) => isAbsentThrough(cx, at, trait, ty, name)),
  );
}

function isInherentAbsent(cx: BodyCx, ty: Ty, name: string): boolean {
  switch (ty.kind) {
    case 'ref':
    case 'tuple':
    case 'never':
    case 'fn-def':
    case 'fn-ptr':
      return true;
    default: {
      if (ty.kind === 'dyn') return !isOpenObject(cx, ty, name);
      // What is still to be inferred is only asked for what traits have.
      if (isUserTy(cx, ty) || (ty.kind === 'infer' && ty.class === 'general')) return true;
      const real = realNamesOf(cx, ty);
      return real !== undefined && !real.lacking.includes(name);
    }
  }
}

/** The real type is known to have an item of its own so called, which ours lacks. */
export const isInRealType = (cx: BodyCx, ty: Ty, name: string): boolean =>
  realNamesOf(cx, ty)?.lacking.includes(name) === true;

/** What the real library has of a type beside what ours has; undefined where that is not known. */
function realNamesOf(cx: BodyCx, ty: Ty): RealNames | undefined {
  if (ty.kind === 'adt') return findIn(cx.items.adts, ty.def)?.real;
  // All integer types are in this alike, and so are all floats.
  const key = ty.kind === 'infer' ? { int: 'i32', float: 'f64', general: undefined }[ty.class] : simplifyTy(ty);
  for (const impl of key === undefined ? [] : inherentImplsFor(cx.items, key)) {
    const real = findIn(cx.items.impls, impl)?.real;
    if (real !== undefined) return real;
  }
  return undefined;
}

/** A library trait among those of a trait object may have the method, or the object itself: `dyn Any` and `dyn Error` do. */
const isOpenObject = (cx: BodyCx, ty: Extract<Ty, { kind: 'dyn' }>, name: string): boolean =>
  ty.principal === undefined ||
  (isLibrary(cx, ty.principal.trait) && inherentImplsFor(cx.items, simplifyTy(ty) ?? '').length > 0) ||
  supertraitDefs(cx, ty.principal.trait).some((trait) => isLibrary(cx, trait) && mayHave(cx, trait, name));

function supertraitDefs(cx: BodyCx, trait: DefId): readonly DefId[] {
  const seen = new Set([trait]);
  for (const each of seen) for (const above of findIn(cx.items.traits, each)?.supertraits ?? []) seen.add(above.trait);
  return [...seen];
}

/** The real library's trait may have an item of this name that ours lacks. */
function mayHave(cx: BodyCx, trait: DefId, name: string): boolean {
  const info = findIn(cx.items.traits, trait);
  if (info?.real !== undefined) return info.real.lacking.includes(name);
  return (info?.items.filter((each) => each.kind === 'fn' && each.hasDefault).length ?? 0) >= MANY_PROVIDED;
}

function isAbsentThrough(cx: BodyCx, { span }: Place, trait: DefId, ty: Ty, name: string): boolean {
  const info = findIn(cx.items.traits, trait);
  const isOfTrait = info?.items.some((each) => each.name === name) === true;
  const isUnknown = info?.real === undefined && !isUserTy(cx, ty);
  if (!isOfTrait && !isUnknown && !mayHave(cx, trait, name)) return true;
  const params = findIn(cx.items.generics, trait)?.params.filter((param) => param.index > 0) ?? [];
  const rest = params.map((param) => (param.kind === 'type' ? newVar(cx, span) : { kind: 're-erased' as const }));
  const ref: TraitRef = { trait, args: [ty, ...rest] };
  if (evaluateTrait(cx.infer, ref) !== 'no') return false;
  return isUserTy(cx, ty) || isSettled(cx.items, ref) || hasAllImpls(cx.items, ref);
}

/** The first of the types that has a private field of this name; `unknown` where one comes before it whose fields are not known. */
export function findPrivateField(cx: BodyCx, types: readonly Ty[], name: string): Ty | 'unknown' | undefined {
  for (const ty of types) {
    if (ty.kind !== 'adt') continue;
    const adt = findIn(cx.items.adts, ty.def);
    if (adt === undefined || adt.kind === 'enum') continue;
    const real = adt.real?.fields;
    if (isLibrary(cx, ty.def) && real === undefined) return 'unknown';
    if (real === undefined ? adt.variants[0]?.fields.some((each) => each.name === name) === true : real.includes(name))
      return ty;
  }
  return undefined;
}
