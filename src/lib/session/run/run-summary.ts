/** A run as the deck and the timeline need it: where it may be stood on, its marks, its output, its end. */
import type { RunStatus } from '../../interpreter/index.ts';
import type { StopTable } from '../stops/grain.ts';

export interface TimelineMark {
  readonly step: number;
  readonly kind: string;
  readonly text: string;
}

export interface OutputPiece {
  readonly step: number;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export type RunEndKind = RunStatus['kind'];

/** A run as far as it is recorded. */
export interface RunSummary {
  /** More is being recorded: another summary of the same run will come. */
  readonly isGrowing: boolean;
  /** The last moment that is shown with the checker on: the refusal's, or the run's end. */
  readonly last: number;
  /** The last moment of the whole recording, past the refusal. */
  readonly lastPast: number;
  readonly refusalStep: number | undefined;
  /** The diagnostic (index) whose access the refused step stands on. */
  readonly refusedBy: number | undefined;
  /** `running` while it grows. */
  readonly end: RunEndKind;
  /** How the run ends with the checker off: what memory itself found, or that nothing broke. */
  readonly endSentence: string;
  readonly stops: StopTable;
  readonly stopsPast: StopTable;
  /** Line of each stop of grain `statement`, past ones included. */
  readonly lines: Int32Array;
  readonly marks: readonly TimelineMark[];
  readonly output: readonly OutputPiece[];
}
