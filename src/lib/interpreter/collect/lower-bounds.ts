/** Trait references and bounds: what `T: Trait<A, Item = B>` demands. */
import { resolutionsAt } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { findIn } from '../../heap/base/index.ts';
import { isRegion, isTy, mapTy } from '../types/fold.ts';
import type { DefId, GenericArg, Predicate, TraitRef, Ty } from '../types/ty.ts';
import { type LowerCx, STATIC, reportFault, reportUnsupported } from './context.ts';
import { lowerLifetime } from './lower-lifetime.ts';
import { lowerGenericArgs } from './lower-args.ts';
import { bindsIn, constrains, lowerFnLike, lowerType } from './lower-type.ts';
import { findAssocTypes } from './supertraits.ts';
import { projectionTy, tupleTy } from '../types/make.ts';

export interface LoweredTraitRef {
  readonly trait: TraitRef;
  /** Names bound by its own `for<..>` and by left-out lifetimes in `Fn(&T)`. */
  readonly binder: readonly string[];
  readonly projections: readonly { readonly item: DefId; readonly args: readonly GenericArg[]; readonly ty: Ty }[];
  /** From `Item: Bound`. */
  readonly nested: readonly Predicate[];
}

/** Traits of which stable Rust has only `Fn(Arg) -> Output`. */
const FN_TRAITS = ['Fn', 'FnMut', 'FnOnce'];

/** `around`: names of a `for<..>` in front of the whole where clause; they join the bound's own binder. */
export function lowerPolyTraitRef(
  cx: LowerCx,
  self: Ty,
  bound: Extract<ast.Bound, { kind: 'trait' }>,
  around: readonly string[],
): LoweredTraitRef | undefined {
  const names = [...around, ...bound.forLifetimes.map((each) => each.name)];
  const inner: LowerCx = { ...cx, binders: [...cx.binders, names] };
  // What was lowered outside the binder moves one binder in.
  return lowerTraitRefIn(inner, around.length > 0 ? self : shiftIn(self), bound.trait, names);
}

/** A trait reference without a binder of its own: an impl's header, `<T as Trait>`. */
export function lowerTraitRef(cx: LowerCx, self: Ty, trait: ast.TraitRefExpr): LoweredTraitRef | undefined {
  return lowerTraitRefIn(cx, self, trait, undefined);
}

const shiftIn = (ty: Ty): Ty =>
  mapTy(ty, {
    region: (region, depth) =>
      region.kind === 're-bound' && region.depth >= depth ? { ...region, depth: region.depth + 1 } : region,
  });

function lowerTraitRefIn(
  cx: LowerCx,
  self: Ty,
  expr: ast.TraitRefExpr,
  binder: readonly string[] | undefined,
): LoweredTraitRef | undefined {
  const { items, resolutions } = cx.collect;
  const found = resolutionsAt(resolutions, expr).paths.get(expr.path.id);
  if (found?.res.kind !== 'def' || found.rest > 0) return undefined;
  const def = found.res.def;
  const segment = expr.path.segments[expr.path.segments.length - 1];
  if (segment === undefined) return undefined;
  const projections: { item: DefId; args: readonly GenericArg[]; ty: Ty }[] = [];
  const nested: Predicate[] = [];
  const sugar = segment.args?.parenthesized;
  if (sugar !== undefined) {
    const level = cx.binders.length - 1;
    const inner: LowerCx = { ...cx, seen: undefined, selfRefs: undefined };
    const { inputs, output } =
      level < 0
        ? { inputs: [], output: lowerType(cx, { kind: 'tuple', tys: [], id: expr.id, span: expr.span }) }
        : lowerFnLike(inner, level, sugar.inputs, sugar.output);
    const trait: TraitRef = { trait: def, args: [self, tupleTy(inputs)] };
    const item = items.lang['FnOnce_Output'] ?? items.below?.lang['FnOnce_Output'];
    const generics = findIn(items.generics, def);
    if (generics?.params.length !== 1 || item === undefined) {
      reportUnsupported(cx, 'parenthesized arguments of this trait', expr.span);
      return undefined;
    }
    projections.push({ item, args: trait.args, ty: output });
    for (const [index, name] of (cx.binders[level] ?? []).entries()) {
      if (name !== '_' && bindsIn([output], index) && !constrains(inputs, index))
        reportFault(
          cx,
          'unconstrained-binding-lifetime',
          'E0582',
          `binding for associated type \`Output\` references lifetime \`'${name}\`, which does not appear in the trait input types`,
          sugar.output?.span ?? expr.span,
        );
    }
    return { trait, binder: binder ?? [], projections, nested };
  }
  if (FN_TRAITS.some((name) => items.below?.lang[name] === def))
    reportFault(
      cx,
      'unstable-fn-trait',
      'E0658',
      "the precise format of `Fn`-family traits' type parameters is subject to change",
      expr.span,
      { help: ['parentheses hold the parameters: `Fn(Arg) -> Output`'] },
    );
  const args = lowerGenericArgs(cx, def, [self], segment, { infer: false });
  const trait: TraitRef = { trait: def, args };
  const params = findIn(items.generics, def)?.params ?? [];
  // Beside lifetime arguments rustc leaves the lifetime of a trait object that is bound to an associated type open.
  const hasLifetimes = params.some((each) => each.kind === 'lifetime');
  const bound: LowerCx =
    cx.elision.kind === 'erased' ? cx : { ...cx, objectDefault: hasLifetimes ? 'ambiguous' : STATIC };
  for (const constraint of segment.args?.constraints ?? []) {
    const candidates = findAssocTypes(cx.collect, trait, constraint.name.name);
    const [assoc] = candidates;
    if (assoc !== undefined && assoc.trait.trait !== def && new Set(candidates.map(({ item }) => item)).size > 1) {
      reportFault(
        cx,
        'ambiguous-constraint',
        'E0222',
        `ambiguous associated type \`${constraint.name.name}\` in bounds of \`${findIn(items.defs, def)?.name ?? ''}\``,
        constraint.span,
        { label: `ambiguous associated type \`${constraint.name.name}\`` },
      );
      continue;
    }
    if (assoc === undefined) {
      const traitDef = findIn(items.defs, def);
      if (traitDef?.isLibrary === true && !cx.collect.crate.isLibrary)
        reportUnsupported(cx, `the library's \`${traitDef.name}::${constraint.name.name}\``, constraint.span);
      else
        reportFault(
          cx,
          'missing-associated-type',
          'E0220',
          `associated type \`${constraint.name.name}\` not found for \`${traitDef?.name ?? ''}\``,
          constraint.name.span,
          { label: `associated type \`${constraint.name.name}\` not found` },
        );
      continue;
    }
    const { id, name, args: written } = constraint;
    const itemArgs = lowerGenericArgs(
      bound,
      assoc.item,
      assoc.trait.args,
      { id, name, args: written },
      { infer: false },
    );
    if (constraint.ty !== undefined && projections.some((each) => each.item === assoc.item)) {
      reportFault(
        cx,
        'repeated-constraint',
        'E0719',
        `the value of the associated type \`${constraint.name.name}\` in trait \`${findIn(items.defs, assoc.trait.trait)?.name ?? ''}\` is already specified`,
        constraint.span,
        { label: 're-bound here' },
      );
    } else if (constraint.ty !== undefined) {
      const ty = lowerType(bound, constraint.ty);
      projections.push({ item: assoc.item, args: itemArgs, ty });
      if (binder !== undefined) checkBinding(cx, binder, constraint, ty, itemArgs);
    }
    if (constraint.bounds.length > 0)
      lowerBounds({ ...cx, binders: cx.binders }, projectionTy(assoc.item, itemArgs), constraint.bounds, [], nested);
  }
  return { trait, binder: binder ?? [], projections, nested };
}

