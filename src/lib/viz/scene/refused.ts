/** The refused access in the picture: its card, and the arrow from there to the place that it wants. */
import type { RefusalCard as CardWords, RefusedAccess } from '../../session/index.ts';
import { rowKey, type SceneContext } from './context.ts';
import type { FrameDraft } from './frames.ts';
import { findSlot, type MemoryMap } from './memory-map.ts';
import type { Arrow, RefusalCard } from './scene.ts';

export const cardOf = ({ frame, ...words }: CardWords): RefusalCard => ({
  key: 'refusal',
  ...words,
  frame: frame === undefined ? undefined : `frame${frame}`,
});

/** The row of the place that the refused access is about. */
export function refusedRow(cx: SceneContext, refused: RefusedAccess | undefined): string | undefined {
  const place = refused?.refusal.place;
  return refused === undefined || place === undefined
    ? undefined
    : rowKey(cx.moment.frames[refused.frameIndex]?.id ?? -1, place.local);
}

export function refusalArrow(
  cx: SceneContext,
  map: MemoryMap,
  refused: RefusedAccess | undefined,
  drafts: readonly FrameDraft[],
): Arrow[] {
  if (refused?.refusal.place === undefined) return [];
  const { refusal, frameIndex } = refused;
  const frame = cx.moment.frames[frameIndex];
  if (frame === undefined || refusal.place === undefined) return [];
  const base = { key: 'refused', kind: 'refused', state: 'live', from: 'refusal' } as const;
  const found = cx.moment.addressOf(frameIndex, refusal.place);
  const slot = found === undefined ? undefined : findSlot(map, found.alloc, found.offset, found.size, found.ty);
  const row = rowKey(frame.id, refusal.place.local);
  const isDrawn = drafts.some((draft) => draft.rows.some((each) => each.row.key === row));
  return slot === undefined && !isDrawn ? [] : [{ ...base, to: { kind: 'node', key: slot?.key ?? row } }];
}
