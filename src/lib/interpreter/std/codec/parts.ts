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

/**
 * An index with a number for its contents (FNV-1a) behind them, which its other parts bear: parts of two builds are not
 * mixed. It is worked out once, for a walk over all bytes takes some milliseconds of each start.
 */
export function stamped(index: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of index) hash = Math.imul(hash ^ byte, 0x01000193);
  const bytes = new Uint8Array(index.length + 4);
  bytes.set(index);
  new DataView(bytes.buffer).setUint32(index.length, hash >>> 0);
  return bytes;
}

/** The number behind an index. */
export const stampOf = (index: Uint8Array): number =>
  new DataView(index.buffer, index.byteOffset, index.byteLength).getUint32(index.length - 4);
