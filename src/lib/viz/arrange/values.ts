/** Draws measured values: rectangles, texts and dots, with an anchor for every node. */
import type { Arrow, ValueNode } from '../scene/index.ts';
import type { DotRole, RectRole } from './arrangement.ts';
import { ABSENT, isQuoted, type Sized, type SizedPart } from './measure.ts';
import { monoWidth, SIZE } from './metrics.ts';
import { addDot, addRect, addText, type Anchor, type Sketch } from './sketch.ts';

export interface ValueContext {
  readonly sketch: Sketch;
  readonly arrows: ReadonlyMap<string, Arrow>;
  /** Where each arrow's end lies, by key of the target: decides on which side it leaves. */
  readonly regionOf: (key: string) => Anchor['region'] | undefined;
  readonly region: Anchor['region'];
  readonly inside: string;
}

/** `frame`: what is drawn around the value itself. */
export function drawValue(
  cx: ValueContext,
  sized: Sized,
  x: number,
  y: number,
  frame: 'value' | 'cell' | 'none',
  width = sized.width,
): void {
  const { node } = sized;
  const box = { x, y, width, height: sized.height };
  anchor(cx, node.key, box, frame === 'cell' && sized.flow === 'leaf' && sized.height === SIZE.cell);
  if (node.state === 'moved' || node.state === 'gone') return drawAbsent(cx, sized, box);
  if (node.state === 'uninit')
    return addRect(cx.sketch, `${node.key}#box`, node.key, 'uninit', box, frame === 'cell' ? 0 : 8);
  const role = frameRole(node, frame, sized);
  if (role !== undefined) addRect(cx.sketch, `${node.key}#box`, node.key, role, box, frame === 'cell' ? 0 : 8);
  if (sized.flow === 'leaf') drawLeaf(cx, node, box);
  else drawParts(cx, sized, x, y);
}

function anchor(
  cx: ValueContext,
  key: string,
  box: { x: number; y: number; width: number; height: number },
  isCell: boolean,
): void {
  cx.sketch.anchors.set(key, { ...box, region: cx.region, inside: cx.inside, isCell, dot: undefined });
}

function frameRole(node: ValueNode, frame: 'value' | 'cell' | 'none', sized: Sized): RectRole | undefined {
  if (node.badges.some((badge) => badge.kind === 'mut')) return 'value-mut';
  if (node.badges.some((badge) => badge.kind === 'shared')) return 'value-shared';
  if (frame === 'none') return sized.flow === 'down' && node.content.kind === 'group' ? 'group' : undefined;
  if (frame === 'cell') return sized.flow === 'leaf' ? 'cell' : 'group';
  return sized.flow === 'cells' ? undefined : 'value';
}

function drawAbsent(
  cx: ValueContext,
  { node, notes }: Sized,
  box: { x: number; y: number; width: number; height: number },
): void {
  addRect(cx.sketch, `${node.key}#box`, node.key, 'moved', { ...box, width: ABSENT - 10 }, 8);
  if (node.content.kind === 'handle' && node.content.arrow !== undefined)
    dot(cx, node, 'dangling', box.x + box.width - 17, box.y + box.height / 2, 'right');
  const first = box.y + box.height / 2 + 4 - (notes.length - 1) * 8;
  notes.forEach((line, index) =>
    addText(cx.sketch, `${node.key}#note${index}`, node.key, 'note', box.x + ABSENT, first + index * 16, line),
  );
}

