/** What holds a pointer, as a node's content: references, owners of heap memory, iterators, guards, ghosts of moved owners. */
import { sliceTy, type ValueView } from '../../interpreter/index.ts';
import { findPart, hintOf, numberIn, pointeeOf, pointerIn, previewText } from '../../session/index.ts';
import type { At, NodeBuilder } from './node-builder.ts';
import type { Content } from './scene.ts';

const PREVIEW_LIMIT = 16;

export function pointerContent(builder: NodeBuilder, view: ValueView, at: At): Content {
  if (view.shape.kind !== 'reference') return { kind: 'blank' };
  const { pointer, isBox, isMut, isRaw } = view.shape;
  const pointee = pointeeOf(view.ty);
  if (isBox) return ownerContent(builder, view, at, 'box');
  if (pointer === undefined) return { kind: 'pointer', arrow: undefined, label: '' };
  const arrow = `ref:${at.key}`;
  builder.map.pointers.push({
    arrow,
    from: at.key,
    kind: isRaw ? 'raw' : isMut ? 'mut' : 'shared',
    pointer,
    pointee,
    root: at.root,
  });
  const isGone = pointer.alloc !== undefined && builder.cx.moment.findAlloc(pointer.alloc)?.diedStep !== undefined;
  const label = isGone
    ? ''
    : pointee?.kind === 'str'
      ? previewText(builder.cx.moment, view, PREVIEW_LIMIT)
      : builder.cx.options.showRaw
        ? `0x${pointer.address.toString(16)}`
        : '';
  return { kind: 'pointer', arrow, label };
}

export function ownerContent(builder: NodeBuilder, view: ValueView, at: At, hint: string): Content {
  const { cx, map, plans } = builder;
  const found = pointerIn(view.shape.kind === 'reference' ? view : findPart(view, 'ptr'));
  const length = numberIn(findPart(view, 'len'));
  const capacity = numberIn(findPart(view, 'cap'));
  const isBuffer = length !== undefined;
  const text = isBuffer ? previewText(cx.moment, view, PREVIEW_LIMIT) : '';
  const facts = !cx.options.showRaw
    ? ''
    : isBuffer
      ? `len ${length}${capacity === undefined ? '' : ` · cap ${capacity}`}`
      : found === undefined
        ? ''
        : `0x${found.pointer.address.toString(16)}`;
  const pointee = view.shape.kind === 'reference' ? pointeeOf(view.ty) : found?.pointee;
  if (found?.pointer.alloc === undefined || pointee === undefined)
    return { kind: 'handle', arrow: undefined, text, facts };
  const { alloc, offset, meta } = found.pointer;
  const arrow = map.owned.has(alloc) ? `own:alloc${alloc}:${at.key}` : `own:alloc${alloc}`;
  map.owned.add(alloc);
  map.pointers.push({ arrow, from: at.key, kind: 'owner', pointer: found.pointer, pointee, root: at.root });
  plans.push({
    alloc,
    offset,
    meta,
    ty: pointee,
    length: length ?? 1,
    capacity,
    owner: at.key,
    root: at.root,
    title: view.shape.kind === 'aggregate' ? view.shape.name : '',
    counted: hint === 'rc' ? hintOf(view)?.options : undefined,
    form: isBuffer ? (hint === 'string' ? 'string' : 'vec') : 'value',
    place: isBuffer || hint !== 'box' || at.place === '' ? at.place : `*${at.place}`,
  });
  return { kind: 'handle', arrow, text, facts };
}

/** The bytes of a value that was moved away still point at what it owned: a second owner, or a pointer to freed memory. */
export function ghostContent({ map }: NodeBuilder, view: ValueView, at: At): Content {
  const found = pointerIn(view.shape.kind === 'reference' ? view : findPart(view, 'ptr'));
  if (found?.pointer.alloc === undefined) return { kind: 'blank' };
  const arrow = `own:alloc${found.pointer.alloc}:${at.key}`;
  map.pointers.push({
    arrow,
    from: at.key,
    kind: 'owner',
    pointer: found.pointer,
    pointee: found.pointee,
    root: at.root,
  });
  return { kind: 'handle', arrow, text: '', facts: '' };
}

/** What an iterator over a slice has still to visit: it borrows, it does not own. */
export function iteratorContent(builder: NodeBuilder, view: ValueView, at: At, isMut: boolean): Content {
  const found = pointerIn(findPart(view, 'ptr'));
  const length = numberIn(findPart(view, 'len')) ?? 0;
  const label = length === 0 ? 'nothing left' : `${length} left`;
  if (found?.pointee === undefined || length === 0) return { kind: 'pointer', arrow: undefined, label };
  const arrow = `ref:${at.key}`;
  builder.map.pointers.push({
    arrow,
    from: at.key,
    kind: isMut ? 'mut' : 'shared',
    root: at.root,
    pointer: { ...found.pointer, meta: length },
    pointee: sliceTy(found.pointee),
  });
  return { kind: 'pointer', arrow, label };
}

/** A guard reads what its cell holds; a weak pointer does not keep it alive. */
export function guardContent(builder: NodeBuilder, view: ValueView, at: At, hint: 'ref' | 'weak'): Content {
  const found = pointerIn(findPart(view, 'ptr'));
  if (found?.pointer.alloc === undefined)
    return { kind: 'pointer', arrow: undefined, label: hint === 'weak' ? 'to nothing' : '' };
  const arrow = `ref:${at.key}`;
  builder.map.pointers.push({
    arrow,
    from: at.key,
    kind: hint === 'weak' ? 'raw' : 'shared',
    pointer: found.pointer,
    pointee: found.pointee,
    root: at.root,
  });
  return { kind: 'pointer', arrow, label: hint === 'weak' ? 'weak' : '' };
}
