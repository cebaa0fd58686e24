/** Places in the program for those who have no line table. */
import { type Compilation, filePlaceOf, lineColumnOf, type Span } from '../../interpreter/index.ts';

/** A place in the program: offsets in UTF-16 code units for the editor, lines and columns from 1 for people. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** The line as people name it: `line 3`, or in another file of the program `src/garden.rs:3`. */
  readonly words: string;
}

export function spotOf({ lines }: Compilation, { start, end }: Span): Spot {
  const { file, line } = filePlaceOf(lines, start);
  const words = file === undefined ? `line ${line}` : `${file}:${line}`;
  return { start, end, ...lineColumnOf(lines, start), words };
}
