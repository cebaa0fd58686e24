/** Constants, lowered to a scalar or to cells in static memory. */
import { invariant, unreachable } from '../../../heap/base/index.ts';
import {
  addGlobal,
  canonical,
  F32,
  pointerTo,
  POINTER,
  putScalar,
  setBytes,
  U32,
  U64,
  wrapInt,
  Allocation,
  type CellValue,
} from '../../../heap/index.ts';
import type { Constant } from '../../mir/ir.ts';
import { layoutOf, type Layout } from '../../types/layout/index.ts';
import type { LiteralValue } from '../../types/thir.ts';
import { constantCells, promotedCells, staticCells } from '../constants.ts';
import type { PanicPlace } from '../panic-place.ts';
import type { Lowered } from '../state.ts';
import { concreteArgs, concreteTy, constValue, type BodyCx } from './context.ts';
import { STR } from '../../types/make.ts';

export interface LoweredConstant {
  readonly layout: Layout;
  /** Of a scalar without cells. */
  readonly value: CellValue;
  readonly cells: Allocation | undefined;
}

export function lowerConstant(cx: BodyCx, constant: Constant): LoweredConstant {
  let found = cx.constants.get(constant);
  if (found === undefined) {
    found = build(cx, constant);
    cx.constants.set(constant, found);
  }
  return found;
}

function build(cx: BodyCx, constant: Constant): LoweredConstant {
  const ty = concreteTy(cx, constant.ty);
  const layout = layoutOf(cx.lowered.layouts, ty);
  const value = constant.value;
  switch (value.kind) {
    case 'zst':
      return { layout, value: undefined, cells: undefined };
    case 'literal':
      return literal(cx.lowered, layout, value.literal);
    case 'const-param':
      return { layout, value: scalarOfConst(layout, constValue(cx, value.value)), cells: undefined };
    case 'item': {
      if (layout.size === 0) return { layout, value: undefined, cells: undefined };
      return { layout, value: undefined, cells: constantCells(cx.lowered, value.def, concreteArgs(cx, value.args)) };
    }
    case 'promoted': {
      const promoted = cx.instance.body?.promoted[value.index];
      invariant(promoted !== undefined, 'a promoted constant has a body');
      return { layout, value: undefined, cells: promotedCells(cx.lowered, cx.instance, value.index, promoted) };
    }
    case 'static-ref':
      return pointerConstant(layout, staticCells(cx.lowered, value.def));
    default:
      return unreachable(value);
  }
}

const pointerConstant = (layout: Layout, target: Allocation): LoweredConstant => ({
  layout,
  value: pointerTo(target.id, 0, target.address),
  cells: undefined,
});

function scalarOfConst(layout: Layout, value: bigint | number | boolean): CellValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'bigint' ? wrapInt(layout.scalar, canonical(value)) : value;
}

function literal(lowered: Lowered, layout: Layout, value: LiteralValue): LoweredConstant {
  switch (value.kind) {
    case 'int':
      return { layout, value: wrapInt(layout.scalar, canonical(value.value)), cells: undefined };
    case 'float': {
      const number = Number(value.text.replaceAll('_', '').replace(/f(32|64)$/, ''));
      return { layout, value: layout.scalar === F32 ? Math.fround(number) : number, cells: undefined };
    }
    case 'bool':
      return { layout, value: value.value ? 1 : 0, cells: undefined };
    case 'char':
      return { layout, value: value.value, cells: undefined };
    case 'str':
      return { layout, value: undefined, cells: strCells(lowered, value.value) };
    case 'byte-str': {
      const target = bytesGlobal(lowered, Uint8Array.from(value.value), `b${value.value.join(',')}`);
      if (layout.scalar === POINTER) return pointerConstant(layout, target);
      return {
        layout,
        value: undefined,
        cells: wideCells(lowered, target, value.value.length, `w${value.value.join(',')}`),
      };
    }
    case 'c-str': {
      const bytes = [...value.value, 0];
      const key = `c${bytes.join(',')}`;
      const target = bytesGlobal(lowered, Uint8Array.from(bytes), key);
      return { layout, value: undefined, cells: wideCells(lowered, target, bytes.length, `w${key}`) };
    }
    default:
      return unreachable(value);
  }
}

const encoder = new TextEncoder();

/** Bytes in static memory; the same bytes are the same place. */
export function bytesGlobal(lowered: Lowered, bytes: Uint8Array, key: string): Allocation {
  const found = lowered.strings.get(key);
  if (found !== undefined) return found;
  const alloc = addGlobal(lowered.globals, key, 'constant', bytes.length, 1, 0);
  setBytes(alloc, bytes);
  lowered.strings.set(key, alloc);
  return alloc;
}

export function strGlobal(lowered: Lowered, text: string): { readonly alloc: Allocation; readonly length: number } {
  const alloc = bytesGlobal(lowered, encoder.encode(text), `"${text}`);
  lowered.globalTys.set(alloc.id, STR);
  return { alloc, length: alloc.size };
}

/** A `Location` in static memory: a text, a line, a column. The same place is the same memory. */
export function locationGlobal(lowered: Lowered, layout: Layout, { file, line, column }: PanicPlace): Allocation {
  const key = `location ${file}:${line}:${column}`;
  const found = lowered.strings.get(key);
  if (found !== undefined) return found;
  const fields = layout.shape.kind === 'struct' ? layout.shape.fields : [];
  const [fileAt, lineAt, columnAt] = fields.map(({ offset }) => offset);
  invariant(fileAt !== undefined && lineAt !== undefined && columnAt !== undefined, 'a location has three fields');
  const text = strGlobal(lowered, file);
  const alloc = addGlobal(lowered.globals, key, 'constant', layout.size, layout.align, layout.shift);
  putScalar(alloc, fileAt, POINTER, pointerTo(text.alloc.id, 0, text.alloc.address), 0);
  putScalar(alloc, fileAt + 8, U64, text.length, 0);
  putScalar(alloc, lineAt, U32, line, 0);
  putScalar(alloc, columnAt, U32, column, 0);
  lowered.globalTys.set(alloc.id, layout.ty);
  lowered.strings.set(key, alloc);
  return alloc;
}

/** The wide pointer itself, as a constant to copy from; it is no part of the program's memory. */
function wideCells(lowered: Lowered, target: Allocation, length: number, key: string): Allocation {
  const found = lowered.strings.get(key);
  if (found !== undefined) return found;
  const cells = new Allocation(0, target.id, 'constant', target.address, 16, 8, 3);
  cells.vals = [pointerTo(target.id, 0, target.address), length];
  cells.info = [POINTER, U64];
  lowered.strings.set(key, cells);
  return cells;
}

function strCells(lowered: Lowered, text: string): Allocation {
  const { alloc, length } = strGlobal(lowered, text);
  return wideCells(lowered, alloc, length, `w"${text}`);
}
