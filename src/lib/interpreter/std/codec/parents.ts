/**
 * The parent of each definition, from that of the one before: most definitions have the same parent as the one before them,
 * or are its child.
 */
import { type ByteReader, type ByteWriter, foldSign, readUint, unfoldSign, writeUint } from './bytes.ts';

const NONE = 0;
/** The parent of the definition before. */
const SAME = 1;
/** The definition before. */
const CHILD = 2;
/** The parent of the parent of the definition before. */
const UP = 3;
/** From here on: the distance, signs folded. */
const AFAR = 4;

export function writeParents(writer: ByteWriter, parents: readonly (number | undefined)[]): void {
  parents.forEach((parent, def) => {
    const before = parents[def - 1];
    const above = before === undefined ? undefined : parents[before];
    if (parent === undefined) writeUint(writer, NONE);
    else if (parent === before) writeUint(writer, SAME);
    else if (parent === def - 1) writeUint(writer, CHILD);
    else if (parent === above) writeUint(writer, UP);
    else writeUint(writer, foldSign(parent - def) + AFAR);
  });
}

/** -1 for those that have none. */
export function readParents(reader: ByteReader, count: number): Int32Array {
  const parents = new Int32Array(count);
  for (let def = 0; def < count; def++) {
    const code = readUint(reader);
    const before = parents[def - 1] ?? -1;
    parents[def] =
      code === NONE
        ? -1
        : code === SAME
          ? before
          : code === CHILD
            ? def - 1
            : code === UP
              ? (parents[before] ?? -1)
              : def + unfoldSign(code - AFAR);
  }
  return parents;
}
