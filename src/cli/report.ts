/** What the commands share: the world that they report to, and diagnostics as the command line prints them. */
import {
  type Compilation,
  type CompiledLibrary,
  type Diagnostic,
  lineColumnOf,
  renderDiagnostic,
} from '../lib/interpreter/index.ts';
import type { Call } from './arguments.ts';

/** `good`: accepted or finished with 0; `bad`: not; `failed`: the call itself went wrong. */
export type Verdict = 'good' | 'bad' | 'failed';

export interface World {
  readonly library: CompiledLibrary;
  readonly call: Call;
  readonly colour: boolean;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** The reader's standard input, for the program. Read at most once, and only when a program is run. */
  readonly readInput: () => string;
}

/** A diagnostic of `check --json` (DESIGN section 5): lines and columns from 1, columns in characters. */
export function diagnosticJson(diagnostic: Diagnostic, compilation: Compilation): Record<string, unknown> {
  return {
    code: diagnostic.code ?? null,
    severity: diagnostic.severity,
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

function rangeJson(span: Diagnostic['span'], compilation: Compilation): Record<string, number> {
  const start = lineColumnOf(compilation.lines, span.start);
  const end = lineColumnOf(compilation.lines, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** All diagnostics as text, and a closing line that counts them. */
export function printDiagnostics(
  world: World,
  file: string,
  compilation: Compilation,
  print: (text: string) => void,
): void {
  for (const diagnostic of compilation.diagnostics) {
    print(`${renderDiagnostic(diagnostic, { fileName: file, lines: compilation.lines, colour: world.colour })}\n\n`);
  }
}

/** An edition older than ours changes what a program means, so nothing is said of the program itself. */
export function refuseEdition(world: World, file: string, edition: string): Verdict {
  const message = `Ferrostep does not support edition ${edition} yet`;
  const finding = {
    code: null,
    severity: 'error',
    message,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    labels: [],
    notes: [],
    help: ['use `--edition 2021` or `--edition 2024`'],
  };
  if (world.call.json)
    world.print(
      `${JSON.stringify(world.call.verb === 'run' ? { file, status: 'unsupported', exit: null, stdout: '', stderr: '', steps: 0, fault: null } : { file, status: 'unsupported', diagnostics: [finding], loans: [] })}\n`,
    );
  else world.complain(`${file}: unsupported: ${message}\n`);
  return 'bad';
}
