import type { Id } from '../../heap/base/index.ts';

/**
 * A source text: 0 is the reader's program as a whole, then come the files of the standard library, then the pieces of the
 * reader's program (one for each item, see `syntax/pieces`). Within the phases the reader's spans belong to pieces, so that
 * text that changes elsewhere moves none of them; a `SourceMap` says where the pieces stand.
 */
export type FileId = Id<'file'>;
export const fileId = (index: number) => index as FileId;
export const USER_FILE = fileId(0);

/**
 * As the end of a span: the end of the piece, wherever that is. The span of a function ends so, since what is known of it
 * to others does not change with the length of its body.
 */
export const PIECE_END = 0x3fff_ffff;

/** A stretch of one file. Offsets are UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
}

export const spanOf = (file: FileId, start: number, end: number): Span => ({ file, start, end });
/** The smallest span that covers both (same file). */
export const spanTo = (from: Span, to: Span): Span => ({
  file: from.file,
  start: from.start,
  end: Math.max(from.end, to.end),
});
/** The empty span at the end: rustc's `shrink_to_hi`. */
export const spanEnd = (span: Span): Span => ({ file: span.file, start: span.end, end: span.end });
/** The last character of the span: where rustc puts the end of a block's scope (the `}`). */
export const spanEndPoint = (span: Span): Span => ({
  file: span.file,
  start: Math.max(span.start, span.end - 1),
  end: span.end,
});
