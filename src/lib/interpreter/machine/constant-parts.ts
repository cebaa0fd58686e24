/** Constants' values taken apart for patterns: read from the memory that holds them, along their types' layouts. */
import { InvariantError } from '../../heap/base/index.ts';
import {
  type Allocation,
  CHAR,
  EXPOSED,
  FaultStop,
  F32,
  F64,
  isIntClass,
  loadScalar,
  POINTER,
  type ScalarClass,
  U64,
  U8,
  BOOL,
} from '../../heap/index.ts';
import { eraseRegions } from '../types/fold.ts';
import { findAdt } from '../types/lookup.ts';
import { layoutOf, type FieldLayout, type Layout } from '../types/layout/index.ts';
import type { ConstantParts, Opaque } from '../types/constant-parts.ts';
import type { PartsFound } from '../types/items.ts';
import type { LiteralValue } from '../types/thir.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import { defOf } from '../types/lookup.ts';
import { failureOf, isClosed, isConcrete } from './check-constants.ts';
import { constantCells } from './constants.ts';
import { variantFn } from './lower/tag.ts';
import { createLowered } from './machine.ts';
import type { Program } from './program.ts';
import type { Lowered } from './state.ts';

/** Larger values are not taken apart. */
const MOST_PARTS = 4096;

interface Reader {
  readonly lowered: Lowered;
  left: number;
}

/** The value of a constant, `ty` being the type that it has with these arguments. */
export function evaluateParts(program: Program, def: DefId, args: readonly GenericArg[], ty: Ty): PartsFound {
  const body = program.bodyOf(def);
  if (body === undefined) return { kind: 'unknown' };
  // A constant beside parameters of which it says nothing has a value all the same.
  if (args.some((arg) => !isConcrete([arg])) && !isClosed(body)) return { kind: 'generic' };
  const lowered = createLowered(program, new Set());
  try {
    const cells = constantCells(lowered, def, args);
    const layout = layoutOf(lowered.layouts, eraseRegions(lowered.layouts.normalize(eraseRegions(ty))));
    return { kind: 'value', value: read({ lowered, left: MOST_PARTS }, cells, 0, layout) };
  } catch (stop) {
    lowered.evaluating.clear();
    lowered.below?.evaluating.clear();
    // As long as not all constants in types are known, a type may have no layout; nor has one with parameters.
    if (stop instanceof InvariantError || stop instanceof FaultStop) return { kind: 'unknown' };
    const found = failureOf(stop, defOf(program.items, def).nameSpan);
    return found.family === 'unsupported' ? { kind: 'unknown' } : { kind: 'fault', found };
  }
}

function read(reader: Reader, cells: Allocation, offset: number, layout: Layout): ConstantParts {
  const { shape, ty } = layout;
  const opaque = (why: Opaque): ConstantParts => ({ kind: 'opaque', ty, why });
  if (--reader.left < 0) return opaque('unknown');
  const fields = (variant: number | undefined, of: readonly FieldLayout[]): ConstantParts => ({
    kind: 'whole',
    ty,
    variant,
    parts: of.map((field) => read(reader, cells, offset + field.offset, field.layout)),
  });
  if (ty.kind === 'ref') return readBehind(reader, cells, offset, layout, ty.ty);
  switch (ty.kind) {
    case 'int':
    case 'bool':
    case 'char':
    case 'float': {
      const value = literalAt(cells, offset, layout.scalar);
      return value === undefined ? opaque('unknown') : { kind: 'literal', ty, value };
    }
    case 'ptr':
      return opaque(isFromNumber(cells, offset) ? 'unknown' : 'pointer');
    case 'fn-ptr':
      return opaque('pointer');
    case 'dyn':
      return opaque('object');
    case 'tuple':
      return shape.kind === 'struct' ? fields(undefined, shape.fields) : fields(undefined, []);
    case 'adt': {
      const kind = findAdt(reader.lowered.program.items, ty.def)?.kind;
      if (kind === 'union') return opaque('union');
      if (shape.kind === 'struct') return fields(undefined, shape.fields);
      if (shape.kind !== 'enum') return opaque('unknown');
      const { tag } = shape;
      const variant =
        tag.kind === 'single' ? tag.variant : variantFn(layout)(loadScalar(cells, offset + tag.offset, tag.cls));
      const of = shape.variants[variant];
      return of === undefined ? opaque('unknown') : fields(variant, of.fields);
    }
    case 'array':
      return shape.kind === 'array'
        ? sequence(reader, cells, offset, ty, shape.element, shape.count)
        : opaque('unknown');
    default:
      return opaque('unknown');
  }
}

