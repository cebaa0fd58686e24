/**
 * The results of a program's bodies, each made when it is asked for and kept as long as what it was made from is the same:
 * the body's own syntax, what its names mean, and what was looked at of items and of what other bodies tell. After rustc's
 * red-green algorithm (dev guide, "Incremental compilation in detail"), a body being one question.
 */
import { sameData } from '../../heap/base/index.ts';
import { checkBodies as checkBorrows } from '../borrowck/index.ts';
import type { BodyFacts } from '../borrowck/facts.ts';
import { type CheckCx, type CheckedBody, checkBody, definerOf } from '../check/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type BuiltBody, buildBody, lintBody } from '../mir/index.ts';
import type { Body } from '../mir/ir.ts';
import { type BodyToCheck, type Resolutions, resolutionsAt } from '../resolve/index.ts';
import type { CompiledLibrary } from '../std/codec/open.ts';
import type { ConstantValue } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';
import { changesBetween, sameNames } from './changes.ts';
import { createConstants } from './constants.ts';
import type { CrateItems } from './crate-items.ts';
import { askedInCircle } from './asked-in-circle.ts';
import { createReads, type Hidden, type Reads, watchReads } from './reads.ts';

export interface BodyResults {
  /** Goes on with the items as they are now. */
  readonly update: (crate: CrateItems) => void;
  readonly check: (body: BodyToCheck) => CheckedBody;
  /** Undefined where the body has faults of types. */
  readonly build: (body: BodyToCheck) => BuiltBody | undefined;
  /** Of the body and before it of the closures in it. */
  readonly borrows: (body: BodyToCheck, built: readonly Body[]) => readonly Borrows[];
  readonly lints: (body: BodyToCheck, built: Body) => readonly Diagnostic[];
  /** The value of a constant in a type, found by running its body. */
  readonly constant: (def: DefId) => ConstantValue;
}

interface Borrows {
  readonly facts: BodyFacts;
  readonly diagnostics: readonly Diagnostic[];
}

/** One body, as far as it was asked for. */
interface Result {
  readonly body: BodyToCheck;
  names: Resolutions;
  readonly reads: Reads;
  /** Through which the phases look at items, so that `reads` grows; made when it is first wanted of these items. */
  view: { readonly of: CheckCx; readonly cx: CheckCx } | undefined;
  /** The text for which it is known to hold. */
  heldAt: number;
  checked: CheckedBody | undefined;
  built: BuiltBody | undefined;
  borrows: readonly Borrows[] | undefined;
  lints: readonly Diagnostic[] | undefined;
}

export function createBodyResults(first: CrateItems, library: CompiledLibrary): BodyResults {
  let crate = first;
  let wanted = byOwner(first);
  let turn = 0;
  const results = new Map<DefId, Result>();
  /** Bodies that are being checked, or of which it is being found out whether they hold. */
  const open = new Set<DefId>();

  // Whoever asks for what stands behind an `impl Trait` in the course of finding it out gets no answer.
  const hiddenType = (opaque: DefId): Hidden => {
    const body = wanted.get(definerOf(crate.items, opaque));
    if (body === undefined) return undefined;
    if (open.has(body.owner)) return 'circle';
    return check(body).hidden.find((each) => each.opaque === opaque)?.ty;
  };
  const running = createConstants(library, {
    items: () => crate.items,
    body: (owner) => wanted.get(owner),
    hiddenType: (opaque) => {
      const found = hiddenType(opaque);
      return found === 'circle' ? undefined : found;
    },
    isOpen: (owner) => open.has(owner),
    check: (body) => check(body),
    build: (body) => build(body),
  });
  const constant = (def: DefId): ConstantValue => running.valueOf(def);
  const { partsOf } = running;

  const viewOf = (result: Result): CheckCx => {
    const of = crate.checking;
    if (result.view?.of === of) return result.view.cx;
    const cx = watchReads(of, result.reads, result.body.node.span.file, { hiddenType, constant, parts: partsOf });
    result.view = { of, cx };
    return cx;
  };

  const create = (body: BodyToCheck, names: Resolutions): Result => ({
    body,
    names,
    reads: createReads(),
    view: undefined,
    heldAt: turn,
    checked: undefined,
    built: undefined,
    borrows: undefined,
    lints: undefined,
  });

  /** Whether what was found of an earlier text holds for this one; items that differ were looked at before. */
  const holds = (result: Result, body: BodyToCheck, names: Resolutions): boolean => {
    if (result.body.node !== body.node || result.body.kind !== body.kind) return false;
    if (result.names !== names && !sameNames(result.names, names)) return false;
    for (const [opaque, ty] of result.reads.hidden) if (!sameData(hiddenType(opaque), ty)) return false;
    for (const [def, value] of result.reads.constants) if (!sameData(constant(def), value)) return false;
    for (const { def, args, ty, found } of result.reads.parts)
      if (!sameData(partsOf(def, args, ty), found)) return false;
    return true;
  };

  const resultOf = (body: BodyToCheck): Result => {
    const known = results.get(body.owner);
    if (known?.heldAt === turn) return known;
    const names = resolutionsAt(crate.checking.collect.resolutions, body.node);
    const result =
      known !== undefined && whileOpen(body, () => holds(known, body, names)) ? known : create(body, names);
    result.names = names;
    result.heldAt = turn;
    results.set(body.owner, result);
    return result;
  };

  const whileOpen = <T>({ owner }: BodyToCheck, find: () => T): T => {
    const isOuter = !open.has(owner);
    open.add(owner);
    try {
      return find();
    } finally {
      if (isOuter) open.delete(owner);
    }
  };

  const withCircles = (checked: CheckedBody, { hidden }: Reads): CheckedBody => {
    const circles = [...hidden].filter(([, found]) => found === 'circle');
    if (circles.length === 0) return checked;
    const found = circles.map(([opaque]) => askedInCircle(opaque, crate.items));
    return { ...checked, diagnostics: [...checked.diagnostics, ...found] };
  };

  const check = (body: BodyToCheck): CheckedBody => {
    const result = resultOf(body);
    return (result.checked ??= withCircles(
      whileOpen(body, () => checkBody(viewOf(result), body)),
      result.reads,
    ));
  };

  const build = (body: BodyToCheck): BuiltBody | undefined => {
    const { body: typed } = check(body);
    if (typed.tainted) return undefined;
    const result = resultOf(body);
    const { items, edition } = viewOf(result);
    return (result.built ??= buildBody(typed, items, { edition }));
  };

  return {
    update: (next) => {
      if (next.items !== crate.items) {
        const changes = changesBetween(crate, next);
        for (const [owner, { reads }] of results) if (changes.concern(reads)) results.delete(owner);
      }
      crate = next;
      wanted = byOwner(next);
      turn++;
      running.forget();
    },
    check,
    build,
    constant,
    borrows: (body, built) => {
      const result = resultOf(body);
      const { items, edition } = viewOf(result);
      return (result.borrows ??= checkBorrows(built, items, { edition }));
    },
    lints: (body, built) => {
      const result = resultOf(body);
      return (result.lints ??= lintBody(built, viewOf(result).items));
    },
  };
}

const byOwner = ({ soundBodies }: CrateItems): Map<DefId, BodyToCheck> =>
  new Map(soundBodies.map((body) => [body.owner, body]));
