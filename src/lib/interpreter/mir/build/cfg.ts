/** The graph under construction: blocks that grow, and end once. */
import { invariant } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';

import {
  type BlockId,
  type Constant,
  type Operand,
  type Place,
  type Rvalue,
  type SourceInfo,
  type Statement,
  type StatementKind,
  type Terminator,
  type TerminatorKind,
  blockId,
} from '../ir.ts';
import { UNIT } from '../../types/make.ts';

export interface MutableBlock {
  readonly statements: Statement[];
  terminator: Terminator | undefined;
  isCleanup: boolean;
}

export interface Cfg {
  readonly blocks: MutableBlock[];
}

export const createCfg = (): Cfg => ({ blocks: [] });

export function newBlock(cfg: Cfg, isCleanup = false): BlockId {
  cfg.blocks.push({ statements: [], terminator: undefined, isCleanup });
  return blockId(cfg.blocks.length - 1);
}

export function blockAt(cfg: Cfg, block: BlockId): MutableBlock {
  const found = cfg.blocks[block];
  invariant(found !== undefined, 'a block of this graph');
  return found;
}

export function push(cfg: Cfg, block: BlockId, info: SourceInfo, stmt: StatementKind): void {
  blockAt(cfg, block).statements.push({ ...info, ...stmt });
}

export const pushAssign = (cfg: Cfg, block: BlockId, info: SourceInfo, place: Place, rvalue: Rvalue): void =>
  push(cfg, block, info, { kind: 'assign', place, rvalue });

export function terminate(cfg: Cfg, block: BlockId, info: SourceInfo, terminator: TerminatorKind): void {
  const target = blockAt(cfg, block);
  invariant(target.terminator === undefined, 'a block ends once');
  target.terminator = { ...info, ...terminator };
}

export const goto = (cfg: Cfg, from: BlockId, info: SourceInfo, target: BlockId): void =>
  terminate(cfg, from, info, { kind: 'goto', target });

export const copyOf = (place: Place): Operand => ({ kind: 'copy', place });
export const moveOf = (place: Place): Operand => ({ kind: 'move', place });
export const constantOf = (constant: Constant): Operand => ({ kind: 'constant', constant });
/** The operand again, for a second reading. */
export const toCopy = (operand: Operand): Operand => (operand.kind === 'move' ? copyOf(operand.place) : operand);

export const unitConstant = (span: Span): Constant => ({ ty: UNIT, span, value: { kind: 'zst' }, userTy: undefined });

export const pushAssignUnit = (cfg: Cfg, block: BlockId, info: SourceInfo, place: Place): void =>
  pushAssign(cfg, block, info, place, { kind: 'use', operand: constantOf(unitConstant(info.span)) });
