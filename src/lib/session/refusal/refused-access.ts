/** The access that the compiler refuses, as facts: found once for a moment, for all that report or draw it. */
import type { Loan, Refusal } from '../../interpreter/index.ts';
import { factsOf, pointOf, type Standpoint } from '../standpoint.ts';
import { findCallee } from './callee.ts';

export interface RefusedAccess {
  readonly refusal: Refusal;
  readonly loan: Loan | undefined;
  readonly frameIndex: number;
  /** The call for which the refused borrow or move is made, if there is one. */
  readonly callee: string | undefined;
}

/** The refusal on which the moment stands. */
export function findRefusal(cx: Standpoint): RefusedAccess | undefined {
  if (!cx.isRefused) return undefined;
  const { frames } = cx.moment;
  for (let frameIndex = frames.length - 1; frameIndex >= 0; frameIndex--) {
    const frame = frames[frameIndex];
    const facts = frame === undefined ? undefined : factsOf(cx, frame);
    if (frame === undefined || facts === undefined) continue;
    const point = pointOf(facts, frame.at);
    const refusal = facts.refusals.find((each) => pointOf(facts, each.at) === point);
    const body = cx.compilation.bodies.get(frame.body);
    if (refusal !== undefined)
      return {
        refusal,
        loan: refusal.loan === undefined ? undefined : facts.loans[refusal.loan],
        frameIndex,
        callee: body === undefined ? undefined : findCallee(cx, body, refusal),
      };
  }
  return undefined;
}

/** The variable that the run's first refused access was about, past that access: its call and its local. */
export function refusedVariable(cx: Standpoint): { readonly frame: number; readonly local: number } | undefined {
  const step = cx.trace?.refusalStep;
  if (!cx.isCheckerOff || cx.trace === undefined || step === undefined) return undefined;
  const frame = cx.trace.at(step).frames.findLast((each) => !each.isLibrary);
  const facts = frame === undefined ? undefined : factsOf(cx, frame);
  if (frame === undefined || facts === undefined) return undefined;
  const place = facts.refusals.find((each) => pointOf(facts, each.at) === pointOf(facts, frame.at))?.place;
  return place === undefined ? undefined : { frame: frame.id, local: place.local };
}
