/**
 * L4 conflict. Whether an access to one place may touch what another place lends: the two paths are compared from the
 * local outwards, element by element, until they part or one of them ends. After rustc's `places_conflict`.
 *
 *     loan    (*x[2].y).z.a
 *     access  (*x[i].y).w        same local, indexes may be equal, same field, both through the pointer, other field: apart
 */
import { unreachable } from '../../heap/base/index.ts';
import { findAdt } from '../types/lookup.ts';
import type { BorrowKind, Place, Projection } from '../mir/ir.ts';
import type { Ty } from '../types/ty.ts';
import type { TypingCx } from './typing/index.ts';

/** How deep an access reaches: `shallow` stops at pointers, `drop` goes where a destructor may go. */
export type Depth = 'shallow' | 'shallow-fake' | 'shallow-length' | 'deep' | 'drop';

/** What to take for granted where nobody can know (`a[i]` and `a[j]`). */
export type Bias = 'overlap' | 'no-overlap';

type Overlap = 'arbitrary' | 'equal-or-disjoint' | 'disjoint';

export const placesConflict = (cx: TypingCx, loanPlace: Place, access: Place, bias: Bias): boolean =>
  conflicts(cx, loanPlace, 'two-phase', access, 'deep', bias);

export function conflicts(
  cx: TypingCx,
  loanPlace: Place,
  loanKind: BorrowKind,
  access: Place,
  depth: Depth,
  bias: Bias,
): boolean {
  if (loanPlace.local !== access.local) return false;
  const shared = Math.min(loanPlace.path.length, access.path.length);
  for (let at = 0; at < shared; at++) {
    const mine = loanPlace.path[at];
    const theirs = access.path[at];
    if (mine === undefined || theirs === undefined) break;
    const overlap = compare(cx, loanPlace, at, mine, theirs, bias);
    if (overlap === 'arbitrary') return true;
    if (overlap === 'disjoint') return false;
  }
  for (let at = access.path.length; at < loanPlace.path.length; at++) {
    const projection = loanPlace.path[at];
    if (projection === undefined) break;
    // The access ends at a place through which the loan goes further in.
    if (depth === 'shallow-length' || depth === 'shallow-fake') return false;
    if (projection.kind === 'deref') {
      if (depth === 'shallow') return false;
      const base = cx.placeTy(loanPlace, at);
      // Dropping a reference, or ending its storage, touches nothing behind it.
      if (base.kind === 'ref' && base.isMut && depth === 'drop') return false;
    } else if (projection.kind === 'field' && depth === 'drop' && hasDestructor(cx, cx.placeTy(loanPlace, at)))
      return true;
  }
  return !(loanKind === 'fake' && loanPlace.path.length < access.path.length);
}

export const hasDestructor = (cx: TypingCx, ty: Ty): boolean =>
  ty.kind === 'adt' && findAdt(cx.items, ty.def)?.dropImpl !== undefined;

const isUnion = (cx: TypingCx, ty: Ty): boolean => ty.kind === 'adt' && findAdt(cx.items, ty.def)?.kind === 'union';

function compare(cx: TypingCx, place: Place, at: number, a: Projection, b: Projection, bias: Bias): Overlap {
  switch (a.kind) {
    case 'deref':
      return 'equal-or-disjoint';
    case 'field':
      if (b.kind !== 'field' || a.index === b.index) return 'equal-or-disjoint';
      return isUnion(cx, cx.placeTy(place, at)) ? 'arbitrary' : 'disjoint';
    case 'downcast':
      return b.kind === 'downcast' && a.variant !== b.variant ? 'disjoint' : 'equal-or-disjoint';
    case 'index':
      return bias === 'overlap' ? 'equal-or-disjoint' : 'disjoint';
    case 'constant-index':
      if (b.kind === 'index') return bias === 'overlap' ? 'equal-or-disjoint' : 'disjoint';
      if (b.kind === 'constant-index') return compareOffsets(a, b);
      if (b.kind === 'subslice') return compareWithSubslice(a, b);
      return 'equal-or-disjoint';
    case 'subslice':
      if (b.kind === 'index') return bias === 'overlap' ? 'equal-or-disjoint' : 'disjoint';
      if (b.kind === 'constant-index') return compareWithSubslice(b, a);
      if (b.kind === 'subslice' && !a.fromEnd && !b.fromEnd)
        return a.to <= b.from || b.to <= a.from ? 'disjoint' : 'equal-or-disjoint';
      return 'equal-or-disjoint';
    default:
      return unreachable(a);
  }
}

type ConstantIndex = Extract<Projection, { kind: 'constant-index' }>;
type Subslice = Extract<Projection, { kind: 'subslice' }>;

function compareOffsets(a: ConstantIndex, b: ConstantIndex): Overlap {
  if (a.fromEnd === b.fromEnd) return a.offset === b.offset ? 'equal-or-disjoint' : 'disjoint';
  // One counts from the front, the other from the back: apart only if the front one lies before every place the back one may be.
  const front = a.fromEnd ? b : a;
  const back = a.fromEnd ? a : b;
  const minLength = Math.max(a.minLength, b.minLength);
  return front.offset >= minLength - back.offset ? 'equal-or-disjoint' : 'disjoint';
}

function compareWithSubslice(index: ConstantIndex, slice: Subslice): Overlap {
  if (!slice.fromEnd)
    return !index.fromEnd && (index.offset < slice.from || index.offset >= slice.to) ? 'disjoint' : 'equal-or-disjoint';
  if (!index.fromEnd) return index.offset >= slice.from ? 'equal-or-disjoint' : 'disjoint';
  return index.offset > slice.to ? 'equal-or-disjoint' : 'disjoint';
}
