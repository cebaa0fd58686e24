/**
 * Records a run: forward, noting for each step where it was, and keeping a checkpoint every so many steps. Any moment that
 * is recorded is a checkpoint and a short replay. A recording goes on in pieces, as many steps as it is asked for: whoever
 * shows it need not wait for its end, and may drop it at any time.
 */
import { bootMachine, createLowered } from '../machine/machine.ts';
import type { MachineOptions, Program } from '../machine/program.ts';
import { isRunning, runLogged, type StepLog } from '../machine/run.ts';
import { forkMachine, type Lowered, type Machine } from '../machine/state.ts';
import { Notes } from './notes.ts';
import { CHECKPOINT_STEPS, type RunRecord, RecordedTrace } from './recorded-trace.ts';
import type { Trace } from './view.ts';

const DEFAULT_STEPS = 1_000_000;

/** A run that is being recorded. */
export interface Recording {
  /** What is recorded: it grows with each piece. */
  readonly trace: Trace;
  /** Records at most so many further steps. Nothing happens once the run is over. */
  advance(steps: number): void;
}

/** Undefined where `main` has no body. */
export function startRecording(program: Program, options: MachineOptions = {}): Recording | undefined {
  const lowered = createLowered(program, options.stopAt ?? new Set());
  const notes = new Notes(lowered);
  const first = bootMachine(lowered, options, (m) => {
    m.recorder = notes;
    notes.machine = m;
  });
  return first === undefined ? undefined : createRecording(lowered, first, notes, options.maxSteps ?? DEFAULT_STEPS);
}

/** The whole run at once. */
export function record(program: Program, options: MachineOptions = {}): Trace | undefined {
  const recording = startRecording(program, options);
  recording?.advance(Infinity);
  return recording?.trace;
}

function createRecording(lowered: Lowered, m: Machine, notes: Notes, budget: number): Recording {
  const log: StepLog = { ops: new Int32Array(CHECKPOINT_STEPS + 1), depths: new Int32Array(CHECKPOINT_STEPS + 1) };
  const made: RunRecord = { lowered, notes, log, machine: m, budget, checkpoints: [] };
  const trace = new RecordedTrace(made);
  const noteStand = (): void => {
    noteLastStep(m, log);
    trace.grow();
  };
  made.checkpoints.push(forkMachine(m));
  noteStand();
  return {
    trace,
    advance: (steps) => {
      if (trace.isComplete) return;
      const end = Math.min(budget, m.step + steps);
      while (isRunning(m) && m.step < end) {
        const limit = Math.min(end, (Math.floor(m.step / CHECKPOINT_STEPS) + 1) * CHECKPOINT_STEPS);
        if (log.ops.length <= limit) growLog(log, limit);
        runLogged(m, limit, log);
        if (isRunning(m) && m.step % CHECKPOINT_STEPS === 0) made.checkpoints.push(forkMachine(m));
      }
      noteStand();
    },
  };
}

/** The moment after the last step has no step of its own: it stands where the run stands, or stood last. */
function noteLastStep(m: Machine, log: StepLog): void {
  if (m.status.kind === 'refused') return;
  const { step, frame } = m;
  const last = Math.max(0, step - 1);
  log.ops[step] = isRunning(m)
    ? frame.instance.opBase + (frame.panicPc >= 0 ? frame.panicPc : frame.pc)
    : (log.ops[last] ?? 0);
  log.depths[step] = isRunning(m) ? frame.depth : (log.depths[last] ?? 0);
}

function growLog(log: StepLog, limit: number): void {
  const size = Math.max(limit + 1, log.ops.length * 2);
  const ops = new Int32Array(size);
  ops.set(log.ops);
  const depths = new Int32Array(size);
  depths.set(log.depths);
  log.ops = ops;
  log.depths = depths;
}
