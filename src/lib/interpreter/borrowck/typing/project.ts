/** What an associated type stands for, regions kept: `<Iter<'1, T> as Iterator>::Item` is `&'1 T`. After rustc's `project`. */
import { findIn } from '../../../heap/base/index.ts';
import { isTy, mapTy, substPredicate, substTy } from '../../types/fold.ts';
import { genericCount, isLang, nameOf, traitOfItem } from '../../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Ty } from '../../types/ty.ts';
import { type Cause, freshRegion } from '../constraints.ts';
import type { TypingCx } from './cx.ts';
import { sameErased } from './impls.ts';
import { implFor, unbind } from './prove.ts';
import { instantiateWith, relate, relateArgs } from './relate.ts';
import { sigOfCallee } from './signatures.ts';

const MAX_DEPTH = 24;

/** Types that hold a projection somewhere outside binders; the rest is already normal. */
const known = new WeakMap<Ty, boolean>();
function hasProjection(ty: Ty): boolean {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'param':
      return false;
    case 'projection':
      return true;
    default:
      break;
  }
  const before = known.get(ty);
  if (before !== undefined) return before;
  let found = false;
  mapTy(ty, {
    ty: (each) => {
      if (each.kind === 'projection') found = true;
      return found ? each : undefined;
    },
  });
  known.set(ty, found);
  return found;
}

export function normalizeTy(cx: TypingCx, ty: Ty, cause: Cause, depth = 0): Ty {
  if (depth > MAX_DEPTH || !hasProjection(ty)) return ty;
  return mapTy(ty, {
    ty: (each) => {
      if (!hasProjection(each)) return each;
      if (each.kind !== 'projection') return undefined;
      const args = each.args.map((arg) => (isTy(arg) ? normalizeTy(cx, arg, cause, depth + 1) : arg));
      const found = projectItem(cx, each.item, args, cause, depth + 1);
      return found ?? { kind: 'projection', item: each.item, args };
    },
  });
}

/** The value of associated type `item`; undefined when nothing tells (a parameter's, say). */
export function projectItem(
  cx: TypingCx,
  item: DefId,
  args: readonly GenericArg[],
  cause: Cause,
  depth: number,
): Ty | undefined {
  const trait = traitOfItem(cx.items, item);
  const self = args[0];
  if (trait === undefined || self === undefined || !isTy(self) || depth > MAX_DEPTH) return undefined;
  const given = fromClauses(cx, cx.universals.clauses, item, args, cause) ?? fromBounds(cx, self, item, args, cause);
  if (given !== undefined) return normalizeTy(cx, given, cause, depth + 1);
  // What a bound says of an unknown type is all there is to know; else an impl for every type may apply.
  if ((self.kind === 'param' || self.kind === 'projection' || self.kind === 'opaque') && isBounded(cx, self, trait))
    return undefined;
  if (self.kind === 'dyn') {
    const found = self.principal?.projections.find((each) => each.item === item);
    if (found !== undefined) return normalizeTy(cx, found.ty, cause, depth + 1);
  }
  if ((self.kind === 'fn-def' || self.kind === 'fn-ptr') && isLang(cx.items, item, 'FnOnce_Output'))
    return outputOf(cx, self, args, cause, depth);
  const count = genericCount(cx.items, trait);
  const found = implFor(cx, { trait, args: args.slice(0, count) }, cause);
  if (found === undefined) return undefined;
  const name = nameOf(cx.items, item);
  const value = findIn(cx.items.impls, found.impl)?.items.find(
    (each) => each.kind === 'type' && (each.traitItem === item || each.name === name),
  );
  if (value === undefined) {
    const byDefault = findIn(cx.items.types, item);
    return byDefault === undefined ? undefined : normalizeTy(cx, substTy(byDefault, args), cause, depth + 1);
  }
  const ty = findIn(cx.items.types, value.def);
  return ty === undefined
    ? undefined
    : normalizeTy(cx, substTy(ty, [...found.args, ...args.slice(count)]), cause, depth + 1);
}

function fromClauses(
  cx: TypingCx,
  clauses: readonly Predicate[],
  item: DefId,
  args: readonly GenericArg[],
  cause: Cause,
): Ty | undefined {
  for (const clause of clauses) {
    if (
      clause.kind !== 'projection' ||
      clause.item !== item ||
      !clause.args.every((arg, index) => sameErased(arg, args[index]))
    )
      continue;
    const regions = clause.bound.map(() => freshRegion(cx.set));
    const opened =
      clause.bound.length === 0 ? clause : unbind(clause, (index) => regions[index] ?? { kind: 're-erased' });
    if (opened.kind !== 'projection') continue;
    opened.args.forEach((arg, index) => relateArgs(cx, arg, args[index], 'invariant', cause));
    return opened.ty;
  }
  return undefined;
}

function isBounded(cx: TypingCx, self: Ty, trait: DefId): boolean {
  const says = (clause: Predicate): boolean => clause.kind === 'trait' && clause.trait.trait === trait;
  if (
    cx.universals.clauses.some(
      (clause) =>
        says(clause) &&
        clause.kind === 'trait' &&
        clause.trait.args[0] !== undefined &&
        sameErased(clause.trait.args[0], self),
    )
  )
    return true;
  if (self.kind === 'opaque') return (findIn(cx.items.opaques, self.def)?.bounds ?? []).some(says);
  const parent = self.kind === 'projection' ? traitOfItem(cx.items, self.item) : undefined;
  const bounds =
    parent === undefined || self.kind !== 'projection'
      ? undefined
      : findIn(cx.items.traits, parent)?.itemBounds.find((each) => each.item === self.item);
  return bounds?.predicates.some(says) ?? false;
}

/** Bounds that come with the type itself: those of an `impl Trait`, and those that a trait puts on its associated types. */
function fromBounds(cx: TypingCx, self: Ty, item: DefId, args: readonly GenericArg[], cause: Cause): Ty | undefined {
  if (self.kind === 'opaque') {
    const bounds = findIn(cx.items.opaques, self.def)?.bounds ?? [];
    return fromClauses(
      cx,
      bounds.map((bound) => substPredicate(bound, self.args)),
      item,
      args,
      cause,
    );
  }
  if (self.kind !== 'projection') return undefined;
  const trait = traitOfItem(cx.items, self.item);
  const bounds =
    trait === undefined
      ? undefined
      : findIn(cx.items.traits, trait)?.itemBounds.find((each) => each.item === self.item);
  return bounds === undefined
    ? undefined
    : fromClauses(
        cx,
        bounds.predicates.map((bound) => substPredicate(bound, self.args)),
        item,
        args,
        cause,
      );
}

/** `<F as FnOnce<Args>>::Output` of a function. */
function outputOf(cx: TypingCx, self: Ty, args: readonly GenericArg[], cause: Cause, depth: number): Ty | undefined {
  const sig = sigOfCallee(cx, self);
  const tuple = args[1];
  if (sig === undefined || tuple === undefined || !isTy(tuple) || tuple.kind !== 'tuple') return undefined;
  const opened = instantiateWith(sig, () => freshRegion(cx.set));
  opened.inputs.forEach((input, index) => {
    const given = tuple.tys[index];
    if (given !== undefined) relate(cx, normalizeTy(cx, input, cause, depth + 1), given, 'invariant', cause);
  });
  return normalizeTy(cx, opened.output, cause, depth + 1);
}
