/** Heap and static memory as boxes. A freed box has a header and nothing in it. */
import type { AllocView, Ty } from '../../interpreter/index.ts';
import {
  arrayOf,
  bytesAt,
  cellChar,
  decodeUtf8,
  elementsAt,
  findPath,
  lineName,
  lineOfStep,
  numberIn,
  stringAt,
  typeText,
} from '../../session/index.ts';
import { boxKey, type SceneContext } from './context.ts';
import { addSlot } from './memory-map.ts';
import { type BoxPlan, boxTitle } from './box-plan.ts';
import type { At, NodeBuilder } from './node-builder.ts';
import { buildNode, listOf } from './nodes.ts';
import type { Content, MemoryBox, ValueNode } from './scene.ts';

const blankNode = (key: string): ValueNode => ({
  key: `${key}.*`,
  state: 'init',
  note: '',
  badges: [],
  content: { kind: 'blank' },
});

export function buildBox(builder: NodeBuilder, plan: BoxPlan, alloc: AllocView): MemoryBox {
  const key = boxKey(plan.alloc);
  addSlot(builder.map, plan.alloc, { key, offset: 0, size: alloc.size, ty: '', place: plan.place, list: undefined });
  const base = { key, region: 'heap', owner: plan.owner, badges: [], grewFrom: undefined } as const;
  const title = boxTitle(builder.cx, plan);
  if (alloc.diedStep !== undefined) {
    const line = lineOfStep(builder.cx, alloc.diedStep);
    return {
      ...base,
      state: 'freed',
      header: `${title} · freed${line === undefined ? '' : ` on line ${lineName(builder.cx.compilation, line)}`}`,
      node: blankNode(key),
    };
  }
  const at: At = { key: `${key}.*`, place: plan.place, root: plan.root };
  return {
    ...base,
    state: 'live',
    header: headerOf(builder.cx, plan, title, alloc),
    node: nodeOf(builder, plan, at, key),
  };
}

function headerOf(cx: SceneContext, plan: BoxPlan, title: string, alloc: AllocView): string {
  const parts = [title];
  if (plan.counted !== undefined && alloc.diedStep === undefined) parts.push(...countsOf(cx, plan, plan.counted));
  if (plan.form !== 'value') parts.push(`len ${plan.length}`);
  if (plan.capacity !== undefined) parts.push(`cap ${plan.capacity}`);
  if (cx.options.showRaw) parts.push(`0x${alloc.address.toString(16)}`);
  return parts.join(' · ');
}

/** How many owners and weak pointers there are. All owners together hold one weak count. */
function countsOf(cx: SceneContext, plan: BoxPlan, paths: Readonly<Record<string, string>>): string[] {
  const inner = cx.moment.decode(plan.alloc, plan.offset, plan.ty, 4);
  const strong = numberIn(findPath(inner, paths['strong'] ?? ''));
  const weak = numberIn(findPath(inner, paths['weak'] ?? ''));
  return [
    ...(strong === undefined ? [] : [`${strong} ${strong === 1 ? 'owner' : 'owners'}`]),
    ...(weak === undefined || weak <= 1 ? [] : [`${weak - 1} weak`]),
  ];
}

function nodeOf(builder: NodeBuilder, plan: BoxPlan, at: At, key: string): ValueNode {
  const { moment } = builder.cx;
  const list = (content: Content): ValueNode => ({ key: at.key, state: 'init', note: '', badges: [], content });
  if (plan.form === 'string') return list(withSpare(textCells(builder, plan, key), key, plan));
  if (plan.form === 'vec') {
    const elements = elementsAt(moment, plan.alloc, plan.offset, plan.ty, plan.length);
    return list(withSpare(listOf(builder, elements, plan.length, { ...at, key }), key, plan));
  }
  const counted =
    plan.counted === undefined
      ? undefined
      : findPath(moment.decode(plan.alloc, plan.offset, plan.ty), plan.counted['value'] ?? '');
  if (counted !== undefined) return buildNode(builder, counted, at);
  if (plan.ty.kind === 'str' && typeof plan.meta === 'number')
    return list(textCells(builder, { ...plan, length: plan.meta }, key));
  if (plan.ty.kind === 'slice' && typeof plan.meta === 'number') {
    return list(
      listOf(builder, elementsAt(moment, plan.alloc, plan.offset, plan.ty.ty, plan.meta), plan.meta, { ...at, key }),
    );
  }
  const node = buildNode(
    builder,
    moment.decode(plan.alloc, plan.offset, typeof plan.meta === 'object' ? plan.meta.vtable : plan.ty),
    at,
  );
  // The header says the type already.
  return node.content.kind === 'group' && node.content.form === 'struct'
    ? { ...node, content: { ...node.content, title: '' } }
    : node;
}

