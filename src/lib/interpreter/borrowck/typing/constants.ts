/** Types of constants. Each mention has regions of its own, live where it stands. */
import { findIn } from '../../../heap/base/index.ts';
import type { Constant } from '../../mir/ir.ts';
import { mapTy, substTy, walkTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import type { ImplInfo, ItemTables } from '../../types/items.ts';
import { implOfItem } from '../../types/lookup.ts';
import type { DefId, GenericArg, Ty } from '../../types/ty.ts';
import { goalsOf } from '../../solve/well-formed.ts';
import { type Cause, STATIC, freshRegion } from '../constraints.ts';
import { annotatedTy } from './annotations.ts';
import { proveAll } from './check-body.ts';
import type { TypingCx } from './cx.ts';
import { regionsOf, renumber, renumberArgs } from './regions-in.ts';
import { askOnce } from './silent.ts';
import { requireWellFormed } from './solver.ts';
import { relate } from '../../solve/relate.ts';

export function constantTy(cx: TypingCx, constant: Constant, point: number): Ty {
  const ty =
    constant.ty.kind === 'fn-def' && constant.ty.args.length > 0
      ? renumber(cx.set, constant.ty)
      : hasRegions(constant.ty)
        ? renumber(cx.set, constant.ty)
        : constant.ty;
  for (const region of regionsOf(ty)) cx.set.live.push(region, point);
  if (constant.userTy !== undefined)
    relate(cx, annotatedTy(cx, constant.userTy), ty, 'invariant', cx.causeAt(point, 'generic-annotation'));
  if (constant.value.kind === 'item') relateItem(cx, constant.value, ty, point);
  else if (constant.value.kind === 'static-ref') {
    const declared = findIn(cx.items.types, constant.value.def);
    const inner = ty.kind === 'ref' || ty.kind === 'ptr' ? ty.ty : undefined;
    if (declared !== undefined && inner !== undefined && hasRegions(declared))
      relate(cx, declaredTy(cx, declared), inner, 'invariant', cx.causeAt(point, 'boring'));
  } else if (constant.value.kind === 'promoted') {
    // The function items behind a promoted reference keep their clauses.
    walkTy(ty, {
      ty: (each) => {
        if (each.kind === 'fn-def') proveAll(cx, each.def, each.args, cx.causeAt(point, 'predicate'));
        return true;
      },
    });
  }
  if (ty.kind === 'fn-def')
    askOnce(cx, 'clauses', constant.ty, () => {
      proveAll(cx, ty.def, ty.args, cx.causeAt(point, 'predicate'));
      requireSelfTy(cx, ty.def, ty.args, cx.causeAt(point, 'boring'));
    });
  return ty;
}

/** A named constant is as long-lived as its declaration says, for arguments that fulfil its clauses. */
function relateItem(
  cx: TypingCx,
  item: { readonly def: DefId; readonly args: readonly GenericArg[] },
  ty: Ty,
  point: number,
): void {
  const args = renumberArgs(cx.set, item.args);
  const boring = cx.causeAt(point, 'boring');
  proveAll(cx, item.def, args, cx.causeAt(point, 'predicate'));
  requireSelfTy(cx, item.def, args, boring);
  const declared = findIn(cx.items.types, item.def);
  if (declared !== undefined && hasRegions(declared))
    relate(cx, cx.normalize(declaredTy(cx, substTy(declared, args)), boring), ty, 'covariant', boring);
}

/** An item of an impl without a trait is reached through a type, which then is well formed. */
export function requireSelfTy(cx: TypingCx, def: DefId, args: readonly GenericArg[], cause: Cause): void {
  const impl = implOfItem(cx.items, def);
  const info = impl === undefined ? undefined : findIn(cx.items.impls, impl);
  if (info !== undefined && info.trait === undefined && asksSomething(cx.items, info))
    requireWellFormed(cx, substTy(info.self, args), cause);
}

const asking = new WeakMap<ImplInfo, boolean>();

/** Most types ask nothing of their arguments. */
function asksSomething(items: ItemTables, info: ImplInfo): boolean {
  let known = asking.get(info);
  if (known === undefined) asking.set(info, (known = goalsOf(items, info.self).length > 0));
  return known;
}

const declaredTy = (cx: TypingCx, ty: Ty): Ty =>
  mapTy(ty, {
    region: (region) =>
      region.kind === 're-static'
        ? { kind: 're-var', id: STATIC }
        : region.kind === 're-bound' || region.kind === 're-var'
          ? region
          : freshRegion(cx.set),
  });
