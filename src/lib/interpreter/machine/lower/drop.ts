/** Dropping a place: its glue runs in a small frame of its own, so that each `Drop::drop` and each free is a step. */
import { CODE, POINTER, storeScalar, U64, type CellValue } from '../../../heap/index.ts';
import type { Place } from '../../mir/ir.ts';
import { findAdt, lang } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import { enterFrame, start } from '../frames.ts';
import { haltUnsupported } from '../halt.ts';
import type { Frame, Lowered, Machine, Op, ReturnOp } from '../state.ts';
import { glueOf } from './glue.ts';
import { findInstance, type BodyBuilder } from './instance.ts';
import { addressFn, loadFn, lowerPlace, slotOf } from './place.ts';

/** Enters the glue of `ty` for the value at a pointer. */
export function enterGlue(m: Machine, f: Frame, ty: Ty, pointer: CellValue, meta: CellValue): void {
  const callee = enterFrame(m, f, glueOf(m.lowered, ty));
  putPointer(callee, 1, pointer, meta, m.now);
  if (m.recorder !== undefined && typeof pointer === 'object' && pointer.kind === 'pointer')
    m.recorder.drop(pointer, ty, hasDropImpl(m.lowered, ty));
  start(m, callee);
}

export function hasDropImpl(lowered: Lowered, ty: Ty): boolean {
  return ty.kind === 'adt' && findAdt(lowered.program.items, ty.def)?.dropImpl !== undefined;
}

/** Writes a pointer argument into a frame's register local. */
export function putPointer(f: Frame, local: number, pointer: CellValue, meta: CellValue, now: number): void {
  const info = f.instance.locals[local];
  if (info === undefined) return;
  f.vals[info.index] = pointer;
  f.info[info.index] = now + POINTER;
  if (info.layout.shape.kind !== 'wide-pointer') return;
  f.vals[info.index + 1] = meta;
  f.info[info.index + 1] = now + (typeof meta === 'number' ? U64 : CODE);
}

export interface DropOp {
  readonly op: Op;
  readonly deliver: ReturnOp;
}

export function dropPlaceOp(builder: BodyBuilder, place: Place, onward: (f: Frame) => void): DropOp {
  const lowered = lowerPlace(builder.cx, place);
  const address = addressFn(lowered, false);
  const meta = lowered.meta;
  const ty = lowered.layout.ty;
  return {
    op: (m, f) => enterGlue(m, f, ty, address(m, f), meta === undefined ? undefined : meta(m, f)),
    deliver: (_m, caller) => onward(caller),
  };
}

/** Frees a box's memory when its content was moved out: the lang item `box_free`, as the glue calls it. */
export function dropBoxMemory(builder: BodyBuilder, place: Place, onward: (f: Frame) => void): DropOp {
  const box = lowerPlace(builder.cx, place);
  const pointer = loadFn(box, POINTER);
  const ty = box.layout.ty;
  return {
    op: (m, f) => callBoxFree(m, f, ty, pointer(m, f), undefined),
    deliver: (_m, caller) => onward(caller),
  };
}

export function callBoxFree(m: Machine, f: Frame, box: Ty, pointer: CellValue, meta: CellValue): void {
  const free = lang(m.lowered.program.items, 'box_free');
  const args = box.kind === 'adt' ? box.args : [];
  const instance = free === undefined ? undefined : findInstance(m.lowered, free, args);
  if (instance === undefined) return haltUnsupported('freeing a box (the library lacks `box_free`)');
  const callee = enterFrame(m, f, instance);
  putPointerArg(m, callee, pointer, meta);
  start(m, callee);
}

/** A pointer as the first argument of a function with a body, wherever that argument lives. */
export function putPointerArg(m: Machine, callee: Frame, pointer: CellValue, meta: CellValue): void {
  const info = callee.instance.locals[1];
  if (info?.isRegister === true) {
    putPointer(callee, 1, pointer, meta, m.now);
    return;
  }
  putInMemory(m, callee, pointer, meta);
}

function putInMemory(m: Machine, callee: Frame, pointer: CellValue, meta: CellValue): void {
  const alloc = slotOf(m, callee, 1);
  storeScalar(m.memory, alloc, 0, POINTER, pointer, m.now);
  if (meta !== undefined) storeScalar(m.memory, alloc, 8, typeof meta === 'number' ? U64 : CODE, meta, m.now);
}
