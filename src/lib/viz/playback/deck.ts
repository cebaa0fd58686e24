/**
 * The tape deck: where the reader stands in a run, and how they move. Its context is a cursor and a few numbers, never a
 * machine's state; the trace sits beside it and is asked for the moment at `cursor`.
 *
 * States: `empty` (nothing to step through), `paused`, `playing`, `scrubbing` (a finger is on the timeline) and `ended`
 * (paused on the last moment). Buttons ask `snapshot.can(event)`; there is no second copy of what is allowed.
 */
import { assign, setup, type ActorRefFrom, type SnapshotFrom } from 'xstate';
import { type Grain, GRAINS, neighbour, type StopTable } from '../../session/stops/grain.ts';

export type Direction = 1 | -1;

export interface DeckContext {
  /** The moment shown: a step number of the trace. */
  readonly cursor: number;
  /** The first moment that may be shown: 0, unless an author cut a piece out of the run. */
  readonly first: number;
  /** The last moment that may be shown. */
  readonly last: number;
  readonly grain: Grain;
  readonly stops: StopTable;
  /** More of the run is being recorded: its end is not the run's. */
  readonly isGrowing: boolean;
  readonly direction: Direction;
  /** Stops a second while playing. */
  readonly speed: number;
}

export type DeckEvent =
  /** A new run; `cursor` is where to stand in it. */
  | {
      readonly type: 'load';
      readonly first?: number;
      readonly last: number;
      readonly stops: StopTable;
      readonly cursor: number;
      readonly isGrowing?: boolean;
    }
  /** The same run, further recorded. */
  | {
      readonly type: 'grow';
      readonly first?: number;
      readonly last: number;
      readonly stops: StopTable;
      readonly isGrowing: boolean;
    }
  | { readonly type: 'unload' }
  | { readonly type: 'step.forward'; readonly grain?: Grain }
  | { readonly type: 'step.back'; readonly grain?: Grain }
  | { readonly type: 'seek'; readonly step: number }
  | { readonly type: 'first' }
  | { readonly type: 'last' }
  | { readonly type: 'play'; readonly direction?: Direction }
  | { readonly type: 'pause' }
  | { readonly type: 'scrub.start' }
  | { readonly type: 'scrub.end' }
  | { readonly type: 'grain.set'; readonly grain: Grain }
  | { readonly type: 'speed.set'; readonly speed: number };

type LoadEvent = Extract<DeckEvent, { type: 'load' }>;

const NO_STOPS: StopTable = {
  instruction: Int32Array.of(0),
  statement: Int32Array.of(0),
  line: Int32Array.of(0),
  event: Int32Array.of(0),
};
export const MIN_SPEED = 0.25;
export const MAX_SPEED = 20;

const clampTo = ({ first, last }: Pick<DeckContext, 'first' | 'last'>, step: number): number =>
  Number.isFinite(step) ? Math.max(first, Math.min(last, Math.trunc(step))) : first;
const moved = (context: DeckContext, direction: Direction, grain = context.grain): number =>
  clampTo(context, neighbour(context.stops[grain], context.cursor, direction));
const loaded = ({ first = 0, last, stops, cursor, isGrowing = false }: LoadEvent): Partial<DeckContext> => ({
  first,
  last,
  stops,
  isGrowing,
  cursor: clampTo({ first, last }, cursor),
});
const isAtEnd = (context: DeckContext, direction: Direction): boolean =>
  direction === 1 ? context.cursor >= context.last : context.cursor <= context.first;
/** Where a run grows, play waits at its end for more. */
const isOver = (context: DeckContext, direction: Direction): boolean =>
  isAtEnd(context, direction) && !(direction === 1 && context.isGrowing);

