/**
 * Calls as cards, locals as rows. Variables have a row from storage-live to storage-dead; temporaries only while they
 * matter: they own heap memory, hold a loan, or something drawn points at them.
 */
import { inRanges } from '../../heap/base/index.ts';
import type { AllocView, BodyFacts, FrameView, LocalView, ValueView } from '../../interpreter/index.ts';
import {
  bodyAt,
  BORROWERS,
  closureName,
  factsOf,
  findPart,
  hintOf,
  isReserved,
  isVariable,
  lineName,
  lineOfFrame,
  loansInScope,
  nameOf,
  pointerIn,
  pointOf,
  type Standpoint,
  typeText,
} from '../../session/index.ts';
import { captureRows, CLOSURE } from './captures.ts';
import { rowKey } from './context.ts';
import { addSlot } from './memory-map.ts';
import type { NodeBuilder } from './node-builder.ts';
import { buildNode } from './nodes.ts';
import type { FrameCard, Row, ValueNode } from './scene.ts';

/** A card whose rows can still grow: a temporary may turn out to matter when arrows look for their ends. */
export interface FrameDraft {
  readonly frame: FrameView;
  readonly frameIndex: number;
  readonly card: Omit<FrameCard, 'rows'>;
  readonly rows: { readonly local: number; readonly row: Row }[];
  /** Temporaries without a row. */
  readonly hidden: LocalView[];
}

/** How many of the oldest and newest calls of a deep stack are drawn; those between are counted. */
const OLDEST = 1;
const NEWEST = 5;

/** A closure has no name of its own: it is known by where it is written, and what for. */
const titleOf = (cx: Standpoint, frame: FrameView): string => {
  const closure = closureName(cx, frame.body);
  if (closure === undefined) return frame.name;
  return `closure${closure.given === undefined ? '' : ` for ${closure.given}`}, line ${closure.line}`;
};

export function draftFrames(builder: NodeBuilder): FrameDraft[] {
  const { cx } = builder;
  const all: number[] = [];
  cx.moment.frames.forEach((frame, frameIndex) => {
    if (cx.options.insideLibrary || !frame.isLibrary) all.push(frameIndex);
  });
  const isDeep = all.length > OLDEST + NEWEST + 1;
  const shown = (isDeep ? [...all.slice(0, OLDEST), ...all.slice(-NEWEST)] : all).flatMap((frameIndex) => {
    const frame = cx.moment.frames[frameIndex];
    return frame === undefined ? [] : [{ frame, frameIndex }];
  });
  const drafts = shown.map(({ frame, frameIndex }, index) => {
    const line = lineOfFrame(cx, frame);
    const isUnwinding = cx.compilation.bodies.get(frame.body)?.blocks[frame.at.block]?.isCleanup ?? false;
    const state = isUnwinding ? 'unwinding' : index === shown.length - 1 ? 'running' : 'waiting';
    const card = {
      key: `frame${frame.id}`,
      title: titleOf(cx, frame),
      state,
      caption: captionOf(cx, state, line, frame),
      line,
      isLibrary: frame.isLibrary,
    } as const;
    const draft: FrameDraft = { frame, frameIndex, card, rows: [], hidden: [] };
    fillRows(builder, draft);
    return draft;
  });
  const first = shown[0];
  if (!isDeep || first === undefined) return drafts;
  const title = `… ${all.length - OLDEST - NEWEST} more calls`;
  const fold: FrameDraft = {
    frame: { ...first.frame, id: -1, locals: [] },
    frameIndex: -1,
    rows: [],
    hidden: [],
    card: { key: 'frames…', title, state: 'waiting', caption: '', line: undefined, isLibrary: true },
  };
  return [...drafts.slice(0, OLDEST), fold, ...drafts.slice(OLDEST)];
}

function captionOf(cx: Standpoint, state: FrameCard['state'], line: number | undefined, frame: FrameView): string {
  if (line === undefined) return state;
  const written = cx.writtenAt(frame);
  const inside = written === undefined ? '' : `, ${written.name}! line ${written.line}`;
  return `${state} · line ${lineName(cx.compilation, line)}${inside}`;
}

function fillRows(builder: NodeBuilder, draft: FrameDraft): void {
  const { cx } = builder;
  const { frame } = draft;
  const facts = factsOf(cx, frame);
  const targets = new Set<number>();
  for (const id of facts === undefined ? [] : loansInScope(facts, frame.at)) {
    const loan = facts?.loans[id];
    if (loan !== undefined && !isReserved(cx, draft.frameIndex, loan)) targets.add(loan.target);
  }
  const captures = captureRows(builder, draft, rowKey(frame.id, CLOSURE));
  for (const row of captures) draft.rows.push({ local: CLOSURE, row });
  for (const local of frame.locals) {
    if (!local.isLive || local.alloc === undefined || local.kind === 'drop-flag' || local.kind === 'ref-for-guard')
      continue;
    const view = cx.moment.decode(local.alloc, 0, local.ty);
    if (view.state === 'dropped') continue;
    // Its parts are rows already.
    if (local.local === CLOSURE && captures.length > 0) draft.hidden.push(local);
    else if (isVariable(local))
      draft.rows.push({ local: local.local, row: buildRow(builder, draft, local, view, facts) });
    else if (
      (view.state === 'init' || view.state === 'partial') &&
      (ownsHeap(view) ||
        hintOf(view)?.name === 'iter' ||
        (targets.has(local.local) && isNeeded(facts, frame, local) && view.shape.kind === 'reference'))
    ) {
      draft.rows.push({ local: local.local, row: buildRow(builder, draft, local, view, facts) });
    } else draft.hidden.push(local);
  }
}

