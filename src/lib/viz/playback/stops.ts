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
import { type Compilation, lineOf, type StepEvent, type Trace } from '../../interpreter/index.ts';
import { buildStatementIndex } from './statements.ts';

export const GRAINS = ['instruction', 'statement', 'line', 'event'] as const;
export type Grain = (typeof GRAINS)[number];

export interface Stops {
  /** Steps in ascending order. */
  readonly steps: Readonly<Record<Grain, Int32Array>>;
  /** For each stop of grain `statement`: its line, from 1. */
  readonly lines: Int32Array;
}

/** `last` is the last moment that may be shown: the refusal's step while the checker is on, else the trace's length. */
export function stopsOf(compilation: Compilation, trace: Trace, last: number): Stops {
  const statements = buildStatementIndex(compilation);
  const marks = trace.marks().filter((mark) => mark.step < last);
  const eventSteps = new Set(marks.map((mark) => mark.step));
  const dropSteps = new Set(marks.filter((mark) => DROPS.has(mark.kind)).map((mark) => mark.step));
  const instruction: number[] = [];
  const statement: number[] = [];
  const line: number[] = [];
  const lineOfStep = new Map<number, number>();
  let statementBefore: number | undefined;
  let lineBefore = -1;
  let depthBefore = -1;
  for (let step = 0; step < last; step++) {
    const info = trace.stepInfo(step);
    if (info.isLibrary) continue;
    instruction.push(step);
    const owner = statements.of(info.span);
    const isQuietBrace = owner < 0 && !dropSteps.has(step);
    const now = lineOf(compilation.lines, info.span.start);
    const isNewFrame = info.depth !== depthBefore;
    if (!isQuietBrace) {
      if (isNewFrame || owner !== statementBefore) {
        statement.push(step);
        lineOfStep.set(step, now);
      }
      if (isNewFrame || now !== lineBefore) line.push(step);
      statementBefore = owner;
      lineBefore = now;
      depthBefore = info.depth;
    }
  }
  const close = (steps: readonly number[]): Int32Array => Int32Array.from(withEnds(steps, last));
  const closed = close(statement);
  return {
    steps: {
      instruction: close(instruction),
      statement: closed,
      line: close(line),
      event: close([...eventSteps].sort((a, b) => a - b)),
    },
    lines: closed.map((step) => lineOfStep.get(step) ?? 0),
  };
}

const DROPS: ReadonlySet<StepEvent['kind']> = new Set<StepEvent['kind']>(['drop', 'free', 'return']);

const withEnds = (steps: readonly number[], last: number): number[] => [
  ...(steps[0] === 0 ? [] : [0]),
  ...steps,
  ...(steps.at(-1) === last ? [] : [last]),
];

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
