/** Where the pieces of the reader's program stand in its text. */
import { type FileId, type Span, USER_FILE } from './span.ts';

export interface SourceMap {
  /** The same stretch, counted from the beginning of the reader's program; spans of the library and those so counted stay. */
  readonly absolute: (span: Span) => Span;
  /** Where the piece begins; undefined if `file` is none of the reader's. */
  readonly startOf: (file: FileId) => number | undefined;
}

export interface PlacedText {
  readonly start: number;
  readonly length: number;
}

export function createSourceMap(pieces: ReadonlyMap<FileId, PlacedText>): SourceMap {
  return {
    absolute: (span) => {
      const piece = pieces.get(span.file);
      if (piece === undefined) return span;
      const at = (offset: number): number => piece.start + Math.min(offset, piece.length);
      return { file: USER_FILE, start: at(span.start), end: at(span.end) };
    },
    startOf: (file) => (file === USER_FILE ? 0 : pieces.get(file)?.start),
  };
}

/** For a program that is one piece: its spans are as they are. */
export const WHOLE_TEXT: SourceMap = createSourceMap(new Map());
