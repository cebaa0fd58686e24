/**
 * Where arrows run. Within the stack they keep to the gutter left of the values; from the stack to the heap they cross the
 * corridor between the two; cells are reached from below, so that no arrow crosses a value. Arrows that would run along
 * each other get channels side by side.
 */
import type { Arrow } from '../scene/index.ts';
import type { LineRole, LineShape, Point } from './arrangement.ts';
import { channelsOf } from './channels.ts';
import { highlight } from './highlight.ts';
import { SIZE } from './metrics.ts';
import { addLine, type Anchor, type Box, type Sketch } from './sketch.ts';

export interface RouteContext {
  readonly sketch: Sketch;
  readonly stack: Box;
  readonly valueX: number;
  readonly heapLeft: number;
  readonly width: number;
  /** The heap stands below the stack: narrow screens. */
  readonly isNarrow: boolean;
  /** Of the heap and of static memory: what arrows go round. */
  readonly boxes: readonly Box[];
}

interface Job {
  readonly arrow: Arrow;
  readonly start: Point;
  readonly from: Anchor;
  /** Where it ends: a box's edge, a row, or the middle of a stretch of cells. */
  readonly goal: Anchor;
  readonly range: Box | undefined;
}

const TIPS = { owner: 'filled', shared: 'open', mut: 'filled', raw: 'open', refused: 'cross' } as const;

export function routeArrows(cx: RouteContext, arrows: readonly Arrow[]): void {
  const jobs = arrows.flatMap((arrow) => jobOf(cx, arrow));
  const gutter = channelsOf(
    jobs.filter((job) => isGutter(job)),
    (job) => [job.from.x <= cx.valueX ? job.start[1] : job.from.y + job.from.height + 2, middle(job.goal)],
  );
  const corridor = channelsOf(
    jobs.filter((job) => !isGutter(job) && needsChannel(job)),
    (job) => [job.start[1], job.goal.y + job.goal.height],
  );
  const lanes = new Map<string, number>();
  for (const job of jobs) {
    const { arrow } = job;
    if (arrow.kind === 'refused') {
      routeRefused(cx, job);
      continue;
    }
    highlight(cx.sketch, arrow, job.goal, job.range);
    const lane = lanes.get(job.goal.inside) ?? 0;
    if (job.goal.isCell || job.range !== undefined) lanes.set(job.goal.inside, lane + 1);
    const { form, points } = isGutter(job)
      ? gutterRoute(cx, job, gutter.get(job) ?? 0)
      : openRoute(cx, job, corridor.get(job) ?? 0, lane);
    push(cx, arrow, form, points);
  }
}

function push({ sketch }: RouteContext, arrow: Arrow, form: LineShape['form'], points: readonly Point[]): void {
  const role: LineRole = arrow.kind;
  addLine(sketch, {
    key: arrow.key,
    subject: arrow.from,
    role,
    state: arrow.state,
    form,
    tip: arrow.state === 'dangling' ? 'cross' : TIPS[arrow.kind],
    points,
  });
}

const middle = (box: Box): number => box.y + box.height / 2;

function jobOf({ sketch }: RouteContext, arrow: Arrow): Job[] {
  const from = sketch.anchors.get(arrow.from);
  if (from === undefined || arrow.to.kind === 'nowhere') return [];
  const start: Point = from.dot === undefined ? [from.x, middle(from)] : [from.dot.x, from.dot.y];
  if (arrow.to.kind === 'node') {
    const goal = sketch.anchors.get(arrow.to.key);
    return goal === undefined ? [] : [{ arrow, start, from, goal, range: undefined }];
  }
  const first = sketch.anchors.get(arrow.to.first);
  const last = sketch.anchors.get(arrow.to.last);
  if (first === undefined || last === undefined) return [];
  const isOneLine = first.y === last.y;
  const box: Box = {
    x: first.x,
    y: first.y,
    width: (isOneLine ? last.x + last.width : first.x + first.width) - first.x,
    height: (first.isCell ? first.y : last.y) + (first.isCell ? first.height : last.height) - first.y,
  };
  return [{ arrow, start, from, goal: { ...first, ...box, isCell: first.isCell }, range: box }];
}

// ---------------------------------------------------------------- inside the stack

/** From a row (or the heap) to a row; the arrow stays left of the values. */
const isGutter = (job: Job): boolean =>
  job.goal.region === 'stack' && job.from.region === 'stack' && job.arrow.kind !== 'refused';

function gutterRoute(
  cx: RouteContext,
  { start, goal, from }: Job,
  channel: number,
): { form: LineShape['form']; points: Point[] } {
  const x = Math.max(cx.valueX - SIZE.gutter + 4, cx.valueX - 12 - channel * 9);
  const y = middle(goal);
  const end: Point = [Math.min(goal.x, cx.valueX) - 3, y];
  if (from.x <= cx.valueX) return { form: 'elbow', points: [start, [x, start[1]], [x, y], end] };
  // A part of a value has its name, or another part, at its left: the arrow leaves below it.
  const below = from.y + from.height + 2;
  return { form: 'elbow', points: [start, [start[0], below], [x, below], [x, y], end] };
}

// ---------------------------------------------------------------- across the corridor, and inside the heap

