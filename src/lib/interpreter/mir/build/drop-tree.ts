/**
 * Deferred drops: chains of "drop this, then go on with that", shared between all the exits that leave the same scopes.
 * One tree serves all unwinding of a body; each `break`, `continue`, `return` and `else` target has its own.
 * After rustc's `DropTree` (rustc_mir_build, scope.rs).
 *
 *     leaving {a, b} and {a, b, c}:   root <- a <- b <- c      two entries: at b, and at c
 */
import { invariant } from '../../../heap/base/index.ts';
import type { BlockId, LocalId, SourceInfo } from '../ir.ts';
import { placeOf } from '../place.ts';
import { type Cfg, blockAt, newBlock, push, terminate } from './cfg.ts';

export interface DropData {
  readonly info: SourceInfo;
  readonly local: LocalId;
  /** The value's drop, or the end of the variable's storage. */
  readonly kind: 'value' | 'storage';
}

interface DropNode {
  readonly data: DropData | undefined;
  /** The drop that comes after this one: nearer the root. */
  readonly next: number;
}

export interface DropTree {
  readonly nodes: DropNode[];
  readonly known: Map<string, number>;
  readonly entries: { readonly node: number; readonly block: BlockId }[];
}

export const ROOT = 0;
export const createDropTree = (): DropTree => ({
  nodes: [{ data: undefined, next: -1 }],
  known: new Map(),
  entries: [],
});

export function nodeAt(tree: DropTree, index: number): DropNode {
  const node = tree.nodes[index];
  invariant(node !== undefined, 'a drop node exists');
  return node;
}

export function addDrop(tree: DropTree, data: DropData, next: number): number {
  // A local has at most one drop of each kind on a chain, and storage follows value.
  const key = `${next} ${data.local} ${data.kind}`;
  const known = tree.known.get(key);
  if (known !== undefined) return known;
  const index = tree.nodes.length;
  tree.nodes.push({ data, next });
  tree.known.set(key, index);
  return index;
}

export const addEntry = (tree: DropTree, block: BlockId, node: number): void => void tree.entries.push({ node, block });

/** Makes the tree's blocks. `link` joins a block outside to its entry. Gives each node's block; the root's is where all end. */
export function buildDropTree(
  cfg: Cfg,
  tree: DropTree,
  isCleanup: boolean,
  rootBlock: BlockId | undefined,
  link: (from: BlockId, to: BlockId) => void,
): (BlockId | undefined)[] {
  const count = tree.nodes.length;
  const blocks: (BlockId | undefined)[] = new Array<BlockId | undefined>(count).fill(undefined);
  blocks[ROOT] = rootBlock;
  // A storage-dead shares the block of the only drop before it; -1: not reached, -2: needs its own.
  const shares = new Array<number>(count).fill(-1);
  if (rootBlock !== undefined) shares[ROOT] = -2;
  const entriesOf = new Map<number, BlockId[]>();
  for (const entry of tree.entries) {
    const list = entriesOf.get(entry.node);
    if (list === undefined) entriesOf.set(entry.node, [entry.block]);
    else list.push(entry.block);
  }
  for (let index = count - 1; index >= 0; index--) {
    const entries = entriesOf.get(index);
    if (entries !== undefined) {
      const block = (blocks[index] ??= newBlock(cfg, isCleanup));
      shares[index] = -2;
      for (const from of entries) link(from, block);
    }
    const share = shares[index] ?? -1;
    if (share === -1) continue;
    if (share === -2) blocks[index] ??= newBlock(cfg, isCleanup);
    else blocks[index] = blocks[share];
    if (index === ROOT) continue;
    const node = nodeAt(tree, index);
    if (node.data?.kind === 'value') shares[node.next] = -2;
    else shares[node.next] = shares[node.next] === -1 ? index : -2;
  }
  for (let index = count - 1; index > ROOT; index--) {
    const block = blocks[index];
    const node = nodeAt(tree, index);
    if (block === undefined || node.data === undefined) continue;
    const target = blocks[node.next];
    invariant(target !== undefined, 'what follows a reached drop is reached');
    const { info, local, kind } = node.data;
    if (kind === 'value')
      terminate(cfg, block, info, { kind: 'drop', place: placeOf(local), target, unwind: undefined, replace: false });
    else {
      push(cfg, block, info, { kind: 'storage-dead', local });
      if (target !== block) terminate(cfg, block, info, { kind: 'goto', target });
    }
  }
  return blocks;
}

/** Ends the placeholder `resume` that an early exit left, by going to `to`. */
export function linkExit(cfg: Cfg, from: BlockId, to: BlockId): void {
  const block = blockAt(cfg, from);
  invariant(block.terminator?.kind === 'resume', 'an early exit waits for its target');
  const { span, scope, origin } = block.terminator;
  block.terminator = { span, scope, origin, kind: 'goto', target: to };
}

/** Sets where `from` goes when it unwinds. A drop-and-replace already has a cleanup block, which goes on from there. */
export function linkUnwind(cfg: Cfg, from: BlockId, to: BlockId): void {
  const block = blockAt(cfg, from);
  const terminator = block.terminator;
  invariant(terminator !== undefined, 'what unwinds has ended');
  switch (terminator.kind) {
    case 'drop':
      if (terminator.unwind !== undefined) {
        const { span, scope, origin } = terminator;
        terminate(cfg, terminator.unwind, { span, scope, origin }, { kind: 'goto', target: to });
        return;
      }
      block.terminator = { ...terminator, unwind: to };
      return;
    case 'call':
    case 'assert':
    case 'false-unwind':
      block.terminator = { ...terminator, unwind: to };
      return;
    default:
      invariant(false, `a ${terminator.kind} does not unwind`);
  }
}
