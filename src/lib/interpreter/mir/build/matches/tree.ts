/**
 * The decision tree: blocks that test the scrutinee until one candidate has matched, and go to its bindings. Candidates
 * are never copied ("backtracking automaton"): when a test does not sort a candidate, it waits for the ones before it to
 * fail. After rustc_mir_build's `lower_match_tree` and `match_candidates`.
 *
 * False edges lead from each candidate to the next, so that the borrow checker sees arms tried one by one, in order.
 */
import { invariant } from '../../../../heap/base/index.ts';
import { type Span } from '../../../source/index.ts';
import type { Pat, UserTy } from '../../../types/thir.ts';
import type { BlockId, Place } from '../../ir.ts';
import { type Builder, infoAt, reportUnsupported } from '../builder.ts';
import { goto, newBlock, push, terminate } from '../cfg.ts';
import { partition } from './buckets.ts';
import {
  type Binding,
  type Branch,
  type Candidate,
  type ExtraData,
  type MatchTree,
  type SubBranch,
  candidateOf,
  forEachLeaf,
} from './candidate.ts';
import { collectFakeBorrows } from './fake-borrows.ts';
import { flatten } from './flatten.ts';
import { type Outcome, type Test, performTest, testFor } from './test.ts';

export interface ArmPattern {
  readonly pat: Pat;
  readonly userTy: UserTy | undefined;
  readonly hasGuard: boolean;
}

/** `isExhaustive`: a `match` or `let`, where falling through all candidates is impossible. */
export function buildMatchTree(
  cx: Builder,
  block: BlockId,
  scrutinee: Place,
  scrutineeSpan: Span,
  matchSpan: Span,
  patterns: readonly ArmPattern[],
  isExhaustive: boolean,
): MatchTree {
  const candidates = patterns.map((each) => candidateOf(flatten(cx, scrutinee, each.pat, each.userTy), each.hasGuard));
  const fakeBorrows = collectFakeBorrows(cx, candidates, scrutineeSpan);
  const matching: Matching = { cx, span: matchSpan, scrutineeSpan, depth: 0 };
  const otherwise = matchCandidates(matching, block, candidates);
  addFalseEdges(cx, candidates, isExhaustive ? undefined : otherwise);
  if (isExhaustive) {
    const info = infoAt(cx, scrutineeSpan);
    // So that matching on a place without values needs it to be initialised.
    push(cx.cfg, otherwise, info, { kind: 'fake-read', cause: 'match', place: scrutinee });
    terminate(cx.cfg, otherwise, info, { kind: 'unreachable' });
  }
  return { branches: candidates.map(branchOf), otherwise, fakeBorrows };
}

function addFalseEdges(cx: Builder, candidates: readonly Candidate[], afterLast: BlockId | undefined): void {
  let next = afterLast;
  for (let i = candidates.length - 1; i >= 0; i--) {
    const candidate = candidates[i];
    if (candidate === undefined) break;
    forEachLeaf(
      candidate,
      (leaf) => {
        if (next !== undefined) {
          const info = infoAt(cx, leaf.extra.span);
          invariant(leaf.preBinding !== undefined && leaf.otherwise !== undefined, 'a leaf has been selected');
          const preBinding = newBlock(cx.cfg);
          falseEdge(cx, leaf.preBinding, preBinding, next, info);
          leaf.preBinding = preBinding;
          if (leaf.hasGuard) {
            const failed = newBlock(cx.cfg);
            falseEdge(cx, failed, leaf.otherwise, next, info);
            leaf.otherwise = failed;
          }
        }
        next = leaf.falseEdgeStart;
      },
      true,
    );
  }
}

function falseEdge(
  cx: Builder,
  from: BlockId,
  target: BlockId,
  imaginary: BlockId,
  info: ReturnType<typeof infoAt>,
): void {
  if (target === imaginary) goto(cx.cfg, from, info, target);
  else terminate(cx.cfg, from, info, { kind: 'false-edge', target, imaginary });
}

// ---------------------------------------------------------------- branches

