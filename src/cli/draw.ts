/** `ferrostep draw`: the picture of one moment, as a self-contained SVG file. */
import { writeFileSync } from 'node:fs';
import { record } from '../lib/interpreter/index.ts';
import { drawMoment } from '../lib/viz/draw/index.ts';
import { compileFile } from './compile.ts';
import { printDiagnostics, type Verdict, type World } from './report.ts';

const DEFAULT_MAX_STEPS = 1_000_000;

export function drawFile(world: World, file: string, source: string): Verdict {
  const { call } = world;
  const compilation = compileFile(world, file, source);
  const wantsRefusal = call.at.kind === 'first-refusal';
  const trace = record(compilation, { maxSteps: call.maxSteps ?? DEFAULT_MAX_STEPS, pastRefusals: false });
  if (trace === undefined) {
    printDiagnostics(world, file, compilation, world.complain);
    return 'failed';
  }
  if (wantsRefusal && trace.refusalStep === undefined) {
    world.complain(`ferrostep: the run of ${file} meets no refused access\n`);
    return 'failed';
  }
  const step = call.at.kind === 'step' ? call.at.step : wantsRefusal ? (trace.refusalStep ?? 0) : trace.length;
  if (step > trace.length) {
    world.complain(`ferrostep: the run of ${file} has ${trace.length} steps, so there is no step ${step}\n`);
    return 'failed';
  }
  try {
    writeFileSync(call.out ?? '', drawMoment(compilation, trace, step, { theme: call.theme }));
  } catch (error) {
    world.complain(
      `ferrostep: cannot write ${call.out ?? ''}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 'failed';
  }
  return 'good';
}
