/**
 * Integer arithmetic: the operators behind generic code, and the integer types' own functions. Everything is computed
 * exactly (numbers while they are safe, bigints beyond) and then checked, wrapped or clamped to the type's range.
 */
import {
  bitsOfClass,
  BOOL,
  canonical,
  I128,
  isFloatClass,
  rangeOfClass,
  U8,
  wrapInt,
  type ScalarClass,
} from '../../../heap/index.ts';
import type { Int, Intrinsic, IntrinsicCall, IntrinsicTable } from './registry.ts';

interface Range {
  readonly min: bigint;
  readonly max: bigint;
}
const RANGES: readonly Range[] = Array.from({ length: I128 + 6 }, (_, cls) =>
  cls === 0 ? { min: 0n, max: 0n } : rangeOfClass(cls),
);

/** Of an integer class. */
export const rangeOf = (cls: ScalarClass): Range => RANGES[cls] ?? rangeOfClass(cls);
export const fits = (cls: ScalarClass, value: Int): boolean => {
  const { min, max } = rangeOf(cls);
  return value >= min && value <= max;
};
const clamp = (cls: ScalarClass, value: Int): Int => {
  const { min, max } = rangeOf(cls);
  return value < min ? min : value > max ? max : value;
};

export const classOfArg = (call: IntrinsicCall, arg: number): ScalarClass => call.layout(call.argTy(arg)).scalar;

type Exact = (a: Int, b: Int) => Int;

const viaNumbers =
  (op: (a: number, b: number) => number, big: (a: bigint, b: bigint) => bigint): Exact =>
  (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const result = op(a, b);
      if (Number.isSafeInteger(result)) return result + 0;
    }
    return canonical(big(BigInt(a), BigInt(b)));
  };

const add = viaNumbers(
  (a, b) => a + b,
  (a, b) => a + b,
);
const sub = viaNumbers(
  (a, b) => a - b,
  (a, b) => a - b,
);
const mul = viaNumbers(
  (a, b) => a * b,
  (a, b) => a * b,
);
const div: Exact = (a, b) => canonical(BigInt(a) / BigInt(b));
const rem: Exact = (a, b) => canonical(BigInt(a) % BigInt(b));
const divEuclid: Exact = (a, b) => {
  const [x, y] = [BigInt(a), BigInt(b)];
  const quotient = x / y;
  return canonical(x % y < 0n ? (y > 0n ? quotient - 1n : quotient + 1n) : quotient);
};
const remEuclid: Exact = (a, b) => {
  const [x, y] = [BigInt(a), BigInt(b)];
  const left = x % y;
  return canonical(left < 0n ? left + (y < 0n ? -y : y) : left);
};

/** The exact power, or one that is surely out of every range (and wraps rightly at `bits`). */
function power(cls: ScalarClass, base: Int, exponent: number): { readonly wrapped: Int; readonly fits: boolean } {
  const bits = bitsOfClass(cls);
  const x = BigInt(base);
  if (exponent <= bits || (x <= 1n && x >= -1n)) {
    const exact = x ** BigInt(x <= 1n && x >= -1n ? (exponent % 2) + (exponent > 1 ? 2 : 0) : exponent);
    return { wrapped: wrapInt(cls, canonical(exact)), fits: fits(cls, exact) };
  }
  let result = 1n;
  let square = BigInt.asUintN(bits, x);
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = BigInt.asUintN(bits, result * square);
    square = BigInt.asUintN(bits, square * square);
  }
  return { wrapped: wrapInt(cls, canonical(result)), fits: false };
}

const WORDS = { add: 'add', sub: 'subtract', mul: 'multiply', div: 'divide' } as const;

const floatOp = (name: string, a: number, b: number): number => {
  switch (name) {
    case 'add':
      return a + b;
    case 'sub':
      return a - b;
    case 'mul':
      return a * b;
    case 'div':
      return a / b;
    default:
      return a % b;
  }
};

