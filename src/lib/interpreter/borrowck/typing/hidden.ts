/**
 * `impl Trait` results. Inside its own function the result has a hidden type; each region in it has to be one of those that
 * the `impl Trait` captures, the least that will do. After rustc's member constraints (dev guide, "Member constraints").
 */
import { findIn } from '../../../heap/base/index.ts';
import { isRegion, isTy, mapPredicate, substPredicate, walkTy } from '../../types/fold.ts';
import { RETURN_PLACE } from '../../mir/ir.ts';
import { MENTIONS_OPAQUE, mentions } from '../../types/flags.ts';
import type { Edition } from '../../source/index.ts';
import type { ItemTables } from '../../types/items.ts';
import { implOf, implOfItem, traitOfItem } from '../../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Ty } from '../../types/ty.ts';
import { type Cause, type RegionId, STATIC, outlives, regionIdOf } from '../constraints.ts';
import { pathBetween } from '../blame.ts';
import { type RegionValues, containsEnd } from '../regions.ts';
import type { TypingCx } from './cx.ts';
import { prove, requireWellFormed } from './solver.ts';
import { regionsOf } from './regions-in.ts';
import { relate, relateArgs, relateRegions } from '../../solve/relate.ts';
import { projectionTy } from '../../types/make.ts';

export interface MemberConstraint {
  readonly region: RegionId;
  /** What it may turn out to be. */
  readonly choices: readonly RegionId[];
  readonly cause: Cause;
}

export const hasOpaque = (ty: Ty): boolean => mentions(ty, MENTIONS_OPAQUE);

/** Makes the body's result type agree with the signature's, and notes what the hidden types' regions may be. */
export function relateHidden(cx: TypingCx, hidden: Ty, declared: Ty, cause: Cause): void {
  if (declared.kind === 'opaque' && !(hidden.kind === 'opaque' && hidden.def === declared.def)) {
    const choices = [STATIC, ...capturedRegions(cx, declared)];
    for (const region of regionsOf(hidden)) cx.members.push({ region, choices, cause });
    requireWellFormed(cx, hidden, asResult(cx, cause));
    for (const bound of findIn(cx.items.opaques, declared.def)?.bounds ?? []) {
      const said = withHidden(substPredicate(bound, declared.args), declared.def, hidden);
      // An `impl Trait` inside this one is what the hidden type has there.
      if (said.kind === 'projection' && hasOpaque(said.ty)) {
        const inner = cx.normalize(projectionTy(said.item, said.args), cause);
        relateHidden(cx, inner, said.ty, cause);
      } else prove(cx, said, said.kind === 'type-outlives' ? asResult(cx, cause) : cause);
    }
    return;
  }
  if (hidden.kind !== declared.kind || !hasOpaque(declared)) return relate(cx, hidden, declared, 'invariant', cause);
  const both = (a: GenericArg, b: GenericArg | undefined): void => {
    if (b !== undefined && isTy(a) && isTy(b)) relateHidden(cx, a, b, cause);
    else relateArgs(cx, a, b, 'invariant', cause);
  };
  switch (hidden.kind) {
    case 'ref':
      if (declared.kind !== 'ref') return;
      relateRegions(cx, hidden.region, declared.region, 'invariant', cause);
      return relateHidden(cx, hidden.ty, declared.ty, cause);
    case 'slice':
    case 'array':
    case 'ptr':
      if (declared.kind === hidden.kind) relateHidden(cx, hidden.ty, declared.ty, cause);
      return;
    case 'tuple':
      if (declared.kind === 'tuple') hidden.tys.forEach((each, index) => both(each, declared.tys[index]));
      return;
    case 'adt':
      if (declared.kind === 'adt') hidden.args.forEach((each, index) => both(each, declared.args[index]));
      return;
    default:
      return relate(cx, hidden, declared, 'invariant', cause);
  }
}

