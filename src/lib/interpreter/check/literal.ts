/** Literals: their types, and whether their value fits. */
import { unreachable } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';

import { freshVar } from '../solve/table.ts';
import { ERASED, lang } from '../types/lookup.ts';
import type { FloatName, IntName, Ty } from '../types/ty.ts';
import { full, reportLate, type BodyCx } from './context.ts';
import { wanted, type Expectation } from './expectation.ts';
import { BOOL, CHAR, ERROR, STR, U8, USIZE, adtTy, arrayTy, floatTy, intTy, refTy } from '../types/make.ts';

const INTS = new Set<string>(['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize']);
export const isIntName = (name: string): name is IntName => INTS.has(name);
export const isFloatName = (name: string): name is FloatName => name === 'f32' || name === 'f64';

export function checkLiteral(cx: BodyCx, literal: ast.Literal, span: Span, expectation: Expectation): Ty {
  switch (literal.kind) {
    case 'int': {
      if (literal.suffix !== undefined) {
        if (isIntName(literal.suffix)) return intTy(literal.suffix);
        if (isFloatName(literal.suffix)) return floatTy(literal.suffix);
      }
      const want = wanted(cx, expectation);
      if (want?.kind === 'int') return want;
      // In a cast, what the target is made from is the better guess.
      if (expectation.kind === 'hint') {
        if (want?.kind === 'char') return U8;
        if (want?.kind === 'ptr' || want?.kind === 'fn-def' || want?.kind === 'fn-ptr') return USIZE;
      }
      return want?.kind === 'infer' && want.class === 'int' ? want : freshVar(cx.infer, span, 'int');
    }
    case 'float': {
      if (literal.suffix !== undefined && isFloatName(literal.suffix)) return floatTy(literal.suffix);
      const want = wanted(cx, expectation);
      if (want?.kind === 'float') return want;
      return want?.kind === 'infer' && want.class === 'float' ? want : freshVar(cx.infer, span, 'float');
    }
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'byte':
      return U8;
    case 'str':
      return refTy(ERASED, STR, false);
    case 'byte-str':
      return refTy(ERASED, arrayTy(U8, { kind: 'const-value', value: BigInt(literal.value.length), ty: USIZE }), false);
    case 'c-str': {
      const def = lang(cx.items, 'CStr');
      const ty: Ty = def === undefined ? ERROR : adtTy(def, []);
      return refTy(ERASED, ty, false);
    }
    default:
      return unreachable(literal);
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

/** Least and greatest value of an integer type. */
export function intRange(name: IntName): { readonly low: bigint; readonly high: bigint } {
  const bits = BigInt(BITS[name]);
  return name.startsWith('i')
    ? { low: -(1n << (bits - 1n)), high: (1n << (bits - 1n)) - 1n }
    : { low: 0n, high: (1n << bits) - 1n };
}

/** The deny-by-default lint `overflowing_literals`. `negated`: the literal stands under a minus. */
export function checkLiteralRange(cx: BodyCx, literal: ast.Literal, ty: Ty, negated: boolean, span: Span): void {
  const known = full(cx, ty);
  // `1f32` is a float as well.
  if (known.kind === 'float' && (literal.kind === 'float' || literal.kind === 'int'))
    checkFloatRange(cx, literal.kind === 'float' ? literal.text : String(literal.value), known.name, span);
  if (literal.kind !== 'int' || known.kind !== 'int') return;
  const { low, high } = intRange(known.name);
  // Hexadecimal and binary literals for signed types are caught as well: rustc says the same of them.
  if (negated && low < 0n ? literal.value <= -low : literal.value <= high) return;
  reportLate(cx, 'overflowing-literal', undefined, `literal out of range for \`${known.name}\``, span, {
    lint: 'overflowing_literals',
    notes: [
      `the literal \`${negated ? '-' : ''}${literal.value}\` does not fit into the type \`${known.name}\` whose range is \`${low}..=${high}\``,
    ],
  });
}

/** A literal that rounds to an infinity is out of range. */
function checkFloatRange(cx: BodyCx, text: string, name: FloatName, span: Span): void {
  const value = Number(text.replaceAll('_', ''));
  if (Number.isFinite(name === 'f32' ? Math.fround(value) : value)) return;
  reportLate(cx, 'overflowing-literal', undefined, `literal out of range for \`${name}\``, span, {
    lint: 'overflowing_literals',
    notes: [
      `the literal \`${text}\` does not fit into the type \`${name}\` and will be converted to \`${name}::INFINITY\``,
    ],
  });
}
