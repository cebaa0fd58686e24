/** The signature behind a callable type, its generic arguments put in; late-bound regions stay bound. */
import { findIn } from '../../../heap/base/index.ts';
import { closureSigOf } from '../../types/closure.ts';
import { substSig, substTy } from '../../types/fold.ts';
import { variantOf } from '../../types/lookup.ts';
import type { FnSig, Ty } from '../../types/ty.ts';
import type { TypingCx } from './cx.ts';
import { adtTy } from '../../types/make.ts';

export function sigOfCallee(cx: TypingCx, ty: Ty): FnSig | undefined {
  if (ty.kind === 'fn-ptr') return ty.sig;
  if (ty.kind === 'closure') return closureSigOf(ty);
  if (ty.kind !== 'fn-def') return undefined;
  const info = findIn(cx.items.fns, ty.def);
  if (info !== undefined) return substSig(info.sig, ty.args);
  const ctor = variantOf(cx.items, ty.def);
  if (ctor === undefined) return undefined;
  const variant = ctor.adt.variants[ctor.variant];
  return {
    bound: [],
    inputs: (variant?.fields ?? []).map((field) => substTy(field.ty, ty.args)),
    output: adtTy(ctor.adt.def, ty.args),
    isUnsafe: false,
  };
}
