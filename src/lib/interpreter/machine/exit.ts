/** The end of a process: what the library wants to run then runs first, on top of the frame that is the last. */
import { invariant } from '../../heap/base/index.ts';
import type { RunStatus } from '../trace/view.ts';
import { enterFrame, start } from './frames.ts';
import { halt } from './halt.ts';
import { findInstance } from './lower/instance.ts';
import type { Frame, Machine, ReturnOp } from './state.ts';

/** Nothing runs at the end where it did already, or nothing was asked for. `prepare` is for the frame that it returns to. */
export function endProcess(m: Machine, f: Frame, status: RunStatus, prepare: () => void): void {
  if (m.atExit === undefined) halt(status);
  const instance = findInstance(m.lowered, m.atExit, []);
  invariant(instance !== undefined, 'the library runs its own function at the end');
  m.atExit = undefined;
  m.ending = status;
  const frame = enterFrame(m, f, instance);
  prepare();
  start(m, frame);
}

/** Where it returns to. */
export const finishExit: ReturnOp = (m) => {
  invariant(m.ending !== undefined, 'how the process ends is settled');
  halt(m.ending);
};
