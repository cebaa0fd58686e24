/**
 * Errors wait here until the body is done, so that one fault is reported once: a move is reported for one use of what it
 * emptied, mutable borrows of one immutable variable become a single error at its declaration. At the end all are sorted
 * by place in the source. After rustc's `BorrowckDiagnosticsBuffer`.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Place } from '../mir/ir.ts';
import { samePlace } from '../mir/place.ts';
import type { Span } from '../source/index.ts';
import { type Fault, inWords } from './catalogue.ts';
import type { Refusal } from './facts.ts';

export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly refusal: Refusal;
}

export interface Buffer {
  readonly plain: Finding[];
  readonly moves: Map<string, { readonly used: Place; readonly finding: Finding }>;
  readonly borrows: Map<
    string,
    {
      readonly first: Finding;
      readonly fault: Extract<Fault, { kind: 'cannot-mutate' }>;
      readonly declared: Span;
      readonly uses: Span[];
    }
  >;
}

export const createBuffer = (): Buffer => ({ plain: [], moves: new Map(), borrows: new Map() });

export const isPrefix = (shorter: Place, longer: Place): boolean =>
  shorter.path.length <= longer.path.length &&
  samePlace(shorter, { local: longer.local, path: longer.path.slice(0, shorter.path.length) });

/** What reads the same as another error in all its parts is not given again. */
export function addPlain(buffer: Buffer, finding: Finding): void {
  const { span } = finding.diagnostic;
  const twin = buffer.plain.some(
    (other) =>
      other.diagnostic.span.start === span.start &&
      other.diagnostic.span.end === span.end &&
      wordsOf(other) === wordsOf(finding),
  );
  if (!twin) buffer.plain.push(finding);
}

const wordsOf = ({ diagnostic }: Finding): string =>
  JSON.stringify({ ...diagnostic, at: undefined, refusal: undefined });

/** All findings, in rustc's order. */
export function drain(buffer: Buffer): readonly Finding[] {
  const all = [...buffer.plain];
  for (const { finding } of buffer.moves.values()) all.push(finding);
  for (const { first, fault, declared, uses } of buffer.borrows.values()) {
    if (uses.length < 2) {
      all.push(first);
      continue;
    }
    // Several mutable borrows: the declaration is the likely culprit and becomes the place of the error.
    const words = inWords({
      kind: 'cannot-mutate-often',
      span: declared,
      place: fault.place,
      reason: fault.reason,
      uses,
      advice: fault.advice,
    });
    all.push({ diagnostic: { ...first.diagnostic, ...words }, refusal: first.refusal });
  }
  return all.sort(
    (a, b) =>
      a.diagnostic.span.file - b.diagnostic.span.file ||
      a.diagnostic.span.start - b.diagnostic.span.start ||
      a.diagnostic.span.end - b.diagnostic.span.end,
  );
}
