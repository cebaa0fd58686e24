/** The shape of a control-flow graph: successors, predecessors, orders, and the numbering of points. */
import { invariant, unreachable } from '../../heap/base/index.ts';
import {
  type BasicBlock,
  type BlockId,
  type Body,
  type Location,
  START_BLOCK,
  type Terminator,
  blockId,
} from './ir.ts';

/** `all`: as the borrow checker sees the graph, with the edges that are never taken; `real`: as it runs. */
export type Edges = 'all' | 'real';

export function successors(terminator: Terminator, edges: Edges = 'all'): BlockId[] {
  switch (terminator.kind) {
    case 'goto':
      return [terminator.target];
    case 'switch':
      return [...terminator.targets, terminator.otherwise];
    case 'return':
    case 'unreachable':
    case 'hole':
    case 'resume':
      return [];
    case 'drop':
    case 'assert':
      return terminator.unwind === undefined ? [terminator.target] : [terminator.target, terminator.unwind];
    case 'call': {
      const out: BlockId[] = [];
      if (terminator.target !== undefined) out.push(terminator.target);
      if (terminator.unwind !== undefined) out.push(terminator.unwind);
      return out;
    }
    case 'false-edge':
      return edges === 'all' ? [terminator.target, terminator.imaginary] : [terminator.target];
    case 'false-unwind':
      return edges === 'all' && terminator.unwind !== undefined
        ? [terminator.target, terminator.unwind]
        : [terminator.target];
    default:
      return unreachable(terminator);
  }
}

/** The terminator with every target sent through `map`; the same one where none of them changes. */
export function mapTargets(terminator: Terminator, map: (block: BlockId) => BlockId): Terminator {
  const maybe = (block: BlockId | undefined): BlockId | undefined => (block === undefined ? undefined : map(block));
  switch (terminator.kind) {
    case 'goto': {
      const target = map(terminator.target);
      return target === terminator.target ? terminator : { ...terminator, target };
    }
    case 'switch': {
      const targets = terminator.targets.map(map);
      const otherwise = map(terminator.otherwise);
      return otherwise === terminator.otherwise && targets.every((each, index) => each === terminator.targets[index])
        ? terminator
        : { ...terminator, targets, otherwise };
    }
    case 'return':
    case 'unreachable':
    case 'hole':
    case 'resume':
      return terminator;
    case 'drop':
    case 'assert':
    case 'false-unwind': {
      const target = map(terminator.target);
      const unwind = maybe(terminator.unwind);
      return target === terminator.target && unwind === terminator.unwind
        ? terminator
        : { ...terminator, target, unwind };
    }
    case 'call': {
      const target = maybe(terminator.target);
      const unwind = maybe(terminator.unwind);
      return target === terminator.target && unwind === terminator.unwind
        ? terminator
        : { ...terminator, target, unwind };
    }
    case 'false-edge': {
      const target = map(terminator.target);
      const imaginary = map(terminator.imaginary);
      return target === terminator.target && imaginary === terminator.imaginary
        ? terminator
        : { ...terminator, target, imaginary };
    }
    default:
      return unreachable(terminator);
  }
}

export function blockOf(body: Body, block: BlockId): BasicBlock {
  const found = body.blocks[block];
  invariant(found !== undefined, 'a block of this body');
  return found;
}

export function predecessors(body: Body, edges: Edges = 'all'): BlockId[][] {
  const out: BlockId[][] = body.blocks.map(() => []);
  body.blocks.forEach((block, index) => {
    for (const next of successors(block.terminator, edges)) out[next]?.push(blockId(index));
  });
  return out;
}

/** A graph's edges and order, for all who walk it. */
export interface Shape {
  readonly successors: readonly (readonly BlockId[])[];
  /** Reachable blocks in reverse postorder. */
  readonly order: readonly BlockId[];
  /** By block: position in `order`, or -1 when it cannot be reached. */
  readonly rank: Int32Array;
}

export function shapeOf(body: Body, edges: Edges = 'all'): Shape {
  const next = body.blocks.map((block) => successors(block.terminator, edges));
  const order = orderOf(next);
  const rank = new Int32Array(next.length).fill(-1);
  order.forEach((block, index) => {
    rank[block] = index;
  });
  return { successors: next, order, rank };
}

/** Reverse postorder from the start; unreachable blocks do not occur. */
export const reversePostorder = (body: Body, edges: Edges = 'all'): BlockId[] =>
  orderOf(body.blocks.map((block) => successors(block.terminator, edges)));

/** Successors last first, as rustc's traversal takes them: which block comes first decides where an error is reported. */
function orderOf(next: readonly (readonly BlockId[])[]): BlockId[] {
  const order: BlockId[] = [];
  const stack: BlockId[] = [START_BLOCK];
  /** By block: how many of its successors are still to be entered; -1 before it is entered itself. */
  const left = new Int32Array(next.length).fill(-1);
  left[START_BLOCK] = next[START_BLOCK]?.length ?? 0;
  while (stack.length > 0) {
    const block = stack[stack.length - 1] ?? START_BLOCK;
    const at = (left[block] ?? 0) - 1;
    if (at < 0) {
      order.push(block);
      stack.pop();
      continue;
    }
    left[block] = at;
    const to = next[block]?.[at];
    if (to === undefined || left[to] !== -1) continue;
    left[to] = next[to]?.length ?? 0;
    stack.push(to);
  }
  return order.reverse();
}

/** Locations as single numbers: `start[block] + statement`; the terminator is the last point of its block. */
export interface Points {
  readonly start: readonly number[];
  readonly count: number;
}

export function numberPoints(body: Body): Points {
  const start: number[] = [];
  let count = 0;
  for (const block of body.blocks) {
    start.push(count);
    count += block.statements.length + 1;
  }
  return { start, count };
}

export const pointOf = (points: Points, at: Location): number => (points.start[at.block] ?? 0) + at.statement;

export function locationOf(points: Points, point: number): Location {
  let low = 0;
  let high = points.start.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((points.start[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return { block: blockId(low), statement: point - (points.start[low] ?? 0) };
}

/** Something outside the language was left out of it: what would have come behind is not known. */
export const hasHole = ({ blocks }: Body): boolean => blocks.some(({ terminator }) => terminator.kind === 'hole');
