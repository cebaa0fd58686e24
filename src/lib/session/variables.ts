/** Calls and variables of a moment, by the names that the reader gave them. */
import type { AllocId, Body, FrameView, LocalView } from '../interpreter/index.ts';
import type { Standpoint } from './standpoint.ts';

/** A variable or parameter of the reader's, and no temporary. */
export const isVariable = (local: LocalView): boolean =>
  (local.kind === 'var' || local.kind === 'arg') && local.name !== undefined && !local.name.startsWith('$');

export interface Named {
  readonly frame: number;
  readonly local: number;
  /** Undefined for temporaries. */
  readonly name: string | undefined;
}

/** Which variable (of a call that may be over) a stack allocation is. */
export function localOf(cx: Standpoint, id: AllocId): Named | undefined {
  const alloc = cx.moment.findAlloc(id);
  if (alloc?.frame === undefined || alloc.local === undefined) return undefined;
  const frame = cx.moment.frames.find((each) => each.id === alloc.frame);
  const name =
    frame === undefined
      ? bodyAt(cx, alloc.bornStep, alloc.frame)?.locals[alloc.local]?.name
      : frame.locals.find((each) => each.local === alloc.local)?.name;
  return { frame: alloc.frame, local: alloc.local, name: name?.startsWith('$') === true ? undefined : name };
}

/** The body whose step made an allocation of a call; an argument is made by the call before its body's first step. */
export function bodyAt(cx: Standpoint, step: number, frame: number): Body | undefined {
  const { trace } = cx;
  if (trace === undefined || step >= trace.length) return undefined;
  const call = trace.events(step).find((event) => event.kind === 'call' && event.frame === frame);
  return cx.compilation.bodies.get(call?.kind === 'call' ? call.body : trace.stepInfo(step).body);
}

/** The innermost call of the reader's own code. */
export const runningFrame = (cx: Standpoint): FrameView | undefined =>
  cx.moment.frames.findLast((frame) => !frame.isLibrary);

/** The reader's innermost calls, innermost last: as far as anybody looks in a deep stack. */
export function nearFrames(cx: Standpoint): readonly FrameView[] {
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
