/**
 * One test, run by itself, and its verdict as the test harness gives it. Source: libtest, `test_result.rs` and
 * `run_test`. Output is captured as there: it is shown only of tests that fail.
 */
import {
  type Compilation,
  filePlaceOf,
  run,
  type RunResult,
  type RunStatus,
  stackNote,
  type TestCase,
  USER_FILE_NAME,
} from '../../interpreter/index.ts';
import { debugText } from './debug-text.ts';

export type Verdict =
  | { readonly kind: 'ok' }
  /** `note`: what the harness says of it below the test's own output. */
  | { readonly kind: 'failed'; readonly note: string | undefined }
  | { readonly kind: 'ignored'; readonly reason: string | undefined }
  /** The test ended the harness's process: no test behind it is run. */
  | { readonly kind: 'ended'; readonly exit: number }
  /** The run came to no end that says whether the test passes, and why. */
  | { readonly kind: 'undecided'; readonly why: string };

export interface TestOutcome {
  readonly test: TestCase;
  readonly verdict: Verdict;
  /** Undefined for tests that were not run. */
  readonly result: RunResult | undefined;
}

export interface TestRunOptions {
  readonly maxSteps: number;
  readonly isHinted: boolean;
}

export function runTest(compilation: Compilation, test: TestCase, { maxSteps, isHinted }: TestRunOptions): TestOutcome {
  if (test.ignored !== undefined)
    return { test, verdict: { kind: 'ignored', reason: test.ignored.reason }, result: undefined };
  const result = run(compilation, { maxSteps, test, isHinted });
  if (result === undefined)
    return { test, verdict: { kind: 'undecided', why: 'there is nothing to run' }, result: undefined };
  return { test, verdict: verdictOf(compilation, test, result.end), result };
}

/** What a run that ended so says of the test. */
export function verdictOf(compilation: Compilation, test: TestCase, end: RunStatus): Verdict {
  switch (end.kind) {
    case 'finished':
      if (end.isByCall === true) return { kind: 'ended', exit: end.exit };
      if (test.panics === undefined) return end.exit === 0 ? { kind: 'ok' } : { kind: 'failed', note: undefined };
      return { kind: 'failed', note: `test did not panic as expected at ${placeOf(compilation, test)}` };
    case 'panicked':
      if (end.exit !== 101) return { kind: 'ended', exit: end.exit };
      return test.panics === undefined
        ? { kind: 'failed', note: undefined }
        : expectedVerdict(test.panics.expected, end.message);
    case 'faulted':
      return { kind: 'undecided', why: `undefined behaviour: ${end.fault.message}` };
    case 'out-of-steps':
      return { kind: 'undecided', why: `stopped after ${end.budget} steps` };
    case 'out-of-memory':
      return { kind: 'undecided', why: `it holds more than ${Math.round(end.budget / 1048576)} MB` };
    case 'unsupported':
      return { kind: 'undecided', why: `it came to ${end.construct}, which is not supported yet` };
    case 'refused':
      return { kind: 'undecided', why: 'it stands before a refused access' };
    case 'internal':
      return { kind: 'undecided', why: end.message };
    case 'running':
      return { kind: 'undecided', why: 'it is not over' };
  }
}

/** What a panic says whose value is no string (`panic_any`). */
const NO_STRING = 'Box<dyn Any>';

function expectedVerdict(expected: string | undefined, message: string): Verdict {
  // No text is in such a value; a panic with just these words is one with a string.
  if (message === NO_STRING && expected !== undefined && message.includes(expected))
    return { kind: 'undecided', why: "whether the panic's value is a string is not known" };
  if (expected === undefined || message.includes(expected)) return { kind: 'ok' };
  const note = `panic did not contain expected string\n      panic message: ${debugText(message)}\n expected substring: ${debugText(expected)}`;
  return { kind: 'failed', note };
}

function placeOf({ lines }: Compilation, { nameSpan }: TestCase): string {
  const { line, column, file = USER_FILE_NAME } = filePlaceOf(lines, nameSpan.start);
  return `${file}:${line}:${column}`;
}

/** What the test wrote, as the harness captures it. */
export const capturedText = ({ result }: TestOutcome): string =>
  (result?.output ?? []).map(([, text]) => text).join('');

/**
 * What is shown of a test that took the harness with it: a panic that cannot unwind shows what was captured, and what the
 * runtime itself says is never captured.
 */
export function lastWords(outcome: TestOutcome): { readonly stdout: string; readonly stderr: string } {
  const { stderr = '' } = outcome.result ?? {};
  const own = /\nthread '[^\n]*\n(?:[^\n]*\n)?[^\n]*\baborting\.?\n$/u.exec(stderr)?.[0] ?? '';
  const captured = capturedText(outcome);
  return { stdout: own.includes('during cleanup') ? captured.slice(0, -own.length) : '', stderr: own };
}

/** Whether the run's end may be another in the compiled program, in words. */
export const doubtOf = ({ result }: TestOutcome): string | undefined =>
  result?.stackDoubt === undefined ? undefined : stackNote(result.stackDoubt, true);
