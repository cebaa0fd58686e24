/** The type checker's door: bodies in, THIR and diagnostics out. Each body is checked by itself. */
import type { Edition } from '../syntax/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { ResolvedCrate } from '../resolve/index.ts';
import { checkBody, type CheckCx } from './check-body.ts';
import type { Collected } from '../collect/index.ts';
import type { TypedBody } from '../types/thir.ts';

export { checkBody, type CheckCx, type CheckedBody } from './check-body.ts';

export interface CheckInput {
  readonly resolved: ResolvedCrate;
  readonly collected: Collected;
  /** 2024 if not given. */
  readonly edition?: Edition;
}

export interface CheckedBodies {
  readonly bodies: readonly TypedBody[];
  readonly diagnostics: readonly Diagnostic[];
  /** Deny-by-default lints and privacy of fields: rustc tells them only of programs that have no other error at all. */
  readonly late: readonly Diagnostic[];
}

/** Checks every body; one with errors does not stop the others (it comes back tainted). */
export function checkBodies({ resolved, collected, edition = '2024' }: CheckInput): CheckedBodies {
  // Types of infinite size have been refused: their values cannot be counted.
  const infinite = collected.diagnostics.filter((each) => each.code === 'E0072');
  const cx: CheckCx = { items: resolved.items, collect: collected.cx, edition, infinite };
  const typed: TypedBody[] = [];
  const diagnostics: Diagnostic[] = [];
  const late: Diagnostic[] = [];
  for (const each of resolved.bodiesToCheck) {
    const found = checkBody(cx, each);
    typed.push(found.body);
    diagnostics.push(
      ...found.diagnostics.filter(
        (each) =>
          each.code !== 'E0391' ||
          !diagnostics.some((other) => other.code === 'E0391' && other.span.start === each.span.start),
      ),
    );
    late.push(...found.late);
  }
  return { bodies: typed, diagnostics, late };
}
