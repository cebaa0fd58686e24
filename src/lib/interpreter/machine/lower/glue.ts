/**
 * Drop glue: `drop_in_place::<T>`, as ops over a pointer. A type's own `Drop::drop` first, then its parts in declaration
 * order (Reference, "Destructors"); a box's content, then its memory. If a part panics the rest is dropped all the same,
 * and the frame ends by unwinding on.
 */
import { invariant, unreachable } from '../../../heap/base/index.ts';
import {
  CODE,
  DROPPED,
  findAllocation,
  LIVE,
  loadScalar,
  markGone,
  ownAllocation,
  pointerPlus,
  POINTER,
  reach,
  sizeOfClass,
  U64,
  type CellValue,
  type Pointer,
} from '../../../heap/index.ts';
import { blockId } from '../../mir/ir.ts';
import { tyKey } from '../../types/fold.ts';
import { layoutOf, pointeeMeta, type FieldLayout, type Layout } from '../../types/layout/index.ts';
import { adtOf, boxedTy, defOf, implOf, lang, tyArgs } from '../../types/lookup.ts';
import { resolveInstance } from '../../solve/queries.ts';
import { type Ty } from '../../types/ty.ts';
import { enterFrame, leaveFrame, start } from '../frames.ts';
import { haltUnsupported } from '../halt.ts';
import { layerOfTy } from '../layers.ts';
import { resumeOp } from '../panic.ts';
import type { Frame, Instance, Lowered, Machine, Op, Site } from '../state.ts';
import { findVtable } from '../vtable.ts';
import { dropsAnything } from './context.ts';
import { callBoxFree, enterGlue, hasDropImpl, putPointerArg } from './drop.ts';
import { emptyInstance, findInstance, placeLocals, pushStay } from './instance.ts';
import { sizeOfMeta } from './place.ts';
import { variantFn } from './tag.ts';
import { UNIT, USIZE, ptrTy } from '../../types/make.ts';

export function glueOf(from: Lowered, ty: Ty): Instance {
  const lowered = layerOfTy(from, ty);
  const key = `drop ${tyKey(ty)}`;
  const known = lowered.instances.get(key);
  if (known !== undefined) return known;
  const def = ty.kind === 'adt' ? ty.def : (lang(lowered.program.items, 'Drop') ?? lowered.program.main);
  const instance = emptyInstance(lowered, key, 'glue', def, [ty], undefined, true);
  instance.build = () => buildGlue(lowered, instance);
  lowered.instances.set(key, instance);
  return instance;
}

interface GlueCx {
  readonly lowered: Lowered;
  readonly instance: Instance;
  readonly site: Site;
  /** Entry of the pointer in the frame's registers. */
  readonly at: number;
}

function buildGlue(lowered: Lowered, instance: Instance): void {
  const [self] = tyArgs(instance.args);
  invariant(self !== undefined, 'glue is of a type');
  const pointer: Ty = ptrTy(self, true);
  const counter: Ty = USIZE;
  placeLocals(
    lowered,
    instance,
    [
      { ty: UNIT, decl: undefined },
      { ty: pointer, decl: undefined },
      { ty: counter, decl: undefined },
    ],
    () => false,
  );
  instance.realSize = glueSize(lowered, self);
  instance.entryLocals.push(0, 1, 2);
  const span = defOf(lowered.program.items, instance.def).span;
  const site: Site = { at: { block: blockId(0), statement: 0 }, span, panicSpan: span };
  const cx: GlueCx = { lowered, instance, site, at: instance.locals[1]?.index ?? 1 };
  const layout = layoutOf(lowered.layouts, self);
  const boxed = boxedTy(lowered.program.items, self);
  if (boxed !== undefined) boxGlue(cx, self, boxed);
  else {
    if (hasDropImpl(lowered, self)) callDrop(cx, self);
    partsGlue(cx, layout);
  }
  finish(cx, layout);
}

/** Frames of drop glue as rustc 1.95 makes them in a debug build. */
function glueSize(lowered: Lowered, ty: Ty): number {
  if (ty.kind === 'slice' || ty.kind === 'array') return 48;
  if (boxedTy(lowered.program.items, ty) !== undefined) return 32;
  const { shape } = layoutOf(lowered.layouts, ty);
  const parts = shape.kind === 'struct' ? shape.fields : [];
  const dropped = parts.filter((field) => dropsAnything(lowered, field.layout.ty)).length;
  return hasDropImpl(lowered, ty) || dropped > 1 ? 32 : 16;
}

