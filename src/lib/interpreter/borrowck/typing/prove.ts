/**
 * What a where clause asks of regions: proving it finds the impl (or the clause of the environment) that makes it hold
 * and follows that one's own clauses; the regions that have to agree on the way become constraints. Types without regions
 * ask nothing and are skipped.
 */
import { findIn } from '../../../heap/base/index.ts';
import {
  boundMapper,
  isConst,
  isRegion,
  isTy,
  mapPredicate,
  substPredicate,
  substTraitRef,
  substTy,
  walkTy,
} from '../../types/fold.ts';
import { genericCount, implOf, isLang, predicatesOf, traitOfItem } from '../../types/lookup.ts';
import type { GenericArg, Predicate, Region, TraitRef, Ty } from '../../types/ty.ts';
import { type Cause, freshRegion, outlives, regionIdOf } from '../constraints.ts';
import type { TypingCx } from './cx.ts';
import { type ImplMatch, matchArg, sameErased, sameTraitErased, selectImpl } from './impls.ts';
import { projectItem } from './project.ts';
import { argHasRegions, hasRegions } from './regions-in.ts';
import { instantiateWith, relate, relateArgs } from './relate.ts';
import { sigOfCallee } from './signatures.ts';

const MAX_DEPTH = 12;

export function prove(cx: TypingCx, predicate: Predicate, cause: Cause, depth = 0): void {
  if (depth > MAX_DEPTH) return;
  switch (predicate.kind) {
    case 'region-outlives':
      return requireOutlives(cx, predicate.longer, predicate.shorter, cause);
    case 'type-outlives':
      return requireTyOutlives(cx, predicate.ty, predicate.region, cause);
    case 'trait': {
      if (!predicate.trait.args.some(argHasRegions)) return;
      const opened = open(cx, predicate, cause);
      if (opened.kind === 'trait') proveTrait(cx, opened.trait, cause, depth);
      return;
    }
    case 'projection': {
      if (!predicate.args.some(argHasRegions) && !hasRegions(predicate.ty)) return;
      const opened = open(cx, predicate, cause);
      if (opened.kind !== 'projection') return;
      const found = projectItem(
        cx,
        opened.item,
        opened.args.map((arg) => (isTy(arg) ? cx.normalize(arg, cause) : arg)),
        cause,
        depth + 1,
      );
      if (found !== undefined) relate(cx, found, cx.normalize(opened.ty, cause), 'invariant', cause);
      return;
    }
  }
}

/** A higher-ranked clause has to hold for every choice of its bound regions: each becomes a placeholder. */
function open(cx: TypingCx, predicate: Predicate, cause: Cause): Predicate {
  if ((predicate.kind !== 'trait' && predicate.kind !== 'projection') || predicate.bound.length === 0) return predicate;
  const regions = predicate.bound.map(() => cx.placeholder(cause));
  return unbind(predicate, (index) => regions[index] ?? { kind: 're-erased' });
}

/** `mapPredicate` shows the inside of the binder one deeper; the bound regions are those of depth 0 seen from there. */
export function unbind(predicate: Predicate, region: (index: number) => Region): Predicate {
  const mapper = boundMapper(region);
  const inner = mapper.region;
  return mapPredicate(predicate, { region: (each, depth) => inner?.(each, depth - 1) ?? each });
}

export function requireOutlives(cx: TypingCx, longer: Region, shorter: Region, cause: Cause): void {
  const [sup, sub] = [regionIdOf(longer), regionIdOf(shorter)];
  if (sup !== undefined && sub !== undefined) outlives(cx.set, sup, sub, cause);
}

/** `T: 'r`: every region in `T` outlives `'r`; for a parameter it takes a clause (rustc's `TypeOutlives`, components). */
export function requireTyOutlives(cx: TypingCx, given: Ty, region: Region, cause: Cause): void {
  const target = regionIdOf(region);
  if (target === undefined) return;
  const ty = cx.normalize(given, cause);
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'param' || each.kind === 'projection')
        cx.set.typeTests.push({ ty: each, region: target, cause });
      // A function item's arguments and a signature's types are not data that it holds.
      return each.kind !== 'projection';
    },
    region: (each) => requireOutlives(cx, each, region, cause),
  });
}

