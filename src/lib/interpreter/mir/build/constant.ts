/** Constant operands: literals, items, and the numbers that checks compare with. */
import { InvariantError } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';

import type { Expr, LiteralValue } from '../../types/thir.ts';
import type { Const, IntName, Ty } from '../../types/ty.ts';
import type { Constant, Operand } from '../ir.ts';
import type { Builder } from './builder.ts';
import { constantOf } from './cfg.ts';
import { addConstBlock } from './const-block.ts';
import { USIZE } from '../../types/make.ts';

export const literal = (ty: Ty, span: Span, value: LiteralValue): Constant => ({
  ty,
  span,
  value: { kind: 'literal', literal: value },
  userTy: undefined,
});
export const intOperand = (ty: Ty, span: Span, value: bigint): Operand =>
  constantOf(literal(ty, span, { kind: 'int', value }));

/** An array's length as an operand. */
export function lengthOperand(length: Const, span: Span): Operand {
  if (length.kind === 'const-value' && (typeof length.value === 'bigint' || typeof length.value === 'number'))
    return intOperand(USIZE, span, BigInt(length.value));
  return constantOf({ ty: USIZE, span, value: { kind: 'const-param', value: length }, userTy: undefined });
}

/** A literal with its sign: `-1` is one constant, so that `-128i8` does not overflow. */
export function signedLiteral(expr: Expr): LiteralValue | undefined {
  if (expr.kind === 'literal') return expr.value;
  if (expr.kind !== 'unary' || expr.op !== '-' || expr.expr.kind !== 'literal') return undefined;
  const { value } = expr.expr;
  if (value.kind === 'int') return { kind: 'int', value: -value.value };
  if (value.kind === 'float') return { kind: 'float', text: `-${value.text}` };
  return undefined;
}

/** For an expression of category `constant`. */
export function buildConstant(cx: Builder, expr: Expr): Constant {
  const { ty, span } = expr;
  const value = signedLiteral(expr);
  if (value !== undefined) return literal(ty, span, value);
  switch (expr.kind) {
    case 'fn-item':
      return { ty, span, value: { kind: 'zst' }, userTy: expr.userTy };
    case 'const':
      return { ty, span, value: { kind: 'item', def: expr.def, args: expr.args }, userTy: expr.userTy };
    case 'const-block':
      return { ty, span, value: { kind: 'promoted', index: addConstBlock(cx, expr) }, userTy: undefined };
    case 'const-param':
      return { ty, span, value: { kind: 'const-param', value: expr.value }, userTy: undefined };
    default:
      throw new InvariantError(`${expr.kind} is no constant`);
  }
}

const BITS: Readonly<Record<IntName, number>> = {
  i8: 8,
  i16: 16,
  i32: 32,
  i64: 64,
  i128: 128,
  isize: 64,
  u8: 8,
  u16: 16,
  u32: 32,
  u64: 64,
  u128: 128,
  usize: 64,
};
export const bitsOf = (name: IntName): number => BITS[name];
export const isSignedName = (name: IntName): boolean => name.startsWith('i');
export const isIntegral = (ty: Ty): ty is Ty & { readonly kind: 'int' } => ty.kind === 'int';
export const minOf = (name: IntName): bigint => (isSignedName(name) ? -(1n << BigInt(bitsOf(name) - 1)) : 0n);
export const maxOf = (name: IntName): bigint =>
  isSignedName(name) ? (1n << BigInt(bitsOf(name) - 1)) - 1n : (1n << BigInt(bitsOf(name))) - 1n;
export const UNSIGNED: Readonly<Record<IntName, IntName>> = {
  i8: 'u8',
  i16: 'u16',
  i32: 'u32',
  i64: 'u64',
  i128: 'u128',
  isize: 'usize',
  u8: 'u8',
  u16: 'u16',
  u32: 'u32',
  u64: 'u64',
  u128: 'u128',
  usize: 'usize',
};
