/** Casts and coercions that carry regions. */
import type { Rvalue } from '../../mir/ir.ts';
import { closureSigOf } from '../../types/closure.ts';
import { isTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import { lang } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import type { TypingCx } from './cx.ts';
import { prove } from './solver.ts';
import { renumber } from './regions-in.ts';
import { relate } from '../../solve/relate.ts';
import { sigOfCallee } from './signatures.ts';
import { fnPtrTy } from '../../types/make.ts';

export function checkCast(cx: TypingCx, rvalue: Extract<Rvalue, { kind: 'cast' }>, from: Ty, point: number): Ty {
  const to = renumber(cx.set, rvalue.ty);
  if (!hasRegions(from) && !hasRegions(to) && to.kind !== 'fn-ptr') return to;
  const cause = cx.causeAt(point, rvalue.cast === 'unsize' && boxesDyn(to) ? 'cast-to-dyn' : 'cast');
  switch (rvalue.cast) {
    case 'unsize': {
      const trait = lang(cx.items, 'CoerceUnsized');
      if (trait === undefined) cx.reportUnsupported('this unsizing coercion', cause.span);
      else prove(cx, { kind: 'trait', bound: [], trait: { trait, args: [from, to] } }, cause);
      return to;
    }
    case 'reify-fn':
    case 'closure-to-fn': {
      const sig = from.kind === 'closure' ? closureSigOf(from) : sigOfCallee(cx, from);
      if (sig === undefined) cx.reportUnsupported('this coercion to a function pointer', cause.span);
      else
        relate(
          cx,
          fnPtrTy({
            ...sig,
            inputs: sig.inputs.map((each) => cx.normalize(each, cause)),
            output: cx.normalize(sig.output, cause),
          }),
          to,
          'covariant',
          cause,
        );
      return to;
    }
    case 'fn-to-unsafe-fn': {
      const asked: Ty = from.kind === 'fn-ptr' ? fnPtrTy({ ...from.sig, isUnsafe: true }) : from;
      relate(cx, asked, to, 'covariant', cause);
      return to;
    }
    case 'mut-to-const-ptr':
    case 'ptr-to-ptr':
    case 'ref-to-ptr':
    case 'use': {
      const inner = pointee(from);
      const target = pointee(to);
      // A raw pointer may be cast to one of any lifetimes; only a trait object's table belongs to its own.
      if (rvalue.cast === 'use') relate(cx, from, to, 'covariant', cause);
      else if (
        target !== undefined &&
        inner?.kind === target.kind &&
        (rvalue.cast === 'mut-to-const-ptr' || rvalue.cast === 'ref-to-ptr' || target.kind === 'dyn')
      )
        relate(cx, inner, target, 'covariant', cause);
      return to;
    }
    case 'array-to-ptr': {
      const array = pointee(from);
      const target = pointee(to);
      if (array?.kind === 'array' && target !== undefined) relate(cx, array.ty, target, 'covariant', cause);
      return to;
    }
    default:
      return to;
  }
}

const pointee = (ty: Ty): Ty | undefined => (ty.kind === 'ref' || ty.kind === 'ptr' ? ty.ty : undefined);

const boxesDyn = (ty: Ty): boolean => ty.kind === 'adt' && ty.args.some((arg) => isTy(arg) && arg.kind === 'dyn');
