/** Lines to SVG path data. One function for the page, the still picture and motion in between. */
import { linkHorizontal } from 'd3-shape';
import { unreachable } from '../../heap/base/index.ts';
import type { LineShape, Point } from './arrangement.ts';
import { round } from './sketch.ts';

const link = linkHorizontal<{ source: [number, number]; target: [number, number] }, [number, number]>();
const CORNER = 10;

export function pathOf(line: Pick<LineShape, 'form' | 'points'>): string {
  const { points, form } = line;
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  switch (form) {
    case 'straight':
      return `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}`;
    case 'curve':
      return link({ source: [round(first[0]), round(first[1])], target: [round(last[0]), round(last[1])] }) ?? '';
    case 'elbow':
      return elbowPath(points);
    default:
      return unreachable(form);
  }
}

/** Straight stretches with rounded corners. */
function elbowPath(points: readonly Point[]): string {
  const parts: string[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) parts.push(`M${at(point)}`);
    else if (after === undefined) parts.push(`L${at(point)}`);
    else {
      const into = toward(point, before, CORNER);
      const out = toward(point, after, CORNER);
      parts.push(`L${at(into)}Q${at(point)} ${at(out)}`);
    }
  });
  return parts.join('');
}

const at = ([x, y]: Point): string => `${round(x)},${round(y)}`;

/** At most half of the stretch from `from` towards `to`. */
function toward(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return from;
  const share = Math.min(distance, length / 2) / length;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** The direction in which a line arrives, in degrees (0 is to the right), for its tip. */
export function arrivalAngle(line: Pick<LineShape, 'form' | 'points'>): number {
  const last = line.points.at(-1);
  const before = line.points.at(-2);
  if (last === undefined || before === undefined) return 0;
  if (line.form === 'curve') return last[0] >= before[0] ? 0 : 180;
  return (Math.atan2(last[1] - before[1], last[0] - before[0]) * 180) / Math.PI;
}
