/** Arrangements as numbers: nothing overlaps, nothing leaves the picture, what is unchanged stays. */
import { describe, expect, test } from 'vitest';
import { type Arrangement, arrange, pathOf, type RectShape, type Shape } from '#lib/viz/arrange/index.ts';
import { between } from '#lib/viz/motion/index.ts';
import { buildScene, standpointOf } from '#lib/viz/scene/index.ts';
import { drawScene } from '#lib/viz/draw/index.ts';
import { type FakeProgram, fakeMoment } from '../tools/fake-moment.ts';
import * as more from './more-samples.ts';
import { sketch } from './samples.ts';

const programs: Readonly<Record<string, FakeProgram>> = {
  sketch,
  moveIntoCall: more.moveIntoCall,
  nested: more.nested,
  chain: more.chain,
  dangling: more.dangling,
  long: more.long,
  lent: more.lent,
  many: more.many(60),
};
const sceneOf = (program: FakeProgram) => buildScene(standpointOf(fakeMoment(program)));

const isOuter = (shape: Shape): shape is RectShape =>
  shape.kind === 'rect' &&
  (shape.role.startsWith('card') ||
    shape.role === 'refusal' ||
    shape.role === 'box' ||
    shape.role === 'box-static' ||
    shape.role === 'box-freed');
const overlap = (a: RectShape, b: RectShape): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(Object.entries(programs))('%s', (_name, program) => {
  const scene = sceneOf(program);

  test.each([390, 828, 1400])('at %i pixels: no two boxes overlap, all are inside', (width) => {
    const arrangement = arrange(scene, { width });
    const boxes = arrangement.shapes.filter(isOuter);
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1))
        expect(overlap(box, other), `${box.key} and ${other.key}`).toBe(false);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(arrangement.width);
      expect(box.y + box.height).toBeLessThanOrEqual(arrangement.height);
    }
    expect(boxes.length).toBe(
      scene.frames.length + scene.boxes.length + scene.statics.length + (scene.refusal === undefined ? 0 : 1),
    );
  });

  test('every arrow is drawn from its dot to what it points at', () => {
    const arrangement = arrange(scene, { width: 828 });
    const lines = new Map(
      arrangement.shapes.flatMap((shape) => (shape.kind === 'line' ? [[shape.key, shape] as const] : [])),
    );
    for (const arrow of scene.arrows) {
      if (arrow.to.kind === 'nowhere') continue;
      const line = lines.get(arrow.key);
      expect(line, arrow.key).toBeDefined();
      expect(line === undefined ? '' : pathOf(line)).toMatch(/^M[-\d.]+,[-\d.]+[LCQ]/);
      const [x, y] = line?.points.at(-1) ?? [-1, -1];
      expect(x >= 0 && x <= arrangement.width && y >= 0 && y <= arrangement.height).toBe(true);
    }
  });

  test('arranged again after itself, nothing moves', () => {
    const first = arrange(scene, { width: 828 });
    expect(arrange(scene, { width: 828, previous: first }).shapes).toEqual(first.shapes);
  });

  test('keys of shapes are unique', () => {
    const keys = arrange(scene, { width: 828 }).shapes.map((shape) => shape.key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('motion', () => {
  const before = arrange(sceneOf({ ...sketch, refusal: { code: undefined }, status: { kind: 'running' } }), {
    width: 828,
  });
  const after = arrange(
    { ...sceneOf(more.nested), program: sceneOf(sketch).program },
    { width: 828, previous: before },
  );
  const xOf = (arrangement: Arrangement, key: string): number | undefined => {
    const shape = arrangement.shapes.find((each) => each.key === key);
    return shape !== undefined && shape.kind !== 'line' ? shape.x : undefined;
  };

  test('begins with what was and ends with what is', () => {
    const at = between(before, after);
    expect(at(0)).toBe(before);
    expect(at(1)).toBe(after);
  });

  test('half way, what is in both is half way, and each picture is a fresh one', () => {
    const at = between(before, after);
    const half = at(0.5);
    const key = 'frame1/_1#box';
    expect(xOf(half, key)).toBe(((xOf(before, key) ?? 0) + (xOf(after, key) ?? 0)) / 2);
    expect(at(0.5)).not.toBe(half);
    expect(at(0.5)).toEqual(half);
  });

  test('is the same backwards for what slides', () => {
    const forward = between(before, after)(0.5);
    const back = between(after, before)(0.5);
    expect(xOf(back, 'frame1/_1#box')).toBe(xOf(forward, 'frame1/_1#box'));
  });
});

describe('drawn as SVG', () => {
  const { compilation, moment } = fakeMoment(more.hostile);
  const svg = drawScene(buildScene(standpointOf({ compilation, moment })), compilation.source, { theme: 'dark' });

  test('hostile names and texts are escaped', () => {
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
    expect(Array.from(svg).some((char) => char < ' ' && char !== '\n')).toBe(false);
  });

  test('every element that opens also closes', () => {
    const open: string[] = [];
    for (const [, slash = '', name = '', self = ''] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
      if (self === '/') continue;
      if (slash === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('colours are its own: nothing refers to the page', () => {
    expect(svg).not.toContain('var(');
    expect(svg).not.toMatch(/https?:(?!\/\/www\.w3\.org)/);
  });
});
