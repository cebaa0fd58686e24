/**
 * Places of a program: which statement a step belongs to, and how a place is written down and found again. A statement is
 * the innermost `let`, expression statement, block tail or match arm's body whose text holds the step's span. Steps at a
 * block's closing brace (scope ends) belong to the brace.
 */
import type { Compilation, Span } from '../../interpreter/index.ts';
import { type FoundFunction, functionsOf, type FunctionTree } from './intervals.ts';
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

/** A function where it stands now. */
interface PlacedFunction {
  readonly start: number;
  readonly end: number;
  readonly path: string;
  /** Where the offsets of its tree begin. */
  readonly origin: number;
  readonly tree: () => FunctionTree;
  /** Macro calls in its text: one that stands as a statement is none in the tree, only what it wrote is. */
  readonly calls: () => readonly { readonly start: number; readonly end: number }[];
}

export function buildPlaceIndex(compilation: Compilation): PlaceIndex {
  const { source } = compilation;
  const functions = functionsOf(compilation)
    .map((each) => placedFunction(compilation, each))
    .sort((a, b) => a.start - b.start);
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
    const home = functionAt(functions, span.start);
    if (home === undefined) return numberOf(span.start, span.end, false);
    const { origin } = home;
    const tree = home.tree();
    if (span.end - span.start <= 1 && tree.braces.has(span.start - origin))
      return numberOf(span.start, span.start + 1, true);
    const index = innermost(tree, span.start - origin, span.end - origin);
    const found =
      index === undefined
        ? home.calls().find((each) => each.start <= span.start - origin && span.end - origin <= each.end)
        : tree.intervals[index];
    return found === undefined
      ? numberOf(span.start, span.end, false)
      : numberOf(found.start + origin, found.end + origin, false);
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
      const within = withNested(functionAt(functions, start)).findLast(
        (each) => each.start <= start && end <= each.end,
      );
      if (within === undefined) return undefined;
      const text = textFrom(start, end);
      const nth = countOf(source.slice(within.start, start), text);
      return { within: within.path, offset: start - within.start, text, nth };
    },
    find: (ref) => findPlace(source, functions.flatMap(withNested), ref),
  };
}

function placedFunction({ sourceMap }: Compilation, { span, path, tree }: FoundFunction): PlacedFunction {
  const { start, end } = sourceMap.absolute(span);
  const piece = sourceMap.pieces.get(span.file);
  const calls = (): readonly Span[] =>
    (piece?.expansions?.() ?? []).map(({ call }) => call).filter((call) => call.start <= (piece?.length ?? 0));
  return { start, end, path, origin: start - span.start, tree, calls };
}

/** A function and those inside it, outer before inner. */
function withNested(fn: PlacedFunction | undefined): readonly Stretch[] {
  if (fn === undefined) return [];
  const nested = fn.tree().nested.map((each) => ({
    start: each.start + fn.origin,
    end: Math.min(each.end + fn.origin, fn.end),
    path: `${fn.path}${each.path}`,
  }));
  return [fn, ...nested];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly path: string;
}

/** The function whose text holds an offset. */
function functionAt(functions: readonly PlacedFunction[], offset: number): PlacedFunction | undefined {
  let low = 0;
  let high = functions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((functions[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = functions[low - 1];
  return found !== undefined && offset <= found.end ? found : undefined;
}

function findPlace(
  source: string,
  functions: readonly Stretch[],
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

/** The innermost statement (no block) that holds a stretch. */
function innermost({ intervals, parents }: FunctionTree, start: number, end: number): number | undefined {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index = parents[index] ?? -1) {
    const each = intervals[index];
    if (each !== undefined && !each.isBlock && each.end >= end) return index;
  }
  return undefined;
}
