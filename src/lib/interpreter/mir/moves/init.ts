/**
 * What may be initialised and what may be uninitialised, at every point. After rustc's `MaybeInitializedPlaces` and
 * `MaybeUninitializedPlaces`: forward dataflow whose sets only grow. A call initialises its destination on the normal edge
 * alone.
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
import { type Edges, type Shape, blockOf, shapeOf } from '../graph.ts';
import { type BlockId, type Body, type Location, START_BLOCK } from '../ir.ts';
import { adtOf } from '../../types/lookup.ts';
import { placeTy, samePlace } from '../place.ts';
import { lookUp, pathOf } from './lookup.ts';
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
  shape: Shape,
  inactive: (block: BlockId) => Inactive | undefined = () => undefined,
): Flow {
  const entry: (SharedBits | undefined)[] = body.blocks.map(() => undefined);
  const { order, rank } = shape;
  const first = createSharedBits(analysis.size);
  analysis.onEntry(first);
  entry[START_BLOCK] = first;
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
        shape.successors[block]?.forEach((next, index) => {
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

/** Puts the path and all below it into the state, or takes them out. */
function markAll(data: MoveData, state: SharedBits, path: MovePathId, isMember: boolean): void {
  if (isMember) setSharedBit(state, path);
  else clearSharedBit(state, path);
  for (let child = pathOf(data, path).firstChild; child !== undefined; child = pathOf(data, child).nextSibling)
    markAll(data, state, child, isMember);
}

/** Marks as `isHeld` what begins at the location (call destinations excepted), after marking as the opposite what ends there. */
function effectsAt(
  body: Body,
  data: MoveData,
  state: SharedBits,
  block: BlockId,
  statement: number,
  isHeld: boolean,
): void {
  const point = (data.points.start[block] ?? 0) + statement;
  const ends = data.movesAt[point];
  if (ends !== undefined)
    for (const index of ends) {
      const move = data.moves[index];
      if (move !== undefined) markAll(data, state, move.path, !isHeld);
    }
  // The last point of a block is its terminator's.
  if (point + 1 === (data.points.start[block + 1] ?? data.points.count)) {
    const { terminator } = blockOf(body, block);
    const dropped = terminator.kind === 'drop' ? lookUp(data, terminator.place) : undefined;
    if (dropped?.kind === 'exact') markAll(data, state, dropped.path, !isHeld);
  }
  const begins = data.initsAt[point];
  if (begins !== undefined)
    for (const index of begins) {
      const init = data.inits[index];
      if (init?.kind === 'deep') markAll(data, state, init.path, isHeld);
    }
}

function markDestination(body: Body, data: MoveData, state: SharedBits, block: BlockId, isMember: boolean): void {
  const { terminator } = blockOf(body, block);
  if (terminator.kind !== 'call') return;
  const found = lookUp(data, terminator.destination);
  if (found.kind === 'exact') markAll(data, state, found.path, isMember);
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
export const flowMaybeInit = (body: Body, data: MoveData, edges: Edges = 'all', shape = shapeOf(body, edges)): Flow =>
  solve(
    body,
    {
      size: data.paths.length,
      onEntry: (state) => {
        for (let arg = 1; arg <= body.argCount; arg++) markAll(data, state, movePathId(arg), true);
      },
      apply: (state, block, statement) => effectsAt(body, data, state, block, statement, true),
      onReturn: (state, block) => markDestination(body, data, state, block, true),
      onInactive: (state, variant) => markAll(data, state, variant, false),
    },
    shape,
    inactiveVariants(body, data, edges),
  );

/** Members: move paths that are not initialised (or moved out of) on some way to the point. Variants count only for drops (`real`), as in rustc. */
export const flowMaybeUninit = (body: Body, data: MoveData, edges: Edges = 'all', shape = shapeOf(body, edges)): Flow =>
  solve(
    body,
    {
      size: data.paths.length,
      onEntry: (state) => {
        for (let path = 0; path < data.paths.length; path++) setSharedBit(state, path);
        for (let arg = 1; arg <= body.argCount; arg++) markAll(data, state, movePathId(arg), false);
      },
      apply: (state, block, statement) => effectsAt(body, data, state, block, statement, false),
      onReturn: (state, block) => markDestination(body, data, state, block, false),
      onInactive: (state, variant) => markAll(data, state, variant, true),
    },
    shape,
    edges === 'all' ? undefined : inactiveVariants(body, data, edges),
  );
