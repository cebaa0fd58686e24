/** Lines as sentences name them. */
import { type Compilation, filePlaceOf } from '../interpreter/index.ts';

/** `3`, or in a program of several files `3 of src/garden.rs`; `line` counts in the whole text, from 1. */
export function lineName({ lines }: Pick<Compilation, 'lines'>, line: number): string {
  const at = filePlaceOf(lines, lines.starts[line - 1] ?? 0);
  return at.file === undefined ? `${line}` : `${at.line} of ${at.file}`;
}