/** A later statement uses it: a reference that waits for its call, not one that was only a step on the way. */
const isNeeded = (facts: BodyFacts | undefined, frame: FrameView, local: LocalView): boolean => {
  const live = facts?.live[local.local];
  return facts !== undefined && live !== undefined && inRanges(live, pointOf(facts, frame.at));
};

/** Gives a hidden temporary its row. */
export function revealLocal(builder: NodeBuilder, draft: FrameDraft, local: LocalView): void {
  if (local.alloc === undefined) return;
  draft.hidden.splice(draft.hidden.indexOf(local), 1);
  draft.rows.push({
    local: local.local,
    row: buildRow(
      builder,
      draft,
      local,
      builder.cx.moment.decode(local.alloc, 0, local.ty),
      factsOf(builder.cx, draft.frame),
    ),
  });
}

/** A local whose storage is over, or whose call has returned, while something still points at it. */
export function markGone(builder: NodeBuilder, drafts: FrameDraft[], alloc: AllocView): void {
  if (alloc.frame === undefined || alloc.local === undefined) return;
  const { cx, map } = builder;
  const key = rowKey(alloc.frame, alloc.local);
  addSlot(map, alloc.id, { key, offset: 0, size: alloc.size, ty: '', place: '', list: undefined });
  let draft = drafts.find((each) => each.frame.id === alloc.frame);
  const known = draft?.frame.locals.find((each) => each.local === alloc.local)?.name;
  const body = bodyAt(cx, alloc.bornStep, alloc.frame);
  const name = known ?? body?.locals[alloc.local]?.name ?? 'temporary';
  if (draft === undefined) {
    const last = cx.moment.frames.at(-1);
    if (last === undefined) return;
    const title = body === undefined ? 'a call' : nameOf(cx, body.owner);
    draft = {
      frame: { ...last, id: alloc.frame, locals: [] },
      frameIndex: -1,
      rows: [],
      hidden: [],
      card: {
        key: `frame${alloc.frame}`,
        title,
        state: 'returned',
        caption: 'has returned',
        line: undefined,
        isLibrary: false,
      },
    };
    drafts.push(draft);
  }
  const node: ValueNode = { key, state: 'gone', note: 'no longer there', badges: [], content: { kind: 'blank' } };
  draft.rows.push({
    local: alloc.local,
    row: { key, name, kind: 'variable', type: '', isMut: false, isUsedAgain: true, badges: [], node },
  });
}

function buildRow(
  builder: NodeBuilder,
  draft: FrameDraft,
  local: LocalView,
  view: ValueView,
  facts: BodyFacts | undefined,
): Row {
  const { cx } = builder;
  const key = rowKey(draft.frame.id, local.local);
  const isNamed = isVariable(local);
  const name = isNamed
    ? (local.name ?? '')
    : local.kind === 'return'
      ? 'result'
      : hintOf(view)?.name === 'iter'
        ? 'loop'
        : 'temporary';
  const isLive = facts === undefined || inRanges(facts.live[local.local] ?? [], pointOf(facts, draft.frame.at));
  return {
    key,
    name,
    isMut: local.isMut,
    badges: [],
    kind: !isNamed
      ? local.kind === 'return'
        ? 'result'
        : 'temporary'
      : local.kind === 'arg'
        ? 'parameter'
        : 'variable',
    type: cx.options.showTypes ? typeText(cx, local.ty) : '',
    isUsedAgain: !isNamed || view.state !== 'init' || isLive,
    node: buildNode(builder, view, {
      key,
      place: isNamed ? name : '',
      root: { frameIndex: draft.frameIndex, local: local.local },
    }),
  };
}

/** Whether a value leads to heap memory that it has to free. */
function ownsHeap(view: ValueView): boolean {
  if (view.shape.kind === 'reference') return view.shape.isBox && view.shape.pointer?.alloc !== undefined;
  if (view.shape.kind !== 'aggregate' || view.state === 'moved' || view.state === 'uninit') return false;
  const hint = hintOf(view);
  if (hint !== undefined && BORROWERS.has(hint.name)) return false;
  if (hint !== undefined && pointerIn(findPart(view, 'ptr'))?.pointer.alloc !== undefined) return true;
  return view.shape.fields.some((field) => ownsHeap(field.value));
}
