/**
 * Straightens a graph without changing what it means: chains of empty gotos are skipped, a block with one way in is
 * joined to the block that leads there, unreachable blocks are dropped. After rustc's `SimplifyCfg`, which also runs
 * before borrow checking; so dead code is not borrow checked. Step by step as there: which of two joined blocks leaves
 * its number decides in which order moves are found, and so which of them an error names.
 */
import { type BitSet, clearBit, createBits, hasBit, setBit } from '../../heap/base/index.ts';
import { mapTargets, successors } from './graph.ts';
import { type BasicBlock, type BlockId, START_BLOCK, type Statement, type Terminator, blockId } from './ir.ts';

interface Draft {
  readonly statements: Statement[];
  terminator: Terminator;
  readonly isCleanup: boolean;
}

interface Graph {
  readonly drafts: readonly Draft[];
  /** By block: how many edges lead to it from blocks that can be reached; the start has one more. */
  readonly ways: Uint32Array;
  /** The links of the chain that is being followed. */
  readonly links: BitSet;
}

export function simplifyBlocks(blocks: readonly BasicBlock[]): BasicBlock[] {
  const drafts: Draft[] = blocks.map((block) => ({
    statements: block.statements.filter((stmt) => stmt.kind !== 'nop'),
    terminator: block.terminator,
    isCleanup: block.isCleanup,
  }));
  const graph: Graph = { drafts, ways: countWays(drafts), links: createBits(drafts.length) };
  while (simplifyOnce(graph));
  return reachedBlocks(drafts);
}

function countWays(drafts: readonly Draft[]): Uint32Array {
  const ways = new Uint32Array(drafts.length);
  ways[START_BLOCK] = 1;
  walk(drafts, (_, next) => {
    ways[next] = (ways[next] ?? 0) + 1;
  });
  return ways;
}

/** All blocks that can be reached; `visit` sees each edge between them. */
function walk(drafts: readonly Draft[], visit: (from: BlockId, to: BlockId) => void): BitSet {
  const reached = createBits(drafts.length);
  const stack: BlockId[] = [START_BLOCK];
  setBit(reached, START_BLOCK);
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    const draft = drafts[block];
    if (draft === undefined) break;
    for (const next of successors(draft.terminator)) {
      visit(block, next);
      if (hasBit(reached, next)) continue;
      setBit(reached, next);
      stack.push(next);
    }
  }
  return reached;
}

/** Each block once; whether anything changed. What a block takes over from one that it joins waits for the next time. */
function simplifyOnce(graph: Graph): boolean {
  const { drafts, ways } = graph;
  let changed = false;
  drafts.forEach((draft, index) => {
    if (ways[index] === 0) return;
    draft.terminator = mapTargets(draft.terminator, (target) => {
      const { end, shortened } = skipEmpty(graph, index, target);
      changed ||= shortened;
      return end;
    });
    while (draft.terminator.kind === 'goto' && ways[draft.terminator.target] === 1) {
      const { target } = draft.terminator;
      const next = drafts[target];
      if (next === undefined || target === index) break;
      for (const stmt of next.statements) draft.statements.push(stmt);
      draft.terminator = next.terminator;
      ways[target] = 0;
      changed = true;
    }
  });
  return changed;
}

/** Where a chain of empty gotos from `start` ends; each link leads there directly from then on. A circle ends where it closes. */
function skipEmpty(
  { drafts, ways, links }: Graph,
  from: number,
  start: BlockId,
): { readonly end: BlockId; readonly shortened: boolean } {
  const chain: BlockId[] = [];
  let end = start;
  for (;;) {
    const draft = drafts[end];
    if (draft === undefined || draft.statements.length > 0 || draft.terminator.kind !== 'goto') break;
    if (end === from || hasBit(links, end)) break;
    setBit(links, end);
    chain.push(end);
    end = draft.terminator.target;
  }
  let shortened = false;
  for (const link of chain.reverse()) {
    clearBit(links, link);
    const draft = drafts[link];
    if (draft?.terminator.kind !== 'goto') continue;
    if (draft.terminator.target !== end) {
      draft.terminator = { ...draft.terminator, target: end };
      shortened = true;
    }
    if (ways[link] === 1) ways[link] = 0;
    else {
      ways[end] = (ways[end] ?? 0) + 1;
      ways[link] = (ways[link] ?? 0) - 1;
    }
  }
  return { end, shortened };
}

function reachedBlocks(drafts: readonly Draft[]): BasicBlock[] {
  const reached = walk(drafts, () => undefined);
  const renumbered = new Array<BlockId>(drafts.length);
  const kept: Draft[] = [];
  drafts.forEach((draft, index) => {
    if (!hasBit(reached, index)) return;
    renumbered[index] = blockId(kept.length);
    kept.push(draft);
  });
  return kept.map((draft) => ({
    statements: draft.statements,
    isCleanup: draft.isCleanup,
    terminator: mapTargets(draft.terminator, (block) => renumbered[block] ?? block),
  }));
}
