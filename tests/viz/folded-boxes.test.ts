/** A long list of owners: what the elements own that are folded away is folded away too, unless something else leads there. */
import { expect, test } from 'vitest';
import { openProgram } from '#lib/session/index.ts';
import { arrange } from '#lib/viz/arrange/index.ts';
import { buildScene, outlineText, type Scene } from '#lib/viz/scene/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

/** The picture before the last line of `main`. */
function before(text: string, source: string): Scene {
  const { run } = openProgram({ source, edition: '2024', library: loadTestLibrary(), stdin: '', maxSteps: 200_000 });
  if (run === undefined) throw new Error('nothing runs');
  run.advance(200_000);
  const at = source.indexOf(text);
  const step = [...run.summary().stops.statement].find(
    (each) => run.standAt(each, each, false).moment.frames.at(-1)?.span.start === at,
  );
  if (step === undefined) throw new Error(`no step at ${text}`);
  return buildScene(run.standAt(step, step, false));
}

test('a grid shows the rows that its list shows, and one that is lent', () => {
  const scene = before(
    'println!',
    'fn main() {\n    let grid = vec![vec![0; 100]; 100];\n    let cell = &grid[50][3];\n    println!("{} {cell}", grid.len());\n}\n',
  );
  // The grid, five rows and the last one, and the row of the cell.
  expect(scene.boxes.length).toBe(8);
  expect(scene.arrows.filter(({ kind }) => kind === 'shared')).toHaveLength(1);
  const ends = new Set(scene.boxes.map(({ key }) => key));
  for (const { kind, to } of scene.arrows)
    if (kind === 'owner' && to.kind === 'node') expect(ends).toContain(/^alloc\d+/u.exec(to.key)?.[0]);
  expect(outlineText(scene)).toContain('… 94 more');
  for (const width of [360, 830]) expect(arrange(scene, { width }).height).toBeLessThan(2500);
});

test('what has another owner that is shown stays', () => {
  const scene = before(
    'println!',
    'use std::rc::Rc;\nfn main() {\n    let all: Vec<Rc<i32>> = (0..40).map(Rc::new).collect();\n    let one = Rc::clone(&all[20]);\n    println!("{one} {}", all.len());\n}\n',
  );
  const owners = scene.arrows.filter(({ kind, from }) => kind === 'owner' && from.startsWith('frame'));
  const keys = new Set(scene.boxes.map(({ key }) => key));
  for (const { to } of owners) expect(keys).toContain(to.kind === 'node' ? /^alloc\d+/u.exec(to.key)?.[0] : '');
  expect(scene.boxes.length).toBe(8);
});
