/**
 * Method lookup: which function a name stands for on a receiver. After rustc's `method/probe.rs` (dev guide, "Method
 * lookup"; Reference, "Method-call expressions"): for each type on the way of dereferences, by value, then `&`, then
 * `&mut`; at each the inherent methods before those of traits in scope.
 */
import { isSince, type Span } from '../../source/index.ts';
import type { NodeId } from '../../syntax/ast.ts';
import { type TraitScope, traitsInScope } from '../../resolve/resolution.ts';
import { findIn } from '../../../heap/base/index.ts';
import { instantiateBound, isTy, substPredicate, substTy } from '../../types/fold.ts';
import {
  freshConst,
  freshVar,
  openSnapshot,
  resolveTraitRef,
  rollback,
  shallow,
  unboundIn,
  type InferCx,
} from '../../solve/table.ts';
import { unify } from '../../solve/unify.ts';
import type { AssocItemInfo, ItemTables } from '../../types/items.ts';
import {
  assocItemsNamed,
  boxedTy,
  buildArgs,
  ERASED,
  implOf,
  inherentImplsFor,
  lang,
  predicatesOf,
  traitOf,
  traitOfItem,
} from '../../types/lookup.ts';
import { simplifyTy } from '../../types/simplify.ts';
import { supertraitRefs } from '../../solve/elaborate.ts';
import { evaluateTrait, failingLeaves, solveAll } from '../../solve/fulfill.ts';
import { NO_CAUSE, obligation, type Obligation } from '../../solve/obligation.ts';
import { aliasBounds, hasProjection, normalize, normalizePredicate, openBinder } from '../../solve/project.ts';
import { freshImplArgs, mayBe } from '../../solve/select.ts';
import type { DefId, GenericArg, Predicate, TraitRef, Ty } from '../../types/ty.ts';
import { autoderefTypes, startAutoderef, type Autoderef } from '../autoderef.ts';
import type { BodyCx } from '../context.ts';
import { ptrTy, refTy, sliceTy } from '../../types/make.ts';

export type Source =
  | { readonly kind: 'inherent'; readonly impl: DefId }
  /** A method of the `dyn` type's own trait or a supertrait. */
  | { readonly kind: 'object'; readonly trait: TraitRef }
  /** From a clause of the environment or a bound of an associated type. */
  | { readonly kind: 'clause'; readonly trait: TraitRef }
  | { readonly kind: 'trait'; readonly trait: DefId };

export interface Pick {
  readonly item: AssocItemInfo;
  readonly source: Source;
  readonly derefs: number;
  readonly autoref: 'none' | 'shared' | 'mut' | 'const-ptr';
  readonly unsize: boolean;
  /** The type of the step that matched, before the autoref. */
  readonly self: Ty;
}

