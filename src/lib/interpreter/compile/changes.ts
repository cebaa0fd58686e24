/** What is otherwise in the tables of items than it was: results that looked at none of it stand. */
import { type LayeredTable, sameData } from '../../heap/base/index.ts';
import type { DefSyntax, Resolutions } from '../resolve/index.ts';
import type { FileId } from '../source/index.ts';
import type { ItemTables } from '../types/items.ts';
import type { CrateItems } from './crate-items.ts';
import { entryKey, headOnly, lateBoundKey, type Reads, syntaxKey, TABLES } from './reads.ts';

export interface Changes {
  /** Whether anything that was read differs; what stands behind `impl Trait`s is another question. */
  readonly concern: (reads: Reads) => boolean;
}

export function changesBetween(before: CrateItems, after: CrateItems): Changes {
  if (!sameData(before.checking.infinite, after.checking.infinite)) return { concern: () => true };
  const entries = changedEntries(before, after);
  const inherent = changedInherent(before.items, after.items);
  const names = new Map<FileId, boolean>();
  const namesDiffer = (file: FileId): boolean => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const differ = !sameNames(
      before.checking.collect.resolutions.get(file),
      after.checking.collect.resolutions.get(file),
    );
    names.set(file, differ);
    return differ;
  };
  return {
    concern: (reads) =>
      intersects(entries, reads.entries) || intersects(inherent, reads.inherent) || [...reads.names].some(namesDiffer),
  };
}

function intersects<T>(changed: ReadonlySet<T>, read: ReadonlySet<T>): boolean {
  const [few, many] = changed.size < read.size ? [changed, read] : [read, changed];
  for (const each of few) if (many.has(each)) return true;
  return false;
}

/** Whether names mean the same: what was found wrong with them, and which bodies there are, is looked at elsewhere. */
export function sameNames(a: Resolutions | undefined, b: Resolutions | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    sameData(a.paths, b.paths) &&
    sameData(a.patternConsts, b.patternConsts) &&
    sameData(a.bindings, b.bindings) &&
    sameData(a.lifetimes, b.lifetimes) &&
    sameData(a.labels, b.labels) &&
    sameData(a.defOfNode, b.defOfNode) &&
    sameData(a.syntheticParams, b.syntheticParams) &&
    sameData(a.anonymousLifetimes, b.anonymousLifetimes) &&
    sameData(a.traitScopes, b.traitScopes) &&
    sameData(a.ownerTraitScopes, b.ownerTraitScopes)
  );
}

function changedEntries(before: CrateItems, after: CrateItems): ReadonlySet<number> {
  const changed = new Set<number>();
  for (const name of TABLES) {
    const old: LayeredTable<unknown> = before.items[name];
    const { own, start }: LayeredTable<unknown> = after.items[name];
    for (let index = 0; index < Math.max(own.length, old.own.length); index++) {
      if (!sameData(old.own[index] ?? undefined, own[index] ?? undefined)) changed.add(entryKey(name, index + start));
    }
  }
  const { syntax, lateBound } = before.made.resolver.crate;
  const now = after.made.resolver.crate;
  for (const def of new Set([...syntax.keys(), ...now.syntax.keys()])) {
    if (!sameHead(syntax.get(def), now.syntax.get(def))) changed.add(syntaxKey(def));
    if (!sameData(lateBound.get(def), now.lateBound.get(def))) changed.add(lateBoundKey(def));
  }
  return changed;
}

function sameHead(a: DefSyntax | undefined, b: DefSyntax | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if ('node' in a && 'node' in b && a.kind === b.kind && a.node === b.node && a.kind !== 'assoc') return true;
  return sameData(headOnly(a), headOnly(b));
}

function changedInherent(before: ItemTables, after: ItemTables): ReadonlySet<string> {
  const old = byKey(before);
  const now = byKey(after);
  return new Set([...old.keys(), ...now.keys()].filter((key) => !sameData(old.get(key), now.get(key))));
}

function byKey({ inherentImpls }: ItemTables): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { key, impl } of inherentImpls) found.set(key, [...(found.get(key) ?? []), impl]);
  return found;
}
