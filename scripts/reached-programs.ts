/**
 * Runs programs as the page's worker does, for `scripts/reached.mjs`: the build counts which functions they come to.
 * Prints, as JSON, what was reached first by which of them.
 */
import { MESSAGE_VERSION } from '../src/worker/version.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../src/lib/interpreter/index.ts';
import type { Wanted } from '../src/lib/session/index.ts';
import type { Answer } from '../src/worker/messages.ts';
import { createWorkerSession } from '../src/worker/worker-session.ts';

/** What the build puts at the beginning of every function writes here. */
declare const $reached: Set<string>;

/** Steps recorded of a program, and moments shown of it: enough to have seen all kinds of them. */
const MAX_STEPS = 20_000;
const MOMENTS = 150;

const root = process.argv[2] ?? '.';
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const library = openLibrary((part) => readFileSync(join(root, `src/lib/interpreter/std/parts/${part}.bin`)), true);
const view = { past: false, grain: 'statement', showTypes: false, showRaw: false, insideLibrary: false };

/** Checks and runs a program and goes through its run. A sample that is judged otherwise than it should be stands for nothing. */
function show(source: string, isRight: boolean, opens = false): void {
  const heard: Answer[] = [];
  const session = createWorkerSession({
    open: () => library,
    now: () => 0,
    post: (answer) => heard.push(answer),
    load: () => Promise.reject(new Error('all is there')),
  });
  const check = (id: number, wanted: Wanted): void => {
    session.handle({
      kind: 'check',
      version: MESSAGE_VERSION,
      id,
      source,
      edition: '2024',
      stdin: '',
      warns: true,
      maxSteps: MAX_STEPS,
      wanted,
      ...view,
    });
    while (session.work());
  };
  check(0, { kind: 'start' });
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
  if (moment !== undefined) check(last + 2, { kind: 'moment', moment });
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
});
const offered = reachedBy(() => {
  for (const name of scenarios) if (!REFUSED.has(name)) show(textOf(`static/scenarios/${name}`), true);
});
if (process.env['OFF']) console.error(JSON.stringify(offered));
const ordinary = reachedBy(() => {
  for (const path of ['scripts/ordinary-program.rs', 'bench/programs/sixty-lines.rs']) show(textOf(path), true, true);
});
const reports = reachedBy(() => {
  for (const name of scenarios) if (REFUSED.has(name)) show(textOf(`static/scenarios/${name}`), false);
  for (const source of FAULTY) show(source, false);
});
process.stdout.write(JSON.stringify({ first: [...loaded, ...first, ...offered], ordinary, reports }));
