/**
 * Which block every way to another one passes. The semi-NCA algorithm, which rustc uses as well (Georgiadis, "Linear-Time
 * Algorithms for Dominators and Related Problems", 2005, section 2.3): near-linear also where thousands of calls share one
 * unwinding block. The tree is kept as intervals, so that a question costs two comparisons.
 */
import { type BlockId, START_BLOCK } from '../mir/ir.ts';

export interface Dominators {
  /** By block: immediate dominator (the start block's is itself), or -1 when it cannot be reached. */
  readonly immediate: Int32Array;
  /** By block: its place in a preorder of the tree, and the last place among those that it dominates. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

type Edges = readonly (readonly BlockId[])[];

export function buildDominators(successors: Edges, predecessors: Edges): Dominators {
  const count = successors.length;
  const { vertex, number, parent } = depthFirst(successors);
  const reached = vertex.length;
  // All by depth-first number from here on.
  const semi = new Int32Array(reached);
  const label = new Int32Array(reached);
  const ancestor = new Int32Array(reached).fill(-1);
  const idom = new Int32Array(reached);
  for (let at = 0; at < reached; at++) semi[at] = label[at] = at;
  const path: number[] = [];
  /** The least semidominator on the way up from `at` to the last node that was linked. */
  const evaluate = (at: number): number => {
    if ((ancestor[at] ?? -1) < 0) return at;
    let top = at;
    while ((ancestor[ancestor[top] ?? 0] ?? -1) >= 0) {
      path.push(top);
      top = ancestor[top] ?? 0;
    }
    for (let each = path.pop(); each !== undefined; each = path.pop()) {
      const above = ancestor[each] ?? 0;
      if ((semi[label[above] ?? 0] ?? 0) < (semi[label[each] ?? 0] ?? 0)) label[each] = label[above] ?? 0;
      ancestor[each] = ancestor[above] ?? -1;
    }
    return label[at] ?? 0;
  };
  for (let at = reached - 1; at > 0; at--) {
    for (const previous of predecessors[vertex[at] ?? 0] ?? []) {
      const from = number[previous] ?? -1;
      if (from < 0) continue;
      const least = semi[evaluate(from)] ?? 0;
      if (least < (semi[at] ?? 0)) semi[at] = least;
    }
    ancestor[at] = parent[at] ?? 0;
  }
  for (let at = 1; at < reached; at++) {
    let above = parent[at] ?? 0;
    while (above > (semi[at] ?? 0)) above = idom[above] ?? 0;
    idom[at] = above;
  }
  return intervals(count, vertex, idom);
}

function depthFirst(successors: Edges): { vertex: number[]; number: Int32Array; parent: number[] } {
  const number = new Int32Array(successors.length).fill(-1);
  const vertex: number[] = [START_BLOCK];
  const parent: number[] = [0];
  number[START_BLOCK] = 0;
  const cursor = new Int32Array(successors.length);
  const stack: number[] = [START_BLOCK];
  while (stack.length > 0) {
    const block = stack[stack.length - 1] ?? 0;
    const next = successors[block]?.[cursor[block] ?? 0];
    if (next === undefined) {
      stack.pop();
      continue;
    }
    cursor[block] = (cursor[block] ?? 0) + 1;
    if (number[next] !== -1) continue;
    number[next] = vertex.length;
    vertex.push(next);
    parent.push(number[block] ?? 0);
    stack.push(next);
  }
  return { vertex, number, parent };
}

function intervals(count: number, vertex: readonly number[], idom: Int32Array): Dominators {
  const immediate = new Int32Array(count).fill(-1);
  const first = new Int32Array(count).fill(-1);
  const last = new Int32Array(count).fill(-1);
  const size = new Int32Array(vertex.length).fill(1);
  for (let at = vertex.length - 1; at > 0; at--) {
    const above = idom[at] ?? 0;
    size[above] = (size[above] ?? 0) + (size[at] ?? 0);
  }
  // A dominator has the smaller number, so that each node finds its dominator's interval begun.
  const free = new Int32Array(vertex.length);
  vertex.forEach((block, at) => {
    const above = idom[at] ?? 0;
    const start = at === 0 ? 0 : (free[above] ?? 0);
    if (at > 0) free[above] = start + (size[at] ?? 0);
    free[at] = start + 1;
    immediate[block] = vertex[above] ?? 0;
    first[block] = start;
    last[block] = start + (size[at] ?? 0) - 1;
  });
  return { immediate, first, last };
}

/** Whether every way to `block` passes `dominator` (a block dominates itself). */
export const blockDominates = ({ first, last }: Dominators, dominator: number, block: number): boolean =>
  (first[dominator] ?? -1) <= (first[block] ?? -1) && (first[block] ?? -1) <= (last[dominator] ?? -2);
