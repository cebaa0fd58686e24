/**
 * rustc's common warnings: what its lints find in a program that compiles. They change no verdict, so they are worked out
 * behind it, when they are asked for; only a lint that the program denies is asked for at once.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import { lintDeadCode } from './dead-code/index.ts';
import { lintMustUse, mustUseOf } from './must-use/index.ts';
import { createReport, type Linted } from './linted.ts';
import { lintImports } from './unused-imports.ts';
import { lintNames } from './names.ts';
import { lintExprs } from './odd-calls.ts';
import { lintPatterns } from './patterns.ts';
import { lintPathStatements } from './path-statements.ts';
import { lintMut } from './unused-mut.ts';
import { lintWritten } from './written.ts';
import { lintVariables } from './unused-variables.ts';

export type { Linted, LintedBody } from './linted.ts';

/** All that the lints find, whatever the levels in the source say. */
export function findWarnings(linted: Linted): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  const report = createReport(out);
  const mustUse = mustUseOf(linted);
  for (const body of linted.bodies) {
    lintVariables(linted, body, report);
    lintMut(linted, body, report);
    lintPathStatements(linted, body, report);
    lintExprs(linted, body, report);
    lintPatterns(linted, body, report);
    lintMustUse(linted, body, mustUse, report);
  }
  lintDeadCode(linted, report);
  lintImports(linted, report);
  lintNames(linted, report);
  lintWritten(linted, report);
  return out;
}
