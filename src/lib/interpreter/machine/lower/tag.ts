/** Discriminants: writing an enum's variant, and reading it back. */
import {
  CODE,
  POINTER,
  raise,
  sizeOfClass,
  wildPointer,
  wrapInt,
  type CellValue,
  type ScalarClass,
} from '../../../heap/index.ts';
import { tyKey } from '../../types/fold.ts';
import type { Layout } from '../../types/layout/index.ts';
import { intOf } from '../arith.ts';
import { loadFn, shifted, storeFn, type Do, type Get, type LoweredPlace } from './place.ts';

/** The cell that marks `variant`, where one is written: its offset, class and value. */
export function tagCell(
  layout: Layout,
  variant: number,
): { readonly offset: number; readonly cls: ScalarClass; readonly value: CellValue } | undefined {
  if (layout.shape.kind !== 'enum') return undefined;
  const tag = layout.shape.tag;
  if (tag.kind === 'single') return undefined;
  if (tag.kind === 'direct') return { offset: tag.offset, cls: tag.cls, value: tag.values[variant] };
  if (variant === tag.dataVariant) return undefined;
  return { offset: tag.offset, cls: tag.cls, value: cellOf(tag.cls, tag.values[variant - tag.first] ?? 0) };
}

function cellOf(cls: ScalarClass, value: number | bigint): CellValue {
  if (cls === POINTER) return wildPointer(value);
  if (cls === CODE) return { kind: 'code', address: Number(value), target: undefined };
  return value;
}

/** Stores the tag of `variant`; undefined where there is nothing to store. */
export function setVariant(place: LoweredPlace, variant: number): Do | undefined {
  const cell = tagCell(place.layout, variant);
  if (cell === undefined) return undefined;
  const put = storeFn(shifted(place, place.layout, cell.offset), cell.cls);
  const value = cell.value;
  return (m, f) => put(m, f, value);
}

/** Which variant a raw tag stands for; -1 for none. */
export function variantFn(layout: Layout): (raw: CellValue) => number {
  const shape = layout.shape;
  if (shape.kind !== 'enum') return () => 0;
  const tag = shape.tag;
  switch (tag.kind) {
    case 'single':
      return () => tag.variant;
    case 'direct': {
      const byValue = new Map<CellValue, number>(tag.values.map((value, variant) => [value, variant]));
      return (raw) => byValue.get(raw) ?? -1;
    }
    default: {
      const byValue = new Map<CellValue, number>(tag.values.map((value, index) => [value, tag.first + index]));
      const data = tag.dataVariant;
      return (raw) => byValue.get(intOf(raw)) ?? data;
    }
  }
}

/** Reads the discriminant as an integer of class `cls`. */
export function discriminantFn(place: LoweredPlace, cls: ScalarClass): Get {
  const { layout } = place;
  const shape = layout.shape;
  if (shape.kind !== 'enum') return () => 0;
  const values = shape.variants.map((variant) => wrapInt(cls, variant.discriminant));
  const tag = shape.tag;
  if (tag.kind === 'single') {
    const value = values[tag.variant] ?? 0;
    return () => value;
  }
  const load = loadFn(shifted(place, layout, tag.offset), tag.cls);
  const variantOf = variantFn(layout);
  const isPlain =
    tag.kind === 'direct' && tag.values.every((value, variant) => value === variant && values[variant] === variant);
  const count = values.length;
  if (isPlain) {
    return (m, f) => {
      const raw = load(m, f);
      if (typeof raw === 'number' && raw < count) return raw;
      return badTag(layout);
    };
  }
  return (m, f) => {
    const value = values[variantOf(load(m, f))];
    return value ?? badTag(layout);
  };
}

/** Whether the value at a place is now of `variant`, its parts moved out or not. */
export function isVariantFn(place: LoweredPlace, variant: number): (...at: Parameters<Get>) => boolean {
  const { layout } = place;
  if (layout.shape.kind !== 'enum') return () => true;
  const { tag } = layout.shape;
  if (tag.kind === 'single') return () => tag.variant === variant;
  const load = loadFn(shifted(place, layout, tag.offset), tag.cls);
  const variantOf = variantFn(layout);
  return (m, f) => variantOf(load(m, f)) === variant;
}

const badTag = (layout: Layout): never =>
  raise('invalid-value', `reads bits that are no variant of ${tyKey(layout.ty)}`);

export const tagSize = (layout: Layout): number =>
  layout.shape.kind === 'enum' && layout.shape.tag.kind !== 'single' ? sizeOfClass(layout.shape.tag.cls) : 0;
