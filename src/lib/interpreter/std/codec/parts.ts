/**
 * The parts that a compiled library comes in. `index` has the signatures of the groups of modules that nearly all programs
 * look at, and the heads of impls that do not stand with a group; it is always there. `core` has the bodies that nearly all programs need. Each other
 * group has a part with its signatures (`index-net`), each group one with its other bodies (`code-vec`) and one with what
 * only places need (`places-vec`: spans, scopes, texts).
 */
export type PartName = string;

export const INDEX: PartName = 'index';
export const CORE: PartName = 'core';
export const indexPart = (group: string): PartName => `index-${group}`;
export const codePart = (group: string): PartName => `code-${group}`;
export const placesPart = (group: string): PartName => `places-${group}`;

/**
 * `vec/drain.rs` is of `vec`; each collection is a group of its own (`collections/hash_map/entry.rs` of `hash_map`), each
 * file about numbers, iterators, slices, texts, pointers and what threads share too (`num/ints/i8.rs` of `num_i8`).
 */
export function groupOfFile(name: string): string {
  const path = name.replace(/\.rs$/, '').split('/');
  const [first = '', second] = path;
  if (second === undefined) return first;
  if (first === 'collections') return second;
  return BY_FILE.has(first) ? `${first}_${path[path.length - 1] ?? second}` : first;
}

/**
 * An index with a number for its contents and those of its other parts (FNV-1a) behind it, which all parts bear: parts of
 * two builds are not mixed. It is worked out once, for a walk over all bytes takes some milliseconds of each start.
 */
export function stamped(index: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  let hash = 0x811c9dc5;
  for (const bytes of [index, ...others]) for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  const bytes = new Uint8Array(index.length + 4);
  bytes.set(index);
  new DataView(bytes.buffer).setUint32(index.length, hash >>> 0);
  return bytes;
}

const BY_FILE: ReadonlySet<string> = new Set(['num', 'iter', 'slice', 'str', 'sync', 'ptr', 'mem']);

/** The number behind an index. */
export const stampOf = (index: Uint8Array): number =>
  new DataView(index.buffer, index.byteOffset, index.byteLength).getUint32(index.length - 4);
