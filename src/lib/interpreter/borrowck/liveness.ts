/**
 * L1 liveness. A region in the type of a local holds every point where the local is live: where its value may be used
 * later, or where it may be dropped later and its destructor may look at what the region stands for. After rustc's
 * `type_check::liveness` (dev guide, "Drop check"; NLL RFC, "Liveness").
 */
import {
  type BitSet,
  NO_RANGES,
  type Ranges,
  createBits,
  hasBit,
  hasSharedBit,
  lastBelow,
  rangesOf,
  setBit,
} from '../../heap/base/index.ts';
import { type Body, type LocalId, blockId, localId } from '../mir/ir.ts';
import { type MoveData, endsOf, flowMaybeInit, forEachDescendant, movePathId } from '../mir/moves/index.ts';
import { type Cfg, lastPoint } from './cfg.ts';
import type { RegionId } from './constraints.ts';
import { dropRegions } from './drop-check.ts';
import type { TypingCx } from './typing/index.ts';
import { liveRegionsOf } from './typing/regions-in.ts';
import { type Touch, touchesOfStatement, touchesOfTerminator } from './uses.ts';

export interface Liveness {
  /** Per local: the points on entry to which its value may be used later. */
  readonly used: readonly Ranges[];
  /** Per local with regions in its type: the points where those regions are needed by a use, and by a drop. */
  readonly byLocal: readonly {
    readonly local: LocalId;
    readonly regions: readonly RegionId[];
    readonly points: Ranges;
    readonly dropRegions: readonly RegionId[];
    readonly dropPoints: Ranges | undefined;
  }[];
}

/** Where each local is used or defined, as ranges of one list: `points[start[l]]`, …, ascending. A point that does both defines (as in rustc). */
interface Touches {
  readonly start: Uint32Array;
  readonly points: Uint32Array;
  readonly isDef: Uint8Array;
}

export function computeLiveness(cx: TypingCx, moves: MoveData): Liveness {
  const { body, cfg } = cx;
  const touches = collectTouches(body, cfg);
  const used = usedLater(body, cfg, touches);
  const drops = dropPointsByLocal(body, cfg);
  /** By block, the last local that was traced to its end. */
  const seen = new Int32Array(body.blocks.length).fill(-1);
  const byLocal: Liveness['byLocal'][number][] = [];
  let mayHold: ((local: LocalId) => InitTest) | undefined;
  const boundless = outlivingUniversals(cx);
  body.locals.forEach((_, index) => {
    const local = localId(index);
    const regions = liveRegionsOf(cx.items, cx.localTy(local));
    // Regions that reach the signature hold every point already; such a local is no reason by itself (rustc's "boring" locals).
    if (regions.every((region) => hasBit(boundless, region))) return;
    const points = used[index] ?? [];
    const dropped = drops.get(index);
    const needed = dropped === undefined ? [] : dropRegions(cx, cx.localTy(local));
    let dropPoints: Ranges | undefined;
    if (dropped !== undefined && needed.length > 0) {
      mayHold ??= initTests(body, moves, cfg);
      dropPoints = traceDrops(cfg, local, dropped, touches, points, seen, mayHold(local));
    }
    byLocal.push({ local, regions, points, dropRegions: needed, dropPoints });
  });
  return { used, byLocal };
}

/** The regions that have to outlive some region of the signature. */
function outlivingUniversals(cx: TypingCx): BitSet {
  const { constraints, origins } = cx.set;
  const bits = createBits(origins.length);
  // The constraints on each region from below, linked through `next`.
  const first = new Int32Array(origins.length).fill(-1);
  const next = new Int32Array(constraints.length);
  constraints.forEach(({ sub }, index) => {
    next[index] = first[sub] ?? -1;
    first[sub] = index;
  });
  const stack: RegionId[] = cx.universals.list.map(({ id }) => id);
  for (const region of stack) setBit(bits, region);
  for (let region = stack.pop(); region !== undefined; region = stack.pop()) {
    for (let edge = first[region] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
      const sup = constraints[edge]?.sup ?? 0;
      if (hasBit(bits, sup)) continue;
      setBit(bits, sup);
      stack.push(sup);
    }
  }
  return bits;
}

function collectTouches(body: Body, cfg: Cfg): Touches {
  const locals: number[] = [];
  const at: number[] = [];
  const defs: boolean[] = [];
  let point = 0;
  const visit = (local: LocalId, touch: Touch): void => {
    if (touch === 'drop') return;
    locals.push(local);
    at.push(point);
    defs.push(touch === 'def');
  };
  body.blocks.forEach((block, index) => {
    const isReached = (cfg.rank[index] ?? -1) >= 0;
    for (const stmt of block.statements) {
      if (isReached) touchesOfStatement(stmt, visit);
      point++;
    }
    if (isReached) touchesOfTerminator(block.terminator, visit);
    // The return place is read on returning.
    if (isReached && block.terminator.kind === 'return') visit(localId(0), 'use');
    point++;
  });
  const start = new Uint32Array(body.locals.length + 1);
  for (const local of locals) start[local + 1] = (start[local + 1] ?? 0) + 1;
  for (let local = 0; local < body.locals.length; local++)
    start[local + 1] = (start[local + 1] ?? 0) + (start[local] ?? 0);
  const points = new Uint32Array(locals.length);
  const isDef = new Uint8Array(locals.length);
  const next = start.slice();
  locals.forEach((local, index) => {
    const to = next[local] ?? 0;
    const first = start[local] ?? 0;
    next[local] = to + 1;
    points[to] = at[index] ?? 0;
    const before = to - 1;
    const overrides = before >= first && points[before] === points[to] && isDef[before] === 1;
    if (defs[index] !== true && !overrides) return;
    for (let same = to; same >= first && points[same] === points[to]; same--) isDef[same] = 1;
  });
  return { start, points, isDef };
}

