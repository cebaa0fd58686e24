/**
 * L1 liveness. A region in the type of a local holds every point where the local is live: where its value may be used
 * later, or where it may be dropped later and its destructor may look at what the region stands for. After rustc's
 * `type_check::liveness` (dev guide, "Drop check"; NLL RFC, "Liveness").
 */
import { type BitSet, clearBit, createBitRows, createBits, hasBit, setBit, unionBits } from '../../heap/base/index.ts';
import type { Body, LocalId, Location } from '../mir/ir.ts';
import { localId } from '../mir/ir.ts';
import { type MoveData, cursorOf, flowMaybeInit, forEachDescendant, movePathId } from '../mir/moves/index.ts';
import { type Cfg, lastPoint, locationAt } from './cfg.ts';
import type { RegionId } from './constraints.ts';
import { dropRegions } from './drop-check.ts';
import { type TypingCx, regionsOf } from './typing/index.ts';
import { type Touch, touchesOfStatement, touchesOfTerminator } from './uses.ts';

export interface Liveness {
  /** Per point, the locals whose value may be used later, on entry. */
  readonly used: readonly BitSet[];
  /** Per local with regions in its type: the points where those regions are needed by a use, and by a drop. */
  readonly byLocal: readonly {
    readonly local: LocalId;
    readonly regions: readonly RegionId[];
    readonly points: BitSet;
    readonly dropRegions: readonly RegionId[];
    readonly dropPoints: BitSet | undefined;
  }[];
}

/** Flat per-point lists of what each point touches: computed once, read by both analyses. */
interface Touches {
  readonly start: Uint32Array;
  readonly locals: number[];
  readonly kinds: Touch[];
}

export function computeLiveness(cx: TypingCx, moves: MoveData): Liveness {
  const { body, cfg } = cx;
  const touches = collectTouches(body, cfg);
  const used = usedLater(body, cfg, touches);
  const drops = dropPointsByLocal(body, cfg);
  const relevant = createBits(body.locals.length);
  const rowOf = new Map<number, BitSet>();
  const byLocal: Liveness['byLocal'][number][] = [];
  let maybeInit: ReturnType<typeof flowMaybeInit> | undefined;
  const boundless = outlivingUniversals(cx);
  body.locals.forEach((_, index) => {
    const local = localId(index);
    const regions = regionsOf(cx.localTy(local));
    // Regions that reach the signature hold every point already; such a local is no reason by itself (rustc's "boring" locals).
    if (regions.every((region) => hasBit(boundless, region))) return;
    const points = createBits(cfg.points.count);
    setBit(relevant, index);
    rowOf.set(index, points);
    const dropped = drops.get(index);
    const needed = dropped === undefined ? [] : dropRegions(cx, cx.localTy(local));
    let dropPoints: BitSet | undefined;
    if (dropped !== undefined && needed.length > 0) {
      maybeInit ??= flowMaybeInit(body, moves);
      dropPoints = createBits(cfg.points.count);
    }
    byLocal.push({ local, regions, points, dropRegions: needed, dropPoints });
  });
  used.forEach((row, point) => {
    for (let word = 0; word < row.length; word++) {
      let rest = (row[word] ?? 0) & (relevant[word] ?? 0);
      while (rest !== 0) {
        const low = 31 - Math.clz32(rest & -rest);
        const points = rowOf.get((word << 5) + low);
        if (points !== undefined) setBit(points, point);
        rest &= rest - 1;
      }
    }
  });
  for (const each of byLocal) {
    if (each.dropPoints === undefined || maybeInit === undefined) continue;
    traceDrops(
      cfg,
      each.local,
      drops.get(each.local) ?? [],
      touches,
      each.points,
      each.dropPoints,
      initTest(cfg, moves, maybeInit, each.local),
    );
  }
  return { used, byLocal };
}

/** The regions that have to outlive some region of the signature. */
function outlivingUniversals(cx: TypingCx): BitSet {
  const { constraints, origins } = cx.set;
  const bits = createBits(origins.length);
  const sups = new Map<RegionId, RegionId[]>();
  for (const { sup, sub } of constraints) {
    const list = sups.get(sub);
    if (list === undefined) sups.set(sub, [sup]);
    else list.push(sup);
  }
  const stack: RegionId[] = cx.universals.list.map(({ id }) => id);
  for (const region of stack) setBit(bits, region);
  for (let region = stack.pop(); region !== undefined; region = stack.pop()) {
    for (const sup of sups.get(region) ?? []) {
      if (hasBit(bits, sup)) continue;
      setBit(bits, sup);
      stack.push(sup);
    }
  }
  return bits;
}

function collectTouches(body: Body, cfg: Cfg): Touches {
  const start = new Uint32Array(cfg.points.count + 1);
  const locals: number[] = [];
  const kinds: Touch[] = [];
  let point = 0;
  const visit = (local: LocalId, touch: Touch): void => {
    locals.push(local);
    kinds.push(touch);
  };
  for (const block of body.blocks) {
    for (const stmt of block.statements) {
      start[point++] = locals.length;
      touchesOfStatement(stmt, visit);
    }
    start[point++] = locals.length;
    touchesOfTerminator(block.terminator, visit);
    // The return place is read on returning.
    if (block.terminator.kind === 'return') visit(localId(0), 'use');
  }
  start[point] = locals.length;
  return { start, locals, kinds };
}

