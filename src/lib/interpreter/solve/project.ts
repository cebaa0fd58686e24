/**
 * Associated types: what `<T as Trait>::Item` stands for. After rustc's `project` (dev guide, "Associated types"): a
 * projection is replaced by what the environment, a bound of the associated type, the `dyn` type or an impl says; when
 * the self type is still unknown, by a variable with a pending obligation; and it stays as it is (it is rigid) when only
 * a bound without `Item = ...` is known.
 */
import { findIn } from '../../heap/base/index.ts';
import { argKey, boundMapper, isConst, isRegion, mapPredicate, mapTy, substPredicate, substTy } from '../types/fold.ts';
import {
  freshPlaceholder,
  freshRegion,
  freshVar,
  hasInfer,
  openSnapshot,
  commit,
  resolveArgs,
  rollback,
  shallow,
  shallowRegion,
  type InferCx,
} from './table.ts';
import { unify, unifyArgs } from './unify.ts';
import { MENTIONS_ALIAS, mentions } from '../types/flags.ts';
import type { ItemTables } from '../types/items.ts';
import { hiddenTypeOf, implOf, selfTyOf, traitRefOfItem } from '../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Region, TraitRef, Ty } from '../types/ty.ts';
import { elaborate } from './elaborate.ts';
import { isRunaway, nestedIn, obligation, traitPredicate, type Cause, type Obligation } from './obligation.ts';
import { boundsOfReturned, isReturned } from './returned.ts';
import { returnedValue } from './returned-values.ts';
import { select } from './select.ts';
import { ERROR, projectionTy } from '../types/make.ts';

/** Whether a type mentions a projection or an opaque type: what has neither needs no normalising. */
export const hasProjection = (ty: Ty): boolean => mentions(ty, MENTIONS_ALIAS);

/** Replaces all projections in `ty` as far as they are known; what else must hold for that goes to `out`. */
export function normalize(cx: InferCx, ty: Ty, cause: Cause, out: Obligation[], depth = 0): Ty {
  if (!hasProjection(ty)) return ty;
  return mapTy(ty, {
    ty: (each) => {
      if (!hasProjection(each)) return each;
      if (each.kind === 'opaque') {
        const hidden = cx.reveal ? hiddenTypeOf(cx.items, each.def) : undefined;
        return hidden === undefined || depth > 64
          ? undefined
          : normalize(cx, substTy(hidden, each.args), cause, out, depth + 1);
      }
      if (each.kind !== 'projection') return undefined;
      const args = each.args.map((arg) =>
        isRegion(arg) || isConst(arg) ? arg : normalize(cx, arg, cause, out, depth),
      );
      return projectOrDefer(cx, each.item, args, cause, out, depth);
    },
  });
}

export function normalizeArgs(
  cx: InferCx,
  args: readonly GenericArg[],
  cause: Cause,
  out: Obligation[],
): readonly GenericArg[] {
  if (!args.some((arg) => !isRegion(arg) && !isConst(arg) && hasProjection(arg))) return args;
  return args.map((arg) => (isRegion(arg) || isConst(arg) ? arg : normalize(cx, arg, cause, out)));
}

export function normalizePredicate(cx: InferCx, predicate: Predicate, cause: Cause, out: Obligation[]): Predicate {
  if (predicate.kind === 'trait') {
    const args = normalizeArgs(cx, predicate.trait.args, cause, out);
    return args === predicate.trait.args ? predicate : { ...predicate, trait: { trait: predicate.trait.trait, args } };
  }
  if (predicate.kind === 'projection') {
    const args = normalizeArgs(cx, predicate.args, cause, out);
    const ty = normalize(cx, predicate.ty, cause, out);
    return args === predicate.args && ty === predicate.ty ? predicate : { ...predicate, args, ty };
  }
  if (predicate.kind === 'type-outlives') {
    const ty = normalize(cx, predicate.ty, cause, out);
    return ty === predicate.ty ? predicate : { ...predicate, ty };
  }
  return predicate;
}

function projectOrDefer(
  cx: InferCx,
  item: DefId,
  args: readonly GenericArg[],
  cause: Cause,
  out: Obligation[],
  depth: number,
): Ty {
  const found = project(cx, item, args, {
    ...obligation({ kind: 'projection', bound: [], item, args, ty: ERROR }, cause),
    depth,
  });
  switch (found.kind) {
    case 'known':
      out.push(...found.nested);
      return found.ty;
    case 'rigid':
      return projectionTy(item, found.args);
    case 'ambiguous': {
      const ty = freshVar(cx, cause.span);
      out.push({ ...obligation({ kind: 'projection', bound: [], item, args, ty }, cause), depth });
      return ty;
    }
    default:
      // The trait is not implemented: that is what gets reported.
      out.push({ ...obligation(traitPredicate(traitRefOfItem(cx.items, item, args)), cause), depth });
      return freshVar(cx, cause.span);
  }
}

export type Projected =
  | { readonly kind: 'known'; readonly ty: Ty; readonly nested: readonly Obligation[] }
  /** Nothing more can be known of it. */
  | { readonly kind: 'rigid'; readonly args: readonly GenericArg[] }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'unimplemented' };

