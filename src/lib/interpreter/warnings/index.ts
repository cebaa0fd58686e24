/**
 * rustc's common warnings: what its lints find in a program. They change no verdict, so they are worked out
 * behind it, when they are asked for; only a lint that the program denies is asked for at once.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import { lintDeadCode } from './dead-code/index.ts';
import { lintMustUse, mustUseOf } from './must-use/index.ts';
import { createReport, type Linted, type Reach } from './linted.ts';
import { lintImports } from './unused-imports.ts';
import { lintNames } from './names.ts';
import { lintExprs } from './odd-calls.ts';
import { lintPatterns } from './patterns.ts';
import { lintPathStatements } from './path-statements.ts';
import { lintMacros } from './unused-macros.ts';
import { lintMut } from './unused-mut.ts';
import { lintWritten } from './written.ts';
import { lintRecursion } from './unconditional-recursion.ts';
import { lintUnreachable } from './unreachable-code.ts';
import { lintVariables } from './unused-variables.ts';

export type { Linted, LintedBody, Reach } from './linted.ts';

/**
 * All that the lints find, whatever the levels in the source say. In a `refused` program rustc comes to the lints on syntax and
 * names, and body by body to those of its phases before lowering; what looks at the checked program as a whole it leaves out.
 */
export function findWarnings(linted: Linted, reach: Reach): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  const report = createReport(out);
  for (const body of linted.bodies) {
    lintVariables(linted, body, report);
    lintMut(linted, body, report);
    lintPatterns(linted, body, report);
    lintUnreachable(linted, body, report);
    lintRecursion(linted, body, report);
  }
  lintImports(linted, report);
  lintNames(linted, reach, report);
  lintWritten(linted, report);
  lintMacros(linted, report);
  if (reach === 'refused') return out;
  const mustUse = mustUseOf(linted);
  for (const body of linted.bodies) {
    lintPathStatements(linted, body, report);
    lintExprs(linted, body, report);
    lintMustUse(linted, body, mustUse, report);
  }
  lintDeadCode(linted, report);
  return out;
}
