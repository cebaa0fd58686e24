/**
 * Runs programs as the page's worker does, for `scripts/reached.mjs`: the build counts which functions they come to.
 * Prints, as JSON, what was reached first by which of them.
 */
import { MESSAGE_VERSION } from '../src/worker/version.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledLibrary, openLibrary } from '../src/lib/interpreter/index.ts';
import type { Wanted } from '../src/lib/session/index.ts';
import type { Answer } from '../src/worker/messages.ts';
import { createWorkerSession, type WorkerSession } from '../src/worker/worker-session.ts';

/** What the build puts at the beginning of every function writes here. */
declare const $reached: Set<string>;

/** Steps recorded of a program, and moments shown of it: enough to have seen all kinds of them. */
const MAX_STEPS = 250_000;
const MOMENTS = 400;

const root = process.argv[2] ?? '.';
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const readPart = (part: string): Uint8Array => readFileSync(join(root, `src/lib/interpreter/std/parts/${part}.bin`));
const library = openLibrary(readPart, true);
const view = { past: false, grain: 'statement', showTypes: false, showRaw: false, insideLibrary: false };

interface Page {
  readonly session: WorkerSession;
  readonly heard: readonly Answer[];
}

function openPage(open: () => CompiledLibrary): Page {
  const heard: Answer[] = [];
  const load = (): Promise<void> => Promise.reject(new Error('nothing comes'));
  const session = createWorkerSession({ open, now: () => 0, post: (answer) => heard.push(answer), load });
  return { session, heard };
}

function check({ session }: Page, source: string, id: number, wanted: Wanted): void {
  const options = { edition: '2024', stdin: '', warns: true, maxSteps: MAX_STEPS, wanted, ...view };
  session.handle({ kind: 'check', version: MESSAGE_VERSION, id, source, ...options });
  while (session.work());
}

/** Checks and runs a program and goes through its run. A sample that is judged otherwise than it should be stands for nothing. */
function show(source: string, isRight: boolean, opens = false): void {
  const page = openPage(() => library);
  const { session, heard } = page;
  check(page, source, 0, { kind: 'start' });
  const verdict = heard.find((each) => each.kind === 'verdict')?.analysis.status;
  if (verdict === 'internal' || verdict === 'unsupported' || (verdict === 'accepted') !== isRight)
    throw new Error(`a sample is ${verdict ?? 'not judged'}: ${source.slice(0, 60)}`);
  const run = heard.findLast((each) => each.kind === 'run');
  const last = run?.kind === 'run' ? run.run.last : -1;
  const seek = (step: number): void => {
    session.handle({ kind: 'seek', version: MESSAGE_VERSION, id: 1 + step, run: 0, step, ...view });
  };
  for (let step = 0; step < last; step += Math.max(1, Math.floor(last / MOMENTS))) seek(step);
  if (last >= 0) seek(last);
  // Macro calls are opened, as far as the sample has any.
  const calls = opens ? heard.findLast((each) => each.kind === 'written')?.view.calls : undefined;
  if (calls !== undefined) {
    const open = calls.slice(0, 100).map(({ key }) => key);
    session.handle({ kind: 'seek', version: MESSAGE_VERSION, id: last + 1, run: 0, step: 0, ...view, open });
  }
  // As after an edit: the moment that was shown is looked for in the new run.
  const moment = run?.kind === 'run' ? run.shown.moment : undefined;
  if (moment !== undefined) check(page, source, last + 2, { kind: 'moment', moment });
}

/** As `show`, and goes on with another text: moments in the middle of the run are looked for in the new one. */
function edit(source: string): void {
  const page = openPage(() => library);
  check(page, source, 0, { kind: 'start' });
  for (const step of [400, 2000]) {
    page.session.handle({ kind: 'seek', version: MESSAGE_VERSION, id: step, run: 0, step, ...view });
    const shown = page.heard.findLast((each) => each.kind === 'moment')?.shown;
    if (shown !== undefined) check(page, `${source}\n`, step + 1, { kind: 'moment', moment: shown.moment });
  }
}

/** Asks for what a program needs of the library beyond what is loaded first. */
function beginWithout(source: string): void {
  const page = openPage(() => openLibrary((part) => (FIRST_PARTS.has(part) ? readPart(part) : undefined), true));
  check(page, source, 0, { kind: 'start' });
  if (page.heard[0]?.kind !== 'loading') throw new Error(`a sample needs nothing more: ${source.slice(0, 60)}`);
}

/** What is reached while something is done and was not before. */
function reachedBy(act: () => void): readonly string[] {
  const before = new Set($reached);
  act();
  return [...$reached].filter((each) => !before.has(each));
}

const FAULTY = [
  'fn main() { let x: i32 = "text"; missing(); }',
  'struct S { a: i32 } fn main() { let s = S { a: 1 }; s.b(); let t: u8 = s.a; }',
  'fn main() { let x = 1 }}',
  'fn main() { let x = 5; x = 6; println!("{}", x + 1.0); }',
];

const loaded = [...$reached];
const FIRST_PARTS: ReadonlySet<string> = new Set(['index', 'core']);
const REFUSED: ReadonlySet<string> = new Set(
  ['dangling', 'dangling-return', 'push-while-shared', 'two-writers', 'use-after-move', 'vec-growth'].map(
    (name) => `${name}.rs`,
  ),
);
const scenarios = readdirSync(join(root, 'static/scenarios'))
  .filter((name) => name.endsWith('.rs'))
  .sort();
const first = reachedBy(() => {
  for (const path of ['scripts/core-program.rs', 'bench/programs/vec-and-string.rs']) show(textOf(path), true);
  beginWithout(textOf('static/scenarios/box.rs'));
});
const offered = reachedBy(() => {
  for (const name of scenarios) if (!REFUSED.has(name)) show(textOf(`static/scenarios/${name}`), true);
});
const ordinary = reachedBy(() => {
  for (const path of ['scripts/ordinary-program.rs', 'bench/programs/sixty-lines.rs', 'bench/programs/many-boxes.rs'])
    show(textOf(path), true, true);
  edit(textOf('bench/programs/sixty-lines.rs'));
});
const reports = reachedBy(() => {
  for (const name of scenarios) if (REFUSED.has(name)) show(textOf(`static/scenarios/${name}`), false);
  for (const source of FAULTY) show(source, false);
});
process.stdout.write(JSON.stringify({ first: [...loaded, ...first, ...offered], ordinary, reports }));
