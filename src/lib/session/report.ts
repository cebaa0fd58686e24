/**
 * What the step to a moment reports, worked out once: what happened, the access that is refused, the sentence, the card.
 * Picture, command line and editors render it; none of them looks for any of it again.
 */
import { type Happening, happeningsOf } from './happenings.ts';
import { type RefusalCard, refusalCard } from './refusal/card.ts';
import { endCard } from './refusal/end-card.ts';
import { findRefusal, type RefusedAccess, refusedVariable } from './refusal/refused-access.ts';
import { sentenceOf } from './sentence/sentence.ts';
import type { Sentence } from './sentence/words.ts';
import type { Standpoint } from './standpoint.ts';

export interface StepReport {
  /** What happened since the stop before, in order. */
  readonly happenings: readonly Happening[];
  /** The access that the moment stands before. */
  readonly refused: RefusedAccess | undefined;
  /** With the checker off: the variable that the refused access was about, by call and local. */
  readonly refusedVariable: { readonly frame: number; readonly local: number } | undefined;
  /** The refusal, or the bad end of a run (a panic, undefined behaviour). */
  readonly card: RefusalCard | undefined;
  readonly sentence: Sentence;
}

export function reportOf(cx: Standpoint): StepReport {
  const happenings = happeningsOf(cx);
  const refused = findRefusal(cx);
  return {
    happenings,
    refused,
    refusedVariable: refusedVariable(cx),
    card: refused === undefined ? endCard(cx) : refusalCard(cx, refused),
    sentence: sentenceOf(cx, happenings, refused),
  };
}
