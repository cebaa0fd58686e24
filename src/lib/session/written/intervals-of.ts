/** Statements and closing braces in a piece, what macros wrote in it included. */
import type { Compilation, FileId, Span } from '../../interpreter/index.ts';
import { functionsOf, type Interval } from '../moments/intervals.ts';

export interface Intervals {
  readonly braces: ReadonlySet<number>;
  /** The smallest statement that holds a span, of those between two places. */
  readonly innermost: (span: Span, from: number, to: number) => Interval | undefined;
}

export function intervalsOf(compilation: Compilation, file: FileId): Intervals {
  const trees = functionsOf(compilation)
    .filter(({ span }) => span.file === file)
    .map(({ tree }) => tree());
  const statements = trees.flatMap(({ intervals }) => intervals.filter(({ isBlock }) => !isBlock));
  const length = ({ start, end }: Interval): number => end - start;
  return {
    braces: new Set(trees.flatMap(({ braces }) => [...braces])),
    innermost: (span, from, to) =>
      statements
        .filter((each) => each.start >= from && each.end <= to && each.start <= span.start && each.end >= span.end)
        .sort((a, b) => length(a) - length(b))[0],
  };
}
