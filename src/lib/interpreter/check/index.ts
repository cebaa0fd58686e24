/** The type checker's door: bodies in, THIR and diagnostics out. Each body is checked by itself. */
import type { Edition } from '../syntax/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { findIn } from '../../heap/base/index.ts';
import type { BodyToCheck, ResolvedCrate } from '../resolve/index.ts';
import { checkBody, type CheckCx, type CheckedBody, type HiddenType } from './check-body.ts';
import type { Collected } from '../collect/index.ts';
import type { ItemTables } from '../types/items.ts';
import type { TypedBody } from '../types/thir.ts';
import type { DefId } from '../types/ty.ts';

export { checkBody, type CheckCx, type CheckedBody, type HiddenType } from './check-body.ts';

export { circularOpaques } from './circular-opaques.ts';
export { looksIntoFaulty } from './faulty-use.ts';
export { isCovered } from './holes.ts';
export { findPrivateTypes } from './private-types.ts';

export interface CheckInput {
  readonly resolved: ResolvedCrate;
  readonly collected: Collected;
  /** 2024 if not given. */
  readonly edition?: Edition;
}

export interface CheckedBodies {
  readonly bodies: readonly TypedBody[];
  readonly hidden: readonly HiddenType[];
  readonly diagnostics: readonly Diagnostic[];
  /** Deny-by-default lints and privacy of fields: rustc tells them only of programs that have no other error at all. */
  readonly late: readonly Diagnostic[];
}

/** Checks every body; one with errors does not stop the others (it comes back tainted). */
export function checkBodies({ resolved, collected, edition = '2024' }: CheckInput): CheckedBodies {
  const { items } = resolved;
  const cx = checkCxOf(items, collected, edition);
  const wanted = new Map(resolved.bodiesToCheck.map((body) => [body.owner, body]));
  const done = new Map<DefId, CheckedBody | 'in-progress'>();
  const check = (body: BodyToCheck): CheckedBody | undefined => {
    const known = done.get(body.owner);
    if (known !== undefined) return known === 'in-progress' ? undefined : known;
    done.set(body.owner, 'in-progress');
    const found = checkBody(cx, body);
    done.set(body.owner, found);
    return found;
  };
  items.answers = {
    hiddenType: (opaque) => {
      const body = wanted.get(definerOf(items, opaque));
      const found = body === undefined ? undefined : check(body);
      return found?.hidden.find((each) => each.opaque === opaque)?.ty;
    },
  };
  const found = resolved.bodiesToCheck.flatMap((body) => check(body) ?? []);
  return {
    bodies: found.map(({ body }) => body),
    hidden: found.flatMap(({ hidden }) => hidden),
    diagnostics: withoutEchoes(found.flatMap(({ diagnostics }) => diagnostics)),
    late: found.flatMap(({ late }) => late),
  };
}

/** What every body of a crate is checked with. */
export function checkCxOf(items: ItemTables, collected: Collected, edition: Edition): CheckCx {
  // Types of infinite size have been refused: their values cannot be counted.
  const infinite = collected.diagnostics.filter((each) => each.code === 'E0072');
  return { items, collect: collected.cx, edition, infinite };
}

/** The function whose body says what stands behind an `impl Trait`. */
export const definerOf = (items: ItemTables, opaque: DefId): DefId => findIn(items.defs, opaque)?.parent ?? opaque;

/** Of one question without end that several bodies came upon, one is reported. */
export const withoutEchoes = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(
    (each, index) =>
      each.code !== 'E0391' ||
      !diagnostics
        .slice(0, index)
        .some(
          (other) =>
            other.code === 'E0391' && other.span.file === each.span.file && other.span.start === each.span.start,
        ),
  );
