/**
 * What one step did. Moves, copies and borrows are read off the statement and the memory before it; calls, allocations,
 * frees, output and the like are reported by the machine while it runs the step.
 */
import { allocId, findAllocation, type AllocId, type Pointer } from '../../heap/index.ts';
import { localId, type Body, type Operand, type Place, type Rvalue } from '../mir/ir.ts';
import { runTo } from '../machine/run.ts';
import type { Frame, Machine, Recorder } from '../machine/state.ts';
import { fieldOf, layoutOf } from '../types/layout/index.ts';
import type { Ty } from '../types/ty.ts';
import { addressOfPlace, type Address } from './address.ts';
import type { AllocTable } from './alloc-table.ts';
import { createState, type MomentState } from './cells.ts';
import { instanceName } from './names.ts';
import type { FaultView, StepEvent } from './view.ts';

/** Runs one step of `m` and says what it did. */
export function stepEvents(
  m: Machine,
  table: AllocTable,
  withHistory: (fault: FaultView) => FaultView,
): readonly StepEvent[] {
  const state = createState(m, table);
  const frame = m.frame;
  const out: StepEvent[] = [];
  const listener = new Listener(m, out);
  const pending = frame.panicPc < 0 ? staticEvents(state, frame, listener) : undefined;
  m.recorder = listener;
  runTo(m, m.step + 1);
  m.recorder = undefined;
  pending?.(out);
  if (m.status.kind === 'faulted') out.push({ kind: 'fault', fault: withHistory(m.status.fault) });
  return out;
}

class Listener implements Recorder {
  private readonly m: Machine;
  private readonly out: StepEvent[];
  /** What intrinsics put into memory and took out of it. */
  readonly stores: { readonly pointer: Pointer; readonly arg: number; readonly ty: Ty }[] = [];
  readonly loads: { readonly pointer: Pointer; readonly ty: Ty }[] = [];
  /** Numbers of the frames that this step entered and left. */
  entered: Frame | undefined;
  left: Frame | undefined;

  constructor(m: Machine, out: StepEvent[]) {
    this.m = m;
    this.out = out;
  }

  born(): void {}
  died(): void {}
  heap(id: AllocId): void {
    this.out.push({ kind: 'alloc', alloc: id, size: sizeOf(this.m, id) });
  }
  freed(id: AllocId): void {
    this.out.push({ kind: 'free', alloc: id });
  }
  realloc(from: AllocId, to: AllocId): void {
    this.out.push({ kind: 'realloc', from, to });
  }
  stored(pointer: Pointer, arg: number, ty: Ty): void {
    this.stores.push({ pointer, arg, ty });
  }
  loaded(pointer: Pointer, ty: Ty): void {
    this.loads.push({ pointer, ty });
  }
  call(frame: Frame): void {
    this.entered = frame;
    this.out.push({
      kind: 'call',
      frame: frame.id,
      name: instanceName(this.m.lowered, frame.instance),
      body: frame.instance.def,
    });
  }
  returned(frame: Frame): void {
    this.left = frame;
    this.out.push({ kind: 'return', frame: frame.id, name: instanceName(this.m.lowered, frame.instance) });
  }
  drop(pointer: Pointer, ty: Ty, hasImpl: boolean): void {
    if (pointer.alloc !== undefined)
      this.out.push({ kind: 'drop', alloc: pointer.alloc, offset: pointer.offset, ty, hasImpl });
  }
  output(stream: 'stdout' | 'stderr', text: string): void {
    this.out.push({ kind: 'output', stream, text });
  }
  panic(message: string): void {
    this.out.push({ kind: 'panic', message });
  }
  unwind(frame: Frame): void {
    this.out.push({ kind: 'unwind', frame: frame.id });
  }
  caught(): void {
    this.out.push({ kind: 'caught' });
  }
}

const sizeOf = (m: Machine, id: AllocId): number => findAllocation(m.memory, id)?.size ?? 0;

/** Events of the statement itself. Some need the state after it: they come from the function that is given back. */
function staticEvents(state: MomentState, frame: Frame, listener: Listener): ((out: StepEvent[]) => void) | undefined {
  const { instance } = frame;
  const site = instance.sites[frame.pc];
  const body = instance.body;
  if (site === undefined || body === undefined) return leaving(state, frame, listener);
  const block = body.blocks[site.at.block];
  if (block === undefined) return undefined;
  const statement = block.statements[site.at.statement];
  if (statement === undefined) return terminatorEvents(state, frame, body, site.at.block, listener);
  switch (statement.kind) {
    case 'assign': {
      const events = assignEvents(state, frame, statement.place, statement.rvalue);
      return (out) => out.push(...events);
    }
    case 'storage-live':
    case 'storage-dead': {
      const { kind, local } = statement;
      return (out) => out.push({ kind, frame: frame.id, local });
    }
    case 'set-discriminant': {
      const at = addressOfPlace(state, frame, statement.place);
      return (out) => {
        if (at !== undefined)
          out.push({ kind: 'write', alloc: at.alloc, offset: at.offset, size: at.size, place: statement.place });
      };
    }
    default:
      return undefined;
  }
}

