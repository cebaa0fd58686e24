/**
 * The floats' own functions that are exact by definition (rounding, sign, square root, remainder) or have a fixed recipe
 * (`powi`). Hyperbolic functions and their kin differ in the last digit from library to library, and are not offered.
 */
import { bitsOf, F32, F64, type ScalarClass } from '../../../heap/index.ts';
import { classOfArg } from './integers.ts';
import type { Intrinsic, IntrinsicCall, IntrinsicTable } from './registry.ts';

const of =
  (compute: (x: number) => number): Intrinsic =>
  (call) =>
    call.returnFloat(compute(call.float(0)));
const ofTwo =
  (compute: (x: number, y: number) => number): Intrinsic =>
  (call) =>
    call.returnFloat(compute(call.float(0), call.float(1)));
const test =
  (holds: (x: number) => boolean): Intrinsic =>
  (call) =>
    call.returnBool(holds(call.float(0)));

const isNegative = (x: number): boolean =>
  x < 0 || Object.is(x, -0) || (Number.isNaN(x) && (bitsOf(F64, x) ?? 0n) >> 63n === 1n);

/** Half away from zero. */
function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : Object.is(whole, 0) && isNegative(x) ? -0 : whole;
}

function roundTiesEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  const result = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  return result === 0 && isNegative(x) ? -0 : result;
}

/** As `__powidf2` of compiler-rt: squares in turn, each product rounded. */
function powi(base: number, exponent: number, cls: ScalarClass): number {
  const keep = cls === F32 ? Math.fround : (x: number) => x;
  let [result, square] = [1, base];
  for (let left = exponent; ; square = keep(square * square)) {
    if (left % 2 !== 0) result = keep(result * square);
    left = Math.trunc(left / 2);
    if (left === 0) break;
  }
  return exponent < 0 ? keep(1 / result) : result;
}

/** Rounded after every step, as the formulas of `core::num` are. */
const stepwise =
  (compute: (x: number, y: number, keep: (value: number) => number) => number): Intrinsic =>
  (call) => {
    const keep = classOfArg(call, 0) === F32 ? Math.fround : (value: number) => value;
    call.returnFloat(compute(call.float(0), call.float(1), keep));
  };

function remEuclid(x: number, y: number, keep: (value: number) => number): number {
  const left = x % y;
  return left < 0 ? keep(left + Math.abs(y)) : left;
}

function divEuclid(x: number, y: number, keep: (value: number) => number): number {
  const quotient = Math.trunc(keep(x / y));
  return x % y < 0 ? (y > 0 ? quotient - 1 : quotient + 1) : quotient;
}

/** Order of the bits as sign and magnitude. */
function totalOrder(call: IntrinsicCall, arg: number): bigint {
  const ty = call.argTy(arg);
  const inner = ty.kind === 'ref' ? ty.ty : ty;
  const cls = call.layout(inner).scalar;
  const width = cls === F32 ? 32n : 64n;
  const bits = bitsOf(cls, ty.kind === 'ref' ? call.load(call.ptr(arg), inner) : call.float(arg)) ?? 0n;
  return bits >> (width - 1n) === 1n ? -(bits & ((1n << (width - 1n)) - 1n)) - 1n : bits;
}

const missing =
  (name: string): Intrinsic =>
  (call) =>
    call.unsupported(`\`${name}\` of floats`);

const NOT_OFFERED = ['exp_m1', 'ln_1p', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'] as const;

export const FLOATS: IntrinsicTable = {
  float_floor: of(Math.floor),
  float_ceil: of(Math.ceil),
  float_trunc: of(Math.trunc),
  float_round: of(round),
  float_round_ties_even: of(roundTiesEven),
  float_fract: of((x) => x - Math.trunc(x)),
  float_abs: of(Math.abs),
  float_sqrt: of(Math.sqrt),
  float_recip: of((x) => 1 / x),
  float_signum: of((x) => (Number.isNaN(x) ? NaN : isNegative(x) ? -1 : 1)),
  float_to_degrees: (call) =>
    call.returnFloat(call.float(0) * (classOfArg(call, 0) === F32 ? Math.fround(57.29577951308232) : 180 / Math.PI)),
  float_to_radians: (call) =>
    call.returnFloat(call.float(0) * (classOfArg(call, 0) === F32 ? Math.fround(0.017453292519943295) : Math.PI / 180)),
  float_powi: (call) => call.returnFloat(powi(call.float(0), call.num(1), classOfArg(call, 0))),
  float_copysign: ofTwo((x, sign) => (isNegative(sign) === isNegative(x) ? x : -x)),
  float_div_euclid: stepwise(divEuclid),
  float_rem_euclid: stepwise(remEuclid),
  float_max: ofTwo((x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y))),
  float_min: ofTwo((x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y))),
  float_clamp: (call) => {
    const [x, min, max] = [call.float(0), call.float(1), call.float(2)];
    if (!(min <= max))
      return call.panic(`min > max, or either was NaN. min = ${debug(min)}, max = ${debug(max)}`, true);
    call.returnFloat(x < min ? min : x > max ? max : x);
  },
  float_is_nan: test(Number.isNaN),
  float_is_infinite: test((x) => Math.abs(x) === Infinity),
  float_is_finite: test(Number.isFinite),
  float_is_sign_positive: test((x) => !isNegative(x)),
  float_is_sign_negative: test(isNegative),
  float_total_cmp: (call) => {
    const [a, b] = [totalOrder(call, 0), totalOrder(call, 1)];
    call.returnVariant(a < b ? 0 : a > b ? 2 : 1, []);
  },
  ...Object.fromEntries(NOT_OFFERED.map((name) => [`float_${name}`, missing(name)])),
};

const debug = (value: number): string => (Number.isInteger(value) ? `${value}.0` : `${value}`);
