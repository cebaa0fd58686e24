/** Comparing, casting and stepping through scalars. */
import {
  BOOL,
  CHAR,
  CODE,
  I8,
  isFloatClass,
  isSignedClass,
  POINTER,
  type CellValue,
  type ScalarClass,
} from '../../../heap/index.ts';
import { floatToInt, intOf, intToFloat } from '../arith.ts';
import type { Ty } from '../../types/ty.ts';
import { classOfArg, fits, rangeOf } from './integers.ts';
import type { Int, Intrinsic, IntrinsicCall, IntrinsicTable } from './registry.ts';
import { BOOL as BOOL_TY, CHAR as CHAR_TY, U8, UNIT, fnPtrTy, intTy, ptrTy } from '../../types/make.ts';

/** The scalar behind a reference argument. */
function pointee(call: IntrinsicCall, arg: number): Int {
  return intOf(call.load(call.ptr(arg), pointeeTy(call, arg)));
}

function pointeeTy(call: IntrinsicCall, arg: number): Ty {
  const ty = call.argTy(arg);
  if (ty.kind !== 'ref' && ty.kind !== 'ptr') return call.unsupported('comparing by value');
  return ty.ty;
}

const comparison =
  (test: (a: Int, b: Int) => boolean): Intrinsic =>
  (call) =>
    call.returnBool(test(pointee(call, 0), pointee(call, 1)));

/** Variants of `Ordering`: Less 0, Equal 1, Greater 2. */
const order = (a: Int, b: Int): number => (a < b ? 0 : a > b ? 2 : 1);

const SURROGATES = { first: 0xd800, last: 0xdfff } as const;

/** A char `count` steps on or back; undefined past the ends. */
function charStep(from: number, count: number): number | undefined {
  let to = from + count;
  if (count > 0 && from < SURROGATES.first && to >= SURROGATES.first) to += 0x800;
  if (count < 0 && from > SURROGATES.last && to <= SURROGATES.last) to -= 0x800;
  return to < 0 || to > 0x10ffff ? undefined : to;
}

function stepped(cls: ScalarClass, from: Int, count: Int): Int | undefined {
  if (cls === CHAR) return charStep(Number(from), Number(count));
  const to = BigInt(from) + BigInt(count);
  return fits(cls, to) ? (to >= -9007199254740991n && to <= 9007199254740991n ? Number(to) : to) : undefined;
}

const step =
  (direction: 1 | -1): Intrinsic =>
  (call) => {
    const ty = pointeeTy(call, 0);
    const at = pointee(call, 0);
    const cls = call.layout(ty).scalar;
    const small = typeof at === 'number' && Math.abs(at) < 0x7fff0000 && cls !== CHAR ? at + direction : undefined;
    const next = small !== undefined && fits(cls, small) ? small : stepped(cls, at, direction);
    if (next === undefined)
      return call.panic(direction > 0 ? 'attempt to add with overflow' : 'attempt to subtract with overflow');
    call.store(call.ptr(0), ty, next);
    call.returnInt(direction > 0 ? at : next);
  };

const leap =
  (direction: 1 | -1): Intrinsic =>
  (call) => {
    const ty = pointeeTy(call, 0);
    const next = stepped(call.layout(ty).scalar, pointee(call, 0), BigInt(call.int(1)) * BigInt(direction));
    if (next !== undefined) call.store(call.ptr(0), ty, next);
    call.returnBool(next !== undefined);
  };

const MAX_USIZE = (1n << 64n) - 1n;

/** `as` between scalars. */
function castTo(call: IntrinsicCall, from: ScalarClass, to: ScalarClass): void {
  if (isFloatClass(to)) return call.returnFloat(isFloatClass(from) ? call.float(0) : intToFloat(to, call.int(0)));
  call.returnInt(isFloatClass(from) ? floatToInt(to, call.float(0)) : call.int(0));
}

/** A type whose values are one scalar of this class. */
function tyOfClass(cls: ScalarClass): Ty {
  switch (cls) {
    case BOOL:
      return BOOL_TY;
    case CHAR:
      return CHAR_TY;
    case POINTER:
      return ptrTy(U8, false);
    case CODE:
      return fnPtrTy({ bound: [], inputs: [], output: UNIT, isUnsafe: false });
    default:
      return intTy(INT_NAMES[cls - I8] ?? 'u8');
  }
}
const INT_NAMES = ['i8', 'i16', 'i32', 'i64', 'i128', 'u8', 'u16', 'u32', 'u64', 'u128'] as const;

