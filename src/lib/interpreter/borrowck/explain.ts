/**
 * Why a loan is still needed where it stands in the way: facts only, the words are in `catalogue.ts`. After rustc's
 * `explain_why_borrow_contains_point`: from the loan's region to one that a live value keeps alive at the conflict, then
 * along the graph to the use (or drop) of that value; or else to the signature's region that it has to reach.
 */
import { createBits, hasBit, setBit } from '../../heap/base/index.ts';
import { type LocalId } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { capturedAt } from './captured.ts';
import { bestBlame, liveSubRegion } from './blame.ts';
import { type Cfg, dominates, locationAt, nextPoints, pointAt, sourceAt, stepAt } from './cfg.ts';
import type { Cause, RegionId } from './constraints.ts';
import type { LaterUse, StillNeeded } from './facts.ts';
import type { LoanData } from './loans.ts';
import { type RegionValues, containsEnd, containsPoint } from './regions.ts';
import { type TypingCx, regionsOf } from './typing/index.ts';
import { type Touch, touchesOfStatement, touchesOfTerminator } from './uses.ts';

export interface Explanation {
  readonly needed: StillNeeded | undefined;
  /** For a region of the signature: the constraint that makes the loan reach it. */
  readonly blame: Cause | undefined;
  /** That region. */
  readonly outer: RegionId | undefined;
  /** How the later use is made, for the label. */
  readonly use: LaterUse;
}

const NOTHING: Explanation = { needed: undefined, blame: undefined, outer: undefined, use: 'other' };

export function explainLoan(cx: TypingCx, solved: RegionValues, loan: LoanData, point: number): Explanation {
  const { cfg } = cx;
  let from = point;
  let inLoop = false;
  let region = liveSubRegion(cx, solved, loan.region, point);
  if (region === loan.region) {
    const loop = loopTerminator(cfg, solved, loan.region);
    if (loop !== undefined) {
      region = liveSubRegion(cx, solved, loan.region, loop);
      from = loop;
      inLoop = true;
    }
  }
  const found = findUse(cx, solved, region, from);
  if (found !== undefined) {
    const at = locationAt(cfg, found.point);
    const { span } = sourceAt(cfg, found.point);
    if (found.touch === 'drop') return { ...NOTHING, needed: { kind: 'dropped-later', local: found.local, at, span } };
    const later = inLoop || isNextIteration(cfg, point, found.point);
    return {
      ...NOTHING,
      needed: {
        kind: later ? 'used-next-iteration' : 'used-later',
        at,
        span: useSpan(cfg, found.point),
        local: found.local,
      },
      use: useKind(cfg, found.point),
    };
  }
  const outer = outerRegion(cx, solved, loan.region);
  if (outer === undefined) return NOTHING;
  const blame = bestBlame(cx, solved, loan.region, outer)?.cause;
  const span: Span = blame?.span ?? sourceAt(cfg, loan.point).span;
  const universal = cx.universals.list[outer];
  const known = { blame, outer, use: 'other' } as const;
  if (universal?.kind === 'static') return { ...known, needed: { kind: 'must-be-static', span } };
  return { ...known, needed: { kind: 'outlives-signature', region: universal?.name ?? "'_", span } };
}

interface Use {
  readonly local: LocalId;
  readonly point: number;
  readonly touch: Touch;
}

/** Breadth first through the region's points to the first use of a local whose type mentions the region. */
function findUse(cx: TypingCx, solved: RegionValues, region: RegionId, start: number): Use | undefined {
  // A region of the signature is no local's own: its end lies with the caller.
  if (region < cx.universals.list.length) return undefined;
  const { cfg } = cx;
  const holders = new Map<number, boolean>();
  const mentions = (local: LocalId): boolean => {
    let known = holders.get(local);
    if (known === undefined) holders.set(local, (known = regionsOf(cx.localTy(local)).includes(region)));
    return known;
  };
  const seen = createBits(cfg.points.count);
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    const point = queue[at] ?? 0;
    if (!containsPoint(solved, region, point)) continue;
    // rustc's visitor keeps the last one that it meets.
    const met: Use[] = [];
    const visit = (local: LocalId, touch: Touch): void => {
      if (mentions(local)) met.push({ local, point, touch });
    };
    const { statement, terminator } = stepAt(cfg, point);
    if (statement !== undefined) touchesOfStatement(statement, visit);
    else touchesOfTerminator(terminator, visit);
    const last = met[met.length - 1];
    if (last !== undefined && last.touch !== 'def') return last;
    if (last !== undefined) continue;
    for (const next of nextPoints(cfg, point)) {
      if (
        hasBit(seen, next) ||
        (terminator !== undefined &&
          'unwind' in terminator &&
          terminator.unwind !== undefined &&
          next === pointAt(cfg, { block: terminator.unwind, statement: 0 }))
      )
        continue;
      setBit(seen, next);
      queue.push(next);
    }
  }
  return undefined;
}

