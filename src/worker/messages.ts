/**
 * What the page and its worker say to one another. Version 1. Plain data only; requests are validated by the worker,
 * since a message is the one way into it.
 */
import * as v from 'valibot';
import type { Scene } from '#lib/viz/scene/index.ts';
import type { StopTable } from '#lib/viz/playback/deck.ts';

export const MAX_PROGRAM = 200_000;

export const RequestSchema = v.variant('kind', [
  v.object({
    kind: v.literal('check'),
    /** Grows by one with each request; answers carry it. */
    id: v.number(),
    source: v.pipe(v.string(), v.maxLength(MAX_PROGRAM, `the program is longer than ${MAX_PROGRAM} characters`)),
    edition: v.picklist(['2021', '2024']),
    stdin: v.pipe(v.string(), v.maxLength(MAX_PROGRAM)),
    maxSteps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000_000)),
  }),
  v.object({
    kind: v.literal('seek'),
    id: v.number(),
    step: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** The stop before: the sentence tells what happened from there to `step`. */
    since: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** The moment lies past the refusal: the checker is off. */
    past: v.boolean(),
    showTypes: v.boolean(),
    showRaw: v.boolean(),
    insideLibrary: v.boolean(),
  }),
]);

export type Request = v.InferOutput<typeof RequestSchema>;
export type CheckRequest = Extract<Request, { kind: 'check' }>;
export type SeekRequest = Extract<Request, { kind: 'seek' }>;

/** A place in the program: offsets in UTF-16 code units for the editor, lines and columns from 1 for people. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export interface PlainDiagnostic {
  readonly name: string;
  readonly code: string | undefined;
  readonly family: 'ownership' | 'other' | 'unsupported';
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly spot: Spot;
  readonly label: string | undefined;
  readonly labels: readonly { readonly spot: Spot; readonly text: string }[];
  readonly notes: readonly string[];
  readonly help: readonly string[];
  /** The three spots in the order of the story (loan or move, conflict, later use), where the refusal has them. */
  readonly story: readonly {
    readonly role: 'loan' | 'move' | 'conflict' | 'later';
    readonly spot: Spot;
    readonly text: string;
  }[];
  /** Why, as a chain of facts down to the rule. */
  readonly why: readonly string[];
}

/** A loan's life in the gutter: the line it begins on and the lines on which it is in scope. */
export interface LoanLane {
  readonly kind: 'shared' | 'mut';
  readonly place: string;
  readonly line: number;
  readonly lines: readonly number[];
}

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

export type RunEndKind = 'finished' | 'panicked' | 'faulted' | 'out-of-steps' | 'refused' | 'unsupported';

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

export interface Analysis {
  readonly status: 'accepted' | 'refused' | 'invalid' | 'unsupported';
  readonly diagnostics: readonly PlainDiagnostic[];
  readonly loans: readonly LoanLane[];
  /** Undefined where there is nothing to run. */
  readonly run: RunSummary | undefined;
  /** Milliseconds spent in the worker, for the bench. */
  readonly tookMs: number;
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'analysis'; readonly id: number; readonly analysis: Analysis }
  | {
      readonly kind: 'moment';
      readonly id: number;
      readonly step: number;
      readonly past: boolean;
      readonly scene: Scene;
    }
  /** A fault of ours or a request that could not be done; the sentence is for the reader. */
  | { readonly kind: 'failed'; readonly id: number; readonly sentence: string };
