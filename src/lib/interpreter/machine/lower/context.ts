/** What the lowering of one instance knows. */
import { invariant } from '../../../heap/base/index.ts';
import { EMPTY_ENV, needsDrop } from '../../solve/queries.ts';
import { eraseRegions, substConst, substTy } from '../../types/fold.ts';
import { layoutOf, type Layout } from '../../types/layout/index.ts';
import type { Const, GenericArg, Ty } from '../../types/ty.ts';
import { eraseArgs, substArgs } from '../../types/fold.ts';
import type { Constant } from '../../mir/ir.ts';
import type { LoweredConstant } from './constant.ts';
import type { Instance, LocalInfo, Lowered } from '../state.ts';

export interface BodyCx {
  readonly lowered: Lowered;
  readonly instance: Instance;
  readonly args: readonly GenericArg[];
  readonly locals: readonly LocalInfo[];
  /** Concrete types by the generic type of the body, so that each is substituted once. */
  readonly tys: Map<Ty, Ty>;
  readonly constants: Map<Constant, LoweredConstant>;
}

/** A type of the body with the instance's arguments put in, normalised, regions erased. */
export function concreteTy(cx: BodyCx, ty: Ty): Ty {
  const known = cx.tys.get(ty);
  if (known !== undefined) return known;
  const concrete = eraseRegions(cx.lowered.layouts.normalize(substTy(eraseRegions(ty), cx.args)));
  cx.tys.set(ty, concrete);
  return concrete;
}

export function concreteArgs(cx: BodyCx, args: readonly GenericArg[]): readonly GenericArg[] {
  return eraseArgs(substArgs(args, cx.args)).map((arg) =>
    arg.kind.startsWith('re-') || arg.kind.startsWith('const-') ? arg : normalizeArg(cx, arg),
  );
}

function normalizeArg(cx: BodyCx, arg: GenericArg): GenericArg {
  // Only types are left here; the kinds of regions and constants all begin as tested above.
  return isTyArg(arg) ? cx.lowered.layouts.normalize(arg) : arg;
}

const isTyArg = (arg: GenericArg): arg is Ty => !arg.kind.startsWith('re-') && !arg.kind.startsWith('const-');

export const layoutIn = (cx: BodyCx, ty: Ty): Layout => layoutOf(cx.lowered.layouts, concreteTy(cx, ty));

export function constValue(cx: BodyCx, value: Const): bigint | number | boolean {
  const concrete = substConst(value, cx.args);
  invariant(concrete.kind === 'const-value', 'an instance knows its constants');
  return concrete.value;
}

export const dropsAnything = (lowered: Lowered, ty: Ty): boolean => needsDrop(lowered.program.items, EMPTY_ENV, ty);
