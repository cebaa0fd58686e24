/**
 * What holds without an impl: `Sized`, `Copy` and `Clone` of built-in types, auto traits by their constituents, functions
 * as `Fn`, and unsizing (Reference, "Special types and traits"; rustc's built-in candidates).
 */
import { findIn } from '../../heap/base/index.ts';
import { closureSigOf, findClosureKind, isKindEnough, type ClosureKind, type ClosureTy } from '../types/closure.ts';
import { instantiateBound, isConst, isRegion, substTy, type TyVisitor, walkArg, walkTy } from '../types/fold.ts';
import { freshRegion, probe, shallow, type InferCx } from './table.ts';
import { unifyArgs } from './unify.ts';
import type { AdtInfo } from '../types/items.ts';
import { findAdt, hiddenTypeOf, isLang, lang, traitOf, tyArgs } from '../types/lookup.ts';
import { signatureOf } from '../types/signature.ts';
import type { DefId, FnSig, GenericArg, Predicate, TraitRef, Ty } from '../types/ty.ts';
import { supertraitRefs } from './elaborate.ts';

export type BuiltinRule =
  | 'no'
  | 'ambiguous'
  /** Holds if the same trait holds for each of these. */
  | { readonly kind: 'holds-for-parts'; readonly parts: readonly Ty[] }
  | {
      readonly kind: 'nested';
      readonly predicates: readonly Predicate[];
      readonly equal: readonly (readonly [GenericArg, GenericArg])[];
    }
  /** A function as `Fn`, `FnMut` or `FnOnce`: its signature, opened. */
  | { readonly kind: 'fn'; readonly inputs: readonly Ty[]; readonly output: Ty };

const ALWAYS: BuiltinRule = { kind: 'holds-for-parts', parts: [] };

export function builtinRule(cx: InferCx, trait: TraitRef, self: Ty): BuiltinRule {
  const { items } = cx;
  const name = findIn(items.defs, trait.trait)?.lang;
  switch (name) {
    case 'Sized':
      return sizedRule(cx, self);
    case 'Copy':
    case 'Clone':
      return copyRule(cx, self);
    case 'FnOnce':
    case 'FnMut':
    case 'Fn':
      return fnRule(cx, self, name);
    case 'fn_ptr_trait':
      return self.kind === 'fn-ptr' ? ALWAYS : 'no';
    case 'Unsize':
      return unsizeRule(cx, self, trait.args[1]);
    default:
      return traitOf(items, trait.trait).isAuto ? autoRule(cx, trait.trait, self) : 'no';
  }
}

/** The last field of a struct: the only one that may be unsized. */
export function tailField(adt: AdtInfo): Ty | undefined {
  if (adt.kind !== 'struct') return undefined;
  const fields = adt.variants[0]?.fields ?? [];
  return fields[fields.length - 1]?.ty;
}

export function sizedRule(cx: InferCx, self: Ty): BuiltinRule {
  switch (self.kind) {
    case 'str':
    case 'slice':
    case 'dyn':
    case 'param':
    case 'projection':
      return 'no';
    case 'opaque':
      return ALWAYS;
    case 'tuple': {
      const last = self.tys[self.tys.length - 1];
      return last === undefined ? ALWAYS : { kind: 'holds-for-parts', parts: [last] };
    }
    case 'adt': {
      const adt = findAdt(cx.items, self.def);
      const tail = adt === undefined ? undefined : tailField(adt);
      return tail === undefined || !mayBeUnsized(tail)
        ? ALWAYS
        : { kind: 'holds-for-parts', parts: [substTy(tail, self.args)] };
    }
    default:
      return ALWAYS;
  }
}

const mayBeUnsized = (ty: Ty): boolean =>
  ['str', 'slice', 'dyn', 'param', 'projection', 'adt', 'tuple'].includes(ty.kind);

/** `Copy` and `Clone` of types that no impl in the library covers. */
function copyRule(cx: InferCx, self: Ty): BuiltinRule {
  switch (self.kind) {
    case 'bool':
    case 'char':
    case 'int':
    case 'float':
    case 'never':
    case 'ptr':
    case 'fn-def':
    case 'fn-ptr':
    case 'infer':
      return ALWAYS;
    case 'ref':
      return self.isMut ? 'no' : ALWAYS;
    case 'tuple':
      return { kind: 'holds-for-parts', parts: self.tys };
    case 'closure':
      return ofUpvars(cx, self);
    case 'array':
      return { kind: 'holds-for-parts', parts: [self.ty] };
    default:
      return 'no';
  }
}

