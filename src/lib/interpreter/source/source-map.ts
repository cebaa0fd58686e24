/** Where the pieces of the reader's program stand in its text. */
import { type Expansion, findExpansion, originIn } from './expansion.ts';
import { type FileId, PIECE_END, type Span, USER_FILE } from './span.ts';

export interface SourceMap {
  /**
   * The same stretch, counted from the beginning of the reader's program; spans of the library and those so counted stay. What a
   * macro wrote stands where its text does: in the definition, or in the arguments of the call.
   */
  readonly absolute: (span: Span) => Span;
  /** The same, but what a macro wrote stands where the reader called it: the place of a step, or of a panic. */
  readonly called: (span: Span) => Span;
  /** The calls whose expansions the span lies in, innermost first, each where the reader or a definition wrote it. */
  readonly backtrace: (span: Span) => readonly MacroCallPlace[];
  /** What the macros wrote that the reader's own text calls, in the order of the pieces: to be shown in place of the calls. */
  readonly expansions: () => readonly ExpandedCall[];
  /** The pieces by their names in spans, with what macros wrote behind the text of each. */
  readonly pieces: ReadonlyMap<FileId, PlacedText>;
  /** Where the piece begins; undefined if `file` is none of the reader's. */
  readonly startOf: (file: FileId) => number | undefined;
}

export interface MacroCallPlace {
  readonly name: string;
  readonly span: Span;
}

export interface ExpandedCall extends MacroCallPlace {
  /** What the macro wrote; calls in it are not expanded. */
  readonly text: string;
}

export interface PlacedText {
  readonly start: number;
  readonly length: number;
  /** What macros wrote into the piece. */
  readonly expansions?: () => readonly Expansion[];
}

export function createSourceMap(pieces: ReadonlyMap<FileId, PlacedText>): SourceMap {
  const expansionOf = ({ file, start }: Span): Expansion | undefined => {
    const piece = pieces.get(file);
    if (piece?.expansions === undefined || start <= piece.length || start >= PIECE_END) return undefined;
    return findExpansion(piece.expansions(), start);
  };
  const inText = (span: Span): Span => {
    const piece = pieces.get(span.file);
    if (piece === undefined) return span;
    const at = (offset: number): number => piece.start + Math.min(offset, piece.length);
    return { file: USER_FILE, start: at(span.start), end: at(span.end) };
  };
  const absolute = (span: Span): Span => {
    let at = span;
    for (let expansion = expansionOf(at); expansion !== undefined; expansion = expansionOf(at))
      at = originIn(expansion, at).span;
    return inText(at);
  };
  /** From call to call outwards, until the span is in no expansion. */
  const outermost = (span: Span, pass: (expansion: Expansion) => void): Span => {
    let at = span;
    for (let expansion = expansionOf(at); expansion !== undefined; expansion = expansionOf(at)) {
      const origin = originIn(expansion, at);
      if (!origin.isArgument) pass(expansion);
      at = origin.isArgument ? origin.span : expansion.call;
    }
    return at;
  };
  return {
    pieces,
    absolute,
    called: (span) => inText(outermost(span, () => undefined)),
    backtrace: (span) => {
      const calls: MacroCallPlace[] = [];
      outermost(span, ({ name, call }) => calls.push({ name, span: absolute(call) }));
      return calls;
    },
    expansions: () =>
      [...pieces.values()].flatMap((piece) =>
        (piece.expansions?.() ?? [])
          .filter(({ call }) => call.start <= piece.length)
          .map(({ name, call, text }) => ({ name, span: inText(call), text })),
      ),
    startOf: (file) => (file === USER_FILE ? 0 : pieces.get(file)?.start),
  };
}

/** For a program that is one piece: its spans are as they are. */
export const WHOLE_TEXT: SourceMap = createSourceMap(new Map());
