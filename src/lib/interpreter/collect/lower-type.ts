/** From type expressions to types (rustc's `lower_ty`). */
import { findIn, invariant, unreachable } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import { walkTypeExpr } from '../resolve/walk-types.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { isRegion, isTy, regionKey, walkTy, withAbi } from '../types/fold.ts';
import { mentionsError } from '../types/mentions-error.ts';
import type { DefId, ExistentialTraitRef, FloatName, GenericArg, IntName, Region, TraitRef, Ty } from '../types/ty.ts';
import { DYN_SELF, type LowerCx, NO_NOTES, STATIC, reportFault, reportUnsupported } from './context.ts';
import { lowerConst } from './const-eval.ts';
import { elidedRegion, lowerLifetime } from './lower-lifetime.ts';
import { lowerPathType } from './lower-path.ts';
import { lowerPolyTraitRef } from './lower-bounds.ts';
import { objectLifetime } from './object-lifetime.ts';
import { checkObject } from './objects.ts';
import { fixedAssocTypes, needsSizedSelf, supertraitClosure, traitAssocTypes } from './supertraits.ts';
import {
  BOOL,
  CHAR,
  ERROR,
  NEVER,
  STR,
  UNIT,
  USIZE,
  arrayTy,
  dynTy,
  floatTy,
  fnPtrTy,
  intTy,
  opaqueTy,
  paramTy,
  projectionTy,
  ptrTy,
  refTy,
  sliceTy,
  tupleTy,
} from '../types/make.ts';

const FLOATS: ReadonlySet<string> = new Set(['f32', 'f64']);

export function primTy(name: IntName | FloatName | 'bool' | 'char' | 'str'): Ty {
  switch (name) {
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'str':
      return STR;
    case 'f32':
    case 'f64':
      return floatTy(name);
    default:
      invariant(!FLOATS.has(name), 'floats are done');
      return intTy(name);
  }
}

/** Where a lifetime may not be left out. */
const LACKING: ReadonlySet<LowerCx['elision']['kind']> = new Set(['missing', 'not-here', 'assoc-type']);

export function lowerType(cx: LowerCx, expr: ast.TypeExpr): Ty {
  switch (expr.kind) {
    case 'path':
      return lowerPathType(cx, expr);
    case 'ref': {
      const region =
        expr.lifetime === undefined ? elidedRegion(cx, expr.span, expr.id, 'ref') : lowerLifetime(cx, expr.lifetime);
      if (cx.selfRefs !== undefined && holdsSelfType(cx, expr.ty)) cx.selfRefs.push(region);
      const ty = lowerType(cx.elision.kind === 'erased' ? cx : { ...cx, objectDefault: region }, expr.ty);
      // A reference that lacks its lifetime is an error itself: what follows from its type is not reported.
      if (expr.lifetime === undefined && LACKING.has(cx.elision.kind)) return ERROR;
      return refTy(region, ty, expr.isMut);
    }
    case 'ptr':
      return ptrTy(lowerType(cx, expr.ty), expr.isMut);
    case 'slice':
      return sliceTy(lowerType(cx, expr.ty));
    case 'array':
      return arrayTy(lowerType(cx, expr.ty), lowerConst(cx, expr.len, USIZE));
    case 'tuple': {
      if (expr.tys.length === 0) return UNIT;
      return tupleTy(expr.tys.map((each) => lowerType(cx, each)));
    }
    case 'never':
      return NEVER;
    case 'infer':
      if (cx.inferTy !== undefined) return cx.inferTy(expr.span);
      reportFault(
        cx,
        'placeholder-in-signature',
        'E0121',
        'the placeholder `_` is not allowed within types on item signatures',
        expr.span,
        { label: 'not allowed in type signatures' },
      );
      return ERROR;
    case 'fn-ptr':
      return lowerFnPtr(cx, expr);
    case 'dyn':
      return lowerDyn(cx, expr);
    case 'impl-trait':
      return lowerImplTrait(cx, expr);
    case 'unsupported-type':
      return ERROR;
    default:
      return unreachable(expr);
  }
}

/** `Self`, `Box<Self>`, `(Self, u8)`: in `&` of such a type rustc looks for the lifetime of `self`. */
function holdsSelfType(cx: LowerCx, expr: ast.TypeExpr): boolean {
  let found = false;
  walkTypeExpr(expr, {
    type: (each) => {
      if (isSelfType(cx, each)) found = true;
      return !found;
    },
  });
  return found;
}

