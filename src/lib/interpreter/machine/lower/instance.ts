/**
 * Instances: one body with its generic arguments put in. Each is lowered when it is first entered: locals get their places,
 * each statement and terminator becomes an op. Statements for the checker alone and plain jumps are no steps.
 */
import { invariant } from '../../../heap/base/index.ts';
import { argKey } from '../../types/fold.ts';
import { layoutOf, type Layout } from '../../types/layout/index.ts';
import { alignTo } from '../../types/layout/struct.ts';
import { defOf } from '../../types/lookup.ts';
import type { DefId, GenericArg } from '../../types/ty.ts';
import {
  blockId,
  START_BLOCK,
  type BasicBlock,
  type Body,
  type FlagUpdate,
  type LocalDecl,
  type Statement,
} from '../../mir/ir.ts';
import { halt } from '../halt.ts';
import { beginStorage, endStorage } from '../frames.ts';
import { FIRST_LIBRARY_NUMBER, layerOf } from '../layers.ts';
import { leaveHook, unwindOp } from '../panic.ts';
import type { Instance, LocalInfo, Lowered, Op, ReturnOp, Site } from '../state.ts';
import { localNeeds } from './analysis.ts';
import { concreteTy, type BodyCx } from './context.ts';
import { lowerPlace, type Do } from './place.ts';
import { lowerAssign } from './rvalue.ts';
import { setVariant } from './tag.ts';
import { isElided, lowerTerminator } from './terminator.ts';
import { BOOL, entryCount } from '../../../heap/index.ts';

export const instanceKey = (def: DefId, args: readonly GenericArg[], suffix = ''): string =>
  `${def}<${args.map(argKey).join(',')}>${suffix}`;

export function emptyInstance(
  home: Lowered,
  key: string,
  kind: Instance['kind'],
  def: DefId,
  args: readonly GenericArg[],
  body: Body | undefined,
  isLibrary: boolean,
): Instance {
  return {
    key,
    home,
    kind,
    def,
    args,
    body,
    isLibrary,
    isLowered: false,
    build: undefined,
    code: [],
    next: [],
    unwind: [],
    isCleanup: [],
    sites: [],
    returns: [],
    unwindOp: 0,
    startPc: 0,
    opBase: 0,
    locals: [],
    memoryLocals: [],
    entryLocals: [],
    registerCount: 0,
    frameSize: 0,
    frameAlign: 16,
    realSize: 0,
    vals: [],
    info: [],
    slots: [],
  };
}

/** Written by a derive: the reader sees no source of it, so it is stepped over like the library's. */
const isDerived = (body: Body): boolean =>
  body.blocks.some(
    (block) =>
      block.terminator.origin === 'derive' || block.statements.some((statement) => statement.origin === 'derive'),
  );

/** The instance of a function with a body; undefined where there is no MIR. */
export function findInstance(from: Lowered, def: DefId, args: readonly GenericArg[]): Instance | undefined {
  const lowered = layerOf(from, def, args);
  const key = instanceKey(def, args);
  const known = lowered.instances.get(key);
  if (known !== undefined) return known;
  const body = lowered.program.bodyOf(def);
  if (body === undefined) return undefined;
  const instance = emptyInstance(
    lowered,
    key,
    'body',
    def,
    args,
    body,
    defOf(lowered.program.items, def).isLibrary || isDerived(body),
  );
  lowered.instances.set(key, instance);
  return instance;
}

export function lowerInstance(instance: Instance): void {
  const lowered = instance.home;
  instance.isLowered = true;
  if (instance.build !== undefined) instance.build();
  else if (instance.body !== undefined) lowerBody(lowered, instance, instance.body);
  finishInstance(instance);
}

/** Adds the unwinding op and numbers the ops over the whole program. */
export function finishInstance(instance: Instance): void {
  const lowered = instance.home;
  const last = instance.sites[instance.sites.length - 1];
  invariant(last !== undefined, 'a body has at least one op');
  instance.unwindOp = instance.code.length;
  pushOp(instance, unwindOp, last, false);
  instance.returns[instance.unwindOp] = leaveHook;
  instance.opBase = lowered.opCount;
  lowered.opCount += instance.code.length;
  lowered.opOwners.push({ instance, from: instance.opBase });
  instance.isLowered = true;
}

