/** A run without a record: what it printed and how it ended. */
import type { RunResult } from '../trace/view.ts';
import { stackDoubt } from './frames.ts';
import { bootMachine, createLowered } from './machine.ts';
import type { MachineOptions, Program } from './program.ts';
import { outputInOrder } from './output.ts';
import { runPlain } from './run.ts';

const DEFAULT_STEPS = 50_000_000;

/** Undefined where `main` has no body. */
export function run(program: Program, options: MachineOptions = {}): RunResult | undefined {
  const m = bootMachine(createLowered(program, options.stopAt ?? new Set()), options);
  if (m === undefined) return undefined;
  const budget = options.maxSteps ?? DEFAULT_STEPS;
  // Nobody looks at what was freed.
  m.memory.keepsFreed = false;
  runPlain(m, budget);
  return {
    end: m.status.kind === 'running' ? { kind: 'out-of-steps', budget } : m.status,
    stdout: m.stdout,
    stderr: m.stderr,
    output: outputInOrder(m),
    steps: m.step,
    stackDoubt: stackDoubt(m),
  };
}
