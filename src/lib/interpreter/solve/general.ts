/**
 * Whether a function pointer's type may stand where another is wanted, so far as that is seen without knowing any region:
 * `fn(&'static u8)` is no `for<'a> fn(&'a u8)`. After rustc's leak check in coercions.
 */
import { regionKey } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import type { Region, Ty } from '../types/ty.ts';
import { relate, type RelateCx } from './relate.ts';

export function isGeneralEnough(items: ItemTables, given: Ty, wanted: Ty): boolean {
  const edges: (readonly [longer: Region, shorter: Region])[] = [];
  let count = 0;
  const cx: RelateCx<undefined> = {
    items,
    outlives: (longer, shorter) => {
      edges.push([longer, shorter]);
    },
    fresh: () => ({ kind: 're-var', id: count++ }),
    placeholder: () => ({ kind: 're-placeholder', id: count++, name: '' }),
    normalize: (ty) => ty,
    captures: () => true,
    mismatch: () => undefined,
  };
  relate(cx, given, wanted, 'covariant', undefined);
  return edges.every(([longer]) => longer.kind === 're-var' || longer.kind === 're-static' || holds(longer, edges));
}

/** Whether all that `region` has to outlive, through regions that may still be chosen, lets it be any lifetime. */
function holds(region: Region, edges: readonly (readonly [Region, Region])[]): boolean {
  const seen = new Set([regionKey(region)]);
  const queue = [region];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const [longer, shorter] of edges) {
      if (regionKey(longer) !== regionKey(at) || seen.has(regionKey(shorter))) continue;
      seen.add(regionKey(shorter));
      if (shorter.kind === 're-var') queue.push(shorter);
      else if (region.kind === 're-placeholder' || shorter.kind === 're-placeholder') return false;
    }
  }
  return true;
}
