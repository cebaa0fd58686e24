/**
 * `sin`, `exp`, `ln`, `powf` and their kin, computed as fixed-point numbers of 320 bits after the point and rounded once,
 * so that the result is the float nearest to the true value. C libraries come within a hair of that (glibc's main
 * functions are correctly rounded in all but a few cases in a thousand), JavaScript's do not.
 */
import { F32, type ScalarClass } from '../../../heap/index.ts';
import { classOfArg } from './integers.ts';
import type { Intrinsic, IntrinsicTable } from './registry.ts';

/** Bits after the point. */
const P = 320n;
const ONE = 1n << P;

/** A number as `value / 2**P`. */
type Fixed = bigint;

const mul = (a: Fixed, b: Fixed): Fixed => (a * b) >> P;
const div = (a: Fixed, b: Fixed): Fixed => (a << P) / b;
const half = (a: Fixed): Fixed => a >> 1n;

function isqrt(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
const sqrt = (a: Fixed): Fixed => isqrt(a << P);

const view = new DataView(new ArrayBuffer(8));

/** A finite float as `mantissa * 2**exponent`. */
function parts(x: number): { readonly mantissa: bigint; readonly exponent: number } {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const raw = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = raw === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent: (raw === 0 ? 1 : raw) - 1075 };
}

function fixedOf(x: number): Fixed {
  const { mantissa, exponent } = parts(x);
  const shift = BigInt(exponent) + P;
  return shift >= 0n ? mantissa << shift : mantissa >> -shift;
}

/** The float of a class nearest to `value * 2**exponent`, ties to even. */
function nearest(value: bigint, exponent: number, cls: ScalarClass): number {
  if (value < 0n) return -nearest(-value, exponent, cls);
  if (value === 0n) return 0;
  const [bits, lowest, highest] = cls === F32 ? [24, -149, 127] : [53, -1074, 1023];
  const length = value.toString(2).length;
  // Below the normal numbers there are fewer bits.
  const cut = Math.max(length - bits, lowest - exponent);
  let kept = value;
  if (cut > 0) {
    const by = BigInt(cut);
    kept = value >> by;
    const rest = value & ((1n << by) - 1n);
    const middle = 1n << (by - 1n);
    if (rest > middle || (rest === middle && kept % 2n === 1n)) kept += 1n;
  }
  const scale = exponent + Math.max(cut, 0);
  if (kept.toString(2).length + scale - 1 > highest) return Infinity;
  // Two exact steps, since 2**scale alone may be out of range.
  const first = Math.max(-1000, Math.min(900, scale));
  return Number(kept) * 2 ** first * 2 ** (scale - first);
}

const toFloat = (value: Fixed, cls: ScalarClass, exponent = 0): number => nearest(value, exponent - Number(P), cls);

// ---------------------------------------------------------------- constants

/** `atan(1/n)`, with `bits` bits after the point. */
function arctanInverse(n: bigint, bits: bigint): bigint {
  let power = (1n << bits) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}

let pies: { readonly bits: bigint; readonly value: bigint } | undefined;

/** Machin's formula. */
function pi(bits: bigint): bigint {
  if (pies === undefined || pies.bits < bits)
    pies = { bits, value: (16n * arctanInverse(5n, bits + 16n) - 4n * arctanInverse(239n, bits + 16n)) >> 16n };
  return pies.value >> (pies.bits - bits);
}

/** `2 * atanh(t) = ln((1 + t) / (1 - t))` for a small `t`. */
function doubleArtanh(t: Fixed): Fixed {
  const square = mul(t, t);
  let [power, sum] = [t, t];
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = mul(power, square);
    sum += power / k;
  }
  return 2n * sum;
}

let ln2Value: Fixed | undefined;
const ln2 = (): Fixed => (ln2Value ??= doubleArtanh(ONE / 3n));

// ---------------------------------------------------------------- functions of fixed-point numbers

