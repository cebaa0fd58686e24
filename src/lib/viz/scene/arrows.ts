/**
 * Pointers to arrows. Looking for a pointer's end may bring things to light: heap memory without a drawn owner, static
 * memory, a temporary that a reference keeps, the mark of something that is gone.
 */
import type { AllocView, Ty } from '../../interpreter/index.ts';
import { factsOf, loansInScope, pointOf } from '../../session/index.ts';
import { boxKey, type SceneContext } from './context.ts';
import { buildBox, buildStatic, planForOrphan } from './boxes.ts';
import { type FrameDraft, markGone, revealLocal } from './frames.ts';
import { findRange, findSlot, type PointerNote, type Slot } from './memory-map.ts';
import type { NodeBuilder } from './node-builder.ts';
import type { Arrow, ArrowTarget, MemoryBox } from './scene.ts';
import { inRanges } from '../../heap/base/index.ts';

/** More boxes than this are not drawn. */
const MOST_BOXES = 600;

export interface Surroundings {
  readonly builder: NodeBuilder;
  readonly drafts: FrameDraft[];
  readonly boxes: Map<string, MemoryBox>;
  readonly statics: Map<string, MemoryBox>;
}

/** Builds every box that an owner leads to, and those that only references know; more pointers come to light on the way. */
export function revealAll(around: Surroundings): void {
  const { builder, boxes } = around;
  let planned = 0;
  let noted = 0;
  while (planned < builder.plans.length || noted < builder.map.pointers.length) {
    while (planned < builder.plans.length) {
      const plan = builder.plans[planned++];
      const alloc = plan === undefined ? undefined : builder.cx.moment.findAlloc(plan.alloc);
      if (
        plan === undefined ||
        alloc === undefined ||
        alloc.kind === 'stack' ||
        boxes.has(boxKey(plan.alloc)) ||
        boxes.size >= MOST_BOXES
      )
        continue;
      boxes.set(boxKey(plan.alloc), buildBox(builder, plan, alloc));
    }
    const note = builder.map.pointers[noted++];
    if (note !== undefined) reveal(around, note);
  }
}

function reveal(around: Surroundings, note: PointerNote): void {
  const { builder, boxes, drafts } = around;
  const { pointer } = note;
  if (pointer.alloc === undefined || builder.map.slots.has(pointer.alloc)) return;
  const alloc = builder.cx.moment.findAlloc(pointer.alloc);
  if (alloc === undefined || isForgotten(around, note)) return;
  if (alloc.kind === 'static') revealStatic(around, alloc, note.pointee);
  else if (alloc.kind === 'heap') {
    const plan = planForOrphan(builder.cx, alloc, note.pointee, pointer.meta);
    if (plan !== undefined && boxes.size < MOST_BOXES && !builder.plans.some((each) => each.alloc === alloc.id))
      boxes.set(boxKey(alloc.id), buildBox(builder, plan, alloc));
  } else {
    const draft = drafts.find((each) => each.frame.id === alloc.frame);
    const local = draft?.hidden.find((each) => each.alloc === alloc.id);
    if (draft !== undefined && local !== undefined) revealLocal(builder, draft, local);
    else if (isGone(builder.cx, alloc.id, drafts)) markGone(builder, drafts, alloc);
  }
}

function revealStatic({ builder, statics }: Surroundings, alloc: AllocView, pointee: Ty | undefined): void {
  if (pointee === undefined || statics.has(boxKey(alloc.id))) return;
  const pointers = builder.map.pointers.filter((each) => each.pointer.alloc === alloc.id).map((each) => each.pointer);
  const lengths = pointers.map((each) => (typeof each.meta === 'number' ? each.meta : 0));
  const isWhole = pointers.every((each) => each.offset === 0 && (pointee.kind !== 'str' || each.meta === alloc.size));
  statics.set(boxKey(alloc.id), buildStatic(builder, alloc, pointee, Math.max(...lengths, 0), !isWhole));
}

// ---------------------------------------------------------------- from notes to arrows

export function buildArrows(around: Surroundings): Arrow[] {
  return around.builder.map.pointers
    .filter((note) => !isForgotten(around, note))
    .map((note) => ({
      key: note.arrow,
      kind: note.kind,
      from: note.from,
      to: targetOf(around, note),
      state: stateOf(around, note),
    }));
}

/** A reference to something gone that nobody will follow any more: true, and nothing to worry about, so not drawn. */
function isForgotten({ builder, drafts }: Surroundings, note: PointerNote): boolean {
  const { cx } = builder;
  const { alloc } = note.pointer;
  return (
    alloc !== undefined &&
    note.kind !== 'owner' &&
    !cx.isCheckerOff &&
    isGone(cx, alloc, drafts) &&
    !isUsedLater(cx, note)
  );
}

