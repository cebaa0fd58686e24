/**
 * What the page is told of a program: the verdict, each finding with its story, the loans' lives, and a summary of the run.
 * Pure: a compilation and its trace in, plain data out.
 */
import {
  type BodyFacts,
  type Compilation,
  type Diagnostic,
  type FaultView,
  lineColumnOf,
  lineOf,
  loanLines,
  type Refusal,
  ruleText,
  type Span,
  type Trace,
} from '#lib/interpreter/index.ts';
import { stopsOf } from '#lib/viz/playback/stops.ts';
import type { Analysis, OutputPiece, PlainDiagnostic, RunSummary, Spot, TimelineMark } from './messages.ts';

export function analysisOf(compilation: Compilation, trace: Trace | undefined, tookMs: number): Analysis {
  return {
    status: compilation.status,
    diagnostics: compilation.diagnostics.map((each) => plainDiagnostic(compilation, each)),
    loans: loanLines(compilation).map(({ kind, place, line, lines }) => ({ kind, place, line, lines })),
    run: trace === undefined || trace.length === 0 ? undefined : summaryOf(compilation, trace),
    tookMs,
  };
}

function plainDiagnostic(compilation: Compilation, diagnostic: Diagnostic): PlainDiagnostic {
  const spot = (span: Span): Spot => spotOf(compilation, span);
  const refusal = isRefusal(diagnostic.refusal) ? diagnostic.refusal : undefined;
  return {
    name: diagnostic.name,
    code: diagnostic.code,
    family: diagnostic.family,
    severity: diagnostic.severity,
    message: diagnostic.message,
    spot: spot(diagnostic.span),
    label: diagnostic.label,
    labels: diagnostic.labels.map((label) => ({ spot: spot(label.span), text: label.text })),
    notes: diagnostic.notes,
    help: diagnostic.help,
    story: refusal === undefined ? [] : storyOf(compilation, diagnostic, refusal),
    why: refusal === undefined ? [] : whyOf(compilation, refusal),
  };
}

/** `Diagnostic.refusal` is opaque to the phases left of the borrow checker, which alone sets it. */
const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'access' in value && 'chain' in value;

const spotOf = (compilation: Compilation, span: Span): Spot => ({
  start: span.start,
  end: span.end,
  ...lineColumnOf(compilation.lines, span.start),
});

const factsOf = (compilation: Compilation, refusal: Refusal): BodyFacts | undefined =>
  compilation.facts.get(refusal.body);

/** Loan or move, conflict, later use: the order of the story, told with the reader's names. */
function storyOf(compilation: Compilation, diagnostic: Diagnostic, refusal: Refusal): PlainDiagnostic['story'] {
  const labelAt = (span: Span): string | undefined =>
    diagnostic.labels.find((label) => sameSpan(label.span, span))?.text;
  const place = refusal.placeText === undefined ? 'the value' : `\`${refusal.placeText}\``;
  const loan = refusal.loan === undefined ? undefined : factsOf(compilation, refusal)?.loans[refusal.loan];
  const holder = refusal.chain.findLast((each) => each.name !== undefined)?.name;
  const story: PlainDiagnostic['story'][number][] = [];
  // rustc points at the borrow where its owner ends too early; the story's conflict is the end itself.
  const conflict =
    loan !== undefined && sameSpan(loan.span, diagnostic.span) ? accessSpan(compilation, refusal) : diagnostic.span;
  if (loan !== undefined && !sameSpan(loan.span, conflict)) {
    const purpose = loan.kind === 'mut' ? 'to change it' : 'to read it';
    story.push({
      role: 'loan',
      spot: spotOf(compilation, loan.span),
      text:
        holder === undefined
          ? `\`${loan.placeText}\` is borrowed ${purpose}`
          : `\`${holder}\` borrows \`${loan.placeText}\` ${purpose}`,
    });
  }
  for (const moved of refusal.movedAt)
    story.push({ role: 'move', spot: spotOf(compilation, moved.span), text: `${place} is moved away` });
  story.push({
    role: 'conflict',
    spot: spotOf(compilation, conflict),
    text: wantOf(refusal, place) ?? diagnostic.label ?? diagnostic.message,
  });
  if (refusal.later !== undefined && !sameSpan(refusal.later.span, conflict))
    story.push({
      role: 'later',
      spot: spotOf(compilation, refusal.later.span),
      text: laterOf(refusal.later.kind, holder) ?? labelAt(refusal.later.span) ?? 'still needed here',
    });
  return story;
}

