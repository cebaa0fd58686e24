/** The shape of a control-flow graph: successors, predecessors, orders, and the numbering of points. */
import { createBits, hasBit, invariant, setBit, unreachable } from '../../heap/base/index.ts';
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

/** The same terminator with every target sent through `map`. */
export function mapTargets(terminator: Terminator, map: (block: BlockId) => BlockId): Terminator {
  const maybe = (block: BlockId | undefined): BlockId | undefined => (block === undefined ? undefined : map(block));
  switch (terminator.kind) {
    case 'goto':
      return { ...terminator, target: map(terminator.target) };
    case 'switch':
      return { ...terminator, targets: terminator.targets.map(map), otherwise: map(terminator.otherwise) };
    case 'return':
    case 'unreachable':
    case 'resume':
      return terminator;
    case 'drop':
    case 'assert':
    case 'false-unwind':
      return { ...terminator, target: map(terminator.target), unwind: maybe(terminator.unwind) };
    case 'call':
      return { ...terminator, target: maybe(terminator.target), unwind: maybe(terminator.unwind) };
    case 'false-edge':
      return { ...terminator, target: map(terminator.target), imaginary: map(terminator.imaginary) };
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

/** Reverse postorder from the start; unreachable blocks do not occur. */
export function reversePostorder(body: Body, edges: Edges = 'all'): BlockId[] {
  const seen = createBits(body.blocks.length);
  const order: BlockId[] = [];
  const stack: { readonly block: BlockId; readonly next: readonly BlockId[]; at: number }[] = [];
  const enter = (block: BlockId): void => {
    if (hasBit(seen, block)) return;
    setBit(seen, block);
    // Successors last first, as rustc's traversal takes them: which block comes first decides where an error is told.
    stack.push({ block, next: [...successors(blockOf(body, block).terminator, edges)].reverse(), at: 0 });
  };
  enter(START_BLOCK);
  for (let top = stack[stack.length - 1]; top !== undefined; top = stack[stack.length - 1]) {
    const next = top.next[top.at++];
    if (next !== undefined) enter(next);
    else {
      order.push(top.block);
      stack.pop();
    }
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
