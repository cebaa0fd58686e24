/**
 * Makes types. A type is made here and nowhere else, since what it mentions is worked out when it is made (`flags.ts`), from
 * what its parts mention; types without parts exist once.
 */
import { unreachable } from '../../heap/base/index.ts';
import {
  flagsOfArg,
  flagsOfArgs,
  flagsOfRegion,
  flagsOfSig,
  flagsOfTys,
  MENTIONS_ALIAS,
  MENTIONS_ERROR,
  MENTIONS_INFER,
  MENTIONS_OPAQUE,
  MENTIONS_PARAM,
} from './flags.ts';
import type {
  Const,
  DefId,
  ExistentialTraitRef,
  FloatName,
  FnSig,
  GenericArg,
  IntName,
  Region,
  Ty,
  TyOf,
} from './ty.ts';

export const BOOL: Ty = { kind: 'bool', flags: 0 };
export const CHAR: Ty = { kind: 'char', flags: 0 };
export const STR: Ty = { kind: 'str', flags: 0 };
export const NEVER: Ty = { kind: 'never', flags: 0 };
export const ERROR: Ty = { kind: 'error', flags: MENTIONS_ERROR };
export const UNIT: TyOf<'tuple'> = { kind: 'tuple', flags: 0, tys: [] };

const int = (name: IntName): TyOf<'int'> => ({ kind: 'int', flags: 0, name });
const INTS: Readonly<Record<IntName, TyOf<'int'>>> = {
  i8: int('i8'),
  i16: int('i16'),
  i32: int('i32'),
  i64: int('i64'),
  i128: int('i128'),
  isize: int('isize'),
  u8: int('u8'),
  u16: int('u16'),
  u32: int('u32'),
  u64: int('u64'),
  u128: int('u128'),
  usize: int('usize'),
};
const F32: TyOf<'float'> = { kind: 'float', flags: 0, name: 'f32' };
export const F64: TyOf<'float'> = { kind: 'float', flags: 0, name: 'f64' };
export const USIZE = INTS.usize;
export const U8 = INTS.u8;
export const I32 = INTS.i32;

export const intTy = (name: IntName): TyOf<'int'> => INTS[name];
export const floatTy = (name: FloatName): TyOf<'float'> => (name === 'f32' ? F32 : F64);

export const adtTy = (def: DefId, args: readonly GenericArg[]): TyOf<'adt'> => ({
  kind: 'adt',
  flags: flagsOfArgs(args),
  def,
  args,
});

export const refTy = (region: Region, ty: Ty, isMut: boolean): TyOf<'ref'> => ({
  kind: 'ref',
  flags: flagsOfRegion(region) | ty.flags,
  region,
  ty,
  isMut,
});

export const ptrTy = (ty: Ty, isMut: boolean): TyOf<'ptr'> => ({ kind: 'ptr', flags: ty.flags, ty, isMut });

export const sliceTy = (ty: Ty): TyOf<'slice'> => ({ kind: 'slice', flags: ty.flags, ty });

export const arrayTy = (ty: Ty, len: Const): TyOf<'array'> => ({
  kind: 'array',
  flags: ty.flags | flagsOfArg(len),
  ty,
  len,
});

export const tupleTy = (tys: readonly Ty[]): TyOf<'tuple'> =>
  tys.length === 0 ? UNIT : { kind: 'tuple', flags: flagsOfTys(tys), tys };

export const fnDefTy = (def: DefId, args: readonly GenericArg[]): TyOf<'fn-def'> => ({
  kind: 'fn-def',
  flags: flagsOfArgs(args),
  def,
  args,
});

export const fnPtrTy = (sig: FnSig): TyOf<'fn-ptr'> => ({ kind: 'fn-ptr', flags: flagsOfSig(sig), sig });

export const closureTy = (
  def: DefId,
  args: readonly GenericArg[],
  callKind: Ty,
  sig: Ty,
  upvars: Ty,
): TyOf<'closure'> => ({
  kind: 'closure',
  flags: flagsOfArgs(args) | callKind.flags | sig.flags | upvars.flags,
  def,
  args,
  callKind,
  sig,
  upvars,
});

export function dynTy(
  principal: ExistentialTraitRef | undefined,
  autos: readonly DefId[],
  region: Region,
): TyOf<'dyn'> {
  let flags = flagsOfRegion(region);
  if (principal !== undefined) {
    flags |= flagsOfArgs(principal.args);
    for (const each of principal.projections) flags |= each.ty.flags;
  }
  return { kind: 'dyn', flags, principal, autos, region };
}

export const paramTy = (index: number, name: string): TyOf<'param'> => ({
  kind: 'param',
  flags: MENTIONS_PARAM,
  index,
  name,
});

export const projectionTy = (item: DefId, args: readonly GenericArg[]): TyOf<'projection'> => ({
  kind: 'projection',
  flags: MENTIONS_ALIAS | flagsOfArgs(args),
  item,
  args,
});

export const opaqueTy = (def: DefId, args: readonly GenericArg[]): TyOf<'opaque'> => ({
  kind: 'opaque',
  flags: MENTIONS_ALIAS | MENTIONS_OPAQUE | flagsOfArgs(args),
  def,
  args,
});

export const inferTy = (id: number, of: TyOf<'infer'>['class']): TyOf<'infer'> => ({
  kind: 'infer',
  flags: MENTIONS_INFER,
  id,
  class: of,
});

/** A type without what follows from its parts. */
export type TyParts = Ty extends infer T ? (T extends Ty ? Omit<T, 'flags'> : never) : never;

export function tyOfParts(parts: TyParts): Ty {
  switch (parts.kind) {
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'str':
      return STR;
    case 'never':
      return NEVER;
    case 'error':
      return ERROR;
    case 'int':
      return intTy(parts.name);
    case 'float':
      return floatTy(parts.name);
    case 'adt':
      return adtTy(parts.def, parts.args);
    case 'ref':
      return refTy(parts.region, parts.ty, parts.isMut);
    case 'ptr':
      return ptrTy(parts.ty, parts.isMut);
    case 'slice':
      return sliceTy(parts.ty);
    case 'array':
      return arrayTy(parts.ty, parts.len);
    case 'tuple':
      return tupleTy(parts.tys);
    case 'fn-def':
      return fnDefTy(parts.def, parts.args);
    case 'fn-ptr':
      return fnPtrTy(parts.sig);
    case 'closure':
      return closureTy(parts.def, parts.args, parts.callKind, parts.sig, parts.upvars);
    case 'dyn':
      return dynTy(parts.principal, parts.autos, parts.region);
    case 'param':
      return paramTy(parts.index, parts.name);
    case 'projection':
      return projectionTy(parts.item, parts.args);
    case 'opaque':
      return opaqueTy(parts.def, parts.args);
    case 'infer':
      return inferTy(parts.id, parts.class);
    default:
      return unreachable(parts);
  }
}