/** A lifetime that the hidden type has to outlive is asked for where the result is made. */
function asResult(cx: TypingCx, cause: Cause): Cause {
  for (const { statements, terminator } of cx.body.blocks) {
    for (const stmt of statements)
      if (stmt.kind === 'assign' && stmt.place.local === RETURN_PLACE)
        return { ...cause, category: 'return', span: stmt.span };
    if (terminator.kind === 'call' && terminator.destination.local === RETURN_PLACE)
      return { ...cause, category: 'return', span: terminator.span };
  }
  return cause;
}

/** A bound of an `impl Trait`, said of its hidden type. */
const withHidden = (bound: Predicate, def: DefId, hidden: Ty): Predicate =>
  mapPredicate(bound, { ty: (each) => (each.kind === 'opaque' && each.def === def ? hidden : undefined) });

function capturedRegions(cx: TypingCx, ty: Extract<Ty, { kind: 'opaque' }>): readonly RegionId[] {
  return ty.args.flatMap((arg, index) => (isRegion(arg) && cx.captures(ty.def, index) ? (regionIdOf(arg) ?? []) : []));
}

/**
 * Since edition 2024, and always where a trait's function or an impl's of a trait gives it, every lifetime in scope is
 * captured; otherwise those that the bounds name.
 */
export function captures(items: ItemTables, edition: Edition, def: DefId, index: number): boolean {
  if (edition === '2024' || findIn(items.opaques, def)?.isPrecise === true || isOfTrait(items, def)) return true;
  const bounds = findIn(items.opaques, def)?.bounds ?? [];
  const names = (arg: GenericArg): boolean => {
    if (isRegion(arg)) return arg.kind === 're-early' && arg.index === index;
    if (!isTy(arg)) return false;
    let found = false;
    walkTy(arg, {
      ty: (each) => each.kind !== 'opaque' || each.def !== def,
      region: (region) => {
        if (names(region)) found = true;
      },
    });
    return found;
  };
  return bounds.some((bound) => {
    switch (bound.kind) {
      case 'trait':
        return bound.trait.args.some(names);
      case 'projection':
        return bound.args.some(names) || names(bound.ty);
      case 'type-outlives':
        return names(bound.region);
      default:
        return false;
    }
  });
}

function isOfTrait(items: ItemTables, opaque: DefId): boolean {
  const fn = findIn(items.defs, opaque)?.parent;
  if (fn === undefined) return false;
  const impl = implOfItem(items, fn);
  return traitOfItem(items, fn) !== undefined || (impl !== undefined && implOf(items, impl).trait !== undefined);
}

/** Settles what can be settled of the hidden types' regions; tells whether any constraint was added (then solve again). */
export function applyMembers(cx: TypingCx, solved: RegionValues): boolean {
  const { list, outlives: isLonger } = cx.universals;
  let added = false;
  for (const { region, choices, cause } of cx.members) {
    const lower = list.filter(({ id }) => containsEnd(solved, region, id));
    // What has to outlive the region bounds it from above: no choice may be longer.
    const upper = list.filter(
      ({ id }) => id !== STATIC && pathBetween(cx.set, solved, id, (each) => each === region) !== undefined,
    );
    const fitting = choices.filter(
      (choice) => lower.every(({ id }) => isLonger(choice, id)) && upper.every(({ id }) => isLonger(id, choice)),
    );
    const ordered = fitting.filter((each) => fitting.every((other) => isLonger(each, other) || isLonger(other, each)));
    const least = ordered.find((each) => ordered.every((other) => isLonger(other, each)));
    if (least === undefined && !choices.some((choice) => containsEnd(solved, region, choice))) {
      const held = [...lower, ...upper].find(({ id }) => id !== STATIC && !choices.includes(id));
      if (held !== undefined) cx.captured.push({ region: held.id, cause });
      else
        cx.reportUnsupported('an `impl Trait` result that captures a lifetime that its bounds do not name', cause.span);
    }
    if (least === undefined || containsEnd(solved, region, least)) continue;
    outlives(cx.set, region, least, { ...cause, category: 'opaque' });
    added = true;
  }
  return added;
}
