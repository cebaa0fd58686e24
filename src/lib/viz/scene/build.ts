/** A moment to a scene. Pure; the same moment gives the same scene. */
import { buildArrows, settle, type Surroundings } from './arrows.ts';
import { columnsOf, programOf } from './columns.ts';
import { contextOf, type SceneContext, type SceneInput, rowKey } from './context.ts';
import { draftFrames, type FrameDraft } from './frames.ts';
import { flightsOf, growthOf } from './flights.ts';
import { foldBox, foldingFor, foldRow, refitArrow } from './fold.ts';
import { happeningsOf } from './happenings.ts';
import { labelPointers } from './labels.ts';
import { badgesOf } from './loans.ts';
import { createMemoryMap, findSlot, type MemoryMap } from './memory-map.ts';
import { movedNote } from './moved.ts';
import type { NodeBuilder } from './nodes.ts';
import { endCard, findRefusal, refusalCard, type RefusedAccess, refusedLocal } from './refusal.ts';
import type { Arrow, Badge, FrameCard, MemoryBox, Row, Scene, ValueNode } from './scene.ts';
import { sentenceOf } from './sentence.ts';

export function buildScene(input: SceneInput): Scene {
  const cx = contextOf(input);
  const map = createMemoryMap();
  const haunted = refusedLocal(cx);
  const builder: NodeBuilder = {
    cx,
    map,
    plans: [],
    movedNote: (view) => movedNote(cx, view),
    haunted: haunted === undefined ? undefined : rowKey(haunted.frame, haunted.local),
  };
  const around: Surroundings = { builder, drafts: draftFrames(builder), boxes: new Map(), statics: new Map() };
  settle(around);
  const refused = findRefusal(cx);
  const happenings = happeningsOf(cx);
  const growth = growthOf(happenings);
  const badges = badgesOf(cx, map, around.drafts);
  const arrows = [...buildArrows(around), ...refusalArrow(cx, map, refused, around.drafts)];
  const folding = foldingFor(arrows);
  const labels = labelPointers(map, arrows);

  const refusedRow =
    refused?.refusal.place === undefined
      ? undefined
      : rowKey(cx.moment.frames[refused.frameIndex]?.id ?? -1, refused.refusal.place.local);
  const dress = (node: ValueNode): ValueNode => dressNode(node, badges, labels);
  const frames: FrameCard[] = around.drafts.map((draft) => ({
    ...draft.card,
    rows: rowsOf(draft).map((row) =>
      foldRow(dressRow(row, badges.get(row.key) ?? [], dress(row.node), refusedRow), folding),
    ),
  }));
  const finish = (box: MemoryBox): MemoryBox =>
    foldBox(
      {
        ...box,
        grewFrom: growth.get(box.key),
        badges: badges.get(box.key) ?? badges.get(box.node.key) ?? [],
        node: dress(box.node),
      },
      folding,
    );
  const boxes = [...around.boxes.values()].sort(byBirth).map(finish);
  const keys = new Set(frames.flatMap((frame) => frame.rows.map((row) => row.key)));
  return {
    program: programOf(cx),
    step: cx.moment.step,
    status: cx.isRefused ? 'refused' : cx.moment.status.kind,
    isPastRefusal: cx.options.letItHappen,
    columns: columnsOf(cx),
    frames,
    boxes,
    statics: [...around.statics.values()].sort(byBirth).map(finish),
    arrows: arrows.map((arrow) => refitArrow(arrow, folding)),
    refusal: refused === undefined ? endCard(cx) : refusalCard(cx, refused),
    flights: flightsOf(cx, happenings, keys),
    sentence: sentenceOf(cx, happenings),
  };
}

/** What is lent, or what the refused access is about, is not called unused. */
const dressRow = (row: Row, badges: readonly Badge[], node: ValueNode, refusedRow: string | undefined): Row => ({
  ...row,
  badges,
  node,
  isUsedAgain: row.isUsedAgain || badges.length > 0 || row.key === refusedRow,
});

const byBirth = (a: MemoryBox, b: MemoryBox): number => Number(a.key.slice(5)) - Number(b.key.slice(5));

/** Variables in the order of their declaration, temporaries after them. */
function rowsOf(draft: FrameDraft): Row[] {
  const rank = (row: Row): number => (row.kind === 'result' ? 2 : row.kind === 'temporary' ? 1 : 0);
  return [...draft.rows].sort((a, b) => rank(a.row) - rank(b.row) || a.local - b.local).map((each) => each.row);
}

function refusalArrow(
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

function dressNode(
  node: ValueNode,
  badges: ReadonlyMap<string, readonly Badge[]>,
  labels: ReadonlyMap<string, string>,
): ValueNode {
  const { content } = node;
  const own = badges.get(node.key) ?? node.badges;
  switch (content.kind) {
    case 'pointer':
      return {
        ...node,
        badges: own,
        content: { ...content, label: content.label === '' ? (labels.get(content.arrow ?? '') ?? '') : content.label },
      };
    case 'group':
      return {
        ...node,
        badges: own,
        content: {
          ...content,
          fields: content.fields.map((field) => ({ name: field.name, node: dressNode(field.node, badges, labels) })),
        },
      };
    case 'list':
      return {
        ...node,
        badges: own,
        content: {
          ...content,
          items: content.items.map((item) =>
            item.kind === 'element' ? { ...item, node: dressNode(item.node, badges, labels) } : item,
          ),
        },
      };
    case 'text':
    case 'handle':
    case 'blank':
      return own === node.badges ? node : { ...node, badges: own };
  }
}