/** An auto trait holds for a type when it holds for all that the type is made of. */
function autoRule(cx: InferCx, trait: DefId, self: Ty): BuiltinRule {
  switch (self.kind) {
    case 'param':
    case 'projection':
      return 'no';
    case 'opaque': {
      const hidden = hiddenTypeOf(cx.items, self.def) ?? findIn(cx.items.opaques, self.def)?.autoLeakTy;
      return hidden === undefined ? ALWAYS : { kind: 'holds-for-parts', parts: [substTy(hidden, self.args)] };
    }
    case 'dyn':
      if (self.autos.includes(trait)) return ALWAYS;
      if (self.principal === undefined) return 'no';
      return supertraitRefs(cx.items, { trait: self.principal.trait, args: [self, ...self.principal.args] }).some(
        (each) => each.trait === trait,
      )
        ? ALWAYS
        : 'no';
    case 'ref':
    case 'ptr':
    case 'slice':
    case 'array':
      return { kind: 'holds-for-parts', parts: [self.ty] };
    case 'tuple':
      return { kind: 'holds-for-parts', parts: self.tys };
    case 'closure':
      return ofUpvars(cx, self);
    case 'adt': {
      if (isLang(cx.items, self.def, 'PhantomData')) return { kind: 'holds-for-parts', parts: tyArgs(self.args) };
      const adt = findAdt(cx.items, self.def);
      const parts: Ty[] = [];
      for (const variant of adt?.variants ?? [])
        for (const field of variant.fields) parts.push(substTy(field.ty, self.args));
      return { kind: 'holds-for-parts', parts };
    }
    default:
      return ALWAYS;
  }
}

/** A closure is what its captures are; nothing is known of those before its body was looked through. */
function ofUpvars(cx: InferCx, closure: ClosureTy): BuiltinRule {
  const upvars = shallow(cx, closure.upvars);
  return upvars.kind === 'infer'
    ? 'ambiguous'
    : { kind: 'holds-for-parts', parts: upvars.kind === 'tuple' ? upvars.tys : [] };
}

/** `FnOnce` holds for a closure of any kind; whether the others do is not known before its body was looked through. */
function closureRule(cx: InferCx, closure: ClosureTy, wanted: ClosureKind): BuiltinRule {
  const kind = findClosureKind(shallow(cx, closure.callKind));
  if (kind === undefined ? wanted !== 'FnOnce' : !isKindEnough(kind, wanted))
    return kind === undefined ? 'ambiguous' : 'no';
  return openedSig(cx, closureSigOf(closure));
}

function fnRule(cx: InferCx, self: Ty, wanted: ClosureKind): BuiltinRule {
  if (self.kind === 'closure') return closureRule(cx, self, wanted);
  if (self.kind !== 'fn-def' && self.kind !== 'fn-ptr') return 'no';
  const sig = self.kind === 'fn-ptr' ? self.sig : signatureOf(cx.items, self.def, self.args);
  if (sig === undefined || sig.isUnsafe || sig.abi !== undefined) return 'no';
  return openedSig(cx, sig);
}

function openedSig(cx: InferCx, sig: FnSig): BuiltinRule {
  const regions = sig.bound.map(() => freshRegion(cx));
  const opened = instantiateBound(sig, (index) => regions[index] ?? { kind: 're-erased' });
  return { kind: 'fn', inputs: opened.inputs, output: opened.output };
}

/** `[T; N]` to `[T]`, `T` to `dyn Trait`, `dyn Trait` to a supertrait's, and structs by their last field. */
export function unsizeRule(cx: InferCx, source: Ty, wanted: GenericArg | undefined): BuiltinRule {
  if (wanted === undefined || isRegion(wanted) || isConst(wanted)) return 'no';
  const target = shallow(cx, wanted);
  if (target.kind === 'infer' || (source.kind === 'infer' && source.class === 'general')) return 'ambiguous';
  if (source.kind === 'array' && target.kind === 'slice')
    return { kind: 'nested', predicates: [], equal: [[source.ty, target.ty]] };
  if (target.kind === 'dyn') return source.kind === 'dyn' ? upcast(cx, source, target) : intoDyn(cx, source, target);
  if (source.kind === 'adt' && target.kind === 'adt' && source.def === target.def) {
    const adt = findAdt(cx.items, source.def);
    const tail = adt === undefined ? undefined : tailField(adt);
    const unsize = lang(cx.items, 'Unsize');
    if (adt === undefined || tail === undefined || unsize === undefined) return 'no';
    // Only parameters that the last field alone mentions may change (rustc's `unsizing_params_for_adt`).
    const inTail = paramsIn([tail]);
    for (const index of paramsIn((adt.variants[0]?.fields ?? []).slice(0, -1).map((field) => field.ty)))
      inTail.delete(index);
    if (inTail.size === 0) return 'no';
    const equal: (readonly [GenericArg, GenericArg])[] = [];
    source.args.forEach((arg, index) => {
      const other = target.args[index];
      if (!inTail.has(index) && other !== undefined) equal.push([arg, other]);
    });
    const from = substTy(tail, source.args);
    return {
      kind: 'nested',
      equal,
      predicates: [{ kind: 'trait', bound: [], trait: { trait: unsize, args: [from, substTy(tail, target.args)] } }],
    };
  }
  return 'no';
}

