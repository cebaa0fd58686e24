/** What is reported of a program before it runs: the verdict, each finding, the loans' lives. */
import { type Compilation, loanLines } from '../../interpreter/index.ts';
import { type Finding, findingOf } from './finding.ts';

/** A loan's life in the gutter: the line it begins on and the lines on which it is in scope. */
export interface LoanLane {
  readonly kind: 'shared' | 'mut';
  readonly place: string;
  readonly line: number;
  readonly lines: readonly number[];
}

export interface Analysis {
  readonly status: Compilation['status'];
  readonly diagnostics: readonly Finding[];
  readonly loans: readonly LoanLane[];
  /** There is something to run: a summary of the run comes as soon as enough of it is recorded. */
  readonly hasRun: boolean;
}

export function analysisOf(compilation: Compilation, hasRun: boolean): Analysis {
  return {
    status: compilation.status,
    diagnostics: compilation.diagnostics.map((each) => findingOf(compilation, each)),
    loans: loanLines(compilation).map(({ kind, place, line, lines }) => ({ kind, place, line, lines })),
    hasRun,
  };
}
