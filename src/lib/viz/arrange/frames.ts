/** The stack: cards with rows, all values in one column, names and badges to its left. */
import type { FrameCard, Row } from '../scene/index.ts';
import { badgesWidth, badgeWidth, drawBadge } from './badges.ts';
import { measureNode, type Sized } from './measure.ts';
import { MONO, monoWidth, sansWidth, SIZE } from './metrics.ts';
import { addLine, addRect, addText } from './sketch.ts';
import { drawValue, type ValueContext } from './values.ts';

export interface StackPlan {
  readonly left: number;
  readonly width: number;
  readonly valueX: number;
  /** Badges stand below the names, to save width. */
  readonly isNarrow: boolean;
  /** Rows have a second line under the name: for badges on a narrow screen, for types anywhere. */
  readonly isTwoLine: boolean;
}

export interface MeasuredRow {
  readonly row: Row;
  readonly sized: Sized;
}

export interface MeasuredFrame {
  readonly frame: FrameCard;
  readonly rows: readonly MeasuredRow[];
}

export const measureFrame = (frame: FrameCard, room: number): MeasuredFrame => ({
  frame,
  rows: frame.rows.map((row) => ({ row, sized: measureNode(row.node, room) })),
});

const MOST_TYPE = 22;
export const typeShown = (type: string): string =>
  type.length > MOST_TYPE ? `${type.slice(0, MOST_TYPE - 1)}…` : type;

/** Room for name, type and one badge, left of the gutter. */
export function leftColumn(
  frames: readonly FrameCard[],
  columns: { readonly name: string; readonly type: string },
  isNarrow: boolean,
): number {
  if (isNarrow) {
    const widths = frames.flatMap((frame) =>
      frame.rows.map((row) => Math.max(nameWidth(row), badgesWidth(row.badges))),
    );
    return Math.ceil(Math.max(62, monoWidth(columns.name.slice(0, 12), MONO), ...widths));
  }
  const reserve = Math.max(monoWidth(columns.name.slice(0, 18), MONO), sansWidth(typeShown(columns.type))) + 92;
  let width = Math.max(150, reserve);
  for (const { rows } of frames) for (const row of rows) width = Math.max(width, rowLeft(row));
  return Math.ceil(width);
}

const rowLeft = (row: Row): number =>
  Math.max(nameWidth(row), sansWidth(typeShown(row.type))) + badgesWidth(row.badges) + 6;
const nameWidth = (row: Row): number =>
  row.kind === 'temporary' || row.kind === 'result' ? sansWidth(row.name) : monoWidth(row.name, MONO);

const rowHeight = (sized: Sized, isTwoLine: boolean): number => Math.max(sized.height, isTwoLine ? 44 : 0);

function frameHeight({ rows }: MeasuredFrame, isTwoLine: boolean): number {
  return (
    SIZE.cardHeader +
    (rows.length === 0
      ? 6
      : SIZE.rowGap + rows.reduce((sum, { sized }) => sum + rowHeight(sized, isTwoLine) + SIZE.rowGap, 0))
  );
}

/** Draws a card and gives its bottom. */
export function drawFrame(
  cx: Omit<ValueContext, 'inside'>,
  measured: MeasuredFrame,
  plan: StackPlan,
  top: number,
): number {
  const { frame, rows } = measured;
  const { sketch } = cx;
  const height = frameHeight(measured, plan.isTwoLine);
  const box = { x: plan.left, y: top, width: plan.width, height };
  addRect(
    sketch,
    `${frame.key}#card`,
    frame.key,
    frame.state === 'returned' || (frame.state === 'waiting' && frame.isLibrary)
      ? 'card-library'
      : frame.state === 'waiting'
        ? 'card'
        : frame.isLibrary
          ? 'card-library'
          : 'card-running',
    box,
    12,
  );
  addText(sketch, `${frame.key}#title`, frame.key, 'frame-title', plan.left + SIZE.cardPad, top + 26, frame.title);
  addText(
    sketch,
    `${frame.key}#caption`,
    frame.key,
    'frame-caption',
    plan.left + plan.width - SIZE.cardPad,
    top + 26,
    frame.caption,
    'end',
  );
  if (rows.length > 0)
    addLine(sketch, {
      key: `${frame.key}#rule`,
      subject: frame.key,
      role: 'divider',
      state: 'live',
      form: 'straight',
      tip: 'none',
      points: [
        [plan.left, top + SIZE.cardHeader],
        [plan.left + plan.width, top + SIZE.cardHeader],
      ],
    });
  sketch.anchors.set(frame.key, { ...box, region: 'stack', inside: frame.key, dot: undefined, isCell: false });
  let y = top + SIZE.cardHeader + SIZE.rowGap;
  for (const { row, sized } of rows) {
    drawRow(cx, row, sized, plan, y);
    y += rowHeight(sized, plan.isTwoLine) + SIZE.rowGap;
  }
  return top + height;
}

function drawRow(cx: Omit<ValueContext, 'inside'>, row: Row, sized: Sized, plan: StackPlan, y: number): void {
  const { sketch } = cx;
  const baseline = y + (plan.isTwoLine ? 15 : SIZE.rowMin / 2 + 5);
  const x = plan.left + SIZE.cardPad;
  const isQuiet = row.kind === 'temporary' || row.kind === 'result';
  addText(
    sketch,
    `${row.key}#name`,
    row.key,
    isQuiet ? 'name-temporary' : row.isUsedAgain ? 'name' : 'name-unused',
    x,
    baseline,
    row.name,
  );
  const { isNarrow } = plan;
  if (row.type !== '' && (!isNarrow || row.badges.length === 0)) {
    addText(
      sketch,
      `${row.key}#type`,
      row.key,
      'type',
      x,
      baseline + 18,
      isNarrow ? row.type.slice(0, 14) : typeShown(row.type),
    );
  }
  let right = isNarrow ? x : plan.valueX - SIZE.gutter;
  row.badges.forEach((badge, index) => {
    const width = badgeWidth(badge);
    const left = isNarrow ? right : right - width;
    drawBadge(cx, badge, `${row.key}#badge${index}`, row.key, {
      x: left,
      y: isNarrow ? baseline + 7 : y + (SIZE.rowMin - SIZE.badge) / 2,
      width,
      height: SIZE.badge,
    });
    right += isNarrow ? width + 8 : -width - 8;
  });
  const node =
    row.badges.length === 0 || sized.node.badges.length > 0
      ? sized
      : { ...sized, node: { ...sized.node, badges: row.badges } };
  // Single values are as wide as their column, so that the dots of owners stand in line.
  const column = plan.left + plan.width - SIZE.cardPad - plan.valueX;
  drawValue(
    { ...cx, inside: row.key },
    node,
    plan.valueX,
    y,
    'value',
    sized.flow === 'leaf' ? Math.max(sized.width, column) : sized.width,
  );
}
