/** Scenes as text: what is shown of a moment, and what is said of it. */
import { describe, expect, test } from 'vitest';
import { buildScene, outlineText, type Scene, standpointOf } from '#lib/viz/scene/index.ts';
import { type FakeProgram, fakeMoment } from '../tools/fake-moment.ts';
import * as more from './more-samples.ts';
import { sketch } from './samples.ts';

const sceneOf = (program: FakeProgram): Scene => buildScene(standpointOf(fakeMoment(program)));

describe('the sketch', () => {
  const scene = sceneOf(sketch);

  test('reads as the picture does', () => {
    expect(outlineText(scene)).toBe(
      [
        'stack',
        '  main, running · line 6',
        '    s: "hello", owns box 1 (lent ×1, by r)',
        '    r: reads s',
        '    v: [1, 2, 3], owns box 2 (lent ×1, by first)',
        '    first: reads box 2[0]',
        '  refused: s.push_str("!"); (needs write · lent to read until line 7, because of r)',
        'heap',
        '  box 1: String buffer · len 5 · cap 5 = [h e l l o]',
        '  box 2: [i32] · len 3 · cap 3 = [1 2 3]',
      ].join('\n'),
    );
  });

  test('the lent vector carries the badge, the reference points at the element', () => {
    const arrow = scene.arrows.find((each) => each.from === 'frame1/_4');
    expect(arrow?.to).toEqual({ kind: 'node', key: 'alloc5[0]' });
    expect(scene.frames[0]?.rows[2]?.badges.map((badge) => badge.text)).toEqual(['lent ×1']);
  });

  test('the refused access points at the place', () => {
    expect(scene.arrows.find((each) => each.kind === 'refused')?.to).toEqual({ kind: 'node', key: 'frame1/_1' });
    expect(scene.sentence).toEqual({
      tone: 'refused',
      text: 'Line 6 asks to change `s`, but `r` may still read it on line 7. The compiler stops here.',
    });
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(scene))).toEqual(structuredClone(scene));
  });
});

test('moved, uninitialised and no longer used places look different', () => {
  const [main, callee] = sceneOf(more.moveIntoCall).frames;
  expect(main?.rows.map((row) => [row.name, row.node.state, row.isUsedAgain])).toEqual([
    ['s1', 'moved', true],
    ['n', 'init', false],
    ['later', 'uninit', true],
  ]);
  expect([main?.state, callee?.state]).toEqual(['waiting', 'running']);
});

test('a slice of a string points at its characters', () => {
  const scene = sceneOf(more.nested);
  expect(scene.arrows.find((each) => each.from === 'frame1/_6')?.to).toEqual({
    kind: 'range',
    box: 'alloc9',
    first: 'alloc9[0]',
    last: 'alloc9[4]',
  });
  expect(scene.statics.map((box) => box.key)).toEqual(['alloc12']);
});

test('a mutable loan is a badge on the place and an arrow of its own kind', () => {
  const scene = sceneOf(more.nested);
  expect(scene.frames[0]?.rows[0]?.badges).toEqual([{ kind: 'mut', text: 'lent, mut', holders: ['r'] }]);
  expect(scene.arrows.find((each) => each.from === 'frame1/_5')?.kind).toBe('mut');
});

test('freed memory leaves a mark while something points at it', () => {
  const scene = sceneOf(more.dangling);
  expect(scene.boxes.find((box) => box.key === 'alloc5')?.state).toBe('freed');
  expect(scene.arrows.find((each) => each.from === 'frame1/_2')?.state).toBe('dangling');
});

test('long lists fold, but never what an arrow points at', () => {
  const box = sceneOf(more.long).boxes[0];
  const { content } = box?.node ?? {};
  expect(content?.kind).toBe('list');
  const items = content?.kind === 'list' ? content.items : [];
  expect(items.length).toBeLessThan(20);
  expect(items.some((item) => item.kind === 'element' && item.index === 77)).toBe(true);
  expect(
    items.reduce((sum, item) => sum + (item.kind === 'element' ? 1 : item.kind === 'gap' ? item.count : 0), 0),
  ).toBe(120);
});

test('keys are unique', () => {
  for (const program of [sketch, more.nested, more.chain, more.lent, more.long]) {
    const scene = sceneOf(program);
    const keys = scene.arrows.map((arrow) => arrow.key);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
