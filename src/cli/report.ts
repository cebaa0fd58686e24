/** What the commands share: the world that they report to, and diagnostics as the command line prints them. */
import {
  type Compilation,
  type CompiledLibrary,
  type Diagnostic,
  filePlaceOf,
  renderDiagnostic,
  type RunStatus,
} from '../lib/interpreter/index.ts';
import type { Call, Verb } from './arguments.ts';

/** `good`: accepted or finished with 0; `bad`: not; `failed`: the call itself went wrong; `internal`: we did. */
export type Verdict = 'good' | 'bad' | 'failed' | 'internal';

export interface World {
  readonly library: CompiledLibrary;
  readonly call: Call;
  readonly colour: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** The reader's standard input, for the program. Read at most once, and only when a program is run. */
  readonly readInput: () => string;
}

/** How a run ended, for the exit code. */
export function verdictOf(end: RunStatus): Verdict {
  if (end.kind === 'internal') return 'internal';
  return end.kind === 'finished' && end.exit === 0 ? 'good' : 'bad';
}

/** A diagnostic of `check --json` (DESIGN section 5): lines and columns from 1, columns in characters. */
export function diagnosticJson(diagnostic: Diagnostic, compilation: Compilation): Record<string, unknown> {
  return {
    code: diagnostic.code ?? null,
    severity: diagnostic.severity,
    ...(diagnostic.lint === undefined ? {} : { lint: diagnostic.lint }),
    message: diagnostic.message,
    ...rangeJson(diagnostic.span, compilation),
    labels: [
      ...(diagnostic.label === undefined
        ? []
        : [{ ...rangeJson(diagnostic.span, compilation), text: diagnostic.label }]),
      ...diagnostic.labels.map((label) => ({ ...rangeJson(label.span, compilation), text: label.text })),
    ],
    notes: diagnostic.notes,
    help: diagnostic.help,
  };
}

/** `file`: of a program of several files, where it is not the first. */
function rangeJson(span: Diagnostic['span'], { lines }: Compilation): Record<string, number | string> {
  const { file, line, column } = filePlaceOf(lines, span.start);
  const end = filePlaceOf(lines, span.end);
  return { ...(file === undefined ? {} : { file }), line, column, endLine: end.line, endColumn: end.column };
}

/** All diagnostics as text, and a closing line that counts them. */
export function printDiagnostics(
  world: World,
  file: string,
  compilation: Compilation,
  print: (text: string) => void,
  diagnostics: readonly Diagnostic[] = compilation.diagnostics,
): void {
  for (const diagnostic of diagnostics) {
    print(`${renderDiagnostic(diagnostic, { fileName: file, lines: compilation.lines, colour: world.colour })}\n\n`);
  }
}

/** An edition older than ours changes what a program means, so nothing is said of the program itself. */
export function refuseEdition(world: World, file: string, edition: string): Verdict {
  const message = `Ferrostep does not support edition ${edition} yet`;
  if (world.call.json) printWithoutAnswer(world, file, 'unsupported', message, ['use `--edition 2018` or a later one']);
  else world.complain(`${file}: unsupported: ${message}\n`);
  return 'bad';
}

/** A fault of ours: one sentence for people, never a stack trace. */
export function reportInternal(world: World, file: string, error: unknown): Verdict {
  const sentence = sentenceOf(error);
  if (world.call.json) printWithoutAnswer(world, file, 'internal', sentence, []);
  else world.complain(`${file}: internal: ${sentence}\n`);
  return 'internal';
}

/** What went wrong within us. */
export function sentenceOf(error: unknown): string {
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `a fault of Ferrostep's own: ${message}`;
}

/** The line of `--json` for a file of which nothing more can be said than one sentence. */
function printWithoutAnswer(
  world: World,
  file: string,
  status: 'unsupported' | 'internal',
  message: string,
  help: readonly string[],
): void {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const finding = { code: null, severity: 'error', message, ...place, labels: [], notes: [], help };
  const fault = status === 'internal' ? { kind: status, message, line: null } : null;
  const answers: Readonly<Record<Verb, object>> = {
    check: { diagnostics: [finding], loans: [] },
    run: { exit: null, stdout: '', stderr: '', steps: 0, fault },
    trace: { steps: [], diagnostics: [finding] },
    draw: {},
  };
  world.print(`${JSON.stringify({ file, status, ...answers[world.call.verb] })}\n`);
}
