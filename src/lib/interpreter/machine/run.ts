/** The run loop: one op is one step. */
import { internalSentence, MissingPart } from '../../heap/base/index.ts';
import { FaultStop, OutOfMemory, STEP_UNIT } from '../../heap/index.ts';
import type { Span } from '../source/index.ts';
import type { FaultView, RunStatus } from '../trace/view.ts';
import { ConstantPanic, Halt, StaticCycle, Unsupported } from './halt.ts';
import { ownFrame, type Machine } from './state.ts';
import { panicSpan } from './panic-place.ts';

/** What a recorded run notes of each step. */
export interface StepLog {
  ops: Int32Array;
  depths: Int32Array;
}

/** Runs until `m.step` is `limit` or the run ends. */
export function runTo(m: Machine, limit: number): void {
  if (m.status.kind !== 'running') return;
  m.frame = ownFrame(m, m.frame);
  try {
    while (m.step < limit) {
      const f = m.frame;
      const pc = f.pc;
      const instance = f.instance;
      m.now = m.step * STEP_UNIT;
      m.step++;
      f.pc = instance.next[pc] ?? 0;
      instance.code[pc]?.(m, f);
    }
  } catch (stop) {
    endRun(m, stop);
  }
}

/** As `runTo`, noting each step; the log must have room. */
export function runLogged(m: Machine, limit: number, log: StepLog): void {
  if (m.status.kind !== 'running') return;
  m.frame = ownFrame(m, m.frame);
  const { ops, depths } = log;
  try {
    while (m.step < limit) {
      const f = m.frame;
      const pc = f.pc;
      const instance = f.instance;
      const step = m.step;
      // While it waits to unwind, a frame stands where it panicked.
      ops[step] = instance.opBase + (f.panicPc >= 0 ? f.panicPc : pc);
      depths[step] = f.depth;
      m.now = step * STEP_UNIT;
      m.step = step + 1;
      f.pc = instance.next[pc] ?? 0;
      instance.code[pc]?.(m, f);
    }
  } catch (stop) {
    endRun(m, stop);
  }
}

/** Without a record: cells are not stamped. */
export function runPlain(m: Machine, limit: number): void {
  if (m.status.kind !== 'running') return;
  m.frame = ownFrame(m, m.frame);
  m.now = 0;
  let step = m.step;
  try {
    while (step < limit) {
      const f = m.frame;
      const pc = f.pc;
      const instance = f.instance;
      step++;
      f.pc = instance.next[pc] ?? 0;
      instance.code[pc]?.(m, f);
    }
    m.step = step;
  } catch (stop) {
    m.step = step;
    endRun(m, stop);
  }
}

/** As `runPlain`, counting as rustc does what takes time in a constant: calls and jumps backwards. */
export function runCounted(m: Machine, limit: number, most: number, deepest: number): number {
  if (m.status.kind !== 'running') return 0;
  m.frame = ownFrame(m, m.frame);
  m.now = 0;
  let count = 0;
  try {
    while (m.step < limit && count < most && m.frame.depth <= deepest) {
      const f = m.frame;
      const pc = f.pc;
      const instance = f.instance;
      m.step++;
      f.pc = instance.next[pc] ?? 0;
      instance.code[pc]?.(m, f);
      if (m.frame !== f ? m.frame.depth > f.depth : f.pc <= pc) count++;
    }
  } catch (stop) {
    endRun(m, stop);
  }
  return count;
}

/** Does something outside the loop that may end the run: lowering a function evaluates its constants. */
export function attempt(m: Machine, act: () => void): void {
  try {
    act();
  } catch (stop) {
    endRun(m, stop);
  }
}

/** Turns what ended the run into its status; what is not the program's goes on up. */
function endRun(m: Machine, stop: unknown): void {
  if (stop instanceof MissingPart) throw stop;
  if (stop instanceof Halt) {
    m.status = placedStatus(m, stop.status);
    if (stop.isBefore) m.step--;
    return;
  }
  if (stop instanceof Unsupported) {
    m.status = { kind: 'unsupported', construct: stop.construct, span: absolute(m, stop.span ?? here(m)) };
    return;
  }
  // Constants are evaluated on machines of their own: what fails in one that another needs is that one's failure.
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- it goes on up, as data
  if (m.memory.areStaticsFixed && (stop instanceof ConstantPanic || stop instanceof StaticCycle)) throw stop;
  if (stop instanceof ConstantPanic) {
    m.status = {
      kind: 'unsupported',
      construct: `a constant whose evaluation panics (\`${stop.name}\`: ${stop.message})`,
      span: absolute(m, stop.span),
    };
    return;
  }
  if (stop instanceof FaultStop) {
    const fault: FaultView = {
      kind: stop.fault.kind,
      message: stop.fault.message,
      span: here(m),
      alloc: stop.fault.alloc,
      bornStep: undefined,
      diedStep: undefined,
    };
    m.status = { kind: 'faulted', fault };
    return;
  }
  if (stop instanceof OutOfMemory) {
    m.status = { kind: 'out-of-memory', budget: stop.budget };
    // What the step had begun to do is not seen: the run stands before it.
    if (m.step > 0) m.step--;
    return;
  }
  if (stop instanceof RangeError && stop.message.includes('call stack')) {
    m.status = { kind: 'unsupported', construct: 'a constant or type that nests this deep', span: here(m) };
    return;
  }
  m.status = { kind: 'internal', message: internalSentence('the run', stop) };
}

const absolute = (m: Machine, span: Span): Span => m.lowered.program.sourceMap.called(span);

const here = (m: Machine): Span => absolute(m, panicSpan(m.lowered.program.items, m.frame));

/** How a run ended is read outside the phases: its place is counted in the whole program. */
const placedStatus = (m: Machine, status: RunStatus): RunStatus =>
  status.kind === 'panicked' || status.kind === 'unsupported' ? { ...status, span: absolute(m, status.span) } : status;

export const isRunning = (m: Machine): boolean => m.status.kind === 'running';
export type { RunStatus };
