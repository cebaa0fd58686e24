/**
 * What may be initialised, what may be uninitialised, and which initialisations may have happened, at every point.
 * After rustc's `MaybeInitializedPlaces`, `MaybeUninitializedPlaces` and `EverInitializedPlaces`: forward dataflow whose
 * sets only grow. A call initialises its destination on the normal edge alone.
 */
import {
  type SharedBits,
  assignSharedBits,
  clearBit,
  clearSharedBit,
  copySharedBits,
  createBits,
  createSharedBits,
  hasBit,
  invariant,
  setBit,
  setSharedBit,
  unionSharedBits,
} from '../../../heap/base/index.ts';
import { type Edges, blockOf, reversePostorder, successors } from '../graph.ts';
import { type BlockId, type Body, type Location, START_BLOCK, localId } from '../ir.ts';
import { adtOf } from '../../types/lookup.ts';
import { placeOf, placeTy, samePlace } from '../place.ts';
import { forEachDescendant, lookUp, pathOf } from './lookup.ts';
import { type MoveData, type MovePathId, movePathId } from './move-paths.ts';

export interface Flow {
  /** Per block, the set on entry; undefined for a block that cannot be reached. */
  readonly entry: readonly (SharedBits | undefined)[];
  /** Changes `state` by what the statement or terminator does (on all edges). */
  readonly apply: Apply;
  readonly size: number;
}

type Apply = (state: SharedBits, block: BlockId, statement: number) => void;

export interface FlowCursor {
  /** The set just before the location. Cheap when asked in order within a block; the result is only good until the next question. */
  before(at: Location): SharedBits;
}

interface Analysis {
  readonly size: number;
  readonly onEntry: (state: SharedBits) => void;
  readonly apply: Apply;
  /** What holds in addition on the normal edge of the call that ends the block. */
  readonly onReturn: (state: SharedBits, block: BlockId) => void;
  /** What holds in addition where a switch has shown that the value is not of the path's variant. */
  readonly onInactive?: (state: SharedBits, variantPath: MovePathId) => void;
}

/** Variant paths of an enum whose discriminant the block switches on; by the index of the target (the last: otherwise), those ruled out. */
type Inactive = readonly (readonly MovePathId[])[];

function solve(
  body: Body,
  analysis: Analysis,
  edges: Edges,
  inactive: (block: BlockId) => Inactive | undefined = () => undefined,
): Flow {
  const entry: (SharedBits | undefined)[] = body.blocks.map(() => undefined);
  const order = reversePostorder(body, edges);
  const first = createSharedBits(analysis.size);
  analysis.onEntry(first);
  entry[START_BLOCK] = first;
  const rank = new Int32Array(body.blocks.length).fill(-1);
  order.forEach((block, index) => {
    rank[block] = index;
  });
  const dirty = createBits(order.length);
  for (let i = 0; i < order.length; i++) setBit(dirty, i);
  const state = createSharedBits(analysis.size);
  const onNormalEdge = createSharedBits(analysis.size);
  for (let again = true; again;) {
    again = false;
    for (let i = 0; i < order.length; i++) {
      const block = order[i];
      if (block === undefined || !hasBit(dirty, i)) continue;
      clearBit(dirty, i);
      const start = entry[block];
      invariant(start !== undefined, 'a block comes after one that leads to it');
      assignSharedBits(state, start);
      const { statements, terminator } = blockOf(body, block);
      for (let statement = 0; statement <= statements.length; statement++) analysis.apply(state, block, statement);
      const push = (to: BlockId, set: SharedBits): void => {
        const target = entry[to];
        if (target === undefined) entry[to] = copySharedBits(set);
        else if (!unionSharedBits(target, set)) return;
        const index = rank[to] ?? -1;
        setBit(dirty, index);
        // A later block is still to come in this round; an earlier one asks for another.
        if (index <= i) again = true;
      };
      if (terminator.kind === 'call') {
        if (terminator.unwind !== undefined) push(terminator.unwind, state);
        if (terminator.target !== undefined) {
          assignSharedBits(onNormalEdge, state);
          analysis.onReturn(onNormalEdge, block);
          push(terminator.target, onNormalEdge);
        }
      } else {
        const ruledOut = analysis.onInactive === undefined ? undefined : inactive(block);
        successors(terminator, edges).forEach((next, index) => {
          const variants = ruledOut?.[index];
          if (variants === undefined || variants.length === 0) return push(next, state);
          assignSharedBits(onNormalEdge, state);
          for (const variant of variants) analysis.onInactive?.(onNormalEdge, variant);
          push(next, onNormalEdge);
        });
      }
    }
  }
  return { entry, apply: analysis.apply, size: analysis.size };
}

