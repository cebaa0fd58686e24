/** A moment as the picture reads it: a frozen machine, decoded as far as it is asked. */
import { invariant } from '../../heap/base/index.ts';
import { allocId, findAllocation, FIRST_GLOBAL, FREED, type Allocation, type AllocId } from '../../heap/index.ts';
import type { LocalDecl, Place } from '../mir/ir.ts';
import { localId } from '../mir/ir.ts';
import { slotOwner } from '../machine/layers.ts';
import type { Frame, Machine } from '../machine/state.ts';
import type { Program } from '../machine/program.ts';
import type { Ty } from '../types/ty.ts';
import { addressOfPlace } from './address.ts';
import type { AllocTable } from './alloc-table.ts';
import { createState, type MomentState } from './cells.ts';
import { decodeAt, rawCells } from './decode.ts';
import { instanceName } from './names.ts';
import { numbered, ownNumber } from './own-names.ts';
import type { AllocView, FrameView, LocalView, Moment, RunStatus, ValueView } from './view.ts';

const MOST_ELEMENTS = 200;
/** Longer lists are made anew when asked for: several moments are kept at a time. */
const MOST_KEPT = 5000;

/** `machine` never runs again; `status` is the run's own at its end. */
export function createMoment(machine: Machine, table: AllocTable, status: RunStatus): Moment {
  const state = createState(machine, table);
  const step = machine.step;
  let frames: readonly FrameView[] | undefined;
  let allocs: readonly AllocView[] | undefined;
  return {
    step,
    status,
    stdout: machine.stdout,
    stderr: machine.stderr,
    get frames() {
      const views = frames ?? state.frames.map((frame) => new LazyFrame(machine, frame));
      if (views.length <= MOST_KEPT) frames = views;
      return views;
    },
    get allocs() {
      const views = allocs ?? listAllocs(state, step);
      if (views.length <= MOST_KEPT) allocs = views;
      return views;
    },
    findAlloc: (id) => allocView(state, id, step),
    decode: (alloc, offset, ty: Ty, limit = MOST_ELEMENTS): ValueView => decodeAt(state, alloc, offset, ty, limit),
    addressOf: (frameIndex, place: Place) => {
      const frame = state.frames[frameIndex];
      return frame === undefined ? undefined : addressOfPlace(state, frame, place);
    },
    cells: (alloc) => rawCells(state, alloc),
  };
}

/** A stack may be tens of thousands of calls deep, of which a picture looks at a few: names and locals are made when asked for. */
class LazyFrame implements FrameView {
  readonly id: number;
  readonly body: FrameView['body'];
  readonly isLibrary: boolean;
  readonly at: FrameView['at'];
  readonly span: FrameView['span'];
  readonly pieceSpan: FrameView['pieceSpan'];
  private readonly machine: Machine;
  private readonly frame: Frame;
  private known: readonly LocalView[] | undefined;

  constructor(machine: Machine, frame: Frame) {
    const { instance } = frame;
    const site =
      instance.sites[frame.panicPc >= 0 ? frame.panicPc : frame.pc] ?? instance.sites[instance.sites.length - 1];
    invariant(site !== undefined, 'a body has at least one op');
    this.id = frame.id;
    this.body = instance.def;
    this.isLibrary = instance.isLibrary;
    this.at = site.at;
    this.span = machine.lowered.program.sourceMap.called(site.span);
    this.pieceSpan = site.span;
    this.machine = machine;
    this.frame = frame;
  }

  get name(): string {
    return instanceName(this.machine.lowered, this.frame.instance);
  }
  get args(): FrameView['args'] {
    return this.frame.instance.args;
  }
  get locals(): readonly LocalView[] {
    return (this.known ??= localViews(this.frame, this.machine.lowered.program));
  }
}

function localViews(frame: Frame, { bodyOf, sourceMap }: Program): readonly LocalView[] {
  const { def, isLibrary } = frame.instance;
  const body = isLibrary ? undefined : bodyOf(def);
  const nameOf = ({ name, span }: LocalDecl): string | undefined =>
    body === undefined || name === undefined ? name : numbered(name, ownNumber(sourceMap, body, name, span));
  const out: LocalView[] = [];
  frame.instance.locals.forEach((info, index) => {
    const decl = info.decl;
    if (decl === undefined) return;
    const id = frame.slots[index] ?? 0;
    out.push({
      local: localId(index),
      name: nameOf(decl),
      kind: decl.kind,
      ty: info.ty,
      isMut: decl.isMut,
      span: sourceMap.absolute(decl.span),
      alloc: id === 0 ? undefined : allocId(id),
      isLive: id !== 0,
    });
  });
  return out;
}

function listAllocs(state: MomentState, step: number): readonly AllocView[] {
  const out: AllocView[] = [];
  for (const each of globalsOf(state.machine)) {
    const view = allocView(state, each.id, step);
    if (view !== undefined) out.push(view);
  }
  const end = state.machine.memory.nextId;
  for (let id = 1; id < end; id++) {
    const view = allocView(state, allocId(id), step);
    if (view !== undefined) out.push(view);
  }
  return out;
}

/** The program's own statics and literals, and those of the library that were written: what else the library keeps is its own affair. */
function globalsOf(machine: Machine): readonly Allocation[] {
  const { globals, written } = machine.memory;
  return [...globals.byId.values(), ...[...written.values()].filter((each) => !globals.byId.has(each.id))];
}

function allocView(state: MomentState, id: AllocId, step: number): AllocView | undefined {
  const { machine, table } = state;
  const { lowered, memory } = machine;
  if (id >= FIRST_GLOBAL) {
    const alloc = findAllocation(memory, id);
    if (alloc === undefined) return undefined;
    return {
      id,
      kind: 'static',
      address: alloc.address,
      size: alloc.size,
      align: alloc.align,
      elementTy: lowered.globalTys.get(id) ?? lowered.below?.globalTys.get(id),
      bornStep: 0,
      diedStep: undefined,
      frame: undefined,
      local: undefined,
    };
  }
  if (id <= 0 || id >= memory.nextId) return undefined;
  const bornStep = table.born[id] ?? 0;
  const died = table.died[id] ?? -1;
  const diedStep = died >= 0 && died < step ? died : undefined;
  const owner = slotOwner(lowered, table.slot[id] ?? -1);
  if (owner === undefined) {
    const alloc = findAllocation(memory, id);
    if (alloc === undefined) return undefined;
    return {
      id,
      kind: 'heap',
      address: alloc.address,
      size: alloc.size,
      align: alloc.align,
      elementTy: table.elementTys.get(id),
      bornStep,
      diedStep: alloc.state === FREED ? (diedStep ?? died) : undefined,
      frame: undefined,
      local: undefined,
    };
  }
  const info = owner.instance.locals[owner.local];
  if (info === undefined) return undefined;
  return {
    id,
    kind: 'stack',
    address: table.address[id] ?? 0,
    size: info.layout.size,
    align: info.layout.align,
    elementTy: info.ty,
    bornStep,
    diedStep,
    frame: table.frame[id],
    local: localId(owner.local),
  };
}