/** `e**x` as `value * 2**exponent`. */
function exp(x: Fixed): { readonly value: Fixed; readonly exponent: number } {
  let turns = x / ln2();
  let rest = x - turns * ln2();
  if (rest < 0n) {
    turns -= 1n;
    rest += ln2();
  }
  // e**r = (e**(r / 2**16)) ** (2**16): a short series, then squarings.
  const small = rest >> 16n;
  let [term, sum] = [ONE, ONE];
  for (let k = 1n; term !== 0n; k++) {
    term = mul(term, small) / k;
    sum += term;
  }
  for (let i = 0; i < 16; i++) sum = mul(sum, sum);
  return { value: sum, exponent: Number(turns) };
}

/** Natural logarithm of a positive float. */
function ln(x: number): Fixed {
  const { mantissa, exponent } = parts(x);
  const length = mantissa.toString(2).length;
  // m in [1, 2), or halved to lie around 1.
  let value = (mantissa << P) >> BigInt(length - 1);
  let power = BigInt(exponent + length - 1);
  if (value * value > 2n * ONE * ONE) {
    value = half(value);
    power += 1n;
  }
  return doubleArtanh(div(value - ONE, value + ONE)) + power * ln2();
}

/** Sine and cosine; `x` is reduced by the right multiple of pi/2 first. */
function sinCos(x: number): { readonly sin: Fixed; readonly cos: Fixed } {
  const { mantissa, exponent } = parts(x);
  const extra = BigInt(Math.max(0, exponent + 53));
  const quarter = pi(P + extra) >> 1n;
  const shift = BigInt(exponent) + P + extra;
  const value = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  let turns = (2n * value + quarter) / (2n * quarter);
  if (2n * value + quarter < 0n) turns -= 1n;
  const rest = (value - turns * quarter) >> extra;
  const square = mul(rest, rest);
  let [term, sin] = [rest, rest];
  for (let k = 2n; term !== 0n && term !== -1n; k += 2n) {
    term = -mul(term, square) / (k * (k + 1n));
    sin += term;
  }
  let cos = ONE;
  term = ONE;
  for (let k = 1n; term !== 0n && term !== -1n; k += 2n) {
    term = -mul(term, square) / (k * (k + 1n));
    cos += term;
  }
  switch (((turns % 4n) + 4n) % 4n) {
    case 0n:
      return { sin, cos };
    case 1n:
      return { sin: cos, cos: -sin };
    case 2n:
      return { sin: -sin, cos: -cos };
    default:
      return { sin: -cos, cos: sin };
  }
}

function atan(x: Fixed): Fixed {
  if (x < 0n) return -atan(-x);
  if (x > ONE) return half(pi(P)) - atan(div(ONE, x));
  // Halving the angle four times makes the series short.
  let t = x;
  for (let i = 0; i < 4; i++) t = div(t, ONE + sqrt(ONE + mul(t, t)));
  const square = mul(t, t);
  let [power, sum] = [t, t];
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = -mul(power, square);
    sum += power / k;
  }
  return sum << 4n;
}

// ---------------------------------------------------------------- functions of floats

type Real = (x: number, cls: ScalarClass) => number;

/** A function that is odd and nearly `x` for tiny `x` gives `x` itself there: the fixed point has no digits left. */
const tiny = 2 ** -150;

/** Where C libraries are further from the true value than we would be: their `f32` angles differ in one result of fifty. */
const only64 =
  (name: string, intrinsic: Intrinsic): Intrinsic =>
  (call) =>
    classOfArg(call, 0) === F32 ? call.unsupported(`\`${name}\` of \`f32\``) : intrinsic(call);

const real =
  (compute: Real): Intrinsic =>
  (call) =>
    call.returnFloat(compute(call.float(0), classOfArg(call, 0)));

const expOf: Real = (x, cls) => {
  if (Number.isNaN(x)) return x;
  if (x > 800) return Infinity;
  if (x < -800) return 0;
  const { value, exponent } = exp(fixedOf(x));
  return toFloat(value, cls, exponent);
};

const exp2Of: Real = (x, cls) => {
  if (Number.isNaN(x)) return x;
  if (x > 1100) return Infinity;
  if (x < -1200) return 0;
  const { value, exponent } = exp(mul(fixedOf(x), ln2()));
  return Number.isInteger(x) ? nearest(1n, x, cls) : toFloat(value, cls, exponent);
};

