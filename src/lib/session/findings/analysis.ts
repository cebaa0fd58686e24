/** What the screen is given of a program: the verdict, each finding, the loans' lives, and a summary of the run. */
import { type Compilation, loanLines, type Trace } from '../../interpreter/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { type RunSummary, summaryOf } from './run-summary.ts';

/** A loan's life in the gutter: the line it begins on and the lines on which it is in scope. */
export interface LoanLane {
  readonly kind: 'shared' | 'mut';
  readonly place: string;
  readonly line: number;
  readonly lines: readonly number[];
}

export interface Analysis {
  readonly status: 'accepted' | 'refused' | 'invalid' | 'unsupported';
  readonly diagnostics: readonly Finding[];
  readonly loans: readonly LoanLane[];
  /** Undefined where there is nothing to run. */
  readonly run: RunSummary | undefined;
  /** Milliseconds spent in the worker, for the bench. */
  readonly tookMs: number;
}

export function analysisOf(compilation: Compilation, trace: Trace | undefined, tookMs: number): Analysis {
  return {
    status: compilation.status,
    diagnostics: compilation.diagnostics.map((each) => findingOf(compilation, each)),
    loans: loanLines(compilation).map(({ kind, place, line, lines }) => ({ kind, place, line, lines })),
    run: trace === undefined || trace.length === 0 ? undefined : summaryOf(compilation, trace),
    tookMs,
  };
}
