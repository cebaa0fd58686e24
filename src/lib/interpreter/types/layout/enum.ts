/** Enums: one variant, a niche of the largest variant, or a tag; after `LayoutCalculator::layout_of_enum`. */
import {
  I16,
  I32,
  I64,
  I8,
  I128,
  sizeOfClass,
  U128,
  U16,
  U32,
  U64,
  U8,
  wrapInt,
  type ScalarClass,
} from '../../../heap/index.ts';
import type { FieldLayout, Layout, Niche, Tag, VariantLayout } from './layout.ts';
import { availableOf, nicheOf, reserve, storedValue } from './niche.ts';
import { alignTo, placeFields, type Placed, type Repr } from './struct.ts';

export interface EnumParts {
  readonly size: number;
  readonly align: number;
  readonly niche: Niche | undefined;
  readonly isUninhabited: boolean;
  readonly tag: Tag;
  readonly variants: readonly VariantLayout[];
}

export interface EnumVariant {
  readonly fields: readonly Layout[];
  readonly discriminant: bigint;
}

export interface EnumRepr extends Repr {
  /** `#[repr(u8)]` and friends. */
  readonly int: ScalarClass | undefined;
}

const SIGNED: readonly ScalarClass[] = [I8, I16, I32, I64, I128];
const UNSIGNED: readonly ScalarClass[] = [U8, U16, U32, U64, U128];

/** A variant that can never be and takes no room. */
const isAbsent = (variant: EnumVariant): boolean =>
  variant.fields.some((field) => field.isUninhabited) &&
  variant.fields.every((field) => field.size === 0 && field.align === 1);

const fieldsAt = (variant: EnumVariant, offsets: readonly number[]): FieldLayout[] =>
  variant.fields.map((layout, index) => ({ layout, offset: offsets[index] ?? 0 }));

export function layoutEnum(variants: readonly EnumVariant[], repr: EnumRepr): EnumParts {
  const inhibits = repr.c || repr.int !== undefined;
  const present = variants
    .map((_, index) => index)
    .filter((index) => {
      const variant = variants[index];
      return variant !== undefined && !isAbsent(variant);
    });
  const discriminantOf = (variant: EnumVariant): number | bigint => wrapInt(I128, variant.discriminant);
  if (!inhibits && present.length <= 1) {
    const only = present[0] ?? 0;
    const variant = variants[only];
    const placed: Placed =
      variant === undefined || present.length === 0
        ? { offsets: [], size: 0, align: 1, niche: undefined, isUninhabited: true }
        : placeFields(variant.fields, repr, { kind: 'sized' });
    return {
      size: placed.size,
      align: placed.align,
      niche: placed.niche,
      isUninhabited: placed.isUninhabited,
      tag: { kind: 'single', variant: only },
      variants: variants.map((each, index) => ({
        fields: index === only && present.length === 1 ? fieldsAt(each, placed.offsets) : fieldsAt(each, []),
        isUninhabited: index !== only || placed.isUninhabited,
        discriminant: discriminantOf(each),
      })),
    };
  }
  const tagged = layoutTagged(variants, repr);
  const filled = inhibits ? undefined : layoutNiche(variants, repr);
  if (filled === undefined) return tagged;
  if (tagged.size > filled.size) return filled;
  if (tagged.size === filled.size && availableOf(tagged.niche) < availableOf(filled.niche)) return filled;
  return tagged;
}

function layoutNiche(variants: readonly EnumVariant[], repr: EnumRepr): EnumParts | undefined {
  const placed = variants.map((variant) => placeFields(variant.fields, repr, { kind: 'sized' }));
  const align = placed.reduce((max, each) => Math.max(max, each.align), 1);
  let largest = 0;
  placed.forEach((each, index) => {
    if (each.size >= (placed[largest]?.size ?? 0)) largest = index;
  });
  const data = placed[largest];
  if (data?.niche === undefined) return undefined;
  const needs = variants
    .map((_, index) => index)
    .filter((index) => {
      const variant = variants[index];
      return variant !== undefined && index !== largest && !isAbsent(variant);
    });
  const first = needs[0];
  const last = needs[needs.length - 1];
  if (first === undefined || last === undefined) return undefined;
  const count = last - first + 1;
  const reserved = reserve(data.niche, BigInt(count));
  if (reserved === undefined) return undefined;
  const nicheEnd = data.niche.offset + sizeOfClass(data.niche.cls);
  const size = alignTo(data.size, align);
  const shifts: number[] = [];
  for (let index = 0; index < placed.length; index++) {
    const each = placed[index];
    if (each === undefined) return undefined;
    if (index === largest || each.size <= data.niche.offset) {
      shifts.push(0);
      continue;
    }
    const shift = alignTo(nicheEnd, each.align);
    if (shift + each.size > size) return undefined;
    shifts.push(shift);
  }
  const cls = data.niche.cls;
  const max = (1n << BigInt(sizeOfClass(cls) * 8)) - 1n;
  const values = Array.from({ length: count }, (_, index) => storedValue(cls, (reserved.first + BigInt(index)) & max));
  return {
    size,
    align,
    niche: nicheOf(data.niche.offset, cls, reserved.rest.start, reserved.rest.end),
    isUninhabited: placed.every((each) => each.isUninhabited),
    tag: { kind: 'niche', offset: data.niche.offset, cls, dataVariant: largest, first, values },
    variants: variants.map((variant, index) => ({
      fields: fieldsAt(
        variant,
        (placed[index]?.offsets ?? []).map((offset) => offset + (shifts[index] ?? 0)),
      ),
      isUninhabited: placed[index]?.isUninhabited ?? true,
      discriminant: wrapInt(I128, variant.discriminant),
    })),
  };
}

