/** The shapes that occur in a scene, in the order in which they are explained. */
import type { Scene, ValueNode } from '../scene/index.ts';
import type { LegendEntry } from './arrangement.ts';

const WORDS: Readonly<Record<LegendEntry['kind'], string>> = {
  owner: 'owns',
  shared: 'reads (shared borrow)',
  mut: 'may change (mutable borrow)',
  raw: 'raw pointer',
  over: 'borrow is over',
  dangling: 'points at nothing',
  refused: 'refused',
  moved: 'moved away',
  uninit: 'no value yet',
  freed: 'freed',
  unused: 'not used again',
};

export function legendOf(scene: Scene): LegendEntry[] {
  const used = new Set<LegendEntry['kind']>();
  for (const arrow of scene.arrows)
    used.add(arrow.state === 'dangling' ? 'dangling' : arrow.state === 'over' ? 'over' : arrow.kind);
  const visit = (node: ValueNode): void => {
    if (node.state === 'moved' || node.state === 'uninit') used.add(node.state);
    if (node.content.kind === 'group') for (const field of node.content.fields) visit(field.node);
  };
  for (const frame of scene.frames) {
    for (const row of frame.rows) {
      visit(row.node);
      if (!row.isUsedAgain) used.add('unused');
    }
  }
  if (scene.boxes.some((box) => box.state === 'freed')) used.add('freed');
  const order: readonly LegendEntry['kind'][] = [
    'owner',
    'shared',
    'mut',
    'raw',
    'over',
    'dangling',
    'moved',
    'uninit',
    'freed',
    'unused',
    'refused',
  ];
  return order.filter((kind) => used.has(kind)).map((kind) => ({ kind, text: WORDS[kind] }));
}
