/**
 * Values to nodes. A node is made of what the machine decoded, in the reader's terms: hinted library types become handles,
 * a library type without a hint and without public fields becomes its name. On the way every node notes which memory it
 * stands for and which pointer starts at it.
 */
import { findIn } from '../../heap/base/index.ts';
import { type AllocId, isTy, type Ty, type ValueView, tyKey } from '../../interpreter/index.ts';
import {
  composeText,
  findPart,
  hintOf,
  isLibraryDef,
  isPositional,
  nameOf,
  numberIn,
  pointeeOf,
  pointerIn,
  previewText,
  scalarText,
  titleOf,
  typeText,
} from '../../session/index.ts';
import type { SceneContext } from './context.ts';
import { addSlot, type MemoryMap, type Root } from './memory-map.ts';
import type { Content, ListItem, ValueNode } from './scene.ts';

/** Heap memory that an owner leads to, to be drawn as a box. */
export interface BoxPlan {
  readonly alloc: AllocId;
  readonly offset: number;
  /** Shared ownership: paths, inside the box, of the counts and of the value. */
  readonly counted?: Readonly<Record<string, string>> | undefined;
  /** The owner's type name, for text buffers and counted boxes. */
  readonly title: string;
  readonly form: 'vec' | 'string' | 'value';
  /** Of the elements, or of the value. */
  readonly ty: Ty;
  readonly meta: number | { readonly vtable: Ty } | undefined;
  readonly length: number;
  readonly capacity: number | undefined;
  /** The owner's node and how its place is written. */
  readonly owner: string | undefined;
  readonly place: string;
  readonly root: Root | undefined;
}

export interface NodeBuilder {
  readonly cx: SceneContext;
  readonly map: MemoryMap;
  readonly plans: BoxPlan[];
  /** Says where a moved value went. */
  readonly movedNote: (view: ValueView) => string;
  /** Key of the row whose moved-out bytes matter, since the checker is off and the run uses them. */
  readonly haunted: string | undefined;
}

export interface At {
  readonly key: string;
  readonly place: string;
  readonly root: Root | undefined;
  readonly list?: string;
}

const INLINE_LIMIT = 14;
const PREVIEW_LIMIT = 16;

export function buildNode(builder: NodeBuilder, view: ValueView, at: At): ValueNode {
  if (view.alloc !== undefined) {
    addSlot(builder.map, view.alloc, {
      key: at.key,
      offset: view.offset,
      size: view.size,
      ty: tyKey(view.ty),
      place: at.place,
      list: at.list,
    });
  }
  const node = (content: Content, state: ValueNode['state'] = 'init', note = ''): ValueNode => ({
    key: at.key,
    state,
    note,
    badges: [],
    content,
  });
  if (view.state === 'moved')
    return node(
      at.key === builder.haunted ? ghostContent(builder, view, at) : { kind: 'blank' },
      'moved',
      builder.movedNote(view),
    );
  if (view.state === 'uninit' || view.state === 'dropped') return node({ kind: 'blank' }, 'uninit');
  return node(contentOf(builder, view, at), view.state);
}

function contentOf(builder: NodeBuilder, view: ValueView, at: At): Content {
  const { shape } = view;
  switch (shape.kind) {
    case 'scalar':
      return { kind: 'text', text: scalarText(view.ty, shape.text) };
    case 'unit':
      return { kind: 'text', text: '()' };
    case 'reference':
      return pointerContent(builder, view, at);
    case 'sequence':
      return listOf(builder, shape.elements, shape.length, at);
    case 'aggregate':
      return aggregateContent(builder, view, at);
  }
}

// ---------------------------------------------------------------- pointers

