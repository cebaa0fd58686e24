/** A standpoint to a scene: the same moment gives the same scene. */
import { movedNote, previewText, reportOf, type Standpoint, type StepReport } from '../../session/index.ts';
import { buildArrows, revealAll, type Surroundings } from './arrows.ts';
import { columnsOf, programOf } from './columns.ts';
import { DEFAULT_OPTIONS, rowKey, type SceneContext, type SceneOptions } from './context.ts';
import { dressNode, dressRow } from './dress.ts';
import { flightsOf, growthOf } from './flights.ts';
import { foldBox, foldedBoxes, foldingFor, foldRow, refitArrow, touches } from './fold.ts';
import { draftFrames, type FrameDraft } from './frames.ts';
import { labelPointers } from './labels.ts';
import { badgesOf } from './loans.ts';
import { createMemoryMap, type MemoryMap } from './memory-map.ts';
import type { NodeBuilder } from './node-builder.ts';
import { cardOf, refusalArrow, refusedRow } from './refused.ts';
import type { FrameCard, MemoryBox, Row, Scene, ValueNode } from './scene.ts';

/** `report`: what the step to this moment reports, where it is at hand already. */
export function buildScene(
  at: Standpoint,
  options: Partial<SceneOptions> = {},
  report: StepReport = reportOf(at),
): Scene {
  const cx: SceneContext = { ...at, options: { ...DEFAULT_OPTIONS, ...options } };
  const { happenings, refused, refusedVariable } = report;
  const map = createMemoryMap();
  const builder: NodeBuilder = {
    cx,
    map,
    plans: [],
    movedNote: (view) => movedNote(cx, view),
    haunted: refusedVariable === undefined ? undefined : rowKey(refusedVariable.frame, refusedVariable.local),
  };
  const around: Surroundings = { builder, drafts: draftFrames(builder), boxes: new Map(), statics: new Map() };
  revealAll(around);
  const growth = growthOf(happenings);
  const badges = badgesOf(cx, map, around.drafts);
  const arrows = [...buildArrows(around), ...refusalArrow(cx, map, refused, around.drafts)];
  const folding = foldingFor(arrows);
  const labels = labelPointers(map, arrows, new Map(around.drafts.map(({ card }) => [card.key, card.title])), (arrow) =>
    hiddenValue(cx, map, arrow),
  );

  const wanted = refusedRow(cx, refused);
  const dress = (node: ValueNode): ValueNode => dressNode(node, badges, labels);
  const frames: FrameCard[] = around.drafts.map((draft) => ({
    ...draft.card,
    rows: rowsOf(draft).map((row) =>
      foldRow(dressRow(row, badges.get(row.key) ?? [], dress(row.node), wanted), folding),
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
  const all = [...around.boxes.values()].sort(byBirth).map(finish);
  const away = foldedBoxes(
    all.map(({ key }) => key),
    arrows,
    folding,
  );
  const boxes = all.filter(({ key }) => !away.has(key));
  const keys = new Set(frames.flatMap((frame) => frame.rows.map((row) => row.key)));
  return {
    program: programOf(cx),
    step: cx.moment.step,
    status: cx.isRefused ? 'refused' : cx.moment.status.kind,
    isPastRefusal: cx.isCheckerOff,
    columns: columnsOf(cx),
    frames,
    boxes,
    statics: [...around.statics.values()].sort(byBirth).map(finish),
    arrows: arrows.filter((arrow) => !touches(away, arrow)).map((arrow) => refitArrow(arrow, folding)),
    refusal: report.card === undefined ? undefined : cardOf(report.card),
    flights: flightsOf(cx, happenings, keys),
    sentence: report.sentence,
  };
}

/** What a reference is to that the library keeps on its own stack. */
function hiddenValue(cx: SceneContext, map: MemoryMap, arrow: string): string | undefined {
  const note = map.pointers.find((each) => each.arrow === arrow);
  if (note?.pointer.alloc === undefined || note.pointee === undefined || note.pointer.meta !== undefined)
    return undefined;
  const alloc = cx.moment.findAlloc(note.pointer.alloc);
  const isTheirs = alloc?.kind === 'stack' && alloc.diedStep === undefined;
  if (!isTheirs) return undefined;
  const view = cx.moment.decode(note.pointer.alloc, note.pointer.offset, note.pointee, 8);
  return view.state === 'init' ? previewText(cx.moment, view, 18) : undefined;
}

const byBirth = (a: MemoryBox, b: MemoryBox): number => Number(a.key.slice(5)) - Number(b.key.slice(5));

/** Variables in the order of their declaration, temporaries after them. */
function rowsOf(draft: FrameDraft): Row[] {
  const rank = (row: Row): number => (row.kind === 'result' ? 2 : row.kind === 'temporary' ? 1 : 0);
  return [...draft.rows].sort((a, b) => rank(a.row) - rank(b.row) || a.local - b.local).map((each) => each.row);
}