/** Appends an op that goes on with the next one. */
export function pushOp(instance: Instance, op: Op, site: Site, isCleanup: boolean): number {
  const pc = instance.code.length;
  instance.code.push(op);
  instance.next.push(pc + 1);
  instance.unwind.push(-1);
  instance.isCleanup.push(isCleanup);
  instance.sites.push(site);
  instance.returns.push(undefined);
  return pc;
}

/** Appends an op that stays where it is until it says where to go. */
export function pushStay(instance: Instance, op: Op, site: Site, isCleanup: boolean, deliver?: ReturnOp): number {
  const pc = pushOp(instance, op, site, isCleanup);
  instance.next[pc] = pc;
  instance.returns[pc] = deliver;
  return pc;
}

// ---------------------------------------------------------------- locals

/** Locals with more cells than this live in memory: a frame's registers are copied with it. */
const MOST_REGISTERS = 32;

export function placeLocals(
  lowered: Lowered,
  instance: Instance,
  infos: readonly Pick<LocalInfo, 'ty' | 'decl'>[],
  inMemory: (index: number) => boolean,
  /** Whether anything is ever put there: a local without a value takes no room in the compiled program. */
  isWritten: (index: number) => boolean = () => true,
): void {
  let registers = 0;
  let bytes = 0;
  let kept = 0;
  instance.locals = infos.map(({ ty, decl }, index) => {
    const layout = layoutOf(lowered.layouts, ty);
    const count = entryCount(layout.size, layout.shift);
    const isRegister = !inMemory(index) && count <= MOST_REGISTERS;
    const stackOffset = alignTo(bytes, layout.align);
    bytes = stackOffset + layout.size;
    if (isWritten(index)) kept += stackBytes(layout, decl?.kind, inMemory(index));
    const slotId = lowered.slotOwners.length + (lowered.isLibrary ? FIRST_LIBRARY_NUMBER : 0);
    lowered.slotOwners.push({ instance, local: index });
    const info: LocalInfo = {
      ty,
      layout,
      isRegister,
      index: isRegister ? registers : -1,
      count: isRegister ? count : 0,
      stackOffset,
      decl,
      slotId,
    };
    if (isRegister) registers += count;
    else instance.memoryLocals.push(index);
    return info;
  });
  instance.registerCount = registers;
  instance.frameSize = alignTo(bytes + 48, 16);
  instance.frameAlign = Math.max(16, ...instance.locals.map(({ layout }) => layout.align));
  instance.realSize = alignTo(kept + FRAME_BYTES, 16);
  instance.vals = new Array<undefined>(registers).fill(undefined);
  instance.info = new Array<number>(registers).fill(0);
  instance.slots = new Array<number>(instance.locals.length).fill(0);
}

/** A return address and what is saved across calls. */
const FRAME_BYTES = 24;

/**
 * What a local takes in the compiled program's frame, about: measured against debug builds of rustc 1.95. Large arguments
 * and results are passed by address and stand in the caller's frame; small temporaries stay in registers.
 */
function stackBytes(layout: Layout, kind: LocalDecl['kind'] | undefined, isAddressed: boolean): number {
  const { size } = layout;
  if ((kind === 'arg' || kind === 'return') && size > 16) return 0;
  if (kind === 'temp' && size <= 16 && !isAddressed) return 0;
  return kind === 'drop-flag' || kind === 'return' ? 0 : size;
}

// ---------------------------------------------------------------- bodies

/** While a body is being lowered. */
export interface BodyBuilder {
  readonly cx: BodyCx;
  readonly instance: Instance;
  readonly body: Body;
  /** First op of each block, once all are there; closures read it when they run. */
  readonly entries: number[];
  readonly flagsAt: ReadonlyMap<string, readonly FlagUpdate[]>;
  /** Ops whose `unwind` is a block still. */
  readonly unwinds: { readonly pc: number; readonly block: number }[];
}

