/**
 * A moment written down: a place in the source, which time the run comes to it, and what kind of event begins there. Links,
 * embeds and bookmarks hold it instead of a step's number, so that they show the same moment when steps are counted
 * otherwise, and stay with it through edits elsewhere.
 */

/**
 * - `start`, `end`: the run's own ends; `refusal`: before the first refused access. They have no place.
 * - `statement`: a statement (or a closing brace) is about to run; `back`: a call has returned into one.
 * - anything else is the kind of the first event that the step makes (`move`, `call`, `drop`, …), or `step` for none.
 */
export type MomentKind = string;

/** A place that survives edits elsewhere. */
export interface PlaceRef {
  /** The path of the function that it is in: `main`, `Stack::push`, `Drop for Loud::drop`. */
  readonly within: string;
  /** From the function's beginning, in UTF-16 code units. */
  readonly offset: number;
  /** How its text begins: its first line, and no more than 60 code units of that. */
  readonly text: string;
  /** How many times that text comes before it in the function. */
  readonly nth: number;
}

export interface MomentRef {
  readonly kind: MomentKind;
  /** Undefined for the kinds that need none. */
  readonly place: PlaceRef | undefined;
  /** Which time the run comes to it: 1 for the first. */
  readonly occurrence: number;
  /** The step's number when it was written down: a hint, for where the rest leads nowhere. */
  readonly step: number;
}
