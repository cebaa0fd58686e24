/** Rvalues, lowered: each becomes one closure that computes and stores. */
import { invariant, unreachable } from '../../../heap/base/index.ts';
import {
  BOOL,
  clearStretch,
  CODE,
  EMPTY,
  fillScalars,
  POINTER,
  spanAfter,
  U64,
  type CellValue,
} from '../../../heap/index.ts';
import type { AggregateKind, Operand, Place, Rvalue } from '../../mir/ir.ts';
import { fieldOf, pointeeMeta, type Layout } from '../../types/layout/index.ts';
import { binaryFn, checkedFn, intOf, overflow, unaryFn, type BinaryFn } from '../arith.ts';
import type { Machine } from '../state.ts';
import { lowerCast } from './cast.ts';
import { constValue, type BodyCx } from './context.ts';
import { copyNow, copySource, lowerOperand, peekRead, type Source } from './operand.ts';
import {
  addressFn,
  lowerPlace,
  shifted,
  storeFn,
  touchFn,
  writeFn,
  type Do,
  type Get,
  type LoweredPlace,
} from './place.ts';
import { discriminantFn, setVariant } from './tag.ts';

export function lowerAssign(cx: BodyCx, place: Place, rvalue: Rvalue): Do {
  const target = lowerPlace(cx, place);
  switch (rvalue.kind) {
    case 'use':
      return assignFrom(target, lowerOperand(cx, rvalue.operand));
    case 'copy-for-deref':
      return assignFrom(target, copySource(lowerPlace(cx, rvalue.place)));
    case 'repeat':
      return repeat(target, lowerOperand(cx, rvalue.operand), Number(constValue(cx, rvalue.len)));
    case 'ref':
      return rvalue.borrow === 'fake' ? () => undefined : pointerTo(cx, target, lowerPlace(cx, rvalue.place), true);
    case 'raw-ref':
      return pointerTo(cx, target, lowerPlace(cx, rvalue.place), false);
    case 'len': {
      const of = lowerPlace(cx, rvalue.place);
      const put = storeFn(target, U64);
      if (of.layout.shape.kind === 'array') {
        const count = of.layout.shape.count;
        return (m, f) => put(m, f, count);
      }
      const meta = of.meta;
      invariant(meta !== undefined, 'only arrays and slices have a length');
      return (m, f) => put(m, f, meta(m, f));
    }
    case 'cast':
      return lowerCast(cx, rvalue.cast, rvalue.operand, target);
    case 'binary':
      return binary(cx, rvalue, target);
    case 'checked-binary':
      return checked(cx, rvalue, target);
    case 'unary': {
      const operand = lowerOperand(cx, rvalue.operand);
      const get = getOf(operand);
      const compute = unaryFn(rvalue.op, operand.layout.scalar);
      const put = storeFn(target, target.layout.scalar);
      return (m, f) => put(m, f, compute(get(m, f)));
    }
    case 'discriminant': {
      const get = discriminantFn(lowerPlace(cx, rvalue.place), target.layout.scalar);
      const put = storeFn(target, target.layout.scalar);
      return (m, f) => put(m, f, get(m, f));
    }
    case 'aggregate':
      return lowerAggregate(
        target,
        rvalue.aggregate,
        rvalue.operands.map((each) => lowerOperand(cx, each)),
      );
    default:
      return unreachable(rvalue);
  }
}

export function getOf(source: Source): Get {
  invariant(source.get !== undefined, 'a scalar is expected here');
  return source.get;
}

/** Stores a value of any size. */
export function assignFrom(target: LoweredPlace, source: Source): Do {
  const { layout } = source;
  if (layout.size === 0) {
    const { fetch } = source;
    const touch = touchFn(target);
    return (m, f) => {
      fetch(m, f);
      touch(m, f);
    };
  }
  if (source.get !== undefined) return assignScalar(target, source, source.get);
  const { fetch, done } = source;
  const write = writeFn(target);
  const size = layout.size;
  return (m, f) => {
    fetch(m, f);
    write(m, f);
    copyNow(m, size);
    if (done !== undefined) done(m);
  };
}

