/**
 * The results of a program's bodies, each made when it is asked for and kept as long as what it was made from: the body's own
 * syntax, what its names mean, and what is known of items.
 */
import { sameData } from '../../heap/base/index.ts';
import { checkBody as checkBorrows } from '../borrowck/index.ts';
import type { BodyFacts } from '../borrowck/facts.ts';
import { type CheckedBody, checkBody, definerOf } from '../check/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type BuiltBody, buildBody, lintBody } from '../mir/index.ts';
import type { Body } from '../mir/ir.ts';
import { type BodyToCheck, type Resolutions, resolutionsAt } from '../resolve/index.ts';
import type { DefId, Ty } from '../types/ty.ts';
import type { CrateItems } from './crate-items.ts';

export interface BodyResults {
  readonly check: (body: BodyToCheck) => CheckedBody;
  /** Undefined where the body has faults of types. */
  readonly build: (body: BodyToCheck) => BuiltBody | undefined;
  readonly borrows: (body: BodyToCheck, built: Body) => Borrows;
  readonly lints: (body: BodyToCheck, built: Body) => readonly Diagnostic[];
  /** Goes on with other bodies; false where something that others have to do with is not as it was. */
  readonly update: (items: CrateItems) => boolean;
}

interface Borrows {
  readonly facts: BodyFacts;
  readonly diagnostics: readonly Diagnostic[];
}

/** One body, as far as it was asked for. */
interface Result {
  readonly body: BodyToCheck;
  readonly names: Resolutions;
  checked: CheckedBody | 'in-progress' | undefined;
  built: BuiltBody | undefined;
  borrows: Borrows | undefined;
  lints: readonly Diagnostic[] | undefined;
}

export function createBodyResults(first: CrateItems): BodyResults {
  const { items, checking } = first;
  const { edition } = checking;
  let wanted = byOwner(first);
  const results = new Map<DefId, Result>();

  const resultOf = (body: BodyToCheck): Result => {
    const names = resolutionsAt(checking.collect.resolutions, body.node);
    const known = results.get(body.owner);
    if (known?.body.node === body.node && known.names === names) return known;
    const made: Result = {
      body,
      names,
      checked: undefined,
      built: undefined,
      borrows: undefined,
      lints: undefined,
    };
    results.set(body.owner, made);
    return made;
  };

  const findChecked = (body: BodyToCheck): CheckedBody | undefined => {
    const result = resultOf(body);
    // Whoever asks for what stands behind an `impl Trait` in the course of finding it out gets no answer.
    if (result.checked === 'in-progress') return undefined;
    if (result.checked === undefined) {
      result.checked = 'in-progress';
      result.checked = checkBody(checking, body);
    }
    return result.checked;
  };

  const hiddenType = (opaque: DefId): Ty | undefined => {
    const body = wanted.get(definerOf(items, opaque));
    const checked = body === undefined ? undefined : findChecked(body);
    return checked?.hidden.find((each) => each.opaque === opaque)?.ty;
  };
  items.answers = { hiddenType };

  const check = (body: BodyToCheck): CheckedBody => findChecked(body) ?? checkBody(checking, body);
  return {
    check,
    build: (body) => {
      const { body: typed } = check(body);
      if (typed.tainted) return undefined;
      return (resultOf(body).built ??= buildBody(typed, items, { edition }));
    },
    borrows: (body, built) => (resultOf(body).borrows ??= checkBorrows(built, items, { edition })),
    lints: (body, built) => (resultOf(body).lints ??= lintBody(built, items)),
    update: (next) => {
      wanted = byOwner(next);
      for (const [owner, { checked }] of results) {
        if (checked === undefined || checked === 'in-progress' || checked.hidden.length === 0) continue;
        const body = wanted.get(owner);
        if (body === undefined) return false;
        const again = check(body);
        if (again !== checked && !sameData(again.hidden, checked.hidden)) return false;
      }
      return true;
    },
  };
}

const byOwner = ({ soundBodies }: CrateItems): Map<DefId, BodyToCheck> =>
  new Map(soundBodies.map((body) => [body.owner, body]));
