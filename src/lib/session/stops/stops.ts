/** Finds the stops of a run (`grain.ts` says what they are). */
import { type Compilation, lineOf, type StepEvent, type Trace } from '../../interpreter/index.ts';
import type { StopTable } from './grain.ts';
import { buildStatementIndex } from './statements.ts';

export interface Stops {
  readonly steps: StopTable;
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
