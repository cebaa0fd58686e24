/** Completing generics (defaults, types of const parameters) and lowering clauses: bounds, where clauses, implied `Sized`. */
import { paramTy } from '../types/make.ts';
import { findIn, setIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { GenericParamDef } from '../types/items.ts';
import type { DefId, Predicate, Region, Ty } from '../types/ty.ts';
import { type CollectCx, type LowerCx, itemLowering } from './context.ts';
import { defaultsOf } from './lower-args.ts';
import { lowerBounds } from './lower-bounds.ts';
import { lowerLifetime } from './lower-lifetime.ts';
import { lowerType } from './lower-type.ts';

/** Fills in what only lowering knows of an item's own parameters. */
export function completeGenerics(cx: CollectCx, def: DefId, syntax: ast.Generics): void {
  const generics = findIn(cx.items.generics, def);
  if (
    generics === undefined ||
    !syntax.params.some((param) => param.kind === 'const' || (param.kind === 'type' && param.default !== undefined))
  )
    return;
  const defaults = defaultsOf(cx, def);
  const params = generics.params.map((param, index): GenericParamDef => {
    const node = syntax.params.find((each) => each.kind === 'const' && each.name.name === param.name);
    const ty =
      param.kind === 'const' && node?.kind === 'const'
        ? lowerType(itemLowering(cx, def, { kind: 'static' }), node.ty)
        : undefined;
    return { ...param, ty, default: defaults[index] };
  });
  setIn(cx.items.generics, def, { ...generics, params });
}

/**
 * Own clauses of an item. `impls`: `impl Trait` types in its parameters, whose bounds are clauses on the parameters they stand for.
 */
export function lowerClauses(
  cx: CollectCx,
  def: DefId,
  syntax: ast.Generics,
  impls: readonly Extract<ast.TypeExpr, { kind: 'impl-trait' }>[] = [],
): Predicate[] {
  const lower = itemLowering(cx, def, { kind: 'not-here' });
  const out: Predicate[] = [];
  const generics = findIn(cx.items.generics, def);
  const maybeSized = new Set<number>();
  for (const param of syntax.params) {
    if (param.kind === 'lifetime') {
      for (const bound of param.bounds)
        out.push({
          kind: 'region-outlives',
          longer: regionOf(generics?.params, param.name.name),
          shorter: lowerLifetime(lower, bound),
        });
      continue;
    }
    if (param.kind !== 'type') continue;
    const self = paramNamed(generics?.params, param.name.name);
    if (self === undefined) continue;
    if (lowerBounds(lower, self, param.bounds, [], out).maybeSized) maybeSized.add(self.index);
  }
  for (const where of syntax.where) lowerWhere(lower, where, out, maybeSized);
  for (const each of impls) {
    const index = resolutionsAt(cx.resolutions, each).syntheticParams.get(each.id);
    if (index === undefined) continue;
    const self: Ty = paramTy(index, 'impl Trait');
    if (lowerBounds(lower, self, each.bounds, [], out).maybeSized) maybeSized.add(index);
  }
  const sized = cx.items.lang['Sized'] ?? cx.items.below?.lang['Sized'];
  if (sized !== undefined) {
    for (const param of generics?.params ?? []) {
      if (param.kind !== 'type' || maybeSized.has(param.index)) continue;
      out.push({
        kind: 'trait',
        bound: [],
        trait: { trait: sized, args: [paramTy(param.index, param.name)] },
      });
    }
  }
  return out;
}

function lowerWhere(cx: LowerCx, where: ast.WherePredicate, out: Predicate[], maybeSized: Set<number>): void {
  if (where.kind === 'lifetime') {
    const longer = lowerLifetime(cx, where.lifetime);
    for (const bound of where.bounds) out.push({ kind: 'region-outlives', longer, shorter: lowerLifetime(cx, bound) });
    return;
  }
  const around = where.forLifetimes.map((each) => each.name);
  const inner: LowerCx = around.length === 0 ? cx : { ...cx, binders: [...cx.binders, around] };
  const self = lowerType(inner, where.ty);
  const found = lowerBounds(cx, self, where.bounds, around, out);
  if (found.maybeSized && self.kind === 'param') maybeSized.add(self.index);
}

const paramNamed = (
  params: readonly GenericParamDef[] | undefined,
  name: string,
): Extract<Ty, { kind: 'param' }> | undefined => {
  const param = params?.find((each) => each.name === name && each.kind === 'type');
  return param === undefined ? undefined : paramTy(param.index, name);
};

const regionOf = (params: readonly GenericParamDef[] | undefined, name: string): Region => {
  const param = params?.find((each) => each.name === name && each.kind === 'lifetime');
  return param === undefined ? { kind: 're-static' } : { kind: 're-early', index: param.index, name };
};
