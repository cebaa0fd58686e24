/** What happened between two moments, gathered from the steps' events: the raw material of a sentence and of motion. */
import type { AllocId, Body, FrameView, LocalView, StepEvent, Trace } from '../../interpreter/index.ts';
import type { SceneContext } from './context.ts';

/** Of longer stretches of the reader's own code, the last part is told. */
const MOST_STEPS = 3000;

export type EventOf<Kind extends StepEvent['kind']> = Extract<StepEvent, { kind: Kind }>;

export interface Happening {
  readonly step: number;
  readonly event: StepEvent;
  readonly isLibrary: boolean;
}

/**
 * A mark of the timeline stands on the reader's own step that went into the library. What was printed is told by the mark
 * itself; the library's steps are gone through only where memory was allocated or freed in them.
 */
export function happeningsOf(cx: SceneContext): readonly Happening[] {
  const { trace, since, moment } = cx;
  if (trace === undefined) return [];
  const end = Math.min(moment.step, trace.length);
  const marks = marksBetween(trace, since, end);
  const list: Happening[] = [];
  let isWanted = false;
  for (let step = Math.max(since, end - MOST_STEPS); step < end; step++) {
    const { isLibrary } = trace.stepInfo(step);
    if (!isLibrary) {
      const own = marks.get(step) ?? [];
      isWanted = own.some((mark) => mark.kind === 'alloc' || mark.kind === 'free' || mark.kind === 'realloc');
      if (!isWanted) for (const mark of own) list.push(...toldBy(mark));
    } else if (!isWanted) continue;
    for (const event of trace.events(step)) list.push({ step, event, isLibrary });
  }
  return list;
}

function toldBy({ step, kind, detail }: Mark): Happening[] {
  if (kind === 'output') return [{ step, isLibrary: true, event: { kind, stream: 'stdout', text: detail } }];
  return kind === 'panic' ? [{ step, isLibrary: true, event: { kind, message: detail } }] : [];
}

type Mark = ReturnType<Trace['marks']>[number];

function marksBetween(trace: Trace, from: number, to: number): ReadonlyMap<number, readonly Mark[]> {
  const marks = trace.marks();
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.step ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found = new Map<number, Mark[]>();
  for (let index = low; index < marks.length; index++) {
    const mark = marks[index];
    if (mark === undefined || mark.step >= to) break;
    const list = found.get(mark.step);
    if (list === undefined) found.set(mark.step, [mark]);
    else list.push(mark);
  }
  return found;
}

export interface Named {
  readonly frame: number;
  readonly local: number;
  /** Undefined for temporaries. */
  readonly name: string | undefined;
}

/** Which variable (of a call that may be over) a stack allocation is. */
export function localOf(cx: SceneContext, id: AllocId): Named | undefined {
  const alloc = cx.moment.findAlloc(id);
  if (alloc?.frame === undefined || alloc.local === undefined) return undefined;
  const frame = cx.moment.frames.find((each) => each.id === alloc.frame);
  const name =
    frame === undefined
      ? bodyAt(cx, alloc.bornStep, alloc.frame)?.locals[alloc.local]?.name
      : frame.locals.find((each) => each.local === alloc.local)?.name;
  return { frame: alloc.frame, local: alloc.local, name: name?.startsWith('$') === true ? undefined : name };
}

function bodyAt(cx: SceneContext, step: number, frame: number): Body | undefined {
  const { trace } = cx;
  if (trace === undefined || step >= trace.length) return undefined;
  const call = trace.events(step).find((event) => event.kind === 'call' && event.frame === frame);
  return cx.compilation.bodies.get(call?.kind === 'call' ? call.body : trace.stepInfo(step).body);
}

/** The innermost call of the reader's own code. */
export const runningFrame = (cx: SceneContext): FrameView | undefined =>
  cx.moment.frames.findLast((frame) => !frame.isLibrary);

/** The reader's innermost calls, innermost last: as far as anybody looks in a deep stack. */
export function nearFrames(cx: SceneContext): readonly FrameView[] {
  const near: FrameView[] = [];
  const { frames } = cx.moment;
  for (let index = frames.length - 1; index >= 0 && near.length < 12; index--) {
    const frame = frames[index];
    if (frame?.isLibrary === false) near.unshift(frame);
  }
  return near;
}
export const findLocal = (frame: FrameView | undefined, local: number): LocalView | undefined =>
  frame?.locals.find((each) => each.local === local);
