/** Whether what is outside the language stays where it is, so that the rest of the program can be judged without it. */
import { isCovered } from '../check/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { BodyToCheck } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type { Hole } from '../types/thir.ts';
import type { CrateItems } from './crate-items.ts';

/**
 * Every finding is a `use` of single names, which then are unknown names, or stands within a body, and a hole of that body
 * covers it. A name in a signature or an impl that is missing could decide anything, anywhere.
 */
export function areContained(
  findings: readonly Diagnostic[],
  crate: CrateItems,
  holesOf: (body: BodyToCheck) => readonly Hole[],
): boolean {
  return findings.every((each) => {
    if (each.family !== 'unsupported') return false;
    if (isPlainUse(each, crate)) return true;
    const body = innermostBody(each, crate);
    return body !== undefined && isCovered(each.span, holesOf(body));
  });
}

const isPlainUse = ({ span }: Diagnostic, { made }: CrateItems): boolean =>
  made.pieces?.some(({ file, word, text }) => file === span.file && word === 'use' && !text.includes('*')) ?? false;

function innermostBody({ span }: Diagnostic, { soundBodies }: CrateItems): BodyToCheck | undefined {
  let found: BodyToCheck | undefined;
  for (const body of soundBodies) {
    const at = body.node.span;
    if (at.file !== span.file || span.start < at.start || at.end < span.end) continue;
    if (found === undefined || at.end - at.start < found.node.span.end - found.node.span.start) found = body;
  }
  return found;
}

/** A name that is missing may be what makes a body's types right; what was said of it before is not said again. */
export const besideUnknown = (checked: readonly Diagnostic[], outside: readonly Diagnostic[]): readonly Diagnostic[] =>
  checked.filter(
    ({ family, span }) => family === 'unsupported' && !outside.some((each) => isSameSpan(each.span, span)),
  );

const isSameSpan = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;
