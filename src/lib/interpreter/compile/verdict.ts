/** From findings to a verdict. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Status } from './compilation.ts';

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((each) => each.severity === 'error');

/** One construct that we do not know makes every other verdict unsure; otherwise the worst family decides. */
export function statusOf(diagnostics: readonly Diagnostic[]): Status {
  const families = new Set(diagnostics.filter((each) => each.severity === 'error').map((each) => each.family));
  if (families.has('unsupported')) return 'unsupported';
  if (families.has('other')) return 'invalid';
  return families.has('ownership') ? 'refused' : 'accepted';
}

/** In the order of the source; what stands at one place, in the order in which it was found. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort((a, b) => a.span.file - b.span.file || a.span.start - b.span.start);
