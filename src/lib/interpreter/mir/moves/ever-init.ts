/**
 * Which initialisations of a variable may have happened before a point, and not been forgotten since: rustc's
 * `EverInitializedPlaces`. It is asked where a variable is given a value, mostly its first, so the ways are walked backwards
 * to where its storage begins or ends; nothing is worked out for the rest of the body.
 *
 *     StorageLive(x); x = 1; …; x = 2        before the second assignment: the first
 */
import { createBits, hasBit, setBit } from '../../../heap/base/index.ts';
import { type Shape, blockOf } from '../graph.ts';
import { type BlockId, type Body, type LocalId, type Location, START_BLOCK } from '../ir.ts';
import { type MoveData, movePathId } from './move-paths.ts';

/** The graph's edges both ways. */
export interface Ways extends Shape {
  readonly predecessors: readonly (readonly BlockId[])[];
}

/** Indexes into `data.inits`, ascending. */
export function initsBefore(body: Body, data: MoveData, ways: Ways, local: LocalId, at: Location): readonly number[] {
  const path = movePathId(local);
  const own = data.initsOf[path];
  if (own === undefined) return NONE;
  const found = new Set<number>();
  const seen = createBits(body.blocks.length);
  const stack: BlockId[] = [];
  /** What begins at the point; a call's destination only on its normal edge. */
  const take = (point: number, isReturn: boolean): void => {
    for (const init of data.initsAt[point] ?? NONE)
      if (data.inits[init]?.path === path && (isReturn || data.inits[init].kind === 'deep')) found.add(init);
  };
  /** Backwards from before statement `end` of the block. */
  const scan = (block: BlockId, end: number): void => {
    const start = data.points.start[block] ?? 0;
    const { statements } = blockOf(body, block);
    for (let statement = end - 1; statement >= 0; statement--) {
      const stmt = statements[statement];
      if ((stmt?.kind === 'storage-dead' || stmt?.kind === 'storage-live') && stmt.local === local) return;
      take(start + statement, false);
    }
    if (block === START_BLOCK) for (const init of own) if (data.inits[init]?.at === undefined) found.add(init);
    for (const before of ways.predecessors[block] ?? NONE_BEFORE) {
      if ((ways.rank[before] ?? -1) < 0) continue;
      const { statements: previous, terminator } = blockOf(body, before);
      take(
        (data.points.start[before] ?? 0) + previous.length,
        terminator.kind === 'call' && terminator.target === block,
      );
      if (hasBit(seen, before)) continue;
      setBit(seen, before);
      stack.push(before);
    }
  };
  scan(at.block, at.statement);
  for (let block = stack.pop(); block !== undefined; block = stack.pop())
    scan(block, blockOf(body, block).statements.length);
  return [...found].sort((a, b) => a - b);
}

const NONE: readonly number[] = [];
const NONE_BEFORE: readonly BlockId[] = [];
