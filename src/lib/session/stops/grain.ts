/**
 * At which steps a reader may stand, for each grain. A call into the library is one step: steps inside it are no stops.
 *
 * - `instruction`: each MIR step of the reader's own code;
 * - `statement`: where the source statement changes, entering or leaving a call included; a closing brace counts when
 *   something is dropped there;
 * - `line`: where the line or the frame changes;
 * - `event`: before a step that does something worth a mark.
 *
 * Step 0 and the run's last moment are stops of every grain.
 */

export const GRAINS = ['instruction', 'statement', 'line', 'event'] as const;
export type Grain = (typeof GRAINS)[number];

/** Steps at which one may stand, ascending, for each grain; both ends are always among them. */
export type StopTable = Readonly<Record<Grain, Int32Array>>;

/** The stops up to `last`, which is one of them: what may be stood on while the checker stops the run there. */
export function stopsUntil(table: StopTable, last: number): StopTable {
  const cut = (stops: Int32Array): Int32Array => {
    let count = stops.length;
    while (count > 0 && (stops[count - 1] ?? 0) >= last) count--;
    if (stops[count] === last) return stops.subarray(0, count + 1);
    const out = new Int32Array(count + 1);
    out.set(stops.subarray(0, count));
    out[count] = last;
    return out;
  };
  return {
    instruction: cut(table.instruction),
    statement: cut(table.statement),
    line: cut(table.line),
    event: cut(table.event),
  };
}

/** The next stop after `step` (or before it, for -1); the ends hold. */
export function neighbour(stops: Int32Array, step: number, direction: 1 | -1): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = stops[middle] ?? 0;
    if (direction === 1 ? at <= step : at < step) low = middle + 1;
    else high = middle;
  }
  const index = direction === 1 ? low : low - 1;
  return stops[Math.max(0, Math.min(stops.length - 1, index))] ?? 0;
}
