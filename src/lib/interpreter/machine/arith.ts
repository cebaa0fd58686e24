/**
 * Arithmetic of every width on canonical integers, and of floats. Each function is made once for an operator and a class,
 * so that the hot path asks nothing. Plain numbers go first; bigints take over where a number could be inexact.
 */
import {
  bitsOfClass,
  BOOL,
  canonical,
  CHAR,
  F32,
  F64,
  isSignedClass,
  I16,
  I32,
  I8,
  POINTER,
  CODE,
  rangeOfClass,
  U16,
  U32,
  U64,
  U8,
  wrapInt,
  type CellValue,
  type ScalarClass,
} from '../../heap/index.ts';
import { invariant } from '../../heap/base/index.ts';
import type { BinaryOp } from '../syntax/ast.ts';

type Int = number | bigint;
export type BinaryFn = (left: CellValue, right: CellValue) => CellValue;

/** The integer in a cell; pointers count as their addresses. */
export const intOf = (value: CellValue): Int => {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  invariant(value !== undefined, 'an initialised cell holds a value');
  return wrapInt(U64, value.address);
};
const numberOf = (value: CellValue): number => Number(intOf(value));
const bigOf = (value: CellValue): bigint => BigInt(intOf(value));

const isSmall = (cls: ScalarClass): boolean =>
  cls === I8 || cls === I16 || cls === I32 || cls === U8 || cls === U16 || cls === U32 || cls === BOOL || cls === CHAR;

/** Comparison gives 0 or 1. Canonical integers compare across number and bigint as JavaScript compares them: exactly. */
function compareFn(op: BinaryOp, cls: ScalarClass): BinaryFn {
  if (cls === POINTER || cls === CODE) {
    const inner = compareFn(op, 0);
    return (left, right) => inner(intOf(left), intOf(right));
  }
  switch (op) {
    case '==':
      return (left, right) => (left === right ? 1 : 0);
    case '!=':
      return (left, right) => (left !== right ? 1 : 0);
    case '<':
      return (left, right) => (intOf(left) < intOf(right) ? 1 : 0);
    case '<=':
      return (left, right) => (intOf(left) <= intOf(right) ? 1 : 0);
    case '>':
      return (left, right) => (intOf(left) > intOf(right) ? 1 : 0);
    default:
      return (left, right) => (intOf(left) >= intOf(right) ? 1 : 0);
  }
}

function floatFn(op: BinaryOp, cls: ScalarClass): BinaryFn {
  const round = cls === F32 ? Math.fround : (value: number) => value;
  switch (op) {
    case '+':
      return (left, right) => round(numberOf(left) + numberOf(right));
    case '-':
      return (left, right) => round(numberOf(left) - numberOf(right));
    case '*':
      return (left, right) => round(numberOf(left) * numberOf(right));
    case '/':
      return (left, right) => round(numberOf(left) / numberOf(right));
    default:
      return (left, right) => round(numberOf(left) % numberOf(right));
  }
}

/** The exact result: a safe number, or a bigint. */
function exact(op: BinaryOp, left: CellValue, right: CellValue): Int {
  const a = intOf(left);
  const b = intOf(right);
  if (typeof a === 'number' && typeof b === 'number') {
    const result = op === '+' ? a + b : op === '-' ? a - b : a * b;
    // `-0` is no integer of Rust's.
    if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
  }
  const x = BigInt(a);
  const y = BigInt(b);
  return canonical(op === '+' ? x + y : op === '-' ? x - y : x * y);
}

/** Whether the last `checkedFn` overflowed. Read at once by the operation that called it. */
export const overflow = { flag: false };

/** Wraps, and says in `overflow` whether it had to. */
export function checkedFn(op: BinaryOp, cls: ScalarClass): BinaryFn {
  if (op === '<<' || op === '>>') {
    const shift = binaryFn(op, cls);
    const bits = bitsOfClass(cls);
    return (left, right) => {
      const by = intOf(right);
      overflow.flag = by < 0 || by >= bits;
      return shift(left, right);
    };
  }
  if (cls === I32 && op !== '*') {
    const isAdd = op === '+';
    return (left, right) => {
      const a = numberOf(left);
      const b = numberOf(right);
      const result = isAdd ? a + b : a - b;
      const wrapped = result | 0;
      overflow.flag = wrapped !== result;
      return wrapped;
    };
  }
  const { min, max } = rangeOfClass(cls);
  return (left, right) => {
    const result = exact(op, left, right);
    const fits = result >= min && result <= max;
    overflow.flag = !fits;
    return fits ? result : wrapInt(cls, BigInt(result));
  };
}

