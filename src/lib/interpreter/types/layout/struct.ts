/** Field order and offsets of structs, tuples, closures and enum variants, after `LayoutCalculator::univariant`. */
import { sizeOfClass } from '../../../heap/index.ts';
import { availableOf } from './niche.ts';
import type { Layout, Niche } from './layout.ts';

export interface Repr {
  readonly c: boolean;
  readonly transparent: boolean;
  /** `#[repr(u8)]` on an enum also fixes its variants' field order. */
  readonly isOrdered: boolean;
  /** The least alignment of the whole, in bytes. */
  readonly align: number;
  /** The greatest alignment that a field gets; infinite where it is the field's own. */
  readonly pack: number;
}

export const RUST_REPR: Repr = { c: false, transparent: false, isOrdered: false, align: 1, pack: Infinity };

export type StructKind =
  | { readonly kind: 'sized' }
  /** The last field may be unsized, and therefore stays last. */
  | { readonly kind: 'maybe-unsized' }
  /** Behind a tag. */
  | { readonly kind: 'prefixed'; readonly size: number; readonly align: number };

export interface Placed {
  readonly offsets: readonly number[];
  readonly size: number;
  readonly align: number;
  readonly niche: Niche | undefined;
  readonly isUninhabited: boolean;
}

export const alignTo = (offset: number, align: number): number => Math.ceil(offset / align) * align;

const trailingZeros = (value: number): number => {
  if (value === 0) return 64;
  let count = 0;
  for (let rest = value; rest % 2 === 0; rest /= 2) count++;
  return count;
};

type Bias = 'start' | 'end';

/** Tries niches at the front; then, for types with room at both ends, at the back, and takes the one nearer to an edge. */
export function placeFields(fields: readonly Layout[], repr: Repr, kind: StructKind): Placed {
  const first = placeBiased(fields, repr, kind, 'start');
  const niche = first.niche;
  if (kind.kind === 'maybe-unsized' || niche === undefined || fields.length < 2) return first;
  const head = niche.offset;
  const tail = first.size - head - sizeOfClass(niche.cls);
  if (head === 0 || tail <= 0) return first;
  const other = placeBiased(fields, repr, kind, 'end');
  const otherNiche = other.niche;
  if (otherNiche === undefined) return first;
  const otherTail = other.size - otherNiche.offset - sizeOfClass(otherNiche.cls);
  // Found by asking rustc: where the niche comes no nearer to the end, the order stays.
  return head > otherTail && otherTail < tail ? other : first;
}

function placeBiased(fields: readonly Layout[], repr: Repr, kind: StructKind, bias: Bias): Placed {
  const order = orderFields(fields, repr, kind, bias);
  const offsets = new Array<number>(fields.length).fill(0);
  let offset = kind.kind === 'prefixed' ? kind.size : 0;
  let align = 1;
  if (kind.kind === 'prefixed') {
    offset = alignTo(kind.size, kind.align);
    align = Math.max(align, kind.align);
  }
  let niche: Niche | undefined;
  let isUninhabited = false;
  for (const index of order) {
    const field = fields[index];
    if (field === undefined) continue;
    if (field.isUninhabited) isUninhabited = true;
    const fieldAlign = Math.min(field.align, repr.pack);
    offset = alignTo(offset, fieldAlign);
    align = Math.max(align, fieldAlign);
    offsets[index] = offset;
    if (field.niche !== undefined) {
      // With the bias to the end, the later of equals wins.
      const room = availableOf(field.niche);
      const best = availableOf(niche);
      if (bias === 'start' ? room > best : room >= best)
        niche = { ...field.niche, offset: field.niche.offset + offset };
    }
    offset += field.size;
  }
  align = Math.max(align, repr.align);
  return { offsets, size: alignTo(offset, align), align, niche, isUninhabited };
}

/** Indexes of the fields in the order in which they lie. */
function orderFields(fields: readonly Layout[], repr: Repr, kind: StructKind, bias: Bias): readonly number[] {
  const order = fields.map((_, index) => index);
  if (repr.c || repr.isOrdered || fields.length < 2) return order;
  const end = kind.kind === 'maybe-unsized' ? fields.length - 1 : fields.length;
  const sorted = order.slice(0, end);
  const heads = fields.slice(0, end);
  const maxAlign = heads.reduce((max, field) => Math.max(max, field.align), 1);
  const largestNiche = heads.reduce(
    (max, field) => (availableOf(field.niche) > max ? availableOf(field.niche) : max),
    0n,
  );
  const alignGroup = (field: Layout): number => {
    if (repr.pack < Infinity) return Math.min(field.align, repr.pack);
    const sizeAsAlign = trailingZeros(Math.max(field.align, field.size));
    if (largestNiche === 0n) return sizeAsAlign;
    if (bias === 'start') return Math.min(trailingZeros(maxAlign), sizeAsAlign);
    return availableOf(field.niche) === largestNiche ? trailingZeros(field.align) : sizeAsAlign;
  };
  const keys = fields.map((field) => {
    const room = availableOf(field.niche);
    if (kind.kind === 'prefixed') return { group: alignGroup(field), room, inner: 0 };
    const inner =
      field.niche === undefined
        ? 0
        : bias === 'start'
          ? field.niche.offset
          : -(field.size - sizeOfClass(field.niche.cls) - field.niche.offset);
    // `!offset` of an unsigned number sorts downwards, and a missing niche (0) before all of them.
    return {
      group: -alignGroup(field),
      room: bias === 'start' ? -room : room,
      inner: bias === 'end' && field.niche === undefined ? -Infinity : inner,
    };
  });
  sorted.sort((a, b) => {
    const left = keys[a];
    const right = keys[b];
    if (left === undefined || right === undefined) return 0;
    return left.group - right.group || compareBig(left.room, right.room) || compareNumber(left.inner, right.inner);
  });
  return kind.kind === 'maybe-unsized' ? [...sorted, fields.length - 1] : sorted;
}

const compareBig = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
const compareNumber = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