const logOf =
  (base: Fixed | undefined): Real =>
  (x, cls) => {
    if (Number.isNaN(x) || x < 0) return NaN;
    if (x === 0) return -Infinity;
    if (x === Infinity) return x;
    const value = ln(x);
    return toFloat(base === undefined ? value : div(value, base), cls);
  };

const log2Of: Real = (x, cls) => logOf(ln2())(x, cls);

/** As glibc computes it (after fdlibm's `e_log10.c`): from the natural logarithm of the mantissa, in floats. */
const log10Of: Real = (x, cls) => {
  if (!(x > 0) || x === Infinity) return logOf(undefined)(x, cls);
  const { mantissa, exponent } = parts(x);
  const power = exponent + mantissa.toString(2).length - 1;
  const lift = power < 0 ? 1 : 0;
  const count = power + lift;
  const log = logOf(undefined)(nearest(mantissa, exponent - count, cls), cls);
  if (cls !== F32)
    return count * 3.69423907715893078616e-13 + 4.34294481903251816668e-1 * log + count * 3.01029995663611771306e-1;
  const keep = Math.fround;
  const low = keep(keep(count * keep(7.9034151668e-7)) + keep(keep(4.3429449201e-1) * log));
  return keep(low + keep(count * keep(3.0102920532e-1)));
};

const angle =
  (pick: (both: { readonly sin: Fixed; readonly cos: Fixed }) => Fixed, isOdd: boolean): Real =>
  (x, cls) => {
    if (!Number.isFinite(x)) return NaN;
    if (isOdd && Math.abs(x) < tiny) return x;
    return toFloat(pick(sinCos(x)), cls);
  };
const sinOf = angle(({ sin }) => sin, true);
const cosOf = angle(({ cos }) => cos, false);
const tanOf = angle(({ sin, cos }) => div(sin, cos), true);

const atanOf: Real = (x, cls) => {
  if (Number.isNaN(x) || Math.abs(x) < tiny) return x;
  if (Math.abs(x) === Infinity) return Math.sign(x) * toFloat(half(pi(P)), cls);
  return toFloat(atan(fixedOf(x)), cls);
};

const asinOf: Real = (x, cls) => {
  if (!(Math.abs(x) <= 1)) return NaN;
  if (Math.abs(x) < tiny) return x;
  const value = fixedOf(x);
  if (Math.abs(x) === 1) return toFloat(Math.sign(x) > 0 ? half(pi(P)) : -half(pi(P)), cls);
  return toFloat(atan(div(value, sqrt(ONE - mul(value, value)))), cls);
};

const acosOf: Real = (x, cls) => {
  if (!(Math.abs(x) <= 1)) return NaN;
  if (x === -1) return toFloat(pi(P), cls);
  const value = fixedOf(x);
  return toFloat(2n * atan(sqrt(div(ONE - value, ONE + value))), cls);
};

function atan2Of(y: number, x: number, cls: ScalarClass): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  // The exact cases, zeros and infinities with their signs, are the platform's too.
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) {
    const quarters = Math.round((Math.atan2(y, x) / Math.PI) * 4);
    return quarters === 0 ? Math.atan2(y, x) : toFloat((pi(P) * BigInt(quarters)) / 4n, cls);
  }
  const [a, b] = [parts(y), parts(x)];
  const shift = BigInt(a.exponent - b.exponent) + P;
  const ratio = shift >= 0n ? (a.mantissa << shift) / b.mantissa : a.mantissa / (b.mantissa << -shift);
  if (x > 0 && Math.abs(y / x) < tiny) return y / x;
  const value = atan(ratio);
  return toFloat(x > 0 ? value : y > 0 ? value + pi(P) : value - pi(P), cls);
}