function assignEvents(state: MomentState, frame: Frame, place: Place, rvalue: Rvalue): StepEvent[] {
  const out: StepEvent[] = [];
  const target = addressOfPlace(state, frame, place);
  const to = target === undefined ? undefined : { alloc: target.alloc, offset: target.offset };
  const take = (operand: Operand, where: typeof to) => transfer(state, frame, operand, where, out);
  switch (rvalue.kind) {
    case 'use':
      take(rvalue.operand, to);
      break;
    case 'copy-for-deref':
      take({ kind: 'copy', place: rvalue.place }, to);
      break;
    case 'repeat':
    case 'unary':
      take(rvalue.operand, undefined);
      break;
    case 'cast':
      take(rvalue.operand, to);
      break;
    case 'binary':
    case 'checked-binary':
      take(rvalue.left, undefined);
      take(rvalue.right, undefined);
      break;
    case 'ref':
    case 'raw-ref': {
      if (rvalue.kind === 'ref' && rvalue.borrow === 'fake') break;
      const at = addressOfPlace(state, frame, rvalue.place);
      const isMut = rvalue.kind === 'raw-ref' ? rvalue.isMut : rvalue.borrow !== 'shared';
      if (at !== undefined)
        out.push({ kind: 'borrow', isMut, alloc: at.alloc, offset: at.offset, place: rvalue.place });
      break;
    }
    case 'aggregate': {
      const layout = target === undefined ? undefined : layoutOf(state.machine.lowered.layouts, target.ty);
      rvalue.operands.forEach((operand, index) => {
        const offset =
          layout === undefined
            ? undefined
            : layout.shape.kind === 'array'
              ? index * layout.shape.element.size
              : fieldOf(
                  layout,
                  rvalue.aggregate.kind === 'adt' ? rvalue.aggregate.variant : undefined,
                  layout.shape.kind === 'union' && rvalue.aggregate.kind === 'adt' ? rvalue.aggregate.variant : index,
                ).offset;
        take(
          operand,
          to === undefined || offset === undefined ? undefined : { alloc: to.alloc, offset: to.offset + offset },
        );
      });
      break;
    }
    default:
  }
  if (target !== undefined)
    out.push({ kind: 'write', alloc: target.alloc, offset: target.offset, size: target.size, place });
  return out;
}

function transfer(
  state: MomentState,
  frame: Frame,
  operand: Operand,
  to: { readonly alloc: AllocId; readonly offset: number } | undefined,
  out: StepEvent[],
): void {
  if (operand.kind === 'constant') return;
  const from = addressOfPlace(state, frame, operand.place);
  if (from !== undefined)
    out.push({
      kind: operand.kind,
      from: { alloc: from.alloc, offset: from.offset, size: from.size },
      to,
      ty: from.ty,
    });
}

function terminatorEvents(
  state: MomentState,
  frame: Frame,
  body: Body,
  block: number,
  listener: Listener,
): ((out: StepEvent[]) => void) | undefined {
  const terminator = body.blocks[block]?.terminator;
  switch (terminator?.kind) {
    case 'switch': {
      const events: StepEvent[] = [];
      transfer(state, frame, terminator.operand, undefined, events);
      return (out) => out.push(...events);
    }
    case 'return':
      return leaving(state, frame, listener);
    case 'call': {
      const from = terminator.args.map((operand) =>
        operand.kind === 'constant' ? undefined : addressOfPlace(state, frame, operand.place),
      );
      const target = addressOfPlace(state, frame, terminator.destination);
      return (out) => {
        const callee = listener.entered;
        const events: StepEvent[] = [];
        terminator.args.forEach((operand, index) => {
          const source = from[index];
          if (operand.kind === 'constant' || source === undefined) return;
          const stored = listener.stores.find((each) => each.arg === index)?.pointer;
          const slot = callee === undefined ? 0 : (callee.slots[index + 1] ?? 0);
          const to =
            stored?.alloc !== undefined
              ? { alloc: stored.alloc, offset: stored.offset }
              : slot === 0
                ? undefined
                : { alloc: allocId(slot), offset: 0 };
          events.push({
            kind: operand.kind,
            from: { alloc: source.alloc, offset: source.offset, size: source.size },
            to,
            ty: source.ty,
          });
        });
        for (const { pointer, ty } of listener.stores) {
          if (pointer.alloc !== undefined)
            events.push({
              kind: 'write',
              alloc: pointer.alloc,
              offset: pointer.offset,
              size: layoutOf(state.machine.lowered.layouts, ty).size,
              place: undefined,
            });
        }
        if (callee === undefined && target !== undefined) {
          for (const { pointer, ty } of listener.loads) {
            if (pointer.alloc !== undefined)
              events.push({
                kind: 'move',
                from: { alloc: pointer.alloc, offset: pointer.offset, size: target.size },
                to: { alloc: target.alloc, offset: target.offset },
                ty,
              });
          }
          events.push({
            kind: 'write',
            alloc: target.alloc,
            offset: target.offset,
            size: target.size,
            place: terminator.destination,
          });
        }
        out.unshift(...events);
      };
    }
    default:
      return undefined;
  }
}

/** A return moves the result into the place where the caller wants it. */
function leaving(state: MomentState, frame: Frame, listener: Listener): ((out: StepEvent[]) => void) | undefined {
  const from = addressOfPlace(state, frame, { local: localId(0), path: [] });
  const caller = frame.parent;
  const destination = caller === undefined ? undefined : destinationOf(state, caller);
  return (out) => {
    if (listener.left === undefined || from === undefined || destination === undefined) return;
    const { address, place } = destination;
    out.push({
      kind: 'move',
      from: { alloc: from.alloc, offset: from.offset, size: from.size },
      to: { alloc: address.alloc, offset: address.offset },
      ty: from.ty,
    });
    out.push({ kind: 'write', alloc: address.alloc, offset: address.offset, size: address.size, place });
  };
}

function destinationOf(
  state: MomentState,
  caller: Frame,
): { readonly address: Address; readonly place: Place } | undefined {
  const site = caller.instance.sites[caller.pc];
  const block = site === undefined ? undefined : caller.instance.body?.blocks[site.at.block];
  if (block?.terminator.kind !== 'call' || site?.at.statement !== block.statements.length) return undefined;
  const place = block.terminator.destination;
  const address = addressOfPlace(state, caller, place);
  return address === undefined ? undefined : { address, place };
}
