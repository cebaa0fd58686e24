/** Gathers the summary of a run while it is recorded: each step is looked at once, whatever is asked when. */
import type { Compilation, FaultView, Trace } from '../../interpreter/index.ts';
import type { PlaceIndex } from '../moments/places.ts';
import { stopsUntil } from '../stops/grain.ts';
import { StopFinder } from '../stops/stops.ts';
import type { OutputPiece, RunSummary, TimelineMark } from './run-summary.ts';

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
  'caught',
  'fault',
]);
/** More than a timeline can show; the rest is there step by step. */
const MAX_MARKS = 2000;

export class RunDigest {
  readonly stops: StopFinder;
  private readonly compilation: Compilation;
  private readonly trace: Trace;
  private readonly marks: TimelineMark[] = [];
  private readonly output: OutputPiece[] = [];
  /** What of each stream is in `output`. */
  private readonly printed = { stdout: 0, stderr: 0 };
  private panicStep: number | undefined;
  private markAt = 0;

  constructor(compilation: Compilation, trace: Trace, places: PlaceIndex) {
    this.compilation = compilation;
    this.trace = trace;
    this.stops = new StopFinder(compilation, trace, places);
  }

  /** Looks at what was recorded since the last time. */
  extend(): void {
    this.stops.extend();
    const marks = this.trace.marks();
    for (let mark = marks[this.markAt]; mark !== undefined; mark = marks[++this.markAt]) {
      const { step, kind, detail } = mark;
      if (SHOWN.has(kind) && this.marks.length < MAX_MARKS) this.marks.push({ step, kind, text: detail });
      if (kind === 'panic') this.panicStep ??= step;
      if (kind === 'output') this.notePrinted(step, detail);
    }
  }

  /** `stops`: those that are shown, where calls are open. */
  summary(stops: StopFinder = this.stops): RunSummary {
    const { compilation, trace } = this;
    const { refusalStep } = trace;
    const past = stops.table();
    const last = refusalStep ?? stops.last;
    return {
      isGrowing: !trace.isComplete,
      last,
      lastPast: stops.last,
      refusalStep,
      refusedBy: refusalStep === undefined ? undefined : refusedBy(compilation, trace, refusalStep),
      end: trace.end.kind,
      endSentence: endSentence(trace),
      stops: refusalStep === undefined ? past : stopsUntil(past, last),
      stopsPast: past,
      lines: stops.linesOfStatements(),
      marks: [...this.marks],
      output: [...this.output, ...this.unmarkedOutput()],
    };
  }

  /** The marks hold the texts in order, the run holds each stream as a whole: a text belongs to the one that goes on with it. */
  private notePrinted(step: number, text: string): void {
    if (this.output.length >= MAX_MARKS) return;
    const stream = this.trace.stdout.startsWith(text, this.printed.stdout) ? 'stdout' : 'stderr';
    if (!this.trace[stream].startsWith(text, this.printed[stream])) return;
    this.printed[stream] += text.length;
    this.output.push({ step, stream, text });
  }

  /** What no mark holds (a panic's own message) comes last. */
  private unmarkedOutput(): readonly OutputPiece[] {
    const { trace, printed, panicStep } = this;
    if (!trace.isComplete || trace.stderr.length === printed.stderr) return [];
    const step = panicStep ?? Math.max(0, trace.length - 1);
    return [{ step, stream: 'stderr', text: trace.stderr.slice(printed.stderr) }];
  }
}

function refusedBy(compilation: Compilation, trace: Trace, step: number): number | undefined {
  const { body, at } = trace.stepInfo(step);
  const index = compilation.diagnostics.findIndex(
    (each) => each.at?.body === body && each.at.block === at.block && each.at.statement === at.statement,
  );
  return index < 0 ? undefined : index;
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
