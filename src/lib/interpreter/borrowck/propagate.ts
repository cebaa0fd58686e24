/**
 * What a closure's body cannot know of the regions around it is asked of its creator. A region of the closure's own is
 * replaced by one from outside: the longer one by the next that it outlives, the shorter one by those that outlive it.
 * After rustc's `try_propagate_universal_region_error` and `try_promote_type_test`.
 */
import { mapTy } from '../types/fold.ts';
import type { Ty } from '../types/ty.ts';
import { type Cause, type RegionId, STATIC, regionIdOf } from './constraints.ts';
import { type RegionValues, containsEnd } from './regions.ts';
import type { ClosureRequirements, TypingCx } from './typing/index.ts';

export interface Propagation {
  readonly regions: ClosureRequirements['regions'][number][];
  readonly types: ClosureRequirements['types'][number][];
}

/** False where nothing outside can be asked instead: then it is the closure's own fault. */
export function propagateRegions(
  cx: TypingCx,
  into: Propagation,
  longer: RegionId,
  shorter: RegionId,
  cause: Cause,
): boolean {
  const below = outsideBelow(cx, longer);
  if (below === undefined) return false;
  for (const above of outsideAbove(cx, shorter)) into.regions.push({ longer: below, shorter: above, cause });
  return true;
}

/** `ty: 'region`. `isKnown`: whether the type is known to outlive a universal region. */
export function propagateType(
  cx: TypingCx,
  solved: RegionValues,
  into: Propagation,
  ty: Ty,
  region: RegionId,
  cause: Cause,
  isKnown: (end: RegionId) => boolean,
): boolean {
  const outer = outsideTy(cx, solved, ty);
  if (outer === undefined) return false;
  for (const { id } of cx.universals.list) {
    if (!containsEnd(solved, region, id) || isKnown(id)) continue;
    for (const shorter of outsideAbove(cx, id))
      into.types.push({ ty: outer, shorter, cause: { ...cause, category: 'boring' } });
  }
  return true;
}

/** The type in regions from outside, each equal to the one that stands there. */
function outsideTy(cx: TypingCx, solved: RegionValues, ty: Ty): Ty | undefined {
  const inside: RegionId[] = [];
  const outer = mapTy(ty, {
    region: (region) => {
      const id = regionIdOf(region);
      if (id === undefined) return region;
      const same = cx.universals.list.find(
        (each) => !each.isLocal && solved.component[each.id] === solved.component[id],
      );
      if (same === undefined) inside.push(id);
      return { kind: 're-var', id: same?.id ?? id };
    },
  });
  return inside.length === 0 ? outer : undefined;
}

/** The longest region from outside that `region` outlives; undefined if there is none that stands above the others. */
function outsideBelow(cx: TypingCx, region: RegionId): RegionId | undefined {
  const { list, outlives } = cx.universals;
  if (list[region]?.isLocal === false) return region;
  const below = list.filter((each) => !each.isLocal && each.id !== STATIC && outlives(region, each.id));
  return below.find(({ id }) => below.every((other) => outlives(id, other.id)))?.id;
}

/** The shortest regions from outside that outlive `region`; `'static` always does. */
function outsideAbove(cx: TypingCx, region: RegionId): readonly RegionId[] {
  const { list, outlives } = cx.universals;
  if (list[region]?.isLocal === false) return [region];
  const above = list.filter((each) => !each.isLocal && outlives(each.id, region));
  return above
    .filter(({ id }) => above.every((other) => !outlives(id, other.id) || outlives(other.id, id)))
    .map(({ id }) => id);
}
