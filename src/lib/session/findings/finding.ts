/** A finding of the compiler as plain data, with its story where it is a refusal. */
import type { Compilation, Diagnostic, Refusal, Span } from '../../interpreter/index.ts';
import { type Spot, spotOf } from './spot.ts';
import { type StoryLine, storyOf, whyOf } from './story.ts';

export interface Finding {
  readonly name: string;
  readonly code: string | undefined;
  readonly family: 'ownership' | 'other' | 'unsupported';
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly spot: Spot;
  readonly label: string | undefined;
  readonly labels: readonly { readonly spot: Spot; readonly text: string }[];
  readonly notes: readonly string[];
  readonly help: readonly string[];
  /** The three spots in the order of the story (loan or move, conflict, later use), where the refusal has them. */
  readonly story: readonly StoryLine[];
  /** Why, as a chain of facts down to the rule. */
  readonly why: readonly string[];
}

export function findingOf(compilation: Compilation, diagnostic: Diagnostic): Finding {
  const spot = (span: Span): Spot => spotOf(compilation, span);
  const refusal = isRefusal(diagnostic.refusal) ? diagnostic.refusal : undefined;
  return {
    name: diagnostic.name,
    code: diagnostic.code,
    family: diagnostic.family,
    severity: diagnostic.severity,
    message: diagnostic.message,
    spot: spot(diagnostic.span),
    label: diagnostic.label,
    labels: diagnostic.labels.map((label) => ({ spot: spot(label.span), text: label.text })),
    notes: diagnostic.notes,
    help: diagnostic.help,
    story: refusal === undefined ? [] : storyOf(compilation, diagnostic, refusal),
    why: refusal === undefined ? [] : whyOf(compilation, refusal),
  };
}

/** `Diagnostic.refusal` is opaque to the phases left of the borrow checker, which alone sets it. */
const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'access' in value && 'chain' in value;
