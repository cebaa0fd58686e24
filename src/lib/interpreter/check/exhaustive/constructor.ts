/**
 * Constructors of values, as the usefulness algorithm sees a type: which shapes a value may have, and how a pattern's
 * own constructor overlaps with them. After rustc's `pattern_analysis` and Maranget, "Warnings for pattern matching" (2007).
 */
import { invariant } from '../../../heap/base/index.ts';
import { adtOf } from '../../types/lookup.ts';
import { fieldTy } from '../../solve/queries.ts';
import type { ItemTables } from '../../types/items.ts';
import type { LiteralValue, Pat } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';

export type Constructor =
  /** Structs, tuples, references: one shape only. */
  | { readonly kind: 'single' }
  | { readonly kind: 'variant'; readonly index: number }
  /** Integers, chars and bools as numbers; both ends belong to it. */
  | { readonly kind: 'range'; readonly low: bigint; readonly high: bigint }
  /** A literal of a type whose values cannot be listed: strings, floats. */
  | { readonly kind: 'opaque'; readonly key: string }
  /** Slices: exactly `prefix + suffix` elements, or at least that many where `isOpen`. */
  | { readonly kind: 'slice'; readonly prefix: number; readonly suffix: number; readonly isOpen: boolean }
  /** Any value. */
  | { readonly kind: 'wild' }
  /** In patterns: what any of the fields matches. */
  | { readonly kind: 'or' }
  /** The values that no listed constructor has; of types that cannot be listed. */
  | { readonly kind: 'rest' };

/** A pattern with its constructor on top: what the matrix is made of. */
export interface Deconstructed {
  readonly ctor: Constructor;
  readonly fields: readonly Deconstructed[];
  readonly ty: Ty;
}

const WIDTHS: Readonly<Record<string, number>> = {
  i8: 8,
  u8: 8,
  i16: 16,
  u16: 16,
  i32: 32,
  u32: 32,
  i64: 64,
  u64: 64,
  i128: 128,
  u128: 128,
  isize: 64,
  usize: 64,
};

/** Ranges that together hold all values of an integer, char or bool type. */
export function allRanges(ty: Ty): readonly { readonly low: bigint; readonly high: bigint }[] | undefined {
  if (ty.kind === 'bool') return [{ low: 0n, high: 1n }];
  if (ty.kind === 'char')
    return [
      { low: 0n, high: 0xd7ffn },
      { low: 0xe000n, high: 0x10ffffn },
    ];
  if (ty.kind !== 'int') return undefined;
  const bits = BigInt(WIDTHS[ty.name] ?? 64);
  // `usize` and `isize` go one past what literals can name: only an open range reaches there.
  const beyond = isPlatformSized(ty) ? 1n : 0n;
  return ty.name.startsWith('u')
    ? [{ low: 0n, high: (1n << bits) - 1n + beyond }]
    : [{ low: -(1n << (bits - 1n)) - beyond, high: (1n << (bits - 1n)) - 1n + beyond }];
}

/** `usize` and `isize` have no portable end: only an open range reaches past what literals can name. */
export const isPlatformSized = (ty: Ty): boolean => ty.kind === 'int' && (ty.name === 'usize' || ty.name === 'isize');

const wild = (ty: Ty): Deconstructed => ({ ctor: { kind: 'wild' }, fields: [], ty });

/** The types of a constructor's fields; for a slice, one for each element that the constructor names. */
export function fieldTypes(items: ItemTables, ty: Ty, ctor: Constructor): readonly Ty[] {
  switch (ctor.kind) {
    case 'single':
      if (ty.kind === 'tuple') return ty.tys;
      if (ty.kind === 'ref') return [ty.ty];
      if (ty.kind === 'adt')
        return adtOf(items, ty.def).variants[0]?.fields.map((_, field) => fieldTy(items, ty, 0, field)) ?? [];
      return [];
    case 'variant':
      return ty.kind === 'adt'
        ? (adtOf(items, ty.def).variants[ctor.index]?.fields.map((_, field) => fieldTy(items, ty, ctor.index, field)) ??
            [])
        : [];
    case 'slice':
      return ty.kind === 'slice' || ty.kind === 'array'
        ? Array.from({ length: ctor.prefix + ctor.suffix }, () => ty.ty)
        : [];
    default:
      return [];
  }
}