export type Probed =
  | { readonly kind: 'found'; readonly pick: Pick; readonly autoderef: Autoderef }
  | {
      readonly kind: 'none';
      readonly steps: readonly Ty[];
      readonly privates: readonly DefId[];
      readonly unsatisfied: readonly TraitRef[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly DefId[] }
  /** The receiver's type is not known yet. */
  | { readonly kind: 'unknown' };

interface Candidate {
  readonly item: AssocItemInfo;
  readonly source: Source;
}

interface Search {
  readonly cx: BodyCx;
  readonly isPath: boolean;
  readonly privates: DefId[];
  readonly unsatisfied: TraitRef[];
  readonly inherent: Candidate[];
  readonly extension: Candidate[];
}

/** Finds `receiver.name(..)`. `node` tells which traits are in scope. */
export function probeMethod(cx: BodyCx, receiver: Ty, name: string, node: NodeId, span: Span): Probed {
  const autoderef = startAutoderef(cx, receiver, span, true);
  const types = autoderefTypes(autoderef);
  const last = types[types.length - 1];
  if (last === undefined) return { kind: 'unknown' };
  // Whatever is found on the way, rustc wants to know where the way ends.
  if (last.kind === 'infer' && last.class === 'general') return { kind: 'unknown' };
  const reachesRaw: boolean[] = [];
  let raw = false;
  for (let index = 0; index < types.length; index++) {
    if (types[index - 1]?.kind === 'ptr') raw = true;
    reachesRaw.push(raw);
  }
  const search: Search = { cx, isPath: false, privates: [], unsatisfied: [], inherent: [], extension: [] };
  types.forEach((ty, index) => {
    if (reachesRaw[index] !== true) assembleInherent(search, ty, name);
  });
  const slice: Ty | undefined = last.kind === 'array' ? sliceTy(last.ty) : undefined;
  if (slice !== undefined) assembleInherent(search, slice, name);
  assembleTraits(search, traitsInScope(cx.resolutions, cx.owner, node), name);

  const steps = types.map((self, derefs) => ({ self, derefs, unsize: false }));
  if (slice !== undefined) steps.push({ self: slice, derefs: types.length - 1, unsize: true });
  for (const step of steps) {
    if (reachesRaw[step.derefs] === true) continue;
    if (step.self.kind === 'infer' && step.self.class === 'general') return { kind: 'unknown' };
    for (const autoref of ['none', 'shared', 'mut', 'const-ptr'] as const) {
      if (autoref === 'none' && step.unsize) continue;
      if (autoref === 'const-ptr' && !(step.self.kind === 'ptr' && step.self.isMut)) continue;
      const self = withAutoref(step.self, autoref);
      const picked = pickAt(search, self);
      if (picked === undefined) continue;
      if (picked.kind === 'ambiguous') return picked;
      return {
        kind: 'found',
        autoderef,
        pick: { ...picked.candidate, derefs: step.derefs, autoref, unsize: step.unsize, self: step.self },
      };
    }
  }
  return { kind: 'none', steps: types, privates: search.privates, unsatisfied: search.unsatisfied };
}

/** Finds `Type::name`: methods, associated functions and constants, without dereferencing. */
export function probePath(cx: BodyCx, self: Ty, name: string, node: NodeId): Probed {
  const search: Search = { cx, isPath: true, privates: [], unsatisfied: [], inherent: [], extension: [] };
  const known = shallow(cx.infer, self);
  // Of a type that is still to be inferred, `<_>::from`, the traits in scope are asked all the same.
  assembleInherent(search, known, name);
  assembleTraits(search, traitsInScope(cx.resolutions, cx.owner, node), name);
  const picked = pickAt(search, known);
  if (picked === undefined)
    return { kind: 'none', steps: [known], privates: search.privates, unsatisfied: search.unsatisfied };
  if (picked.kind === 'ambiguous') return picked;
  const autoderef: Autoderef = startAutoderef(cx, known, NO_CAUSE.span);
  return {
    kind: 'found',
    autoderef,
    pick: { ...picked.candidate, derefs: 0, autoref: 'none', unsize: false, self: known },
  };
}

function withAutoref(ty: Ty, autoref: Pick['autoref']): Ty {
  switch (autoref) {
    case 'none':
      return ty;
    case 'const-ptr':
      return ty.kind === 'ptr' ? ptrTy(ty.ty, false) : ty;
    default:
      return refTy(ERASED, ty, autoref === 'mut');
  }
}

// ---------------------------------------------------------------- assembling

/** Of several of one name in one impl or trait, which is a fault by itself, rustc takes the first. */
function addItems(search: Search, into: Candidate[], owner: DefId, name: string, source: Source): void {
  const item = assocItemsNamed(search.cx.items, owner, name).find((each) => each.kind !== 'type');
  if (item === undefined || (!search.isPath && (item.kind !== 'fn' || !item.hasSelf))) return;
  if (!into.some((each) => each.item.def === item.def && sameSource(each.source, source))) into.push({ item, source });
}

const sameSource = (a: Source, b: Source): boolean =>
  a.kind === b.kind &&
  (a.kind === 'trait' ||
    a.kind === 'inherent' ||
    (b.kind !== 'trait' && b.kind !== 'inherent' && a.trait.trait === b.trait.trait && a.trait.args.length === 1));

function assembleInherent(search: Search, ty: Ty, name: string): void {
  const { cx } = search;
  const key = simplifyTy(ty);
  if (key !== undefined) {
    for (const impl of inherentImplsFor(cx.items, key))
      addItems(search, search.inherent, impl, name, { kind: 'inherent', impl });
  }
  if (ty.kind === 'dyn' && ty.principal !== undefined) {
    for (const trait of supertraitRefs(cx.items, { trait: ty.principal.trait, args: [ty, ...ty.principal.args] })) {
      addItems(search, search.inherent, trait.trait, name, { kind: 'object', trait });
    }
  }
  if (ty.kind === 'param' || ty.kind === 'projection') {
    for (const clause of cx.env.predicates) {
      if (clause.kind !== 'trait') continue;
      const self = clause.trait.args[0];
      if (self?.kind !== ty.kind || (self.kind === 'param' && ty.kind === 'param' && self.index !== ty.index)) continue;
      const opened = openBinder(cx.infer, clause);
      if (opened.kind !== 'trait' || !fits(cx.infer, opened.trait.args[0], ty)) continue;
      addItems(search, search.inherent, clause.trait.trait, name, { kind: 'clause', trait: opened.trait });
    }
  }
  for (const bound of aliasBounds(cx.items, ty)) {
    const opened = openBinder(cx.infer, bound);
    if (opened.kind === 'trait' && fits(cx.infer, opened.trait.args[0], ty))
      addItems(search, search.inherent, opened.trait.trait, name, { kind: 'clause', trait: opened.trait });
  }
}

function fits(infer: InferCx, arg: GenericArg | undefined, ty: Ty): boolean {
  if (arg === undefined || !isTy(arg)) return false;
  const snapshot = openSnapshot(infer);
  const done = unify(infer, arg, ty);
  rollback(infer, snapshot);
  return done;
}

function assembleTraits(search: Search, { near, prelude }: TraitScope, name: string): void {
  for (const trait of near) addItems(search, search.extension, trait, name, { kind: 'trait', trait });
  for (const trait of traitsWith(search.cx.items, prelude, name))
    addItems(search, search.extension, trait, name, { kind: 'trait', trait });
}

/** A prelude's traits by the names of their items, made once for all places that it is in scope of. */
const preludes = new WeakMap<readonly DefId[], ReadonlyMap<string, readonly DefId[]>>();
const NONE: readonly DefId[] = [];

function traitsWith(items: ItemTables, prelude: readonly DefId[], name: string): readonly DefId[] {
  let byName = preludes.get(prelude);
  if (byName === undefined) {
    const made = new Map<string, DefId[]>();
    for (const trait of prelude)
      for (const each of traitOf(items, trait).items) {
        const list = made.get(each.name);
        if (list === undefined) made.set(each.name, [trait]);
        else list.push(trait);
      }
    preludes.set(prelude, (byName = made));
  }
  return byName.get(name) ?? NONE;
}

// ---------------------------------------------------------------- picking

function pickAt(
  search: Search,
  self: Ty,
):
  | { readonly kind: 'one'; readonly candidate: Candidate }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly DefId[] }
  | undefined {
  return pickFrom(search, self, search.inherent) ?? pickFrom(search, self, search.extension);
}

