/** `ferrostep run`: one file's program, run to its end or to the budget. */
import { lineOf, run, stackNote } from '../lib/interpreter/index.ts';
import { compileFile } from './compile.ts';
import { printDiagnostics, verdictOf, type Verdict, type World } from './report.ts';

/** Some ten seconds of running: what people count through in examples (every `char`, ten million rounds of a loop) comes to its end. */
const DEFAULT_MAX_STEPS = 400_000_000;

export function runFile(world: World, file: string, source: string): Verdict {
  const { call } = world;
  const compilation = compileFile(world, file, source);
  const mayRun = compilation.status === 'accepted' || (call.pastRefusals && compilation.status === 'refused');
  const result = mayRun
    ? run(compilation, {
        maxSteps: call.maxSteps ?? DEFAULT_MAX_STEPS,
        pastRefusals: call.pastRefusals,
        stdin: world.readInput(),
      })
    : undefined;
  if (result === undefined) {
    if (call.json)
      world.print(
        `${JSON.stringify({ file, status: compilation.status === 'accepted' ? 'unsupported' : compilation.status, exit: null, stdout: '', stderr: '', output: [], steps: 0, fault: null })}\n`,
      );
    else printDiagnostics(world, file, compilation, world.complain);
    return compilation.status === 'internal' ? 'internal' : 'bad';
  }
  const { end } = result;
  const status = end.kind === 'faulted' ? 'fault' : end.kind === 'running' ? 'out-of-steps' : end.kind;
  const exit = end.kind === 'finished' ? end.exit : end.kind === 'panicked' ? end.exit : null;
  const fault =
    end.kind === 'faulted'
      ? { kind: end.fault.kind, message: end.fault.message, line: lineOf(compilation.lines, end.fault.span.start) }
      : end.kind === 'internal'
        ? { kind: end.kind, message: end.message, line: null }
        : null;
  const note = result.stackDoubt === undefined ? undefined : stackNote(result.stackDoubt);
  const notes = note === undefined ? {} : { notes: [note] };
  if (call.json) {
    world.print(
      `${JSON.stringify({ file, status, exit, stdout: result.stdout, stderr: result.stderr, output: result.output, steps: result.steps, fault, ...notes })}\n`,
    );
  } else {
    for (const [stream, text] of result.output) (stream === 1 ? world.print : world.complain)(text);
    if (end.kind === 'faulted')
      world.complain(`ferrostep: undefined behaviour at line ${fault?.line ?? 0}: ${end.fault.message}\n`);
    else if (end.kind === 'out-of-steps') world.complain(`ferrostep: stopped after ${end.budget} steps\n`);
    else if (end.kind === 'out-of-memory')
      world.complain(`ferrostep: stopped: the program holds more than ${Math.round(end.budget / 1048576)} MB\n`);
    else if (end.kind === 'internal') world.complain(`${file}: internal: ${end.message}\n`);
    else if (end.kind === 'unsupported')
      world.complain(`ferrostep: the run reached ${end.construct}, which is not supported yet\n`);
    else if (end.kind === 'refused') world.complain('ferrostep: the run stands before a refused access\n');
  }
  if (!call.json && note !== undefined) world.complain(`ferrostep: ${note}\n`);
  return verdictOf(end);
}
