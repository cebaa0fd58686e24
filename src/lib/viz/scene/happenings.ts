/** What happened between two moments, gathered from the steps' events: the raw material of a sentence and of motion. */
import type { AllocId, Body, FrameView, LocalView, StepEvent } from '../../interpreter/index.ts';
import type { SceneContext } from './context.ts';

/** Longer stretches (a call into the library that loops) are told by their beginning and end. */
const MOST_STEPS = 3000;

export type EventOf<Kind extends StepEvent['kind']> = Extract<StepEvent, { kind: Kind }>;

export interface Happening {
  readonly step: number;
  readonly event: StepEvent;
  readonly isLibrary: boolean;
}

export function happeningsOf(cx: SceneContext): readonly Happening[] {
  const { trace, since, moment } = cx;
  if (trace === undefined) return [];
  const list: Happening[] = [];
  const gather = (from: number, to: number): void => {
    for (let step = from; step < to; step++) {
      const { isLibrary } = trace.stepInfo(step);
      for (const event of trace.events(step)) list.push({ step, event, isLibrary });
    }
  };
  const end = Math.min(moment.step, trace.length);
  if (end - since <= MOST_STEPS) gather(since, end);
  else {
    gather(since, since + MOST_STEPS / 2);
    gather(end - MOST_STEPS / 2, end);
  }
  return list;
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
  const name = frame === undefined ? bodyAt(cx, alloc.bornStep, alloc.frame)?.locals[alloc.local]?.name : frame.locals.find((each) => each.local === alloc.local)?.name;
  return { frame: alloc.frame, local: alloc.local, name: name?.startsWith('$') === true ? undefined : name };
}

function bodyAt(cx: SceneContext, step: number, frame: number): Body | undefined {
  const { trace } = cx;
  if (trace === undefined || step >= trace.length) return undefined;
  const call = trace.events(step).find((event) => event.kind === 'call' && event.frame === frame);
  return cx.compilation.bodies.get(call?.kind === 'call' ? call.body : trace.stepInfo(step).body);
}

/** The innermost call of the reader's own code. */
export const runningFrame = (cx: SceneContext): FrameView | undefined => [...cx.moment.frames].reverse().find((frame) => !frame.isLibrary);
export const findLocal = (frame: FrameView | undefined, local: number): LocalView | undefined => frame?.locals.find((each) => each.local === local);
