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

/** Patterns for the columns, linked: rows with one tail need the same values from there on. */
interface Row {
  readonly head: Deconstructed | undefined;
  readonly tail: Row | undefined;
}

/** More looks at rows than any hand-written match needs; past it the answer is not given. */
const FUEL = 2_000_000;

export interface Missing {
  readonly witnesses: readonly Witness[];
  /** The question was too large: nothing is claimed. */
  readonly isTooLarge: boolean;
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
          rows.map((head) => ({ head, tail: NO_PATTERNS })),
          state,
          true,
        );
  return { witnesses: found.map((each) => each[0]).filter((each) => each !== undefined), isTooLarge: state.fuel <= 0 };
}

function missing(
  items: ItemTables,
  columns: readonly Column[],
  written: readonly Row[],
  state: { fuel: number },
  isTop: boolean,
): readonly (readonly Witness[])[] {
  const rows = written.flatMap(spreadOr);
  state.fuel -= 1 + rows.length;
  if (state.fuel <= 0) return [];
  const [column, ...rest] = columns;
  if (column === undefined) return rows.length === 0 ? [[]] : [];
  const named = rows.find((row) => row.head !== undefined && row.head.ctor.kind !== 'wild');
  // A pattern's own type is known better than a field's declaration says.
  const ty = named?.head?.ty ?? column.ty;
  // No row looks at this column: neither does the answer, whose type may go on without end. Only the top is given in full.
  if (named === undefined && (rows.length > 0 || !isTop)) {
    if (rows.length === 0 && column.isValid && isUninhabited(items, ty)) return [];
    return missing(items, rest, rows.map(tailOf), state, false).map((each) => [
      { ctor: { kind: 'wild' }, fields: [], ty },
      ...each,
    ]);
  }
  const out: (readonly Witness[])[] = [];
  const ctors = splitConstructors(
    items,
    { ty, isValid: column.isValid },
    rows.map((row) => row.head?.ctor ?? { kind: 'wild' }),
    isTop,
  );
  const rowsOf = rowsByConstructor(rows, ctors);
  // Constructors without fields that the same rows accept have the same answer: of `(0 | 1 | 2, …)` one is asked.
  const answers = new Map<string, readonly (readonly Witness[])[]>();
  const numbers = new Map<Row | undefined, number>();
  const tailNumber = ({ tail }: Row): number =>
    numbers.get(tail) ?? (numbers.set(tail, numbers.size), numbers.size - 1);
  for (let index = 0; index < ctors.length; index++) {
    const ctor = ctors[index];
    const covering = rowsOf[index];
    if (ctor === undefined || covering === undefined) continue;
    const fieldTys = fieldTypes(items, ty, ctor);
    const key = fieldTys.length === 0 ? covering.map(tailNumber).join(' ') : undefined;
    let answer = key === undefined ? undefined : answers.get(key);
    if (answer === undefined) {
      const narrowed = covering.map((row) => specialise(row, ctor, fieldTys));
      const fields = fieldTys.map((each): Column => ({ ty: each, isValid: column.isValid && ty.kind !== 'ref' }));
      answer = missing(items, [...fields, ...rest], narrowed, state, false);
      if (key !== undefined) answers.set(key, answer);
    }
    for (const found of answer) {
      out.push([{ ctor, fields: found.slice(0, fieldTys.length), ty }, ...found.slice(fieldTys.length)]);
      if (out.length >= 4) return out;
    }
  }
  return out;
}

/** Whether some value matches `pattern` and none of `rows`; taken to be so where the question is too large. */
export function isUseful(items: ItemTables, ty: Ty, rows: readonly Deconstructed[], pattern: Deconstructed): boolean {
  const row = (head: Deconstructed): Row => ({ head, tail: NO_PATTERNS });
  // An arm for a variant that has no values is no fault.
  return usefulAfter(items, [{ ty, isValid: false }], rows.map(row), row(pattern), { fuel: FUEL });
}