/** `+ - *` of two numbers of one type, with the panic of a debug build. */
const operator =
  (name: 'add' | 'sub' | 'mul', exact: Exact): Intrinsic =>
  (call) => {
    const cls = classOfArg(call, 0);
    if (isFloatClass(cls)) return call.returnFloat(floatOp(name, call.float(0), call.float(1)));
    const result = exact(call.int(0), call.int(1));
    if (fits(cls, result)) call.returnInt(result);
    else call.panic(`attempt to ${WORDS[name]} with overflow`);
  };

const division =
  (name: 'div' | 'rem', exact: Exact): Intrinsic =>
  (call) => {
    const cls = classOfArg(call, 0);
    if (isFloatClass(cls)) return call.returnFloat(floatOp(name, call.float(0), call.float(1)));
    divide(call, cls, name, exact);
  };

/** Panics of division and remainder, then the exact result. */
function divide(call: IntrinsicCall, cls: ScalarClass, name: 'div' | 'rem', exact: Exact): void {
  const [a, b] = [call.int(0), call.int(1)];
  if (b === 0)
    return call.panic(
      name === 'div' ? 'attempt to divide by zero' : 'attempt to calculate the remainder with a divisor of zero',
    );
  const result = exact(a, b);
  if (b === -1 && !fits(cls, div(a, b)))
    return call.panic(
      name === 'div' ? 'attempt to divide with overflow' : 'attempt to calculate the remainder with overflow',
    );
  call.returnInt(result);
}

const bitwise =
  (op: (a: bigint, b: bigint) => bigint): Intrinsic =>
  (call) => {
    const cls = classOfArg(call, 0);
    call.returnInt(wrapInt(cls, canonical(op(BigInt(call.int(0)), BigInt(call.int(1))))));
  };

function shifted(cls: ScalarClass, value: Int, by: number, isLeft: boolean): Int {
  const x = BigInt(value);
  return wrapInt(cls, canonical(isLeft ? x << BigInt(by) : x >> BigInt(by)));
}

const shift =
  (isLeft: boolean): Intrinsic =>
  (call) => {
    const cls = classOfArg(call, 0);
    const by = call.int(1);
    if (by < 0 || by >= bitsOfClass(cls))
      return call.panic(`attempt to shift ${isLeft ? 'left' : 'right'} with overflow`);
    call.returnInt(shifted(cls, call.int(0), Number(by), isLeft));
  };

/** The bits as an unsigned number. */
const raw = (call: IntrinsicCall, cls: ScalarClass): bigint => BigInt.asUintN(bitsOfClass(cls), BigInt(call.int(0)));

const bitCount = (value: bigint): number => {
  let count = 0;
  for (let left = value; left > 0n; left &= left - 1n) count++;
  return count;
};
const bitLength = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length);
const trailingZeros = (value: bigint, bits: number): number => (value === 0n ? bits : bitLength(value & -value) - 1);
const inverse = (value: bigint, bits: number): bigint => BigInt.asUintN(bits, ~value);

/** Counting bits. */
const counting =
  (count: (value: bigint, bits: number) => number): Intrinsic =>
  (call) => {
    const cls = classOfArg(call, 0);
    call.returnInt(count(raw(call, cls), bitsOfClass(cls)));
  };

const rebuilt =
  (build: (value: bigint, bits: number, call: IntrinsicCall) => bigint): Intrinsic =>
  (call) => {
    const cls = classOfArg(call, 0);
    const bits = bitsOfClass(cls);
    call.returnInt(wrapInt(cls, canonical(build(raw(call, cls), bits, call))));
  };

const rotate = (value: bigint, bits: number, by: number): bigint => {
  const n = BigInt(((by % bits) + bits) % bits);
  return BigInt.asUintN(bits, value << n) | (value >> (BigInt(bits) - n));
};

const reversed = (value: bigint, bits: number, group: number): bigint => {
  let result = 0n;
  const mask = (1n << BigInt(group)) - 1n;
  for (let at = 0; at < bits; at += group) result = (result << BigInt(group)) | ((value >> BigInt(at)) & mask);
  return result;
};

