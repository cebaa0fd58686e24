/**
 * What a type needs to make sense: `&'a T` needs `T: 'a`, a struct its where clauses and what its fields need (RFC 2093),
 * a projection its trait's clauses, a trait object as much as its trait asks of `Self`. And so what may be taken for granted
 * of a parameter's type. After rustc's `wf::obligations` and `implied_outlives_bounds`.
 */
import { findIn } from '../../heap/base/index.ts';
import { hasParams, isTy, mapPredicate, substPredicate, walkTy } from '../types/fold.ts';
import { hasRegions } from '../types/has-regions.ts';
import type { ItemTables } from '../types/items.ts';
import { isLang, layerOf, predicatesOf, traitOfItem, traitRefOfItem } from '../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Region, TraitRef, Ty } from '../types/ty.ts';
import { elaborate, predicateKey } from './elaborate.ts';
import { traitPredicate } from './obligation.ts';
import { outlivesComponents } from './outlives.ts';
import type { Outlives } from './table.ts';
import { ERROR } from '../types/make.ts';

const isOutlives = (predicate: Predicate): predicate is Outlives =>
  predicate.kind === 'region-outlives' || predicate.kind === 'type-outlives';

interface Memo {
  readonly outlives: Map<DefId, Outlives[]>;
  /** The types of which it is being found out, each asked for by one before: what is remembered of them may still grow. */
  readonly open: DefId[];
  readonly clauses: Map<DefId, readonly Predicate[]>;
}

const memos = new WeakMap<ItemTables, Memo>();

function memoOf(items: ItemTables): Memo {
  let memo = memos.get(items);
  if (memo === undefined) memos.set(items, (memo = { outlives: new Map(), open: [], clauses: new Map() }));
  return memo;
}

/** The outlives clauses of a type's definition, written or implied by its fields, in terms of its own generics. */
export function outlivesOf(given: ItemTables, def: DefId): readonly Outlives[] {
  const items = layerOf(given, def);
  const { outlives, open } = memoOf(items);
  const known = outlives.get(def);
  if (known !== undefined) return known;
  outlives.set(def, predicatesOf(items, def).filter(isOutlives));
  open.push(def);
  const isOutermost = open.length === 1;
  let grew = addImplied(items, def);
  // Types that hold one another imply what any of them does (rustc's `inferred_outlives_crate` goes round as well).
  while (isOutermost && grew && open.length > 1) grew = open.filter((each) => addImplied(items, each)).length > 0;
  if (isOutermost) open.length = 0;
  return outlives.get(def) ?? [];
}

/** Adds what the fields imply by what is known of their types so far; whether that was new. */
function addImplied(items: ItemTables, def: DefId): boolean {
  const out = memoOf(items).outlives.get(def) ?? [];
  const before = out.length;
  const seen = new Set(out.map(predicateKey));
  for (const variant of findIn(items.adts, def)?.variants ?? [])
    for (const field of variant.fields)
      for (const each of impliedBy(items, field.ty, false)) {
        const key = predicateKey(each);
        // Unlike other lifetimes, `'static` is never implied by a field, nor does a trait object imply anything.
        if (shorterOf(each).kind !== 're-early' || seen.has(key)) continue;
        seen.add(key);
        out.push(each);
      }
  return out.length > before;
}

const shorterOf = (predicate: Outlives): Region =>
  predicate.kind === 'region-outlives' ? predicate.shorter : predicate.region;

/** What follows from a type's being well formed, of regions, parameters and projections. */
export function impliedBy(items: ItemTables, ty: Ty, byObjects = true): readonly Outlives[] {
  if (!hasRegions(ty) && !hasParams(ty)) return [];
  return wellFormedGoals(items, ty, byObjects).flatMap(({ predicate }) =>
    isOutlives(predicate) ? takenApart(predicate) : [],
  );
}

/** `T: 'r` as what it says of the regions, parameters and projections in `T`. */
export function takenApart(predicate: Outlives): readonly Outlives[] {
  if (predicate.kind === 'region-outlives') return [predicate];
  return outlivesComponents(predicate.ty).map((each): Outlives =>
    each.kind === 'region'
      ? { kind: 'region-outlives', longer: each.region, shorter: predicate.region }
      : { kind: 'type-outlives', ty: each.ty, region: predicate.region },
  );
}

/** Something that has to hold; `isReference`: that what a reference points at lives as long as it says. */
export interface Goal {
  readonly predicate: Predicate;
  readonly isReference: boolean;
}

/** All that a type needs; what is `Sized` is the type checker's to see to. */
export const goalsOf = (items: ItemTables, ty: Ty): readonly Predicate[] =>
  wellFormedGoals(items, ty).map((each) => each.predicate);

