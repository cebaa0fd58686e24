/** `ferrostep check`: the verdict on one file. */
import { loanLines } from '../lib/interpreter/index.ts';
import { compileFile } from './compile.ts';
import { diagnosticJson, printDiagnostics, type Verdict, type World } from './report.ts';

export function checkFile(world: World, file: string, source: string): Verdict {
  const compilation = compileFile(world, file, source);
  if (world.call.json) {
    const diagnostics = compilation.diagnostics.map((each) => diagnosticJson(each, compilation));
    world.print(
      `${JSON.stringify({ file, status: compilation.status, diagnostics, loans: loanLines(compilation) })}\n`,
    );
  } else {
    printDiagnostics(world, file, compilation, world.print);
    world.print(
      `${file}: ${summary(compilation.status, compilation.diagnostics.filter((each) => each.severity === 'error').length)}\n`,
    );
  }
  if (compilation.status === 'internal') return 'internal';
  return compilation.status === 'accepted' ? 'good' : 'bad';
}

function summary(status: string, errorCount: number): string {
  if (status === 'accepted') return 'accepted';
  return `${status}, ${errorCount} ${errorCount === 1 ? 'error' : 'errors'}`;
}
