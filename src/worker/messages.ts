/**
 * What the page and its worker say to one another. Version 1. Plain data only; requests are validated by the worker,
 * since a message is the one way into it.
 */
import * as v from 'valibot';
import type { Analysis } from '#lib/session/index.ts';
import type { Scene } from '#lib/viz/scene/index.ts';

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
    /** The stop before: the sentence says what happened from there to `step`. */
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