/** `x ** y`. Exact powers are found exactly, so that ties are ties. */
function powOf(x: number, y: number, cls: ScalarClass): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  // What has no digits: zeros, infinities, a root of a negative number. C says 1 for (-1) ** inf, JavaScript does not.
  if (Math.abs(x) === 1 && Math.abs(y) === Infinity) return 1;
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y) || (x < 0 && !Number.isInteger(y))) return x ** y;
  const sign = x < 0 && Math.abs(y % 2) === 1 ? -1 : 1;
  const magnitude = Math.abs(x);
  if (Number.isInteger(y) && y > 0 && y <= 64) {
    const { mantissa, exponent } = parts(magnitude);
    return sign * nearest(mantissa ** BigInt(y), exponent * y, cls);
  }
  const power = mul(ln(magnitude), fixedOf(y));
  const limit = 1200n << P;
  if (power > limit) return sign * Infinity;
  if (power < -limit) return sign * 0;
  const { value, exponent } = exp(power);
  return sign * toFloat(value, cls, exponent);
}

/** `x * y + z`, rounded once. */
function fused(x: number, y: number, z: number, cls: ScalarClass): number {
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z) || x === 0 || y === 0) return x * y + z;
  const [a, b, c] = [parts(x), parts(y), parts(z)];
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const product = (a.mantissa * b.mantissa) << BigInt(a.exponent + b.exponent - exponent);
  const sum = product + (c.mantissa << BigInt(c.exponent - exponent));
  return sum === 0n ? x * y + z : nearest(sum, exponent, cls);
}

const hypotOf = (x: number, y: number, cls: ScalarClass): number => {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return Math.hypot(x, y);
  const [a, b] = [parts(x), parts(y)];
  const exponent = Math.min(a.exponent, b.exponent);
  const [m, n] = [a.mantissa << BigInt(a.exponent - exponent), b.mantissa << BigInt(b.exponent - exponent)];
  return nearest(isqrt((m * m + n * n) << 256n), exponent - 128, cls);
};

const cbrtOf: Real = (x, cls) => {
  if (!Number.isFinite(x) || x === 0) return x;
  const { mantissa, exponent } = parts(Math.abs(x));
  const pad = 300 + (((exponent % 3) + 3) % 3);
  const value = mantissa << BigInt(pad);
  // Newton's method on integers, from above.
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 3) + 1);
  for (;;) {
    const next = (2n * guess + value / (guess * guess)) / 3n;
    if (next >= guess) break;
    guess = next;
  }
  return Math.sign(x) * nearest(guess, (exponent - pad) / 3, cls);
};

const two =
  (compute: (x: number, y: number, cls: ScalarClass) => number): Intrinsic =>
  (call) =>
    call.returnFloat(compute(call.float(0), call.float(1), classOfArg(call, 0)));

export const TRANSCENDENTAL: IntrinsicTable = {
  float_exp: real(expOf),
  float_exp2: real(exp2Of),
  float_ln: real(logOf(undefined)),
  float_log2: real(log2Of),
  float_log10: real(log10Of),
  float_sin: only64('sin', real(sinOf)),
  float_cos: only64('cos', real(cosOf)),
  float_tan: only64('tan', real(tanOf)),
  float_asin: only64('asin', real(asinOf)),
  float_acos: only64('acos', real(acosOf)),
  float_atan: only64('atan', real(atanOf)),
  float_cbrt: real(cbrtOf),
  float_powf: two(powOf),
  float_atan2: only64('atan2', two(atan2Of)),
  float_hypot: two(hypotOf),
  /** As `core` has it: one logarithm over the other, each rounded. */
  float_log: two((x, base, cls) => logOf(undefined)(x, cls) / logOf(undefined)(base, cls)),
  float_mul_add: (call) => call.returnFloat(fused(call.float(0), call.float(1), call.float(2), classOfArg(call, 0))),
  float_sin_cos: only64('sin_cos', (call) => {
    const [x, cls] = [call.float(0), classOfArg(call, 0)];
    call.returnFields([sinOf(x, cls), cosOf(x, cls)]);
  }),
};

export {
  acosOf,
  asinOf,
  atan2Of,
  atanOf,
  cbrtOf,
  cosOf,
  exp2Of,
  expOf,
  fused,
  hypotOf,
  log10Of,
  log2Of,
  powOf,
  sinOf,
  tanOf,
};
export const lnOf = logOf(undefined);
