/**
 * Code that few programs reach: what the page loads first does not hold it, and with it missing, no answer is lost or
 * different. The same holds of whatever is added to the list.
 */
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { afterAll, describe, expect, test } from 'vitest';
import { type Compilation, createSession, type Edition, isEdition } from '#lib/interpreter/index.ts';
import { LATE_CODE, LATE_PARTS } from '../../scripts/late-code.mjs';
import type { Answer } from '../../src/worker/messages.ts';
import { createWorkerSession } from '../../src/worker/worker-session.ts';
import { bundleLate, importLate } from '../tools/late-bundle.ts';
import { loadTestLibrary, readTestPart } from '../tools/library.ts';

/** For a machine that is busy otherwise. */
const patience = { timeout: 400_000 };

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ferrostep-late-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const [first, ...others] = await bundleLate(join(folder, 'whole'));
let copies = 0;
/** A bundle of which nothing late is loaded yet. */
async function openBundle() {
  const copy = join(folder, `copy-${copies++}`);
  cpSync(join(folder, 'whole'), copy, { recursive: true });
  return importLate(copy);
}

const library = loadTestLibrary();
const fixtures = globSync('tests/fixtures/**/*.rs', { cwd: root }).sort();
const sourceOf = (name: string): string => readFileSync(join(root, name), 'utf8');
function editionOf(source: string): Edition {
  const written = /@edition (\d+)/u.exec(source)?.[1] ?? '';
  return isEdition(written) ? written : '2024';
}

/** What a reader hears of a compilation. */
const answerOf = ({ status, diagnostics }: Compilation): string => JSON.stringify({ status, diagnostics });

describe('what is loaded first', () => {
  const chunks = new Map([first, ...others].flatMap((chunk) => (chunk === undefined ? [] : [[chunk.fileName, chunk]])));
  const loadedWith = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const other of chunks.get(name)?.imports ?? []) loadedWith(other, seen);
    return seen;
  };
  const modulesIn = (names: Iterable<string>): ReadonlySet<string> =>
    new Set([...names].flatMap((name) => chunks.get(name)?.moduleIds ?? []).map((id) => id.replaceAll('\\', '/')));
  const atOnce = modulesIn(loadedWith(first?.fileName ?? ''));
  const late = Object.values(LATE_CODE)
    .flat()
    .map((name) => `${root.replaceAll('\\', '/')}/src/lib/${name}`);

  test('holds none of the late modules, and the other chunks hold all', () => {
    expect(late.filter((path) => !existsSync(path))).toEqual([]);
    expect(late.filter((path) => atOnce.has(path))).toEqual([]);
    const all = modulesIn(chunks.keys());
    expect(late.filter((path) => !all.has(path))).toEqual([]);
  });

  test('is divided from modules that do nothing when they are loaded', () => {
    // What they did would not be done before something else of their part is asked for.
    const acting = late.filter((path) =>
      parseAst(readFileSync(path, 'utf8'), { lang: 'ts' }).body.some(({ type }) => type === 'ExpressionStatement'),
    );
    expect(acting).toEqual([]);
  });

  test('is what a program without a fault needs', () => {
    const has = (path: string): boolean => [...atOnce].some((id) => id.endsWith(`/src/lib/${path}`));
    expect(has('interpreter/compile/session.ts')).toBe(true);
    expect(has('interpreter/borrowck/access.ts')).toBe(true);
    expect(has('interpreter/borrowck/explain.ts')).toBe(false);
    expect(has('interpreter/machine/intrinsics/transcendental.ts')).toBe(false);
    expect(has('interpreter/syntax/macros/transcribe.ts')).toBe(false);
  });
});

describe('a compiler whose late code is not there', () => {
  test('stops until it is there, and then says of every program what it says otherwise', patience, async () => {
    const late = await openBundle();
    const missed = new Set<string>();
    let ours = late.openLibrary(readTestPart);
    const compileLate = async (source: string, edition: Edition, isTest = false): Promise<Compilation> => {
      for (;;) {
        try {
          return late.createSession({ edition, isTest, library: ours }).update(source);
        } catch (error) {
          if (!(error instanceof late.MissingPart)) throw error;
          missed.add(error.part);
          await late.loadCode([error.part]);
          ours = late.openLibrary(readTestPart);
        }
      }
    };
    // Nearly all programs need nothing more, and many no more than one part: no message is made where there is nothing to say.
    for (const name of ['bench/programs/vec-and-string.rs', 'scripts/core-program.rs'])
      expect(answerOf(await compileLate(sourceOf(name), '2024'))).toContain('"accepted"');
    expect([...missed]).toEqual([]);
    for (const name of ['bench/programs/sixty-lines.rs', 'scripts/ordinary-program.rs'])
      expect(answerOf(await compileLate(sourceOf(name), '2024'))).toContain('"accepted"');
    expect([...missed]).toEqual(['late-ordinary']);
    const different: string[] = [];
    for (const name of fixtures) {
      const source = sourceOf(name);
      const edition = editionOf(source);
      const answer = answerOf(await compileLate(source, edition));
      if (answer !== answerOf(createSession({ edition, library }).update(source))) different.push(name);
    }
    expect(different).toEqual([]);
    const tests = await compileLate('#[test]\nfn adds() {}\n', '2024', true);
    expect(tests.tests.map(({ name }) => name)).toEqual(['adds']);
    // Intrinsics are met when a run is prepared for a library whose parts may come later, macros where the text is shown.
    const others = new Set(['late-intrinsics', 'late-macros']);
    expect([...missed].sort()).toEqual(LATE_PARTS.filter((part) => !others.has(part)).sort());
  });
});

