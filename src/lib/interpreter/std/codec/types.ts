/** Schemas of types, regions, constants and clauses. Types, regions, constants and argument lists are shared values. */
import { isConst, isRegion } from '../../types/fold.ts';
import { tyOfParts, type TyParts } from '../../types/make.ts';
import type { Res } from '../../types/res.ts';
import {
  type Const,
  defId,
  type DefId,
  type ExistentialTraitRef,
  type FloatName,
  type FnSig,
  type GenericArg,
  type IntName,
  type Predicate,
  type Region,
  type TraitRef,
  type Ty,
} from '../../types/ty.ts';
import { readBigint, readUint, writeBigint, writeBytes, writeUint } from './bytes.ts';
import {
  bool,
  branded,
  choice,
  list,
  optional,
  record,
  type Schema,
  shared,
  sharedTy,
  type SharedKind,
  type SharedValues,
  uint,
  union,
} from './schema.ts';

export const def: Schema<DefId> = branded(defId);
export const string = shared('string');
export const ty = sharedTy;
export const args = shared('args');
const region = shared('region');
const constant = shared('const');

const intName = choice<IntName>({
  i8: true,
  i16: true,
  i32: true,
  i64: true,
  i128: true,
  isize: true,
  u8: true,
  u16: true,
  u32: true,
  u64: true,
  u128: true,
  usize: true,
});
const floatName = choice<FloatName>({ f32: true, f64: true });

/** The name of a primitive type. */
export const primName = choice<Extract<Res, { readonly kind: 'prim' }>['name']>({
  i8: true,
  i16: true,
  i32: true,
  i64: true,
  i128: true,
  isize: true,
  u8: true,
  u16: true,
  u32: true,
  u64: true,
  u128: true,
  usize: true,
  f32: true,
  f64: true,
  bool: true,
  char: true,
  str: true,
});

export const fnSig: Schema<FnSig> = record<Omit<FnSig, 'abi'>>({
  bound: list(string),
  inputs: list(ty),
  output: ty,
  isUnsafe: bool,
});

export const traitRef: Schema<TraitRef> = record<TraitRef>({ trait: def, args });

export const predicate = shared('predicate');

const predicateRow: Schema<Predicate> = union<Predicate>({
  trait: { bound: list(string), trait: traitRef },
  projection: { bound: list(string), item: def, args, ty },
  'type-outlives': { ty, region },
  'region-outlives': { longer: region, shorter: region },
});

const existential = record<ExistentialTraitRef>({
  trait: def,
  args,
  projections: list(record<ExistentialTraitRef['projections'][number]>({ item: def, ty })),
});

const regionRow: Schema<Region> = union<Region>({
  're-static': {},
  're-early': { index: uint, name: string },
  're-late': { fn: def, index: uint, name: string },
  're-bound': { depth: uint, index: uint, name: string },
  're-var': { id: uint },
  're-placeholder': { id: uint, name: string },
  're-erased': {},
});

type ScalarValue = bigint | number | boolean;

const scalar: Schema<ScalarValue> = {
  write: ({ row }, value) => {
    writeUint(row, typeof value === 'bigint' ? 0 : typeof value === 'number' ? 1 : 2);
    if (typeof value === 'boolean') writeUint(row, value ? 1 : 0);
    else writeBigint(row, BigInt(value));
  },
  read: ({ row }) => {
    const tag = readUint(row);
    if (tag === 2) return readUint(row) === 1;
    const value = readBigint(row);
    return tag === 0 ? value : Number(value);
  },
};

const constRow: Schema<Const> = union<Const>({
  'const-value': { value: scalar, ty },
  'const-param': { index: uint, name: string },
  'const-infer': { id: uint },
  'const-error': {},
});

/** What a type's flags say follows from its parts. */
const tyParts: Schema<TyParts> = union<TyParts>({
  bool: {},
  char: {},
  str: {},
  never: {},
  int: { name: intName },
  float: { name: floatName },
  adt: { def, args },
  ref: { region, ty, isMut: bool },
  ptr: { ty, isMut: bool },
  slice: { ty },
  array: { ty, len: constant },
  tuple: { tys: list(ty) },
  'fn-def': { def, args },
  'fn-ptr': { sig: fnSig },
  closure: { def, args, callKind: ty, sig: ty, upvars: ty },
  dyn: { principal: optional(existential), autos: list(def), region },
  param: { index: uint, name: string },
  projection: { item: def, args },
  opaque: { def, args },
  infer: { id: uint, class: choice<'general' | 'int' | 'float'>({ general: true, int: true, float: true }) },
  error: {},
});

const tyRow: Schema<Ty> = { write: tyParts.write, read: (input) => tyOfParts(tyParts.read(input)) };

const REGION = 1;
const CONST = 2;

/** An argument's class stands in the two lowest bits of its number. */
const arg: Schema<GenericArg> = {
  write: (output, value) => {
    if (isRegion(value)) writeUint(output.row, output.numberOf('region', value) * 4 + REGION);
    else if (isConst(value)) writeUint(output.row, output.numberOf('const', value) * 4 + CONST);
    else writeUint(output.row, output.numberOf('ty', value) * 4);
  },
  read: (input) => {
    const number = readUint(input.row);
    const index = Math.floor(number / 4);
    switch (number % 4) {
      case REGION:
        return input.shared('region', index);
      case CONST:
        return input.shared('const', index);
      default:
        return input.shared('ty', index);
    }
  },
};

/** UTF-8, to the end of the row. */
const stringRow: Schema<string> = {
  write: ({ row }, value) => {
    writeBytes(row, new TextEncoder().encode(value));
  },
  read: ({ row }) => new TextDecoder().decode(row.bytes.subarray(row.at, row.end)),
};

/** How each kind of shared value stands in its own table. */
export const SHARED_ROWS: { readonly [K in SharedKind]: Schema<SharedValues[K]> } = {
  string: stringRow,
  ty: tyRow,
  region: regionRow,
  const: constRow,
  args: list(arg),
  predicate: predicateRow,
};