/** `Self`, or the impl's self type written out: what `find_lifetime_for_self` looks for. */
function isSelfType(cx: LowerCx, expr: ast.TypeExpr): boolean {
  if (expr.kind !== 'path' || expr.qself !== undefined) return false;
  const found = resolutionsAt(cx.collect.resolutions, expr.path).paths.get(expr.path.id);
  if (found === undefined || found.rest > 0) return false;
  if (found.res.kind === 'self-type' || found.res.kind === 'self-param') return true;
  const parent = findIn(cx.collect.items.defs, cx.owner)?.parent;
  const self = parent === undefined ? undefined : findIn(cx.collect.items.types, parent);
  return found.res.kind === 'def' && self?.kind === 'adt' && self.def === found.res.def;
}

function lowerFnPtr(cx: LowerCx, expr: Extract<ast.TypeExpr, { kind: 'fn-ptr' }>): Ty {
  const names = expr.forLifetimes.map((each) => each.name);
  const binders = [...cx.binders, names];
  const level = binders.length - 1;
  const { inputs, output } = lowerFnLike(
    { ...cx, binders, seen: undefined, selfRefs: undefined },
    level,
    expr.inputs,
    expr.output,
  );
  for (const [index, name] of expr.forLifetimes.entries()) {
    if (bindsIn([output], index) && !constrains(inputs, index))
      reportFault(
        cx,
        'unconstrained-return-lifetime',
        'E0581',
        `return type references lifetime \`'${name.name}\`, which is not constrained by the fn input types`,
        expr.output?.span ?? expr.span,
      );
  }
  return fnPtrTy(withAbi({ bound: names, inputs, output, isUnsafe: expr.isUnsafe }, expr.abi));
}

/** Whether types under a binder mention its region number `index`. */
export function bindsIn(tys: readonly Ty[], index: number): boolean {
  let found = false;
  for (const ty of tys)
    walkTy(ty, {
      region: (region, depth) => {
        if (region.kind === 're-bound' && region.depth === depth && region.index === index) found = true;
      },
    });
  return found;
}

/** Whether the types tell what their binder's region number `index` is: the arguments of a projection do not. */
export function constrains(tys: readonly Ty[], index: number): boolean {
  let found = false;
  for (const ty of tys)
    walkTy(ty, {
      ty: (each) => each.kind !== 'projection',
      region: (region, depth) => {
        if (region.kind === 're-bound' && region.depth === depth && region.index === index) found = true;
      },
    });
  return found;
}

/** Inputs and output of a `fn(..)` type or of `Fn(..)`: lifetimes left out are bound by the binder at `level`. */
export function lowerFnLike(
  cx: LowerCx,
  level: number,
  inputs: readonly ast.TypeExpr[],
  output: ast.TypeExpr | undefined,
): { readonly inputs: readonly Ty[]; readonly output: Ty } {
  const met: Region[][] = [];
  const isBody = cx.elision.kind === 'erased';
  const lowered = inputs.map((input) => {
    const seen: Region[] = [];
    met.push(seen);
    return lowerType(
      { ...cx, elision: { kind: 'fresh-bound', level }, seen, objectDefault: isBody ? cx.objectDefault : STATIC },
      input,
    );
  });
  if (output === undefined) return { inputs: lowered, output: UNIT };
  const single = singleRegion(met);
  const elision: LowerCx['elision'] =
    single === undefined
      ? { kind: 'missing', group: undefined, notes: NO_NOTES }
      : { kind: 'region', region: single, level: level + 1 };
  return {
    inputs: lowered,
    output: lowerType({ ...cx, elision, objectDefault: isBody ? cx.objectDefault : STATIC }, output),
  };
}

/** The one lifetime that the parameters mention: exactly one parameter mentions any, and that one only one. */
export function singleRegion(met: readonly (readonly Region[])[]): Region | undefined {
  let only: Region | undefined;
  for (const regions of met) {
    if (regions.length === 0) continue;
    if (only !== undefined) return undefined;
    const first = regions[0];
    if (first === undefined || regions.some((each) => !isSameRegion(each, first))) return undefined;
    only = first;
  }
  return only;
}

