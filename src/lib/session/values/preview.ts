/** A value in a few characters, heap memory included: what stands in an owner's row, in labels and in sentences. */
import { type AllocId, arrayTy, type Moment, type Ty, U8, USIZE, type ValueView } from '../../interpreter/index.ts';
import { findPart, findPath, hintOf, numberIn, pointeeOf, pointerIn } from './hints.ts';
import { composeText, listText, quote, shortenValue } from './text.ts';
import { decodeUtf8 } from './utf8.ts';

const MOST_ELEMENTS = 8;
const MOST_CHARS = 60;

export const arrayOf = (ty: Ty, length: number): Ty =>
  arrayTy(ty, { kind: 'const-value', value: BigInt(length), ty: USIZE });

/** The elements of a buffer, decoded; empty when the memory is gone. */
export function elementsAt(
  moment: Moment,
  alloc: AllocId,
  offset: number,
  ty: Ty,
  length: number,
  limit = 200,
): readonly ValueView[] {
  if (length <= 0 || moment.findAlloc(alloc)?.diedStep !== undefined) return [];
  const { shape } = moment.decode(alloc, offset, arrayOf(ty, length), limit);
  return shape.kind === 'sequence' ? shape.elements.slice(0, limit) : [];
}

export function bytesAt(
  moment: Moment,
  alloc: AllocId,
  offset: number,
  length: number,
  limit = 200,
): (number | undefined)[] {
  return elementsAt(moment, alloc, offset, U8, length, limit).map((view) =>
    view.state === 'init' ? numberIn(view) : undefined,
  );
}

export function stringAt(moment: Moment, alloc: AllocId, offset: number, length: number): string {
  const text = decodeUtf8(bytesAt(moment, alloc, offset, Math.min(length, MOST_CHARS + 4)))
    .map((each) => each.char)
    .join('');
  return length > MOST_CHARS ? `${quote(Array.from(text).slice(0, MOST_CHARS).join('')).slice(0, -1)}…"` : quote(text);
}

/** The value as text, cut at `limit` characters. */
export const previewText = (moment: Moment, view: ValueView, limit: number): string =>
  shortenValue(wholeText(moment, view, 0), limit);

function wholeText(moment: Moment, view: ValueView, depth: number): string {
  if (view.state === 'moved') return 'moved';
  if (view.state === 'uninit' || view.state === 'dropped') return '?';
  if (depth > 4) return '…';
  const inner = (part: ValueView): string => wholeText(moment, part, depth + 1);
  const hint = hintOf(view);
  if (hint !== undefined) return hintedText(moment, view, hint.name, inner) ?? view.shape.kind;
  if (view.shape.kind === 'reference') return targetText(moment, view, inner);
  return composeText(view, inner);
}

function hintedText(
  moment: Moment,
  view: ValueView,
  hint: string,
  inner: (part: ValueView) => string,
): string | undefined {
  const value = findPart(view, 'value');
  if (value !== undefined) return inner(value);
  const found = pointerIn(findPart(view, 'ptr'));
  const length = numberIn(findPart(view, 'len'));
  if (length !== undefined) {
    if (hint === 'string')
      return found?.pointer.alloc === undefined
        ? '""'
        : stringAt(moment, found.pointer.alloc, found.pointer.offset, length);
    if (found?.pointer.alloc === undefined || found.pointee === undefined) return length === 0 ? '[]' : `[… ${length}]`;
    return listText(
      elementsAt(moment, found.pointer.alloc, found.pointer.offset, found.pointee, length, MOST_ELEMENTS).map(inner),
      length,
    );
  }
  const valuePath = hint === 'rc' ? hintOf(view)?.options['value'] : undefined;
  if (
    valuePath !== undefined &&
    found?.pointer.alloc !== undefined &&
    found.pointee !== undefined &&
    moment.findAlloc(found.pointer.alloc)?.diedStep === undefined
  ) {
    const counted = findPath(
      moment.decode(found.pointer.alloc, found.pointer.offset, found.pointee, MOST_ELEMENTS),
      valuePath,
    );
    if (counted !== undefined) return inner(counted);
  }
  if (found === undefined) return view.shape.kind === 'aggregate' ? view.shape.name : undefined;
  return found.pointer.alloc === undefined || found.pointee === undefined
    ? '…'
    : pointeeText(moment, found.pointer.alloc, found.pointer.offset, found.pointee, found.pointer.meta, inner);
}

function targetText(moment: Moment, view: ValueView, inner: (part: ValueView) => string): string {
  if (view.shape.kind !== 'reference') return '';
  const { pointer, isRaw } = view.shape;
  const pointee = pointeeOf(view.ty);
  if (pointer === undefined || isRaw) return isRaw && pointer !== undefined ? `0x${pointer.address.toString(16)}` : '?';
  if (pointer.alloc === undefined || pointee === undefined) return pointee?.kind === 'str' ? '""' : '…';
  return pointeeText(moment, pointer.alloc, pointer.offset, pointee, pointer.meta, inner);
}

function pointeeText(
  moment: Moment,
  alloc: AllocId,
  offset: number,
  ty: Ty,
  meta: number | { readonly vtable: Ty } | undefined,
  inner: (part: ValueView) => string,
): string {
  if (moment.findAlloc(alloc)?.diedStep !== undefined) return 'memory that is gone';
  if (typeof meta === 'number') {
    if (ty.kind === 'str') return stringAt(moment, alloc, offset, meta);
    if (ty.kind === 'slice')
      return listText(elementsAt(moment, alloc, offset, ty.ty, meta, MOST_ELEMENTS).map(inner), meta);
    return '…';
  }
  return inner(moment.decode(alloc, offset, typeof meta === 'object' ? meta.vtable : ty, MOST_ELEMENTS));
}
