/**
 * Loans as badges. For each frame, the loans in scope at its location
 * are joined to the memory that their places mean now. `&v[0]` lends `v`, since the index operator borrows the vector: so
 * `v` carries the badge, while the reference points at the element.
 */
import type { Loan } from '../../interpreter/index.ts';
import { factsOf, isReserved, loansInScope } from '../../session/index.ts';
import { rowKey, type SceneContext } from './context.ts';
import type { FrameDraft } from './frames.ts';
import { findSlot, type MemoryMap } from './memory-map.ts';
import type { Badge } from './scene.ts';

interface Lent {
  readonly kind: Loan['kind'];
  /** What of the node is lent, as the reader writes it; empty for the whole. */
  readonly part: string;
  readonly holder: string | undefined;
}

/** Badges by node key. */
export function badgesOf(cx: SceneContext, map: MemoryMap, drafts: readonly FrameDraft[]): Map<string, Badge[]> {
  const lent = new Map<string, Lent[]>();
  const add = (key: string, one: Lent): void => {
    const list = lent.get(key);
    if (list === undefined) lent.set(key, [one]);
    else list.push(one);
  };
  for (const { frame, frameIndex } of drafts) {
    if (frameIndex < 0) continue;
    const facts = factsOf(cx, frame);
    if (facts === undefined) continue;
    for (const id of loansInScope(facts, frame.at)) {
      const loan = facts.loans[id];
      if (loan === undefined || isReserved(cx, frameIndex, loan)) continue;
      const target = frame.locals.find((local) => local.local === loan.target);
      const name = target?.name?.startsWith('$') === true ? undefined : target?.name;
      const { key, part } = placeOf(cx, map, frame.id, frameIndex, loan);
      if (key !== undefined) add(key, { kind: loan.kind, part, holder: name ?? findHolder(cx, map, frameIndex, loan) });
    }
  }
  return new Map(Array.from(lent, ([key, list]) => [key, badgesFor(list)]));
}

/** The variable whose reference leads into what is lent, where the borrow itself went into a temporary. */
function findHolder(cx: SceneContext, map: MemoryMap, frameIndex: number, loan: Loan): string | undefined {
  const frame = cx.moment.frames[frameIndex];
  const lent = frame?.locals.find((local) => local.local === loan.place.local)?.alloc;
  const owned = new Set(
    map.pointers
      .filter(
        (each) => each.kind === 'owner' && each.root?.frameIndex === frameIndex && each.root.local === loan.place.local,
      )
      .map((each) => each.pointer.alloc),
  );
  const note = map.pointers.find(
    (each) =>
      each.kind === loan.kind &&
      each.root?.frameIndex === frameIndex &&
      each.root.local !== loan.place.local &&
      (each.pointer.alloc === lent || owned.has(each.pointer.alloc)),
  );
  const name = frame?.locals.find((local) => local.local === note?.root?.local)?.name;
  return name?.startsWith('$') === true ? undefined : name;
}

/** Where a loan's badge stands. A loan through a reference marks the reference: it is what may not be used meanwhile. */
function placeOf(
  cx: SceneContext,
  map: MemoryMap,
  frame: number,
  frameIndex: number,
  loan: Loan,
): { readonly key: string | undefined; readonly part: string } {
  const { place } = loan;
  const row = rowKey(frame, place.local);
  const root = cx.moment.addressOf(frameIndex, { local: place.local, path: [] });
  const whole = cx.moment.addressOf(frameIndex, place);
  const rootKey = root === undefined ? undefined : findSlot(map, root.alloc, root.offset, root.size, root.ty)?.key;
  if (rootKey !== row) return { key: undefined, part: '' };
  if (place.path.length === 0) return { key: row, part: '' };
  const isThroughReference =
    place.path.some((each) => each.kind === 'deref') &&
    whole !== undefined &&
    root !== undefined &&
    whole.alloc !== root.alloc &&
    root.ty.kind === 'ref';
  if (isThroughReference) return { key: row, part: loan.placeText };
  // Any index may be any other: an element's loan is the whole list's.
  const index = place.path.findIndex(
    (each) => each.kind === 'index' || each.kind === 'constant-index' || each.kind === 'subslice',
  );
  if (index === 0) return { key: row, part: '' };
  if (index > 0)
    return placeOf(cx, map, frame, frameIndex, {
      ...loan,
      place: { local: place.local, path: place.path.slice(0, index) },
    });
  const slot = whole === undefined ? undefined : findSlot(map, whole.alloc, whole.offset, whole.size, whole.ty);
  return slot === undefined || slot.key === row ? { key: row, part: loan.placeText } : { key: slot.key, part: '' };
}

function badgesFor(list: readonly Lent[]): Badge[] {
  const badges: Badge[] = [];
  for (const kind of ['mut', 'shared'] as const) {
    for (const part of new Set(list.filter((each) => each.kind === kind).map((each) => each.part))) {
      const same = list.filter((each) => each.kind === kind && each.part === part);
      const what = part === '' ? '' : `${part} `;
      const holders = [...new Set(same.flatMap((each) => (each.holder === undefined ? [] : [each.holder])))];
      badges.push({ kind, holders, text: kind === 'mut' ? `${what}lent, mut` : `${what}lent ×${same.length}` });
    }
  }
  return badges;
}