const isSameRegion = (a: Region, b: Region): boolean =>
  a.kind === b.kind &&
  (a.kind === 're-static' ||
    ((a.kind === 're-bound' || a.kind === 're-early' || a.kind === 're-late') &&
      (b.kind === 're-bound' || b.kind === 're-early' || b.kind === 're-late') &&
      a.index === b.index &&
      (a.kind !== 're-bound' || (b.kind === 're-bound' && a.depth === b.depth))));

// ---------------------------------------------------------------- trait objects

/** Asks whether there may be objects of the trait, as soon as all traits are known. What an alias names is not checked by itself. */
function noteObject(cx: LowerCx, trait: DefId, span: Span): void {
  if (findIn(cx.collect.items.defs, cx.owner)?.kind === 'type-alias') return;
  if (cx.collect.isComplete) checkObject(cx.collect, trait, span, cx.report);
  else cx.collect.objects.push({ trait, owner: cx.owner, span, report: cx.report });
}

export function checkObjectsIn(cx: LowerCx, ty: Ty, span: Span): void {
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'dyn' && each.principal !== undefined) noteObject(cx, each.principal.trait, span);
      return true;
    },
  });
}

export function lowerDyn(cx: LowerCx, expr: Extract<ast.TypeExpr, { kind: 'dyn' }>): Ty {
  const { items } = cx.collect;
  let region: Region | undefined;
  let principal: ExistentialTraitRef | undefined;
  /** The principal with `DYN_SELF` in front. */
  let whole: TraitRef | undefined;
  const autos: DefId[] = [];
  for (const bound of expr.bounds) {
    if (bound.kind === 'outlives') {
      if (region === undefined) region = lowerLifetime(cx, bound.lifetime);
      else
        reportFault(
          cx,
          'several-lifetime-bounds',
          'E0226',
          'only a single explicit lifetime bound is permitted',
          bound.lifetime.span,
        );
      continue;
    }
    if (bound.maybe) {
      reportUnsupported(cx, '`?Trait` in a trait object', bound.span);
      continue;
    }
    const lowered = lowerPolyTraitRef(cx, DYN_SELF, bound, []);
    if (lowered === undefined) return ERROR;
    const { trait } = lowered.trait;
    if (isAuto(cx, trait)) {
      if (!autos.includes(trait)) autos.push(trait);
      continue;
    }
    if (principal !== undefined) {
      reportFault(
        cx,
        'several-traits-in-object',
        'E0225',
        'only auto traits can be used as additional traits in a trait object',
        bound.span,
        { label: 'additional non-auto trait' },
      );
      return ERROR;
    }
    const projections = lowered.projections.map((each) => ({ item: each.item, ty: each.ty }));
    whole = lowered.trait;
    principal = { trait, args: lowered.trait.args.slice(1), projections };
    noteObject(cx, trait, expr.span);
    const missing = missingAssocTypes(
      cx,
      trait,
      projections.map((each) => each.item),
    );
    // Of a trait whose own arguments are missing nothing more is asked.
    if (missing.length > 0 && !lowered.trait.args.some((arg) => isTy(arg) && mentionsError(arg))) {
      const names = missing.map((each) => `\`${findIn(items.defs, each)?.name ?? ''}\``).join(', ');
      reportFault(
        cx,
        'missing-associated-type',
        'E0191',
        `the value of the associated type${missing.length > 1 ? 's' : ''} ${names} in \`${findIn(items.defs, trait)?.name ?? ''}\` must be specified`,
        bound.span,
        {
          label: `help: specify the associated type: \`${findIn(items.defs, trait)?.name ?? ''}<${missing.map((each) => `${findIn(items.defs, each)?.name ?? ''} = Type`).join(', ')}>\``,
        },
      );
      return ERROR;
    }
  }
  if (principal === undefined && autos.length === 0) {
    reportFault(cx, 'object-without-trait', 'E0224', 'at least one trait is required for an object type', expr.span);
    return ERROR;
  }
  autos.sort((a, b) => a - b);
  return dynTy(principal, autos, region ?? objectLifetime(cx, whole, expr.span));
}

function isAuto(cx: LowerCx, trait: DefId): boolean {
  const info = findIn(cx.collect.items.traits, trait);
  if (info !== undefined) return info.isAuto;
  const syntax = cx.collect.crate.syntax.get(trait);
  return syntax?.kind === 'item' && syntax.node.kind === 'trait' && syntax.node.isAuto;
}