function proveTrait(cx: TypingCx, trait: TraitRef, cause: Cause, depth: number): void {
  const self = trait.args[0];
  if (self === undefined || !isTy(self)) return;
  if (findIn(cx.items.traits, trait.trait)?.isAuto === true || isLang(cx.items, trait.trait, 'Sized')) return;
  const normalized: TraitRef = {
    trait: trait.trait,
    args: trait.args.map((arg) => (isTy(arg) ? cx.normalize(arg, cause) : arg)),
  };
  const clause = findClause(cx, normalized);
  if (clause !== undefined) {
    clause.args.forEach((arg, index) => relateArgs(cx, arg, normalized.args[index], 'invariant', cause));
    return;
  }
  const match = implFor(cx, normalized, cause);
  if (match !== undefined) {
    for (const nested of predicatesOf(cx.items, match.impl))
      prove(cx, substPredicate(nested, match.args), cause, depth + 1);
    return;
  }
  proveBuiltin(cx, normalized, cause, depth);
}

function findClause(cx: TypingCx, trait: TraitRef): TraitRef | undefined {
  for (const clause of cx.universals.clauses) {
    if (clause.kind !== 'trait' || !sameTraitErased(clause.trait, trait)) continue;
    if (clause.bound.length === 0) return clause.trait;
    const regions = clause.bound.map(() => freshRegion(cx.set));
    const opened = unbind(clause, (index) => regions[index] ?? { kind: 're-erased' });
    return opened.kind === 'trait' ? opened.trait : undefined;
  }
  return undefined;
}

/** The impl for a trait reference, with all its arguments; header and reference are made equal, regions included. */
export function implFor(
  cx: TypingCx,
  trait: TraitRef,
  cause: Cause,
): { readonly impl: ImplMatch['impl']; readonly args: readonly GenericArg[] } | undefined {
  const match = selectImpl(cx.items, cx.universals.clauses, trait);
  if (match === undefined) return undefined;
  const header = implOf(cx.items, match.impl).trait;
  const args = completeArgs(cx, match, cause);
  if (header !== undefined)
    substTraitRef(header, args).args.forEach((arg, index) =>
      relateArgs(cx, isTy(arg) ? cx.normalize(arg, cause) : arg, trait.args[index], 'invariant', cause),
    );
  return { impl: match.impl, args };
}

/** Parameters that the header leaves open follow from the impl's projection clauses (`I: Iterator<Item = T>`), or are regions of their own. */
function completeArgs(cx: TypingCx, match: ImplMatch, cause: Cause): readonly GenericArg[] {
  const count = genericCount(cx.items, match.impl);
  const filled = (): GenericArg[] =>
    Array.from({ length: count }, (_, index): GenericArg => match.bound[index] ?? { kind: 're-erased' });
  if (match.bound.some((arg) => arg === undefined)) {
    for (const clause of predicatesOf(cx.items, match.impl)) {
      if (clause.kind !== 'projection' || clause.bound.length > 0) continue;
      const value = projectItem(
        cx,
        clause.item,
        clause.args.map((arg) => (isTy(arg) ? substTy(arg, filled()) : arg)),
        cause,
        1,
      );
      if (value !== undefined) matchArg(clause.ty, value, match.bound);
    }
  }
  return match.bound.map((arg) => arg ?? freshRegion(cx.set));
}

/** Built-in impls that look inside: copies and clones of compounds, and calls of functions. */
function proveBuiltin(cx: TypingCx, trait: TraitRef, cause: Cause, depth: number): void {
  const self = trait.args[0];
  if (self === undefined || isRegion(self) || isConst(self)) return;
  const nested = (ty: Ty): void =>
    prove(cx, { kind: 'trait', bound: [], trait: { trait: trait.trait, args: [ty] } }, cause, depth + 1);
  if (self.kind === 'tuple') self.tys.forEach(nested);
  else if (self.kind === 'array') nested(self.ty);
  else if (self.kind === 'fn-def' || self.kind === 'fn-ptr') {
    const tuple = trait.args[1];
    const sig = sigOfCallee(cx, self);
    if (sig === undefined || tuple === undefined || !isTy(tuple) || tuple.kind !== 'tuple') return;
    const opened = instantiateWith(sig, () => freshRegion(cx.set));
    opened.inputs.forEach((input, index) => {
      const given = tuple.tys[index];
      if (given !== undefined) relate(cx, cx.normalize(input, cause), given, 'invariant', cause);
    });
  } else if (self.kind === 'dyn' && self.principal?.trait === trait.trait) {
    self.principal.args.forEach((arg, index) => relateArgs(cx, arg, trait.args[index + 1], 'invariant', cause));
  }
}

export { sameErased, traitOfItem };