/** Backward dataflow over blocks, then one sweep down each block for the points. */
function usedLater(body: Body, cfg: Cfg, touches: Touches): BitSet[] {
  const size = body.locals.length;
  const uses = createBitRows(body.blocks.length, size);
  const defs = createBitRows(body.blocks.length, size);
  const entry = createBitRows(body.blocks.length, size);
  const exit = createBitRows(body.blocks.length, size);
  const transfer = (row: BitSet, point: number): void => {
    const from = touches.start[point] ?? 0;
    const to = touches.start[point + 1] ?? from;
    // A point that both reads and overwrites a local counts as overwriting it (as in rustc).
    for (let at = from; at < to; at++) if (touches.kinds[at] === 'use') setBit(row, touches.locals[at] ?? 0);
    for (let at = from; at < to; at++) if (touches.kinds[at] === 'def') clearBit(row, touches.locals[at] ?? 0);
  };
  for (const block of cfg.order) {
    const use = uses[block];
    const def = defs[block];
    if (use === undefined || def === undefined) continue;
    for (let point = lastPoint(cfg, block); point >= (cfg.points.start[block] ?? 0); point--) {
      const from = touches.start[point] ?? 0;
      const to = touches.start[point + 1] ?? from;
      for (let at = from; at < to; at++) if (touches.kinds[at] === 'def') setBit(def, touches.locals[at] ?? 0);
      transfer(use, point);
    }
  }
  for (let changed = true; changed;) {
    changed = false;
    for (let at = cfg.order.length - 1; at >= 0; at--) {
      const block = cfg.order[at] ?? 0;
      const out = exit[block];
      const into = entry[block];
      const use = uses[block];
      const def = defs[block];
      if (out === undefined || into === undefined || use === undefined || def === undefined) continue;
      for (const next of cfg.successors[block] ?? []) {
        const from = entry[next];
        if (from !== undefined) unionBits(out, from);
      }
      for (let word = 0; word < into.length; word++) {
        const value = ((use[word] ?? 0) | ((out[word] ?? 0) & ~(def[word] ?? 0))) >>> 0;
        if (value !== into[word]) {
          into[word] = value;
          changed = true;
        }
      }
    }
  }
  const rows = createBitRows(cfg.points.count, size);
  const state = createBits(size);
  for (const block of cfg.order) {
    const out = exit[block];
    if (out === undefined) continue;
    state.set(out);
    for (let point = lastPoint(cfg, block); point >= (cfg.points.start[block] ?? 0); point--) {
      transfer(state, point);
      rows[point]?.set(state);
    }
  }
  return rows;
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

function initTest(cfg: Cfg, moves: MoveData, flow: ReturnType<typeof flowMaybeInit>, local: LocalId): InitTest {
  const cursor = cursorOf(flow);
  const holds = (state: BitSet): boolean => {
    let found = false;
    forEachDescendant(moves, movePathId(local), (path) => {
      found ||= hasBit(state, path);
    });
    return found;
  };
  const terminatorOf = (block: number): Location => locationAt(cfg, lastPoint(cfg, block));
  return {
    atTerminator: (block) => holds(cursor.before(terminatorOf(block))),
    atExit: (block) => {
      const at = terminatorOf(block);
      const state = cursor.before(at).slice();
      flow.apply(state, at);
      return holds(state);
    },
  };
}

/** Backwards from each drop, through points where the local may hold a value, up to its definition or a point where a use keeps it alive anyway. */
function traceDrops(
  cfg: Cfg,
  local: LocalId,
  drops: readonly number[],
  touches: Touches,
  used: BitSet,
  out: BitSet,
  init: InitTest,
): void {
  const defines = (point: number): boolean => {
    for (let at = touches.start[point] ?? 0; at < (touches.start[point + 1] ?? 0); at++)
      if (touches.locals[at] === local && touches.kinds[at] === 'def') return true;
    return false;
  };
  const stack: number[] = [];
  for (const point of drops) {
    if (!init.atTerminator(cfg.blockAt[point] ?? 0) || hasBit(out, point)) continue;
    setBit(out, point);
    stack.push(point);
  }
  for (let from = stack.pop(); from !== undefined; from = stack.pop()) {
    const block = cfg.blockAt[from] ?? 0;
    const start = cfg.points.start[block] ?? 0;
    let point = from - 1;
    for (; point >= start; point--) {
      if (defines(point) || hasBit(used, point) || hasBit(out, point)) break;
      setBit(out, point);
    }
    if (point >= start) continue;
    for (const previous of cfg.predecessors[block] ?? []) {
      if ((cfg.rank[previous] ?? -1) < 0 || !init.atExit(previous)) continue;
      const end = lastPoint(cfg, previous);
      if (defines(end) || hasBit(used, end) || hasBit(out, end)) continue;
      setBit(out, end);
      stack.push(end);
    }
  }
}