const pointerOf = (f: Frame, at: number): Pointer => {
  const value = f.vals[at];
  invariant(typeof value === 'object' && value.kind === 'pointer', 'glue has a pointer to its value');
  return value;
};

/** An op that calls, and then goes on with the next op; also after a panic, so that the other parts are dropped. */
function step(cx: GlueCx, op: Op): void {
  const pc = pushStay(cx.instance, op, cx.site, false, (_m, caller) => {
    caller.pc += 1;
  });
  cx.instance.unwind[pc] = pc + 1;
}

/** `Drop::drop(&mut *self)`. */
function callDrop(cx: GlueCx, ty: Ty): void {
  const { lowered, at } = cx;
  const items = lowered.program.items;
  const drop = lang(items, 'drop');
  const resolved = drop === undefined ? undefined : resolveInstance(items, drop, [ty]);
  const found = resolved?.kind === 'item' ? findInstance(lowered, resolved.def, resolved.args) : undefined;
  const instance = found ?? implDrop(lowered, ty);
  step(cx, (m, f) => {
    if (instance === undefined) return haltUnsupported('this `Drop` implementation');
    const callee = enterFrame(m, f, instance);
    putPointerArg(m, callee, f.vals[at], f.vals[at + 1]);
    start(m, callee);
  });
}

/** The impl's own method, where selection does not find it. */
function implDrop(lowered: Lowered, ty: Ty): Instance | undefined {
  if (ty.kind !== 'adt') return undefined;
  const impl = adtOf(lowered.program.items, ty.def).dropImpl;
  const method = impl === undefined ? undefined : implOf(lowered.program.items, impl).items[0]?.def;
  return method === undefined ? undefined : findInstance(lowered, method, ty.args);
}

function boxGlue(cx: GlueCx, box: Ty, content: Ty): void {
  const { lowered, at } = cx;
  const wide = pointeeMeta(lowered.layouts, content) !== 'none';
  const isLength = pointeeMeta(lowered.layouts, content) === 'length';
  const target = (m: Machine, f: Frame): CellValue => {
    const pointer = pointerOf(f, at);
    return loadScalar(reach(m.memory, pointer, 0, 8), pointer.offset, POINTER);
  };
  const meta = (m: Machine, f: Frame): CellValue => {
    if (!wide) return undefined;
    const pointer = pointerOf(f, at);
    return loadScalar(reach(m.memory, pointer, 8, 8), pointer.offset + 8, isLength ? U64 : CODE);
  };
  if (dropsAnything(lowered, content)) step(cx, (m, f) => enterGlue(m, f, content, target(m, f), meta(m, f)));
  step(cx, (m, f) => callBoxFree(m, f, box, target(m, f), meta(m, f)));
}

/** The parts of a value: what is left of it after its own `Drop::drop`. */
function partsGlue(cx: GlueCx, layout: Layout): void {
  const shape = layout.shape;
  switch (shape.kind) {
    case 'scalar':
    case 'wide-pointer':
    case 'str':
    case 'union':
      return;
    case 'struct':
      fieldsGlue(cx, shape.fields);
      return;
    case 'enum':
      enumGlue(cx, layout);
      return;
    case 'array':
      elementsGlue(cx, shape.element, () => shape.count);
      return;
    case 'slice':
      elementsGlue(cx, shape.element, (f) => Number(f.vals[cx.at + 1]));
      return;
    case 'dyn':
      step(cx, (m, f) => {
        const vtable = findVtable(f.vals[cx.at + 1]);
        if (vtable === undefined) return haltUnsupported('a trait object without a vtable');
        if (!dropsAnything(m.lowered, vtable.ty)) {
          f.pc += 1;
          return;
        }
        enterGlue(m, f, vtable.ty, f.vals[cx.at], undefined);
      });
      return;
    default:
      unreachable(shape);
  }
}

