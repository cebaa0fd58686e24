/** Places in the program for those who have no line table. */
import { type Compilation, lineColumnOf, type Span } from '../../interpreter/index.ts';

/** A place in the program: offsets in UTF-16 code units for the editor, lines and columns from 1 for people. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export const spotOf = (compilation: Compilation, span: Span): Spot => ({
  start: span.start,
  end: span.end,
  ...lineColumnOf(compilation.lines, span.start),
});