/** `checked_…`, `wrapping_…`, `overflowing_…`, `saturating_…` of one operation; undefined where the operation has no result. */
function family(name: string, compute: (call: IntrinsicCall, cls: ScalarClass) => Int | undefined): IntrinsicTable {
  return {
    [`int_checked_${name}`]: (call) => {
      const cls = classOfArg(call, 0);
      const result = compute(call, cls);
      if (result === undefined || !fits(cls, result)) call.returnVariant(0, []);
      else call.returnVariant(1, [result]);
    },
    [`int_wrapping_${name}`]: (call) => {
      const cls = classOfArg(call, 0);
      call.returnInt(wrapInt(cls, compute(call, cls) ?? 0));
    },
    [`int_overflowing_${name}`]: (call) => {
      const cls = classOfArg(call, 0);
      const result = compute(call, cls) ?? 0;
      call.returnFields([wrapInt(cls, result), !fits(cls, result)]);
    },
    [`int_saturating_${name}`]: (call) => {
      const cls = classOfArg(call, 0);
      call.returnInt(clamp(cls, compute(call, cls) ?? 0));
    },
  };
}

/** `strict_…`: as the operator, with its panic in every build; `unchecked_…`: undefined where that would panic. */
const strict = (name: string, word: string, compute: (call: IntrinsicCall) => Int): IntrinsicTable => ({
  [`int_strict_${name}`]: (call) => {
    const result = compute(call);
    if (fits(classOfArg(call, 0), result)) call.returnInt(result);
    else call.panic(`attempt to ${word} with overflow`);
  },
  [`int_unchecked_${name}`]: (call) => {
    const result = compute(call);
    if (fits(classOfArg(call, 0), result)) call.returnInt(result);
    else call.unreachable('arithmetic that overflows, unchecked');
  },
});

/** Division of two kinds in its other forms: each panics for a divisor of zero. */
function dividingFamily(name: string, word: string, exact: Exact): IntrinsicTable {
  const by = (use: (call: IntrinsicCall, cls: ScalarClass, result: Int, isOver: boolean) => void): Intrinsic => {
    return (call) => {
      const [a, b] = [call.int(0), call.int(1)];
      if (b === 0) return call.panic(`attempt to ${word} zero`);
      const cls = classOfArg(call, 0);
      use(call, cls, exact(a, b), b === -1 && !fits(cls, div(a, b)));
    };
  };
  return {
    [`int_wrapping_${name}`]: by((call, cls, result) => {
      call.returnInt(wrapInt(cls, result));
    }),
    [`int_overflowing_${name}`]: by((call, cls, result, isOver) => {
      call.returnFields([wrapInt(cls, result), isOver]);
    }),
    [`int_saturating_${name}`]: by((call, cls, result) => {
      call.returnInt(clamp(cls, result));
    }),
  };
}

const QUOTIENT = 'divide by';
const REMAINDER = 'calculate the remainder with a divisor of';

/** Shifts by any number: what is shifted by, counted modulo the width or not. */
function shifting(name: 'shl' | 'shr'): IntrinsicTable {
  const isLeft = name === 'shl';
  return {
    [`int_strict_${name}`]: shift(isLeft),
    [`int_overflowing_${name}`]: (call) => {
      const cls = classOfArg(call, 0);
      const bits = bitsOfClass(cls);
      call.returnFields([shifted(cls, call.int(0), call.num(1) % bits, isLeft), call.num(1) >= bits]);
    },
    [`int_unbounded_${name}`]: (call) => {
      const cls = classOfArg(call, 0);
      call.returnInt(shifted(cls, call.int(0), Math.min(call.num(1), bitsOfClass(cls)), isLeft));
    },
  };
}

const two = (exact: Exact) => (call: IntrinsicCall) => exact(call.int(0), call.int(1));
const dividing = (exact: Exact) => (call: IntrinsicCall) =>
  call.int(1) === 0 ? undefined : exact(call.int(0), call.int(1));
/** The remainder by -1 overflows where the division does. */
const remaining = (exact: Exact) => (call: IntrinsicCall, cls: ScalarClass) => {
  const [a, b] = [call.int(0), call.int(1)];
  return b === 0 || (b === -1 && !fits(cls, div(a, b))) ? undefined : exact(a, b);
};