export function wellFormedGoals(items: ItemTables, ty: Ty, ofObjects = true): readonly Goal[] {
  const out: Goal[] = [];
  const isSized = (predicate: Predicate): boolean =>
    predicate.kind === 'trait' && isLang(items, predicate.trait.trait, 'Sized');
  const add = (predicate: Predicate): void => {
    if (!isSized(predicate)) out.push({ predicate, isReference: false });
  };
  const addWith = (predicates: readonly Predicate[], args: readonly GenericArg[]): void => {
    for (const each of predicates) if (!isSized(each)) add(substPredicate(each, args));
  };
  walkTy(ty, {
    ty: (each) => {
      switch (each.kind) {
        case 'ref':
          out.push({ predicate: { kind: 'type-outlives', ty: each.ty, region: each.region }, isReference: true });
          return true;
        case 'adt':
          if (each.args.length > 0) {
            addWith(clausesOf(items, each.def), each.args);
            addWith(outlivesOf(items, each.def), each.args);
          }
          return true;
        case 'fn-def':
          if (each.args.length > 0) addWith(predicatesOf(items, each.def), each.args);
          return true;
        case 'projection':
          if (traitOfItem(items, each.item) === undefined) return true;
          add(traitPredicate(traitRefOfItem(items, each.item, each.args)));
          addWith(predicatesOf(items, each.item), each.args);
          return true;
        case 'fn-ptr':
          for (const part of [...each.sig.inputs, each.sig.output])
            out.push(...outOfBinder(wellFormedGoals(items, part), each.sig.bound.length > 0));
          return false;
        case 'closure':
          // Its signature may take for granted what makes it well formed.
          out.push(...wellFormedGoals(items, each.upvars, ofObjects));
          return false;
        case 'dyn':
          for (const predicate of ofObjects ? objectGoals(items, each) : []) add(predicate);
          for (const arg of each.principal?.args ?? [])
            if (isTy(arg)) out.push(...outOfBinder(wellFormedGoals(items, arg), true));
          return false;
        default:
          return true;
      }
    },
  });
  return out;
}

function clausesOf(given: ItemTables, def: DefId): readonly Predicate[] {
  const items = layerOf(given, def);
  const { clauses } = memoOf(items);
  let known = clauses.get(def);
  if (known === undefined) clauses.set(def, (known = predicatesOf(items, def).filter((each) => !isOutlives(each))));
  return known;
}

/** Goals found under a binder, seen from outside; those that mention what it binds are for whoever chooses that. */
export function outOfBinder(goals: readonly Goal[], binds: boolean): readonly Goal[] {
  return goals.flatMap(({ predicate, isReference }) => {
    const bound: Region[] = [];
    const moved = mapPredicate(
      predicate,
      {
        region: (region, depth) => {
          if (region.kind !== 're-bound' || region.depth < depth) return region;
          if (region.depth === depth) bound.push(region);
          return { ...region, depth: region.depth - 1 };
        },
      },
      predicate.kind === 'trait' || predicate.kind === 'projection' ? -1 : 0,
    );
    return binds && bound.length > 0 ? [] : [{ predicate: moved, isReference }];
  });
}

/** `dyn Trait + 'r` needs `'r` to outlive what the trait asks of `Self`; and the clauses of the trait on its arguments. */
function objectGoals(items: ItemTables, ty: Extract<Ty, { kind: 'dyn' }>): readonly Predicate[] {
  if (ty.principal === undefined) return [];
  return objectBounds(items, ty).flatMap((bound): Predicate[] =>
    bound.kind === 're-bound' ? [] : [{ kind: 'region-outlives', longer: ty.region, shorter: bound }],
  );
}

/** The regions that a trait asks `Self` to outlive (rustc's `object_region_bounds`). */
export function objectBounds(items: ItemTables, ty: Extract<Ty, { kind: 'dyn' }>): readonly Region[] {
  if (ty.principal === undefined) return [];
  const self: Ty = ERROR;
  const trait: TraitRef = { trait: ty.principal.trait, args: [self, ...ty.principal.args] };
  return elaborate(items, [traitPredicate(trait)]).flatMap((each) =>
    each.kind === 'type-outlives' && each.ty === self ? [each.region] : [],
  );
}

/** The goals of a trait reference: its own clauses, and those of the types among its arguments. */
export function goalsOfTraitRef(items: ItemTables, trait: TraitRef): readonly Goal[] {
  const own = predicatesOf(items, trait.trait)
    .filter((each) => each.kind !== 'trait' || each.trait.trait !== trait.trait)
    .map((each): Goal => ({ predicate: substPredicate(each, trait.args), isReference: false }));
  return [...own, ...trait.args.flatMap((arg) => (isTy(arg) ? wellFormedGoals(items, arg) : []))];
}
