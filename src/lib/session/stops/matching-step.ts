/**
 * Where to stand after an edit: the same occurrence of the same line, counted in statements. A reader who changes a value
 * on line 3 while standing at the second turn of a loop stays at the second turn.
 */
import type { RunSummary } from '../findings/run-summary.ts';

export function matchingStep(before: RunSummary, after: RunSummary, cursor: number, last: number): number {
  if (cursor <= 0) return 0;
  if (cursor >= before.lastPast || cursor === before.last) return last;
  const { line, occurrence } = placeOf(before, cursor);
  const steps = after.stopsPast.statement;
  let seen = 0;
  let best = Math.min(cursor, last);
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] ?? 0;
    if (step > last) break;
    if (after.lines[i] !== line) continue;
    best = step;
    if (++seen === occurrence) break;
  }
  return best;
}

/** The line of the statement at `cursor`, and the how-manieth time it runs then (from 1). */
function placeOf(run: RunSummary, cursor: number): { readonly line: number; readonly occurrence: number } {
  const steps = run.stopsPast.statement;
  let index = 0;
  while (index + 1 < steps.length && (steps[index + 1] ?? Infinity) <= cursor) index++;
  const line = run.lines[index] ?? 0;
  let occurrence = 0;
  for (let i = 0; i <= index; i++) if (run.lines[i] === line) occurrence++;
  return { line, occurrence };
}
