/**
 * Sets of numbers that lie in runs, as dataflow's points do: flat pairs `[from, to, from, to, …]`, `to` excluded, ascending,
 * with a gap between any two runs. A set is never written again, so equal ones are shared. (rustc keeps regions' points the
 * same way: `IntervalSet`.)
 */
export type Ranges = readonly number[];

export const NO_RANGES: Ranges = [];

/** The index in `ranges` of the end of the first run that ends after `value`. */
function endAfter(ranges: Ranges, value: number): number {
  let low = 0;
  let high = ranges.length >>> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[2 * middle + 1] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return 2 * low + 1;
}

export const inRanges = (ranges: Ranges, value: number): boolean =>
  value < (ranges[ranges.length - 1] ?? 0) && (ranges[endAfter(ranges, value) - 1] ?? Infinity) <= value;

/** The end of the run that holds `value`; `value` itself if none does. */
export function runEnd(ranges: Ranges, value: number): number {
  const end = endAfter(ranges, value);
  return (ranges[end - 1] ?? Infinity) <= value ? (ranges[end] ?? value) : value;
}

/** The greatest member below `value`; -1 if there is none. */
export function lastBelow(ranges: Ranges, value: number): number {
  const end = endAfter(ranges, value - 1);
  if ((ranges[end - 1] ?? Infinity) < value) return value - 1;
  return (ranges[end - 2] ?? 0) - 1;
}

/** Sorted and joined, from pairs in any order that may overlap. */
export function rangesOf(pairs: readonly number[]): Ranges {
  if (pairs.length <= 2) return pairs;
  let inOrder = true;
  for (let at = 2; at < pairs.length && inOrder; at += 2) inOrder = (pairs[at] ?? 0) > (pairs[at - 1] ?? 0);
  if (inOrder) return pairs;
  const order = new Uint32Array(pairs.length >>> 1);
  for (let run = 0; run < order.length; run++) order[run] = run;
  order.sort((a, b) => (pairs[2 * a] ?? 0) - (pairs[2 * b] ?? 0));
  const out: number[] = [];
  for (const run of order) {
    const from = pairs[2 * run] ?? 0;
    const to = pairs[2 * run + 1] ?? 0;
    const last = out[out.length - 1];
    if (last === undefined || from > last) out.push(from, to);
    else if (to > last) out[out.length - 1] = to;
  }
  return out;
}

/** The union; one of the sets itself where that holds the others. */
export function unionRanges(sets: readonly Ranges[]): Ranges {
  if (sets.length > MANY) {
    const pairs: number[] = [];
    for (const each of new Set(sets)) for (const value of each) pairs.push(value);
    return rangesOf(pairs);
  }
  let union = NO_RANGES;
  for (const each of sets) union = mergeRanges(union, each);
  return union;
}

/** From so many sets on, sorting all their runs costs less than merging them one by one. */
const MANY = 8;

function mergeRanges(a: Ranges, b: Ranges): Ranges {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  if (covers(a, b)) return a;
  if (covers(b, a)) return b;
  const out: number[] = [];
  let i = 0;
  let j = 0;
  let end = -1;
  while (i < a.length || j < b.length) {
    const isFirst = j >= b.length || (i < a.length && (a[i] ?? 0) <= (b[j] ?? 0));
    const from = (isFirst ? a[i] : b[j]) ?? 0;
    const to = (isFirst ? a[i + 1] : b[j + 1]) ?? 0;
    if (isFirst) i += 2;
    else j += 2;
    if (out.length === 0 || from > end) {
      out.push(from, to);
      end = to;
    } else if (to > end) {
      out[out.length - 1] = to;
      end = to;
    }
  }
  return out;
}

/** Whether each run of `inner` lies within one of `outer`. */
function covers(outer: Ranges, inner: Ranges): boolean {
  let at = 0;
  for (let i = 0; i < inner.length; i += 2) {
    const to = inner[i + 1] ?? 0;
    while (at < outer.length && (outer[at + 1] ?? 0) < to) at += 2;
    if (at >= outer.length || (outer[at] ?? 0) > (inner[i] ?? 0)) return false;
  }
  return true;
}

export function forEachInRanges(ranges: Ranges, visit: (value: number) => void): void {
  for (let at = 0; at < ranges.length; at += 2)
    for (let value = ranges[at] ?? 0; value < (ranges[at + 1] ?? 0); value++) visit(value);
}
