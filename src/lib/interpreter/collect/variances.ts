/**
 * Variance of each generic argument of a type, by fixed point over this crate's types: everything starts bivariant and what
 * the fields say is added (rustc dev guide, "Variance of type and const parameters").
 */
import { findIn, invariant, setIn, unreachable } from '../../heap/base/index.ts';
import { isConst, isRegion } from '../types/fold.ts';
import type { ItemTables, Variance } from '../types/items.ts';
import type { DefId, GenericArg, Region, Ty } from '../types/ty.ts';

/** Variances as bits: 1 covariant use, 2 contravariant use; both together invariant. */
const NONE = 0;
const CO = 1;
const CONTRA = 2;
const BOTH = 3;

const NAMES: readonly Variance[] = ['bivariant', 'covariant', 'contravariant', 'invariant'];
const bitsOf = (variance: Variance): number => NAMES.indexOf(variance);

/** A use of variance `inner` at a position of variance `outer`. */
function compose(outer: number, inner: number): number {
  if (outer === NONE || inner === NONE) return NONE;
  if (outer === BOTH || inner === BOTH) return BOTH;
  return outer === inner ? CO : CONTRA;
}

export function solveVariances(items: ItemTables, own: readonly DefId[], countOf: (def: DefId) => number): void {
  const solution = new Map<DefId, number[]>(own.map((def) => [def, new Array<number>(countOf(def)).fill(NONE)]));
  const fixed = (name: string): DefId | undefined => items.lang[name] ?? items.below?.lang[name];
  const phantom = fixed('PhantomData');
  const cell = fixed('UnsafeCell');
  for (const [def, bits] of solution) {
    if (def === phantom) bits.fill(CO);
    if (def === cell) bits.fill(BOTH);
  }
  let changed = true;
  const variancesOf = (def: DefId): readonly number[] =>
    solution.get(def) ?? (findIn(items.adts, def)?.variances ?? []).map(bitsOf);
  while (changed) {
    changed = false;
    for (const [def, bits] of solution) {
      const add = (index: number, use: number): void => {
        const before = bits[index] ?? NONE;
        if ((before | use) === before) return;
        bits[index] = before | use;
        changed = true;
      };
      for (const variant of findIn(items.adts, def)?.variants ?? [])
        for (const field of variant.fields) visitTy(field.ty, CO, add, variancesOf);
    }
  }
  for (const [def, bits] of solution) {
    const info = findIn(items.adts, def);
    invariant(info !== undefined, 'variances are solved for types that were collected');
    setIn(items.adts, def, { ...info, variances: bits.map((bit) => NAMES[bit] ?? 'invariant') });
  }
}

type Add = (index: number, use: number) => void;
type VariancesOf = (def: DefId) => readonly number[];

function visitRegion(region: Region, at: number, add: Add): void {
  if (region.kind === 're-early') add(region.index, at);
}

function visitArg(arg: GenericArg, at: number, add: Add, of: VariancesOf): void {
  if (isRegion(arg)) visitRegion(arg, at, add);
  else if (isConst(arg)) {
    if (arg.kind === 'const-param') add(arg.index, BOTH);
  } else visitTy(arg, at, add, of);
}

function visitTy(ty: Ty, at: number, add: Add, of: VariancesOf): void {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'infer':
    case 'error':
      return;
    case 'param':
      return add(ty.index, at);
    case 'adt': {
      const variances = of(ty.def);
      for (const [index, arg] of ty.args.entries()) visitArg(arg, compose(at, variances[index] ?? BOTH), add, of);
      return;
    }
    case 'ref':
      visitRegion(ty.region, at, add);
      return visitTy(ty.ty, ty.isMut ? compose(at, BOTH) : at, add, of);
    case 'ptr':
      return visitTy(ty.ty, ty.isMut ? compose(at, BOTH) : at, add, of);
    case 'slice':
      return visitTy(ty.ty, at, add, of);
    case 'array':
      if (ty.len.kind === 'const-param') add(ty.len.index, BOTH);
      return visitTy(ty.ty, at, add, of);
    case 'tuple':
      for (const each of ty.tys) visitTy(each, at, add, of);
      return;
    case 'fn-ptr':
      for (const each of ty.sig.inputs) visitTy(each, compose(at, CONTRA), add, of);
      return visitTy(ty.sig.output, at, add, of);
    case 'dyn':
      visitRegion(ty.region, at, add);
      for (const arg of ty.principal?.args ?? []) visitArg(arg, BOTH, add, of);
      for (const each of ty.principal?.projections ?? []) visitTy(each.ty, BOTH, add, of);
      return;
    case 'projection':
    case 'opaque':
    case 'fn-def':
    case 'closure':
      for (const arg of ty.args) visitArg(arg, BOTH, add, of);
      return;
    default:
      return unreachable(ty);
  }
}
