/** Operands, lowered: a scalar is got, anything larger is fetched (`read…` of the machine) and then copied. */
import {
  CLASS_MASK,
  copyCells,
  EMPTY,
  loadScalar,
  loadSlow,
  markGone,
  MOVED,
  Allocation,
  type CellValue,
  type Cells,
  type ScalarClass,
} from '../../../heap/index.ts';
import type { Constant, Operand } from '../../mir/ir.ts';
import type { Layout } from '../../types/layout/index.ts';
import type { Ty } from '../../types/ty.ts';
import type { Machine } from '../state.ts';
import { lowerConstant } from './constant.ts';
import type { BodyCx } from './context.ts';
import { loadFn, lowerPlace, readFn, touchFn, writeFn, type Do, type Get, type LoweredPlace } from './place.ts';

export interface Source {
  readonly layout: Layout;
  /** For scalars: the value; a move marks its source in passing. */
  readonly get: Get | undefined;
  /** Sets `read…`. */
  readonly fetch: Do;
  /** After the copy: marks what was moved out. */
  readonly done: ((m: Machine) => void) | undefined;
  /** The value, where it is known now. */
  readonly constant: CellValue;
}

export function lowerOperand(cx: BodyCx, operand: Operand): Source {
  switch (operand.kind) {
    case 'constant':
      return constantSource(cx, operand.constant);
    case 'copy':
      return copySource(lowerPlace(cx, operand.place));
    default:
      return moveSource(lowerPlace(cx, operand.place));
  }
}

export function operandTy(cx: BodyCx, operand: Operand): Ty {
  return operand.kind === 'constant'
    ? lowerConstant(cx, operand.constant).layout.ty
    : lowerPlace(cx, operand.place).layout.ty;
}

export function copySource(place: LoweredPlace): Source {
  const layout = place.layout;
  return {
    layout,
    get: layout.scalar === 0 ? undefined : loadFn(place, layout.scalar),
    fetch: readFn(place),
    done: undefined,
    constant: undefined,
  };
}

export function moveSource(place: LoweredPlace): Source {
  const layout = place.layout;
  if (layout.size === 0)
    return { layout, get: undefined, fetch: moveEmpty(place), done: undefined, constant: undefined };
  const cls = layout.scalar;
  if (cls !== 0 && place.base.kind === 'register') {
    const index = place.base.index + (place.offset >> place.base.shift);
    const { index: start, shift } = place.base;
    const offset = place.offset;
    return {
      layout,
      constant: undefined,
      fetch: readFn(place),
      done: markRead(layout.size),
      get: (m, f) => {
        if (((f.info[index] ?? 0) & CLASS_MASK) !== cls) return loadSlow(f, start, shift, offset, cls, undefined);
        f.info[index] = m.now + MOVED + cls;
        return f.vals[index];
      },
    };
  }
  const own = writeFn(place);
  const fetch: Do = (m, f) => {
    own(m, f);
    m.readCells = m.writeCells;
    m.readIndex = m.writeIndex;
    m.readShift = m.writeShift;
  };
  const done = markRead(layout.size);
  if (cls === 0) return { layout, get: undefined, fetch, done, constant: undefined };
  const load = loadFn(place, cls);
  return {
    layout,
    fetch,
    done,
    constant: undefined,
    get: (m, f) => {
      const value = load(m, f);
      fetch(m, f);
      done(m);
      return value;
    },
  };
}

/** A value without bytes leaves a mark in its local's one entry. */
function moveEmpty(place: LoweredPlace): Do {
  const base = place.base;
  if (place.offset !== 0 || place.dynamic !== undefined || base.kind === 'deref') return () => undefined;
  if (base.kind === 'register')
    return (m, f) => {
      if (f.instance.locals[base.local]?.layout.size === 0 && f.info[base.index] !== 0)
        f.info[base.index] = m.now + MOVED + EMPTY;
    };
  const touch = touchFn(place);
  const own = writeFn(place);
  return (m, f) => {
    touch(m, f);
    own(m, f);
    if (place.layout.size === 0 && m.writeCells.info[0] === m.now + EMPTY) m.writeCells.info[0] = m.now + MOVED + EMPTY;
  };
}

const markRead =
  (size: number) =>
  (m: Machine): void => {
    markGone(m.memory, m.readCells, m.readIndex, m.readShift, size, MOVED, m.now);
  };

function constantSource(cx: BodyCx, constant: Constant): Source {
  const { layout, value, cells } = lowerConstant(cx, constant);
  if (layout.scalar !== 0 && cells === undefined) {
    return { layout, get: () => value, fetch: () => undefined, done: undefined, constant: value };
  }
  return cellsSource(layout, cells);
}

/** A value that stands ready, in a constant's allocation. */
export function cellsSource(layout: Layout, cells: Allocation | undefined): Source {
  if (cells === undefined)
    return { layout, get: undefined, fetch: () => undefined, done: undefined, constant: undefined };
  const first = layout.scalar === 0 ? undefined : loadScalar(cells, 0, layout.scalar);
  return {
    layout,
    done: undefined,
    constant: undefined,
    get: layout.scalar === 0 ? undefined : () => first,
    fetch: (m) => {
      m.readCells = cells;
      m.readIndex = 0;
      m.readShift = cells.bulk?.shift ?? cells.shift;
    },
  };
}

/** Copies what `read…` and `write…` say, `size` bytes of it. */
export function copyNow(m: Machine, size: number): void {
  const { readCells, readIndex, readShift, writeCells, writeIndex, writeShift } = m;
  if (!copyCells(m.memory, readCells, readIndex, readShift, writeCells, writeIndex, writeShift, size, m.now)) return;
  // The granule may have become finer, or bulk have become cells: who goes on with these finds the same bytes.
  if (readCells instanceof Allocation) {
    m.readShift = readCells.bulk?.shift ?? readCells.shift;
    m.readIndex = (readIndex << readShift) >> m.readShift;
  }
  if (writeCells instanceof Allocation) {
    m.writeShift = writeCells.bulk?.shift ?? writeCells.shift;
    m.writeIndex = (writeIndex << writeShift) >> m.writeShift;
  }
}

/** The scalar at byte `offset` of what `read…` say. */
export function peekRead(m: Machine, offset: number, cls: ScalarClass): CellValue {
  const { readCells, readIndex, readShift } = m;
  if (readCells.bulk === undefined && (offset & ((1 << readShift) - 1)) === 0) {
    const index = readIndex + (offset >> readShift);
    if (((readCells.info[index] ?? 0) & CLASS_MASK) === cls) return readCells.vals[index];
  }
  return loadSlow(readCells, readIndex, readShift, offset, cls, undefined);
}

export type { Cells };
