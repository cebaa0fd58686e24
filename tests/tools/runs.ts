/** Small things that tests of the machine say often. */
import { expect } from 'vitest';
import { run } from '#lib/interpreter/machine/index.ts';
import { record } from '#lib/interpreter/trace/index.ts';
import type { Moment, RunResult, Trace } from '#lib/interpreter/trace/view.ts';
import { miniProgram } from './mini-library.ts';

export interface MiniRunOptions {
  readonly pastRefusals?: boolean;
  readonly maxSteps?: number;
}

export function runMini(source: string, options: MiniRunOptions = {}): RunResult {
  const { program, stopAt } = miniProgram(source);
  const result = run(program, { ...options, stopAt });
  expect(result).toBeDefined();
  if (result === undefined) throw new Error('there is something to run');
  return result;
}

export function recordMini(source: string, options: MiniRunOptions = {}): Trace {
  const { program, stopAt } = miniProgram(source);
  const trace = record(program, { ...options, stopAt });
  if (trace === undefined) throw new Error('there is something to run');
  return trace;
}

/** Everything that a moment shows, as text: two equal texts are two equal pictures. */
export function describeMoment(moment: Moment): string {
  const lines: string[] = [
    `step ${moment.step} ${JSON.stringify(moment.status)} ${JSON.stringify(moment.stdout)} ${JSON.stringify(moment.stderr)}`,
  ];
  for (const frame of moment.frames) {
    lines.push(`${frame.id} ${frame.name} bb${frame.at.block}[${frame.at.statement}]`);
    for (const local of frame.locals) {
      const value = local.alloc === undefined ? '-' : JSON.stringify(moment.decode(local.alloc, 0, local.ty), plain);
      lines.push(`  _${local.local} ${local.name ?? ''} alloc${local.alloc ?? ''} ${value}`);
    }
  }
  for (const alloc of moment.allocs)
    if (alloc.kind !== 'static')
      lines.push(`${JSON.stringify(alloc, plain)} ${JSON.stringify(moment.cells(alloc.id))}`);
  return lines.join('\n');
}

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);