function withSpare(content: Content, key: string, plan: BoxPlan): Content {
  const spare = (plan.capacity ?? plan.length) - plan.length;
  if (content.kind !== 'list' || spare <= 0 || spare > 1e9) return content;
  return { ...content, items: [...content.items, { kind: 'spare', key: `${key}[spare]`, count: spare }] };
}

/** A cell for each character; it stands for as many bytes as the character takes. */
function textCells(
  builder: NodeBuilder,
  plan: Pick<BoxPlan, 'alloc' | 'offset' | 'length' | 'place'>,
  key: string,
): Content {
  const chars = decodeUtf8(bytesAt(builder.cx.moment, plan.alloc, plan.offset, plan.length));
  const items: Extract<Content, { kind: 'list' }>['items'][number][] = chars.map(({ char, offset, size }, index) => {
    const cellKey = `${key}[${index}]`;
    addSlot(builder.map, plan.alloc, {
      key: cellKey,
      offset: plan.offset + offset,
      size,
      ty: '',
      place: plan.place,
      list: key,
    });
    return {
      kind: 'element',
      index,
      node: { key: cellKey, state: 'init', note: '', badges: [], content: { kind: 'text', text: cellChar(char) } },
    };
  });
  const last = chars.at(-1);
  const rest = plan.length - (last === undefined ? 0 : last.offset + last.size);
  if (rest > 0) items.push({ kind: 'gap', key: `${key}[…]`, count: rest });
  return { kind: 'list', form: 'cells', items };
}

/** Heap memory that nothing drawn owns, or that a reference alone knows. */
export function planForOrphan(
  cx: SceneContext,
  alloc: AllocView,
  pointee: Ty | undefined,
  meta: BoxPlan['meta'],
): BoxPlan | undefined {
  const ty = pointee?.kind === 'str' ? pointee : (alloc.elementTy ?? pointee);
  if (ty === undefined || (ty.kind === 'dyn' && typeof meta !== 'object')) return undefined;
  const base = {
    alloc: alloc.id,
    offset: 0,
    title: 'text',
    ty,
    meta: undefined,
    length: 1,
    capacity: undefined,
    owner: undefined,
    place: '',
    root: undefined,
  } as const;
  if (ty.kind === 'str') return { ...base, form: 'string', length: alloc.size };
  if (ty.kind === 'slice') return { ...base, form: 'value', ty: arrayOf(ty.ty, typeof meta === 'number' ? meta : 0) };
  if (ty.kind === 'dyn') return { ...base, form: 'value', meta };
  const size = cx.moment.decode(alloc.id, 0, ty, 1).size;
  return size > 0 && alloc.size > size
    ? { ...base, form: 'vec', length: Math.floor(alloc.size / size) }
    : { ...base, form: 'value' };
}

/** Static memory. Text stands as one piece, unless a slice of it is pointed at: then its characters are cells. */
export function buildStatic(
  builder: NodeBuilder,
  alloc: AllocView,
  pointee: Ty,
  length: number,
  needsCells: boolean,
): MemoryBox {
  const key = boxKey(alloc.id);
  addSlot(builder.map, alloc.id, { key, offset: 0, size: alloc.size, ty: '', place: '', list: undefined });
  const at: At = { key: `${key}.*`, place: '', root: undefined };
  const base = { key, region: 'static', state: 'live', grewFrom: undefined, owner: undefined, badges: [] } as const;
  const whole = (content: Content): ValueNode => ({ key: at.key, state: 'init', note: '', badges: [], content });
  if (pointee.kind === 'str') {
    const content: Content = needsCells
      ? textCells(builder, { alloc: alloc.id, offset: 0, length: alloc.size, place: '' }, key)
      : { kind: 'text', text: stringAt(builder.cx.moment, alloc.id, 0, length) };
    return { ...base, header: 'str', node: whole(content) };
  }
  if (pointee.kind === 'slice')
    return {
      ...base,
      header: `[${typeText(builder.cx, pointee.ty)}]`,
      node: whole(
        listOf(builder, elementsAt(builder.cx.moment, alloc.id, 0, pointee.ty, length), length, { ...at, key }),
      ),
    };
  return {
    ...base,
    header: typeText(builder.cx, pointee),
    node: buildNode(builder, builder.cx.moment.decode(alloc.id, 0, pointee), at),
  };
}
