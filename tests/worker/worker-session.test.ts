/** The worker's session: what it answers, in which order, and that a key press never waits for a recording. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/worker/messages.ts';
import { createWorkerSession, type WorkerSession } from '../../src/worker/worker-session.ts';
import { openLibrary, type PartName } from '#lib/interpreter/index.ts';
import { loadTestLibrary, readTestPart } from '../tools/library.ts';

/** For a machine that is busy otherwise. */
const patience = { timeout: 90_000 };
const library = loadTestLibrary();

const view = { past: false, grain: 'statement', showTypes: false, showRaw: false, insideLibrary: false };
const check = {
  kind: 'check',
  version: 3,
  id: 1,
  source: 'fn main() {}',
  edition: '2024',
  stdin: '',
  warns: true,
  maxSteps: 1000,
  wanted: { kind: 'start' },
  ...view,
};
const seek = { kind: 'seek', version: 3, id: 2, run: 1, step: 0, ...view };

/** A session with its answers. Each look at the clock takes a millisecond, so a slice is a few pieces. */
function open(): {
  readonly session: WorkerSession;
  readonly take: () => readonly Answer[];
  readonly finish: () => void;
} {
  const answers: Answer[] = [];
  let time = 0;
  const session = createWorkerSession({
    open: () => library,
    now: () => time++,
    post: (answer) => answers.push(answer),
    load: () => Promise.reject(new Error('all parts are there')),
  });
  return {
    session,
    take: () => answers.splice(0),
    finish: () => {
      while (session.work());
    },
  };
}
const kinds = (answers: readonly Answer[]): readonly string[] => answers.map((answer) => answer.kind);

/** Counts to a million in the reader's own code. */
const LONG = `fn main() {
    let mut n = 0u32;
    while n < 1_000_000 {
        n += 1;
    }
    println!("{n}");
}
`;

describe('a check', () => {
  test('of a program that needs more of the library waits for it', async () => {
    const answers: Answer[] = [];
    const there = new Set<PartName>(['index', 'core']);
    const session = createWorkerSession({
      open: () => openLibrary((part) => (there.has(part) ? readTestPart(part) : undefined), true),
      now: () => 0,
      post: (answer) => answers.push(answer),
      load: (parts) => {
        for (const part of parts) there.add(part);
        return Promise.resolve();
      },
    });
    const source = 'fn main() { let all = std::collections::BTreeMap::from([(1, 2)]); println!("{all:?}"); }';
    session.handle({ ...check, source, maxSteps: 100_000 });
    expect(kinds(answers)).toEqual(['loading']);
    await expect.poll(() => kinds(answers).at(-1)).toBe('verdict');
    expect(new Set(kinds(answers).slice(0, -1))).toEqual(new Set(['loading']));
    expect(session.work()).toBe(false);
    expect(answers.at(-1)).toMatchObject({ kind: 'run', id: 1, run: { end: 'finished' } });
    expect(there).toContain('code-btree_map');
  });

  test('of a program whose parts cannot be had says so', async () => {
    const answers: Answer[] = [];
    const session = createWorkerSession({
      open: () => openLibrary((part) => (part === 'index' ? readTestPart(part) : undefined), true),
      now: () => 0,
      post: (answer) => answers.push(answer),
      load: () => Promise.reject(new Error('status 404')),
    });
    session.handle({ ...check, source: 'fn main() { println!("here"); }' });
    await expect
      .poll(() => answers)
      .toMatchObject([
        { kind: 'loading' },
        { kind: 'failed', id: 1, sentence: expect.stringContaining('status 404') as string },
      ]);
  });

  test('is answered by the verdict, then by the run with its picture', () => {
    const { session, take } = open();
    session.handle(check);
    expect(kinds(take())).toEqual(['verdict']);
    expect(session.work()).toBe(false);
    const [run, ...rest] = take();
    expect(rest).toEqual([]);
    expect(run).toMatchObject({ kind: 'run', id: 1, isFound: true, run: { isGrowing: false, end: 'finished' } });
  });

  test('warnings come behind the picture and change no verdict', () => {
    const { session, take, finish } = open();
    session.handle({ ...check, source: 'fn main() { let unused = 1; }' });
    finish();
    const answers = take();
    expect(kinds(answers)).toEqual(['verdict', 'run', 'warnings']);
    expect(answers[0]).toMatchObject({ analysis: { status: 'accepted', diagnostics: [] } });
    expect(answers[2]).toMatchObject({ id: 1, warnings: [{ severity: 'warning', spot: { line: 1 } }] });
  });

  test('of a program without a run is answered by the verdict alone', () => {
    const { session, take, finish } = open();
    session.handle({ ...check, source: 'fn main() { let' });
    finish();
    expect(take()).toMatchObject([{ kind: 'verdict', analysis: { hasRun: false } }]);
  });

  test('of a long run shows the moment first, and then its growth to the end', () => {
    const { session, take, finish } = open();
    session.handle({ ...check, source: LONG, maxSteps: 1_000_000 });
    expect(session.work()).toBe(true);
    const first = take();
    expect(kinds(first).slice(0, 2)).toEqual(['verdict', 'run']);
    expect(first[1]).toMatchObject({ run: { isGrowing: true, end: 'running' }, shown: { step: 0 } });
    finish();
    const growth = take();
    expect(new Set(kinds(growth))).toEqual(new Set(['growth']));
    const lengths = growth.map((answer) => (answer.kind === 'growth' ? answer.run.lastPast : 0));
    expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
    expect(growth.at(-1)).toMatchObject({ run: { isGrowing: false, end: 'out-of-steps', lastPast: 1_000_000 } });
  });

  test('of a run whose moment is far away shows nothing before it, but says how far it is', () => {
    const { session, take, finish } = open();
    session.handle({ ...check, source: LONG, maxSteps: 1_000_000, wanted: { kind: 'end' } });
    finish();
    const answers = take();
    expect(new Set(kinds(answers).slice(1, -1))).toEqual(new Set(['progress']));
    expect(answers.at(-1)).toMatchObject({ kind: 'run', shown: { step: 1_000_000 }, run: { isGrowing: false } });
  });
});

