/**
 * Which values does a list of patterns miss? The usefulness algorithm over a matrix of deconstructed patterns: take the
 * first column's type, split its values into constructors that the rows cannot tell apart further, and ask for each the
 * same of the rows that may hold it (Maranget 2007; rustc dev guide, "Pattern and exhaustiveness checking").
 */
import type { ItemTables } from '../../types/items.ts';
import { adtOf } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import { allRanges, type Constructor, type Deconstructed, fieldTypes } from './constructor.ts';
import { isUninhabited } from './inhabited.ts';

/** A value that no row matches, as the reader would write a pattern for it. */
export interface Witness {
  readonly ctor: Constructor;
  readonly fields: readonly Witness[];
  readonly ty: Ty;
}

type Row = readonly Deconstructed[];

/** More splits than any hand-written match needs; past it the answer is not given. */
const FUEL = 200_000;

export interface Missing {
  readonly witnesses: readonly Witness[];
  /** The question was too large: nothing is claimed. */
  readonly gaveUp: boolean;
}

/** One place that is matched: its type, and whether it surely holds a value of it. */
interface Column {
  readonly ty: Ty;
  /** Behind a reference a value of an empty type is not ruled out (rustc's `PlaceValidity`). */
  readonly isValid: boolean;
}

/** Values of type `ty` that none of `rows` matches (at most a few, one for each constructor missed). */
export function missingValues(items: ItemTables, ty: Ty, rows: readonly Deconstructed[], isValid: boolean): Missing {
  const state = { fuel: FUEL };
  // An empty type needs no arms at all, wherever its value is said to be.
  const found =
    rows.length === 0 && isUninhabited(items, ty)
      ? []
      : missing(
          items,
          [{ ty, isValid }],
          rows.map((row) => [row]),
          state,
          true,
        );
  return { witnesses: found.map((each) => each[0]).filter((each) => each !== undefined), gaveUp: state.fuel <= 0 };
}

function missing(
  items: ItemTables,
  columns: readonly Column[],
  rows: readonly Row[],
  state: { fuel: number },
  isTop: boolean,
): readonly (readonly Witness[])[] {
  if (state.fuel-- <= 0) return [];
  const [column, ...rest] = columns;
  if (column === undefined) return rows.length === 0 ? [[]] : [];
  const named = rows.find((row) => row[0] !== undefined && row[0].ctor.kind !== 'wild');
  // A pattern's own type is known better than a field's declaration says.
  const ty = named?.[0]?.ty ?? column.ty;
  // No row looks at this column: neither does the answer, whose type may go on without end. Only the top is told in full.
  if (named === undefined && (rows.length > 0 || !isTop)) {
    if (rows.length === 0 && column.isValid && isUninhabited(items, ty)) return [];
    return missing(
      items,
      rest,
      rows.map((row) => row.slice(1)),
      state,
      false,
    ).map((each) => [{ ctor: { kind: 'wild' }, fields: [], ty }, ...each]);
  }
  const out: (readonly Witness[])[] = [];
  for (const ctor of splitConstructors(
    items,
    { ty, isValid: column.isValid },
    rows.map((row) => row[0]?.ctor ?? { kind: 'wild' }),
    isTop,
  )) {
    const fieldTys = fieldTypes(items, ty, ctor);
    const narrowed = rows.flatMap((row) => specialise(row, ctor, fieldTys));
    const fields = fieldTys.map((each): Column => ({ ty: each, isValid: column.isValid && ty.kind !== 'ref' }));
    for (const found of missing(items, [...fields, ...rest], narrowed, state, false)) {
      out.push([{ ctor, fields: found.slice(0, fieldTys.length), ty }, ...found.slice(fieldTys.length)]);
      if (out.length >= 4) return out;
    }
  }
  return out;
}

/** The row as seen by a value with constructor `ctor`: undefined fields become wild, or the row is out. */
function specialise(row: Row, ctor: Constructor, fieldTys: readonly Ty[]): Row[] {
  const [head, ...rest] = row;
  if (head === undefined || !covers(head.ctor, ctor)) return [];
  if (head.ctor.kind === 'wild')
    return [[...fieldTys.map((ty): Deconstructed => ({ ctor: { kind: 'wild' }, fields: [], ty })), ...rest]];
  if (head.ctor.kind === 'slice' && ctor.kind === 'slice') {
    const width = ctor.prefix + ctor.suffix;
    const front = head.fields.slice(0, head.ctor.prefix);
    const back = head.fields.slice(head.ctor.prefix);
    const gap = Array.from({ length: width - front.length - back.length }, (_, index): Deconstructed => ({
      ctor: { kind: 'wild' },
      fields: [],
      ty: fieldTys[index] ?? head.ty,
    }));
    return [[...front, ...gap, ...back, ...rest]];
  }
  return [[...head.fields, ...rest]];
}

