/** Which outcome of a test a candidate belongs to. After rustc_mir_build's matches/buckets.rs. */
import type { LiteralValue } from '../../../types/thir.ts';
import type { Place } from '../../ir.ts';
import { samePlace } from '../../place.ts';
import { type Candidate, type MatchPair, type TestCase, replacePair } from './candidate.ts';
import { rangeContains, rangesOverlap, sameLiteral, sameRange } from './flatten.ts';
import { type Outcome, type Test, outcomeKey } from './test.ts';

export interface Bucket {
  readonly outcome: Outcome;
  readonly candidates: Candidate[];
}

export interface Partition {
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** From the first candidate that the test does not sort. */
  readonly remaining: readonly Candidate[];
}

/** Sorts a prefix of the candidates; takes from each the pair that its outcome has settled. */
export function partition(place: Place, test: Test, candidates: readonly Candidate[]): Partition {
  const buckets = new Map<string, Bucket>();
  let index = 0;
  for (; index < candidates.length; index++) {
    const candidate = candidates[index];
    if (candidate === undefined) break;
    const outcome = outcomeFor(place, test, candidate, buckets);
    if (outcome === undefined) break;
    const key = outcomeKey(outcome);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, { outcome, candidates: [candidate] });
    else bucket.candidates.push(candidate);
  }
  return { buckets, remaining: candidates.slice(index) };
}

const pairAt = (candidate: Candidate, place: Place): number =>
  candidate.pairs.findIndex((pair) => pair.kind === 'test' && samePlace(pair.place, place));

/** The one outcome in which the candidate can match; undefined if there may be several. Consumes its pair when settled. */
function outcomeFor(
  place: Place,
  test: Test,
  candidate: Candidate,
  prior: ReadonlyMap<string, Bucket>,
): Outcome | undefined {
  const index = pairAt(candidate, place);
  const pair = candidate.pairs[index];
  if (pair?.kind !== 'test') return undefined;
  const [outcome, isSettled] = sort(place, test, pair.test, prior);
  if (isSettled) replacePair(candidate, index);
  return outcome;
}

type Sorted = readonly [outcome: Outcome | undefined, isSettled: boolean];
const OPEN: Sorted = [undefined, false];

function sort(place: Place, test: Test, testCase: TestCase, prior: ReadonlyMap<string, Bucket>): Sorted {
  switch (test.kind) {
    case 'switch':
      return testCase.kind === 'variant' ? [{ variant: testCase.variant }, true] : OPEN;
    case 'switch-int':
      if (testCase.kind === 'constant')
        return hasCoveringRange(place, testCase.value, prior.get('failure')) ? OPEN : [{ value: testCase.value }, true];
      if (testCase.kind === 'range') {
        // Only if no value that is switched on lies in the range does the candidate belong to the rest alone.
        for (const bucket of prior.values()) {
          if (
            typeof bucket.outcome !== 'string' &&
            'value' in bucket.outcome &&
            rangeContains(testCase, bucket.outcome.value) !== false
          )
            return OPEN;
        }
        return ['failure', false];
      }
      return OPEN;
    case 'if':
      if (testCase.kind !== 'constant' || testCase.value.kind !== 'bool') return OPEN;
      return [testCase.value.value ? 'success' : 'failure', true];
    case 'equal':
      if (testCase.kind !== 'constant') return OPEN;
      // Two ways to write one float are told apart only by testing both.
      if (sameLiteral(test.value, testCase.value)) return ['success', true];
      return test.value.kind === 'str' ? ['failure', false] : OPEN;
    case 'range':
      if (testCase.kind === 'range') {
        if (sameRange(test.range, testCase)) return ['success', true];
        return rangesOverlap(test.range, testCase) === false ? ['failure', false] : OPEN;
      }
      if (testCase.kind === 'constant')
        return rangeContains(test.range, testCase.value) === false ? ['failure', false] : OPEN;
      return OPEN;
    case 'length':
      return testCase.kind === 'slice' ? sortLength(test, testCase) : OPEN;
    default:
      return OPEN;
  }
}

function hasCoveringRange(place: Place, value: LiteralValue, failed: Bucket | undefined): boolean {
  return (
    failed?.candidates.some((candidate) =>
      candidate.pairs.some(
        (pair: MatchPair) =>
          pair.kind === 'test' &&
          samePlace(pair.place, place) &&
          pair.test.kind === 'range' &&
          rangeContains(pair.test, value) !== false,
      ),
    ) ?? false
  );
}

function sortLength(test: Test & { readonly kind: 'length' }, wanted: TestCase & { readonly kind: 'slice' }): Sorted {
  const order = test.length - wanted.length;
  if (test.isExact) {
    if (order === 0 && wanted.isExact) return ['success', true];
    if (order < 0) return ['failure', false];
    return wanted.isExact ? ['failure', false] : OPEN;
  }
  if (order === 0 && !wanted.isExact) return ['success', true];
  if (order < 0 || (order === 0 && wanted.isExact)) return ['success', false];
  return wanted.isExact ? ['failure', false] : OPEN;
}