function pickFrom(search: Search, self: Ty, candidates: readonly Candidate[]): ReturnType<typeof pickAt> {
  let fitting: Candidate[] = [];
  for (const candidate of candidates) {
    if (!considers(search, self, candidate)) continue;
    if (candidate.source.kind === 'inherent' && !isVisible(search.cx, candidate.item.def)) {
      search.privates.push(candidate.item.def);
      continue;
    }
    fitting.push(candidate);
  }
  const [first, second] = fitting;
  if (first === undefined) return undefined;
  if (second === undefined) return { kind: 'one', candidate: first };
  // Clauses that say the same in different words name one method.
  fitting = fitting.filter((each, index) => !fitting.slice(0, index).some((other) => other.item.def === each.item.def));
  if (fitting.length === 1) return { kind: 'one', candidate: { item: first.item, source: collapse(first, second) } };
  return { kind: 'ambiguous', candidates: fitting.map((each) => each.item.def) };
}

/** Two clauses or supertraits for one trait: the trait's arguments are left to inference. */
function collapse({ source: first }: Candidate, { source: second }: Candidate): Source {
  const isSame = first.kind === second.kind && (first.kind === 'clause' || first.kind === 'object');
  return isSame && first.trait.args.length > 1 ? { kind: 'trait', trait: first.trait.trait } : first;
}