function lowerBody(lowered: Lowered, instance: Instance, body: Body): void {
  const needs = localNeeds(body);
  const tys: BodyCx['tys'] = new Map();
  const early: BodyCx = { lowered, instance, args: instance.args, locals: [], tys, constants: new Map() };
  placeLocals(
    lowered,
    instance,
    body.locals.map((decl) => ({ ty: concreteTy(early, decl.ty), decl })),
    (index) => needs.inMemory[index] === true,
    (index) => index <= body.argCount || needs.isWritten[index] === true,
  );
  body.locals.forEach((_, index) => {
    if (needs.hasStorage[index] !== true) instance.entryLocals.push(index);
  });
  const cx: BodyCx = { ...early, locals: instance.locals };
  const flagsAt = new Map<string, FlagUpdate[]>();
  for (const update of body.flagUpdates) {
    if (update.when === 'entry') continue;
    const key = `${update.when.block}:${update.when.statement}`;
    const list = flagsAt.get(key);
    if (list === undefined) flagsAt.set(key, [update]);
    else list.push(update);
  }
  const builder: BodyBuilder = { cx, instance, body, entries: [], flagsAt, unwinds: [] };
  const falls: { pc: number; block: number }[] = [];
  const aliases = new Map<number, number>();
  body.blocks.forEach((block, index) => {
    const first = instance.code.length;
    builder.entries.push(first);
    block.statements.forEach((statement, at) => lowerStatement(builder, block, index, statement, at));
    const onward = jumpTarget(builder, block, index);
    if (onward === undefined) lowerTerminator(builder, block, index);
    else if (instance.code.length > first) falls.push({ pc: instance.code.length - 1, block: onward });
    else aliases.set(index, onward);
  });
  // A block without ops is the one that it jumps to; a ring of such blocks needs a step to go round in.
  for (const [index] of aliases) {
    const seen = new Set<number>();
    let at = index;
    while (aliases.has(at) && !seen.has(at)) {
      seen.add(at);
      at = aliases.get(at) ?? at;
    }
    if (!aliases.has(at)) continue;
    const terminator = body.blocks[at]?.terminator;
    invariant(terminator !== undefined, 'a block ends in a terminator');
    const pc = pushOp(
      instance,
      () => undefined,
      siteOf(terminator, at, body.blocks[at]?.statements.length ?? 0, undefined),
      false,
    );
    builder.entries[at] = pc;
    falls.push({ pc, block: aliases.get(at) ?? at });
    aliases.delete(at);
  }
  for (const [index] of aliases) {
    let at = index;
    while (aliases.has(at)) at = aliases.get(at) ?? at;
    builder.entries[index] = builder.entries[at] ?? 0;
  }
  for (const { pc, block } of falls) instance.next[pc] = builder.entries[block] ?? 0;
  for (const { pc, block } of builder.unwinds) instance.unwind[pc] = builder.entries[block] ?? -1;
  if (instance.code.length === 0)
    pushOp(
      instance,
      () => undefined,
      { at: { block: START_BLOCK, statement: 0 }, span: body.span, panicSpan: body.span },
      false,
    );
  lowerEntry(builder);
}

/** Flags that are set on entry stand in the template of the frame's registers. A body begins at its first block's first op. */
function lowerEntry(builder: BodyBuilder): void {
  const { instance, body } = builder;
  for (const update of body.flagUpdates) {
    if (update.when !== 'entry') continue;
    const info = instance.locals[update.flag];
    invariant(info?.isRegister === true, 'a drop flag is a register');
    instance.vals[info.index] = update.value ? 1 : 0;
    instance.info[info.index] = BOOL;
    // Its storage must not begin by emptying it.
    const at = instance.entryLocals.indexOf(update.flag);
    if (at >= 0) instance.entryLocals.splice(at, 1);
  }
  instance.startPc = builder.entries[START_BLOCK] ?? 0;
}