/** The discriminant of the enum behind a reference; 0 for other types. */
function discriminant(call: IntrinsicCall): Int {
  const shape = call.layout(pointeeTy(call, 0)).shape;
  if (shape.kind !== 'enum') return 0;
  const { tag, variants } = shape;
  const of = (variant: number): Int => variants[variant]?.discriminant ?? 0;
  if (tag.kind === 'single') return of(tag.variant);
  const stored = intOf(call.load(call.offset(call.ptr(0), tag.offset), tyOfClass(tag.cls)));
  const index = tag.values.indexOf(stored);
  if (tag.kind === 'direct') return of(index);
  return of(index < 0 ? tag.dataVariant : tag.first + index);
}

export const COMPARE: IntrinsicTable = {
  scalar_eq: comparison((a, b) => a === b),
  scalar_ne: comparison((a, b) => a !== b),
  scalar_lt: comparison((a, b) => a < b),
  scalar_le: comparison((a, b) => a <= b),
  scalar_gt: comparison((a, b) => a > b),
  scalar_ge: comparison((a, b) => a >= b),
  'intrinsics::scalar_lt': comparison((a, b) => a < b),
  scalar_cmp: (call) => call.returnVariant(order(pointee(call, 0), pointee(call, 1)), []),
  /** `Option<Ordering>` is stored as its one scalar: -1, 0, 1, and 2 for `None`. */
  scalar_partial_cmp: (call) => {
    const [a, b] = [pointee(call, 0), pointee(call, 1)];
    call.returnInt(a !== a || b !== b ? 2 : order(a, b) - 1);
  },
  scalar_clamp: (call) => {
    const [value, min, max] = [call.int(0), call.int(1), call.int(2)];
    if (min > max) return call.panic(`min > max. min = ${min}, max = ${max}`, true);
    call.returnInt(value < min ? min : value > max ? max : value);
  },
  clone_copy: (call) => call.returnLoaded(call.ptr(0)),

  num_cast: (call) => castTo(call, classOfArg(call, 0), call.layout(call.returnTy).scalar),
  'num::convert::num_fits': (call) => call.returnBool(fits(call.layout(call.ty(1)).scalar, call.int(0))),

  'intrinsics::step_up': step(1),
  'intrinsics::step_down': step(-1),
  'intrinsics::step_forward': leap(1),
  'intrinsics::step_backward': leap(-1),
  'intrinsics::steps_between': (call) => {
    const cls = call.layout(pointeeTy(call, 0)).scalar;
    const [a, b] = [pointee(call, 0), pointee(call, 1)];
    if (a >= b) return call.returnInt(0);
    const gap = cls === CHAR && a < SURROGATES.first && b > SURROGATES.last ? 0x800n : 0n;
    const count = BigInt(b) - BigInt(a) - gap;
    call.returnInt(count > MAX_USIZE ? MAX_USIZE : count);
  },
  'intrinsics::discriminant_value': (call) => call.returnInt(discriminant(call)),
  'intrinsics::discriminant_order': (call) => call.returnInt(discriminant(call)),
  'iter::collect::num_sum_start': (call) =>
    isFloatClass(call.layout(call.returnTy).scalar) ? call.returnFloat(-0) : call.returnInt(0),
  'iter::collect::num_one': (call) =>
    isFloatClass(call.layout(call.returnTy).scalar) ? call.returnFloat(1) : call.returnInt(1),
  'fmt::num::num_is_negative': (call) => {
    const value: CellValue = call.int(0);
    call.returnBool(value < 0 || Object.is(value, -0));
  },
  'fmt::num::num_is_nan': (call) => call.returnBool(Number.isNaN(call.int(0))),
  'fmt::num::int_text_room': (call) => {
    const cls = classOfArg(call, 0);
    const value = call.int(0);
    if (!isSignedClass(cls)) return call.returnInt(String(value).length);
    call.returnInt(String(rangeOf(cls).max).length + (value < 0 ? 1 : 0));
  },
};
