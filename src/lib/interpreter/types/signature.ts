/** Signatures of what can be called: functions, methods, and the constructors of tuple structs and variants. */
import { findIn } from '../../heap/base/index.ts';
import { substSig } from './fold.ts';
import type { ItemTables } from './items.ts';
import { identityArgs, variantOf } from './lookup.ts';
import type { DefId, FnSig, GenericArg } from './ty.ts';
import { adtTy } from './make.ts';

const ctors = new WeakMap<ItemTables, Map<DefId, FnSig | undefined>>();

/** The signature of a tuple constructor in terms of its type's generics. */
export function ctorSig(items: ItemTables, ctor: DefId): FnSig | undefined {
  let memo = ctors.get(items);
  if (memo === undefined) {
    memo = new Map();
    ctors.set(items, memo);
  }
  if (memo.has(ctor)) return memo.get(ctor);
  const found = variantOf(items, ctor);
  const variant = found?.adt.variants[found.variant];
  const sig: FnSig | undefined =
    found === undefined || variant?.ctorKind !== 'tuple'
      ? undefined
      : {
          bound: [],
          isUnsafe: false,
          inputs: variant.fields.map((field) => field.ty),
          output: adtTy(found.adt.def, identityArgs(items, found.adt.def)),
        };
  memo.set(ctor, sig);
  return sig;
}

/** The signature of a function, method or tuple constructor with its generic arguments put in; late-bound regions stay bound. */
export function signatureOf(items: ItemTables, def: DefId, args: readonly GenericArg[]): FnSig | undefined {
  const sig = findIn(items.fns, def)?.sig ?? ctorSig(items, def);
  return sig === undefined ? undefined : substSig(sig, args);
}