const powers: IntrinsicTable = {
  int_checked_pow: (call) => {
    const result = power(classOfArg(call, 0), call.int(0), call.num(1));
    call.returnVariant(result.fits ? 1 : 0, result.fits ? [result.wrapped] : []);
  },
  int_wrapping_pow: (call) => call.returnInt(power(classOfArg(call, 0), call.int(0), call.num(1)).wrapped),
  int_overflowing_pow: (call) => {
    const result = power(classOfArg(call, 0), call.int(0), call.num(1));
    call.returnFields([result.wrapped, !result.fits]);
  },
  int_saturating_pow: (call) => {
    const cls = classOfArg(call, 0);
    const result = power(cls, call.int(0), call.num(1));
    const { min, max } = rangeOf(cls);
    call.returnInt(result.fits ? result.wrapped : call.int(0) < 0 && call.num(1) % 2 === 1 ? min : max);
  },
  int_pow: (call) => {
    const result = power(classOfArg(call, 0), call.int(0), call.num(1));
    if (result.fits) call.returnInt(result.wrapped);
    else call.panic('attempt to multiply with overflow');
  },
};

/** Largest `n` with `base ** n <= value`. */
function logarithm(value: Int, base: Int): number {
  let [left, count] = [BigInt(value), -1];
  while (left > 0n) {
    left /= BigInt(base);
    count++;
  }
  return count;
}

const log =
  (baseOf: (call: IntrinsicCall) => Int): Intrinsic =>
  (call) => {
    const base = baseOf(call);
    if (base < 2) return call.panic('base of integer logarithm must be at least 2');
    if (call.int(0) <= 0) return call.panic('argument of integer logarithm must be positive');
    call.returnInt(logarithm(call.int(0), base));
  };
const checkedLog =
  (base: number): Intrinsic =>
  (call) =>
    call.int(0) <= 0 ? call.returnVariant(0, []) : call.returnVariant(1, [logarithm(call.int(0), base)]);

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

const magnitude = (value: Int): Int => (value < 0 ? sub(0, value) : value);
const nextPower = (value: Int): bigint => (value <= 1 ? 1n : 1n << BigInt(bitLength(BigInt(value) - 1n)));

