/**
 * What a type mentions, as bits (rustc's `TypeFlags`): so that who folds or asks can pass over what does not concern it. Each
 * type bears them from when it is made (`make.ts`).
 */
import { unreachable } from '../../heap/base/index.ts';
import type { FnSig, GenericArg, Region, Ty } from './ty.ts';

/** A parameter of an item: of types, constants or early-bound regions. */
export const MENTIONS_PARAM = 1;
/** A region that no binder in the type binds, erased ones included. */
export const MENTIONS_FREE_REGION = 2;
/** Such a region that is not erased. */
export const MENTIONS_KEPT_REGION = 4;
/** A region of some `for<..>`, in the type or around it. */
export const MENTIONS_BOUND_REGION = 8;
/** An inference variable of any sort. */
export const MENTIONS_INFER = 16;
/** A projection or an opaque type: what has neither needs no normalising. */
export const MENTIONS_ALIAS = 32;
export const MENTIONS_OPAQUE = 64;
/** A type or constant that could not be found out. */
export const MENTIONS_ERROR = 128;

export function flagsOfTys(tys: readonly Ty[]): number {
  let flags = 0;
  for (const each of tys) flags |= each.flags;
  return flags;
}

export function flagsOfArgs(args: readonly GenericArg[]): number {
  let flags = 0;
  for (const each of args) flags |= flagsOfArg(each);
  return flags;
}

export const flagsOfSig = (sig: FnSig): number => flagsOfTys(sig.inputs) | sig.output.flags;

export function flagsOfRegion(region: Region): number {
  switch (region.kind) {
    case 're-erased':
      return MENTIONS_FREE_REGION;
    case 're-bound':
      return MENTIONS_BOUND_REGION;
    case 're-early':
      return MENTIONS_PARAM | MENTIONS_FREE_REGION | MENTIONS_KEPT_REGION;
    case 're-var':
      return region.id < 0
        ? MENTIONS_INFER | MENTIONS_FREE_REGION | MENTIONS_KEPT_REGION
        : MENTIONS_FREE_REGION | MENTIONS_KEPT_REGION;
    case 're-static':
    case 're-late':
    case 're-placeholder':
      return MENTIONS_FREE_REGION | MENTIONS_KEPT_REGION;
    default:
      return unreachable(region);
  }
}

export function flagsOfArg(arg: GenericArg): number {
  switch (arg.kind) {
    case 're-static':
    case 're-early':
    case 're-late':
    case 're-bound':
    case 're-var':
    case 're-placeholder':
    case 're-erased':
      return flagsOfRegion(arg);
    case 'const-param':
      return MENTIONS_PARAM;
    case 'const-infer':
      return MENTIONS_INFER;
    case 'const-error':
      return MENTIONS_ERROR;
    case 'const-value':
      return 0;
    default:
      return arg.flags;
  }
}

export function argsMention(args: readonly GenericArg[], flags: number): boolean {
  for (const each of args) if ((flagsOfArg(each) & flags) !== 0) return true;
  return false;
}

export const mentions = (ty: Ty, flags: number): boolean => (ty.flags & flags) !== 0;
