/** Whole runs of the scenarios: stop by stop, nothing overlaps, nothing unchanged moves, and something is said. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Arrangement, arrange, type RectShape, type Shape } from '#lib/viz/arrange/index.ts';
import { between } from '#lib/viz/motion/index.ts';
import { openProgram } from '#lib/session/index.ts';
import { buildScene, outlineText, type Scene } from '#lib/viz/scene/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

const folder = fileURLToPath(new URL('../../static/scenarios/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.rs'));

interface Shown {
  readonly scene: Scene;
  readonly arrangement: Arrangement;
}

function walk(source: string, width: number): Shown[] {
  const { run } = openProgram({ source, edition: '2024', library: loadTestLibrary(), stdin: '', maxSteps: 200_000 });
  if (run === undefined) return [];
  run.advance(Infinity);
  const { stops, stopsPast, last, refusalStep } = run.summary();
  const steps = [
    ...stops.statement,
    ...(refusalStep === undefined ? [] : [...stopsPast.statement].filter((step) => step > last)),
  ];
  const shown: Shown[] = [];
  let since = 0;
  for (const step of steps) {
    const scene = buildScene(run.standAt(step, since, step > last));
    shown.push({ scene, arrangement: arrange(scene, { width, previous: shown.at(-1)?.arrangement }) });
    since = step;
  }
  return shown;
}

const isOuter = (shape: Shape): shape is RectShape =>
  shape.kind === 'rect' &&
  (shape.role.startsWith('card') ||
    shape.role === 'refusal' ||
    shape.role === 'box' ||
    shape.role === 'box-static' ||
    shape.role === 'box-freed');
const overlap = (a: RectShape, b: RectShape): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const placeOf = (arrangement: Arrangement, key: string): string | undefined => {
  const shape = arrangement.shapes.find((each) => each.key === key);
  return shape?.kind === 'rect' ? `${shape.x},${shape.y}` : undefined;
};

describe.each(files)('%s', (file) => {
  const shown = walk(readFileSync(folder + file, 'utf8'), 828);

  test('has moments', () => {
    expect(shown.length).toBeGreaterThan(2);
  });

  test('cards and boxes never overlap', () => {
    expect(shown[0]?.arrangement.shapes.some(isOuter)).toBe(true);
    for (const { arrangement, scene } of shown) {
      const boxes = arrangement.shapes.filter(isOuter);
      boxes.forEach((box, index) => {
        for (const other of boxes.slice(index + 1))
          expect(overlap(box, other), `step ${scene.step}: ${box.key} and ${other.key}`).toBe(false);
      });
    }
  });

  test('heap boxes keep their place, and rows above which nothing changed keep theirs', () => {
    shown.forEach(({ scene, arrangement }, index) => {
      const before = shown[index - 1];
      if (before === undefined) return;
      const sizes = (each: Arrangement): Map<string, number> =>
        new Map(each.shapes.filter(isOuter).map((box) => [box.key, box.role.startsWith('box') ? box.height : 0]));
      const heights = sizes(before.arrangement);
      // A box that grows where it stands pushes down what is below it.
      const hasGrown = [...sizes(arrangement)].some(([key, height]) => height > (heights.get(key) ?? height));
      for (const box of hasGrown ? [] : scene.boxes) {
        const was = placeOf(before.arrangement, `${box.key}#frame`);
        if (was !== undefined)
          expect(placeOf(arrangement, `${box.key}#frame`), `step ${scene.step}: ${box.key}`).toBe(was);
      }
      const [frame] = scene.frames;
      const [frameBefore] = before.scene.frames;
      for (const [position, row] of (frame?.rows ?? []).entries()) {
        if (frameBefore?.rows[position]?.key !== row.key) break;
        const same = frameBefore.rows
          .slice(0, position)
          .every(
            (each, at) =>
              JSON.stringify(each.node.content).length === JSON.stringify(frame?.rows[at]?.node.content).length,
          );
        if (same)
          expect(placeOf(arrangement, `${row.key}#box`), `step ${scene.step}: ${row.name}`).toBe(
            placeOf(before.arrangement, `${row.key}#box`),
          );
      }
    });
  });

  test("says something at each stop, in the reader's words", () => {
    for (const { scene } of shown) {
      expect(scene.sentence.text, `step ${scene.step}`).toMatch(/^[A-Z`].*\.$/su);
      expect(scene.sentence.text, `step ${scene.step}`).not.toMatch(
        /\b_\d+\b|\bbb\d|undefined\b(?! behaviour)|\[object|\$\w/u,
      );
      expect(outlineText(scene)).not.toMatch(/undefined(?! behaviour)|\[object/u);
    }
  });

  test('shapes have unique keys and finite places, in motion too', () => {
    shown.forEach(({ arrangement, scene }, index) => {
      const half = between(shown[index - 1]?.arrangement, arrangement, { flights: scene.flights, boxes: scene.boxes })(
        0.5,
      );
      for (const each of [arrangement, half]) {
        const keys = each.shapes.map((shape) => shape.key);
        expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
        for (const shape of each.shapes)
          for (const number of shape.kind === 'line' ? shape.points.flat() : [shape.x, shape.y])
            expect(Number.isFinite(number), shape.key).toBe(true);
      }
    });
  });

  test('every arrow has its line', () => {
    expect(shown.every(({ scene }) => scene.arrows.every((arrow) => arrow.key !== ''))).toBe(true);
    for (const { scene, arrangement } of shown) {
      const lines = new Set(arrangement.shapes.filter((shape) => shape.kind === 'line').map((shape) => shape.key));
      for (const arrow of scene.arrows)
        if (arrow.to.kind !== 'nowhere') expect(lines.has(arrow.key), `step ${scene.step}: ${arrow.key}`).toBe(true);
    }
  });
});