function branchOf(candidate: Candidate): Branch {
  const subBranches: SubBranch[] = [];
  const parents: ExtraData[] = [];
  const visit = (each: Candidate): void => {
    if (each.subcandidates.length > 0) {
      parents.push(each.extra);
      each.subcandidates.forEach(visit);
      parents.pop();
      return;
    }
    invariant(each.preBinding !== undefined && each.otherwise !== undefined, 'a leaf has been selected');
    subBranches.push({
      span: each.extra.span,
      success: each.preBinding,
      otherwise: each.otherwise,
      bindings: inlineBindings([...parents, each.extra]),
      ascriptions: [...parents.flatMap((parent) => parent.ascriptions), ...each.extra.ascriptions],
    });
  };
  visit(candidate);
  return { subBranches };
}

/** In the order of the pattern, as though the chosen alternatives stood in it. */
function inlineBindings(chain: readonly ExtraData[]): Binding[] {
  const lists = chain.map((data) => data.bindings).filter((bindings) => bindings.length > 0);
  const out: Binding[] = [];
  let next = 0;
  const inline = (bindings: readonly (Binding | 'or')[] | undefined): void => {
    for (const binding of bindings ?? []) {
      if (binding === 'or') inline(lists[next++]);
      else out.push(binding);
    }
  };
  while (next < lists.length) inline(lists[next++]);
  return out;
}

// ---------------------------------------------------------------- the algorithm

interface Matching {
  readonly cx: Builder;
  readonly span: Span;
  readonly scrutineeSpan: Span;
  /** How many tests lie above the one that is being made. */
  depth: number;
}

/** Gives the block that is reached when none of the candidates match. */
function matchCandidates(m: Matching, start: BlockId, all: readonly Candidate[]): BlockId {
  let candidates = all;
  let block = start;
  if (m.depth > DEEPEST || m.cx.cfg.blocks.length > MOST_BLOCKS) return reportTooLarge(m, all);
  for (let first = candidates[0]; first !== undefined; first = candidates[0]) {
    first.falseEdgeStart ??= block;
    if (first.pairs.length === 0) {
      // Matched: what comes after it is reached only if its guard fails.
      first.preBinding = block;
      block = newBlock(m.cx.cfg);
      first.otherwise = block;
      candidates = candidates.slice(1);
    } else if (candidates.some(startsWithOr)) {
      [block, candidates] = expandOrs(m, block, candidates);
    } else [block, candidates] = testCandidates(m, block, candidates);
  }
  return block;
}

/** Alternatives that bind multiply out (`(a @ (0 | 1), b @ (0 | 1), …)`): past this the body is not built. */
const MOST_BLOCKS = 300_000;
/** Each string literal is compared where the one before it did not fit. */
const DEEPEST = 1000;

function reportTooLarge({ cx, scrutineeSpan }: Matching, candidates: readonly Candidate[]): BlockId {
  if (cx.diagnostics.length === 0) reportUnsupported(cx, 'a match with this many alternatives', scrutineeSpan);
  for (const candidate of candidates) {
    candidate.pairs = [];
    candidate.preBinding = newBlock(cx.cfg);
    candidate.otherwise = newBlock(cx.cfg);
    candidate.falseEdgeStart ??= candidate.preBinding;
  }
  return newBlock(cx.cfg);
}

const startsWithOr = (candidate: Candidate): boolean => candidate.pairs[0]?.kind === 'or';

/** Turns leading or-patterns into subcandidates, up to the first candidate that must be tested further after its own. */
function expandOrs(m: Matching, start: BlockId, candidates: readonly Candidate[]): [BlockId, readonly Candidate[]] {
  const stop = candidates.findIndex((candidate) => candidate.pairs.length > 1 && startsWithOr(candidate));
  const count = stop < 0 ? candidates.length : stop + 1;
  const toExpand = candidates.slice(0, count);
  const expanded: Candidate[] = [];
  for (const candidate of toExpand) {
    const [pair] = candidate.pairs;
    if (pair?.kind !== 'or') {
      expanded.push(candidate);
      continue;
    }
    candidate.pairs.shift();
    candidate.orSpan = pair.span;
    candidate.subcandidates = pair.alternatives.map((flat) => candidateOf(cloneFlat(flat), candidate.hasGuard));
    const [firstSub] = candidate.subcandidates;
    if (firstSub !== undefined) firstSub.falseEdgeStart = candidate.falseEdgeStart;
    expanded.push(...candidate.subcandidates);
  }
  const remainder = matchCandidates(m, start, expanded);
  for (const candidate of toExpand) if (candidate.subcandidates.length > 0) mergeTrivial(m, candidate);
  const last = toExpand[toExpand.length - 1];
  if (last !== undefined) testRemaining(m, last);
  return [remainder, candidates.slice(count)];
}

