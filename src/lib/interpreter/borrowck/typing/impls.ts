/**
 * Choosing the impl behind a trait reference, with regions left out of the choice: regions never decide which impl
 * applies, they only follow from it. The body's types were found to fit already, so a lone candidate is the answer.
 */
import { findIn } from '../../../heap/base/index.ts';
import { isConst, isRegion, isTy, sameConst, substTraitRef } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { genericCount, implOf, implsOfTrait, isLang, predicatesOf } from '../../types/lookup.ts';
import { simplifyTy } from '../../types/simplify.ts';
import type { DefId, GenericArg, Predicate, TraitRef, Ty } from '../../types/ty.ts';

export interface ImplMatch {
  readonly impl: DefId;
  /** The impl's arguments as far as its header determines them. */
  readonly bound: (GenericArg | undefined)[];
}

const MAX_DEPTH = 8;

export function selectImpl(
  items: ItemTables,
  clauses: readonly Predicate[],
  trait: TraitRef,
  depth = 0,
): ImplMatch | undefined {
  const self = trait.args[0];
  if (self === undefined || !isTy(self)) return undefined;
  const key = simplifyTy(self);
  const index = implsOfTrait(items, trait.trait);
  const candidates = key === undefined ? index.blanket : [...(index.byKey.get(key) ?? []), ...index.blanket];
  const matches: ImplMatch[] = [];
  for (const impl of candidates) {
    const bound: (GenericArg | undefined)[] = new Array<GenericArg | undefined>(genericCount(items, impl)).fill(
      undefined,
    );
    const header = implOf(items, impl).trait;
    if (header?.args.every((arg, at) => matchArg(arg, trait.args[at], bound)) === true) matches.push({ impl, bound });
  }
  if (matches.length <= 1 || depth > MAX_DEPTH) return matches[0];
  return matches.find((match) => clausesHold(items, clauses, match, depth)) ?? matches[0];
}

/** Whether the impl's own trait bounds hold, regions aside: tells overlapping headers apart (`impl<I: Iterator> IntoIterator for I`). */
function clausesHold(items: ItemTables, clauses: readonly Predicate[], match: ImplMatch, depth: number): boolean {
  const args = match.bound.map((arg): GenericArg => arg ?? { kind: 're-erased' });
  return predicatesOf(items, match.impl).every(
    (predicate) =>
      predicate.kind !== 'trait' || holdsErased(items, clauses, substTraitRef(predicate.trait, args), depth + 1),
  );
}

/** Whether a trait reference holds, regions aside. Says yes where it cannot tell. */
export function holdsErased(items: ItemTables, clauses: readonly Predicate[], trait: TraitRef, depth: number): boolean {
  if (findIn(items.traits, trait.trait)?.isAuto === true || isLang(items, trait.trait, 'Sized')) return true;
  const self = trait.args[0];
  if (self === undefined || !isTy(self) || self.kind === 'infer' || self.kind === 'error') return true;
  if (clauses.some((clause) => clause.kind === 'trait' && sameTraitErased(clause.trait, trait))) return true;
  if (hasBuiltinImpl(items, self, trait)) return true;
  const match = selectImpl(items, clauses, trait, depth);
  return match !== undefined && (depth > MAX_DEPTH || clausesHold(items, clauses, match, depth));
}

function hasBuiltinImpl(items: ItemTables, self: Ty, trait: TraitRef): boolean {
  const isCopyOrClone = isLang(items, trait.trait, 'Copy') || isLang(items, trait.trait, 'Clone');
  if (isCopyOrClone)
    return (
      ['tuple', 'array', 'fn-def', 'fn-ptr', 'never', 'closure'].includes(self.kind) ||
      (self.kind === 'ref' && !self.isMut)
    );
  if (['Fn', 'FnMut', 'FnOnce'].some((name) => isLang(items, trait.trait, name)))
    return self.kind === 'fn-def' || self.kind === 'fn-ptr' || self.kind === 'closure';
  return self.kind === 'dyn' && self.principal !== undefined;
}