describe('while a run is recorded', () => {
  test('a seek is answered between two slices', () => {
    const { session, take } = open();
    session.handle({ ...check, source: LONG, maxSteps: 1_000_000 });
    session.work();
    take();
    session.handle({ ...seek, step: 1000 });
    expect(take()).toMatchObject([{ kind: 'moment', id: 2, shown: { step: 1000 } }]);
    expect(session.work()).toBe(true);
  });

  test('a new check abandons the recording, and the old run can be asked until the new one is shown', () => {
    const { session, take, finish } = open();
    session.handle({ ...check, source: LONG, maxSteps: 1_000_000 });
    session.work();
    take();
    session.handle({ ...check, id: 3 });
    session.handle({ ...seek, id: 4 });
    expect(kinds(take())).toEqual(['verdict', 'moment']);
    finish();
    expect(take()).toMatchObject([{ kind: 'run', id: 3 }]);
    session.handle({ ...seek, id: 5 });
    expect(take()).toEqual([{ kind: 'stale', id: 5 }]);
  });

  test('a text that does not parse leaves the last run to be asked', () => {
    const { session, take, finish } = open();
    session.handle(check);
    session.handle({ ...check, id: 3, source: 'fn main() { let' });
    finish();
    take();
    session.handle({ ...check, id: 4 });
    finish();
    session.handle({ ...check, id: 5, source: 'fn main() { let' });
    session.handle({ ...seek, id: 6, run: 4 });
    finish();
    expect(kinds(take())).toEqual(['verdict', 'run', 'verdict', 'moment']);
  });
});

test('hostile messages get an answer', patience, () => {
  const cyclic: Record<string, unknown> = { kind: 'check' };
  cyclic['self'] = cyclic;
  const hostile: unknown[] = [
    undefined,
    null,
    0,
    NaN,
    '',
    'check',
    [],
    [check],
    {},
    () => check,
    Symbol('check'),
    12n,
    cyclic,
    { kind: 'check' },
    { kind: 'toString', id: 1 },
    { kind: '__proto__', id: 1 },
    { ...check, id: '1' },
    { ...check, source: 5 },
    { ...check, source: null },
    { ...check, source: 'x'.repeat(300_000) },
    { ...check, edition: '2015' },
    { ...check, maxSteps: 0 },
    { ...check, maxSteps: 1.5 },
    { ...check, maxSteps: Infinity },
    { ...check, maxSteps: 1e9 },
    { ...check, stdin: 'x'.repeat(300_000) },
    { ...seek, step: -1 },
    { ...seek, step: NaN },
    { ...seek, step: '0' },
    { ...seek, grain: 'word' },
    { ...seek, run: '1' },
    { ...seek, version: 1 },
    { ...check, version: 1 },
    { ...check, wanted: { kind: 'moment' } },
    { ...check, wanted: { kind: 'step', step: -1 } },
    { ...seek, past: 'yes' },
    { ...seek, showRaw: undefined },
  ];
  const { session, take, finish } = open();
  const answers = (message: unknown): readonly string[] => {
    session.handle(message);
    finish();
    return kinds(take());
  };
  // Before there is a run, and after.
  expect(answers(seek)).toEqual(['stale']);
  for (const round of [0, 1]) {
    for (const message of hostile) expect(answers(message), `round ${round}`).toEqual(['failed']);
    expect(answers(check)).toEqual(['verdict', 'run']);
  }
  expect(answers(seek)).toEqual(['moment']);
  expect(answers({ ...seek, step: 1e15, past: true })).toEqual(['moment']);
  // Programs that are hostile as programs: deep, wide, endless.
  for (const source of [
    '('.repeat(50_000),
    `fn main() { ${'{'.repeat(5_000)}`,
    `fn main() { let x = ${'-'.repeat(20_000)}1; }`,
    `fn main() { let x = ${'1+'.repeat(20_000)}1; }`,
    'fn main() { loop {} }',
    'fn f() { f() } fn main() { f() }',
    'struct A(A); fn main() {}',
    '\u0000\uffff\ud800',
  ]) {
    expect(['verdict', 'failed']).toContain(answers({ ...check, source })[0]);
  }
});
