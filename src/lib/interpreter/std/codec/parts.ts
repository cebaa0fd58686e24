/**
 * The parts that a compiled library comes in. `index` has every signature and is always there; `core` has the bodies that
 * nearly all programs need; each group of modules has a part with its other bodies (`code-vec`) and one with what only
 * places need (`places-vec`: spans, scopes, texts).
 */
export type PartName = string;

export const INDEX: PartName = 'index';
export const CORE: PartName = 'core';
export const codePart = (group: string): PartName => `code-${group}`;
export const placesPart = (group: string): PartName => `places-${group}`;

/** `vec/drain.rs` is of `vec`; each collection is a group of its own: `collections/hash_map/entry.rs` of `hash_map`. */
export function groupOfFile(name: string): string {
  const path = name.replace(/\.rs$/, '').split('/');
  return (path[0] === 'collections' ? path[1] : undefined) ?? path[0] ?? '';
}

/** A number for the contents of an index (FNV-1a), which its other parts bear: parts of two builds are not mixed. */
export function stampOf(index: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of index) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
