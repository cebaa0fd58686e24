/** `ferrostep check`: the verdict on one file. */
import { type Compilation, loanLines } from '../lib/interpreter/index.ts';
import { compileFile } from './compile.ts';
import { diagnosticJson, printDiagnostics, type Verdict, type World } from './report.ts';

export function checkFile(world: World, file: string, source: string): Verdict {
  const compilation = compileFile(world, file, source);
  if (world.call.json) {
    const diagnostics = [...compilation.diagnostics, ...compilation.warnings()].map((each) =>
      diagnosticJson(each, compilation),
    );
    world.print(
      `${JSON.stringify({ file, status: compilation.status, diagnostics, loans: loanLines(compilation) })}\n`,
    );
  } else {
    const warnings = compilation.warnings();
    printDiagnostics(world, file, compilation, world.print, [...compilation.diagnostics, ...warnings]);
    const errorCount = compilation.diagnostics.filter((each) => each.severity === 'error').length;
    world.print(`${file}: ${summary(compilation, errorCount, warnings.length)}\n`);
  }
  if (compilation.status === 'internal') return 'internal';
  return compilation.status === 'accepted' ? 'good' : 'bad';
}

function summary({ status, isRestChecked }: Compilation, errorCount: number, warningCount: number): string {
  const count = (number: number, what: string): string => `, ${number} ${what}${number === 1 ? '' : 's'}`;
  const errors = status === 'accepted' ? '' : count(errorCount, 'error');
  const rest = status === 'unsupported' && isRestChecked ? '; what does not depend on that was checked' : '';
  return `${status}${errors}${warningCount === 0 ? '' : count(warningCount, 'warning')}${rest}`;
}