export const deckMachine = setup({
  types: { context: {} as DeckContext, events: {} as DeckEvent },
  delays: { tick: ({ context }) => 1000 / context.speed },
  guards: {
    hasRun: ({ event }) => event.type === 'load' && (event.last > 0 || event.isGrowing === true),
    canForward: ({ context }) => !isAtEnd(context, 1),
    canBack: ({ context }) => !isAtEnd(context, -1),
    canPlay: ({ context, event }) => event.type === 'play' && !isOver(context, event.direction ?? 1),
    isLast: ({ context }) => isAtEnd(context, 1),
    isAtPlayEnd: ({ context }) => isOver(context, context.direction),
  },
  actions: {
    load: assign(({ context, event }) => (event.type === 'load' ? loaded(event) : context)),
    grow: assign(({ context, event }) =>
      event.type === 'grow' ? loaded({ ...event, type: 'load', cursor: context.cursor }) : context,
    ),
    unload: assign({ cursor: 0, first: 0, last: 0, stops: NO_STOPS, isGrowing: false }),
    forward: assign({
      cursor: ({ context, event }) => moved(context, 1, event.type === 'step.forward' ? event.grain : undefined),
    }),
    back: assign({
      cursor: ({ context, event }) => moved(context, -1, event.type === 'step.back' ? event.grain : undefined),
    }),
    seek: assign({
      cursor: ({ context, event }) => (event.type === 'seek' ? clampTo(context, event.step) : context.cursor),
    }),
    toFirst: assign({ cursor: ({ context }) => context.first }),
    toLast: assign({ cursor: ({ context }) => context.last }),
    advance: assign({ cursor: ({ context }) => moved(context, context.direction) }),
    setDirection: assign({ direction: ({ event }): Direction => (event.type === 'play' ? (event.direction ?? 1) : 1) }),
    setGrain: assign({
      grain: ({ context, event }) =>
        event.type === 'grain.set' && GRAINS.includes(event.grain) ? event.grain : context.grain,
    }),
    setSpeed: assign({
      speed: ({ context, event }) =>
        event.type === 'speed.set' && Number.isFinite(event.speed)
          ? Math.max(MIN_SPEED, Math.min(MAX_SPEED, event.speed))
          : context.speed,
    }),
  },
}).createMachine({
  id: 'deck',
  context: {
    cursor: 0,
    first: 0,
    last: 0,
    grain: 'statement',
    stops: NO_STOPS,
    isGrowing: false,
    direction: 1,
    speed: 1.5,
  },
  initial: 'empty',
  on: {
    load: [
      { guard: 'hasRun', target: '.landed', actions: 'load' },
      { target: '.empty', actions: 'unload' },
    ],
    grow: { actions: 'grow' },
    unload: { target: '.empty', actions: 'unload' },
    'grain.set': { actions: 'setGrain' },
    'speed.set': { actions: 'setSpeed' },
  },
  states: {
    empty: { on: { grow: {} } },
    /** Decides between `paused` and `ended` after a jump. */
    landed: { always: [{ guard: 'isLast', target: 'ended' }, { target: 'paused' }] },
    paused: {
      on: {
        'step.forward': { guard: 'canForward', target: 'landed', actions: 'forward' },
        'step.back': { guard: 'canBack', target: 'landed', actions: 'back' },
        seek: { target: 'landed', actions: 'seek' },
        first: { target: 'landed', actions: 'toFirst' },
        last: { target: 'landed', actions: 'toLast' },
        play: { guard: 'canPlay', target: 'playing', actions: 'setDirection' },
        'scrub.start': 'scrubbing',
      },
    },
    ended: {
      on: {
        grow: { target: 'landed', actions: 'grow' },
        'step.back': { guard: 'canBack', target: 'landed', actions: 'back' },
        seek: { target: 'landed', actions: 'seek' },
        first: { target: 'landed', actions: 'toFirst' },
        play: { guard: 'canPlay', target: 'playing', actions: 'setDirection' },
        'scrub.start': 'scrubbing',
      },
    },
    playing: {
      always: { guard: 'isAtPlayEnd', target: 'landed' },
      after: { tick: { target: 'playing', reenter: true, actions: 'advance' } },
      on: {
        pause: 'landed',
        play: { guard: 'canPlay', target: 'playing', reenter: true, actions: 'setDirection' },
        'step.forward': { guard: 'canForward', target: 'landed', actions: 'forward' },
        'step.back': { guard: 'canBack', target: 'landed', actions: 'back' },
        seek: { target: 'landed', actions: 'seek' },
        first: { target: 'landed', actions: 'toFirst' },
        last: { target: 'landed', actions: 'toLast' },
        'scrub.start': 'scrubbing',
      },
    },
    scrubbing: {
      on: { seek: { actions: 'seek' }, 'scrub.end': 'landed', pause: 'landed' },
    },
  },
});

export type DeckActor = ActorRefFrom<typeof deckMachine>;
export type DeckSnapshot = SnapshotFrom<typeof deckMachine>;
