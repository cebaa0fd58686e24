/** What the editor shows of an analysis, as plain data: underlines, the running line, the story's numbered spots, loan lanes. */
import type { Finding, LoanLane } from '../../session/index.ts';
import { NO_WRITTEN, type WrittenMarks } from './written-marks.ts';

export interface Underline {
  readonly from: number;
  readonly to: number;
  readonly tone: 'error' | 'unsupported' | 'warning';
  readonly text: string;
}

export interface NumberedSpot {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly role: 'loan' | 'move' | 'conflict' | 'later';
}

/** A vertical line in the gutter for one loan: open at its birth, closed where it ends. */
export interface Lane {
  readonly kind: 'shared' | 'mut';
  readonly place: string;
  readonly from: number;
  readonly to: number;
  /** Column of the lane, from 0. */
  readonly column: number;
}

export interface EditorMarks {
  /** The line about to run, from 1. */
  readonly currentLine: number | undefined;
  readonly isRefused: boolean;
  readonly underlines: readonly Underline[];
  readonly spots: readonly NumberedSpot[];
  /** Some step of this program shows numbered spots: room is kept for them. */
  readonly hasSpots: boolean;
  readonly lanes: readonly Lane[];
  /** Only a few lines are in sight (a phone): the running one stands in their middle. */
  readonly isFolded: boolean;
  /** Macro calls that can be opened in place. */
  readonly written: WrittenMarks;
}

export const NO_MARKS: EditorMarks = {
  currentLine: undefined,
  isRefused: false,
  underlines: [],
  spots: [],
  hasSpots: false,
  lanes: [],
  isFolded: false,
  written: NO_WRITTEN,
};

export function underlinesOf(findings: readonly Finding[]): readonly Underline[] {
  return findings.map((each) => ({
    from: each.spot.start,
    to: Math.max(each.spot.end, each.spot.start + 1),
    tone: each.family === 'unsupported' ? 'unsupported' : each.severity,
    text: each.code === undefined ? each.message : `${each.code}: ${each.message}`,
  }));
}

export function spotsOf(diagnostic: Finding | undefined): readonly NumberedSpot[] {
  return (diagnostic?.story ?? []).map((each, index) => ({
    line: each.spot.line,
    from: each.spot.start,
    to: each.spot.end,
    number: index + 1,
    role: each.role,
  }));
}

/** Loans that reach past their own line, each in the first column that is free for its whole life. */
export function lanesOf(loans: readonly LoanLane[], most = 4): readonly Lane[] {
  const lanes: Lane[] = [];
  for (const loan of loans) {
    const to = Math.max(loan.line, ...loan.lines);
    const from = Math.min(loan.line, ...loan.lines);
    if (to === from) continue;
    let column = 0;
    while (lanes.some((lane) => lane.column === column && lane.from <= to && from <= lane.to)) column++;
    if (column < most) lanes.push({ kind: loan.kind, place: loan.place, from, to, column });
  }
  return lanes;
}
