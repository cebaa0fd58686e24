/**
 * What the page and its worker say to one another. Plain data only; requests are validated by the worker, since a message
 * is the one way into it. A page and a worker of different builds do not understand each other, and say so.
 */
import * as v from 'valibot';
import { EDITIONS } from '#lib/interpreter/source/edition.ts';
import { GRAINS } from '#lib/session/stops/grain.ts';
import type {
  Analysis,
  Finding,
  MomentRef,
  RunSummary,
  TestList,
  WrittenPlace,
  WrittenView,
} from '#lib/session/index.ts';
import type { Scene } from '#lib/viz/scene/index.ts';
import { MESSAGE_VERSION } from './version.ts';

export const MAX_PROGRAM = 200_000;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Text = v.pipe(v.string(), v.maxLength(1000));

const Moment = v.object({
  kind: Text,
  place: v.undefinedable(v.object({ within: Text, offset: Count, text: Text, nth: Count })),
  occurrence: Count,
  step: Count,
});

/** How the picture is wanted. */
const view = {
  /** The checker is off: moments past the refusal may be shown. */
  past: v.boolean(),
  /** The sentence reports what happened since the stop before, in this grain. */
  grain: v.picklist(GRAINS),
  showTypes: v.boolean(),
  showRaw: v.boolean(),
  insideLibrary: v.boolean(),
  /** Keys of the macro calls that are open in place; where they are left out, what was open stays so. */
  open: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(4000))), v.maxLength(200))),
};

export const RequestSchema = v.variant('kind', [
  v.object({
    kind: v.literal('check'),
    version: v.literal(MESSAGE_VERSION, 'the page is of another version than its worker: reload it'),
    /** Grows by one with each request; answers carry it. */
    id: v.number(),
    source: v.pipe(v.string(), v.maxLength(MAX_PROGRAM, `the program is longer than ${MAX_PROGRAM} characters`)),
    edition: v.picklist(EDITIONS),
    /** The name of the test to run instead of `main`. */
    test: v.optional(Text),
    stdin: v.pipe(v.string(), v.maxLength(MAX_PROGRAM)),
    /** What lints warn of is wanted as well; where the text is not shown nobody sees it. */
    warns: v.boolean(),
    maxSteps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000_000)),
    /** Where to stand in the new run. */
    wanted: v.variant('kind', [
      v.object({ kind: v.literal('moment'), moment: Moment }),
      v.object({ kind: v.literal('step'), step: Count }),
      v.object({ kind: v.literal('stop'), stop: Count, grain: v.picklist(GRAINS) }),
      v.object({ kind: v.literal('start') }),
      v.object({ kind: v.literal('refusal') }),
      v.object({ kind: v.literal('end') }),
    ]),
    ...view,
  }),
  v.object({
    kind: v.literal('seek'),
    version: v.literal(MESSAGE_VERSION, 'the page is of another version than its worker: reload it'),
    id: v.number(),
    /** The check whose run is meant. */
    run: v.number(),
    step: Count,
    ...view,
  }),
  v.object({
    kind: v.literal('tests'),
    version: v.literal(MESSAGE_VERSION, 'the page is of another version than its worker: reload it'),
    id: v.number(),
    source: v.pipe(v.string(), v.maxLength(MAX_PROGRAM, `the program is longer than ${MAX_PROGRAM} characters`)),
    edition: v.picklist(EDITIONS),
    /** Of each test. */
    maxSteps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5_000_000)),
  }),
]);

/** The page's first message: where the library's parts are. */
export const LibraryPlaceSchema = v.object({ kind: v.literal('library'), folder: v.string() });
export type LibraryPlace = v.InferOutput<typeof LibraryPlaceSchema>;

export type Request = v.InferOutput<typeof RequestSchema>;
export type CheckRequest = Extract<Request, { kind: 'check' }>;
export type SeekRequest = Extract<Request, { kind: 'seek' }>;
export type TestsRequest = Extract<Request, { kind: 'tests' }>;
/** A request as the page makes it; the client adds the rest. */
export type CheckOrder = Omit<CheckRequest, 'kind' | 'version' | 'id'>;
export type TestsOrder = Omit<TestsRequest, 'kind' | 'version' | 'id'>;
export type SeekOrder = Omit<SeekRequest, 'kind' | 'version' | 'id' | 'run'>;

/** One moment as it is shown. */
export interface ShownMoment {
  readonly step: number;
  readonly past: boolean;
  readonly scene: Scene;
  /** The moment written down, for links and for finding it again after an edit. */
  readonly moment: MomentRef;
  /** Where it stands in a macro call that is open, and where the stop before did. */
  readonly written?: WrittenPlace | undefined;
  readonly writtenBefore?: WrittenPlace | undefined;
}

export type Answer =
  | { readonly kind: 'ready' }
  /** Of any request: parts of the library or of our own code are on their way; the network decides how long that takes. */
  | { readonly kind: 'loading'; readonly id: number }
  /** Of a check: as soon as it is known. */
  | { readonly kind: 'verdict'; readonly id: number; readonly analysis: Analysis }
  /** Of a check: as soon as the moment that is wanted is recorded. From then on seeks are about this run. */
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly run: RunSummary;
      readonly shown: ShownMoment;
      /** The moment shown is the one that was wanted, and not merely near it. */
      readonly isFound: boolean;
    }
  /** Of a check whose run is shown: what lints warn of, where there is anything. */
  | { readonly kind: 'warnings'; readonly id: number; readonly warnings: readonly Finding[] }
  /** Of a check: the macro calls that can be opened in place, and what stands for those that are. */
  | { readonly kind: 'written'; readonly id: number; readonly view: WrittenView }
  /** Of a check whose run is recorded, but has not come to the moment that is wanted. */
  | { readonly kind: 'progress'; readonly id: number; readonly length: number }
  /** The same run, further recorded. */
  | { readonly kind: 'growth'; readonly id: number; readonly run: RunSummary }
  /** Of a seek. */
  | { readonly kind: 'moment'; readonly id: number; readonly shown: ShownMoment }
  /** Of a seek in a run that the worker no longer has: the page will hear of a newer one. */
  | { readonly kind: 'stale'; readonly id: number }
  /** Of a request for the tests: the verdicts that are known by now. */
  | { readonly kind: 'tests'; readonly id: number; readonly list: TestList }
  /** A fault of ours or a request that could not be done; the sentence is for the reader. */
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly sentence: string;
      /** Code could not be loaded. Browsers remember that, so only a new worker can try again. */
      readonly isSpent?: boolean;
    };
