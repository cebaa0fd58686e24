/**
 * What may be initialised, what may be uninitialised, and which initialisations may have happened, at every point.
 * After rustc's `MaybeInitializedPlaces`, `MaybeUninitializedPlaces` and `EverInitializedPlaces`: forward dataflow whose
 * sets only grow. A call initialises its destination on the normal edge alone.
 */
import {
  type BitSet,
  clearBit,
  createBitRows,
  createBits,
  hasBit,
  invariant,
  setBit,
  unionBits,
} from '../../../heap/base/index.ts';
import { type Edges, blockOf, reversePostorder, successors } from '../graph.ts';
import { type BlockId, type Body, type Location, START_BLOCK, localId } from '../ir.ts';
import { adtOf } from '../../types/lookup.ts';
import { placeOf, placeTy, samePlace } from '../place.ts';
import { forEachDescendant, lookUp, pathOf } from './lookup.ts';
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
  /** What holds in addition where a switch has shown that the value is not of the path's variant. */
  readonly onInactive?: (state: BitSet, variantPath: MovePathId) => void;
}

/** Variant paths of an enum whose discriminant the block switches on; by the index of the target (the last: otherwise), those ruled out. */
type Inactive = readonly (readonly MovePathId[])[];

function solve(
  body: Body,
  analysis: Analysis,
  edges: Edges,
  inactive: (block: BlockId) => Inactive | undefined = () => undefined,
): Flow {
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
  for (let again = true; again;) {
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
      } else {
        const ruledOut = analysis.onInactive === undefined ? undefined : inactive(block);
        successors(terminator, edges).forEach((next, index) => {
          const variants = ruledOut?.[index];
          if (variants === undefined || variants.length === 0) return push(next, state);
          onNormalEdge.set(state);
          for (const variant of variants) analysis.onInactive?.(onNormalEdge, variant);
          push(next, onNormalEdge);
        });
      }
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
function effectsAt(
  body: Body,
  data: MoveData,
  at: Location,
  gone: (path: MovePathId) => void,
  there: (path: MovePathId) => void,
): void {
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

/**
 * After `switch discriminant(e)`, each way knows a variant that `e` is not, and what lies below that variant is not there
 * (rustc: "inactive variants"). `otherwise` rules the listed variants out; the borrow checker makes no use of that.
 */
function inactiveVariants(body: Body, data: MoveData, edges: Edges): (block: BlockId) => Inactive | undefined {
  const known = new Map<BlockId, Inactive | undefined>();
  const find = (block: BlockId): Inactive | undefined => {
    const { statements, terminator } = blockOf(body, block);
    if (terminator.kind !== 'switch' || terminator.operand.kind === 'constant') return undefined;
    const last = statements[statements.length - 1];
    if (
      last?.kind !== 'assign' ||
      last.rvalue.kind !== 'discriminant' ||
      !samePlace(last.place, terminator.operand.place)
    )
      return undefined;
    const found = lookUp(data, last.rvalue.place);
    const ty = placeTy(data.items, body.locals, last.rvalue.place);
    if (found.kind !== 'exact' || ty.kind !== 'adt') return undefined;
    const variants: { readonly path: MovePathId; readonly discriminant: bigint | undefined }[] = [];
    for (
      let child = pathOf(data, found.path).firstChild;
      child !== undefined;
      child = pathOf(data, child).nextSibling
    ) {
      const projection = pathOf(data, child).place.path.at(-1);
      if (projection?.kind === 'downcast')
        variants.push({
          path: child,
          discriminant: adtOf(data.items, ty.def).variants[projection.variant]?.discriminant,
        });
    }
    if (variants.length === 0) return undefined;
    const ruledOut: MovePathId[][] = terminator.values.map((value) =>
      variants.filter((variant) => variant.discriminant !== value).map((variant) => variant.path),
    );
    ruledOut.push(
      edges === 'all'
        ? []
        : variants
            .filter((variant) => variant.discriminant !== undefined && terminator.values.includes(variant.discriminant))
            .map((variant) => variant.path),
    );
    return ruledOut;
  };
  return (block) => {
    if (!known.has(block)) known.set(block, find(block));
    return known.get(block);
  };
}

/** Members: move paths that are initialised on some way to the point. */
export function flowMaybeInit(body: Body, data: MoveData, edges: Edges = 'all'): Flow {
  return solve(
    body,
    {
      size: data.paths.length,
      onEntry: (state) => {
        for (let arg = 1; arg <= body.argCount; arg++)
          forEachDescendant(data, movePathId(arg), (path) => setBit(state, path));
      },
      apply: (state, at) =>
        effectsAt(
          body,
          data,
          at,
          (path) => clearBit(state, path),
          (path) => setBit(state, path),
        ),
      onReturn: (state, at) => destinationPaths(body, data, at, (path) => setBit(state, path)),
      onInactive: (state, variant) => forEachDescendant(data, variant, (path) => clearBit(state, path)),
    },
    edges,
    inactiveVariants(body, data, edges),
  );
}

/** Members: move paths that are not initialised (or moved out of) on some way to the point. Variants count only for drops (`real`), as in rustc. */
export function flowMaybeUninit(body: Body, data: MoveData, edges: Edges = 'all'): Flow {
  return solve(
    body,
    {
      size: data.paths.length,
      onEntry: (state) => {
        for (let path = 0; path < data.paths.length; path++) setBit(state, path);
        for (let arg = 1; arg <= body.argCount; arg++)
          forEachDescendant(data, movePathId(arg), (path) => clearBit(state, path));
      },
      apply: (state, at) =>
        effectsAt(
          body,
          data,
          at,
          (path) => setBit(state, path),
          (path) => clearBit(state, path),
        ),
      onReturn: (state, at) => destinationPaths(body, data, at, (path) => clearBit(state, path)),
      onInactive: (state, variant) => forEachDescendant(data, variant, (path) => setBit(state, path)),
    },
    edges,
    edges === 'all' ? undefined : inactiveVariants(body, data, edges),
  );
}

/** Members: indexes into `data.inits` that have happened on some way to the point (E0384 asks). Storage-dead forgets them. */
export function flowEverInit(body: Body, data: MoveData): Flow {
  const initsAt = (at: Location): readonly number[] =>
    data.initsAt.get((data.points.start[at.block] ?? 0) + at.statement) ?? [];
  return solve(
    body,
    {
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
    },
    'all',
  );
}
