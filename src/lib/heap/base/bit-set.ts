/**
 * Sets of small numbers in machine words. A set is a bare `Uint32Array`, so that thousands of them can lie side by side
 * in one buffer (dataflow keeps one per block or per point) and copying is a `set`.
 */
export type BitSet = Uint32Array;

export const wordCount = (size: number): number => (size + 31) >>> 5;
export const createBits = (size: number): BitSet => new Uint32Array(wordCount(size));

export const hasBit = (bits: BitSet, index: number): boolean => ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;

export function setBit(bits: BitSet, index: number): void {
  const word = index >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}

export function clearBit(bits: BitSet, index: number): void {
  const word = index >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (index & 31));
}

/** Adds what `from` holds; tells whether `into` grew. */
export function unionBits(into: BitSet, from: BitSet): boolean {
  let grew = false;
  for (let word = 0; word < into.length; word++) {
    const before = into[word] ?? 0;
    const after = (before | (from[word] ?? 0)) >>> 0;
    if (after !== before) {
      into[word] = after;
      grew = true;
    }
  }
  return grew;
}

/** The members, ascending. */
export function forEachBit(bits: BitSet, visit: (index: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] ?? 0;
    while (rest !== 0) {
      const low = 31 - Math.clz32(rest & -rest);
      visit((word << 5) + low);
      rest &= rest - 1;
    }
  }
}

export const isEmpty = (bits: BitSet): boolean => bits.every((word) => word === 0);

/** A row of `count` sets of `size` members each, in one buffer. */
export function createBitRows(count: number, size: number): BitSet[] {
  const words = wordCount(size);
  const buffer = new Uint32Array(words * count);
  const rows: BitSet[] = [];
  for (let row = 0; row < count; row++) rows.push(buffer.subarray(row * words, (row + 1) * words));
  return rows;
}
