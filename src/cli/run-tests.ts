/** `ferrostep run --test`: one file's tests as a list with their verdicts, as the compiled test harness prints it. */
import { lineOf } from '../lib/interpreter/index.ts';
import { runTests } from '../lib/session/tests/harness.ts';
import { capturedText, doubtOf, lastWords, type TestOutcome } from '../lib/session/tests/outcome.ts';
import { compileFile } from './compile.ts';
import { printDiagnostics, type Verdict, type World } from './report.ts';

const SHARED =
  'each test begins with the statics as the program has them; compiled, all tests share them, and one may see what another left';

/** For each test. */
const DEFAULT_MAX_STEPS = 400_000_000;

export function runTestsOf(world: World, file: string, source: string): Verdict {
  const { call } = world;
  const compilation = compileFile(world, file, source);
  if (compilation.status !== 'accepted') {
    if (call.json)
      printAnswer(world, { file, status: compilation.status, exit: null, stdout: '', stderr: '', tests: [] });
    else printDiagnostics(world, file, compilation, world.complain);
    return compilation.status === 'internal' ? 'internal' : 'bad';
  }
  const start = performance.now();
  let stdout = '';
  const { outcomes, exit } = runTests(compilation, {
    maxSteps: call.maxSteps ?? DEFAULT_MAX_STEPS,
    seconds: () => (performance.now() - start) / 1000,
    print: (text) => {
      if (call.json) stdout += text;
      else world.print(text);
    },
  });
  const status = outcomes.find(({ verdict }) => verdict.kind === 'undecided')?.result?.end.kind ?? 'finished';
  const last = outcomes.at(-1);
  const stderr = last?.verdict.kind === 'ended' ? lastWords(last).stderr : '';
  const notes = compilation.canTestsShare ? [SHARED] : [];
  if (call.json) {
    const tests = outcomes.map((outcome) => testJson(outcome, lineOf(compilation.lines, outcome.test.nameSpan.start)));
    printAnswer(world, { file, status: wordsOf(status), exit: exit ?? null, stdout, stderr, tests, notes });
  } else {
    world.complain(stderr);
    for (const note of notes) world.complain(`ferrostep: ${note}\n`);
    for (const outcome of outcomes) {
      const doubt = doubtOf(outcome);
      if (doubt !== undefined) world.complain(`ferrostep: ${outcome.test.name}: ${doubt}\n`);
    }
  }
  if (status === 'internal') return 'internal';
  return exit === 0 ? 'good' : 'bad';
}

/** A status of `run` (DESIGN section 5). */
const wordsOf = (kind: string): string => (kind === 'faulted' ? 'fault' : kind);

function testJson(outcome: TestOutcome, line: number): Record<string, unknown> {
  const { test, verdict, result } = outcome;
  const reason = verdict.kind === 'ignored' ? verdict.reason : verdict.kind === 'undecided' ? verdict.why : undefined;
  const doubt = doubtOf(outcome);
  return {
    name: test.name,
    line,
    verdict: verdict.kind,
    ...(reason === undefined ? {} : { reason }),
    ...(verdict.kind === 'failed' && verdict.note !== undefined ? { note: verdict.note } : {}),
    ...(verdict.kind === 'ended' ? { exit: verdict.exit } : {}),
    output: capturedText(outcome),
    steps: result?.steps ?? 0,
    ...(doubt === undefined ? {} : { notes: [doubt] }),
  };
}

const printAnswer = (world: World, answer: Record<string, unknown>): void => {
  world.print(`${JSON.stringify(answer)}\n`);
};