/** Where a block goes on without a step: jumps, edges for the checker alone, drops of what is certainly gone. */
function jumpTarget(builder: BodyBuilder, block: BasicBlock, index: number): number | undefined {
  const { terminator } = block;
  if (isStop(builder, index, block.statements.length)) return undefined;
  switch (terminator.kind) {
    case 'goto':
    case 'false-edge':
    case 'false-unwind':
      return terminator.target;
    case 'drop':
      return isElided(builder, terminator, index) &&
        builder.flagsAt.get(`${index}:${block.statements.length}`) === undefined
        ? terminator.target
        : undefined;
    default:
      return undefined;
  }
}

export function siteOf(
  info: { readonly span: Site['span'] },
  block: number,
  statement: number,
  panicSpan: Site['span'] | undefined,
): Site {
  return { at: { block: blockId(block), statement }, span: info.span, panicSpan: panicSpan ?? info.span };
}

/** Whether the checker refuses something here. */
export const isStop = (builder: BodyBuilder, block: number, statement: number): boolean =>
  builder.cx.lowered.stopAt.size > 0 &&
  builder.body.promotedIndex === undefined &&
  builder.cx.lowered.stopAt.has(`${builder.body.owner}:${block}:${statement}`);

/** Stands before a refused access; going on past refusals, only notes the first. */
export function guarded(pc: number, op: Op): Op {
  return (m, f) => {
    if (m.refusalStep < 0) {
      m.refusalStep = m.step - 1;
      if (m.options.pastRefusals !== true) {
        // Stand where the step would have begun.
        f.pc = pc;
        halt({ kind: 'refused' }, true);
      }
    }
    op(m, f);
  };
}

/** Sets drop flags. */
export function flagsFn(builder: BodyBuilder, updates: readonly FlagUpdate[]): Do | undefined {
  const sets = updates.map((update) => {
    const info = builder.instance.locals[update.flag];
    invariant(info?.isRegister === true, 'a drop flag is a register');
    return { index: info.index, value: update.value ? 1 : 0 };
  });
  const [only] = sets;
  if (only === undefined) return undefined;
  if (sets.length === 1)
    return (m, f) => {
      f.vals[only.index] = only.value;
      f.info[only.index] = m.now + BOOL;
    };
  return (m, f) => {
    for (const { index, value } of sets) {
      f.vals[index] = value;
      f.info[index] = m.now + BOOL;
    }
  };
}

function lowerStatement(
  builder: BodyBuilder,
  block: BasicBlock,
  index: number,
  statement: Statement,
  at: number,
): void {
  const stops = isStop(builder, index, at);
  const flags = flagsFn(builder, builder.flagsAt.get(`${index}:${at}`) ?? []);
  const lowered = statementDo(builder.cx, statement);
  if (lowered === undefined && !stops && flags === undefined) return;
  const act: Op = lowered ?? (() => undefined);
  const op: Op =
    flags === undefined
      ? act
      : (m, f) => {
          act(m, f);
          flags(m, f);
        };
  pushOp(
    builder.instance,
    stops ? guarded(builder.instance.code.length, op) : op,
    siteOf(statement, index, at, undefined),
    block.isCleanup,
  );
}

function statementDo(cx: BodyCx, statement: Statement): Do | undefined {
  switch (statement.kind) {
    case 'assign': {
      if (statement.rvalue.kind === 'ref' && statement.rvalue.borrow === 'fake') return undefined;
      return lowerAssign(cx, statement.place, statement.rvalue);
    }
    case 'storage-live': {
      const local = statement.local;
      return (m, f) => beginStorage(m, f, local);
    }
    case 'storage-dead': {
      const local = statement.local;
      return (m, f) => endStorage(m, f, local);
    }
    case 'set-discriminant':
      return setVariant(lowerPlace(cx, statement.place), statement.variant) ?? (() => undefined);
    default:
      return undefined;
  }
}
