/**
 * Variables of one name that are several: one that a macro's definition writes is none of the caller's, nor of another call's
 * (hygiene). Where a function has such, those of macros get numbers, in the order in which they were written.
 */
import { type Compilation, type FileId, findExpansion, originIn, type Span } from '../../interpreter/index.ts';
import { expansionsOf } from './flat.ts';

export interface OwnNames {
  /** The number of the variable that a name means at a place; undefined where the name alone is enough. */
  readonly numberOf: (name: string, span: Span) => number | undefined;
}

export function ownNames(compilation: Compilation): OwnNames {
  const byFile = new Map<FileId, ReadonlyMap<string, readonly number[]>>();
  const namesOf = (file: FileId): ReadonlyMap<string, readonly number[]> => {
    const known = byFile.get(file) ?? severalIn(compilation, file);
    byFile.set(file, known);
    return known;
  };
  return {
    numberOf: (name, span) => {
      const writers = namesOf(span.file).get(name);
      const index = writers?.indexOf(writerOf(compilation, span)) ?? -1;
      return index < 0 ? undefined : index + 1;
    },
  };
}

/** The text that a reader wrote, beside the expansions' numbers. */
const BY_HAND = -1;

/** By name: the expansions that wrote variables of that name, where there is more than one. */
function severalIn(compilation: Compilation, file: FileId): ReadonlyMap<string, readonly number[]> {
  const writers = new Map<string, Set<number>>();
  for (const body of compilation.code.values()) {
    if (body.span.file !== file) continue;
    for (const { name, span, kind } of body.locals) {
      if (name === undefined || name.startsWith('$') || (kind !== 'var' && kind !== 'arg')) continue;
      const list = writers.get(name) ?? new Set();
      writers.set(name, list.add(writerOf(compilation, span)));
    }
  }
  return new Map(
    [...writers].flatMap(([name, found]): readonly (readonly [string, readonly number[]])[] =>
      found.size > 1 ? [[name, [...found].filter((each) => each !== BY_HAND).sort((a, b) => a - b)]] : [],
    ),
  );
}

/** The expansion whose definition wrote what stands at a span: where it begins. What came as an argument was written before. */
function writerOf({ sourceMap }: Compilation, span: Span): number {
  const piece = sourceMap.pieces.get(span.file);
  let at = span;
  while (piece !== undefined && at.start > piece.length) {
    const expansion = findExpansion(expansionsOf(piece), at.start);
    if (expansion === undefined) break;
    const origin = originIn(expansion, at);
    if (!origin.isArgument) return expansion.start;
    at = origin.span;
  }
  return BY_HAND;
}