function pointerContent(builder: NodeBuilder, view: ValueView, at: At): Content {
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

function ownerContent(builder: NodeBuilder, view: ValueView, at: At, hint: string): Content {
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
function ghostContent({ map }: NodeBuilder, view: ValueView, at: At): Content {
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
function iteratorContent(builder: NodeBuilder, view: ValueView, at: At, isMut: boolean): Content {
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
    pointee: { kind: 'slice', ty: found.pointee },
  });
  return { kind: 'pointer', arrow, label };
}

/** A guard reads what its cell holds; a weak pointer does not keep it alive. */
function guardContent(builder: NodeBuilder, view: ValueView, at: At, hint: 'ref' | 'weak'): Content {
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

// ---------------------------------------------------------------- compound values

function aggregateContent(builder: NodeBuilder, view: ValueView, at: At): Content {
  if (view.shape.kind !== 'aggregate') return { kind: 'blank' };
  const { shape } = view;
  const hint = hintOf(view);
  if (hint !== undefined) {
    const value = findPart(view, 'value');
    if (hint.name === 'ref' || hint.name === 'weak') return guardContent(builder, view, at, hint.name);
    if (hint.name === 'iter') return iteratorContent(builder, view, at, hint.options['mut'] !== undefined);
    if (findPart(view, 'ptr') !== undefined) return ownerContent(builder, view, at, hint.name);
    if (value !== undefined) return contentOf(builder, value, at);
  }
  if (isOpaque(builder.cx, view.ty) && !builder.cx.options.showRaw) return { kind: 'text', text: `${shape.name} …` };
  const title = titleOf(view);
  if (shape.fields.length === 0) return { kind: 'text', text: title === '' ? '()' : title };
  if (shape.isEnum && isPlain(view)) {
    const text = composeText(view, (part) => composeText(part, () => '…'));
    if (text.length <= INLINE_LIMIT) return { kind: 'text', text };
  }
  const isTuple = isPositional(view);
  const fields = shape.fields.map((field) => ({
    name: field.name,
    node: buildNode(builder, field.value, {
      ...at,
      key: `${at.key}.${field.name}`,
      place: fieldPlace(at.place, shape.isEnum, field.name),
    }),
  }));
  return { kind: 'group', title, form: isTuple ? 'tuple' : 'struct', fields };
}

/** A variant's parts have no path that could be written; a box is looked through without a star. */
const fieldPlace = (place: string, isEnum: boolean, name: string): string =>
  isEnum || place === '' ? '' : `${place.replace(/^\*/, '')}.${name}`;

/** A library type that shows nothing of itself. */
function isOpaque(cx: SceneContext, ty: Ty): boolean {
  if (ty.kind !== 'adt' || !isLibraryDef(cx, ty.def)) return false;
  const info = findIn(cx.compilation.items.adts, ty.def);
  return (
    info?.kind === 'struct' &&
    info.variants.every(
      (variant) => variant.fields.length > 0 && variant.fields.every((field) => field.visibility !== 'public'),
    )
  );
}

/** Scalars and unit variants all the way down, nothing moved out. */
function isPlain(view: ValueView): boolean {
  if (view.state !== 'init') return false;
  if (view.shape.kind === 'scalar' || view.shape.kind === 'unit') return true;
  return (
    view.shape.kind === 'aggregate' &&
    hintOf(view) === undefined &&
    view.shape.fields.every((field) => isPlain(field.value) && field.value.shape.kind !== 'aggregate')
  );
}

export function listOf(builder: NodeBuilder, elements: readonly ValueView[], length: number, at: At): Content {
  const items: ListItem[] = elements.map((element, index) => ({
    kind: 'element',
    index,
    node: buildNode(builder, element, {
      key: `${at.key}[${index}]`,
      place: at.place === '' ? '' : `${at.place}[${index}]`,
      root: at.root,
      list: at.key,
    }),
  }));
  if (length > elements.length) items.push({ kind: 'gap', key: `${at.key}[…]`, count: length - elements.length });
  const isFlat = items.every(
    (item) => item.kind !== 'element' || item.node.content.kind === 'text' || item.node.content.kind === 'blank',
  );
  return { kind: 'list', form: isFlat ? 'cells' : 'rows', items };
}

// ---------------------------------------------------------------- words for boxes

export function boxTitle(cx: SceneContext, plan: BoxPlan): string {
  if (plan.counted !== undefined) return plan.title;
  if (plan.form === 'string') return `${plan.title} buffer`;
  const ty = shortType(cx, typeof plan.meta === 'object' ? plan.meta.vtable : plan.ty);
  return plan.form === 'vec' ? `[${ty}]` : ty;
}

/** A type in few characters: generic arguments beyond the first level are left out. */
export function shortType(cx: SceneContext, ty: Ty): string {
  if (ty.kind === 'ref') return `&${ty.isMut ? 'mut ' : ''}${shortType(cx, ty.ty)}`;
  if (ty.kind !== 'adt') return typeText(cx, ty);
  const args = ty.args.filter(isTy).map((arg) => (arg.kind === 'adt' ? nameOf(cx, arg.def) : shortType(cx, arg)));
  return `${nameOf(cx, ty.def)}${args.length === 0 ? '' : `<${args.join(', ')}>`}`;
}