/** The type and const parameters that the types mention. */
function paramsIn(tys: readonly Ty[]): Set<number> {
  const found = new Set<number>();
  for (const each of tys)
    walkTy(each, {
      ty: (ty) => {
        if (ty.kind === 'param') found.add(ty.index);
        return true;
      },
      const: (value) => {
        if (value.kind === 'const-param') found.add(value.index);
      },
    });
  return found;
}

type Dyn = Extract<Ty, { kind: 'dyn' }>;

/** The names that a trait object binds, as far as its trait's arguments and associated types mention them. */
function namesBoundIn(principal: NonNullable<Dyn['principal']>): readonly string[] {
  const names: (string | undefined)[] = [];
  const visitor: TyVisitor = {
    region: (region, depth) => {
      if (region.kind === 're-bound' && region.depth === depth) names[region.index] = region.name;
    },
  };
  for (const arg of principal.args) walkArg(arg, visitor);
  for (const each of principal.projections) walkTy(each.ty, visitor);
  return Array.from(names, (name) => name ?? '_');
}

function intoDyn(cx: InferCx, source: Ty, target: Dyn): BuiltinRule {
  if (source.kind === 'str' || source.kind === 'slice') return 'no';
  const predicates: Predicate[] = [{ kind: 'type-outlives', ty: source, region: target.region }];
  const sized = lang(cx.items, 'Sized');
  if (sized !== undefined) predicates.push({ kind: 'trait', bound: [], trait: { trait: sized, args: [source] } });
  if (target.principal !== undefined) {
    // `dyn for<'a> Fn(&'a T)`: what it is made of does so for every `'a`.
    const bound = namesBoundIn(target.principal);
    predicates.push({
      kind: 'trait',
      bound,
      trait: { trait: target.principal.trait, args: [source, ...target.principal.args] },
    });
    for (const each of target.principal.projections) {
      predicates.push({
        kind: 'projection',
        bound,
        item: each.item,
        args: [source, ...target.principal.args],
        ty: each.ty,
      });
    }
  }
  for (const auto of target.autos)
    predicates.push({ kind: 'trait', bound: [], trait: { trait: auto, args: [source] } });
  predicates.push({ kind: 'type-outlives', ty: source, region: target.region });
  return { kind: 'nested', predicates, equal: [] };
}

function upcast(cx: InferCx, source: Dyn, target: Dyn): BuiltinRule {
  if (target.autos.some((auto) => !source.autos.includes(auto))) return 'no';
  const wanted = target.principal;
  const predicates: Predicate[] = [{ kind: 'region-outlives', longer: source.region, shorter: target.region }];
  if (wanted === undefined) return { kind: 'nested', predicates, equal: [] };
  if (source.principal === undefined) return 'no';
  const supers = supertraitRefs(cx.items, { trait: source.principal.trait, args: [source, ...source.principal.args] });
  // One supertrait may stand there with several arguments.
  const among = supers.filter((each) => each.trait === wanted.trait);
  const fitting = among.length <= 1 ? among : among.filter((each) => fitsObject(cx, each, wanted.args));
  const [found, ...others] = fitting;
  if (found === undefined) return 'no';
  if (others.length > 0) return 'ambiguous';
  const equal: (readonly [GenericArg, GenericArg])[] = [];
  wanted.args.forEach((arg, index) => {
    const other = found.args[index + 1];
    if (other !== undefined) equal.push([arg, other]);
  });
  if (source.principal.trait === wanted.trait) {
    for (const each of wanted.projections) {
      const other = source.principal.projections.find((projection) => projection.item === each.item);
      if (other !== undefined) equal.push([each.ty, other.ty]);
    }
  }
  return { kind: 'nested', predicates, equal };
}

const fitsObject = (cx: InferCx, trait: TraitRef, args: readonly GenericArg[]): boolean =>
  probe(cx, () => unifyArgs(cx, trait.args.slice(1), args));
