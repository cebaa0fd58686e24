/** Where one may go in a run: its bounds with the checker on or off, and lines. Plain questions about a summary. */
import type { RunSummary } from '../../session/index.ts';
import type { Grain, StopTable } from '../../session/stops/grain.ts';

/** A piece of a run that an author cut out, in stops; ends included. */
export interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export const stopsShown = (run: RunSummary, isPast: boolean): StopTable => (isPast ? run.stopsPast : run.stops);
export const lastShown = (run: RunSummary, isPast: boolean): number => (isPast ? run.lastPast : run.last);

/** First and last moment on show. */
export function boundsOf(
  run: RunSummary,
  isPast: boolean,
  range: Range | undefined,
  grain: Grain,
): { readonly first: number; readonly last: number } {
  const last = lastShown(run, isPast);
  const steps = stopsShown(run, isPast)[grain];
  const to = isPast || range?.to === undefined ? last : (steps[range.to] ?? last);
  const from = range?.from === undefined ? 0 : (steps[range.from] ?? 0);
  return { first: Math.min(from, to), last: to };
}

/** Whether it is worth asking for a program's tests: what looks like one may be in a comment. */
export const hasTests = (source: string): boolean => /#\[\s*(?:\w+::)*test\s*\]/u.test(source);

/** The next moment at which `line` is about to run, after the cursor, or else the first; none beyond `last`. */
export function findLine(run: RunSummary, line: number, cursor: number, last: number): number | undefined {
  let first: number | undefined;
  for (let index = 0; index < run.stopsPast.statement.length; index++) {
    const step = run.stopsPast.statement[index] ?? 0;
    if (run.lines[index] !== line || step > last) continue;
    if (step > cursor) return step;
    first ??= step;
  }
  return first;
}

/** At the end of a run that went past its refusal: whether anything really broke. */
export function verdictAt(
  run: RunSummary,
  cursor: number,
): { readonly label: string; readonly text: string } | undefined {
  if (run.isGrowing || cursor < run.lastPast) return undefined;
  if (run.end === 'faulted') return { label: 'would go wrong here', text: '' };
  return {
    label: 'the checker cannot know',
    text: `nothing broke in this run (${run.endSentence}); the rule protects the runs in which it would`,
  };
}
