/**
 * What is known of the regions that an item's types name: its clauses, and what the types that it is given imply by being
 * well formed (`&'a &'b T` says `'b: 'a`). After rustc's `OutlivesEnvironment` and `FreeRegionMap`.
 */
import { regionKey, sameTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import type { Predicate, Region, Ty } from '../types/ty.ts';
import { type Alias, componentsOfArgs, declaredOutlives } from './outlives.ts';
import type { Outlives } from './table.ts';
import { impliedBy, takenApart } from './well-formed.ts';

export interface KnownOutlives {
  readonly outlives: (longer: Region, shorter: Region) => boolean;
  /** Whether a parameter, projection or opaque type outlives the region. */
  readonly tyOutlives: (ty: Ty, region: Region) => boolean;
}

export function knownOutlives(items: ItemTables, clauses: readonly Predicate[], given: readonly Ty[]): KnownOutlives {
  const facts: Outlives[] = [];
  for (const each of clauses)
    if (each.kind === 'region-outlives' || each.kind === 'type-outlives') facts.push(...takenApart(each));
  for (const ty of given) facts.push(...impliedBy(items, ty));
  const shorterOf = new Map<string, Set<string>>();
  for (const each of facts) {
    if (each.kind !== 'region-outlives') continue;
    const key = regionKey(each.longer);
    const set = shorterOf.get(key) ?? new Set<string>();
    shorterOf.set(key, set.add(regionKey(each.shorter)));
  }
  const reached = new Map<string, ReadonlySet<string>>();
  const outlives = (longer: Region, shorter: Region): boolean => {
    if (longer.kind === 're-static') return true;
    const key = regionKey(longer);
    let all = reached.get(key);
    if (all === undefined) reached.set(key, (all = reachedFrom(shorterOf, key)));
    return all.has(regionKey(shorter)) || all.has(EVERYTHING);
  };
  const tyOutlives = (ty: Ty, region: Region): boolean => {
    const said = facts.some(
      (each) => each.kind === 'type-outlives' && sameTy(each.ty, ty) && outlives(each.region, region),
    );
    if (said) return true;
    if (ty.kind !== 'projection' && ty.kind !== 'opaque') return false;
    return declaresOutlives(items, ty, region, outlives) || argsOutlive(ty, region);
  };
  const argsOutlive = (ty: Alias, region: Region): boolean =>
    componentsOfArgs(ty.args).every((each) =>
      each.kind === 'region' ? outlives(each.region, region) : tyOutlives(each.ty, region),
    );
  return { outlives, tyOutlives };
}

/** Whether a clause is known to hold. */
export const isKnown = (known: KnownOutlives, clause: Outlives): boolean =>
  takenApart(clause).every((part) =>
    part.kind === 'region-outlives'
      ? known.outlives(part.longer, part.shorter)
      : known.tyOutlives(part.ty, part.region),
  );

const declaresOutlives = (
  items: ItemTables,
  ty: Alias,
  region: Region,
  outlives: (longer: Region, shorter: Region) => boolean,
): boolean => declaredOutlives(items, ty).some((each) => outlives(each, region));

const EVERYTHING = regionKey({ kind: 're-static' });

/** The region itself and all that it is known to outlive; found once, since nested references ask for each pair of them. */
function reachedFrom(edges: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const seen = new Set([from]);
  for (const at of seen) for (const next of edges.get(at) ?? []) seen.add(next);
  return seen;
}
