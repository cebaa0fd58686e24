/** E0207: an impl's parameters are all bound by what it is for. */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isTy, walkArg, walkTy } from '../../types/fold.ts';
import type { GenericParamDef, ImplInfo } from '../../types/items.ts';
import type { DefId, GenericArg } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { mentionsError } from '../../types/mentions-error.ts';

export function checkParams(cx: CollectCx, def: DefId, node: ast.ImplItem, info: ImplInfo): void {
  const generics = findIn(cx.items.generics, def);
  if (generics === undefined || (node.trait !== undefined && info.trait === undefined)) return;
  const bound = new Set<number>();
  const heads: readonly GenericArg[] = info.trait === undefined ? [info.self] : info.trait.args;
  if (heads.some((arg) => isTy(arg) && mentionsError(arg))) return;
  for (const arg of heads) collectParams(arg, bound);
  bindByClauses(cx, def, bound);
  for (const param of generics.params) {
    if (bound.has(param.index) || (param.kind === 'lifetime' && !isLifetimeUsed(cx, info, param))) continue;
    reportFault(
      cx,
      'unconstrained-parameter',
      'E0207',
      `the ${param.kind === 'const' ? 'const' : param.kind} parameter \`${param.kind === 'lifetime' ? "'" : ''}${param.name}\` is not constrained by the impl trait, self type, or predicates`,
      param.span,
      { label: `unconstrained ${param.kind} parameter` },
    );
  }
}

/** Adds what clauses bind: `T: Trait<Item = U>` binds `U` where that what `T` is made of is bound. */
export function bindByClauses(cx: CollectCx, def: DefId, bound: Set<number>): void {
  let grown = true;
  while (grown) {
    grown = false;
    for (const predicate of findIn(cx.items.predicates, def) ?? []) {
      if (predicate.kind !== 'projection') continue;
      const needs = new Set<number>();
      for (const arg of predicate.args) collectParams(arg, needs);
      if (![...needs].every((index) => bound.has(index))) continue;
      const before = bound.size;
      collectParams(predicate.ty, bound);
      if (bound.size > before) grown = true;
    }
  }
}

/** An unbound lifetime matters only where an associated type names it. */
export function isLifetimeUsed(cx: CollectCx, info: ImplInfo, param: GenericParamDef): boolean {
  return info.items.some((item) => {
    const ty = item.kind === 'type' ? findIn(cx.items.types, item.def) : undefined;
    let used = false;
    if (ty !== undefined)
      walkTy(ty, {
        region: (region) => {
          if (region.kind === 're-early' && region.index === param.index) used = true;
        },
      });
    return used;
  });
}

/** Parameters outside projections. */
export function collectParams(arg: GenericArg, into: Set<number>): void {
  walkArg(arg, {
    ty: (ty) => {
      if (ty.kind === 'param') into.add(ty.index);
      return ty.kind !== 'projection';
    },
    region: (region) => {
      if (region.kind === 're-early') into.add(region.index);
    },
    const: (value) => {
      if (value.kind === 'const-param') into.add(value.index);
    },
  });
}
