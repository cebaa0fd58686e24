/**
 * What macros wrote. The text of an expansion stands behind the text of the piece that it was called in, so its spans are spans of that
 * piece whose offsets lie past its end; here is where each part of it came from.
 *
 *     macro_rules! add { ($a:expr) => { $a + 1 } }    add!(x * 2)
 *     the expansion `x * 2 + 1`: `x * 2` stands for `$a` and was written in the call, `+` and `1` in the definition
 */
import type { Span } from './span.ts';

export interface Expansion {
  /** The macro's name. */
  readonly name: string;
  /** The call; in an expansion itself where a macro called it. */
  readonly call: Span;
  /** What the macro wrote. */
  readonly text: string;
  /** Where its text begins and ends in the piece. */
  readonly start: number;
  readonly end: number;
  /** In order; nothing is written between two that follow each other but white space. */
  readonly parts: readonly ExpandedPart[];
}

export interface ExpandedPart {
  readonly start: number;
  readonly end: number;
  /** The token in the definition: what was copied, or the `$name` that an argument took the place of. */
  readonly written: Span;
  /** For an argument: where its text begins in the piece of the call. */
  readonly argument: number | undefined;
  /** For an argument that was parsed as a fragment: as which (`expr`, `ty`). It is one whole, whatever stands around it. */
  readonly fragment?: string | undefined;
}

export interface Origin {
  readonly span: Span;
  /** It was written in the call, not in the definition. */
  readonly isArgument: boolean;
}

/** The expansion that an offset past the piece's own text lies in. */
export function findExpansion(expansions: readonly Expansion[], offset: number): Expansion | undefined {
  let low = 0;
  let high = expansions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((expansions[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return expansions[low - 1];
}

/**
 * One step towards what somebody wrote: a stretch of one argument stands in the call, any other in the definition, from its first
 * token to its last. Source: rustc's `Span::to` with its places of metavariables.
 */
export function originIn({ parts, call }: Expansion, { file, start, end }: Span): Origin {
  const first = partAt(parts, start);
  const last = end > start ? partAt(parts, end - 1) : first;
  if (first === undefined || last === undefined) return { span: call, isArgument: false };
  // Right behind an argument is where the definition goes on.
  if (first === last && first.argument !== undefined && (start < first.end || first.start === first.end)) {
    const by = first.argument - first.start;
    return { span: { file, start: start + by, end: end + by }, isArgument: true };
  }
  const from =
    first.argument === undefined ? first.written.start + Math.max(0, start - first.start) : first.written.start;
  const to = last.argument === undefined ? last.written.start + (end - last.start) : last.written.end;
  const least = Math.min(from, to);
  return { span: { file: first.written.file, start: least, end: Math.max(from, to) }, isArgument: false };
}

/** The part that holds the offset, or the one before it. */
function partAt(parts: readonly ExpandedPart[], offset: number): ExpandedPart | undefined {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return parts[Math.max(0, low - 1)];
}
