/**
 * Heap and static boxes. A box that was there before keeps its place; a new one goes beside its owner, or to the nearest
 * free place below. Boxes owned by other boxes stand to their right while there is room.
 */
import type { MemoryBox } from '../scene/index.ts';
import type { Anchor, Box, Sketch } from './sketch.ts';
import { addRect, addText, overlaps } from './sketch.ts';
import { badgesWidth, badgeWidth, drawBadge } from './badges.ts';
import { measureNode, type Sized } from './measure.ts';
import { sansWidth, SIZE } from './metrics.ts';
import { drawValue, type ValueContext } from './values.ts';

export interface MeasuredBox {
  readonly box: MemoryBox;
  readonly sized: Sized;
  readonly width: number;
  readonly height: number;
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const COLUMN_GAP = 64;

export function measureBox(box: MemoryBox, room: number): MeasuredBox {
  const sized = measureNode(box.node, room - 2 * SIZE.boxPad);
  const header = sansWidth(box.header) + badgesWidth(box.badges);
  if (box.state === 'freed')
    return { box, sized, width: Math.ceil(header) + 2 * SIZE.boxPad, height: SIZE.boxHeader + 24 };
  const isBracketed = sized.flow === 'cells';
  return {
    box,
    sized,
    width: Math.ceil(Math.max(header, sized.width, 60)) + 2 * SIZE.boxPad,
    height: SIZE.boxHeader + sized.height + (isBracketed ? 16 : 12),
  };
}

/** Gives every box a place. `kept`: where boxes stood before. `wish`: the height at which a new box would like its middle. */
export function placeBoxes(
  boxes: readonly MeasuredBox[],
  area: Area,
  kept: Readonly<Record<string, Box>>,
  wish: (box: MemoryBox) => { readonly y: number; readonly beside: Box | undefined } | undefined,
  draw: (box: MeasuredBox, at: Box) => void,
): Box[] {
  const grid = createGrid();
  const fresh: MeasuredBox[] = [];
  const old: { readonly each: MeasuredBox; readonly before: Box }[] = [];
  for (const each of boxes) {
    const before = kept[each.box.key];
    if (before === undefined || before.x + each.width > area.right + 1) fresh.push(each);
    else old.push({ each, before });
  }
  // From the top: what grew pushes down what stands below it.
  for (const { each, before } of old.sort((a, b) => a.before.y - b.before.y)) {
    const at = grid.findFree({ x: before.x, y: Math.max(before.y, area.top), width: each.width, height: each.height });
    grid.add(at);
    draw(each, at);
  }
  for (const each of inOwnerOrder(fresh)) {
    const wanted = wish(each.box);
    const beside = wanted?.beside;
    const right = beside === undefined ? area.left : beside.x + beside.width + COLUMN_GAP;
    const x = right + each.width <= area.right ? right : area.left;
    const isBelow = beside !== undefined && x === area.left;
    const y = isBelow
      ? beside.y + beside.height + SIZE.boxGap
      : (wanted?.y ?? area.top) - Math.min(each.height / 2, 38);
    const at = grid.findFree({ x, y: Math.max(area.top, y), width: each.width, height: each.height });
    grid.add(at);
    draw(each, at);
  }
  return grid.all;
}

/** Owners before what they own, otherwise as they come. */
function inOwnerOrder(boxes: readonly MeasuredBox[]): readonly MeasuredBox[] {
  const byKey = new Map(boxes.map((each) => [each.box.key, each]));
  const ordered: MeasuredBox[] = [];
  const visited = new Set<string>();
  const visit = (each: MeasuredBox): void => {
    const path: MeasuredBox[] = [];
    for (
      let at: MeasuredBox | undefined = each;
      at !== undefined && !visited.has(at.box.key);
      at = byKey.get(/^alloc\d+/.exec(at.box.owner ?? '')?.[0] ?? '')
    ) {
      visited.add(at.box.key);
      path.push(at);
    }
    ordered.push(...path.reverse());
  };
  boxes.forEach(visit);
  return ordered;
}

interface Grid {
  readonly all: Box[];
  add(box: Box): void;
  /** The box, moved down as far as others force it. */
  findFree(box: Box): Box;
}

/** Boxes in bands of height, so that looking for a free place meets only neighbours. */
function createGrid(): Grid {
  const BAND = 128;
  const bands = new Map<number, Box[]>();
  const all: Box[] = [];
  const crowded = new Map<
    number,
    { readonly from: number; readonly to: number; readonly width: number; readonly height: number }
  >();
  const near = (box: Box): Box | undefined => {
    for (
      let band = Math.floor((box.y - SIZE.boxGap) / BAND);
      band <= Math.floor((box.y + box.height + SIZE.boxGap) / BAND);
      band++
    ) {
      const hit = bands.get(band)?.find((other) => overlaps(box, other, SIZE.boxGap - 1));
      if (hit !== undefined) return hit;
    }
    return undefined;
  };
  return {
    all,
    add(box) {
      all.push(box);
      for (let band = Math.floor(box.y / BAND); band <= Math.floor((box.y + box.height) / BAND); band++) {
        const list = bands.get(band);
        if (list === undefined) bands.set(band, [box]);
        else list.push(box);
      }
    },
    findFree(box) {
      // Boxes are never taken away, so a stretch that was too full for a lower box is too full for this one.
      const full = crowded.get(box.x);
      const isKnown =
        full !== undefined &&
        full.height <= box.height &&
        full.width <= box.width &&
        full.from <= box.y &&
        box.y < full.to;
      let at = isKnown ? { ...box, y: full.to } : box;
      for (let hit = near(at); hit !== undefined; hit = near(at)) at = { ...at, y: hit.y + hit.height + SIZE.boxGap };
      if (at.y > box.y)
        crowded.set(box.x, { from: isKnown ? full.from : box.y, to: at.y, width: box.width, height: box.height });
      return at;
    },
  };
}

export function drawBox(cx: Omit<ValueContext, 'inside'>, measured: MeasuredBox, at: Box): void {
  const { box, sized } = measured;
  const { sketch } = cx;
  setAnchor(sketch, box, at);
  addRect(
    sketch,
    `${box.key}#frame`,
    box.key,
    box.state === 'freed' ? 'box-freed' : box.region === 'static' ? 'box-static' : 'box',
    at,
    12,
  );
  addText(
    sketch,
    `${box.key}#header`,
    box.key,
    box.state === 'freed' ? 'freed' : 'header',
    at.x + SIZE.boxPad,
    at.y + 21,
    box.header,
  );
  let right = at.x + at.width - 10;
  box.badges.forEach((badge, index) => {
    const width = badgeWidth(badge);
    drawBadge(cx, badge, `${box.key}#badge${index}`, box.key, {
      x: right - width,
      y: at.y + 6,
      width,
      height: SIZE.badge,
    });
    right -= width + 8;
  });
  if (box.state === 'live')
    drawValue(
      { ...cx, inside: box.key },
      sized,
      at.x + SIZE.boxPad,
      at.y + SIZE.boxHeader,
      box.region === 'static' ? 'none' : sized.flow === 'leaf' ? 'value' : 'none',
    );
}

function setAnchor(sketch: Sketch, box: MemoryBox, at: Box): void {
  const anchor: Anchor = { ...at, region: box.region, inside: box.key, dot: undefined, isCell: false };
  sketch.anchors.set(box.key, anchor);
}