/** False only where a receiver as it is written cannot be `self`, whatever its parameters stand for. */
function mayTake(infer: InferCx, written: Ty, self: Ty): boolean {
  const actual = shallow(infer, self);
  if (!mayBe(written, actual)) return false;
  return written.kind !== 'ref' || actual.kind !== 'ref' || mayTake(infer, written.ty, actual.ty);
}

/** Whether the method's receiver takes `self`, and the clauses of its impl or trait may hold. */
function considers(search: Search, self: Ty, candidate: Candidate): boolean {
  const { cx } = search;
  const infer = cx.infer;
  const written = search.isPath ? undefined : findIn(cx.items.fns, candidate.item.def)?.sig.inputs[0];
  if (written !== undefined && !mayTake(infer, written, self)) return false;
  const snapshot = openSnapshot(infer);
  const result = check();
  rollback(infer, snapshot);
  return result;

  function check(): boolean {
    const out: Obligation[] = [];
    const { source } = candidate;
    const ownerArgs = ownerArgsOf(infer, source);
    const receiver = receiverTy(search, candidate, ownerArgs, out);
    if (receiver === undefined || !unify(infer, self, receiver)) return false;
    if (source.kind === 'inherent') {
      for (const predicate of predicatesOf(cx.items, source.impl)) {
        const moved = normalizePredicate(infer, substPredicate(predicate, ownerArgs), NO_CAUSE, out);
        out.push(obligation(moved, NO_CAUSE));
      }
      // What it gives must have a meaning: `T::Item` of a `T` that is no iterator has none.
      const output = search.isPath ? undefined : findIn(cx.items.fns, candidate.item.def)?.sig.output;
      if (output !== undefined && hasProjection(output))
        normalize(infer, substTy(output, methodArgs(cx, candidate.item.def, ownerArgs)), NO_CAUSE, out);
      if (solveAll(infer, out) === 'no') {
        for (const { predicate } of out) {
          const asked = askedTrait(cx.items, predicate);
          if (asked === undefined || evaluateTrait(infer, asked) !== 'no') continue;
          const trait = resolveTraitRef(infer, asked);
          if (unboundIn(infer, trait.args).every((id) => id >= 0 && id < snapshot.vars)) search.unsatisfied.push(trait);
        }
        return false;
      }
      return true;
    }
    if (source.kind === 'trait') {
      if (isSkippedInDispatch(cx, source.trait, self)) return false;
      if (evaluateTrait(infer, { trait: source.trait, args: ownerArgs }) === 'no') {
        for (const leaf of failingLeaves(infer, { trait: source.trait, args: ownerArgs })) {
          if (unboundIn(infer, leaf.args).every((id) => id >= 0 && id < snapshot.vars)) search.unsatisfied.push(leaf);
        }
        return false;
      }
      return out.length === 0 || solveAll(infer, out) !== 'no';
    }
    return true;
  }
}

