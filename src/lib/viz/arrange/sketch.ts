/** Shapes being collected, and where arrows may begin and end. */
import type { DotRole, LineShape, RectRole, Shape, TextRole } from './arrangement.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Anchor extends Box {
  readonly region: 'stack' | 'heap' | 'static';
  /** The row or memory box that it is part of. */
  readonly inside: string;
  /** Where an arrow that starts here begins. */
  readonly dot: { readonly x: number; readonly y: number; readonly side: 'left' | 'right' } | undefined;
  /** A cell in a line of cells: arrows come from below. */
  readonly isCell: boolean;
}

export interface Sketch {
  readonly shapes: Shape[];
  readonly anchors: Map<string, Anchor>;
}

export const createSketch = (): Sketch => ({ shapes: [], anchors: new Map() });

export function addRect(sketch: Sketch, key: string, subject: string, role: RectRole, box: Box, radius = 8): void {
  sketch.shapes.push({
    kind: 'rect',
    key,
    subject,
    opacity: 1,
    role,
    x: round(box.x),
    y: round(box.y),
    width: round(box.width),
    height: round(box.height),
    radius,
  });
}

export function addText(
  sketch: Sketch,
  key: string,
  subject: string,
  role: TextRole,
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): void {
  if (text !== '')
    sketch.shapes.push({ kind: 'text', key, subject, opacity: 1, role, x: round(x), y: round(y), anchor, text });
}

export function addDot(
  sketch: Sketch,
  key: string,
  subject: string,
  role: DotRole,
  x: number,
  y: number,
  radius: number,
): void {
  sketch.shapes.push({ kind: 'dot', key, subject, opacity: 1, role, x: round(x), y: round(y), radius });
}

export function addLine(sketch: Sketch, line: Omit<LineShape, 'kind' | 'opacity'>): void {
  sketch.shapes.push({ kind: 'line', opacity: 1, ...line, points: line.points.map(([x, y]) => [round(x), round(y)]) });
}

/** Half pixels: enough, and short in SVG. */
export const round = (value: number): number => Math.round(value * 2) / 2;

export const overlaps = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
