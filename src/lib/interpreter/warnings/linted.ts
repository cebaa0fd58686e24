/** What lints look at, and how they say what they found. A lint finds whatever the levels in the source say of it. */
import { type Diagnostic, diagnostic, type Lint } from '../diagnostics/index.ts';
import type { Body } from '../mir/ir.ts';
import type { CrateResolutions, DefSyntax, ImportUse } from '../resolve/index.ts';
import type { Edition, Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { ItemTables } from '../types/items.ts';
import type { TypedBody } from '../types/thir.ts';
import type { DefId } from '../types/ty.ts';

/** A program, as far as the phases came with it. */
export interface Linted {
  readonly items: ItemTables;
  readonly edition: Edition;
  /** The tree as the reader wrote it, and what expansion made of it. */
  readonly surface: ast.Crate;
  readonly core: ast.Crate;
  readonly names: CrateResolutions;
  readonly syntax: ReadonlyMap<DefId, DefSyntax>;
  /** Where a run begins: `main`, and each test. */
  readonly entries: readonly DefId[];
  /** Those whose types are right. */
  readonly bodies: readonly LintedBody[];
  /** Which are all that there are. */
  readonly areBodiesWhole: boolean;
  readonly imports: readonly ImportUse[];
  /** The whole of the reader's. */
  readonly text: string;
  /** Where in it something is wrong with the program's syntax, names or types. */
  readonly faults: readonly Span[];
  /** It has macros by example: what those use is not all known. */
  readonly definesMacros: boolean;
  /** The place of what a macro wrote is where the reader called it. */
  readonly called: (span: Span) => Span;
  /** Whether what the lint finds at the place is asked to be left unsaid, or expected. */
  readonly isAllowed: (lint: Lint, span: Span) => boolean;
}

/** How far rustc comes with its lints: in a program with errors other than lints' it does not look at the whole. */
export type Reach = 'whole' | 'refused';

export interface LintedBody {
  readonly owner: DefId;
  readonly typed: TypedBody;
  /** Its graph, and before it those of the closures in it. */
  readonly built: readonly Body[];
}

/** Where findings go. */
export type Report = (
  lint: Lint,
  message: string,
  span: Span,
  more?: Partial<Pick<Diagnostic, 'help' | 'labels' | 'notes' | 'label'>>,
) => void;

export const createReport =
  (out: Diagnostic[]): Report =>
  (lint, message, span, more = {}) => {
    out.push(
      diagnostic(
        { name: 'lint', code: undefined, family: 'other', message, span },
        { severity: 'warning', lint, ...more, notes: [...(more.notes ?? []), `the lint is \`${lint}\``] },
      ),
    );
  };

/** Whether the definition, or one around it, is an impl that a `derive` wrote. */
export function isDerived({ items, syntax }: Linted, owner: DefId): boolean {
  for (let at: DefId | undefined = owner; at !== undefined; at = items.defs.own[at - items.defs.start]?.parent) {
    const found = syntax.get(at);
    if (found?.kind === 'item' && found.node.kind === 'impl')
      return found.node.attrs.some((attr) => attr.path === 'automatically_derived');
  }
  return false;
}
