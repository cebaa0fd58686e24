/**
 * Straightens a graph without changing what it means: chains of empty gotos are skipped, a block with one way in is
 * joined to the block that leads there, unreachable blocks are dropped. After rustc's `SimplifyCfg`, which also runs
 * before borrow checking; so dead code is not borrow checked.
 */
import { createBits, hasBit, setBit } from '../../heap/base/index.ts';
import { mapTargets, successors } from './graph.ts';
import { type BasicBlock, type BlockId, START_BLOCK, type Statement, type Terminator, blockId } from './ir.ts';

interface Draft {
  readonly statements: Statement[];
  terminator: Terminator;
  readonly isCleanup: boolean;
}

export function simplifyBlocks(blocks: readonly BasicBlock[]): BasicBlock[] {
  const drafts: Draft[] = blocks.map((block) => ({
    statements: block.statements.filter((stmt) => stmt.kind !== 'nop'),
    terminator: block.terminator,
    isCleanup: block.isCleanup,
  }));
  const count = drafts.length;
  // Empty blocks that only lead on.
  const leadsTo = drafts.map((draft, index) =>
    draft.statements.length === 0 && draft.terminator.kind === 'goto' ? draft.terminator.target : blockId(index),
  );
  const skip = (block: BlockId): BlockId => {
    let at = block;
    for (let steps = 0; steps < count; steps++) {
      const next = leadsTo[at] ?? at;
      if (next === at) return at;
      at = next;
    }
    return at;
  };
  for (const draft of drafts) draft.terminator = mapTargets(draft.terminator, skip);
  const reached = createBits(count);
  const ways = new Uint32Array(count);
  const stack: BlockId[] = [START_BLOCK];
  ways[START_BLOCK] = 1;
  setBit(reached, START_BLOCK);
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    const draft = drafts[block];
    if (draft === undefined) break;
    for (const next of successors(draft.terminator)) {
      ways[next] = (ways[next] ?? 0) + 1;
      if (hasBit(reached, next)) continue;
      setBit(reached, next);
      stack.push(next);
    }
  }
  const joined = createBits(count);
  for (let index = 0; index < count; index++) {
    const draft = drafts[index];
    if (draft === undefined || !hasBit(reached, index) || hasBit(joined, index)) continue;
    while (
      draft.terminator.kind === 'goto' &&
      draft.terminator.target !== index &&
      ways[draft.terminator.target] === 1
    ) {
      const { target } = draft.terminator;
      const next = drafts[target];
      if (next === undefined || target === START_BLOCK || hasBit(joined, target)) break;
      for (const stmt of next.statements) draft.statements.push(stmt);
      draft.terminator = next.terminator;
      setBit(joined, target);
    }
  }
  const renumbered = new Array<BlockId>(count);
  const kept: Draft[] = [];
  drafts.forEach((draft, index) => {
    if (!hasBit(reached, index) || hasBit(joined, index)) return;
    renumbered[index] = blockId(kept.length);
    kept.push(draft);
  });
  return kept.map((draft) => ({
    statements: draft.statements,
    isCleanup: draft.isCleanup,
    terminator: mapTargets(draft.terminator, (block) => renumbered[block] ?? block),
  }));
}
