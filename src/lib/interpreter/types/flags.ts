/**
 * What a type mentions, as bits (rustc's `TypeFlags`): so that who folds or asks can pass over what does not concern it.
 * Most types are two or three constructors deep, where looking is quicker than remembering; below that depth the answer is
 * remembered, so that a type whose parts are shared many times over is looked through once.
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

const LOOK_DEPTH = 3;
const deep = new WeakMap<Ty, number>();

export const flagsOf = (ty: Ty): number => look(ty, 0);

function look(ty: Ty, depth: number): number {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'error':
      return 0;
    case 'param':
      return MENTIONS_PARAM;
    case 'infer':
      return MENTIONS_INFER;
    case 'adt':
      if (ty.args.length === 0) return 0;
      break;
    case 'tuple':
      if (ty.tys.length === 0) return 0;
      break;
    default:
  }
  if (depth < LOOK_DEPTH) return lookInside(ty, depth + 1);
  let flags = deep.get(ty);
  if (flags === undefined) {
    flags = lookInside(ty, 1);
    deep.set(ty, flags);
  }
  return flags;
}

function lookInside(ty: Ty, depth: number): number {
  switch (ty.kind) {
    case 'adt':
    case 'fn-def':
      return ofArgs(ty.args, depth);
    case 'projection':
      return MENTIONS_ALIAS | ofArgs(ty.args, depth);
    case 'opaque':
      return MENTIONS_ALIAS | MENTIONS_OPAQUE | ofArgs(ty.args, depth);
    case 'ref':
      return ofRegion(ty.region) | look(ty.ty, depth);
    case 'ptr':
    case 'slice':
      return look(ty.ty, depth);
    case 'array':
      return look(ty.ty, depth) | flagsOfArg(ty.len, depth);
    case 'tuple':
      return ofTys(ty.tys, depth);
    case 'fn-ptr':
      return ofSig(ty.sig, depth);
    case 'closure':
      return ofArgs(ty.args, depth) | look(ty.callKind, depth) | look(ty.sig, depth) | look(ty.upvars, depth);
    case 'dyn': {
      let flags = ofRegion(ty.region);
      if (ty.principal !== undefined) {
        flags |= ofArgs(ty.principal.args, depth);
        for (const each of ty.principal.projections) flags |= look(each.ty, depth);
      }
      return flags;
    }
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'error':
    case 'param':
    case 'infer':
      return look(ty, depth);
    default:
      return unreachable(ty);
  }
}

function ofTys(tys: readonly Ty[], depth: number): number {
  let flags = 0;
  for (const each of tys) flags |= look(each, depth);
  return flags;
}

function ofArgs(args: readonly GenericArg[], depth: number): number {
  let flags = 0;
  for (const each of args) flags |= flagsOfArg(each, depth);
  return flags;
}

const ofSig = (sig: FnSig, depth: number): number => ofTys(sig.inputs, depth) | look(sig.output, depth);

function ofRegion(region: Region): number {
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

/** `depth`: how many types it lies inside of. */
export function flagsOfArg(arg: GenericArg, depth = 0): number {
  switch (arg.kind) {
    case 're-static':
    case 're-early':
    case 're-late':
    case 're-bound':
    case 're-var':
    case 're-placeholder':
    case 're-erased':
      return ofRegion(arg);
    case 'const-param':
      return MENTIONS_PARAM;
    case 'const-infer':
      return MENTIONS_INFER;
    case 'const-value':
    case 'const-error':
      return 0;
    default:
      return look(arg, depth);
  }
}

export function argsMention(args: readonly GenericArg[], flags: number): boolean {
  for (const each of args) if ((flagsOfArg(each) & flags) !== 0) return true;
  return false;
}

export const mentions = (ty: Ty, flags: number): boolean => (look(ty, 0) & flags) !== 0;
