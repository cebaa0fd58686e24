import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock, transition } from 'xstate';
import { type DeckEvent, deckMachine, type DeckSnapshot } from '#lib/viz/playback/deck.ts';

const stops = {
  instruction: Int32Array.from({ length: 11 }, (_, index) => index),
  statement: Int32Array.of(0, 3, 7, 10),
  line: Int32Array.of(0, 7, 10),
  event: Int32Array.of(0, 4, 10),
};
const grow = (last: number, isGrowing: boolean): DeckEvent => ({ type: 'grow', last, stops, isGrowing });
const load = (cursor: number): DeckEvent => ({ type: 'load', last: 10, stops, cursor });

/** The deck after the events, by the pure transition function. */
function after(...events: DeckEvent[]): DeckSnapshot {
  let snapshot: DeckSnapshot = createActor(deckMachine).getSnapshot();
  for (const event of events) [snapshot] = transition(deckMachine, snapshot, event);
  return snapshot;
}
const shown = (snapshot: DeckSnapshot): string => `${snapshot.value} ${snapshot.context.cursor}`;

describe('the deck', () => {
  test.each<[string, DeckEvent[], string]>([
    ['nothing loaded', [], 'empty 0'],
    ['stepping an empty deck does nothing', [{ type: 'step.forward' }], 'empty 0'],
    ['a run with no steps is empty', [{ type: 'load', last: 0, stops, cursor: 0 }], 'empty 0'],
    ['a run opens where it is told', [load(3)], 'paused 3'],
    ['a run opened past its end stands at the end', [load(99)], 'ended 10'],
    ['forward by statement', [load(0), { type: 'step.forward' }], 'paused 3'],
    ['forward by another grain once', [load(0), { type: 'step.forward', grain: 'event' }], 'paused 4'],
    ['forward from between two stops', [load(4), { type: 'step.forward' }], 'paused 7'],
    ['back from between two stops', [load(4), { type: 'step.back' }], 'paused 3'],
    ['back from the start stays', [load(0), { type: 'step.back' }], 'paused 0'],
    ['forward to the end', [load(7), { type: 'step.forward' }], 'ended 10'],
    ['forward from the end stays', [load(10), { type: 'step.forward' }], 'ended 10'],
    ['back from the end', [load(10), { type: 'step.back' }], 'paused 7'],
    ['grain', [load(0), { type: 'grain.set', grain: 'instruction' }, { type: 'step.forward' }], 'paused 1'],
    ['first and last', [load(3), { type: 'last' }, { type: 'first' }], 'paused 0'],
    ['seek is clamped', [load(3), { type: 'seek', step: -5 }], 'paused 0'],
    ['seek to nonsense', [load(3), { type: 'seek', step: Number.NaN }], 'paused 0'],
    ['play from the end goes nowhere', [load(10), { type: 'play' }], 'ended 10'],
    ['play backwards from the end', [load(10), { type: 'play', direction: -1 }], 'playing 10'],
    ['play backwards from the start goes nowhere', [load(0), { type: 'play', direction: -1 }], 'paused 0'],
    ['a step while playing pauses', [load(0), { type: 'play' }, { type: 'step.forward' }], 'paused 3'],
    ['scrubbing seeks', [load(0), { type: 'scrub.start' }, { type: 'seek', step: 5 }], 'scrubbing 5'],
    [
      'scrubbing to the end and letting go',
      [load(0), { type: 'scrub.start' }, { type: 'seek', step: 10 }, { type: 'scrub.end' }],
      'ended 10',
    ],
    ['a new run interrupts play', [load(0), { type: 'play' }, load(3)], 'paused 3'],
    ['a run that grows keeps its cursor', [load(3), grow(20, false)], 'paused 3'],
    ['its end is no longer the end', [load(10), grow(20, false)], 'paused 10'],
    ['an empty deck does not grow', [grow(20, false)], 'empty 0'],
    ['play waits at an end that grows', [load(10), grow(10, true), { type: 'play' }], 'playing 10'],
    ['and stops at one that does not', [load(10), grow(10, true), { type: 'play' }, grow(10, false)], 'ended 10'],
    ['unload empties', [load(3), { type: 'unload' }], 'empty 0'],
  ])('%s', (_name, events, want) => {
    expect(shown(after(...events))).toBe(want);
  });

  test('buttons know what they can do', () => {
    expect(after(load(0)).can({ type: 'step.back' })).toBe(false);
    expect(after(load(0)).can({ type: 'step.forward' })).toBe(true);
    expect(after(load(10)).can({ type: 'step.forward' })).toBe(false);
    expect(after().can({ type: 'play' })).toBe(false);
  });

  test('play takes a stop a tick, both ways, and ends by itself', () => {
    const clock = new SimulatedClock();
    const deck = createActor(deckMachine, { clock }).start();
    deck.send(load(0));
    deck.send({ type: 'speed.set', speed: 2 });
    deck.send({ type: 'play' });
    const seen = [shown(deck.getSnapshot())];
    for (let tick = 0; tick < 4; tick++) {
      clock.increment(500);
      seen.push(shown(deck.getSnapshot()));
    }
    expect(seen).toEqual(['playing 0', 'playing 3', 'playing 7', 'ended 10', 'ended 10']);
    deck.send({ type: 'play', direction: -1 });
    clock.increment(500);
    expect(shown(deck.getSnapshot())).toBe('playing 7');
    deck.send({ type: 'pause' });
    clock.increment(5000);
    expect(shown(deck.getSnapshot())).toBe('paused 7');
  });

  test('speed is kept within bounds', () => {
    expect(after(load(0), { type: 'speed.set', speed: 1e9 }).context.speed).toBe(20);
    expect(after(load(0), { type: 'speed.set', speed: Number.NaN }).context.speed).toBe(1.5);
  });
});