/** A binary operator on two values of a class (for shifts: the left one's). Arithmetic wraps; division by zero was ruled out. */
export function binaryFn(op: BinaryOp, cls: ScalarClass): BinaryFn {
  switch (op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compareFn(op, cls);
    default:
  }
  if (cls === F32 || cls === F64) return floatFn(op, cls);
  const small = isSmall(cls);
  switch (op) {
    case '+':
    case '-':
    case '*':
      if (cls === I32) {
        if (op === '+') return (left, right) => (numberOf(left) + numberOf(right)) | 0;
        if (op === '-') return (left, right) => (numberOf(left) - numberOf(right)) | 0;
        return (left, right) => Math.imul(numberOf(left), numberOf(right));
      }
      return (left, right) => {
        const result = exact(op, left, right);
        // Bitwise reduction of a number sees only its low 32 bits rightly while it is safe, which `exact` promises.
        return typeof result === 'number' && small ? wrapInt(cls, result) : wrapInt(cls, BigInt(result));
      };
    case '/':
      return (left, right) => {
        const a = intOf(left);
        const b = intOf(right);
        // `|| 0`: there is no negative zero among the integers.
        if (typeof a === 'number' && typeof b === 'number') return wrapInt(cls, divide(a, b) || 0);
        return wrapInt(cls, BigInt(a) / BigInt(b));
      };
    case '%':
      return (left, right) => {
        const a = intOf(left);
        const b = intOf(right);
        if (typeof a === 'number' && typeof b === 'number') return a % b || 0;
        return wrapInt(cls, BigInt(a) % BigInt(b));
      };
    case '&':
    case '|':
    case '^':
      if (cls === U32) {
        if (op === '&') return (left, right) => (numberOf(left) & numberOf(right)) >>> 0;
        if (op === '|') return (left, right) => (numberOf(left) | numberOf(right)) >>> 0;
        return (left, right) => (numberOf(left) ^ numberOf(right)) >>> 0;
      }
      if (small) {
        if (op === '&') return (left, right) => numberOf(left) & numberOf(right);
        if (op === '|') return (left, right) => numberOf(left) | numberOf(right);
        return (left, right) => numberOf(left) ^ numberOf(right);
      }
      return (left, right) => {
        const a = bigOf(left);
        const b = bigOf(right);
        return canonical(op === '&' ? a & b : op === '|' ? a | b : a ^ b);
      };
    default: {
      // Shifts: the amount is reduced to the width, as the hardware does; `checkedFn` says that it was too large.
      const bits = bitsOfClass(cls);
      const mask = BigInt(bits - 1);
      const amount = (right: CellValue): number => Number(bigOf(right) & mask);
      if (op === '<<')
        return (left, right) =>
          small ? wrapInt(cls, numberOf(left) << amount(right)) : wrapInt(cls, bigOf(left) << BigInt(amount(right)));
      if (small)
        return isSignedClass(cls)
          ? (left, right) => numberOf(left) >> amount(right)
          : (left, right) => numberOf(left) >>> amount(right);
      return (left, right) => canonical(bigOf(left) >> BigInt(amount(right)));
    }
  }
}

/** Exact truncating division: a quotient of safe integers may round up in floating point. */
function divide(a: number, b: number): number {
  const quotient = Math.trunc(a / b);
  return Math.abs(a) < 4503599627370496 ? quotient : Number(BigInt(a) / BigInt(b));
}

export type UnaryFn = (value: CellValue) => CellValue;

export function unaryFn(op: '-' | '!', cls: ScalarClass): UnaryFn {
  if (op === '-') {
    if (cls === F32 || cls === F64) return (value) => -numberOf(value);
    return (value) => {
      const v = intOf(value);
      return v === 0 ? 0 : wrapInt(cls, -v);
    };
  }
  if (cls === BOOL) return (value) => (value === 0 ? 1 : 0);
  if (isSmall(cls)) return (value) => wrapInt(cls, ~numberOf(value));
  return (value) => wrapInt(cls, ~bigOf(value));
}

/** Float to integer: towards zero, to the nearest bound where it does not fit, NaN to 0 (Reference, "Numeric cast"). */
export function floatToInt(cls: ScalarClass, value: number): Int {
  if (Number.isNaN(value)) return 0;
  const { min, max } = rangeOfClass(cls);
  if (value === Infinity) return canonical(max);
  if (value === -Infinity) return canonical(min);
  const whole = BigInt(Math.trunc(value));
  return canonical(whole < min ? min : whole > max ? max : whole);
}

/** Integer to float, rounding once (ties to even). */
export function intToFloat(cls: ScalarClass, value: Int): number {
  if (cls === F64) return Number(value);
  if (typeof value === 'number' || (value < 1n << 53n && value > -(1n << 53n))) return Math.fround(Number(value));
  // Through f64 would round twice: make the bits that f64 drops sticky first.
  const negative = value < 0n;
  let magnitude = negative ? -value : value;
  let scale = 0;
  while (magnitude >= 1n << 48n) {
    const lost = magnitude & 1n;
    magnitude = (magnitude >> 1n) | lost;
    scale++;
  }
  const result = Math.fround(Number(magnitude) * 2 ** scale);
  return negative ? -result : result;
}
