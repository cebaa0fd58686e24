/** The page's end of the worker: what happens when the worker is silent. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Client, createClient, PATIENCE_MS } from '#lib/viz/playback/client.ts';
import type { Answer, CheckOrder, Request, SeekOrder } from '../../src/worker/messages.ts';
import { openProgram } from '#lib/session/index.ts';
import { buildScene } from '#lib/viz/scene/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

const view = { past: false, grain: 'statement', showTypes: false, showRaw: false, insideLibrary: false } as const;
const order = (source: string): CheckOrder => ({
  source,
  edition: '2024',
  stdin: '',
  warns: true,
  maxSteps: 1000,
  wanted: { kind: 'start' },
  ...view,
});
const seek: SeekOrder = { step: 1, ...view };

const { analysis, run } = openProgram({
  source: 'fn main() { let x = 1; }',
  edition: '2024',
  library: loadTestLibrary(),
  stdin: '',
  maxSteps: 1000,
});
run?.advance(Infinity);

/** What a worker would answer about a run that is complete. */
function shownAt(step: number): Extract<Answer, { kind: 'run' }>['shown'] {
  if (run === undefined) throw new Error('there is a run');
  return { step, past: false, scene: buildScene(run.standAt(step, 0, false)), moment: run.momentAt(step) };
}
function runOf(id: number, isGrowing = false): Answer {
  if (run === undefined) throw new Error('there is a run');
  return { kind: 'run', id, run: { ...run.summary(), isGrowing }, shown: shownAt(0), isFound: true };
}

/** A client whose workers are lists of what they were sent. */
/** `isLoaded`: the first worker has said that it is ready. */
function open(isLoaded = true): {
  readonly client: Client;
  readonly sent: readonly (readonly Request[])[];
  readonly answer: (answer: Answer) => void;
  readonly crash: () => void;
  readonly restarts: readonly string[];
} {
  const sent: Request[][] = [];
  const restarts: string[] = [];
  const newest: { answer: (answer: Answer) => void; crash: (sentence: string) => void } = {
    answer: () => undefined,
    crash: () => undefined,
  };
  const client = createClient({
    makePort: (onAnswer, onCrash) => {
      const requests: Request[] = [];
      sent.push(requests);
      newest.answer = onAnswer;
      newest.crash = onCrash;
      return { postMessage: (request) => requests.push(request), terminate: () => undefined };
    },
    onAnswer: () => undefined,
    onRestart: (sentence) => restarts.push(sentence),
  });
  if (isLoaded) newest.answer({ kind: 'ready' });
  return {
    client,
    sent,
    restarts,
    answer: (answer) => {
      newest.answer(answer);
    },
    crash: () => {
      newest.crash('the interpreter stopped');
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a worker that is silent', () => {
  test('is stopped, and the last program that was shown is sent again at its moment', () => {
    const { client, sent, answer, restarts } = open();
    const good = client.check(order('good'));
    answer({ kind: 'verdict', id: good, analysis });
    answer(runOf(good));
    const asked = client.seek(good, { ...seek, step: 2 });
    answer({ kind: 'moment', id: asked, shown: shownAt(2) });
    client.check(order('bad'));
    vi.advanceTimersByTime(PATIENCE_MS - 1);
    expect(restarts).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(restarts).toHaveLength(1);
    expect(sent[1]).toMatchObject([{ kind: 'check', id: good, source: 'good', wanted: { kind: 'step', step: 2 } }]);
  });

  test('is stopped even while the reader keeps pressing keys, and is given what they wrote meanwhile', () => {
    const { client, sent, answer, restarts } = open();
    const good = client.check(order('good'));
    answer(runOf(good));
    client.check(order('bad'));
    for (let pressed = 0; pressed < 9; pressed++) {
      vi.advanceTimersByTime(PATIENCE_MS / 10);
      client.seek(good, seek);
    }
    client.check(order('better'));
    vi.advanceTimersByTime(PATIENCE_MS / 10);
    expect(restarts).toHaveLength(1);
    expect(sent[1]).toMatchObject([{ kind: 'check', source: 'better' }]);
  });

  test('that hangs on the last good program as well is not given it a third time', () => {
    const { client, sent, answer } = open();
    const good = client.check(order('good'));
    answer(runOf(good));
    client.check(order('bad'));
    vi.advanceTimersByTime(PATIENCE_MS);
    answer({ kind: 'ready' });
    vi.advanceTimersByTime(PATIENCE_MS);
    vi.advanceTimersByTime(10 * PATIENCE_MS);
    expect(sent.map((requests) => requests.length)).toEqual([2, 1, 0]);
  });
});

describe('a worker that is busy', () => {
  test('and says so is left alone', () => {
    const { client, answer, restarts } = open();
    const id = client.check(order('long'));
    answer({ kind: 'verdict', id, analysis });
    for (let turn = 0; turn < 30; turn++) {
      vi.advanceTimersByTime(PATIENCE_MS / 2);
      answer({ kind: 'progress', id, length: turn });
    }
    answer(runOf(id));
    vi.advanceTimersByTime(10 * PATIENCE_MS);
    expect(restarts).toEqual([]);
  });

  test('with a recording that goes on is watched until it ends', () => {
    const { client, answer, restarts } = open();
    const id = client.check(order('long'));
    answer(runOf(id, true));
    vi.advanceTimersByTime(PATIENCE_MS);
    expect(restarts).toHaveLength(1);
  });
});

test('a seek in a run that is gone is no silence', () => {
  const { client, answer, restarts } = open();
  const good = client.check(order('good'));
  answer(runOf(good));
  answer({ kind: 'stale', id: client.seek(good, seek) });
  vi.advanceTimersByTime(10 * PATIENCE_MS);
  expect(restarts).toEqual([]);
});

test('a worker that waits for the network is given the time', () => {
  const { client, answer, restarts } = open();
  const id = client.check(order('good'));
  answer({ kind: 'loading', id });
  vi.advanceTimersByTime(10 * PATIENCE_MS);
  expect(restarts).toEqual([]);
  answer({ kind: 'verdict', id, analysis });
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(restarts).toHaveLength(1);
});

test('a worker that cannot even be loaded is not started again and again', () => {
  const { client, sent, crash, restarts } = open(false);
  client.check(order('good'));
  crash();
  expect(sent).toHaveLength(1);
  expect(restarts).toEqual(['the interpreter stopped']);
});
