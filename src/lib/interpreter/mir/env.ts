/** What building and elaborating MIR ask of types, in the environment of one body. */
import { isUninhabited } from '../check/exhaustive/inhabited.ts';
import type { Edition } from '../source/index.ts';
import type { ItemTables } from '../types/items.ts';
import { isCopy, isFreeze, needsDrop, normalize, paramEnvOf } from '../solve/queries.ts';
import type { DefId, Ty } from '../types/ty.ts';

export type { Edition } from '../source/index.ts';

export interface MirEnv {
  readonly items: ItemTables;
  readonly edition: Edition;
  /** A field's declared type may mention `T::Item`; this resolves it. */
  readonly normalize: (ty: Ty) => Ty;
  /** In the body's own environment: `T` is `Copy` where a bound says so. */
  readonly isCopy: (ty: Ty) => boolean;
  /** Whether leaving a scope may have something to do for a value of the type. */
  readonly needsDrop: (ty: Ty) => boolean;
  /** No `UnsafeCell` inside: only then may a `&` of a constant be promoted. */
  readonly isFreeze: (ty: Ty) => boolean;
  /** No value of the type can exist (`!`, an empty enum): a call that returns it does not return. */
  readonly isUninhabited: (ty: Ty) => boolean;
}

/** `owner`: the item whose where clauses hold (for a closure, the item it is written in). */
export function mirEnvOf(items: ItemTables, owner: DefId, edition: Edition): MirEnv {
  const env = paramEnvOf(items, owner);
  return {
    items,
    edition,
    normalize: (ty) => normalize(items, env, ty),
    isCopy: (ty) => isCopy(items, env, ty),
    needsDrop: (ty) => needsDrop(items, env, ty),
    isFreeze: (ty) => isFreeze(items, env, ty),
    isUninhabited: (ty) => isUninhabited(items, ty),
  };
}