/** One step: the value of `<args[0] as Trait<..>>::item`, itself normalised. `args` are normalised. */
export function project(cx: InferCx, item: DefId, args: readonly GenericArg[], goal: Obligation): Projected {
  const resolved = resolveArgs(cx, args);
  const trait = traitRefOfItem(cx.items, item, resolved);
  const self = shallow(cx, selfTyOf(trait));
  if (self.kind === 'error') return { kind: 'known', ty: self, nested: [] };
  if (self.kind === 'infer' && self.class === 'general') return { kind: 'ambiguous' };
  if (cx.overflow !== undefined) return { kind: 'ambiguous' };
  if (isRunaway(goal)) {
    cx.overflow = goal;
    return { kind: 'ambiguous' };
  }

  const given = fromClauses(cx, clausesOf(cx, item), item, resolved);
  if (given !== undefined)
    return given === 'ambiguous' ? { kind: 'ambiguous' } : { kind: 'known', ty: given, nested: [] };
  const declared = fromClauses(cx, boundsOf(cx, self, item), item, resolved) ?? fromDyn(cx, self, item, resolved);
  if (declared === 'ambiguous') return { kind: 'ambiguous' };
  if (declared !== undefined) {
    // The bound is in the trait's own terms (`IntoIter: Iterator<Item = Self::Item>`): these are to be looked through as well.
    const nested: Obligation[] = [];
    return { kind: 'known', ty: normalize(cx, declared, goal.cause, nested, goal.depth + 1), nested };
  }

  const selection = select(cx, trait, goal);
  if (selection === 'ambiguous') return { kind: 'ambiguous' };
  if (selection === undefined) return { kind: 'unimplemented' };
  switch (selection.kind) {
    case 'impl': {
      const value = implValue(cx.items, selection.impl, item);
      if (value === undefined) return { kind: 'known', ty: ERROR, nested: [] };
      const own = resolved.slice(trait.args.length);
      // A default stands in the trait and is in terms of its arguments.
      const ty = substTy(value.ty, value.isDefault ? resolved : [...selection.args, ...own]);
      const nested: Obligation[] = [...selection.nested];
      // A generic associated type has where clauses of its own (rustc's `assoc_ty_own_obligations`).
      if (own.length > 0)
        for (const each of findIn(cx.items.predicates, item) ?? [])
          nested.push(nestedIn(goal, substPredicate(each, resolved)));
      return { kind: 'known', ty: normalize(cx, ty, goal.cause, nested, goal.depth + 1), nested };
    }
    case 'fn':
      return { kind: 'known', ty: selection.output, nested: selection.nested };
    case 'builtin':
      return { kind: 'unimplemented' };
    default:
      return { kind: 'rigid', args: resolved };
  }
}

/** What an impl says an associated type is, or the trait's default. */
export function implValue(
  items: ItemTables,
  impl: DefId,
  item: DefId,
): { readonly ty: Ty; readonly isDefault: boolean } | undefined {
  const isOfFn = isReturned(items, item);
  const declared = isOfFn ? findIn(items.defs, item)?.parent : item;
  const own = implOf(items, impl).items.find((each) => each.traitItem === declared);
  const ty =
    isOfFn && own !== undefined ? returnedValue(items, impl, own.def, item) : findIn(items.types, own?.def ?? item);
  return ty === undefined ? undefined : { ty, isDefault: own === undefined };
}

type Projection = Extract<Predicate, { kind: 'projection' }>;

const NO_CLAUSES: readonly Projection[] = [];
const clauseIndex = new WeakMap<InferCx['env'], Map<DefId, Projection[]>>();

function clausesOf(cx: InferCx, item: DefId): readonly Projection[] {
  if (cx.env.predicates.length === 0) return NO_CLAUSES;
  let index = clauseIndex.get(cx.env);
  if (index === undefined) {
    index = new Map();
    for (const each of cx.env.predicates) {
      if (each.kind !== 'projection') continue;
      const list = index.get(each.item);
      if (list === undefined) index.set(each.item, [each]);
      else list.push(each);
    }
    clauseIndex.set(cx.env, index);
  }
  return index.get(item) ?? [];
}

/** The declared bounds of a rigid projection or opaque type that say what `item` of it is. */
function boundsOf(cx: InferCx, self: Ty, item: DefId): readonly Projection[] {
  if (self.kind !== 'projection' && self.kind !== 'opaque') return NO_CLAUSES;
  return aliasBounds(cx.items, self).filter(
    (each): each is Projection => each.kind === 'projection' && each.item === item,
  );
}

const boundMemos = new WeakMap<ItemTables, Map<Ty, readonly Predicate[]>>();

