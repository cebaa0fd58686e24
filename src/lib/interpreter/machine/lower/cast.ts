/** Casts and coercions. Sources: the Reference's "Type cast expressions" and "Coercions". */
import { invariant } from '../../../heap/base/index.ts';
import {
  CODE,
  expose,
  F32,
  isFloatClass,
  POINTER,
  pointerFromExposed,
  U64,
  wildPointer,
  wrapInt,
  type CellValue,
  type ScalarClass,
} from '../../../heap/index.ts';
import type { Operand } from '../../mir/ir.ts';
import type { CastKind } from '../../types/thir.ts';
import { substTy } from '../../types/fold.ts';
import { boxedTy, findAdt } from '../../types/lookup.ts';
import { pointeeMeta, type Layout } from '../../types/layout/index.ts';
import type { Ty } from '../../types/ty.ts';
import { floatToInt, intOf, intToFloat } from '../arith.ts';
import { haltUnsupported } from '../halt.ts';
import type { Lowered, Machine } from '../state.ts';
import { functionOf, vtableOf } from '../vtable.ts';
import { concreteArgs, type BodyCx } from './context.ts';
import { copyNow, lowerOperand, peekRead, type Source } from './operand.ts';
import { shifted, storeFn, writeFn, type Do, type LoweredPlace } from './place.ts';

export function lowerCast(cx: BodyCx, kind: CastKind, operand: Operand, target: LoweredPlace): Do {
  if (kind === 'reify-fn' || kind === 'closure-to-fn') return reify(cx, operand, target);
  const source = lowerOperand(cx, operand);
  if (kind === 'unsize') return unsize(cx, source, target);
  const to = target.layout;
  if (source.get !== undefined && to.scalar !== 0) {
    const convert = scalarCast(source.layout.scalar, to.scalar);
    const get = source.get;
    const put = storeFn(target, to.scalar);
    return convert === undefined ? (m, f) => put(m, f, get(m, f)) : (m, f) => put(m, f, convert(get(m, f), m));
  }
  const { fetch, done } = source;
  if (to.scalar === POINTER) {
    // A wide pointer loses its second half.
    const put = storeFn(target, POINTER);
    return (m, f) => {
      fetch(m, f);
      const value = peekRead(m, 0, POINTER);
      done?.(m);
      put(m, f, value);
    };
  }
  if (to.size !== source.layout.size) return () => haltUnsupported('this cast');
  const write = writeFn(target);
  const size = to.size;
  return (m, f) => {
    fetch(m, f);
    write(m, f);
    copyNow(m, size);
    done?.(m);
  };
}

/** Between scalars; undefined where the value stays as it is. */
export function scalarCast(
  from: ScalarClass,
  to: ScalarClass,
): ((value: CellValue, m: Machine) => CellValue) | undefined {
  if (from === to) return undefined;
  if (isFloatClass(from)) {
    if (to === F32) return (value) => Math.fround(Number(value));
    if (isFloatClass(to)) return undefined;
    return (value) => floatToInt(to, Number(value));
  }
  if (isFloatClass(to)) return (value) => intToFloat(to, intOf(value));
  if (to === POINTER)
    return from === CODE
      ? (value) => value
      : (value, m) => pointerFromExposed(m.memory, wildPointer(intOf(value)).address);
  if (from === POINTER || from === CODE)
    return (value, m) => {
      if (typeof value === 'object') expose(m.memory, value);
      return wrapInt(to, intOf(value));
    };
  return (value) => wrapInt(to, intOf(value));
}

function reify(cx: BodyCx, operand: Operand, target: LoweredPlace): Do {
  const source = lowerOperand(cx, operand);
  const ty = source.layout.ty;
  const put = storeFn(target, CODE);
  if (ty.kind === 'fn-def') {
    const value = functionOf(cx.lowered, ty.def, concreteArgs(cx, ty.args));
    return (m, f) => put(m, f, value);
  }
  invariant(ty.kind === 'closure', 'only functions and closures become function pointers');
  const value = functionOf(cx.lowered, ty.def, concreteArgs(cx, ty.args), ty);
  return (m, f) => put(m, f, value);
}

