/**
 * `Clone::clone` of tuples, arrays and closures: built in, as rustc's clone shims. What is `Copy` is copied in one step;
 * otherwise a small frame clones part by part, first to last.
 */
import { invariant } from '../../../heap/base/index.ts';
import { aim, pointerPlus, raise, reach, type Pointer } from '../../../heap/index.ts';
import { blockId } from '../../mir/ir.ts';
import { layoutOf, type FieldLayout } from '../../types/layout/index.ts';
import { defOf, lang, traitOf, tyArgs } from '../../types/lookup.ts';
import { EMPTY_ENV, isCopy, resolveInstance } from '../../solve/queries.ts';
import { tyKey } from '../../types/fold.ts';
import type { Ty } from '../../types/ty.ts';
import { enterFrame, leaveFrame, start } from '../frames.ts';
import { haltUnsupported } from '../halt.ts';
import { layerOfTy } from '../layers.ts';
import type { Frame, Instance, Lowered, Machine, Op, Site } from '../state.ts';
import type { CallSite } from './call.ts';
import { fetchReturned } from './call.ts';
import { putPointer, putPointerArg } from './drop.ts';
import { emptyInstance, findInstance, placeLocals, pushOp, pushStay } from './instance.ts';
import { copyNow, type Source } from './operand.ts';
import { readAt, slotOf, touchFn, writeAt, writeFn } from './place.ts';
import { getOf } from './rvalue.ts';
import { ptrTy } from '../../types/make.ts';

export function cloneShim(call: CallSite, lowered: Lowered, ty: Ty, self: Source): Op {
  const { target, onward } = call;
  const layout = layoutOf(lowered.layouts, ty);
  const pointer = getOf(self);
  if (isCopy(lowered.program.items, EMPTY_ENV, ty)) {
    if (layout.size === 0) {
      const touch = touchFn(target);
      return (m, f) => {
        touch(m, f);
        onward(m, f);
      };
    }
    const write = writeFn(target);
    return (m, f) => {
      readThrough(m, asPointer(pointer(m, f)), layout.size);
      write(m, f);
      copyNow(m, layout.size);
      onward(m, f);
    };
  }
  return (m, f) => enterShim(m, f, ty, asPointer(pointer(m, f)));
}

function asPointer(value: ReturnType<ReturnType<typeof getOf>>): Pointer {
  return typeof value === 'object' && value.kind === 'pointer'
    ? value
    : raise('no-provenance', 'clones through something that is no pointer');
}

function readThrough(m: Machine, from: Pointer, size: number): void {
  const source = aim(m.memory, from);
  readAt(m, reach(m.memory, source, 0, size), source.offset, size);
}

function enterShim(m: Machine, f: Frame, ty: Ty, from: Pointer): void {
  const callee = enterFrame(m, f, shimOf(m.lowered, ty));
  putPointer(callee, 1, from, undefined, m.now);
  start(m, callee);
}

function shimOf(from: Lowered, ty: Ty): Instance {
  const lowered = layerOfTy(from, ty);
  const key = `clone ${tyKey(ty)}`;
  let found = lowered.instances.get(key);
  if (found === undefined) {
    const trait = lang(lowered.program.items, 'Clone') ?? lowered.program.main;
    found = emptyInstance(lowered, key, 'shim', trait, [ty], undefined, true);
    const shim = found;
    shim.build = () => buildCloneShim(lowered, shim);
    lowered.instances.set(key, shim);
  }
  return found;
}

/** Fills a shim's code: one op for each part. */
function buildCloneShim(lowered: Lowered, instance: Instance): void {
  const [ty] = tyArgs(instance.args);
  invariant(ty !== undefined, 'a shim is of a type');
  const layout = layoutOf(lowered.layouts, ty);
  const span = defOf(lowered.program.items, instance.def).span;
  const site: Site = { at: { block: blockId(0), statement: 0 }, span, panicSpan: span };
  placeLocals(
    lowered,
    instance,
    [
      { ty, decl: undefined },
      { ty: ptrTy(ty, false), decl: undefined },
    ],
    (index) => index === 0,
  );
  instance.entryLocals.push(0, 1);
  const at = instance.locals[1]?.index ?? 0;
  for (const part of partsOf(layout.shape)) clonePart(lowered, instance, site, at, part);
  pushStay(instance, leaveFrame, site, false);
}

function partsOf(shape: ReturnType<typeof layoutOf>['shape']): readonly FieldLayout[] {
  if (shape.kind === 'struct') return shape.fields;
  if (shape.kind !== 'array') return [];
  const { element, count } = shape;
  return Array.from({ length: count }, (_, index) => ({ offset: index * element.size, layout: element }));
}

function clonePart(lowered: Lowered, instance: Instance, site: Site, at: number, part: FieldLayout): void {
  const { offset, layout } = part;
  const { ty, size, shift } = layout;
  const items = lowered.program.items;
  const from = (f: Frame): Pointer => pointerPlus(asPointer(f.vals[at]), offset);
  if (isCopy(items, EMPTY_ENV, ty)) {
    if (size === 0) return;
    pushOp(
      instance,
      (m, f) => {
        readThrough(m, from(f), size);
        writeAt(m, slotOf(m, f, 0), offset, size, shift);
        copyNow(m, size);
      },
      site,
      false,
    );
    return;
  }
  const method = cloneMethod(lowered);
  const resolved = method === undefined ? undefined : resolveInstance(items, method, [ty]);
  const body = resolved?.kind === 'item' ? findInstance(lowered, resolved.def, resolved.args) : undefined;
  pushStay(
    instance,
    (m, f) => {
      if (resolved?.kind === 'clone-shim') {
        enterShim(m, f, ty, from(f));
        return;
      }
      if (body === undefined) return haltUnsupported('cloning a part of this value');
      const callee = enterFrame(m, f, body);
      putPointerArg(m, callee, from(f), undefined);
      start(m, callee);
    },
    site,
    false,
    (m, caller, callee) => {
      if (size > 0) {
        fetchReturned(m, callee);
        writeAt(m, slotOf(m, caller, 0), offset, size, shift);
        copyNow(m, size);
      }
      caller.pc += 1;
    },
  );
}

function cloneMethod(lowered: Lowered) {
  const trait = lang(lowered.program.items, 'Clone');
  return trait === undefined
    ? undefined
    : traitOf(lowered.program.items, trait).items.find((each) => each.name === 'clone')?.def;
}