const signs: IntrinsicTable = {
  int_abs: (call) => {
    const result = magnitude(call.int(0));
    if (fits(classOfArg(call, 0), result)) call.returnInt(result);
    else call.panic('attempt to negate with overflow');
  },
  int_unsigned_abs: (call) => call.returnInt(magnitude(call.int(0))),
  int_abs_diff: (call) => call.returnInt(magnitude(sub(call.int(0), call.int(1)))),
  int_signum: (call) => call.returnInt(call.int(0) > 0 ? 1 : call.int(0) < 0 ? -1 : 0),
  int_is_positive: (call) => call.returnBool(call.int(0) > 0),
  int_is_negative: (call) => call.returnBool(call.int(0) < 0),
  'num::nonzero::is_zero': (call) => call.returnBool(call.int(0) === 0),
  int_same: (call) => call.returnInt(call.int(0)),
  int_cast: (call) => call.returnInt(wrapInt(call.layout(call.returnTy).scalar, call.int(0))),
  int_is_power_of_two: (call) => call.returnBool(bitCount(BigInt(call.int(0))) === 1),
  int_next_power_of_two: (call) => {
    const result = nextPower(call.int(0));
    if (fits(classOfArg(call, 0), result)) call.returnInt(canonical(result));
    else call.panic('attempt to add with overflow');
  },
  int_checked_next_power_of_two: (call) => {
    const result = nextPower(call.int(0));
    if (fits(classOfArg(call, 0), result)) call.returnVariant(1, [canonical(result)]);
    else call.returnVariant(0, []);
  },
  int_div_ceil: (call) => {
    const [a, b] = [call.int(0), call.int(1)];
    if (b === 0) return call.panic('attempt to divide by zero');
    call.returnInt(canonical((BigInt(a) + BigInt(b) - 1n) / BigInt(b)));
  },
  int_next_multiple_of: (call) => {
    const [a, b] = [BigInt(call.int(0)), BigInt(call.int(1))];
    if (b === 0n) return call.panic('attempt to calculate the remainder with a divisor of zero');
    const result = ((a + b - 1n) / b) * b;
    if (fits(classOfArg(call, 0), result)) call.returnInt(canonical(result));
    else call.panic('attempt to add with overflow');
  },
  int_checked_next_multiple_of: (call) => {
    const [a, b] = [BigInt(call.int(0)), BigInt(call.int(1))];
    const result = b === 0n ? -1n : ((a + b - 1n) / b) * b;
    if (b !== 0n && fits(classOfArg(call, 0), result)) call.returnVariant(1, [canonical(result)]);
    else call.returnVariant(0, []);
  },
  int_checked_signed_diff: (call) => {
    const half = 1n << BigInt(bitsOfClass(classOfArg(call, 0)) - 1);
    const result = sub(call.int(0), call.int(1));
    if (result >= -half && result < half) call.returnVariant(1, [result]);
    else call.returnVariant(0, []);
  },
  // Towards zero; of unsigned numbers that is downwards.
  int_midpoint: (call) => call.returnInt(canonical((BigInt(call.int(0)) + BigInt(call.int(1))) / 2n)),
  int_checked_ilog: (call) =>
    call.int(0) <= 0 || call.int(1) < 2
      ? call.returnVariant(0, [])
      : call.returnVariant(1, [logarithm(call.int(0), call.int(1))]),
  int_checked_isqrt: (call) =>
    call.int(0) < 0 ? call.returnVariant(0, []) : call.returnVariant(1, [canonical(squareRoot(BigInt(call.int(0))))]),
  int_carrying_mul_add: (call) => {
    const bits = bitsOfClass(classOfArg(call, 0));
    const all = BigInt(call.int(0)) * BigInt(call.int(1)) + BigInt(call.int(2)) + BigInt(call.int(3));
    call.returnFields([canonical(BigInt.asUintN(bits, all)), canonical(all >> BigInt(bits))]);
  },
  int_is_multiple_of: (call) =>
    call.returnBool(call.int(1) === 0 ? call.int(0) === 0 : rem(call.int(0), call.int(1)) === 0),
  int_isqrt: (call) => {
    if (call.int(0) < 0) return call.panic('argument of integer square root cannot be negative');
    call.returnInt(canonical(squareRoot(BigInt(call.int(0)))));
  },
};

const euclid =
  (name: 'div' | 'rem', exact: Exact): Intrinsic =>
  (call) =>
    divide(call, classOfArg(call, 0), name, exact);

/** The bytes of an integer argument, lowest first. */
function bytesOf(call: IntrinsicCall): Uint8Array {
  const bits = bitsOfClass(classOfArg(call, 0));
  const bytes = new Uint8Array(bits / 8);
  let left = BigInt.asUintN(bits, BigInt(call.int(0)));
  for (let i = 0; i < bytes.length; i++, left >>= 8n) bytes[i] = Number(left & 0xffn);
  return bytes;
}

const fromBytes =
  (isBig: boolean): Intrinsic =>
  (call) => {
    const count = call.layout(call.returnTy).size;
    let value = 0n;
    for (let i = 0; i < count; i++)
      value = (value << 8n) | BigInt(Number(call.field(0, isBig ? i : count - 1 - i, U8)));
    call.returnInt(canonical(value));
  };