/** All that is known of `<T as Trait>::Item` or an opaque type by its own declaration, elaborated. */
export function aliasBounds(items: ItemTables, self: Ty): readonly Predicate[] {
  if (self.kind !== 'projection' && self.kind !== 'opaque') return NO_CLAUSES;
  let memo = boundMemos.get(items);
  if (memo === undefined) boundMemos.set(items, (memo = new Map<Ty, readonly Predicate[]>()));
  const known = memo.get(self);
  if (known !== undefined) return known;
  let declared: readonly Predicate[];
  if (self.kind === 'opaque') declared = findIn(items.opaques, self.def)?.bounds ?? [];
  else {
    const trait = traitRefOfItem(items, self.item, self.args);
    declared = isReturned(items, self.item)
      ? boundsOfReturned(items, self.item)
      : (findIn(items.traits, trait.trait)?.itemBounds.find((each) => each.item === self.item)?.predicates ?? []);
  }
  const bounds = elaborate(
    items,
    declared.map((each) => substPredicate(each, self.args)),
  );
  memo.set(self, bounds);
  return bounds;
}

/** Opens a clause's `for<..>` with fresh regions: it holds for whichever is needed. */
export const openBinder = (cx: InferCx, predicate: Predicate): Predicate => openWith(predicate, () => freshRegion(cx));

/** Opens a goal's `for<..>`: it has to hold for every choice. */
export const openGoal = (cx: InferCx, predicate: Predicate): Predicate =>
  openWith(predicate, (name) => freshPlaceholder(cx, name));

function openWith(predicate: Predicate, make: (name: string) => Region): Predicate {
  if (predicate.kind !== 'trait' && predicate.kind !== 'projection') return predicate;
  if (predicate.bound.length === 0) return predicate;
  const regions = predicate.bound.map(make);
  const opened = mapPredicate(
    predicate,
    boundMapper((index) => regions[index] ?? { kind: 're-erased' }),
    -1,
  );
  return opened.kind === 'trait' || opened.kind === 'projection' ? { ...opened, bound: [] } : opened;
}

function fromClauses(
  cx: InferCx,
  clauses: readonly Projection[],
  item: DefId,
  args: readonly GenericArg[],
): Ty | 'ambiguous' | undefined {
  if (clauses.length === 0) return undefined;
  const fitting = clauses.filter((each) => fits(cx, each, item, args));
  const [first, ...others] = fitting;
  if (first === undefined) return undefined;
  if (others.length > 0 && args.some((arg) => !isRegion(arg) && !isConst(arg) && hasInfer(arg))) return 'ambiguous';
  // Clauses that differ in regions alone: the one that says just this, if there is one.
  const exact = others.length === 0 ? first : fitting.find((each) => sameArgs(each.args, args));
  const opened = openBinder(cx, exact ?? first);
  if (opened.kind !== 'projection') return undefined;
  unifyArgs(cx, opened.args, args);
  return mapTy(opened.ty, { region: (region) => shallowRegion(cx, region) });
}

export const sameArgs = (a: readonly GenericArg[], b: readonly GenericArg[]): boolean =>
  a.every((arg, at) => {
    const other = b[at];
    return other !== undefined && argKey(arg) === argKey(other);
  });

function fits(cx: InferCx, clause: Projection, item: DefId, args: readonly GenericArg[]): boolean {
  if (clause.item !== item) return false;
  const snapshot = openSnapshot(cx);
  const opened = openBinder(cx, clause);
  const done = opened.kind === 'projection' && unifyArgs(cx, opened.args, args);
  rollback(cx, snapshot);
  return done;
}

/** `dyn Iterator<Item = u8>` says what its `Item` is, and so do the clauses of its supertraits. */
function fromDyn(cx: InferCx, self: Ty, item: DefId, args: readonly GenericArg[]): Ty | undefined {
  if (self.kind !== 'dyn' || self.principal === undefined) return undefined;
  const written = self.principal.projections.find((each) => each.item === item);
  if (written !== undefined) return written.ty;
  const trait: TraitRef = { trait: self.principal.trait, args: [self, ...self.principal.args] };
  for (const each of elaborate(cx.items, [{ kind: 'trait', bound: [], trait }])) {
    if (each.kind === 'projection' && each.item === item && fits(cx, each, item, args)) return each.ty;
  }
  return undefined;
}

/** Proves `<..>::item == ty`: normalises the left side and unifies. */
export function proveProjection(
  cx: InferCx,
  goal: Obligation,
  predicate: Projection,
): readonly Obligation[] | 'ambiguous' | 'mismatch' | 'unimplemented' {
  const nested: Obligation[] = [];
  const args = normalizeArgs(cx, predicate.args, goal.cause, nested);
  const expected = normalize(cx, predicate.ty, goal.cause, nested);
  const found = project(cx, predicate.item, args, goal);
  if (found.kind === 'ambiguous')
    return nested.length > 0 ? [...nested, { ...goal, predicate: { ...predicate, args, ty: expected } }] : 'ambiguous';
  if (found.kind === 'unimplemented')
    return [nestedIn(goal, traitPredicate(traitRefOfItem(cx.items, predicate.item, args)))];
  const actual: Ty = found.kind === 'known' ? found.ty : projectionTy(predicate.item, found.args);
  const snapshot = openSnapshot(cx);
  if (!unify(cx, actual, expected)) {
    rollback(cx, snapshot);
    return 'mismatch';
  }
  commit(cx);
  return found.kind === 'known' ? [...nested, ...found.nested] : nested;
}
