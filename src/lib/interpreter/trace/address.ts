/** Where a place of a frame lies at a moment: the machine's own walk, without its faults. */
import { CODE, POINTER, U64, type AllocId, type CellValue } from '../../heap/index.ts';
import { allocId } from '../../heap/index.ts';
import type { Place } from '../mir/ir.ts';
import { findVtable } from '../machine/vtable.ts';
import type { Frame, Lowered } from '../machine/state.ts';
import { fieldOf, layoutOf, pointeeMeta, sizeOfValue, type Layout } from '../types/layout/index.ts';
import { boxedTy } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { asPointer, peek, stretchOf, type MomentState } from './cells.ts';
import { USIZE, arrayTy } from '../types/make.ts';

export interface Address {
  readonly alloc: AllocId;
  readonly offset: number;
  readonly size: number;
  readonly ty: Ty;
}

export function addressOfPlace(state: MomentState, frame: Frame, place: Place): Address | undefined {
  const { lowered } = state.machine;
  const info = frame.instance.locals[place.local];
  const id = frame.slots[place.local] ?? 0;
  if (info === undefined || id === 0) return undefined;
  let alloc = allocId(id);
  let offset = 0;
  let layout = info.layout;
  let variant: number | undefined;
  let meta: CellValue;
  for (const projection of place.path) {
    switch (projection.kind) {
      case 'deref': {
        const pointee = pointeeTy(lowered, layout.ty);
        const stretch = stretchOf(state, alloc);
        if (pointee === undefined || stretch === undefined) return undefined;
        const pointer = asPointer(peek(stretch, offset, POINTER));
        if (pointer?.alloc === undefined) return undefined;
        const kind = pointeeMeta(lowered.layouts, pointee);
        meta = kind === 'none' ? undefined : peek(stretch, offset + 8, kind === 'length' ? U64 : CODE);
        alloc = pointer.alloc;
        offset = pointer.offset;
        layout = layoutOf(lowered.layouts, pointee);
        variant = undefined;
        break;
      }
      case 'field': {
        const field = fieldOf(layout, variant, projection.index);
        offset += field.offset;
        layout = field.layout;
        variant = undefined;
        break;
      }
      case 'downcast':
        variant = projection.variant;
        break;
      case 'index':
      case 'constant-index':
      case 'subslice': {
        const shape = layout.shape;
        if (shape.kind !== 'array' && shape.kind !== 'slice') return undefined;
        const length = shape.kind === 'array' ? shape.count : Number(meta ?? 0);
        const element = shape.element;
        if (projection.kind === 'index') {
          const at = numberAt(state, frame, projection.local);
          if (at === undefined) return undefined;
          offset += at * element.size;
          layout = element;
        } else if (projection.kind === 'constant-index') {
          offset += (projection.fromEnd ? length - projection.offset : projection.offset) * element.size;
          layout = element;
        } else {
          offset += projection.from * element.size;
          meta = projection.fromEnd ? length - projection.from - projection.to : projection.to - projection.from;
          if (shape.kind === 'array')
            layout = layoutOf(
              lowered.layouts,
              arrayTy(element.ty, { kind: 'const-value', value: BigInt(meta), ty: USIZE }),
            );
        }
        break;
      }
      default:
        return undefined;
    }
  }
  return { alloc, offset, size: sizeAt(layout, meta), ty: layout.ty };
}

function sizeAt(layout: Layout, meta: CellValue): number {
  if (!layout.isUnsized) return layout.size;
  return sizeOfValue(
    layout,
    typeof meta === 'number' ? meta : 0,
    () => findVtable(meta)?.layout ?? { size: 0, align: 1 },
  ).size;
}

const pointeeTy = (lowered: Lowered, ty: Ty): Ty | undefined =>
  ty.kind === 'ref' || ty.kind === 'ptr' ? ty.ty : boxedTy(lowered.program.items, ty);

function numberAt(state: MomentState, frame: Frame, local: number): number | undefined {
  const id = frame.slots[local] ?? 0;
  const stretch = id === 0 ? undefined : stretchOf(state, allocId(id));
  const value = stretch === undefined ? undefined : peek(stretch, 0, U64);
  return typeof value === 'number' ? value : undefined;
}