/** E0582: a lifetime that a bound binds stands in what an associated type is, and in nothing that chooses the impl. */
function checkBinding(
  cx: LowerCx,
  binder: readonly string[],
  constraint: ast.AssocConstraint,
  ty: Ty,
  args: readonly GenericArg[],
): void {
  for (const [index, name] of binder.entries()) {
    const isGiven =
      constrains(args.filter(isTy), index) ||
      args.some((arg) => isRegion(arg) && arg.kind === 're-bound' && arg.depth === 0 && arg.index === index);
    if (name === '_' || isGiven || !bindsIn([ty], index)) continue;
    reportFault(
      cx,
      'unconstrained-binding-lifetime',
      'E0582',
      `binding for associated type \`${constraint.name.name}\` references lifetime \`'${name}\`, which does not appear in the trait input types`,
      constraint.span,
    );
  }
}

export interface BoundsFound {
  /** `?Sized` stands among the bounds. */
  readonly maybeSized: boolean;
}

/** Adds what bounds on `self` demand. `around`: the names of the where clause's own `for<..>`, under which `self` was lowered. */
export function lowerBounds(
  cx: LowerCx,
  self: Ty,
  bounds: readonly ast.Bound[],
  around: readonly string[],
  into: Predicate[],
): BoundsFound {
  let maybeSized = false;
  const { clauseSpans } = cx.collect;
  const add = (predicate: Predicate, span: Span): void => {
    clauseSpans.set(predicate, span);
    into.push(predicate);
  };
  for (const bound of bounds) {
    if (bound.kind === 'outlives') {
      // Under a `for<..>` of its own such a clause says nothing that we could write down; it is rare.
      if (around.length === 0)
        add({ kind: 'type-outlives', ty: self, region: lowerLifetime(cx, bound.lifetime) }, bound.span);
      continue;
    }
    if (bound.maybe) {
      if (maybeSized)
        reportFault(cx, 'repeated-relaxed-bound', 'E0203', 'duplicate relaxed `Sized` bounds', bound.span);
      maybeSized = true;
      continue;
    }
    if (around.length > 0 && bound.forLifetimes.length > 0)
      reportFault(cx, 'nested-binders', 'E0316', 'nested quantification of lifetimes', bound.span);
    const lowered = lowerPolyTraitRef(cx, self, bound, around);
    if (lowered === undefined) continue;
    const { trait, binder, projections, nested } = lowered;
    add({ kind: 'trait', bound: binder, trait }, bound.span);
    for (const { item, args, ty } of projections)
      add({ kind: 'projection', bound: binder, item, args, ty }, bound.span);
    into.push(...nested);
  }
  return { maybeSized };
}
