/** Shapes to the few SVG elements that draw them: the page and the still picture both go through here. */
import { unreachable } from '../../heap/base/index.ts';
import type { DotShape, LineShape, Point, RectShape, Shape } from './arrangement.ts';
import { arrivalAngle, pathOf } from './paths.ts';
import { round } from './sketch.ts';

export type Primitive =
  | {
      readonly tag: 'rect';
      readonly class: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly rx: number;
    }
  | { readonly tag: 'path'; readonly class: string; readonly d: string }
  | { readonly tag: 'circle'; readonly class: string; readonly cx: number; readonly cy: number; readonly r: number }
  | {
      readonly tag: 'text';
      readonly class: string;
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly text: string;
    };

/** Classes are `fp-KIND-ROLE`; `pictureCss` styles them. */
export function primitivesOf(shape: Shape): Primitive[] {
  switch (shape.kind) {
    case 'rect':
      return rectParts(shape);
    case 'text':
      return [
        {
          tag: 'text',
          class: `fp-text-${shape.role}`,
          x: round(shape.x),
          y: round(shape.y),
          anchor: shape.anchor,
          text: shape.text,
        },
      ];
    case 'dot':
      return dotParts(shape);
    case 'line':
      return lineParts(shape);
    default:
      return unreachable(shape);
  }
}

function rectParts(shape: RectShape): Primitive[] {
  const { x, y, width, height, radius, role } = shape;
  const rect = (suffix: string, inset: number): Primitive => ({
    tag: 'rect',
    class: `fp-rect-${role}${suffix}`,
    x: round(x + inset),
    y: round(y + inset),
    width: Math.max(0, round(width - 2 * inset)),
    height: Math.max(0, round(height - 2 * inset)),
    rx: Math.max(0, radius - inset),
  });
  // Double borders tell what may be changed through a reference, in any colour.
  if (role === 'value-mut' || role === 'highlight-mut' || role === 'badge-mut') return [rect('', 0), rect('-inner', 3)];
  if (role === 'moved') return [rect('', 0), rect('-hatch', 0)];
  if (role === 'box-freed')
    return [
      rect('', 0),
      {
        tag: 'rect',
        class: 'fp-rect-box-freed-hatch',
        x: round(x + 8),
        y: round(y + Math.max(4, height - 26)),
        width: Math.max(0, round(width - 16)),
        height: Math.max(0, Math.min(18, round(height - 8))),
        rx: 4,
      },
    ];
  return [rect('', 0)];
}

function dotParts({ role, x, y, radius }: DotShape): Primitive[] {
  const circle = (suffix: string, r: number): Primitive => ({
    tag: 'circle',
    class: `fp-dot-${role}${suffix}`,
    cx: round(x),
    cy: round(y),
    r,
  });
  if (role === 'none')
    return [
      { tag: 'path', class: 'fp-dot-none', d: `M${round(x - 4)},${round(y + 4)}L${round(x + 4)},${round(y - 4)}` },
    ];
  return role === 'mut' ? [circle('', radius), circle('-inner', radius - 2.5)] : [circle('', radius)];
}

function lineParts(line: LineShape): Primitive[] {
  const d = pathOf(line);
  const state = line.state === 'live' ? '' : ` fp-${line.state}`;
  const parts: Primitive[] = [{ tag: 'path', class: `fp-line-${line.role}${state}`, d }];
  if (line.role === 'mut') parts.push({ tag: 'path', class: `fp-line-mut-inner${state}`, d });
  return [...parts, ...tipParts(line, state)];
}

function tipParts(line: LineShape, state: string): Primitive[] {
  const end = line.points.at(-1);
  if (end === undefined || line.tip === 'none') return [];
  const [x, y] = end;
  const angle = arrivalAngle(line);
  switch (line.tip) {
    case 'open':
      return [{ tag: 'circle', class: `fp-tip-${line.role}-open${state}`, cx: round(x), cy: round(y), r: 4 }];
    case 'filled':
      return [
        {
          tag: 'path',
          class: `fp-tip-${line.role}${state}`,
          d: polygon(
            end,
            angle,
            line.role === 'mut'
              ? [
                  [1, 0],
                  [-6, -6],
                  [-13, 0],
                  [-6, 6],
                ]
              : [
                  [1, 0],
                  [-10, -5.5],
                  [-10, 5.5],
                ],
          ),
        },
      ];
    case 'cross': {
      const r = line.role === 'refused' ? 11 : 6;
      return [
        { tag: 'circle', class: `fp-tip-stop${line.role === 'refused' ? '-big' : ''}`, cx: round(x), cy: round(y), r },
        {
          tag: 'path',
          class: `fp-tip-stop-bar${line.role === 'refused' ? '-big' : ''}`,
          d: `M${round(x - r * 0.68)},${round(y - r * 0.68)}L${round(x + r * 0.68)},${round(y + r * 0.68)}`,
        },
      ];
    }
    default:
      return unreachable(line.tip);
  }
}

/** A polygon given for a line arriving from the left, turned into the line's direction. */
function polygon([x, y]: Point, angle: number, corners: readonly Point[]): string {
  const cos = Math.cos((angle * Math.PI) / 180);
  const sin = Math.sin((angle * Math.PI) / 180);
  return `M${corners.map(([dx, dy]) => `${round(x + dx * cos - dy * sin)},${round(y + dx * sin + dy * cos)}`).join('L')}Z`;
}
