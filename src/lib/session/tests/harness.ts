/**
 * All tests of a program, one after the other, and what the harness prints of them: libtest's `pretty` form with one thread,
 * which takes them by name. (With more threads the lines come as tests end.)
 */
import type { Compilation, TestCase } from '../../interpreter/index.ts';
import { capturedText, lastWords, runTest, type TestOutcome } from './outcome.ts';

export interface HarnessOptions {
  /** Of each test. */
  readonly maxSteps: number;
  /** How long it all took, in seconds; asked for once, at the end. */
  readonly seconds: () => number;
  /** Is given what is printed, as it is. */
  readonly print: (text: string) => void;
}

export interface HarnessResult {
  readonly outcomes: readonly TestOutcome[];
  /** Of the harness's process; undefined where a test was not decided. */
  readonly exit: number | undefined;
}

/** Of failed tests, as the real harness has it. */
const FAILED = 101;

export function runTests(compilation: Compilation, { maxSteps, seconds, print }: HarnessOptions): HarnessResult {
  const { tests } = compilation;
  const outcomes: TestOutcome[] = [];
  print(`\nrunning ${tests.length} test${tests.length === 1 ? '' : 's'}\n`);
  let isHinted = true;
  for (const test of tests) {
    print(`test ${titleOf(test)} ... `);
    const outcome = runTest(compilation, test, { maxSteps, isHinted });
    outcomes.push(outcome);
    const { verdict } = outcome;
    if (verdict.kind === 'ended') {
      print(lastWords(outcome).stdout);
      return { outcomes, exit: verdict.exit };
    }
    print(`${wordOf(outcome)}\n`);
    // Of all panics of a process the first one has the hint.
    if (outcome.result?.stderr.includes('\nnote: run with `RUST_BACKTRACE=1`') === true) isHinted = false;
  }
  print(`${failuresText(outcomes)}\n${summaryText(outcomes, seconds())}\n\n`);
  const isUndecided = outcomes.some(({ verdict }) => verdict.kind === 'undecided');
  const hasFailed = outcomes.some(({ verdict }) => verdict.kind === 'failed');
  return { outcomes, exit: isUndecided ? undefined : hasFailed ? FAILED : 0 };
}

/** A test that is not run is not said to panic. */
export const titleOf = ({ name, panics, ignored }: TestCase): string =>
  panics !== undefined && ignored === undefined ? `${name} - should panic` : name;

export function wordOf({ verdict }: TestOutcome): string {
  switch (verdict.kind) {
    case 'ok':
      return 'ok';
    case 'failed':
      return 'FAILED';
    case 'ignored':
      return verdict.reason === undefined ? 'ignored' : `ignored, ${verdict.reason}`;
    case 'ended':
      return `ended the process (${verdict.exit})`;
    case 'undecided':
      return `not decided: ${verdict.why}`;
  }
}

/** What failed tests wrote, and their names. */
function failuresText(outcomes: readonly TestOutcome[]): string {
  const failed = outcomes.filter(({ verdict }) => verdict.kind === 'failed');
  if (failed.length === 0) return '';
  const blocks = failed.map(blockOf).join('');
  const names = failed.map(({ test }) => `    ${test.name}\n`).join('');
  return `\nfailures:\n${blocks === '' ? '' : `\n${blocks}`}\nfailures:\n${names}`;
}

/** The panic's text, with all else that the test printed; empty for a test that printed nothing. */
export function blockOf(outcome: TestOutcome): string {
  const { test, verdict } = outcome;
  const note = verdict.kind === 'failed' && verdict.note !== undefined ? `note: ${verdict.note}` : '';
  const text = `${capturedText(outcome)}${note}`;
  return text === '' ? '' : `---- ${test.name} stdout ----\n${text}\n`;
}

function summaryText(outcomes: readonly TestOutcome[], seconds: number): string {
  const count = (kind: TestOutcome['verdict']['kind']): number =>
    outcomes.filter(({ verdict }) => verdict.kind === kind).length;
  const undecided = count('undecided');
  const word = count('failed') > 0 ? 'FAILED' : undecided > 0 ? 'not decided' : 'ok';
  const parts = [`${count('ok')} passed`, `${count('failed')} failed`, `${count('ignored')} ignored`];
  const rest = undecided > 0 ? [`${undecided} not decided`] : [];
  const shown = [...parts, '0 measured', '0 filtered out', ...rest, `finished in ${seconds.toFixed(2)}s`];
  return `test result: ${word}. ${shown.join('; ')}`;
}
