/**
 * Where the reader stands: one moment of one run, with the facts of the checker beside it. Facts and trace meet here and
 * nowhere else; everything that is reported or drawn of a moment reads this.
 */
import { findIn } from '../heap/base/index.ts';
import {
  type BodyFacts,
  type Compilation,
  type DefId,
  type FrameView,
  type LoanId,
  type Location,
  type Moment,
  type Span,
  type Trace,
  type Ty,
  USER_FILE,
  lineOf,
  loansAt,
  printTy,
} from '../interpreter/index.ts';
import type { WrittenPlace } from './written/written-view.ts';

export interface StandpointInput {
  readonly compilation: Compilation;
  readonly moment: Moment;
  /** The run; without it nothing is said of what led to the moment. */
  readonly trace?: Trace | undefined;
  /** The moment that the reader comes from: what the sentence says happened between the two. Without it, one step. */
  readonly since?: number | undefined;
  /** The moment lies past a refused access, in the branch where the checker is off. Default: no. */
  readonly isCheckerOff?: boolean | undefined;
  /** Where a call stands in what a macro wrote, if that is open. */
  readonly writtenAt?: ((frame: FrameView) => WrittenPlace | undefined) | undefined;
}

export interface Standpoint {
  readonly compilation: Compilation;
  readonly moment: Moment;
  readonly trace: Trace | undefined;
  readonly since: number;
  readonly isCheckerOff: boolean;
  readonly writtenAt: (frame: FrameView) => WrittenPlace | undefined;
  /** The moment stands before the first refused access, with the checker on. */
  readonly isRefused: boolean;
}

export function standpointOf(input: StandpointInput): Standpoint {
  const { compilation, moment, trace, isCheckerOff = false, writtenAt = () => undefined } = input;
  const since = Math.min(moment.step, input.since ?? stepBefore(compilation, trace, moment.step));
  const isRefused = moment.status.kind === 'refused' || (trace?.refusalStep === moment.step && !isCheckerOff);
  return { compilation, moment, trace, since, isCheckerOff, isRefused, writtenAt };
}

/** Where the line began that the step before belongs to, a call into the library taken as one step. */
function stepBefore(compilation: Compilation, trace: Trace | undefined, step: number): number {
  let before = Math.max(0, step - 1);
  if (trace === undefined) return before;
  while (before > 0 && trace.stepInfo(before).isLibrary) before--;
  const here = trace.stepInfo(before);
  const line = lineOf(compilation.lines, here.span.start);
  for (let at = before; at >= 0; at--) {
    const info = trace.stepInfo(at);
    if (info.isLibrary) continue;
    if (info.depth !== here.depth || lineOf(compilation.lines, info.span.start) !== line) break;
    before = at;
  }
  return before;
}

export const nameOf = (cx: Standpoint, def: DefId): string => findIn(cx.compilation.items.defs, def)?.name ?? '_';
/** The function that the run begins with: `main`, or a test. */
export function entryName(cx: Standpoint): string {
  const entry = cx.trace?.at(0).frames[0]?.body;
  return entry === undefined ? 'main' : nameOf(cx, entry);
}
export const isLibraryDef = (cx: Standpoint, def: DefId): boolean =>
  findIn(cx.compilation.items.defs, def)?.isLibrary ?? true;
export const typeText = (cx: Standpoint, ty: Ty): string => printTy(ty, (def) => nameOf(cx, def));

/** The line in the reader's program, from 1; undefined for library code. */
export const lineAt = (cx: Standpoint, span: Span): number | undefined =>
  span.file === USER_FILE ? lineOf(cx.compilation.lines, span.start) : undefined;

/** Where a call stands. What gives a whole block its value stands at the block's end. */
export function lineOfFrame(cx: Standpoint, frame: FrameView): number | undefined {
  const { span, at } = frame;
  const isBlock =
    span.file === USER_FILE && cx.compilation.source.charAt(span.start) === '{' && span.end > span.start + 1;
  if (!isBlock) return lineAt(cx, span);
  const statement = cx.compilation.bodies.get(frame.body)?.blocks[at.block]?.statements[at.statement];
  return lineOf(cx.compilation.lines, statement?.kind === 'assign' ? span.end - 1 : span.start);
}

export const sourceText = (cx: Standpoint, span: Span): string =>
  span.file === USER_FILE ? cx.compilation.source.slice(span.start, span.end) : '';

export const pointOf = (facts: BodyFacts, at: Location): number => (facts.pointStart[at.block] ?? 0) + at.statement;
export const factsOf = (cx: Standpoint, frame: FrameView): BodyFacts | undefined =>
  cx.compilation.facts.get(frame.body);
export const loansInScope = (facts: BodyFacts, at: Location): readonly LoanId[] => loansAt(facts, pointOf(facts, at));

/** The line of the reader's own code that was running at a step: that of the call, while the library works. */
export function lineOfStep(cx: Standpoint, step: number | undefined): number | undefined {
  if (step === undefined || cx.trace === undefined) return undefined;
  for (let at = Math.min(step, cx.trace.length - 1); at >= 0; at--) {
    const info = cx.trace.stepInfo(at);
    if (!info.isLibrary) return lineAt(cx, info.span);
  }
  return undefined;
}
