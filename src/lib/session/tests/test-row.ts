/** One line of the page's list of tests. */
import type { Compilation, TestCase } from '../../interpreter/index.ts';
import { titleOf, wordOf } from './harness.ts';
import { runTest, type TestOutcome, type Verdict } from './outcome.ts';

export interface TestRow {
  /** Names the test for a run of it. */
  readonly name: string;
  /** With what it should do, as the harness shows it. */
  readonly title: string;
  readonly verdict: Verdict['kind'];
  /** `ok`, `FAILED`, `ignored, too long`. */
  readonly word: string;
  /** Why it failed, in one line; empty where there is nothing to say. */
  readonly detail: string;
}

/** A compilation's tests, a run of each by the way. */
export interface TestList {
  readonly status: Compilation['status'];
  /** Those whose verdict is known by now, in the order of the harness. */
  readonly rows: readonly TestRow[];
  readonly count: number;
  /** One test may leave something in a static for another, and here it does not. */
  readonly canShare: boolean;
}

export function rowOf(compilation: Compilation, test: TestCase, maxSteps: number): TestRow {
  const outcome = runTest(compilation, test, { maxSteps, isHinted: false });
  const { verdict } = outcome;
  return {
    name: test.name,
    title: titleOf(test),
    verdict: verdict.kind,
    word: wordOf(outcome),
    detail: detailOf(outcome),
  };
}

function detailOf({ verdict, result }: TestOutcome): string {
  if (verdict.kind !== 'failed') return '';
  const [note = ''] = (verdict.note ?? '').split('\n');
  const message = result?.end.kind === 'panicked' ? result.end.message : '';
  const [said = ''] = message.split('\n');
  if (note !== '') return said === '' ? note : `${note}: ${said}`;
  if (said !== '') return said;
  const [error = ''] = (result?.stderr ?? '').split('\n');
  return error;
}
