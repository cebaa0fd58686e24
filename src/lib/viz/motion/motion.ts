/**
 * Between two arrangements: what is in both slides, what is new appears, what is gone fades. A picture is a function of
 * (before, after, t), so it can be paused, turned round and scrubbed; reduced motion is t = 1.
 *
 * An owner's arrow has the key of what is owned, so when a value moves its arrow slides to the new owner. A buffer that grew
 * begins where the old one stood.
 */
import { easeCubicInOut } from 'd3-ease';
import type { Arrangement, LineShape, Point, RectShape, Shape, TextShape } from '../arrange/index.ts';
import type { Flight, MemoryBox } from '../scene/index.ts';

export interface MotionHints {
  /** Values that changed their place. */
  readonly flights?: readonly Flight[];
  /** Boxes whose content came from another. */
  readonly boxes?: readonly Pick<MemoryBox, 'key' | 'grewFrom'>[];
}

export function between(
  before: Arrangement | undefined,
  after: Arrangement,
  hints: MotionHints = {},
): (t: number) => Arrangement {
  if (before === undefined || before === after) return () => after;
  const old = new Map(before.shapes.map((shape) => [shape.key, shape]));
  const kept = new Set(after.shapes.map((shape) => shape.key));
  const gone = before.shapes.filter((shape) => !kept.has(shape.key));
  const grown = new Map(
    (hints.boxes ?? []).flatMap((box) => (box.grewFrom === undefined ? [] : [[box.key, box.grewFrom] as const])),
  );
  const pairs = after.shapes.map((shape) => [partnerOf(shape, old, grown), shape] as const);
  const flying = flightsOf(before, after, hints.flights ?? []);
  return (raw) => {
    const t = Math.min(1, Math.max(0, raw));
    if (t === 1) return after;
    if (t === 0) return before;
    const eased = easeCubicInOut(t);
    const shapes = pairs.map(([from, to]) =>
      from === to ? to : from === undefined ? fade(to, appear(t)) : tween(from, to, eased),
    );
    const leaving = gone.map((shape) => collapse(shape, t));
    return {
      ...after,
      width: Math.max(before.width, after.width),
      height: before.height + (after.height - before.height) * eased,
      shapes: [...leaving, ...shapes, ...flying(eased)],
    };
  };
}

const appear = (t: number): number => Math.max(0, (t - 0.35) / 0.65);
const fade = (shape: Shape, opacity: number): Shape => ({ ...shape, opacity: shape.opacity * opacity });
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** The shape of the same key, or, for a box that grew, the same part of the old box. */
function partnerOf(
  shape: Shape,
  old: ReadonlyMap<string, Shape>,
  grown: ReadonlyMap<string, string>,
): Shape | undefined {
  const same = old.get(shape.key);
  if (same !== undefined) return same.kind === shape.kind ? (isSame(same, shape) ? shape : same) : undefined;
  const box = /^(?:own:)?(alloc\d+)/.exec(shape.key)?.[1];
  const from = box === undefined ? undefined : grown.get(box);
  const found = box === undefined || from === undefined ? undefined : old.get(shape.key.replace(box, from));
  return found?.kind === shape.kind ? found : undefined;
}

const samePoint = (point: Point | undefined, x: number, y: number): boolean => point?.[0] === x && point[1] === y;

function isSame(a: Shape, b: Shape): boolean {
  if (a.kind === 'line' || b.kind === 'line') {
    return (
      a.kind === 'line' &&
      b.kind === 'line' &&
      a.form === b.form &&
      a.points.length === b.points.length &&
      a.points.every(([x, y], index) => samePoint(b.points[index], x, y))
    );
  }
  if (a.x !== b.x || a.y !== b.y) return false;
  return a.kind !== 'rect' || (b.kind === 'rect' && a.width === b.width && a.height === b.height);
}

function tween(from: Shape, to: Shape, t: number): Shape {
  if (from.kind === 'rect' && to.kind === 'rect')
    return {
      ...to,
      x: mix(from.x, to.x, t),
      y: mix(from.y, to.y, t),
      width: mix(from.width, to.width, t),
      height: mix(from.height, to.height, t),
    };
  if (from.kind === 'text' && to.kind === 'text') return tweenText(from, to, t);
  if (from.kind === 'dot' && to.kind === 'dot') return { ...to, x: mix(from.x, to.x, t), y: mix(from.y, to.y, t) };
  if (from.kind === 'line' && to.kind === 'line') return tweenLine(from, to, t);
  return to;
}

const tweenText = (from: TextShape, to: TextShape, t: number): TextShape =>
  from.anchor === to.anchor
    ? { ...to, x: mix(from.x, to.x, t), y: mix(from.y, to.y, t) }
    : { ...to, opacity: to.opacity * t };

/** Lines of unlike bends are brought to the same number of points. */
function tweenLine(from: LineShape, to: LineShape, t: number): LineShape {
  const count = Math.max(from.points.length, to.points.length);
  const a = stretch(from.points, count);
  const b = stretch(to.points, count);
  const form = from.form === to.form ? to.form : t < 0.5 ? from.form : to.form;
  return {
    ...to,
    form,
    points: b.map((point, index): Point => [
      mix(a[index]?.[0] ?? point[0], point[0], t),
      mix(a[index]?.[1] ?? point[1], point[1], t),
    ]),
  };
}

function stretch(points: readonly Point[], count: number): readonly Point[] {
  const last = points.at(-1);
  if (points.length >= count || last === undefined) return points;
  const inner = points.slice(0, -1);
  const filler = inner.at(-1) ?? last;
  return [...inner, ...Array.from({ length: count - points.length }, () => filler), last];
}

/** What goes shrinks to its middle line and fades. */
function collapse(shape: Shape, t: number): Shape {
  const opacity = shape.opacity * Math.max(0, 1 - t * 1.6);
  if (shape.kind !== 'rect') return { ...shape, opacity };
  const rest = 1 - t * 0.5;
  const rect: RectShape = {
    ...shape,
    y: shape.y + (shape.height * (1 - rest)) / 2,
    height: shape.height * rest,
    opacity,
  };
  return rect;
}

/** A small card with the value, on its way from the old owner's row to the new one's. */
function flightsOf(before: Arrangement, after: Arrangement, flights: readonly Flight[]): (t: number) => Shape[] {
  const paths = flights.flatMap((flight) => {
    const from = rectOf(before, flight.from);
    const to = rectOf(after, flight.to);
    return from === undefined || to === undefined || flight.text === '' ? [] : [{ flight, from, to }];
  });
  return (t) =>
    paths.flatMap(({ flight, from, to }): Shape[] => {
      const width = mix(from.width, to.width, t);
      const x = mix(from.x, to.x, t);
      const y = mix(from.y, to.y, t);
      const height = mix(Math.min(from.height, 34), Math.min(to.height, 34), t);
      const base = { subject: flight.to, opacity: t < 0.9 ? 1 : (1 - t) * 10 } as const;
      return [
        { ...base, kind: 'rect', key: `flight:${flight.to}`, role: 'flight', x, y, width, height, radius: 8 },
        {
          ...base,
          kind: 'text',
          key: `flight:${flight.to}#text`,
          role: 'flight',
          x: x + 12,
          y: y + height / 2 + 5,
          anchor: 'start',
          text: flight.text,
        },
      ];
    });
}

function rectOf(arrangement: Arrangement, key: string): RectShape | undefined {
  const found = arrangement.shapes.find((shape) => shape.key === `${key}#box`);
  return found?.kind === 'rect' ? found : undefined;
}
