/**
 * What a call of a closure has of the variables around it: a row for each capture, since the body uses it by its name. The
 * closure itself lies elsewhere, in a variable of the call that made it, say; so a row leads to what was lent, or to the part
 * of the closure that keeps the value. A closure that is used up by the call lies in the call, and its parts are the rows.
 */
import type { Capture, ValueView } from '../../interpreter/index.ts';
import { pointeeOf } from '../../session/index.ts';
import type { FrameDraft } from './frames.ts';
import type { At, NodeBuilder } from './node-builder.ts';
import { buildNode } from './nodes.ts';
import { pointerContent } from './pointers.ts';
import type { Row, ValueNode } from './scene.ts';

/** The parameter in which a closure's body finds the closure. */
export const CLOSURE = 1;

export function captureRows(builder: NodeBuilder, { frame, frameIndex }: FrameDraft, key: string): readonly Row[] {
  const { cx } = builder;
  const captures = cx.compilation.bodies.get(frame.body)?.captures ?? [];
  const self = frame.locals.find((each) => each.local === CLOSURE);
  if (captures.length === 0 || self?.alloc === undefined || !self.isLive) return [];
  const given = cx.moment.decode(self.alloc, 0, self.ty);
  const isOwn = given.shape.kind !== 'reference';
  const closure = isOwn ? given : behind(builder, given);
  const { shape } = closure ?? given;
  if (shape.kind !== 'aggregate') return [];
  const root = { frameIndex, local: CLOSURE };
  const isMut = given.shape.kind === 'reference' && given.shape.isMut;
  return captures.flatMap((capture, index): readonly Row[] => {
    const view = shape.fields[index]?.value;
    if (view === undefined) return [];
    const at = { key: `${key}.${index}`, place: isOwn ? capture.name : '', root };
    const content =
      capture.mode === 'by-value' && isElsewhere(builder, view)
        ? keptElsewhere(builder, view, at, isMut)
        : isOwn || capture.mode === 'by-value'
          ? buildNode(builder, view, at)
          : lent(builder, view, at);
    return [rowOf(capture, at.key, content)];
  });
}

/** The closure that a call was given a reference to. */
function behind({ cx }: NodeBuilder, { shape, ty }: ValueView): ValueView | undefined {
  const pointee = pointeeOf(ty);
  if (shape.kind !== 'reference' || shape.pointer?.alloc === undefined || pointee === undefined) return undefined;
  if (cx.moment.findAlloc(shape.pointer.alloc)?.diedStep !== undefined) return undefined;
  return cx.moment.decode(shape.pointer.alloc, shape.pointer.offset, pointee);
}

/** The closure is drawn where it lies: in a variable, or on the heap. */
const isElsewhere = ({ cx, map }: NodeBuilder, { alloc }: ValueView): boolean =>
  alloc !== undefined && (map.slots.has(alloc) || cx.moment.findAlloc(alloc)?.kind === 'heap');

const nodeWith = (key: string, content: ValueNode['content']): ValueNode => ({
  key,
  state: 'init',
  note: '',
  badges: [],
  content,
});

function lent(builder: NodeBuilder, view: ValueView, at: At): ValueNode {
  const content = pointerContent(builder, view, at);
  if (content.kind === 'pointer' && content.arrow !== undefined) builder.map.captured.set(content.arrow, 'lent');
  return nodeWith(at.key, content);
}

/** The part of the closure that holds the value: it is reached through the reference to the closure. */
function keptElsewhere({ map }: NodeBuilder, view: ValueView, { key, root }: At, isMut: boolean): ValueNode {
  if (view.alloc === undefined) return nodeWith(key, { kind: 'blank' });
  const arrow = `ref:${key}`;
  map.captured.set(arrow, 'kept');
  map.pointers.push({
    arrow,
    from: key,
    kind: isMut ? 'mut' : 'shared',
    pointer: { kind: 'pointer', alloc: view.alloc, offset: view.offset, address: 0, meta: undefined },
    pointee: view.ty,
    root,
  });
  return nodeWith(key, { kind: 'pointer', arrow, label: '' });
}

const rowOf = ({ name, isMut }: Capture, key: string, node: ValueNode): Row => ({
  key,
  name,
  kind: 'capture',
  type: '',
  isMut,
  isUsedAgain: true,
  badges: [],
  node,
});