function useSpan(cfg: Cfg, point: number): Span {
  const { terminator } = stepAt(cfg, point);
  const captured = capturedAt(cfg, point);
  if (captured !== undefined) return captured.capture.modeSpan;
  return terminator?.kind === 'call' && !terminator.overloaded ? terminator.calleeSpan : sourceAt(cfg, point).span;
}

function useKind(cfg: Cfg, point: number): LaterUse {
  const { statement, terminator } = stepAt(cfg, point);
  if (capturedAt(cfg, point) !== undefined) return 'capture';
  if (statement?.kind === 'fake-read' && statement.cause === 'let') return 'let';
  return terminator?.kind === 'call' && !terminator.overloaded ? 'call' : 'other';
}

/** The first endless-loop mark within the region, if any. */
function loopTerminator(cfg: Cfg, solved: RegionValues, region: RegionId): number | undefined {
  for (const block of cfg.order) {
    const data = cfg.body.blocks[block];
    if (data?.terminator.kind !== 'false-unwind') continue;
    const point = pointAt(cfg, { block, statement: data.statements.length });
    if (containsPoint(solved, region, point)) return point;
  }
  return undefined;
}

/** The use comes round again: it is reached from the conflict through a back edge whose loop holds both. */
function isNextIteration(cfg: Cfg, conflict: number, use: number): boolean {
  const head = backEdgeTo(cfg, conflict, use);
  return head !== undefined && reaches(cfg, conflict, head, head);
}

/** The target of the outermost back edge on the way from `from` to `to`; undefined when it is reached without one. */
function backEdgeTo(cfg: Cfg, from: number, to: number): number | undefined {
  const seen = createBits(cfg.points.count);
  const queue = [from];
  let outermost: number | undefined;
  for (let at = 0; at < queue.length; at++) {
    const point = queue[at] ?? 0;
    if (point === to && outermost !== undefined) return headOf(cfg, outermost);
    for (const next of nextPoints(cfg, point)) {
      if (hasBit(seen, next)) continue;
      setBit(seen, next);
      if (dominates(cfg, next, point) && (outermost === undefined || dominates(cfg, point, outermost)))
        outermost = point;
      queue.push(next);
    }
  }
  return undefined;
}

const headOf = (cfg: Cfg, backEdge: number): number =>
  nextPoints(cfg, backEdge).find((next) => dominates(cfg, next, backEdge)) ?? backEdge;

/** Whether `to` can be reached from `from` through points that `head` dominates. */
function reaches(cfg: Cfg, from: number, to: number, head: number): boolean {
  const seen = createBits(cfg.points.count);
  const stack = [from];
  for (let point = stack.pop(); point !== undefined; point = stack.pop()) {
    if (point === to) return true;
    if (hasBit(seen, point) || !dominates(cfg, head, point)) continue;
    setBit(seen, point);
    stack.push(...nextPoints(cfg, point));
  }
  return false;
}

/** The region of the signature to name when a loan has to reach one: rustc's `to_error_region_vid`. */
function outerRegion(cx: TypingCx, solved: RegionValues, region: RegionId): RegionId | undefined {
  let best: RegionId | undefined;
  for (const { id, name } of cx.universals.list) {
    if (!containsEnd(solved, region, id)) continue;
    if (best === undefined || cx.universals.outlives(id, best)) best = id;
    else if (!cx.universals.outlives(best, id) && name !== undefined && cx.universals.list[best]?.name === undefined)
      best = id;
  }
  return best;
}
