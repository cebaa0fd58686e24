/** Vtables and function pointers: one code pointer for each concrete type and for each function. */
import { hashOf, type CellValue, type CodePointer } from '../../heap/index.ts';
import { argKey, eraseRegions, tyKey } from '../types/fold.ts';
import { layoutOf, type Layout } from '../types/layout/index.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import { haltUnsupported } from './halt.ts';
import { layerOf, layerOfTy } from './layers.ts';
import type { Lowered } from './state.ts';

/** What a vtable's code pointer stands for: the concrete type. Methods are looked up by it, and remembered at the call. */
export interface Vtable {
  readonly kind: 'vtable';
  readonly ty: Ty;
  readonly layout: Layout;
}

export interface FunctionTarget {
  readonly kind: 'function';
  /** A closure's function pointer takes no environment: `closure` is its type. */
  readonly def: DefId;
  readonly args: readonly GenericArg[];
  readonly closure: Ty | undefined;
}

const isVtable = (target: unknown): target is Vtable =>
  typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'vtable';
const isFunction = (target: unknown): target is FunctionTarget =>
  typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'function';

/** As with globals: of the library's, the key decides. */
function codeAddress(lowered: Lowered, key: string): number {
  if (lowered.isLibrary) return 0x200000000000 + hashOf(key) * 64;
  lowered.nextCode += 64;
  return lowered.nextCode;
}

export function vtableOf(from: Lowered, given: Ty): CodePointer {
  const ty = eraseRegions(given);
  const lowered = layerOfTy(from, ty);
  const key = tyKey(ty);
  let found = lowered.vtables.get(key);
  if (found === undefined) {
    const target: Vtable = { kind: 'vtable', ty, layout: layoutOf(lowered.layouts, ty) };
    found = { kind: 'code', address: codeAddress(lowered, `vtable ${key}`), target };
    lowered.vtables.set(key, found);
  }
  return found;
}

export function functionOf(from: Lowered, def: DefId, args: readonly GenericArg[], closure?: Ty): CodePointer {
  const lowered = layerOf(from, def, args);
  const key = `${def}<${args.map(argKey).join(',')}>${closure === undefined ? '' : tyKey(closure)}`;
  let found = lowered.functions.get(key);
  if (found === undefined) {
    const target: FunctionTarget = { kind: 'function', def, args, closure };
    found = { kind: 'code', address: codeAddress(lowered, key), target };
    lowered.functions.set(key, found);
  }
  return found;
}

export function findVtable(meta: CellValue): Vtable | undefined {
  return typeof meta === 'object' && meta.kind === 'code' && isVtable(meta.target) ? meta.target : undefined;
}

export function findFunction(value: CellValue): FunctionTarget | undefined {
  return typeof value === 'object' && value.kind === 'code' && isFunction(value.target) ? value.target : undefined;
}

export function sizeOfVtable(_lowered: Lowered, meta: CellValue): { readonly size: number; readonly align: number } {
  const vtable = findVtable(meta);
  return vtable === undefined ? haltUnsupported('a trait object without a vtable') : vtable.layout;
}