export function cursorOf(flow: Flow): FlowCursor {
  const state = createSharedBits(flow.size);
  const nothing = createSharedBits(flow.size);
  let block: BlockId | undefined;
  let statement = 0;
  return {
    before(at) {
      if (block !== at.block || statement > at.statement) {
        assignSharedBits(state, flow.entry[at.block] ?? nothing);
        ({ block } = at);
        statement = 0;
      }
      for (; statement < at.statement; statement++) flow.apply(state, at.block, statement);
      return state;
    },
  };
}

/** What holds before each block's terminator and after it (on all edges), worked out when first asked. */
export function endsOf(flow: Flow, body: Body): (block: BlockId) => { before: SharedBits; after: SharedBits } {
  const known = new Map<BlockId, { before: SharedBits; after: SharedBits }>();
  const cursor = cursorOf(flow);
  return (block) => {
    let ends = known.get(block);
    if (ends === undefined) {
      const statement = blockOf(body, block).statements.length;
      const before = copySharedBits(cursor.before({ block, statement }));
      const after = copySharedBits(before);
      flow.apply(after, block, statement);
      known.set(block, (ends = { before, after }));
    }
    return ends;
  };
}

/** Calls `gone` for each path that ends at the location, then `there` for each that begins (call destinations excepted). */
function effectsAt(
  body: Body,
  data: MoveData,
  block: BlockId,
  statement: number,
  gone: (path: MovePathId) => void,
  there: (path: MovePathId) => void,
): void {
  const point = (data.points.start[block] ?? 0) + statement;
  for (const index of data.movesAt[point] ?? NONE) {
    const move = data.moves[index];
    if (move !== undefined) forEachDescendant(data, move.path, gone);
  }
  const { statements, terminator } = blockOf(body, block);
  if (statement === statements.length && terminator.kind === 'drop') {
    const dropped = lookUp(data, terminator.place);
    if (dropped.kind === 'exact') forEachDescendant(data, dropped.path, gone);
  }
  for (const index of data.initsAt[point] ?? NONE) {
    const init = data.inits[index];
    if (init?.kind === 'deep') forEachDescendant(data, init.path, there);
  }
}

const NONE: readonly number[] = [];

function destinationPaths(body: Body, data: MoveData, block: BlockId, visit: (path: MovePathId) => void): void {
  const { terminator } = blockOf(body, block);
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
          forEachDescendant(data, movePathId(arg), (path) => setSharedBit(state, path));
      },
      apply: (state, block, statement) =>
        effectsAt(
          body,
          data,
          block,
          statement,
          (path) => clearSharedBit(state, path),
          (path) => setSharedBit(state, path),
        ),
      onReturn: (state, block) => destinationPaths(body, data, block, (path) => setSharedBit(state, path)),
      onInactive: (state, variant) => forEachDescendant(data, variant, (path) => clearSharedBit(state, path)),
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
        for (let path = 0; path < data.paths.length; path++) setSharedBit(state, path);
        for (let arg = 1; arg <= body.argCount; arg++)
          forEachDescendant(data, movePathId(arg), (path) => clearSharedBit(state, path));
      },
      apply: (state, block, statement) =>
        effectsAt(
          body,
          data,
          block,
          statement,
          (path) => setSharedBit(state, path),
          (path) => clearSharedBit(state, path),
        ),
      onReturn: (state, block) => destinationPaths(body, data, block, (path) => clearSharedBit(state, path)),
      onInactive: (state, variant) => forEachDescendant(data, variant, (path) => setSharedBit(state, path)),
    },
    edges,
    edges === 'all' ? undefined : inactiveVariants(body, data, edges),
  );
}

/** Members: indexes into `data.inits` that have happened on some way to the point (E0384 asks). Storage-dead forgets them. */
export function flowEverInit(body: Body, data: MoveData): Flow {
  const initsAt = (block: BlockId, statement: number): readonly number[] =>
    data.initsAt[(data.points.start[block] ?? 0) + statement] ?? NONE;
  return solve(
    body,
    {
      size: data.inits.length,
      onEntry: (state) => {
        for (let arg = 0; arg < body.argCount; arg++) setSharedBit(state, arg);
      },
      apply: (state, block, statement) => {
        for (const init of initsAt(block, statement)) if (data.inits[init]?.kind === 'deep') setSharedBit(state, init);
        const stmt = blockOf(body, block).statements[statement];
        if (stmt?.kind !== 'storage-dead') return;
        const path = lookUp(data, placeOf(localId(stmt.local)));
        for (const init of data.initsOf[path.path] ?? NONE) clearSharedBit(state, init);
      },
      onReturn: (state, block) => {
        for (const init of initsAt(block, blockOf(body, block).statements.length)) setSharedBit(state, init);
      },
    },
    'all',
  );
}
