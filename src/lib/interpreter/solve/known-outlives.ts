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
  const outlives = (longer: Region, shorter: Region): boolean =>
    longer.kind === 're-static' || reaches(shorterOf, regionKey(longer), regionKey(shorter));
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

const declaresOutlives = (
  items: ItemTables,
  ty: Alias,
  region: Region,
  outlives: (longer: Region, shorter: Region) => boolean,
): boolean => declaredOutlives(items, ty).some((each) => outlives(each, region));

function reaches(edges: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const queue = [from];
  const everything = regionKey({ kind: 're-static' });
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === to || at === everything) return true;
    for (const next of edges.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return false;
}
