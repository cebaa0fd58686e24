/**
 * Which initialisations of a variable may have happened before a point, and not been forgotten since: rustc's
 * `EverInitializedPlaces`. It is asked where a variable is given a value, mostly its first, so the ways are walked backwards
 * to where its storage begins or ends; nothing is worked out for the rest of the body.
 *
 *     StorageLive(x); x = 1; …; x = 2        before the second assignment: the first
 */
import { createBits, hasBit, setBit } from '../../../heap/base/index.ts';
import { type Shape, blockOf, pointOf } from '../graph.ts';
import { type BlockId, type Body, type LocalId, type Location, START_BLOCK, type Terminator } from '../ir.ts';
import { type MoveData, movePathId } from './move-paths.ts';

/** The graph's edges both ways. */
export interface Ways extends Shape {
  readonly predecessors: readonly (readonly BlockId[])[];
}

/** Indexes into `data.inits`, ascending. */
export function initsBefore(body: Body, data: MoveData, ways: Ways, local: LocalId, at: Location): readonly number[] {
  const own = data.initsOf[movePathId(local)];
  if (own === undefined) return NONE;
  const found: number[] = [];
  if (!scanBack(body, data, local, at, found)) return found.sort(ascending);
  const seen = createBits(body.blocks.length);
  const stack: BlockId[] = [at.block];
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block === START_BLOCK) for (const init of own) if (data.inits[init]?.at === undefined) add(found, init);
    for (const before of ways.predecessors[block] ?? NONE_BEFORE) {
      if ((ways.rank[before] ?? -1) < 0) continue;
      const { statements, terminator } = blockOf(body, before);
      const end = statements.length;
      take(data, local, pointOf(data.points, { block: before, statement: end }), returnsTo(terminator, block), found);
      if (hasBit(seen, before)) continue;
      setBit(seen, before);
      if (scanBack(body, data, local, { block: before, statement: end }, found)) stack.push(before);
    }
  }
  return found.sort(ascending);
}

/** Whether the block's beginning is reached, backwards from before `at`. */
function scanBack(body: Body, data: MoveData, local: LocalId, at: Location, found: number[]): boolean {
  const { statements } = blockOf(body, at.block);
  const start = data.points.start[at.block] ?? 0;
  for (let statement = at.statement - 1; statement >= 0; statement--) {
    const stmt = statements[statement];
    if ((stmt?.kind === 'storage-dead' || stmt?.kind === 'storage-live') && stmt.local === local) return false;
    take(data, local, start + statement, false, found);
  }
  return true;
}

/** What begins at the point; a call's destination only on its normal edge. */
function take(data: MoveData, local: LocalId, point: number, isReturn: boolean, found: number[]): void {
  for (const each of data.initsAt[point] ?? NONE) {
    const init = data.inits[each];
    if (init?.path === movePathId(local) && (isReturn || init.kind === 'deep')) add(found, each);
  }
}

const returnsTo = (terminator: Terminator, block: BlockId): boolean =>
  terminator.kind === 'call' && terminator.target === block;

function add(found: number[], init: number): void {
  if (!found.includes(init)) found.push(init);
}

const ascending = (a: number, b: number): number => a - b;

const NONE: readonly number[] = [];
const NONE_BEFORE: readonly BlockId[] = [];
