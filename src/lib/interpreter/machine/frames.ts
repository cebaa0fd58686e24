/** Frames come and go: entering a function, storage of locals, leaving. */
import { invariant } from '../../heap/base/index.ts';
import { addAllocation, allocId, killStack, loadScalar, raise, takeId, type CellValue } from '../../heap/index.ts';
import { halt } from './halt.ts';
import { slotOf } from './lower/place.ts';
import { lowerInstance } from './lower/instance.ts';
import { threadText, writeOutput } from './output.ts';
import { Frame, ownFrame, type Instance, type Machine } from './state.ts';

/** Where the stack begins. */
export const STACK_TOP = 0x7fffffffe000;
/** Frames of the compiled program may be so many times larger or smaller than ours. */
const STACK_DOUBT = 4;

/**
 * The sizes of the compiled program's frames are not known: a run whose stack came near the limit, on either side of it,
 * says so. Undefined where it stayed far below.
 */
export const stackDoubt = ({ deepest, thread: { stackSize } }: Machine): number | undefined =>
  deepest > stackSize / STACK_DOUBT && deepest < stackSize * STACK_DOUBT ? deepest : undefined;

/** A new frame above `f`, not yet running, with the locals that are there from the start. */
export function enterFrame(m: Machine, f: Frame, instance: Instance): Frame {
  if (!instance.isLowered) lowerInstance(instance);
  const depth = f.stackDepth + instance.realSize;
  if (depth > m.deepest) {
    m.deepest = depth;
    if (depth > m.thread.stackSize) overflowStack(m);
  }
  const end = f.base - instance.frameSize;
  const base = end - (end % instance.frameAlign);
  const callee = new Frame(
    m.memory.token,
    f,
    instance,
    m.nextFrame++,
    f.depth + 1,
    base,
    instance.vals.slice(),
    instance.info.slice(),
    instance.slots.slice(),
  );
  const entry = instance.entryLocals;
  for (let i = 0; i < entry.length; i++) beginStorage(m, callee, entry[i] ?? 0);
  return callee;
}

/** The callee runs next. */
export function start(m: Machine, callee: Frame): void {
  m.frame = callee;
  if (m.recorder !== undefined) m.recorder.call(callee);
}

/** A local's storage begins: uninitialised, under a new allocation number. */
export function beginStorage(m: Machine, f: Frame, local: number): void {
  const info = f.instance.locals[local];
  invariant(info !== undefined, 'a local belongs to its body');
  if (f.slots[local] !== 0) endStorage(m, f, local);
  const id = takeId(m.memory);
  f.slots[local] = id;
  if (info.isRegister) {
    for (let i = info.index; i < info.index + info.count; i++) {
      f.info[i] = 0;
      f.vals[i] = undefined;
    }
  } else {
    addAllocation(
      m.memory,
      'stack',
      id,
      f.base + info.stackOffset,
      info.layout.size,
      info.layout.align,
      info.layout.shift,
    );
  }
  if (m.recorder !== undefined) m.recorder.born(id, info.slotId, f);
}

/** Its storage ends: pointers to it dangle. */
export function endStorage(m: Machine, f: Frame, local: number): void {
  const id = f.slots[local] ?? 0;
  if (id === 0) return;
  const info = f.instance.locals[local];
  invariant(info !== undefined, 'a local belongs to its body');
  if (info.isRegister) {
    for (let i = info.index; i < info.index + info.count; i++) f.info[i] = 0;
  } else killStack(m.memory, allocId(id));
  f.slots[local] = 0;
  if (m.recorder !== undefined) m.recorder.died(allocId(id));
}

/** All of a frame's storage ends. */
export function killFrame(m: Machine, f: Frame): void {
  const memory = f.instance.memoryLocals;
  for (let i = 0; i < memory.length; i++) {
    const id = f.slots[memory[i] ?? 0] ?? 0;
    if (id !== 0) killStack(m.memory, allocId(id));
  }
  if (m.recorder !== undefined) {
    for (const id of f.slots) if (id !== 0) m.recorder.died(allocId(id));
  }
}

/** `return`: hands the result to the caller, which goes on. */
export function leaveFrame(m: Machine, f: Frame): void {
  invariant(f.parent !== undefined, 'every frame that returns has a caller');
  const caller = ownFrame(m, f.parent);
  if (m.recorder !== undefined) m.recorder.returned(f);
  const deliver = caller.instance.returns[caller.pc];
  m.frame = caller;
  if (deliver === undefined) raise('unreachable', 'returns from a function that never returns');
  deliver(m, caller, f);
  killFrame(m, f);
}

/** The scalar in a frame's return place. */
export function returnedScalar(m: Machine, callee: Frame): CellValue {
  const info = callee.instance.locals[0];
  invariant(info !== undefined, 'a body has a return place');
  if (!info.isRegister) return loadScalar(slotOf(m, callee, 0), 0, info.layout.scalar);
  if (callee.info[info.index] === 0) return raise('uninitialised-read', 'returns a value that was never written');
  return callee.vals[info.index];
}

function overflowStack(m: Machine): never {
  const text = `\n${threadText(m)} has overflowed its stack\nfatal runtime error: stack overflow, aborting\n`;
  writeOutput(m, 'stderr', text);
  const site = m.frame.instance.sites[m.frame.pc];
  invariant(site !== undefined, 'a call has a place');
  return halt({ kind: 'panicked', message: 'the stack overflowed', span: site.span, exit: 134 });
}
