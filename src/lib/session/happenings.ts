/** What happened between two moments, gathered from the steps' events: the raw material of a sentence and of motion. */
import type { StepEvent, Trace } from '../interpreter/index.ts';
import type { Standpoint } from './standpoint.ts';

/** Of longer stretches of the reader's own code, the last part is reported. */
const MOST_STEPS = 3000;

export type EventOf<Kind extends StepEvent['kind']> = Extract<StepEvent, { kind: Kind }>;

export interface Happening {
  readonly step: number;
  readonly event: StepEvent;
  readonly isLibrary: boolean;
}

/**
 * A mark of the timeline stands on the reader's own step that went into the library. What was printed is in the mark
 * itself; the library's steps are gone through only where memory was allocated or freed in them.
 */
export function happeningsOf(cx: Standpoint): readonly Happening[] {
  const { trace, since, moment } = cx;
  if (trace === undefined) return [];
  const end = Math.min(moment.step, trace.length);
  const start = Math.max(since, end - MOST_STEPS);
  const marks = marksBetween(trace, start, end);
  const list: Happening[] = [];
  let isWanted = false;
  for (let step = start; step < end; step++) {
    const { isLibrary } = trace.stepInfo(step);
    if (!isLibrary) {
      const own = marks.get(step) ?? [];
      isWanted = own.some((mark) => mark.kind === 'alloc' || mark.kind === 'free' || mark.kind === 'realloc');
      if (!isWanted) for (const mark of own) list.push(...fromMark(mark));
    } else if (!isWanted) continue;
    for (const event of trace.events(step)) list.push({ step, event, isLibrary });
  }
  return list;
}

function fromMark({ step, kind, detail }: Mark): Happening[] {
  if (kind === 'output') return [{ step, isLibrary: true, event: { kind, stream: 'stdout', text: detail } }];
  if (kind === 'caught') return [{ step, isLibrary: true, event: { kind } }];
  return kind === 'panic' ? [{ step, isLibrary: true, event: { kind, message: detail } }] : [];
}

type Mark = ReturnType<Trace['marks']>[number];

function marksBetween(trace: Trace, from: number, to: number): ReadonlyMap<number, readonly Mark[]> {
  const found = new Map<number, Mark[]>();
  for (const mark of trace.marksBetween(from, to)) {
    const list = found.get(mark.step);
    if (list === undefined) found.set(mark.step, [mark]);
    else list.push(mark);
  }
  return found;
}
