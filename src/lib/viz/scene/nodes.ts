/**
 * Values to nodes. A node is made of what the machine decoded, in the reader's terms: hinted library types become handles,
 * a library type without a hint and without public fields becomes its name. On the way every node notes which memory it
 * stands for and which pointer starts at it.
 */
import { findIn } from '../../heap/base/index.ts';
import { type Ty, tyKey, type ValueView } from '../../interpreter/index.ts';
import { composeText, findPart, hintOf, isLibraryDef, isPositional, scalarText, titleOf } from '../../session/index.ts';
import type { SceneContext } from './context.ts';
import { addSlot } from './memory-map.ts';
import type { At, NodeBuilder } from './node-builder.ts';
import { ghostContent, guardContent, iteratorContent, ownerContent, pointerContent } from './pointers.ts';
import type { Content, ListItem, ValueNode } from './scene.ts';

/** Longest text of a small enum that is written on one line. */
const INLINE_LIMIT = 14;

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