function assignScalar(target: LoweredPlace, source: Source, get: Get): Do {
  const cls = source.layout.scalar;
  if (target.base.kind === 'register' && target.base.isScalar && spanAfter(cls, target.base.shift) === 0) {
    const index = target.base.index + (target.offset >> target.base.shift);
    const constant = source.constant;
    if (constant !== undefined)
      return (m, f) => {
        f.vals[index] = constant;
        f.info[index] = m.now + cls;
      };
    return (m, f) => {
      f.vals[index] = get(m, f);
      f.info[index] = m.now + cls;
    };
  }
  const put = storeFn(target, cls);
  return (m, f) => put(m, f, get(m, f));
}

/** The place's address into `target`, with the length or vtable of an unsized place. */
function pointerTo(cx: BodyCx, target: LoweredPlace, place: LoweredPlace, isChecked: boolean): Do {
  const address = addressFn(place, isChecked);
  const put = storeFn(target, POINTER);
  const meta = place.meta;
  if (meta === undefined || !place.layout.isUnsized) return (m, f) => put(m, f, address(m, f));
  const kind = pointeeMeta(cx.lowered.layouts, place.layout.ty);
  const putMeta = storeFn({ ...target, offset: target.offset + 8 }, kind === 'length' ? U64 : CODE);
  return (m, f) => {
    // Both halves are read before either is written: `p = &mut *p` is common.
    const second = meta(m, f);
    put(m, f, address(m, f));
    putMeta(m, f, second);
  };
}

function repeat(target: LoweredPlace, source: Source, count: number): Do {
  const element = source.layout;
  if (element.size === 0 || count === 0) {
    const touch = touchFn(target);
    return touch;
  }
  const write = writeFn(target);
  const { fetch, get, done } = source;
  const cls = element.scalar;
  if (get !== undefined) {
    return (m, f) => {
      const value = get(m, f);
      write(m, f);
      fillScalars(m.memory, m.writeCells, m.writeIndex, m.writeShift, cls, value, count, m.now);
    };
  }
  return (m, f) => {
    fetch(m, f);
    write(m, f);
    for (let i = 0; i < count; i++) {
      copyNow(m, element.size);
      m.writeIndex += element.size >> m.writeShift;
    }
    done?.(m);
  };
}

// ---------------------------------------------------------------- operators

function binary(cx: BodyCx, rvalue: Extract<Rvalue, { kind: 'binary' }>, target: LoweredPlace): Do {
  const left = lowerOperand(cx, rvalue.left);
  const right = lowerOperand(cx, rvalue.right);
  if (left.get === undefined || right.get === undefined) return compareWide(left, right, rvalue.op, target);
  return binaryDo(
    target,
    target.layout.scalar,
    binaryFn(rvalue.op, left.layout.scalar),
    left.get,
    right.get,
    right.constant,
  );
}

function binaryDo(
  target: LoweredPlace,
  cls: number,
  compute: BinaryFn,
  left: Get,
  right: Get,
  constant: CellValue,
): Do {
  if (target.base.kind === 'register' && target.base.isScalar && spanAfter(cls, target.base.shift) === 0) {
    const index = target.base.index + (target.offset >> target.base.shift);
    if (constant !== undefined)
      return (m, f) => {
        f.vals[index] = compute(left(m, f), constant);
        f.info[index] = m.now + cls;
      };
    return (m, f) => {
      f.vals[index] = compute(left(m, f), right(m, f));
      f.info[index] = m.now + cls;
    };
  }
  const put = storeFn(target, cls);
  return (m, f) => {
    const a = left(m, f);
    put(m, f, compute(a, right(m, f)));
  };
}

