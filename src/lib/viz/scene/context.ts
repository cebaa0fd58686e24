/** What everything in `scene` looks at: one moment of one run, with the facts of the checker beside it. */
import { findIn } from '../../heap/base/index.ts';
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
  printTy,
} from '../../interpreter/index.ts';

export interface SceneOptions {
  readonly showTypes: boolean;
  /** Pointers, lengths, capacities and addresses as they are in memory. */
  readonly showRaw: boolean;
  /** Frames of the library are drawn too. */
  readonly insideLibrary: boolean;
  /** The moment lies past a refused access, in the branch where the checker is off. */
  readonly letItHappen: boolean;
}

export const DEFAULT_OPTIONS: SceneOptions = {
  showTypes: false,
  showRaw: false,
  insideLibrary: false,
  letItHappen: false,
};

export interface SceneInput {
  readonly compilation: Compilation;
  readonly moment: Moment;
  /** The run; without it nothing is said of what led to the moment. */
  readonly trace?: Trace | undefined;
  /** The moment that the reader comes from: what the sentence tells happened between the two. Without it, one step. */
  readonly since?: number | undefined;
  readonly options?: Partial<SceneOptions> | undefined;
}

export interface SceneContext {
  readonly compilation: Compilation;
  readonly moment: Moment;
  readonly trace: Trace | undefined;
  readonly since: number;
  readonly options: SceneOptions;
  /** The moment stands before the first refused access, with the checker on. */
  readonly isRefused: boolean;
}

export function contextOf(input: SceneInput): SceneContext {
  const { compilation, moment, trace } = input;
  const options = { ...DEFAULT_OPTIONS, ...input.options };
  const since = Math.min(moment.step, input.since ?? stepBefore(compilation, trace, moment.step));
  const isRefused = moment.status.kind === 'refused' || (trace?.refusalStep === moment.step && !options.letItHappen);
  return { compilation, moment, trace, since, options, isRefused };
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

export const nameOf = (cx: SceneContext, def: DefId): string => findIn(cx.compilation.items.defs, def)?.name ?? '_';
export const isLibraryDef = (cx: SceneContext, def: DefId): boolean =>
  findIn(cx.compilation.items.defs, def)?.isLibrary ?? true;
export const typeText = (cx: SceneContext, ty: Ty): string => printTy(ty, (def) => nameOf(cx, def));

/** The line in the reader's program, from 1; undefined for library code. */
export const lineAt = (cx: SceneContext, span: Span): number | undefined =>
  span.file === USER_FILE ? lineOf(cx.compilation.lines, span.start) : undefined;

/** Where a call stands. What gives a whole block its value stands at the block's end. */
export function lineOfFrame(cx: SceneContext, frame: FrameView): number | undefined {
  const { span, at } = frame;
  const isBlock =
    span.file === USER_FILE && cx.compilation.source.charAt(span.start) === '{' && span.end > span.start + 1;
  if (!isBlock) return lineAt(cx, span);
  const statement = cx.compilation.bodies.get(frame.body)?.blocks[at.block]?.statements[at.statement];
  return lineOf(cx.compilation.lines, statement?.kind === 'assign' ? span.end - 1 : span.start);
}

export const sourceText = (cx: SceneContext, span: Span): string =>
  span.file === USER_FILE ? cx.compilation.source.slice(span.start, span.end) : '';

export const pointOf = (facts: BodyFacts, at: Location): number => (facts.pointStart[at.block] ?? 0) + at.statement;
export const factsOf = (cx: SceneContext, frame: FrameView): BodyFacts | undefined =>
  cx.compilation.facts.get(frame.body);
export const loansInScope = (facts: BodyFacts, at: Location): readonly LoanId[] =>
  facts.inScope[pointOf(facts, at)] ?? [];

export const rowKey = (frame: number, local: number): string => `frame${frame}/_${local}`;
export const boxKey = (alloc: number): string => `alloc${alloc}`;
