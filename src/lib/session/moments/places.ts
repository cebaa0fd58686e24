/**
 * Places of a program: which statement a step belongs to, and how a place is written down and found again. A statement is
 * the innermost `let`, expression statement, block tail or match arm's body whose text holds the step's span. Steps at a
 * block's closing brace (scope ends) belong to the brace.
 */
import type { Compilation, Span } from '../../interpreter/index.ts';
import { collectIntervals, type FunctionInterval, type Interval } from './intervals.ts';
import type { PlaceRef } from './moment-ref.ts';

/** A place by its number: two spans share it exactly when they belong to the same statement or brace. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly isBrace: boolean;
}

export interface PlaceIndex {
  /** The number of the statement or brace that a span belongs to; a span outside of all is a place of its own. */
  of(span: Span): number;
  placeAt(number: number): Place;
  /** How a place is written down. Undefined outside of functions. */
  refOf(start: number, end: number): PlaceRef | undefined;
  /** Where a place stands that was written down: exactly, or where it seems to have been before an edit of it. */
  find(ref: PlaceRef): { readonly start: number; readonly isExact: boolean } | undefined;
}

const MOST_TEXT = 60;

export function buildPlaceIndex(compilation: Compilation): PlaceIndex {
  const { source } = compilation;
  const { intervals, functions } = collectIntervals(compilation);
  const parents = nest(intervals);
  const braces = new Set(intervals.filter((each) => each.isBlock).map((each) => each.end - 1));
  const places: Place[] = [];
  const numbers = new Map<string, number>();
  const known = new Map<number, Map<number, number>>();

  const numberOf = (start: number, end: number, isBrace: boolean): number => {
    const key = `${start}:${end}`;
    const before = numbers.get(key);
    if (before !== undefined) return before;
    numbers.set(key, places.length);
    return places.push({ start, end, isBrace }) - 1;
  };
  const find = (span: Span): number => {
    if (span.end - span.start <= 1 && braces.has(span.start)) return numberOf(span.start, span.start + 1, true);
    const index = innermost(intervals, parents, span);
    const found = index === undefined ? span : intervals[index];
    return numberOf(found?.start ?? span.start, found?.end ?? span.end, false);
  };
  const textFrom = (start: number, end: number): string =>
    /^[^\n]*/.exec(source.slice(start, Math.min(end, start + MOST_TEXT)))?.[0] ?? '';
  return {
    of: (span) => {
      const byEnd = known.get(span.start) ?? new Map<number, number>();
      known.set(span.start, byEnd);
      const number = byEnd.get(span.end) ?? find(span);
      byEnd.set(span.end, number);
      return number;
    },
    placeAt: (number) => places[number] ?? { start: 0, end: 0, isBrace: false },
    refOf: (start, end) => {
      const within = functions.findLast((each) => each.start <= start && end <= each.end);
      if (within === undefined) return undefined;
      const text = textFrom(start, end);
      const nth = countOf(source.slice(within.start, start), text);
      return { within: within.path, offset: start - within.start, text, nth };
    },
    find: (ref) => findPlace(source, functions, ref),
  };
}

function findPlace(
  source: string,
  functions: readonly FunctionInterval[],
  { within, offset, text, nth }: PlaceRef,
): { readonly start: number; readonly isExact: boolean } | undefined {
  const home = functions.find((each) => each.path === within);
  if (home === undefined) return undefined;
  const body = source.slice(home.start, home.end);
  // What has no text (the end of a body) is found by its offset alone.
  if (body.startsWith(text, offset) && countOf(body.slice(0, offset), text) === nth)
    return { start: home.start + offset, isExact: true };
  let best: number | undefined;
  let count = 0;
  for (let at = text === '' ? -1 : body.indexOf(text); at >= 0; at = body.indexOf(text, at + 1)) {
    if (count++ === nth) return { start: home.start + at, isExact: true };
    if (best === undefined || Math.abs(at - offset) < Math.abs(best - offset)) best = at;
  }
  return { start: home.start + Math.min(best ?? offset, body.length), isExact: best !== undefined };
}

/** How many times `text` begins in `within`; no text never does. */
function countOf(within: string, text: string): number {
  let count = 0;
  for (let at = text === '' ? -1 : within.indexOf(text); at >= 0; at = within.indexOf(text, at + 1)) count++;
  return count;
}

/** For each interval (outer before inner) the index of the one around it, or -1. */
function nest(intervals: readonly Interval[]): Int32Array {
  const parents = new Int32Array(intervals.length);
  const open: number[] = [];
  intervals.forEach((interval, index) => {
    while (open.length > 0 && (intervals[open.at(-1) ?? 0]?.end ?? 0) <= interval.start) open.pop();
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  });
  return parents;
}

/** The innermost statement (no block) that holds a span. */
function innermost(intervals: readonly Interval[], parents: Int32Array, span: Span): number | undefined {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index = parents[index] ?? -1) {
    const each = intervals[index];
    if (each !== undefined && !each.isBlock && each.end >= span.end) return index;
  }
  return undefined;
}
