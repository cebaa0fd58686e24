/** What is reported of a program before it runs: the verdict, each finding, the loans' lives. */
import { type BodyFacts, type Compilation, lineOf, loanLinesIn } from '../../interpreter/index.ts';
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
    loans: lanesOf(compilation),
    hasRun,
  };
}

/** Lanes of one body, and the line on which its piece of the text began when they were found. */
interface BodyLanes {
  readonly firstLine: number;
  readonly lanes: readonly LoanLane[];
}

/** What an edit did not touch is the same object in the next compilation. */
const known = new WeakMap<BodyFacts, BodyLanes>();

function lanesOf(compilation: Compilation): readonly LoanLane[] {
  const { lines, sourceMap } = compilation;
  return [...compilation.factsOfCode].flatMap(([def, facts]) => {
    const file = compilation.code.get(def)?.span.file;
    const firstLine = lineOf(lines, (file === undefined ? undefined : sourceMap.startOf(file)) ?? 0);
    let found = known.get(facts);
    if (found === undefined) {
      const lanes = loanLinesIn(compilation, def).map(({ kind, place, line, lines: on }) => ({
        kind,
        place,
        line,
        lines: on,
      }));
      found = { firstLine, lanes };
      known.set(facts, found);
    }
    return movedBy(found.lanes, firstLine - found.firstLine);
  });
}

const movedBy = (lanes: readonly LoanLane[], lines: number): readonly LoanLane[] =>
  lines === 0
    ? lanes
    : lanes.map((lane) => ({ ...lane, line: lane.line + lines, lines: lane.lines.map((line) => line + lines) }));
