/** Values that moved from one variable to another since the stop before, and buffers that grew: what motion shows sliding. */
import { type Happening, localOf, previewText } from '../../session/index.ts';
import { boxKey, rowKey, type SceneContext } from './context.ts';
import type { Flight } from './scene.ts';

/** `keys`: what the scene draws. */
export function flightsOf(cx: SceneContext, happenings: readonly Happening[], keys: ReadonlySet<string>): Flight[] {
  const origins = new Map<string, string>();
  const flights = new Map<string, Flight>();
  for (const { event } of happenings) {
    if (event.kind !== 'move' || event.to === undefined || event.from.offset !== 0 || event.to.offset !== 0) continue;
    const from = localOf(cx, event.from.alloc);
    const to = localOf(cx, event.to.alloc);
    if (from === undefined || to === undefined) continue;
    const toKey = rowKey(to.frame, to.local);
    const fromKey = rowKey(from.frame, from.local);
    const origin = origins.get(fromKey) ?? (from.name === undefined ? undefined : fromKey);
    if (origin === undefined) continue;
    origins.set(toKey, origin);
    if (to.name === undefined || !keys.has(toKey) || origin === toKey) continue;
    flights.set(toKey, {
      from: origin,
      to: toKey,
      text: previewText(cx.moment, cx.moment.decode(event.to.alloc, 0, event.ty, 8), 18),
    });
  }
  return [...flights.values()];
}

/** New buffer to the one whose content it took over. */
export function growthOf(happenings: readonly Happening[]): Map<string, string> {
  const growth = new Map<string, string>();
  for (const { event } of happenings) {
    if (event.kind === 'realloc') growth.set(boxKey(event.to), growth.get(boxKey(event.from)) ?? boxKey(event.from));
  }
  return growth;
}