/** Programs with a fault each, so that what says it is the first that is missed. */
const FAULTS = ['E0106', 'E0277', 'E0282', 'E0308', 'E0369', 'E0382', 'E0425', 'E0432', 'E0502', 'E0596'].map(
  (code): [string, string] => {
    const name = fixtures.find((each) => new RegExp(`@rustc ${code}:\\d+(?: *@|$)`, 'mu').test(sourceOf(each)));
    return [code, name ?? ''];
  },
);

describe('a compiler that nothing was asked before', () => {
  test('asks for what a program names of the library, and for no code to say so', patience, async () => {
    const late = await openBundle();
    const library = late.openLibrary(
      (part) => (['index', 'core'].includes(part) ? readTestPart(part) : undefined),
      true,
    );
    const session = late.createSession({ edition: '2024', library });
    const { needs } = session.update(sourceOf('static/scenarios/box.rs'));
    expect(needs).toContain('index-num_modules');
  });

  test.each(FAULTS)('says %s of %s', patience, async (_code, name) => {
    const late = await openBundle();
    let ours = late.openLibrary(readTestPart);
    const source = sourceOf(name);
    const edition = editionOf(source);
    const ask = async (): Promise<Compilation> => {
      try {
        return late.createSession({ edition, library: ours }).update(source);
      } catch (error) {
        if (!(error instanceof late.MissingPart)) throw error;
        await late.loadCode([error.part]);
        ours = late.openLibrary(readTestPart);
        return ask();
      }
    };
    expect(answerOf(await ask())).toBe(answerOf(createSession({ edition, library }).update(source)));
  });
});

describe('a worker whose late code is not there', () => {
  const view = { past: false, grain: 'statement', showTypes: false, showRaw: false, insideLibrary: false };
  const programs = [
    ...['box', 'dangling', 'panic', 'partial-move', 'push-while-shared', 'use-after-move'].map(
      (name) => `static/scenarios/${name}.rs`,
    ),
    // What the machine misses in the middle of a run.
    ...['bulk-filled-and-copied', 'catch-unwind', 'statics-that-name-each-other'].map(
      (name) => `tests/fixtures/eval/${name}.rs`,
    ),
  ];
  /**
   * All answers to a check and to seeks over the whole run, but for those that say that something is on its way. What was
   * begun anew while the run was recorded has its verdict twice.
   */
  async function answersTo(source: string, session: ReturnType<typeof createWorkerSession>, answers: Answer[]) {
    const wait = (): Promise<unknown> =>
      expect.poll(() => answers.at(-1)?.kind, { timeout: 40_000 }).not.toBe('loading');
    session.handle({
      kind: 'check',
      version: 3,
      id: 1,
      source,
      edition: '2024',
      stdin: '',
      warns: true,
      maxSteps: 20_000,
      wanted: { kind: 'refusal' },
      ...view,
    });
    await wait();
    while (session.work() || answers.at(-1)?.kind === 'loading') await wait();
    const run = answers.findLast((each) => each.kind === 'run');
    const last = run?.kind === 'run' ? run.run.lastPast : -1;
    for (let step = 0; step <= last; step += Math.max(1, Math.floor(last / 7))) {
      session.handle({ kind: 'seek', version: 3, id: 2 + step, run: 1, step, ...view, past: step > last / 2 });
      await wait();
    }
    // Warnings and macro calls come when the code for them has: behind the picture, and nothing waits for them.
    const said = answers.filter(({ kind }) => kind !== 'loading' && kind !== 'warnings' && kind !== 'written');
    return said.filter(
      ({ kind }, index) => kind !== 'verdict' || said.findIndex((each) => each.kind === kind) === index,
    );
  }

  test.each(programs)('answers as another does: %s', patience, async (name) => {
    const source = sourceOf(name);
    const { createWorkerSession: createLate, loadCode, openLibrary } = await openBundle();
    const heard: Answer[] = [];
    const late = createLate({
      open: () => openLibrary(readTestPart),
      now: () => 0,
      post: (answer) => heard.push(answer),
      load: loadCode,
    });
    const expected: Answer[] = [];
    const plain = createWorkerSession({
      open: () => library,
      now: () => 0,
      post: (answer) => expected.push(answer),
      load: () => Promise.reject(new Error('all is there')),
    });
    expect(await answersTo(source, late, heard)).toEqual(await answersTo(source, plain, expected));
    for (const kind of ['warnings', 'written'] as const) {
      const behind = (answers: readonly Answer[]) => answers.filter((each) => each.kind === kind);
      await expect.poll(() => behind(heard), { timeout: 40_000 }).toEqual(behind(expected));
    }
    expect(heard.some((each) => each.kind === 'failed')).toBe(false);
  });

  test('says so where it cannot be had, and tries again at the next change', async () => {
    const { createWorkerSession: createLate, openLibrary } = await openBundle();
    const heard: Answer[] = [];
    const late = createLate({
      open: () => openLibrary(readTestPart),
      now: () => 0,
      post: (answer) => heard.push(answer),
      load: () => Promise.reject(new Error('no network')),
    });
    const request = {
      kind: 'check',
      version: 3,
      edition: '2024',
      stdin: '',
      warns: true,
      maxSteps: 1000,
      wanted: { kind: 'start' },
    };
    late.handle({ ...request, ...view, id: 1, source: 'fn main() { missing(); }' });
    await expect.poll(() => heard.map(({ kind }) => kind), { timeout: 40_000 }).toEqual(['loading', 'failed']);
    expect(heard[1]).toMatchObject({ id: 1, isSpent: true, sentence: expect.stringContaining('no network') as string });
    late.handle({ ...request, ...view, id: 2, source: 'fn main() {}' });
    expect(heard.at(-1)).toMatchObject({ kind: 'verdict', id: 2, analysis: { status: 'accepted' } });
  });
});