/** The smallest integer class that holds all discriminants (`discr_range_of_repr`). */
function tagClass(min: bigint, max: bigint, repr: EnumRepr): ScalarClass {
  if (repr.int !== undefined) return repr.int;
  const least = repr.c ? 2 : 0;
  for (let index = least; index < 5; index++) {
    const bits = BigInt(8 << index);
    if (min < 0n ? min >= -(1n << (bits - 1n)) && max < 1n << (bits - 1n) : max < 1n << bits)
      return (min < 0n ? SIGNED : UNSIGNED)[index] ?? I32;
  }
  return I128;
}

function layoutTagged(variants: readonly EnumVariant[], repr: EnumRepr): EnumParts {
  let min: bigint | undefined;
  let max: bigint | undefined;
  for (const variant of variants) {
    if (variant.fields.some((field) => field.isUninhabited) && !(repr.c || repr.int !== undefined)) continue;
    if (min === undefined || variant.discriminant < min) min = variant.discriminant;
    if (max === undefined || variant.discriminant > max) max = variant.discriminant;
  }
  const low = min ?? 0n;
  const high = max ?? 0n;
  const smallest = tagClass(low, high, repr);
  let prefixAlign = sizeOfClass(smallest);
  if (repr.c)
    for (const variant of variants)
      for (const field of variant.fields) prefixAlign = Math.max(prefixAlign, field.align);
  let startAlign = 256;
  let size = 0;
  let align = 1;
  const placed = variants.map((variant) => {
    const each = placeFields(variant.fields, repr, {
      kind: 'prefixed',
      size: sizeOfClass(smallest),
      align: prefixAlign,
    });
    const first = variant.fields
      .map((field, index) => ({ field, offset: each.offsets[index] ?? 0 }))
      .sort((a, b) => a.offset - b.offset)
      .find(({ field }) => !(field.size === 0 && field.align === 1));
    if (first !== undefined) startAlign = Math.min(startAlign, first.field.align);
    size = Math.max(size, each.size);
    align = Math.max(align, each.align);
    return each;
  });
  align = Math.max(align, repr.align);
  size = alignTo(size, align);
  // A tag grows into the gap before the first field, which makes more niches.
  let cls = smallest;
  if (!(repr.c || repr.int !== undefined)) {
    const grown = Math.log2(Math.min(startAlign, 16));
    const isSigned = SIGNED.includes(smallest);
    if (startAlign <= 16 && 1 << grown > sizeOfClass(smallest))
      cls = (isSigned ? SIGNED : UNSIGNED)[Math.min(grown, 3)] ?? smallest;
  }
  const oldSize = sizeOfClass(smallest);
  const newSize = sizeOfClass(cls);
  const mask = (1n << BigInt(newSize * 8)) - 1n;
  return {
    size,
    align,
    niche: nicheOf(0, cls, low & mask, high & mask),
    isUninhabited: placed.every((each) => each.isUninhabited),
    tag: { kind: 'direct', offset: 0, cls, values: variants.map((variant) => wrapInt(cls, variant.discriminant)) },
    variants: variants.map((variant, index) => ({
      fields: fieldsAt(
        variant,
        (placed[index]?.offsets ?? []).map((offset) => (offset <= oldSize ? newSize : offset)),
      ),
      isUninhabited: placed[index]?.isUninhabited ?? true,
      discriminant: wrapInt(I128, variant.discriminant),
    })),
  };
}
