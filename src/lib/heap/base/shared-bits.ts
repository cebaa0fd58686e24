/**
 * Bit sets for many sets that differ little from one another: each is cut into chunks, and sets share the chunks in which
 * they agree, so that a copy costs one reference a chunk. (rustc's dataflow has `MixedBitSet` for the same reason.)
 *
 *     a  ▣▢▣▣        b = copy of a, one bit set        b  ▣▢▤▣        only the third chunk is b's own
 */
import { type BitSet, clearBit, forEachBit, hasBit, setBit, wordCount } from './bit-set.ts';

const CHUNK_WORDS = 64;
const CHUNK_SHIFT = 11;
const CHUNK_MASK = 2047;

export interface SharedBits {
  readonly chunks: BitSet[];
  /** By chunk: no other set has it, so that it may be written in place. */
  readonly isOwn: boolean[];
}

export function createSharedBits(size: number): SharedBits {
  const words = wordCount(size);
  const empty = new Uint32Array(Math.min(words, CHUNK_WORDS));
  const count = Math.ceil(words / CHUNK_WORDS);
  const chunks: BitSet[] = [];
  const isOwn: boolean[] = [];
  for (let at = 0; at < count; at++) {
    chunks.push(empty);
    isOwn.push(false);
  }
  return { chunks, isOwn };
}

/** Another set with the same members. From then on both share what they hold. */
export function copySharedBits(from: SharedBits): SharedBits {
  from.isOwn.fill(false);
  return { chunks: from.chunks.slice(), isOwn: from.isOwn.slice() };
}

/** Makes `into` hold what `from` holds. */
export function assignSharedBits(into: SharedBits, from: SharedBits): void {
  for (let at = 0; at < from.chunks.length; at++) {
    const chunk = from.chunks[at];
    if (chunk !== undefined) into.chunks[at] = chunk;
  }
  into.isOwn.fill(false);
  from.isOwn.fill(false);
}

export function hasSharedBit(bits: SharedBits, index: number): boolean {
  const chunk = bits.chunks[index >>> CHUNK_SHIFT];
  return chunk !== undefined && hasBit(chunk, index & CHUNK_MASK);
}

export function setSharedBit(bits: SharedBits, index: number): void {
  if (!hasSharedBit(bits, index)) setBit(ownChunk(bits, index >>> CHUNK_SHIFT), index & CHUNK_MASK);
}

export function clearSharedBit(bits: SharedBits, index: number): void {
  if (hasSharedBit(bits, index)) clearBit(ownChunk(bits, index >>> CHUNK_SHIFT), index & CHUNK_MASK);
}

function ownChunk(bits: SharedBits, at: number): BitSet {
  const chunk = bits.chunks[at] ?? new Uint32Array(CHUNK_WORDS);
  if (bits.isOwn[at] === true) return chunk;
  const own = chunk.slice();
  bits.chunks[at] = own;
  bits.isOwn[at] = true;
  return own;
}

/** Adds what `from` holds; tells whether `into` grew. */
export function unionSharedBits(into: SharedBits, from: SharedBits): boolean {
  let grew = false;
  for (let at = 0; at < into.chunks.length; at++) {
    const mine = into.chunks[at];
    const theirs = from.chunks[at];
    if (mine === undefined || theirs === undefined || mine === theirs) continue;
    let adds = false;
    let misses = false;
    for (let word = 0; word < mine.length; word++) {
      const a = mine[word] ?? 0;
      const b = theirs[word] ?? 0;
      if ((b & ~a) !== 0) adds = true;
      if ((a & ~b) !== 0) misses = true;
    }
    if (!adds) continue;
    grew = true;
    if (misses) {
      const own = ownChunk(into, at);
      for (let word = 0; word < own.length; word++) own[word] = (own[word] ?? 0) | (theirs[word] ?? 0);
    } else {
      into.chunks[at] = theirs;
      into.isOwn[at] = false;
      from.isOwn[at] = false;
    }
  }
  return grew;
}

/** The members, ascending. */
export function forEachSharedBit(bits: SharedBits, visit: (index: number) => void): void {
  bits.chunks.forEach((chunk, at) => {
    forEachBit(chunk, (index) => visit((at << CHUNK_SHIFT) + index));
  });
}
