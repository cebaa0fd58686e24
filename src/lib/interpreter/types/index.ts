/** The type checker's door: bodies in, THIR and diagnostics out. Each body is checked by itself. */
import type { Edition } from '../index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { ResolvedCrate } from '../resolve/index.ts';
import { checkBody, type CheckCx } from './check-body.ts';
import type { Collected } from './collect/index.ts';
import type { TypedBody } from './thir.ts';

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
}

/** Checks every body; one with errors does not stop the others (it comes back tainted). */
export function checkBodies({ resolved, collected, edition = '2024' }: CheckInput): CheckedBodies {
  const cx: CheckCx = { items: resolved.items, collect: collected.cx, edition };
  const typed: TypedBody[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const each of resolved.bodiesToCheck) {
    const found = checkBody(cx, each);
    typed.push(found.body);
    diagnostics.push(...found.diagnostics);
  }
  return { bodies: typed, diagnostics };
}