/** Wide pointers compare by address, then by length or vtable. */
function compareWide(left: Source, right: Source, op: Parameters<typeof binaryFn>[0], target: LoweredPlace): Do {
  const put = storeFn(target, BOOL);
  const compare = binaryFn(op, U64);
  const same = binaryFn('==', U64);
  if (left.layout.size === 0) return (m, f) => put(m, f, compare(0, 0));
  const halves = (source: Source, m: Machine, f: Parameters<Do>[1]): [CellValue, CellValue] => {
    source.fetch(m, f);
    const found: [CellValue, CellValue] = [intOf(peekRead(m, 0, U64)), intOf(peekRead(m, 8, U64))];
    source.done?.(m);
    return found;
  };
  return (m, f) => {
    const [a, aMeta] = halves(left, m, f);
    const [b, bMeta] = halves(right, m, f);
    put(m, f, same(a, b) === 1 ? compare(aMeta, bMeta) : compare(a, b));
  };
}

/** Stores the wrapped result and the flag of a `(T, bool)`. */
function checked(cx: BodyCx, rvalue: Extract<Rvalue, { kind: 'checked-binary' }>, target: LoweredPlace): Do {
  const left = lowerOperand(cx, rvalue.left);
  const right = lowerOperand(cx, rvalue.right);
  const cls = left.layout.scalar;
  const compute = checkedFn(rvalue.op, cls);
  const a = getOf(left);
  const b = getOf(right);
  const first = fieldOf(target.layout, undefined, 0);
  const second = fieldOf(target.layout, undefined, 1);
  if (target.base.kind === 'register') {
    const { index, shift } = target.base;
    const valueAt = index + ((target.offset + first.offset) >> shift);
    const flagAt = index + ((target.offset + second.offset) >> shift);
    return (m, f) => {
      f.vals[valueAt] = compute(a(m, f), b(m, f));
      f.info[valueAt] = m.now + cls;
      f.vals[flagAt] = overflow.flag ? 1 : 0;
      f.info[flagAt] = m.now + BOOL;
    };
  }
  const putValue = storeFn(shifted(target, first.layout, first.offset), cls);
  const putFlag = storeFn(shifted(target, second.layout, second.offset), BOOL);
  return (m, f) => {
    const value = compute(a(m, f), b(m, f));
    const flag = overflow.flag ? 1 : 0;
    putValue(m, f, value);
    putFlag(m, f, flag);
  };
}

// ---------------------------------------------------------------- aggregates

export function lowerAggregate(target: LoweredPlace, kind: AggregateKind, operands: readonly Source[]): Do {
  const layout = target.layout;
  if (layout.size === 0) {
    const touch = touchFn(target);
    const fetches = operands.map((each) => each.fetch);
    if (fetches.length === 0) return touch;
    return (m, f) => {
      for (const fetch of fetches) fetch(m, f);
      touch(m, f);
    };
  }
  const steps: Do[] = [];
  // What an earlier variant left at other offsets must not be taken for this one's.
  if (layout.overlaps) steps.push(clearFn(target));
  if (kind.kind === 'array') {
    const element = layout.shape.kind === 'array' ? layout.shape.element : layout;
    operands.forEach((operand, index) =>
      steps.push(assignFrom(shifted(target, element, index * element.size), operand)),
    );
  } else {
    const variant = kind.kind === 'adt' ? kind.variant : 0;
    const active = kind.kind === 'adt' && layout.shape.kind === 'union' ? kind.variant : undefined;
    operands.forEach((operand, index) => {
      const field = fieldOf(layout, variant, active ?? index);
      steps.push(assignFrom(shifted(target, field.layout, field.offset), operand));
    });
    const set = setVariant(target, variant);
    if (set !== undefined) steps.push(set);
  }
  const [first, second] = steps;
  if (steps.length === 0) return () => undefined;
  if (steps.length === 1 && first !== undefined) return first;
  if (steps.length === 2 && first !== undefined && second !== undefined)
    return (m, f) => {
      first(m, f);
      second(m, f);
    };
  return (m, f) => {
    for (let i = 0; i < steps.length; i++) steps[i]?.(m, f);
  };
}

/** Empties the place's cells. */
export function clearFn(target: LoweredPlace): Do {
  const write = writeFn(target);
  const size = target.layout.size;
  return (m, f) => {
    write(m, f);
    clearStretch(m.memory, m.writeCells, m.writeIndex, m.writeShift, size);
  };
}

export type { Layout, Operand };
export { EMPTY };