function usefulAfter(
  items: ItemTables,
  columns: readonly Column[],
  written: readonly Row[],
  query: Row,
  state: { fuel: number },
): boolean {
  const rows = written.flatMap(spreadOr);
  state.fuel -= 1 + rows.length;
  if (state.fuel <= 0) return true;
  const [column, ...rest] = columns;
  if (column === undefined) return rows.length === 0;
  const alternatives = spreadOr(query);
  if (alternatives.length > 1) return alternatives.some((each) => usefulAfter(items, columns, rows, each, state));
  const [own = query] = alternatives;
  const named = [own, ...rows].find((row) => row.head !== undefined && row.head.ctor.kind !== 'wild');
  const ty = named?.head?.ty ?? column.ty;
  if (named === undefined) return usefulAfter(items, rest, rows.map(tailOf), tailOf(own), state);
  const all = [...rows, own];
  const heads = all.map((row): Constructor => row.head?.ctor ?? { kind: 'wild' });
  // A literal is one of a kind even where it stands for a reference.
  const ctors = heads.some((head) => head.kind === 'opaque')
    ? splitLiterals(heads)
    : splitConstructors(items, { ty, isValid: false }, heads, false);
  const rowsOf = rowsByConstructor(all, ctors);
  return ctors.some((ctor, index) => {
    const covering = rowsOf[index] ?? [];
    // The query is last, where it accepts the constructor.
    if (covering.at(-1) !== own) return false;
    const fieldTys = fieldTypes(items, ty, ctor);
    const [query, ...reversed] = covering.map((row) => specialise(row, ctor, fieldTys)).reverse();
    const fields = fieldTys.map((each): Column => ({ ty: each, isValid: false }));
    return query === undefined || usefulAfter(items, [...fields, ...rest], reversed, query, state);
  });
}

/** A row whose first pattern is an or-pattern becomes a row for each alternative; they share their tail. */
function spreadOr(row: Row): readonly Row[] {
  if (row.head?.ctor.kind !== 'or') return [row];
  return row.head.fields.flatMap((head) => spreadOr({ head, tail: row.tail }));
}

/** By constructor: the rows that a value with it may match, in order. */
function rowsByConstructor(rows: readonly Row[], ctors: readonly Constructor[]): readonly (readonly Row[])[] {
  const out = ctors.map((): Row[] => []);
  const variants = new Map<number, number>();
  ctors.forEach((ctor, index) => {
    if (ctor.kind === 'variant') variants.set(ctor.index, index);
  });
  rows.forEach((row) => {
    const head = row.head?.ctor;
    if (head === undefined) return;
    if (head.kind === 'variant') {
      out[variants.get(head.index) ?? -1]?.push(row);
      return;
    }
    let from = 0;
    let to = ctors.length;
    if (head.kind === 'range') {
      // The constructors are ranges in ascending order then, and the row accepts a stretch of them.
      const { low, high } = head;
      from = firstWhere(ctors.length, (index) => isFrom(ctors[index], low));
      to = firstWhere(ctors.length, (index) => isFrom(ctors[index], high + 1n));
    }
    for (let index = from; index < to; index++) {
      const ctor = ctors[index];
      if (ctor !== undefined && covers(head, ctor)) out[index]?.push(row);
    }
  });
  return out;
}

const isFrom = (ctor: Constructor | undefined, low: bigint): boolean => ctor?.kind === 'range' && ctor.low >= low;

/** The first index for which `test` holds, given that it holds for all after that. */
function firstWhere(count: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The row as seen by a value with constructor `ctor`, which it accepts: undefined fields become wild. */
function specialise({ head, tail = NO_PATTERNS }: Row, ctor: Constructor, fieldTys: readonly Ty[]): Row {
  if (head === undefined) return tail;
  const wild = (ty: Ty): Deconstructed => ({ ctor: { kind: 'wild' }, fields: [], ty });
  if (head.ctor.kind === 'wild') return prepend(fieldTys.map(wild), tail);
  if (head.ctor.kind === 'slice' && ctor.kind === 'slice') {
    const width = ctor.prefix + ctor.suffix;
    const front = head.fields.slice(0, head.ctor.prefix);
    const back = head.fields.slice(head.ctor.prefix);
    const gap = Array.from({ length: width - front.length - back.length }, (_, index) =>
      wild(fieldTys[index] ?? head.ty),
    );
    return prepend([...front, ...gap, ...back], tail);
  }
  return prepend(head.fields, tail);
}

const NO_PATTERNS: Row = { head: undefined, tail: undefined };
const tailOf = (row: Row): Row => row.tail ?? NO_PATTERNS;
const prepend = (heads: readonly Deconstructed[], tail: Row): Row =>
  heads.reduceRight<Row>((rest, head) => ({ head, tail: rest }), tail);

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
  return splitLiterals(heads);
}

function splitLiterals(heads: readonly Constructor[]): readonly Constructor[] {
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