function sequence(
  reader: Reader,
  cells: Allocation,
  offset: number,
  ty: Ty,
  element: Layout,
  count: number,
): ConstantParts {
  if (count > reader.left) return { kind: 'opaque', ty, why: 'unknown' };
  const parts = Array.from({ length: count }, (_, index) =>
    read(reader, cells, offset + index * element.size, element),
  );
  return { kind: 'whole', ty, variant: undefined, parts };
}

/** What a reference leads to. */
function readBehind(reader: Reader, cells: Allocation, offset: number, layout: Layout, ty: Ty): ConstantParts {
  const { lowered } = reader;
  const unknown: ConstantParts = { kind: 'opaque', ty: layout.ty, why: 'unknown' };
  const pointer = loadScalar(cells, offset, POINTER);
  if (typeof pointer !== 'object' || pointer.kind !== 'pointer') return unknown;
  if (ty.kind === 'dyn') return { kind: 'opaque', ty, why: 'object' };
  const target = layoutOf(lowered.layouts, ty);
  const alloc = pointer.alloc === undefined ? undefined : findGlobal(lowered, pointer.alloc);
  if (alloc?.kind === 'static') return { kind: 'opaque', ty, why: 'unknown' };
  const length = layout.shape.kind === 'wide-pointer' ? Number(loadScalar(cells, offset + 8, U64)) : 0;
  // What has no bytes needs no memory to be read from.
  const from = alloc ?? cells;
  if (alloc === undefined && !(ty.kind === 'str' || ty.kind === 'slice' ? length === 0 : target.size === 0))
    return unknown;
  if (ty.kind === 'str') {
    const bytes = Uint8Array.from({ length }, (_, index) => Number(loadScalar(from, pointer.offset + index, U8)));
    return { kind: 'literal', ty: layout.ty, value: { kind: 'str', value: new TextDecoder().decode(bytes) } };
  }
  const to =
    ty.kind === 'slice'
      ? target.shape.kind === 'slice'
        ? sequence(reader, from, pointer.offset, ty, target.shape.element, length)
        : unknown
      : target.isUnsized
        ? unknown
        : read(reader, from, pointer.offset, target);
  return { kind: 'reference', ty: layout.ty, to };
}

const findGlobal = ({ globals }: Lowered, id: Allocation['id']): Allocation | undefined =>
  globals.byId.get(id) ?? globals.below?.byId.get(id);

function isFromNumber(cells: Allocation, offset: number): boolean {
  const value = loadScalar(cells, offset, POINTER);
  return (
    typeof value === 'object' && value.kind === 'pointer' && (value.alloc === undefined || value.alloc === EXPOSED)
  );
}

function literalAt(cells: Allocation, offset: number, cls: ScalarClass): LiteralValue | undefined {
  const value = loadScalar(cells, offset, cls);
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  if (cls === BOOL) return { kind: 'bool', value: value === 1 };
  if (cls === CHAR) return { kind: 'char', value: Number(value) };
  if (cls === F32 || cls === F64) return { kind: 'float', text: Object.is(value, -0) ? '-0' : String(value) };
  return isIntClass(cls) ? { kind: 'int', value: BigInt(value) } : undefined;
}