/**
 * Associated types, of the trait and its supertraits, that a trait object must name: all but those with `where Self: Sized`
 * and those that a supertrait bound fixes, `trait Sub: Super<Item = T>`.
 */
function missingAssocTypes(cx: LowerCx, trait: DefId, given: readonly DefId[]): DefId[] {
  const needed: DefId[] = [];
  const fixed = new Set(given);
  for (const each of supertraitClosure(cx.collect, { trait, args: [DYN_SELF] })) {
    for (const item of traitAssocTypes(cx.collect, each.trait))
      if (!needsSizedSelf(cx.collect, item.def) && !isGeneric(cx, item.def)) needed.push(item.def);
    for (const item of fixedAssocTypes(cx.collect, each.trait)) fixed.add(item);
  }
  return needed.filter((item) => !fixed.has(item));
}

/** A trait that has such a type is behind no `dyn`, which is reported by itself. */
const isGeneric = (cx: LowerCx, item: DefId): boolean =>
  (findIn(cx.collect.items.generics, item)?.params.length ?? 0) > 0;

// ---------------------------------------------------------------- impl Trait

function lowerImplTrait(cx: LowerCx, expr: Extract<ast.TypeExpr, { kind: 'impl-trait' }>): Ty {
  const resolutions = resolutionsAt(cx.collect.resolutions, expr);
  const index = resolutions.syntheticParams.get(expr.id);
  if (index !== undefined) return paramTy(index, 'impl Trait');
  const def = resolutions.defOfNode.get(expr.id);
  if (def === undefined) return ERROR;
  if (cx.binders.some((names) => names.length > 0)) reportUnsupported(cx, '`impl Trait` under a `for<..>`', expr.span);
  const args = capturedOnly(cx, expr, opaqueArgs(cx));
  return isInTrait(cx, def) ? projectionTy(def, args) : opaqueTy(def, args);
}

/** With `use<…>` a lifetime that it does not name is none of the type's: `'static` stands in its place. */
export function capturedOnly(
  cx: LowerCx,
  { capturing }: Extract<ast.TypeExpr, { kind: 'impl-trait' }>,
  args: readonly GenericArg[],
): readonly GenericArg[] {
  if (capturing === undefined) return args;
  const kept = new Set(
    capturing.captured.flatMap((each) =>
      each.kind === 'lifetime' ? [regionKey(lowerLifetime(cx, each.lifetime))] : [],
    ),
  );
  return args.map((arg) => (isRegion(arg) && !kept.has(regionKey(arg)) ? STATIC : arg));
}

/** Whether a function of a trait returns it: then each impl says what it is (`solve/returned.ts`). */
export function isInTrait({ collect: { items } }: Pick<LowerCx, 'collect'>, opaque: DefId): boolean {
  const fn = findIn(items.defs, opaque)?.parent;
  const parent = fn === undefined ? undefined : findIn(items.defs, fn)?.parent;
  return parent !== undefined && findIn(items.defs, parent)?.kind === 'trait';
}

/** The enclosing function's own generics, then each of its late-bound lifetimes (all are captured, as in edition 2024). */
function opaqueArgs(cx: LowerCx): readonly GenericArg[] {
  const { late } = cx;
  const args: GenericArg[] = identityOf(cx, late?.fn ?? cx.owner);
  if (late !== undefined)
    for (const [index, name] of late.names.entries()) args.push(late.region(index, name, cx.binders.length));
  return args;
}

/** Each parameter standing for itself. */
export function identityOf(cx: Pick<LowerCx, 'collect'>, def: DefId): GenericArg[] {
  const { items } = cx.collect;
  const generics = findIn(items.generics, def);
  if (generics === undefined) return [];
  const args: GenericArg[] = generics.parent === undefined ? [] : identityOf(cx, generics.parent);
  if (generics.hasSelf) args.push(paramTy(0, 'Self'));
  for (const { kind, index, name } of generics.params) {
    args.push(
      kind === 'lifetime'
        ? { kind: 're-early', index, name }
        : kind === 'type'
          ? paramTy(index, name)
          : { kind: 'const-param', index, name },
    );
  }
  return args;
}