/** The position after the last touch of `local` at or before `point`. */
function touchesUpTo(touches: Touches, local: number, point: number): number {
  let low = touches.start[local] ?? 0;
  let high = touches.start[local + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((touches.points[middle] ?? 0) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each local: backwards from each use to the nearest touch before it, on every way. */
function usedLater(body: Body, cfg: Cfg, touches: Touches): Ranges[] {
  /** By block, the last local that was live at its end. */
  const seen = new Int32Array(body.blocks.length).fill(-1);
  const stack: number[] = [];
  let pairs: number[] = [];
  /** Live on entry to `to` of the block; `before` is the position after the last touch below `to`. */
  const fill = (local: number, block: number, to: number, before: number): void => {
    const start = cfg.points.start[block] ?? 0;
    const last = before > (touches.start[local] ?? 0) ? (touches.points[before - 1] ?? 0) : -1;
    if (last >= start) {
      if (last < to) pairs.push(last + 1, to + 1);
      return;
    }
    pairs.push(start, to + 1);
    for (const previous of cfg.predecessors[block] ?? []) {
      if (seen[previous] === local || (cfg.rank[previous] ?? -1) < 0) continue;
      seen[previous] = local;
      stack.push(previous);
    }
  };
  return body.locals.map((_, local) => {
    const first = touches.start[local] ?? 0;
    const end = touches.start[local + 1] ?? 0;
    for (let at = first; at < end; at++) {
      const point = touches.points[at] ?? 0;
      if (touches.isDef[at] === 1 || (at + 1 < end && touches.points[at + 1] === point)) continue;
      let before = at;
      while (before > first && touches.points[before - 1] === point) before--;
      fill(local, cfg.blockAt[point] ?? 0, point, before);
      for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
        const to = lastPoint(cfg, block);
        fill(local, block, to, touchesUpTo(touches, local, to));
      }
    }
    if (pairs.length === 0) return NO_RANGES;
    const found = rangesOf(pairs);
    pairs = [];
    return found;
  });
}

/** By local: the points of drop terminators of the whole local, where they can be reached. */
function dropPointsByLocal(body: Body, cfg: Cfg): Map<number, number[]> {
  const out = new Map<number, number[]>();
  for (const block of cfg.order) {
    const terminator = body.blocks[block]?.terminator;
    if (terminator?.kind !== 'drop' || terminator.place.path.length > 0) continue;
    const list = out.get(terminator.place.local);
    if (list === undefined) out.set(terminator.place.local, [lastPoint(cfg, block)]);
    else list.push(lastPoint(cfg, block));
  }
  return out;
}

interface InitTest {
  /** Whether the local or a part of it may be initialised before the block's terminator, or after it. */
  readonly atTerminator: (block: number) => boolean;
  readonly atExit: (block: number) => boolean;
}

function initTests(body: Body, moves: MoveData, cfg: Cfg): (local: LocalId) => InitTest {
  const ends = endsOf(flowMaybeInit(body, moves, 'all', cfg), body);
  return (local) => {
    const isIn = (state: ReturnType<typeof ends>['before']): boolean => {
      let found = false;
      forEachDescendant(moves, movePathId(local), (path) => {
        found ||= hasSharedBit(state, path);
      });
      return found;
    };
    return {
      atTerminator: (block) => isIn(ends(blockId(block)).before),
      atExit: (block) => isIn(ends(blockId(block)).after),
    };
  };
}

/** Backwards from each drop, through points where the local may hold a value, up to its definition or a point where a use keeps it alive anyway. */
function traceDrops(
  cfg: Cfg,
  local: LocalId,
  drops: readonly number[],
  touches: Touches,
  used: Ranges,
  seen: Int32Array,
  init: InitTest,
): Ranges {
  const pairs: number[] = [];
  const stack: number[] = [];
  for (const point of drops) {
    const block = cfg.blockAt[point] ?? 0;
    if (!init.atTerminator(block) || seen[block] === local) continue;
    seen[block] = local;
    stack.push(block);
  }
  /** The nearest point before `to` that defines the local or where a use keeps it alive; -1 if there is none. */
  const nearest = (to: number): number => {
    const at = touchesUpTo(touches, local, to - 1);
    return Math.max(at > (touches.start[local] ?? 0) ? (touches.points[at - 1] ?? 0) : -1, lastBelow(used, to));
  };
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    const start = cfg.points.start[block] ?? 0;
    const end = lastPoint(cfg, block);
    const stop = nearest(end);
    if (stop >= start) {
      pairs.push(stop + 1, end + 1);
      continue;
    }
    pairs.push(start, end + 1);
    for (const previous of cfg.predecessors[block] ?? []) {
      if (seen[previous] === local || (cfg.rank[previous] ?? -1) < 0 || !init.atExit(previous)) continue;
      const last = lastPoint(cfg, previous);
      if (nearest(last + 1) === last) continue;
      seen[previous] = local;
      stack.push(previous);
    }
  }
  return rangesOf(pairs);
}
