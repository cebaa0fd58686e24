/** A run as the deck and the timeline need it: where it may be stood on, its marks, its output, its end. */
import type { Compilation, FaultView, RunStatus, Trace } from '../../interpreter/index.ts';
import type { StopTable } from '../stops/grain.ts';
import { stopsOf } from '../stops/stops.ts';

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

export type RunEndKind = Exclude<RunStatus['kind'], 'running'>;

export interface RunSummary {
  /** The last moment that is shown with the checker on: the refusal's, or the run's end. */
  readonly last: number;
  /** The last moment of the whole recording, past the refusal. */
  readonly lastPast: number;
  readonly refusalStep: number | undefined;
  /** The diagnostic (index) whose access the refused step stands on. */
  readonly refusedBy: number | undefined;
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

export function summaryOf(compilation: Compilation, trace: Trace): RunSummary {
  const last = trace.refusalStep ?? trace.length;
  const past = stopsOf(compilation, trace, trace.length);
  return {
    last,
    lastPast: trace.length,
    refusalStep: trace.refusalStep,
    refusedBy: trace.refusalStep === undefined ? undefined : refusedBy(compilation, trace, trace.refusalStep),
    end: trace.end.kind === 'running' ? 'out-of-steps' : trace.end.kind,
    endSentence: endSentence(trace),
    stops: trace.refusalStep === undefined ? past.steps : stopsOf(compilation, trace, last).steps,
    stopsPast: past.steps,
    lines: past.lines,
    marks: marksOf(trace),
    output: outputOf(trace),
  };
}

function refusedBy(compilation: Compilation, trace: Trace, step: number): number | undefined {
  const { body, at } = trace.stepInfo(step);
  const index = compilation.diagnostics.findIndex(
    (each) => each.at?.body === body && each.at.block === at.block && each.at.statement === at.statement,
  );
  return index < 0 ? undefined : index;
}

/** Marks that a reader would look for; the machine's plain writes and copies are not among them. */
const SHOWN: ReadonlySet<string> = new Set([
  'call',
  'return',
  'alloc',
  'realloc',
  'free',
  'move',
  'borrow',
  'drop',
  'output',
  'panic',
  'fault',
]);
/** More than a timeline can show; the rest is there step by step. */
const MAX_MARKS = 2000;

const marksOf = (trace: Trace): readonly TimelineMark[] =>
  trace
    .marks()
    .filter((mark) => SHOWN.has(mark.kind))
    .slice(0, MAX_MARKS)
    .map((mark) => ({ step: mark.step, kind: mark.kind, text: mark.detail }));

/**
 * What was printed, and by which step of the reader's code. The marks tell the texts in order, the run tells each stream as
 * a whole: a text belongs to the stream that goes on with it. What no mark tells (a panic's own message) comes last.
 */
function outputOf(trace: Trace): readonly OutputPiece[] {
  const pieces: OutputPiece[] = [];
  const rest = { stdout: trace.stdout, stderr: trace.stderr };
  let panicStep: number | undefined;
  for (const mark of trace.marks()) {
    if (mark.kind === 'panic') panicStep ??= mark.step;
    if (mark.kind !== 'output' || pieces.length >= MAX_MARKS) continue;
    const stream = rest.stdout.startsWith(mark.detail) ? 'stdout' : 'stderr';
    if (!rest[stream].startsWith(mark.detail)) continue;
    rest[stream] = rest[stream].slice(mark.detail.length);
    pieces.push({ step: mark.step, stream, text: mark.detail });
  }
  if (rest.stderr !== '')
    pieces.push({ step: panicStep ?? Math.max(0, trace.length - 1), stream: 'stderr', text: rest.stderr });
  return pieces;
}

function endSentence(trace: Trace): string {
  switch (trace.end.kind) {
    case 'finished':
      return trace.end.exit === 0 ? 'the program ends' : `the program ends with exit code ${trace.end.exit}`;
    case 'panicked':
      return `the program panics: ${trace.end.message}`;
    case 'faulted':
      return faultSentence(trace.end.fault);
    case 'out-of-steps':
      return `stopped after ${trace.end.budget} steps`;
    case 'out-of-memory':
      return `stopped: the program holds more than ${Math.round(trace.end.budget / 1048576)} MB`;
    case 'internal':
      return trace.end.message;
    case 'unsupported':
      return `the run reached ${trace.end.construct}, which is not supported yet`;
    case 'refused':
    case 'running':
      return 'the run stands here';
  }
}

const faultSentence = (fault: FaultView): string => `undefined behaviour: ${fault.message}`;