/** The statement that the run stands on: for an owner that ends, its closing brace. */
function accessSpan(compilation: Compilation, refusal: Refusal): Span {
  const block = compilation.bodies.get(refusal.body)?.blocks[refusal.at.block];
  return (block?.statements[refusal.at.statement] ?? block?.terminator)?.span ?? refusal.span;
}

/** What the refused access wants of the place. */
function wantOf(refusal: Refusal, place: string): string | undefined {
  if (refusal.movedAt.length > 0) return `this uses ${place}, which is empty by then`;
  switch (refusal.access) {
    case 'borrow-mut':
      return `this wants ${place} to itself, to change it`;
    case 'borrow-shared':
      return `this wants to read ${place}`;
    case 'read':
      return `this reads ${place}`;
    case 'write':
    case 'assign':
      return `this changes ${place}`;
    case 'move':
      return `this moves ${place} away`;
    case 'drop':
    case 'storage-dead':
      return `${place} ends here`;
    case 'return':
      return undefined;
  }
}

function laterOf(kind: NonNullable<Refusal['later']>['kind'], holder: string | undefined): string | undefined {
  const who = holder === undefined ? 'the reference' : `\`${holder}\``;
  switch (kind) {
    case 'used-later':
      return `${who} is still used`;
    case 'used-next-iteration':
      return `${who} is used again in the next turn of the loop`;
    case 'dropped-later':
      return `${who} is dropped here, which may use it`;
    default:
      return undefined;
  }
}

const sameSpan = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;

/** From the loan through its holders to the later use, down to the rule. */
function whyOf(compilation: Compilation, refusal: Refusal): readonly string[] {
  const line = (span: Span): number => lineOf(compilation.lines, span.start);
  const loan = refusal.loan === undefined ? undefined : factsOf(compilation, refusal)?.loans[refusal.loan];
  const why: string[] = [];
  if (loan !== undefined)
    why.push(
      `line ${line(loan.span)} borrows \`${loan.placeText}\` ${loan.kind === 'mut' ? 'to change it' : 'to read it'}`,
    );
  for (const moved of refusal.movedAt)
    why.push(`line ${line(moved.span)} moves the value out of \`${refusal.placeText ?? ''}\``);
  for (const holder of refusal.chain)
    if (holder.name !== undefined)
      why.push(`\`${holder.name}\` holds that reference from line ${line(holder.span)} on`);
  const { later } = refusal;
  if (later !== undefined) {
    why.push(
      {
        'used-later': `line ${line(later.span)} uses it after this`,
        'used-next-iteration': `the next turn of the loop uses it again on line ${line(later.span)}`,
        'dropped-later': `it is still needed when its holder is dropped, on line ${line(later.span)}`,
        'outlives-signature': 'the signature promises that it lives on after the call',
        'must-be-static': 'it has to live as long as the program',
      }[later.kind],
    );
  }
  for (const rule of refusal.rules) {
    const text = ruleText(rule);
    if (text !== undefined) why.push(`rule ${rule}: ${text}`);
  }
  return why;
}

function summaryOf(compilation: Compilation, trace: Trace): RunSummary {
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
    case 'unsupported':
      return `the run reached ${trace.end.construct}, which is not supported yet`;
    case 'refused':
    case 'running':
      return 'the run stands here';
  }
}

const faultSentence = (fault: FaultView): string => `undefined behaviour: ${fault.message}`;
