/**
 * A scene to positions: stack left, heap right, static memory below it; on a narrow screen one below the other. What stood
 * somewhere in the previous arrangement stands there still, as long as nothing forces it away.
 */
import type { MemoryBox, Scene } from '../scene/index.ts';
import type { Arrangement, ArrangementMemory } from './arrangement.ts';
import { drawBox, measureBox, type MeasuredBox, placeBoxes } from './boxes.ts';
import { drawFrame, leftColumn, measureFrame, type StackPlan } from './frames.ts';
import { drawRefusal } from './refusal.ts';
import { VALUE_COLUMN } from './measure.ts';
import { legendOf } from './legend.ts';
import { SIZE } from './metrics.ts';
import { routeArrows } from './routes.ts';
import { addText, type Anchor, type Box, createSketch } from './sketch.ts';
import type { ValueContext } from './values.ts';

export interface ArrangeOptions {
  /** Pixels across; the height follows. */
  readonly width: number;
  /** Pixels down that are there anyway: static memory stands near the bottom of them. */
  readonly height?: number;
  readonly previous?: Arrangement | undefined;
}

/** Below this the heap goes under the stack. */
const NARROW = 600;

export function arrange(scene: Scene, options: ArrangeOptions): Arrangement {
  const width = Math.max(280, options.width);
  const isNarrow = width < NARROW;
  const margin = isNarrow ? 20 : SIZE.margin;
  const known = options.previous?.memory;
  const before = known?.width === width && known.program === scene.program ? known : undefined;
  const sketch = createSketch();
  const statics = new Set(scene.statics.map((box) => box.key));
  const regionOf = (key: string): Anchor['region'] =>
    key.startsWith('frame') ? 'stack' : statics.has(/^alloc\d+/.exec(key)?.[0] ?? '') ? 'static' : 'heap';
  const cx: Omit<ValueContext, 'inside' | 'region'> = {
    sketch,
    arrows: new Map(scene.arrows.map((arrow) => [arrow.key, arrow])),
    regionOf,
  };

  // Columns of the stack.
  const gutter = isNarrow ? 30 : SIZE.gutter;
  const valueX = Math.max(
    before?.valueX ?? 0,
    margin + SIZE.cardPad + leftColumn(scene.frames, scene.columns, isNarrow) + gutter,
  );
  const narrowWidth = width - 2 * margin - 4;
  // Values have a column that depends on the width alone; a little more, and they eat into the corridor.
  const column = Math.min(280, Math.max(VALUE_COLUMN, width * 0.222));
  const room = isNarrow ? narrowWidth - (valueX - margin) - 12 : column + 36;
  const frames = scene.frames.map((frame) => measureFrame(frame, room));
  const widest = Math.max(column, ...frames.flatMap(({ rows }) => rows.map(({ sized }) => sized.width)));
  const stackWidth = isNarrow
    ? narrowWidth
    : Math.max(before?.stackWidth ?? 0, Math.min(340, width * 0.46), valueX - margin + widest + SIZE.cardPad);
  const plan: StackPlan = {
    left: margin,
    width: stackWidth,
    valueX,
    isNarrow,
    isTwoLine: isNarrow || scene.columns.type !== '',
  };

  // The stack itself.
  addText(sketch, 'region#stack', '', 'region', margin + 4, SIZE.regionTitle, 'STACK');
  let y: number = SIZE.top;
  for (const frame of frames) y = drawFrame({ ...cx, region: 'stack' }, frame, plan, y) + SIZE.cardGap;
  if (scene.refusal !== undefined) y = drawRefusal(cx, scene.refusal, plan, y + 2) + SIZE.cardGap;
  const stackBottom = Math.max(before?.stackBottom ?? 0, y);

  // Heap and static memory. A card that grows takes from the corridor before it pushes the heap away.
  const heapLeft = isNarrow
    ? margin
    : Math.max(before?.heapLeft ?? 0, margin + stackWidth + (before === undefined ? 80 : 44));
  const heapTop = isNarrow ? stackBottom + 46 : SIZE.top;
  // Room at the right for arrows that go round boxes.
  const heapWidth = Math.max(width - heapLeft - margin - (isNarrow ? 10 : 16), 200);
  const kept: Record<string, Box> = { ...before?.boxes };
  const shift = isNarrow && before !== undefined ? stackBottom - before.stackBottom : 0;
  const aside = before === undefined ? 0 : heapLeft - before.heapLeft;
  if (shift !== 0 || aside !== 0)
    for (const [key, box] of Object.entries(kept)) kept[key] = { ...box, x: box.x + aside, y: box.y + shift };
  const places: Record<string, Box> = {};
  const drawHeap = (box: MeasuredBox, at: Box): void => {
    places[box.box.key] = at;
    drawBox({ ...cx, region: box.box.region }, box, at);
  };
  const wish = (box: MemoryBox): { y: number; beside: Box | undefined } | undefined => {
    const owner = box.owner === undefined ? undefined : sketch.anchors.get(box.owner);
    if (owner === undefined) return undefined;
    const beside = owner.region === 'heap' ? sketch.anchors.get(owner.inside) : undefined;
    return { y: isNarrow && owner.region === 'stack' ? heapTop : (owner.dot?.y ?? owner.y), beside };
  };
  const area = { left: heapLeft, right: heapLeft + heapWidth, top: heapTop + (isNarrow ? 0 : 6) };
  const heapBoxes = placeBoxes(
    scene.boxes.map((box) => measureBox(box, heapWidth)),
    area,
    kept,
    wish,
    drawHeap,
  );
  if (scene.boxes.length > 0 || !isNarrow)
    addText(sketch, 'region#heap', '', 'region', heapLeft + 4, isNarrow ? heapTop - 12 : SIZE.regionTitle, 'HEAP');
  const heapBottom = Math.max(heapTop, ...heapBoxes.map((box) => box.y + box.height));

  let bottom = Math.max(y, heapBottom);
  let staticTop = before === undefined ? 0 : before.staticTop + shift;
  if (scene.statics.length > 0) {
    staticTop = Math.max(
      staticTop,
      heapBottom + (scene.boxes.length === 0 && isNarrow ? 0 : 56),
      isNarrow ? 0 : Math.min((options.height ?? 520) - 150, 380),
    );
    addText(sketch, 'region#static', '', 'region', heapLeft + 4, staticTop - 14, 'STATIC');
    const staticBoxes = placeBoxes(
      scene.statics.map((box) => measureBox(box, heapWidth)),
      { ...area, top: staticTop },
      kept,
      () => undefined,
      drawHeap,
    );
    bottom = Math.max(bottom, ...staticBoxes.map((box) => box.y + box.height));
  }

  routeArrows(
    {
      sketch,
      stack: { x: margin, y: SIZE.top, width: stackWidth, height: y },
      valueX,
      heapLeft,
      width,
      isNarrow,
      boxes: Object.values(places),
    },
    scene.arrows,
  );
  const right = Math.max(
    width,
    ...Object.values(places).map((box) => box.x + box.width + margin),
    ...sketch.shapes.flatMap((shape) => (shape.kind === 'line' ? shape.points.map(([x]) => x + 8) : [])),
  );
  const memory: ArrangementMemory = {
    program: scene.program,
    width,
    stackWidth,
    valueX,
    stackBottom,
    staticTop,
    heapLeft,
    boxes: { ...kept, ...places },
  };
  return {
    width: Math.ceil(right),
    height: Math.ceil(bottom + 24),
    shapes: inDepthOrder(sketch.shapes),
    legend: legendOf(scene),
    memory,
  };
}

/** Lines above boxes, dots above lines, otherwise as drawn. */
function inDepthOrder(shapes: Arrangement['shapes']): Arrangement['shapes'] {
  const lines = shapes.filter((shape) => shape.kind === 'line');
  const dots = shapes.filter((shape) => shape.kind === 'dot');
  return [...shapes.filter((shape) => shape.kind !== 'line' && shape.kind !== 'dot'), ...lines, ...dots];
}