function fieldsGlue(cx: GlueCx, fields: readonly FieldLayout[]): void {
  for (const field of fields) {
    const ty = field.layout.ty;
    if (!dropsAnything(cx.lowered, ty) || isKept(cx.lowered, cx.instance)) continue;
    const isUnsized = field.layout.isUnsized;
    step(cx, (m, f) => {
      const meta = isUnsized ? f.vals[cx.at + 1] : undefined;
      const align = isUnsized ? sizeOfMeta(m, field.layout, meta).align : 1;
      enterGlue(m, f, ty, pointerPlus(pointerOf(f, cx.at), Math.ceil(field.offset / align) * align), meta);
    });
  }
}

/** `ManuallyDrop` keeps its content from being dropped. */
function isKept(lowered: Lowered, instance: Instance): boolean {
  return instance.def === lang(lowered.program.items, 'ManuallyDrop');
}

/** A step that reads the variant, then that variant's fields. */
function enumGlue(cx: GlueCx, layout: Layout): void {
  const shape = layout.shape;
  if (shape.kind !== 'enum') return;
  const entries: number[] = [];
  const tag = shape.tag;
  const variantOf = variantFn(layout);
  const isDropped = shape.variants.map((variant) =>
    variant.fields.some((field) => dropsAnything(cx.lowered, field.layout.ty)),
  );
  const pc = pushStay(
    cx.instance,
    (m, f) => {
      let variant = tag.kind === 'single' ? tag.variant : -1;
      if (tag.kind !== 'single') {
        const pointer = pointerOf(f, cx.at);
        variant = variantOf(
          loadScalar(reach(m.memory, pointer, tag.offset, sizeOfClass(tag.cls)), pointer.offset + tag.offset, tag.cls),
        );
      }
      f.pc = entries[variant] ?? 0;
    },
    cx.site,
    false,
  );
  cx.instance.unwind[pc] = pc + 1;
  const exits: number[] = [];
  shape.variants.forEach((variant, index) => {
    entries.push(isDropped[index] === true ? cx.instance.code.length : -1);
    if (isDropped[index] !== true) return;
    fieldsGlue(cx, variant.fields);
    // The variant's last op goes on behind all variants.
    exits.push(
      pushStay(
        cx.instance,
        (_m, f) => {
          f.pc = end.pc;
        },
        cx.site,
        false,
      ),
    );
  });
  const end = { pc: cx.instance.code.length };
  for (let i = 0; i < entries.length; i++) if (entries[i] === -1) entries[i] = end.pc;
  for (const exit of exits) cx.instance.unwind[exit] = end.pc;
}

/** Elements first to last; a register counts them. */
function elementsGlue(cx: GlueCx, element: Layout, count: (f: Frame) => number): void {
  if (!dropsAnything(cx.lowered, element.ty)) return;
  const counter = cx.instance.locals[2]?.index ?? 0;
  const pc = pushStay(
    cx.instance,
    (m, f) => {
      const index = f.info[counter] === 0 ? 0 : Number(f.vals[counter]);
      if (index >= count(f)) {
        f.pc += 1;
        return;
      }
      f.vals[counter] = index + 1;
      f.info[counter] = m.now + U64;
      enterGlue(m, f, element.ty, pointerPlus(pointerOf(f, cx.at), index * element.size), undefined);
    },
    cx.site,
    false,
    () => undefined,
  );
  // After a panic in one element, go on with the next.
  cx.instance.unwind[pc] = pc;
}

/** The glue's end: the value is gone; its bits stay. */
function finish(cx: GlueCx, layout: Layout): void {
  const size = layout.size;
  pushStay(
    cx.instance,
    (m, f) => {
      if (f.isUnwinding) {
        resumeOp(m, f);
        return;
      }
      const pointer = pointerOf(f, cx.at);
      const alloc =
        pointer.alloc === undefined || layout.isUnsized ? undefined : findAllocation(m.memory, pointer.alloc);
      if (alloc?.state === LIVE && alloc.kind !== 'constant') {
        const own = ownAllocation(m.memory, alloc);
        const shift = own.bulk?.shift ?? own.shift;
        if (size > 0 || own.size === 0) markGone(m.memory, own, pointer.offset >> shift, shift, size, DROPPED, m.now);
      }
      leaveFrame(m, f);
    },
    cx.site,
    false,
  );
}
