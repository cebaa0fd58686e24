/** Types of constants. Each mention has regions of its own, live where it stands. */
import { findIn } from '../../../heap/base/index.ts';
import type { Constant } from '../../mir/ir.ts';
import { mapTy, substTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import type { Ty } from '../../types/ty.ts';
import { STATIC, freshRegion } from '../constraints.ts';
import { proveAll } from './check-body.ts';
import type { TypingCx } from './cx.ts';
import { regionsOf, renumber, withUniversals } from './regions-in.ts';
import { relate } from '../../solve/relate.ts';

export function constantTy(cx: TypingCx, constant: Constant, point: number): Ty {
  const ty =
    constant.ty.kind === 'fn-def' && constant.ty.args.length > 0
      ? renumber(cx.set, constant.ty)
      : hasRegions(constant.ty)
        ? renumber(cx.set, constant.ty)
        : constant.ty;
  for (const region of regionsOf(ty)) cx.set.live.push(region, point);
  if (constant.userTy !== undefined) {
    const written = withUniversals(cx.set, constant.userTy.ty, cx.universals.regionOf);
    relate(cx, written, ty, 'invariant', cx.causeAt(point, 'generic-annotation'));
  } else if (constant.value.kind === 'item') {
    // A named constant is as long-lived as its declaration says.
    const declared = findIn(cx.items.types, constant.value.def);
    if (declared !== undefined && hasRegions(declared))
      relate(cx, declaredTy(cx, substTy(declared, constant.value.args)), ty, 'covariant', cx.causeAt(point, 'boring'));
  }
  if (ty.kind === 'fn-def') proveAll(cx, ty.def, ty.args, cx.causeAt(point, 'predicate'));
  return ty;
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