/**
 * Before edition 2021 `array.into_iter()` and before 2024 `boxed_slice.into_iter()` mean the slice's
 * (`rustc_skip_during_method_dispatch`).
 */
function isSkippedInDispatch(cx: BodyCx, trait: DefId, self: Ty): boolean {
  const isSkipped =
    (!isSince(cx.edition, '2021') && self.kind === 'array') ||
    (!isSince(cx.edition, '2024') && boxedTy(cx.items, self)?.kind === 'slice');
  if (!isSkipped) return false;
  const method = lang(cx.items, 'into_iter');
  return method !== undefined && traitOfItem(cx.items, method) === trait;
}

/** Arguments for the impl or trait that declares the candidate; fresh where they follow from the receiver. */
export function ownerArgsOf(infer: InferCx, source: Source): readonly GenericArg[] {
  switch (source.kind) {
    case 'inherent':
      return freshImplArgs(infer, source.impl);
    case 'trait':
      return buildArgs(
        infer.items,
        source.trait,
        (param) => freshFor(infer, param.kind),
        () => freshVar(infer),
      );
    default:
      return source.trait.args;
  }
}

const freshFor = (infer: InferCx, kind: 'lifetime' | 'type' | 'const'): GenericArg =>
  kind === 'lifetime' ? ERASED : kind === 'const' ? freshConst(infer) : freshVar(infer);

function receiverTy(
  search: Search,
  candidate: Candidate,
  ownerArgs: readonly GenericArg[],
  out: Obligation[],
): Ty | undefined {
  const { items, infer } = search.cx;
  const { source, item } = candidate;
  if (search.isPath) {
    const self = source.kind === 'inherent' ? substTy(implOf(items, source.impl).self, ownerArgs) : ownerArgs[0];
    return self === undefined || !isTy(self) ? undefined : normalize(infer, self, NO_CAUSE, out);
  }
  const input = findIn(items.fns, item.def)?.sig.inputs[0];
  if (input === undefined) return undefined;
  // The method's own parameters may stand in its receiver's type, if rarely.
  const args = methodArgs(search.cx, item.def, ownerArgs);
  const opened = instantiateBound(
    { bound: ['_'], inputs: [substTy(input, args)], output: input, isUnsafe: false },
    () => ERASED,
  ).inputs[0];
  return opened === undefined ? undefined : hasProjection(opened) ? normalize(infer, opened, NO_CAUSE, out) : opened;
}

/** Arguments for a method of an impl or trait with these; its own are fresh. */
const methodArgs = ({ items, infer }: BodyCx, method: DefId, ownerArgs: readonly GenericArg[]): readonly GenericArg[] =>
  buildArgs(
    items,
    method,
    (param, soFar) => ownerArgs[soFar.length] ?? freshFor(infer, param.kind),
    () => ownerArgs[0] ?? freshVar(infer),
  );

/** What must hold at least for the goal to hold. */
function askedTrait(items: ItemTables, predicate: Predicate): TraitRef | undefined {
  if (predicate.kind === 'trait') return predicate.trait;
  const trait = predicate.kind === 'projection' ? traitOfItem(items, predicate.item) : undefined;
  if (predicate.kind !== 'projection' || trait === undefined) return undefined;
  const count = findIn(items.generics, trait)?.params.length ?? 0;
  return { trait, args: predicate.args.slice(0, count + 1) };
}

/** Whether the body's module may name the item. */
export function isVisible(cx: BodyCx, def: DefId): boolean {
  const visibility = findIn(cx.items.defs, def)?.visibility;
  return visibility === undefined || visibility === 'public' || isWithin(cx, visibility);
}

/** Whether the body stands inside `module`. */
export function isWithin(cx: BodyCx, module: DefId): boolean {
  for (let at: DefId | undefined = cx.owner; at !== undefined; at = findIn(cx.items.defs, at)?.parent)
    if (at === module) return true;
  return false;
}