/** Pairs are consumed, and the alternatives of a later or-pattern are tried after each of an earlier one. */
const cloneFlat = (flat: ReturnType<typeof flatten>): ReturnType<typeof flatten> => ({
  pairs: [...flat.pairs],
  extra: flat.extra,
});

/** Alternatives that bind nothing lead to one common block. */
function mergeTrivial({ cx }: Matching, candidate: Candidate): void {
  if (candidate.hasGuard) return;
  const isTrivial = candidate.subcandidates.every(
    (sub) => sub.subcandidates.length === 0 && sub.extra.bindings.length === 0 && sub.extra.ascriptions.length === 0,
  );
  if (!isTrivial) return;
  const shared = newBlock(cx.cfg);
  const info = infoAt(cx, candidate.orSpan ?? candidate.extra.span);
  candidate.falseEdgeStart ??= candidate.subcandidates[0]?.falseEdgeStart;
  for (const sub of candidate.subcandidates) {
    invariant(sub.preBinding !== undefined, 'a leaf has been selected');
    goto(cx.cfg, sub.preBinding, info, shared);
    candidate.otherwise = sub.otherwise;
  }
  candidate.subcandidates = [];
  candidate.orSpan = undefined;
  candidate.preBinding = shared;
}

/** What must match besides an expanded or-pattern is tested after each of its alternatives. */
function testRemaining(m: Matching, candidate: Candidate): void {
  if (candidate.pairs.length === 0) return;
  const { cx } = m;
  const info = infoAt(cx, candidate.orSpan ?? candidate.extra.span);
  const leaves: Candidate[] = [];
  forEachLeaf(candidate, (leaf) => void leaves.push(leaf));
  const lastOtherwise = leaves[leaves.length - 1]?.otherwise;
  const rest = candidate.pairs;
  candidate.pairs = [];
  for (const leaf of leaves) {
    const start = leaf.preBinding;
    const { otherwise } = leaf;
    invariant(
      start !== undefined && otherwise !== undefined && lastOtherwise !== undefined,
      'a leaf has been selected',
    );
    leaf.pairs = [...rest];
    const failed = matchCandidates(m, start, [leaf]);
    goto(cx.cfg, failed, info, leaf.hasGuard ? otherwise : lastOtherwise);
  }
}

/** Makes one test, chosen so that it settles a pair of the first candidate. */
function testCandidates(
  m: Matching,
  start: BlockId,
  candidates: readonly Candidate[],
): [BlockId, readonly Candidate[]] {
  const { cx } = m;
  const { place, test } = pickTest(candidates);
  const { buckets, remaining } = partition(place, test, candidates);
  invariant(remaining.length < candidates.length, 'a test sorts at least the first candidate');
  const remainder = newBlock(cx.cfg);
  const targets = new Map<string, { readonly outcome: Outcome; readonly block: BlockId }>();
  for (const [key, bucket] of buckets) {
    const block = newBlock(cx.cfg);
    m.depth++;
    const otherwise = matchCandidates(m, block, bucket.candidates);
    m.depth--;
    goto(cx.cfg, otherwise, infoAt(cx, m.span), remainder);
    targets.set(key, { outcome: bucket.outcome, block });
  }
  performTest(cx, m.span, m.scrutineeSpan, start, remainder, place, test, targets);
  return [remainder, remaining];
}

function pickTest(candidates: readonly Candidate[]): { readonly place: Place; readonly test: Test } {
  const pair = candidates[0]?.pairs[0];
  invariant(pair?.kind === 'test', 'or-patterns were expanded before');
  return { place: pair.place, test: testFor(pair) };
}