/** What a pointer gains when its pointee `from` is seen as `to`: a length, a vtable, or what it has already. */
export function unsizedMeta(lowered: Lowered, from: Ty, to: Ty): CellValue | 'same' {
  const [tailFrom, tailTo] = lockstepTails(lowered, from, to);
  if (tailTo.kind === 'slice' && tailFrom.kind === 'array' && tailFrom.len.kind === 'const-value')
    return Number(tailFrom.len.value);
  if (tailTo.kind === 'dyn') return tailFrom.kind === 'dyn' ? 'same' : vtableOf(lowered, tailFrom);
  return 'same';
}

/** Down through the last fields as long as both are the same struct (rustc's `struct_lockstep_tails`). */
function lockstepTails(lowered: Lowered, from: Ty, to: Ty): readonly [Ty, Ty] {
  let a = lowered.layouts.normalize(from);
  let b = lowered.layouts.normalize(to);
  while (a.kind === 'adt' && b.kind === 'adt' && a.def === b.def) {
    const fields = findAdt(lowered.program.items, a.def)?.variants[0]?.fields;
    const last = fields?.[fields.length - 1];
    if (last === undefined) break;
    const { args } = a;
    const { args: wanted } = b;
    a = lowered.layouts.normalize(substTy(last.ty, args));
    b = lowered.layouts.normalize(substTy(last.ty, wanted));
  }
  return [a, b];
}

const pointeeTy = (lowered: Lowered, ty: Ty): Ty | undefined =>
  ty.kind === 'ref' || ty.kind === 'ptr' ? ty.ty : boxedTy(lowered.program.items, ty);

/** `&[T; N]` to `&[T]`, `Box<T>` to `Box<dyn Trait>`, and structs around such pointers (`CoerceUnsized`). */
function unsize(cx: BodyCx, source: Source, target: LoweredPlace): Do {
  const steps: ((m: Parameters<Do>[0], f: Parameters<Do>[1]) => void)[] = [];
  plan(cx.lowered, source.layout, 0, target, 0, steps);
  const { fetch, done } = source;
  const clear = writeFn(target);
  return (m, f) => {
    fetch(m, f);
    clear(m, f);
    for (const step of steps) step(m, f);
    done?.(m);
  };
}

function plan(
  lowered: Lowered,
  from: Layout,
  fromOffset: number,
  target: LoweredPlace,
  toOffset: number,
  steps: Do[],
): void {
  const to = target.layout;
  const pointee = pointeeTy(lowered, from.ty);
  const wanted = pointeeTy(lowered, to.ty);
  if (
    pointee !== undefined &&
    wanted !== undefined &&
    from.scalar === POINTER &&
    pointeeMeta(lowered.layouts, wanted) !== 'none'
  ) {
    const meta = unsizedMeta(lowered, pointee, wanted);
    const put = storeFn({ ...target, offset: target.offset + toOffset }, POINTER);
    const putMeta = storeFn({ ...target, offset: target.offset + toOffset + 8 }, typeof meta === 'number' ? U64 : CODE);
    steps.push((m, f) => {
      put(m, f, peekRead(m, fromOffset, POINTER));
      putMeta(m, f, meta === 'same' ? undefined : meta);
    });
    return;
  }
  if (from.shape.kind === 'struct' && to.shape.kind === 'struct') {
    from.shape.fields.forEach((field, index) => {
      const other = to.shape.kind === 'struct' ? to.shape.fields[index] : undefined;
      if (other === undefined || field.layout.size === 0) return;
      plan(
        lowered,
        field.layout,
        fromOffset + field.offset,
        shifted(target, other.layout, 0),
        toOffset + other.offset,
        steps,
      );
    });
    return;
  }
  // The same bytes: a plain field, or a pointer that is wide already.
  const size = to.size;
  const write = writeFn(shifted(target, to, toOffset));
  steps.push((m, f) => {
    const { readIndex } = m;
    m.readIndex = readIndex + (fromOffset >> m.readShift);
    write(m, f);
    copyNow(m, size);
    m.readIndex = readIndex;
  });
}
