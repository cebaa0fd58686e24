/**
 * What may be initialised, what may be uninitialised, and which initialisations may have happened, at every point.
 * After rustc's `MaybeInitializedPlaces`, `MaybeUninitializedPlaces` and `EverInitializedPlaces`: forward dataflow whose
 * sets only grow. A call initialises its destination on the normal edge alone.
 */
import { type BitSet, clearBit, createBitRows, createBits, hasBit, invariant, setBit, unionBits } from '../../../heap/base/index.ts';
import { type Edges, blockOf, reversePostorder, successors } from '../graph.ts';
import { type BlockId, type Body, type Location, START_BLOCK, localId } from '../ir.ts';
import { placeOf } from '../place.ts';
import { forEachDescendant, lookUp } from './lookup.ts';
import { type MoveData, type MovePathId, movePathId } from './move-paths.ts';

export interface Flow {
  /** Per block, the set on entry. */
  readonly entry: readonly BitSet[];
  /** Changes `state` by what the statement or terminator at the location does (on all edges). */
  readonly apply: (state: BitSet, at: Location) => void;
  readonly size: number;
}

export interface FlowCursor {
  /** The set just before the location. Cheap when asked in order within a block; the result is only good until the next question. */
  before(at: Location): BitSet;
}

interface Analysis {
  readonly size: number;
  readonly onEntry: (state: BitSet) => void;
  readonly apply: (state: BitSet, at: Location) => void;
  /** What holds in addition on a call's normal edge. */
  readonly onReturn: (state: BitSet, at: Location) => void;
}

function solve(body: Body, analysis: Analysis, edges: Edges): Flow {
  const entry = createBitRows(body.blocks.length, analysis.size);
  const order = reversePostorder(body, edges);
  const first = entry[START_BLOCK];
  invariant(first !== undefined, 'a body has a start block');
  analysis.onEntry(first);
  const rank = new Map<BlockId, number>(order.map((block, index) => [block, index]));
  const dirty = createBits(order.length);
  for (let i = 0; i < order.length; i++) setBit(dirty, i);
  const state = createBits(analysis.size);
  const onNormalEdge = createBits(analysis.size);
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < order.length; i++) {
      const block = order[i];
      if (block === undefined || !hasBit(dirty, i)) continue;
      clearBit(dirty, i);
      const start = entry[block];
      invariant(start !== undefined, 'every block has a set');
      state.set(start);
      const { statements, terminator } = blockOf(body, block);
      for (let statement = 0; statement <= statements.length; statement++) analysis.apply(state, { block, statement });
      const at: Location = { block, statement: statements.length };
      const push = (to: BlockId, set: BitSet): void => {
        const target = entry[to];
        const index = rank.get(to);
        if (target === undefined || index === undefined || !unionBits(target, set)) return;
        setBit(dirty, index);
        // A later block is still to come in this round; an earlier one asks for another.
        if (index <= i) again = true;
      };
      if (terminator.kind === 'call') {
        if (terminator.unwind !== undefined) push(terminator.unwind, state);
        if (terminator.target !== undefined) {
          onNormalEdge.set(state);
          analysis.onReturn(onNormalEdge, at);
          push(terminator.target, onNormalEdge);
        }
      } else for (const next of successors(terminator, edges)) push(next, state);
    }
  }
  return { entry, apply: analysis.apply, size: analysis.size };
}

export function cursorOf(flow: Flow): FlowCursor {
  const state = createBits(flow.size);
  let current: Location | undefined;
  return {
    before(at) {
      let next = current?.block === at.block && current.statement <= at.statement ? current.statement : undefined;
      if (next === undefined) {
        const start = flow.entry[at.block];
        invariant(start !== undefined, 'every block has a set');
        state.set(start);
        next = 0;
      }
      const { block } = at;
      for (; next < at.statement; next++) flow.apply(state, { block, statement: next });
      current = at;
      return state;
    },
  };
}

/** Calls `gone` for each path that ends at the location, then `there` for each that begins (call destinations excepted). */
function effectsAt(body: Body, data: MoveData, at: Location, gone: (path: MovePathId) => void, there: (path: MovePathId) => void): void {
  const point = (data.points.start[at.block] ?? 0) + at.statement;
  for (const index of data.movesAt.get(point) ?? []) {
    const move = data.moves[index];
    if (move !== undefined) forEachDescendant(data, move.path, gone);
  }
  const block = blockOf(body, at.block);
  if (at.statement === block.statements.length && block.terminator.kind === 'drop') {
    const dropped = lookUp(data, block.terminator.place);
    if (dropped.kind === 'exact') forEachDescendant(data, dropped.path, gone);
  }
  for (const index of data.initsAt.get(point) ?? []) {
    const init = data.inits[index];
    if (init?.kind === 'deep') forEachDescendant(data, init.path, there);
  }
}

function destinationPaths(body: Body, data: MoveData, at: Location, visit: (path: MovePathId) => void): void {
  const { terminator } = blockOf(body, at.block);
  if (terminator.kind !== 'call') return;
  const found = lookUp(data, terminator.destination);
  if (found.kind === 'exact') forEachDescendant(data, found.path, visit);
}

/** Members: move paths that are initialised on some way to the point. */
export function flowMaybeInit(body: Body, data: MoveData, edges: Edges = 'all'): Flow {
  return solve(body, {
    size: data.paths.length,
    onEntry: (state) => {
      for (let arg = 1; arg <= body.argCount; arg++) forEachDescendant(data, movePathId(arg), (path) => setBit(state, path));
    },
    apply: (state, at) => effectsAt(body, data, at, (path) => clearBit(state, path), (path) => setBit(state, path)),
    onReturn: (state, at) => destinationPaths(body, data, at, (path) => setBit(state, path)),
  }, edges);
}

/** Members: move paths that are not initialised (or moved out of) on some way to the point. */
export function flowMaybeUninit(body: Body, data: MoveData, edges: Edges = 'all'): Flow {
  return solve(body, {
    size: data.paths.length,
    onEntry: (state) => {
      for (let path = 0; path < data.paths.length; path++) setBit(state, path);
      for (let arg = 1; arg <= body.argCount; arg++) forEachDescendant(data, movePathId(arg), (path) => clearBit(state, path));
    },
    apply: (state, at) => effectsAt(body, data, at, (path) => setBit(state, path), (path) => clearBit(state, path)),
    onReturn: (state, at) => destinationPaths(body, data, at, (path) => clearBit(state, path)),
  }, edges);
}

/** Members: indexes into `data.inits` that have happened on some way to the point (E0384 asks). Storage-dead forgets them. */
export function flowEverInit(body: Body, data: MoveData): Flow {
  const initsAt = (at: Location): readonly number[] => data.initsAt.get((data.points.start[at.block] ?? 0) + at.statement) ?? [];
  return solve(body, {
    size: data.inits.length,
    onEntry: (state) => {
      for (let arg = 0; arg < body.argCount; arg++) setBit(state, arg);
    },
    apply: (state, at) => {
      for (const init of initsAt(at)) if (data.inits[init]?.kind === 'deep') setBit(state, init);
      const stmt = blockOf(body, at.block).statements[at.statement];
      if (stmt?.kind !== 'storage-dead') return;
      const path = lookUp(data, placeOf(localId(stmt.local)));
      for (const init of data.initsOf[path.path] ?? []) clearBit(state, init);
    },
    onReturn: (state, at) => {
      for (const init of initsAt(at)) setBit(state, init);
    },
  }, 'all');
}