const needsChannel = (job: Job): boolean =>
  job.goal.isCell || job.range !== undefined || (job.from.region !== 'stack' && job.goal.region !== 'stack');

function openRoute(
  cx: RouteContext,
  job: Job,
  channel: number,
  lane: number,
): { form: LineShape['form']; points: Point[] } {
  const { start, goal, from } = job;
  const outer = cx.sketch.anchors.get(goal.inside) ?? goal;
  if (from.region === 'stack' && cx.isNarrow) return narrowRoute(cx, job, channel, outer);
  if (goal.region === 'stack') return { form: 'curve', points: [start, [goal.x + goal.width + 4, middle(goal)]] };
  const corridorX =
    from.region === 'stack' ? cx.heapLeft - 18 - (channel % 6) * 9 : exitX(cx, job, outer) + 12 + (channel % 3) * 8;
  if (goal.isCell || job.range !== undefined) {
    if (goal.y + goal.height + SIZE.cell < outer.y + outer.height) return aboveRoute(job, corridorX, lane, outer);
    const y = outer.y + outer.height + 10 + (lane % 3) * 6;
    const x = goal.x + (job.range === undefined ? goal.width / 2 : Math.min(goal.width / 2, 200)) + (lane % 2) * 4;
    return {
      form: 'elbow',
      points: [
        start,
        [corridorX, start[1]],
        [corridorX, y],
        [x, y],
        [x, goal.y + goal.height + (job.range === undefined ? 4 : 8)],
      ],
    };
  }
  const isWhole = goal.inside !== '' && outer.x === goal.x && outer.y === goal.y;
  const low = goal.y + Math.min(18, goal.height / 2);
  const high = goal.y + goal.height - Math.min(16, goal.height / 2);
  const y = Math.min(
    high,
    Math.max(low, isWhole && job.arrow.kind === 'owner' ? start[1] : isWhole ? Math.max(start[1], high) : start[1]),
  );
  // A part of a box is marked where it stands; its arrow ends at the box's edge, so that it crosses no names.
  const isAhead = outer.x > start[0] + 20 && (from.region !== 'stack' || outer.x <= cx.heapLeft + 40);
  if (isAhead) return { form: 'curve', points: [start, [outer.x - 2, y]] };
  const lift = outer.y - 12 - (channel % 3) * 6;
  return {
    form: 'elbow',
    points: [start, [corridorX, start[1]], [corridorX, lift], [outer.x + 24, lift], [outer.x + 24, outer.y - 3]],
  };
}

/** To a cell with other lines of cells below it: over the box's top. */
function aboveRoute(
  { start, goal, range }: Job,
  corridorX: number,
  lane: number,
  outer: Box,
): { form: LineShape['form']; points: Point[] } {
  const y = outer.y - 10 - (lane % 3) * 6;
  const x = goal.x + (range === undefined ? goal.width / 2 : Math.min(goal.width / 2, 200)) + (lane % 2) * 4;
  return { form: 'elbow', points: [start, [corridorX, start[1]], [corridorX, y], [x, y], [x, goal.y - 4]] };
}

/** Right of the box that an arrow leaves, and of all boxes that stand between it and its goal. */
function exitX(cx: RouteContext, job: Job, goal: Box): number {
  const outer = cx.sketch.anchors.get(job.from.inside) ?? job.from;
  const top = Math.min(job.start[1], goal.y - 8);
  const bottom = Math.max(job.start[1], goal.y - 8);
  let x = outer.x + outer.width;
  for (const box of cx.boxes) {
    const isBetween = box.y < bottom && box.y + box.height > top && !(box.x === goal.x && box.y === goal.y);
    if (isBetween && box.x < x + 24 && box.x + box.width > x) x = box.x + box.width;
  }
  return x;
}

/** Down the right margin, and into the box from its right side. */
function narrowRoute(
  cx: RouteContext,
  job: Job,
  channel: number,
  outer: Box,
): { form: LineShape['form']; points: Point[] } {
  const x = cx.width - 6 - (channel % 3) * 6;
  const { start, goal } = job;
  if (goal.isCell || job.range !== undefined) {
    const y = outer.y + outer.height + 10;
    return {
      form: 'elbow',
      points: [
        start,
        [x, start[1]],
        [x, y],
        [goal.x + goal.width / 2, y],
        [goal.x + goal.width / 2, goal.y + goal.height + 4],
      ],
    };
  }
  const y = goal.y + Math.min(20, goal.height / 2);
  return { form: 'elbow', points: [start, [x, start[1]], [x, y], [goal.x + goal.width + 2, y]] };
}

// ---------------------------------------------------------------- the refused access

function routeRefused(cx: RouteContext, { arrow, goal, from }: Job): void {
  const y = middle(from);
  if (goal.region === 'stack') {
    const row = cx.sketch.anchors.get(goal.inside) ?? goal;
    const end = row.y + SIZE.rowMin / 2;
    const x = Math.max(6, cx.stack.x - 18);
    push(cx, arrow, 'elbow', [
      [cx.stack.x, y],
      [x, y],
      [x, end],
      [cx.stack.x, end],
    ]);
  } else
    push(cx, arrow, 'elbow', [
      [from.x + from.width, y],
      [cx.heapLeft - 30, y],
      [cx.heapLeft - 30, middle(goal)],
      [goal.x - 12, middle(goal)],
    ]);
}