function stateOf({ builder, drafts }: Surroundings, note: PointerNote): Arrow['state'] {
  const { cx } = builder;
  const { alloc } = note.pointer;
  if (alloc !== undefined && isGone(cx, alloc, drafts)) return 'dangling';
  if (note.kind !== 'shared' && note.kind !== 'mut') return 'live';
  return isLoanOver(builder, note) ? 'over' : 'live';
}

function isGone(cx: SceneContext, id: AllocView['id'], drafts: readonly FrameDraft[]): boolean {
  const alloc = cx.moment.findAlloc(id);
  if (alloc?.diedStep !== undefined) return true;
  return (
    alloc?.kind === 'stack' &&
    drafts.some(
      (draft) =>
        draft.frame.id === alloc.frame && draft.frame.locals.some((local) => local.alloc === id && !local.isLive),
    )
  );
}

/**
 * A reference is spent when its variable is not used again and no loan that it holds is in scope. That can be said of what
 * the same call lent: a parameter's loan is the caller's and lasts as long as the call; static memory is lent for ever.
 */
function isLoanOver(builder: NodeBuilder, note: PointerNote): boolean {
  const { cx } = builder;
  const frame = note.root === undefined ? undefined : cx.moment.frames[note.root.frameIndex];
  const facts = frame === undefined ? undefined : factsOf(cx, frame);
  if (note.root === undefined || frame === undefined || facts === undefined || isUsedLater(cx, note)) return false;
  const { local, frameIndex } = note.root;
  if (
    lenderOf(builder, note) !== frameIndex ||
    frame.locals.some((each) => each.local === local && each.kind === 'arg')
  )
    return false;
  return !loansInScope(facts, frame.at).some((id) => facts.loans[id]?.target === local);
}

function isUsedLater(cx: SceneContext, note: PointerNote): boolean {
  const frame = note.root === undefined ? undefined : cx.moment.frames[note.root.frameIndex];
  const facts = frame === undefined ? undefined : factsOf(cx, frame);
  if (note.root === undefined || frame === undefined || facts === undefined) return true;
  const live = facts.live[note.root.local];
  return live === undefined || inRanges(live, pointOf(facts, frame.at));
}

/** The call (index among the moment's frames) whose variable owns what a pointer points at. */
function lenderOf(builder: NodeBuilder, { pointer }: PointerNote): number | undefined {
  const { cx, plans } = builder;
  if (pointer.alloc === undefined) return undefined;
  const owner = plans.find((plan) => plan.alloc === pointer.alloc);
  if (owner !== undefined) return owner.root?.frameIndex;
  const frame = cx.moment.findAlloc(pointer.alloc)?.frame;
  const index = cx.moment.frames.findIndex((each) => each.id === frame);
  return index < 0 ? undefined : index;
}

function targetOf({ builder: { cx, map } }: Surroundings, note: PointerNote): ArrowTarget {
  const { pointer, pointee } = note;
  if (pointer.alloc === undefined) return { kind: 'nowhere' };
  const root = map.slots.get(pointer.alloc)?.[0];
  if (root === undefined) return { kind: 'nowhere' };
  if (note.kind === 'owner') return { kind: 'node', key: root.key };
  if (cx.moment.findAlloc(pointer.alloc)?.diedStep !== undefined) return { kind: 'node', key: root.key };
  if (typeof pointer.meta === 'number' && pointee !== undefined) return rangeOf(cx, note, pointer.meta, map, root);
  const ty = typeof pointer.meta === 'object' ? pointer.meta.vtable : pointee;
  const size = ty === undefined ? 1 : cx.moment.decode(pointer.alloc, pointer.offset, ty, 1).size;
  return { kind: 'node', key: (findSlot(map, pointer.alloc, pointer.offset, size, ty) ?? root).key };
}

function rangeOf(
  cx: SceneContext,
  { pointer, pointee }: PointerNote,
  length: number,
  map: NodeBuilder['map'],
  root: Slot,
): ArrowTarget {
  if (pointer.alloc === undefined || length === 0) return { kind: 'node', key: root.key };
  const size =
    pointee?.kind === 'slice' ? cx.moment.decode(pointer.alloc, pointer.offset, pointee.ty, 1).size * length : length;
  const range = findRange(map, pointer.alloc, pointer.offset, size);
  if (range?.first.list === undefined) return { kind: 'node', key: root.key };
  return { kind: 'range', box: range.first.list, first: range.first.key, last: range.last.key };
}