function drawLeaf(
  cx: ValueContext,
  node: ValueNode,
  box: { x: number; y: number; width: number; height: number },
): void {
  const { sketch } = cx;
  const { content, key } = node;
  const middle = box.y + box.height / 2;
  const baseline = middle + 5;
  switch (content.kind) {
    case 'text':
      if (box.height === SIZE.cell)
        addText(sketch, `${key}#text`, key, 'cell', box.x + box.width / 2, baseline, content.text, 'middle');
      else addText(sketch, `${key}#text`, key, 'value', box.x + 12, baseline, content.text);
      return;
    case 'handle': {
      addText(sketch, `${key}#text`, key, 'value', box.x + 12, baseline, content.text);
      addText(
        sketch,
        `${key}#facts`,
        key,
        'label',
        box.x + 12 + monoWidth(content.text) + 8,
        baseline - 1,
        content.facts,
      );
      dot(cx, node, content.arrow === undefined ? 'none' : 'owner', box.x + box.width - 17, middle, 'right');
      return;
    }
    case 'pointer': {
      const arrow = content.arrow === undefined ? undefined : cx.arrows.get(content.arrow);
      const isLeft =
        arrow?.to.kind === 'node'
          ? cx.regionOf(arrow.to.key) === 'stack'
          : arrow?.to.kind === 'range' && cx.regionOf(arrow.to.box) === 'stack';
      const role =
        arrow === undefined || arrow.kind === 'refused'
          ? 'none'
          : arrow.state === 'dangling'
            ? 'dangling'
            : arrow.state === 'over'
              ? 'over'
              : arrow.kind;
      dot(cx, node, role, isLeft ? box.x + 17 : box.x + box.width - 17, middle, isLeft ? 'left' : 'right');
      const isCode = isQuoted(content.label);
      addText(
        sketch,
        `${key}#text`,
        key,
        isCode ? 'value' : 'label',
        isLeft ? box.x + 31 : box.x + 12,
        isCode ? baseline : baseline - 1,
        content.label,
      );
      return;
    }
    case 'blank':
    case 'group':
    case 'list':
      return;
  }
}

function dot(cx: ValueContext, node: ValueNode, role: DotRole, x: number, y: number, side: 'left' | 'right'): void {
  addDot(cx.sketch, `${node.key}#dot`, node.key, role, x, y, SIZE.dot);
  const known = cx.sketch.anchors.get(node.key);
  if (known !== undefined) cx.sketch.anchors.set(node.key, { ...known, dot: { x, y, side } });
}

function drawParts(cx: ValueContext, sized: Sized, x: number, y: number): void {
  const { node, flow } = sized;
  if (node.content.kind === 'group' && node.content.title !== '') {
    addText(
      cx.sketch,
      `${node.key}#title`,
      node.key,
      'variant',
      x + SIZE.pad,
      flow === 'across' ? y + sized.height / 2 + 5 : y + 18,
      node.content.title,
    );
  }
  for (const part of sized.parts) drawPart(cx, sized, part, x, y);
}

function drawPart(cx: ValueContext, sized: Sized, part: SizedPart, x: number, y: number): void {
  const left = x + part.x;
  const top = y + part.y;
  if (part.label !== '') {
    const isIndex = sized.node.content.kind === 'list';
    addText(
      cx.sketch,
      `${sized.node.key}#name${part.label}`,
      sized.node.key,
      isIndex ? 'index' : 'field',
      left - 12,
      top + Math.min(part.height, SIZE.rowMin) / 2 + 5,
      part.label,
      'end',
    );
  }
  if (part.item.kind === 'node') {
    drawValue(
      cx,
      part.item.sized,
      left,
      top,
      sized.flow === 'cells' ? 'cell' : part.item.sized.flow === 'leaf' ? 'value' : 'none',
    );
    return;
  }
  const { key, text, kind } = part.item;
  anchor(cx, key, { x: left, y: top, width: part.width, height: part.height }, sized.flow === 'cells');
  if (kind === 'spare')
    addRect(
      cx.sketch,
      `${key}#box`,
      sized.node.key,
      'cell-spare',
      { x: left, y: top, width: part.width, height: part.height },
      0,
    );
  addText(
    cx.sketch,
    `${key}#text`,
    sized.node.key,
    'gap',
    left + part.width / 2,
    top + part.height / 2 + 4,
    text,
    'middle',
  );
  const known = cx.sketch.anchors.get(key);
  if (known !== undefined)
    cx.sketch.anchors.set(key, { ...known, dot: { x: left + part.width, y: top + part.height / 2, side: 'right' } });
}
