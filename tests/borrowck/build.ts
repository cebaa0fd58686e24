/** Bodies written by hand, for tests of single algorithms: locals with types, blocks of statements. */
import { createTable } from '#lib/heap/base/index.ts';
import {
  type BasicBlock,
  type Body,
  type BorrowKind,
  type LocalDecl,
  type Operand,
  type Place,
  type Projection,
  type Rvalue,
  type Statement,
  type StatementKind,
  type Terminator,
  type TerminatorKind,
  blockId,
  localId,
} from '#lib/interpreter/mir/ir.ts';
import { USER_FILE, spanOf } from '#lib/interpreter/source/index.ts';
import type { ItemTables } from '#lib/interpreter/types/items.ts';
import { type Ty, defId } from '#lib/interpreter/types/ty.ts';
import { I32, refTy, tupleTy } from '#lib/interpreter/types/make.ts';

export const refTo = (ty: Ty, isMut = false): Ty => refTy({ kind: 're-erased' }, ty, isMut);
export const tuple = (...tys: Ty[]): Ty => tupleTy(tys);

export const NO_ITEMS: ItemTables = {
  defs: createTable(),
  defCount: 1,
  lang: {},
  generics: createTable(),
  predicates: createTable(),
  adts: createTable(),
  traits: createTable(),
  impls: createTable(),
  fns: createTable(),
  types: createTable(),
  constValues: createTable(),
  opaques: createTable(),
  traitImpls: createTable(),
  inherentImpls: [],
  modules: createTable(),
  root: defId(0),
  below: undefined,
};

export const place = (local: number, ...path: Projection[]): Place => ({ local: localId(local), path });
export const DEREF: Projection = { kind: 'deref' };
export const field = (index: number, ty: Ty = I32): Projection => ({ kind: 'field', index, ty });

export const copy = (from: Place): Operand => ({ kind: 'copy', place: from });
export const move = (from: Place): Operand => ({ kind: 'move', place: from });
export const int = (value: number): Operand => ({
  kind: 'constant',
  constant: {
    ty: I32,
    span: spanOf(USER_FILE, 0, 0),
    value: { kind: 'literal', literal: { kind: 'int', value: BigInt(value) } },
    userTy: undefined,
  },
});
export const borrow = (kind: BorrowKind, from: Place): Rvalue => ({ kind: 'ref', borrow: kind, place: from });
export const use = (operand: Operand): Rvalue => ({ kind: 'use', operand });

export const assign = (to: Place, rvalue: Rvalue): StatementKind => ({ kind: 'assign', place: to, rvalue });
export const live = (local: number): StatementKind => ({ kind: 'storage-live', local: localId(local) });
export const dead = (local: number): StatementKind => ({ kind: 'storage-dead', local: localId(local) });
export const goto = (target: number): TerminatorKind => ({ kind: 'goto', target: blockId(target) });
export const fork = (on: Operand, ...targets: number[]): TerminatorKind => ({
  kind: 'switch',
  operand: on,
  values: [0n],
  targets: targets.slice(0, -1).map(blockId),
  otherwise: blockId(targets.at(-1) ?? 0),
});
export const RETURN: TerminatorKind = { kind: 'return' };

export interface LocalSpec {
  readonly ty: Ty;
  readonly name?: string;
  readonly isMut?: boolean;
}

/** Spans count points from 1, so that a finding names its statement: statement `n` of the body spans `n..n`. */
export function body(
  locals: readonly LocalSpec[],
  blocks: readonly (readonly [...StatementKind[], TerminatorKind])[],
): Body {
  let count = 0;
  const info = () => {
    count++;
    return { span: spanOf(USER_FILE, count, count + 1), scope: 0, origin: undefined };
  };
  const built = blocks.map((block): BasicBlock => {
    const statements: Statement[] = [];
    let terminator: Terminator | undefined;
    for (const each of block) {
      if (isTerminator(each)) terminator = { ...each, ...info() };
      else statements.push({ ...each, ...info() });
    }
    return { statements, terminator: terminator ?? { kind: 'unreachable', ...info() }, isCleanup: false };
  });
  return {
    owner: defId(0),
    promotedIndex: undefined,
    argCount: 0,
    blocks: built,
    promoted: [],
    span: spanOf(USER_FILE, 0, 1000),
    scopes: [{ parent: undefined, span: spanOf(USER_FILE, 0, 1000) }],
    drops: [],
    flagUpdates: [],
    locals: locals.map((spec, index): LocalDecl => ({
      ty: spec.ty,
      kind: index === 0 ? 'return' : spec.name === undefined ? 'temp' : 'var',
      name: spec.name,
      isMut: spec.isMut ?? spec.name === undefined,
      span: spanOf(USER_FILE, 900 + index, 901 + index),
      userTy: undefined,
      scope: 0,
      isSelf: false,
      byRef: 'no',
    })),
  };
}

const TERMINATORS: readonly string[] = [
  'goto',
  'switch',
  'return',
  'unreachable',
  'drop',
  'call',
  'assert',
  'false-edge',
  'false-unwind',
  'resume',
];
const isTerminator = (each: StatementKind | TerminatorKind): each is TerminatorKind => TERMINATORS.includes(each.kind);
