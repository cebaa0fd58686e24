import type { Lint } from './lints.ts';
import type { Span } from '../source/index.ts';

/**
 * Which verdict an error stands for. `ownership`: ownership, borrow, lifetime and mutability errors (status `refused`);
 * `other`: any other error that rustc has too (status `invalid`); `unsupported`: outside our language.
 */
export type DiagnosticFamily = 'ownership' | 'other' | 'unsupported';

export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** The point in a body's control-flow graph where a refusal stands; the run stops before executing it. */
export interface RefusalPoint {
  /** The body's DefId. */
  readonly body: number;
  readonly block: number;
  readonly statement: number;
}

/** A finding, as data. Message manner: lower case, no full stop, names in backticks. */
export interface Diagnostic {
  /** Our kebab-case name of the fault: `use-after-move`. A key of the catalogue. */
  readonly name: string;
  /** rustc's code (`E0382`), or undefined where rustc has none. */
  readonly code: string | undefined;
  readonly family: DiagnosticFamily;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Primary span; its label is what stands under the carets. */
  readonly span: Span;
  readonly label: string | undefined;
  readonly labels: readonly Label[];
  readonly notes: readonly string[];
  readonly help: readonly string[];
  /** The lint that found it: its level where it stands decides whether it is an error. */
  readonly lint?: Lint;
  /** For what is `unsupported`: what it is, in words. */
  readonly construct?: string;
  /** For a refusal with a place in the run. */
  readonly at?: RefusalPoint;
  /** For an ownership error: the facts behind it (typed in borrowck/facts.ts as `Refusal`). */
  readonly refusal?: unknown;
}

/** The usual way to make one: all lists empty unless given. */
export function diagnostic(
  required: Pick<Diagnostic, 'name' | 'code' | 'family' | 'message' | 'span'>,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  return { severity: 'error', label: undefined, labels: [], notes: [], help: [], ...required, ...more };
}

/** `construct` is outside the language: what the reader wrote, in words (`closures`, `the macro \`select!\``), and what to use instead. */
export function unsupported(construct: string, span: Span, instead?: string): Diagnostic {
  return diagnostic(
    {
      name: 'unsupported',
      code: undefined,
      family: 'unsupported',
      message: `Ferrostep does not support ${construct} yet`,
      span,
    },
    { construct, help: instead === undefined ? [] : [instead] },
  );
}
