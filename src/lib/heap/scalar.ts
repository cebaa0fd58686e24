/**
 * Scalars: what one cell holds. The class tells how a cell's bytes were written, so that a read as something else is seen.
 *
 * Integers of every width are JS numbers while they are safe integers and bigints beyond ("canonical"), so that
 * equality of two canonical integers is `===`. `bool` is 0 or 1 and `char` a code point: an enum that keeps its
 * discriminant in their unused values writes those as plain numbers.
 */
import { invariant } from './base/index.ts';
import type { CodePointer, Pointer } from './pointer.ts';

/** What a cell may hold. */
export type CellValue = number | bigint | Pointer | CodePointer | undefined;

/** Class of a scalar: small numbers, so that they pack into a cell's info word. 0 means uninitialised. */
export const NONE = 0;
export const I8 = 1;
export const I16 = 2;
export const I32 = 3;
export const I64 = 4;
export const I128 = 5;
export const U8 = 6;
export const U16 = 7;
export const U32 = 8;
export const U64 = 9;
export const U128 = 10;
export const F32 = 11;
export const F64 = 12;
export const BOOL = 13;
export const CHAR = 14;
/** A thin pointer, or the data half of a wide one. */
export const POINTER = 15;
/** A function pointer or a vtable. */
export const CODE = 16;

/** A value without bytes that was written. */
export const EMPTY = 17;

/**
 * One byte of a pointer that was taken apart: `FRAGMENT + k` is its byte `k`, and the cell holds the whole pointer. Eight
 * of them in order make the pointer again, provenance and all.
 */
export const FRAGMENT = 18;
export const isFragment = (cls: ScalarClass): boolean => cls >= FRAGMENT;

export type ScalarClass = number;

const SIZES: readonly number[] = [0, 1, 2, 4, 8, 16, 1, 2, 4, 8, 16, 4, 8, 1, 4, 8, 8, 0, 1, 1, 1, 1, 1, 1, 1, 1];
const BITS: readonly number[] = SIZES.map((size) => size * 8);

export function sizeOfClass(cls: ScalarClass): number {
  const size = SIZES[cls];
  invariant(size !== undefined, 'a scalar class has a size');
  return size;
}

export const bitsOfClass = (cls: ScalarClass): number => BITS[cls] ?? 0;
export const isSignedClass = (cls: ScalarClass): boolean => cls >= I8 && cls <= I128;
export const isIntClass = (cls: ScalarClass): boolean => cls >= I8 && cls <= U128;
export const isFloatClass = (cls: ScalarClass): boolean => cls === F32 || cls === F64;

/** Number where safe, bigint beyond. */
export function canonical(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

const MAX_64 = (1n << 64n) - 1n;

/** Any integer reduced to a class's range, as two's complement does. */
export function wrapInt(cls: ScalarClass, value: number | bigint): number | bigint {
  if (typeof value === 'number') {
    switch (cls) {
      case I8:
        return (value << 24) >> 24;
      case I16:
        return (value << 16) >> 16;
      case I32:
        return value | 0;
      case U8:
      case BOOL:
        return value & 0xff;
      case U16:
        return value & 0xffff;
      case U32:
      case CHAR:
        return value >>> 0;
      case I64:
      case I128:
        return value;
      case U64:
        return value >= 0 ? value : canonical(BigInt(value) & MAX_64);
      case U128:
        return value >= 0 ? value : canonical(BigInt.asUintN(128, BigInt(value)));
      default:
        return value;
    }
  }
  return canonical(
    isSignedClass(cls) ? BigInt.asIntN(bitsOfClass(cls), value) : BigInt.asUintN(bitsOfClass(cls), value),
  );
}

/** Smallest and largest value of an integer class. */
export function rangeOfClass(cls: ScalarClass): { readonly min: bigint; readonly max: bigint } {
  const bits = BigInt(bitsOfClass(cls));
  if (isSignedClass(cls)) return { min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n };
  return { min: 0n, max: (1n << bits) - 1n };
}

const NAMES: readonly string[] = [
  '',
  'i8',
  'i16',
  'i32',
  'i64',
  'i128',
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'f32',
  'f64',
  'bool',
  'char',
  'pointer',
  'code',
  'empty',
];
export const nameOfClass = (cls: ScalarClass): string => NAMES[cls] ?? '';

const scratch = new DataView(new ArrayBuffer(16));

/** The little-endian bits of a number-like scalar; undefined for pointers, whose bytes are not numbers. */
export function bitsOf(cls: ScalarClass, value: CellValue): bigint | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  if (cls === F32) {
    scratch.setFloat32(0, Number(value), true);
    return BigInt(scratch.getUint32(0, true));
  }
  if (cls === F64) {
    scratch.setFloat64(0, Number(value), true);
    return scratch.getBigUint64(0, true);
  }
  return BigInt.asUintN(bitsOfClass(cls), BigInt(value));
}

/** The scalar that bits stand for in a class; undefined for pointers and for bits that are no value of the class. */
export function fromBits(cls: ScalarClass, bits: bigint): number | bigint | undefined {
  switch (cls) {
    case F32:
      scratch.setUint32(0, Number(BigInt.asUintN(32, bits)), true);
      return scratch.getFloat32(0, true);
    case F64:
      scratch.setBigUint64(0, BigInt.asUintN(64, bits), true);
      return scratch.getFloat64(0, true);
    case BOOL:
      return bits <= 1n ? Number(bits) : undefined;
    case CHAR:
      return bits <= 0x10ffffn && (bits < 0xd800n || bits > 0xdfffn) ? Number(bits) : undefined;
    case POINTER:
    case CODE:
    case NONE:
      return undefined;
    default:
      return wrapInt(cls, bits);
  }
}