export const INTEGERS: IntrinsicTable = {
  num_add: operator('add', add),
  num_sub: operator('sub', sub),
  num_mul: operator('mul', mul),
  num_div: division('div', div),
  num_rem: division('rem', rem),
  num_bitand: bitwise((a, b) => a & b),
  num_bitor: bitwise((a, b) => a | b),
  num_bitxor: bitwise((a, b) => a ^ b),
  num_shl: shift(true),
  num_shr: shift(false),
  num_neg: (call) => {
    const cls = classOfArg(call, 0);
    if (isFloatClass(cls)) return call.returnFloat(-call.float(0));
    const result = sub(0, call.int(0));
    if (fits(cls, result)) call.returnInt(result);
    else call.panic('attempt to negate with overflow');
  },
  num_not: (call) => {
    const cls = classOfArg(call, 0);
    if (cls === BOOL) return call.returnBool(!call.bool(0));
    call.returnInt(wrapInt(cls, canonical(~BigInt(call.int(0)))));
  },

  int_count_ones: counting(bitCount),
  int_count_zeros: counting((value, bits) => bits - bitCount(value)),
  int_leading_zeros: counting((value, bits) => bits - bitLength(value)),
  int_trailing_zeros: counting(trailingZeros),
  int_leading_ones: counting((value, bits) => bits - bitLength(inverse(value, bits))),
  int_trailing_ones: counting((value, bits) => trailingZeros(inverse(value, bits), bits)),
  int_rotate_left: rebuilt((value, bits, call) => rotate(value, bits, call.num(1))),
  int_rotate_right: rebuilt((value, bits, call) => rotate(value, bits, -call.num(1))),
  int_swap_bytes: rebuilt((value, bits) => reversed(value, bits, 8)),
  int_reverse_bits: rebuilt((value, bits) => reversed(value, bits, 1)),

  ...family('add', two(add)),
  ...family('sub', two(sub)),
  ...family('mul', two(mul)),
  ...family('add_unsigned', two(add)),
  ...family('sub_unsigned', two(sub)),
  ...family('add_signed', two(add)),
  ...family('sub_signed', two(sub)),
  ...strict('add', 'add', two(add)),
  ...strict('sub', 'subtract', two(sub)),
  ...strict('mul', 'multiply', two(mul)),
  ...strict('neg', 'negate', (call) => sub(0, call.int(0))),
  ...family('neg', (call) => sub(0, call.int(0))),
  ...family('abs', (call) => magnitude(call.int(0))),
  ...family('div', dividing(div)),
  ...family('div_euclid', dividing(divEuclid)),
  ...family('rem', remaining(rem)),
  ...family('rem_euclid', remaining(remEuclid)),
  ...powers,

  ...dividingFamily('div', QUOTIENT, div),
  ...dividingFamily('rem', REMAINDER, rem),
  ...dividingFamily('div_euclid', QUOTIENT, divEuclid),
  ...dividingFamily('rem_euclid', REMAINDER, remEuclid),
  ...shifting('shl'),
  ...shifting('shr'),
  int_checked_shl: (call) => {
    const cls = classOfArg(call, 0);
    const by = call.num(1);
    if (by >= bitsOfClass(cls)) call.returnVariant(0, []);
    else call.returnVariant(1, [shifted(cls, call.int(0), by, true)]);
  },
  int_checked_shr: (call) => {
    const cls = classOfArg(call, 0);
    const by = call.num(1);
    if (by >= bitsOfClass(cls)) call.returnVariant(0, []);
    else call.returnVariant(1, [shifted(cls, call.int(0), by, false)]);
  },
  int_wrapping_shl: (call) => {
    const cls = classOfArg(call, 0);
    call.returnInt(shifted(cls, call.int(0), call.num(1) % bitsOfClass(cls), true));
  },
  int_wrapping_shr: (call) => {
    const cls = classOfArg(call, 0);
    call.returnInt(shifted(cls, call.int(0), call.num(1) % bitsOfClass(cls), false));
  },
  int_div_euclid: euclid('div', divEuclid),
  int_rem_euclid: euclid('rem', remEuclid),
  int_ilog: log((call) => call.int(1)),
  int_ilog2: log(() => 2),
  int_ilog10: log(() => 10),
  int_checked_ilog2: checkedLog(2),
  int_checked_ilog10: checkedLog(10),
  ...signs,

  'num::ints::int_write_bytes': (call) => {
    const bytes = bytesOf(call);
    call.writeBytes(call.ptr(2), call.bool(1) ? bytes.reverse() : bytes);
    call.returnUnit();
  },
  int_from_le_bytes: fromBytes(false),
  int_from_ne_bytes: fromBytes(false),
  int_from_be_bytes: fromBytes(true),
};
