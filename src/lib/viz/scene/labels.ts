/** What a reference is to, in words, for those who do not follow its arrow: `reads s`, `may change v[0]`. */
import type { MemoryMap } from './memory-map.ts';
import type { Arrow } from './scene.ts';

const VERBS = { shared: 'reads', mut: 'may change', raw: 'at', owner: '', refused: '' } as const;

/** `titles`: of the calls, by key. `valueOf`: what an arrow's memory holds that is not drawn. What a closure has of another call is named with that call. */
export function labelPointers(
  map: MemoryMap,
  arrows: readonly Arrow[],
  titles: ReadonlyMap<string, string>,
  valueOf: (arrow: string) => string | undefined,
): Map<string, string> {
  const places = new Map<string, string>();
  for (const slots of map.slots.values())
    for (const slot of slots) if (slot.place !== '') places.set(slot.key, slot.place);
  const labels = new Map<string, string>();
  for (const { key, kind, state, to } of arrows) {
    if (kind === 'owner' || kind === 'refused') continue;
    if (state === 'dangling') {
      labels.set(key, 'dangles');
      continue;
    }
    // The library holds it for a while, say between two adapters of a chain: no more can be shown than the value.
    const hidden = to.kind === 'nowhere' ? valueOf(key) : undefined;
    if (hidden !== undefined) labels.set(key, `${VERBS[kind]} ${hidden}`);
    const first = to.kind === 'node' ? places.get(to.key) : to.kind === 'range' ? places.get(to.first) : undefined;
    const last = to.kind === 'range' && to.last !== to.first ? places.get(to.last) : undefined;
    const place = first === undefined ? undefined : last === undefined ? first : spanPlaces(first, last);
    const capture = map.captured.get(key);
    const verb = capture === 'kept' ? 'kept in' : VERBS[kind];
    const goal = to.kind === 'node' ? to.key : to.kind === 'range' ? to.first : '';
    const title = capture === undefined ? undefined : titles.get(/^frame\d+/u.exec(goal)?.[0] ?? '');
    if (place !== undefined) labels.set(key, `${verb} ${title === undefined ? place : ownedBy(title, place)}`);
    else if (capture === 'kept') labels.set(key, 'kept in the closure');
  }
  return labels;
}

/** `main's total`; what belongs to a call without a name: `total of closure, line 4`. */
export const ownedBy = (title: string, place: string): string =>
  title.includes(' ') ? `${place} of ${title}` : `${title}'s ${place}`;

/** `v[1]` and `v[3]` make `v[1..=3]`. */
function spanPlaces(first: string, last: string): string {
  const from = /^(.*)\[(\d+)\]$/.exec(first);
  const to = /^(.*)\[(\d+)\]$/.exec(last);
  return from === null || to === null || from[1] !== to[1]
    ? first
    : `${from[1] ?? ''}[${from[2] ?? ''}..=${to[2] ?? ''}]`;
}
