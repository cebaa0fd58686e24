/** Moments of one run: written down, and found again. */
import type { Compilation, Trace } from '../../interpreter/index.ts';
import type { StopFinder } from '../stops/stops.ts';
import type { MomentRef } from './moment-ref.ts';
import type { PlaceIndex } from './places.ts';

/** A run as far as it is recorded, with what is known of its places. */
export interface RunPlaces {
  readonly compilation: Compilation;
  readonly trace: Trace;
  readonly stops: StopFinder;
  readonly places: PlaceIndex;
}

/** A step inside the library is written down as the reader's own step that went in. */
export function momentAt(run: RunPlaces, at: number): MomentRef {
  const { trace, stops } = run;
  let step = at;
  while (step > 0 && step < trace.length && trace.siteOf(step) < 0) step--;
  const bare = (kind: string): MomentRef => ({ kind, place: undefined, occurrence: 1, step });
  if (step <= 0) return bare('start');
  if (trace.isComplete && step >= trace.length) return bare('end');
  if (step === trace.refusalStep) return bare('refusal');
  const index = indexOfStatement(stops, step);
  const stop = index === undefined ? undefined : stops.statementAt(index);
  if (stop !== undefined && index !== undefined) {
    const { start, end } = run.places.placeAt(stop.place);
    let occurrence = 0;
    for (let at = 0; at <= index; at++) {
      const each = stops.statementAt(at);
      if (each.place === stop.place && each.isBack === stop.isBack) occurrence++;
    }
    return { kind: stop.isBack ? 'back' : 'statement', place: run.places.refOf(start, end), occurrence, step };
  }
  // Between the stops: an instruction, by its text and by what it does first.
  const { span } = trace.stepInfo(step);
  const first: MomentRef = {
    kind: kindOfStep(trace, step),
    place: run.places.refOf(span.start, span.end),
    occurrence: 1,
    step,
  };
  let occurrence = 0;
  for (const each of instructionsAt(run, span.start, first)) {
    if (each > step) break;
    occurrence++;
  }
  return { ...first, occurrence };
}

export interface FoundMoment {
  readonly step: number;
  /** The moment itself; otherwise the nearest to it that the run has. */
  readonly isFound: boolean;
}

/** Undefined while it may still come: the run is being recorded. */
export function findMoment(run: RunPlaces, moment: MomentRef): FoundMoment | undefined {
  const { trace } = run;
  switch (moment.kind) {
    case 'start':
      return { step: 0, isFound: true };
    case 'end':
      return trace.isComplete ? { step: trace.length, isFound: true } : undefined;
    case 'refusal':
      if (trace.refusalStep !== undefined) return { step: trace.refusalStep, isFound: true };
      return trace.isComplete ? { step: trace.length, isFound: false } : undefined;
    default:
      return findPlaced(run, moment);
  }
}

function findPlaced(run: RunPlaces, moment: MomentRef): FoundMoment | undefined {
  const { trace, stops, places } = run;
  const hint = Math.min(moment.step, stops.last);
  const spot = moment.place === undefined ? undefined : places.find(moment.place);
  if (spot === undefined) return trace.isComplete ? { step: hint, isFound: false } : undefined;
  const isStatement = moment.kind === 'statement' || moment.kind === 'back';
  let seen = 0;
  let nearest: number | undefined;
  for (const step of isStatement
    ? statementsAt(run, spot.start, moment.kind)
    : instructionsAt(run, spot.start, moment)) {
    nearest = step;
    if (++seen === moment.occurrence) return { step, isFound: spot.isExact };
  }
  if (!trace.isComplete) return undefined;
  return { step: nearest ?? nearestStatement(run, spot.start) ?? hint, isFound: false };
}

/** The stops at which the statement that begins at `start` begins (or is come back to). */
function* statementsAt({ stops, places }: RunPlaces, start: number, kind: string): Generator<number> {
  for (let index = 0; index < stops.statementCount; index++) {
    const stop = stops.statementAt(index);
    if (stop.isBack === (kind === 'back') && places.placeAt(stop.place).start === start) yield stop.step;
  }
}

/** The steps of the instruction that begins at `start`, reads so, and does that. */
function* instructionsAt({ trace, places }: RunPlaces, start: number, moment: MomentRef): Generator<number> {
  const isMeant = new Map<number, boolean>();
  for (let step = 0; step < trace.length; step++) {
    const site = trace.siteOf(step);
    if (site < 0) continue;
    let isSame = isMeant.get(site);
    if (isSame === undefined) {
      const { span } = trace.stepInfo(step);
      isSame = span.start === start && places.refOf(span.start, span.end)?.text === moment.place?.text;
      isMeant.set(site, isSame);
    }
    if (isSame && kindOfStep(trace, step) === moment.kind) yield step;
  }
}

/** The first stop of the statement that begins last before `start`: where an edit of the place itself leaves the reader. */
function nearestStatement({ stops, places }: RunPlaces, start: number): number | undefined {
  let best: { readonly step: number; readonly start: number } | undefined;
  for (let index = 0; index < stops.statementCount; index++) {
    const stop = stops.statementAt(index);
    const at = places.placeAt(stop.place).start;
    if (at <= start && (best === undefined || at > best.start)) best = { step: stop.step, start: at };
  }
  return best?.step;
}

function indexOfStatement(stops: StopFinder, step: number): number | undefined {
  let low = 0;
  let high = stops.statementCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops.statementAt(middle).step < step) low = middle + 1;
    else high = middle;
  }
  return low < stops.statementCount && stops.statementAt(low).step === step ? low : undefined;
}

function kindOfStep(trace: Trace, step: number): string {
  const marks = trace.marks();
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.step ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  const mark = marks[low];
  return mark?.step === step ? mark.kind : 'step';
}