export function deconstruct(items: ItemTables, pat: Pat): Deconstructed {
  const { ty } = pat;
  switch (pat.kind) {
    case 'wild':
      return wild(ty);
    case 'binding':
      return pat.sub === undefined ? wild(ty) : deconstruct(items, pat.sub);
    case 'or':
      return { ctor: { kind: 'or' }, fields: pat.pats.map((each) => deconstruct(items, each)), ty };
    case 'deref':
      return combine(items, ty, { kind: 'single' }, [{ field: 0, pat: pat.pat }]);
    case 'leaf':
      return combine(items, ty, { kind: 'single' }, pat.fields);
    case 'variant':
      return combine(items, ty, { kind: 'variant', index: pat.variant }, pat.fields);
    case 'constant': {
      const value = numberOf(pat.value);
      if (value !== undefined) return { ctor: { kind: 'range', low: value, high: value }, fields: [], ty };
      return { ctor: { kind: 'opaque', key: literalKey(pat.value) }, fields: [], ty };
    }
    case 'range': {
      const whole = allRanges(ty);
      if (whole === undefined)
        return {
          ctor: {
            kind: 'opaque',
            key: `range ${pat.low === undefined ? '' : literalKey(pat.low)}..${pat.high === undefined ? '' : literalKey(pat.high)}`,
          },
          fields: [],
          ty,
        };
      const first = whole[0]?.low ?? 0n;
      const last = whole.at(-1)?.high ?? 0n;
      const low = pat.low === undefined ? first : (numberOf(pat.low) ?? first);
      const high = pat.high === undefined ? last : (numberOf(pat.high) ?? last) - (pat.inclusive ? 0n : 1n);
      return { ctor: { kind: 'range', low, high }, fields: [], ty };
    }
    case 'slice': {
      const ctor: Constructor =
        pat.isArray && ty.kind === 'array'
          ? arrayCtor(ty, pat)
          : { kind: 'slice', prefix: pat.prefix.length, suffix: pat.suffix.length, isOpen: pat.slice !== undefined };
      const element = ty.kind === 'slice' || ty.kind === 'array' ? ty.ty : ty;
      invariant(ctor.kind === 'slice', 'a slice pattern has a slice constructor');
      const gap = ctor.prefix + ctor.suffix - pat.prefix.length - pat.suffix.length;
      const fields = [
        ...pat.prefix.map((each) => deconstruct(items, each)),
        ...Array.from({ length: gap }, () => wild(element)),
        ...pat.suffix.map((each) => deconstruct(items, each)),
      ];
      return { ctor, fields, ty };
    }
  }
}

/** An array's length is known, so its patterns are all of that one length. */
function arrayCtor(ty: Extract<Ty, { kind: 'array' }>, pat: Extract<Pat, { kind: 'slice' }>): Constructor {
  const named = pat.prefix.length + pat.suffix.length;
  const length = ty.len.kind === 'const-value' ? Number(ty.len.value) : named;
  // A long array with `..` in its pattern: the elements between need no columns of their own.
  if (length > named + 64) return { kind: 'slice', prefix: pat.prefix.length, suffix: pat.suffix.length, isOpen: true };
  return { kind: 'slice', prefix: length, suffix: 0, isOpen: false };
}

function combine(
  items: ItemTables,
  ty: Ty,
  ctor: Constructor,
  given: readonly { readonly field: number; readonly pat: Pat }[],
): Deconstructed {
  const byField = new Map(given.map((each) => [each.field, each.pat]));
  const fields = fieldTypes(items, ty, ctor).map((each, index) => {
    const found = byField.get(index);
    return found === undefined ? wild(each) : deconstruct(items, found);
  });
  return { ctor, fields, ty };
}

function numberOf(value: LiteralValue): bigint | undefined {
  switch (value.kind) {
    case 'int':
      return value.value;
    case 'bool':
      return value.value ? 1n : 0n;
    case 'char':
      return BigInt(value.value);
    default:
      return undefined;
  }
}

function literalKey(value: LiteralValue): string {
  switch (value.kind) {
    case 'float':
      return `float ${Number(value.text)}`;
    case 'byte-str':
    case 'c-str':
      return `bytes ${value.value.join(' ')}`;
    default:
      return `${value.kind} ${String(value.value)}`;
  }
}