export const sameTraitErased = (a: TraitRef, b: TraitRef): boolean =>
  a.trait === b.trait && a.args.every((arg, at) => sameErased(arg, b.args[at]));

/** Equality of arguments, regions aside. */
export function sameErased(a: GenericArg, b: GenericArg | undefined): boolean {
  return matchArg(a, b, undefined);
}

/** Fits `pattern` to `actual`; parameters of the pattern are filled into `bound`, or stand for themselves where there is none. */
export function matchArg(
  pattern: GenericArg,
  actual: GenericArg | undefined,
  bound: (GenericArg | undefined)[] | undefined,
): boolean {
  if (actual === undefined) return false;
  if (isRegion(pattern)) {
    if (pattern.kind === 're-early' && bound !== undefined) bound[pattern.index] ??= actual;
    return isRegion(actual);
  }
  if (isConst(pattern)) {
    if (!isConst(actual)) return false;
    if (pattern.kind !== 'const-param' || bound === undefined) return sameConst(pattern, actual);
    const before = bound[pattern.index];
    if (before === undefined) bound[pattern.index] = actual;
    return before === undefined || (isConst(before) && sameConst(before, actual));
  }
  return isTy(actual) && matchTy(pattern, actual, bound);
}

function matchTy(pattern: Ty, actual: Ty, bound: (GenericArg | undefined)[] | undefined): boolean {
  if (pattern.kind === 'param' && bound !== undefined) {
    const before = bound[pattern.index];
    if (before === undefined) {
      bound[pattern.index] = actual;
      return true;
    }
    return isTy(before) && matchTy(before, actual, undefined);
  }
  // What a projection stands for is compared once the header is known.
  if (pattern.kind === 'projection' && bound !== undefined) return true;
  if (pattern.kind !== actual.kind) return false;
  const args = (a: readonly GenericArg[], b: readonly GenericArg[]): boolean =>
    a.length === b.length && a.every((arg, at) => matchArg(arg, b[at], bound));
  switch (pattern.kind) {
    case 'int':
    case 'float':
      return actual.kind === pattern.kind && pattern.name === actual.name;
    case 'param':
      return actual.kind === 'param' && pattern.index === actual.index;
    case 'adt':
      return actual.kind === 'adt' && pattern.def === actual.def && args(pattern.args, actual.args);
    case 'fn-def':
      return actual.kind === 'fn-def' && pattern.def === actual.def && args(pattern.args, actual.args);
    case 'closure':
      return actual.kind === 'closure' && pattern.def === actual.def && args(pattern.args, actual.args);
    case 'opaque':
      return actual.kind === 'opaque' && pattern.def === actual.def && args(pattern.args, actual.args);
    case 'projection':
      return actual.kind === 'projection' && pattern.item === actual.item && args(pattern.args, actual.args);
    case 'ref':
      return (
        actual.kind === 'ref' &&
        pattern.isMut === actual.isMut &&
        matchArg(pattern.region, actual.region, bound) &&
        matchTy(pattern.ty, actual.ty, bound)
      );
    case 'ptr':
      return actual.kind === 'ptr' && pattern.isMut === actual.isMut && matchTy(pattern.ty, actual.ty, bound);
    case 'slice':
      return actual.kind === 'slice' && matchTy(pattern.ty, actual.ty, bound);
    case 'array':
      return (
        actual.kind === 'array' && matchArg(pattern.len, actual.len, bound) && matchTy(pattern.ty, actual.ty, bound)
      );
    case 'tuple':
      return actual.kind === 'tuple' && args(pattern.tys, actual.tys);
    case 'fn-ptr':
      return (
        actual.kind === 'fn-ptr' &&
        args(pattern.sig.inputs, actual.sig.inputs) &&
        matchTy(pattern.sig.output, actual.sig.output, bound)
      );
    case 'dyn':
      return (
        actual.kind === 'dyn' &&
        pattern.principal?.trait === actual.principal?.trait &&
        matchArg(pattern.region, actual.region, bound) &&
        args(pattern.principal?.args ?? [], actual.principal?.args ?? [])
      );
    default:
      return true;
  }
}