/** Whether every value with constructor `value` has a shape that `pattern` accepts. */
function covers(pattern: Constructor, value: Constructor): boolean {
  if (pattern.kind === 'wild') return true;
  switch (value.kind) {
    case 'single':
      return pattern.kind === 'single';
    case 'variant':
      return pattern.kind === 'variant' && pattern.index === value.index;
    case 'range':
      return pattern.kind === 'range' && pattern.low <= value.low && value.high <= pattern.high;
    case 'opaque':
      return pattern.kind === 'opaque' && pattern.key === value.key;
    case 'slice': {
      if (pattern.kind !== 'slice') return false;
      const least = value.prefix + value.suffix;
      const named = pattern.prefix + pattern.suffix;
      return pattern.isOpen ? least >= named : !value.isOpen && least === named;
    }
    default:
      return false;
  }
}

/** Constructors that together hold every value of `ty`, none of which a row's head splits further. */
function splitConstructors(
  items: ItemTables,
  { ty, isValid }: Column,
  heads: readonly Constructor[],
  isTop: boolean,
): readonly Constructor[] {
  if (ty.kind === 'adt') {
    const adt = adtOf(items, ty.def);
    if (adt.kind === 'enum') {
      return (
        adt.variants
          .map((_, index): Constructor => ({ kind: 'variant', index }))
          // A variant that cannot have a value needs no arm, unless some arm names it (then it is harmless).
          .filter((ctor) => !isValid || !fieldTypes(items, ty, ctor).some((field) => isUninhabited(items, field)))
      );
    }
    return [{ kind: 'single' }];
  }
  if (ty.kind === 'never' && isTop) return [];
  if (ty.kind === 'tuple' || ty.kind === 'ref') return [{ kind: 'single' }];
  const whole = allRanges(ty);
  if (whole !== undefined) return splitRanges(whole, heads);
  if (ty.kind === 'slice' || ty.kind === 'array') return splitSlices(ty, heads);
  const keys = new Set(heads.flatMap((head) => (head.kind === 'opaque' ? [head.key] : [])));
  return [...[...keys].map((key): Constructor => ({ kind: 'opaque', key })), { kind: 'rest' }];
}

/** Cuts the type's ranges at every end that a row names. */
function splitRanges(
  whole: readonly { readonly low: bigint; readonly high: bigint }[],
  heads: readonly Constructor[],
): Constructor[] {
  const cuts = new Set<bigint>();
  for (const head of heads) {
    if (head.kind !== 'range') continue;
    cuts.add(head.low);
    cuts.add(head.high + 1n);
  }
  const sorted = [...cuts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const out: Constructor[] = [];
  for (const { low, high } of whole) {
    let from = low;
    for (const cut of sorted) {
      if (cut <= from || cut > high) continue;
      out.push({ kind: 'range', low: from, high: cut - 1n });
      from = cut;
    }
    out.push({ kind: 'range', low: from, high });
  }
  return out;
}

function splitSlices(ty: Ty, heads: readonly Constructor[]): readonly Constructor[] {
  if (ty.kind === 'array') {
    const named = heads.find((head) => head.kind === 'slice');
    return [named ?? { kind: 'slice', prefix: 0, suffix: 0, isOpen: true }];
  }
  let prefix = 0;
  let suffix = 0;
  let longest = 0;
  for (const head of heads) {
    if (head.kind !== 'slice') continue;
    if (head.isOpen) {
      prefix = Math.max(prefix, head.prefix);
      suffix = Math.max(suffix, head.suffix);
    } else longest = Math.max(longest, head.prefix);
  }
  // Past this length all slices look alike to the rows.
  if (longest + 1 > prefix + suffix) prefix = longest + 1 - suffix;
  const fixed = Array.from({ length: prefix + suffix }, (_, length): Constructor => ({
    kind: 'slice',
    prefix: length,
    suffix: 0,
    isOpen: false,
  }));
  return [...fixed, { kind: 'slice', prefix, suffix, isOpen: true }];
}
