/**
 * Numbers as text and text as numbers, as `core::fmt` and `core::num` do it. A finite float is an exact decimal
 * (mantissa times a power of two), so a precision rounds that decimal itself, half to even; without a precision the
 * shortest digits are taken that read back as the same float.
 */
import { F32, fromBits, bitsOf, isFloatClass, type ScalarClass } from '../../../heap/index.ts';
import { classOfArg, fits } from './integers.ts';
import type { Int, IntrinsicCall, IntrinsicTable } from './registry.ts';

const encoder = new TextEncoder();

/** `digits` times ten to the power of `-scale`: not negative, exact. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function exactDecimal(value: Int): Decimal {
  if (typeof value === 'bigint') return { digits: value < 0n ? -value : value, scale: 0 };
  const magnitude = Math.abs(value);
  if (Number.isInteger(magnitude)) return { digits: BigInt(magnitude), scale: 0 };
  let [mantissa, exponent] = [magnitude, 0];
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return { digits: BigInt(mantissa) * 5n ** BigInt(exponent), scale: exponent };
}

/** Division rounded to nearest, ties to even. */
function divideRounded(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  const twice = (value % by) * 2n;
  return twice > by || (twice === by && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** With exactly `precision` digits after the point. */
export function fixed(decimal: Decimal, precision: number): string {
  const { digits, scale } = decimal;
  const kept =
    precision >= scale
      ? digits * 10n ** BigInt(precision - scale)
      : divideRounded(digits, 10n ** BigInt(scale - precision));
  const text = kept.toString().padStart(precision + 1, '0');
  return precision === 0 ? text : `${text.slice(0, -precision)}.${text.slice(-precision)}`;
}

/** The fewest digits that mean this float, and the place of the point: `0.digits` times ten to the power of `point`. */
export function shortest(value: number, cls: ScalarClass): { readonly digits: string; readonly point: number } {
  const [mantissa = '0', exponent = '0'] = (cls === F32 ? shortest32(value) : value.toExponential()).split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** The fewest digits that round to this `f32`; among as few, the nearest. */
function shortest32(value: number): string {
  for (let precision = 0; precision < 9; precision++) {
    const near = value.toExponential(precision);
    if (Math.fround(Number(near)) === value) return near;
    // At a power of two the gap above is wider than the one below, so a neighbour may read back where the nearest does not.
    const [mantissa = '', exponent = ''] = near.split('e');
    const up = BigInt(mantissa.replace('.', '')) + 1n;
    const text = `${up}`;
    const above = `${text[0]}${precision > 0 ? `.${text.slice(1)}` : ''}e${exponent}`;
    if (text.length === precision + 1 && Math.fround(Number(above)) === value) return above;
  }
  return value.toExponential(8);
}

function plain(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function scientific(value: Int, cls: ScalarClass, precision: number, letter: string): string {
  const decimal = exactDecimal(value);
  if (decimal.digits === 0n) return `0${precision > 0 ? `.${'0'.repeat(precision)}` : ''}${letter}0`;
  let digits: string;
  let exponent: number;
  if (precision < 0) {
    const short = isFloatClass(cls)
      ? shortest(Math.abs(Number(value)), cls)
      : { digits: decimal.digits.toString(), point: decimal.digits.toString().length };
    digits = short.digits.replace(/0+$/, '');
    exponent = short.point - 1;
  } else {
    const all = decimal.digits.toString();
    exponent = all.length - 1 - decimal.scale;
    const surplus = all.length - (precision + 1);
    const kept =
      surplus <= 0 ? all.padEnd(precision + 1, '0') : divideRounded(decimal.digits, 10n ** BigInt(surplus)).toString();
    // Rounding up may have made one digit more: 9.99 becomes 10.0.
    if (kept.length > precision + 1) exponent++;
    digits = kept.slice(0, precision + 1);
  }
  return `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}${letter}${exponent}`;
}

/** Modes: 0 `{}`, 1 `{:?}`, 2 `{:e}`, 3 `{:E}`. The sign is written by the library. */
export function numberText(value: Int, cls: ScalarClass, mode: number, precision: number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : 'inf';
  if (mode >= 2) return scientific(value, cls, precision, mode === 2 ? 'e' : 'E');
  if (precision >= 0) return fixed(exactDecimal(value), precision);
  const magnitude = Math.abs(Number(value));
  if (magnitude === 0) return mode === 1 ? '0.0' : '0';
  if (mode === 1 && (magnitude >= 1e16 || magnitude < 1e-4)) return scientific(magnitude, cls, -1, 'e');
  const { digits, point } = shortest(magnitude, cls);
  const text = plain(digits, point);
  return mode === 1 && !text.includes('.') ? `${text}.0` : text;
}

const textOf = (call: IntrinsicCall): string => numberText(call.int(0), classOfArg(call, 0), call.num(1), call.num(2));

// ---------------------------------------------------------------- reading

/** 0 good, 1 empty, 2 a wrong digit, 3 too large, 4 too small. */
function parseInteger(
  text: string,
  radix: number,
  cls: ScalarClass,
  isSigned: boolean,
): { readonly fault: number; readonly value: bigint } {
  const bad = (fault: number) => ({ fault, value: 0n });
  if (text === '') return bad(1);
  const isNegative = isSigned && text.startsWith('-');
  const digits = isNegative || text.startsWith('+') ? text.slice(1) : text;
  if (digits === '') return bad(2);
  let value = 0n;
  let overflowed = 0;
  for (const char of digits) {
    const digit = /^[0-9a-zA-Z]$/.test(char) ? Number.parseInt(char, 36) : 99;
    if (digit >= radix) return bad(2);
    if (overflowed !== 0) continue;
    value = value * BigInt(radix) + BigInt(isNegative ? -digit : digit);
    // Overflow is reported where it happens, before a later digit is looked at.
    if (!fits(cls, value)) overflowed = isNegative ? 4 : 3;
    if (overflowed !== 0) return bad(overflowed);
  }
  return { fault: 0, value };
}

const parsed = (call: IntrinsicCall) => {
  const ty = call.ty(0);
  return parseInteger(call.str(0), call.num(1), call.layout(ty).scalar, ty.kind === 'int' && ty.name.startsWith('i'));
};

const FLOAT = /^[+-]?(?:inf|infinity|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i;

function parseFloatText(text: string): number {
  const unsigned = text.replace(/^[+-]/, '').toLowerCase();
  const value = unsigned.startsWith('inf') ? Infinity : unsigned === 'nan' ? NaN : Number(unsigned);
  return text.startsWith('-') ? -value : value;
}

export const DIGITS: IntrinsicTable = {
  'intrinsics::int_digits': (call) => {
    const base = call.num(1);
    const value = call.int(0);
    const bits = base === 10 ? undefined : bitsOf(classOfArg(call, 0), value);
    const text = (bits ?? (value < 0 ? -BigInt(value) : value)).toString(base);
    const bytes = encoder.encode(call.bool(2) ? text.toUpperCase() : text);
    call.writeBytes(call.ptr(3), bytes);
    call.returnInt(bytes.length);
  },
  'intrinsics::float_text_len': (call) => call.returnInt(textOf(call).length),
  'intrinsics::float_text': (call) => {
    call.writeBytes(call.ptr(3), encoder.encode(textOf(call)));
    call.returnUnit();
  },
  'num::parse::int_parse_fault': (call) => {
    const radix = call.num(1);
    if (radix < 2 || radix > 36)
      return call.panic(`from_ascii_radix: radix must lie in the range \`[2, 36]\` - found ${radix}`, true);
    call.returnInt(parsed(call).fault);
  },
  'num::parse::int_parse_value': (call) => call.returnInt(parsed(call).value),
  'num::parse::is_float_text': (call) => call.returnBool(FLOAT.test(call.str(0))),
  'num::parse::float_parse_value': (call) => call.returnFloat(parseFloatText(call.str(0))),
  float_to_bits: (call) => call.returnInt(bitsOf(classOfArg(call, 0), call.float(0)) ?? 0),
  float_from_bits: (call) => call.returnFloat(Number(fromBits(call.layout(call.returnTy).scalar, BigInt(call.int(0))))),
};
