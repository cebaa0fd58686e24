/**
 * Trait selection: which impl, clause or built-in rule proves `T: Trait<..>`. After rustc's `SelectionContext` (dev
 * guide, "Trait resolution"): assemble candidates, winnow, confirm. Confirming binds variables, so what is the only way
 * for an obligation to hold guides inference.
 */

import { findIn } from '../../heap/base/index.ts';
import {
  argKey,
  eraseArgs,
  eraseRegions,
  hasParams,
  isConst,
  isRegion,
  isTy,
  mapTy,
  substArgs,
} from '../types/fold.ts';
import {
  argHasInfer,
  argsHaveInfer,
  freshConst,
  freshRegion,
  freshVar,
  openSnapshot,
  probe,
  resolveTraitRef,
  rollback,
  commit,
  shallow,
  type InferCx,
} from './table.ts';
import { unifyArgs } from './unify.ts';
import { buildArgs, implOf, implsOfTrait, predicatesOf, predicatesWith, selfTyOf } from '../types/lookup.ts';
import { simplifyTy } from '../types/simplify.ts';
import type { DefId, GenericArg, Predicate, TraitRef, Ty } from '../types/ty.ts';
import { builtinRule, type BuiltinRule } from './builtin.ts';
import { elaborate, supertraitRefs } from './elaborate.ts';
import { solveAll, type Answer } from './fulfill.ts';
import { isRunaway, nestedIn, NO_CAUSE, traitPredicate, type Obligation } from './obligation.ts';
import {
  aliasBounds,
  hasProjection,
  normalize,
  normalizeArgs,
  normalizePredicate,
  openBinder,
  sameArgs,
} from './project.ts';
import { tupleTy } from '../types/make.ts';

/** How a trait reference is implemented, with what must hold besides. */
export type Selection =
  | {
      readonly kind: 'impl';
      readonly impl: DefId;
      readonly args: readonly GenericArg[];
      readonly nested: readonly Obligation[];
    }
  /** A clause of the environment, or a bound of an associated or opaque type. */
  | { readonly kind: 'clause'; readonly trait: TraitRef; readonly nested: readonly Obligation[] }
  /** The `dyn` type's own trait: through its table of methods. */
  | { readonly kind: 'object'; readonly trait: TraitRef; readonly nested: readonly Obligation[] }
  | { readonly kind: 'builtin'; readonly nested: readonly Obligation[] }
  /** A function item or pointer as `Fn`, with what the call gives. */
  | { readonly kind: 'fn'; readonly output: Ty; readonly nested: readonly Obligation[] };

type Candidate =
  | { readonly kind: 'clause'; readonly predicate: Extract<Predicate, { kind: 'trait' }>; readonly isEnv: boolean }
  | { readonly kind: 'object'; readonly trait: TraitRef }
  | { readonly kind: 'impl'; readonly impl: DefId }
  | { readonly kind: 'rule'; readonly rule: Exclude<BuiltinRule, 'ambiguous' | 'no'> };

/** The one way in which `trait` holds, confirmed; undefined when there is none. */
export function select(cx: InferCx, trait: TraitRef, goal: Obligation): Selection | 'ambiguous' | undefined {
  const resolved = resolveTraitRef(cx, trait);
  const self = shallow(cx, selfTyOf(resolved));
  if (self.kind === 'infer' && self.class === 'general') return 'ambiguous';
  if (self.kind === 'error') return { kind: 'builtin', nested: [] };
  if (cx.overflow !== undefined) return 'ambiguous';
  if (isRunaway(goal)) {
    cx.overflow = goal;
    return 'ambiguous';
  }
  const isOpen = isOpenNumber(cx, self);
  const only = isOpen ? undefined : onlyImpl(cx, resolved, self);
  const sure = only === undefined ? undefined : confirm(cx, resolved, only, goal);
  if (sure !== undefined) return sure;
  const assembled = assemble(cx, resolved, self);
  if (assembled === 'ambiguous') return 'ambiguous';
  const winner = assembled.length <= 1 ? assembled[0] : winnow(cx, resolved, assembled, goal);
  if (winner === undefined || winner === 'ambiguous') return winner;
  if (winner.kind === 'impl' && isOfNumberClass(cx, winner.impl)) {
    if (candidateHolds(cx, resolved, winner, goal) === 'no') return undefined;
    if (isOpen && leavesOpen(cx, resolved, winner.impl)) return 'ambiguous';
  }
  return confirm(cx, resolved, winner, goal);
}

/** Whether the trait's other arguments do not tell which number it is: `?int: Add<u32>` is of `u32`. */
const leavesOpen = (cx: InferCx, trait: TraitRef, impl: DefId): boolean =>
  probe(cx, () => {
    const [self] = trait.args.filter(isTy);
    return (
      matchImpl(cx, impl, trait, undefined) === undefined || self === undefined || isOpenNumber(cx, shallow(cx, self))
    );
  });

/** A number, or a reference to one, of which it is not known yet which it is. */
function isOpenNumber(cx: InferCx, self: Ty): boolean {
  if (self.kind === 'ref') return isOpenNumber(cx, shallow(cx, self.ty));
  return self.kind === 'infer' && self.class !== 'general';
}

const isAnything = (self: Ty): boolean => self.kind === 'param' || (self.kind === 'ref' && isAnything(self.ty));

const numberClasses = new WeakMap<InferCx['items'], Map<DefId, boolean>>();

/**
 * Whether the impl is one of the library's that speaks for a class of numbers (`T: Num`, a trait of its own). The real one
 * has an impl for each type: which of them it is is open as long as the type is.
 */
function isOfNumberClass({ items }: InferCx, impl: DefId): boolean {
  const memo = numberClasses.get(items) ?? new Map<DefId, boolean>();
  numberClasses.set(items, memo);
  let known = memo.get(impl);
  if (known === undefined) {
    known =
      findIn(items.defs, impl)?.isLibrary === true &&
      isAnything(implOf(items, impl).self) &&
      predicatesOf(items, impl).some(
        (each) => each.kind === 'trait' && findIn(items.defs, each.trait.trait)?.visibility !== 'public',
      );
    memo.set(impl, known);
  }
  return known;
}

// ---------------------------------------------------------------- assembling

interface EnvIndex {
  readonly byTrait: ReadonlyMap<DefId, readonly Extract<Predicate, { kind: 'trait' }>[]>;
}
const NO_CLAUSES: readonly Extract<Predicate, { kind: 'trait' }>[] = [];
const envIndexes = new WeakMap<InferCx['env'], EnvIndex>();

export function clausesFor(cx: InferCx, trait: DefId): readonly Extract<Predicate, { kind: 'trait' }>[] {
  if (cx.env.predicates.length === 0) return NO_CLAUSES;
  let index = envIndexes.get(cx.env);
  if (index === undefined) {
    const byTrait = new Map<DefId, Extract<Predicate, { kind: 'trait' }>[]>();
    for (const each of cx.env.predicates) {
      if (each.kind !== 'trait') continue;
      const list = byTrait.get(each.trait.trait);
      if (list === undefined) byTrait.set(each.trait.trait, [each]);
      else list.push(each);
    }
    index = { byTrait };
    envIndexes.set(cx.env, index);
  }
  return index.byTrait.get(trait) ?? [];
}

function assemble(cx: InferCx, trait: TraitRef, self: Ty): readonly Candidate[] | 'ambiguous' {
  const out: Candidate[] = [];
  for (const predicate of clausesFor(cx, trait.trait))
    if (matchesClause(cx, predicate, trait)) out.push({ kind: 'clause', predicate, isEnv: true });
  for (const predicate of aliasBounds(cx.items, self)) {
    if (predicate.kind === 'trait' && predicate.trait.trait === trait.trait && matchesClause(cx, predicate, trait))
      out.push({ kind: 'clause', predicate, isEnv: false });
  }
  if (self.kind === 'dyn' && self.principal !== undefined) {
    const principal: TraitRef = { trait: self.principal.trait, args: [self, ...self.principal.args] };
    for (const each of supertraitRefs(cx.items, principal)) {
      // One supertrait may stand there with several arguments.
      if (each.trait === trait.trait && probe(cx, () => unifyArgs(cx, each.args, trait.args)))
        out.push({ kind: 'object', trait: each });
    }
  }
  const impls = candidateImpls(cx, trait.trait, self);
  let negative = false;
  let implCount = 0;
  for (const impl of impls) {
    if (!probe(cx, () => matchImpl(cx, impl, trait, undefined) !== undefined)) continue;
    if (implOf(cx.items, impl).isNegative) {
      negative = true;
      continue;
    }
    out.push({ kind: 'impl', impl });
    implCount++;
  }
  if (negative && implCount === 0) return out.filter((each) => each.kind === 'clause');
  if (implCount === 0) {
    const rule = builtinRule(cx, trait, self);
    if (rule === 'ambiguous') return out.length === 0 ? 'ambiguous' : out;
    if (rule !== 'no') out.push({ kind: 'rule', rule });
  }
  return out;
}

/** The impl, where nothing else can come into question: if it fits, no others have to be looked for. */
function onlyImpl(cx: InferCx, trait: TraitRef, self: Ty): Candidate | undefined {
  if (self.kind === 'dyn' || self.kind === 'projection' || self.kind === 'opaque' || self.kind === 'infer')
    return undefined;
  if (clausesFor(cx, trait.trait).length > 0) return undefined;
  let only: DefId | undefined;
  for (const impl of candidateImpls(cx, trait.trait, self)) {
    const info = implOf(cx.items, impl);
    if (info.trait === undefined || !mayMatch(cx, info.trait.args, trait.args)) continue;
    if (only !== undefined || info.isNegative || (self.kind === 'adt' && isOfNumberClass(cx, impl))) return undefined;
    only = impl;
  }
  return only === undefined ? undefined : { kind: 'impl', impl: only };
}

function matchesClause(cx: InferCx, predicate: Predicate, trait: TraitRef): boolean {
  return probe(cx, () => {
    const opened = openBinder(cx, predicate);
    return opened.kind === 'trait' && unifyArgs(cx, opened.trait.args, trait.args);
  });
}

function candidateImpls(cx: InferCx, trait: DefId, self: Ty): readonly DefId[] {
  const index = implsOfTrait(cx.items, trait);
  if (self.kind === 'infer') return self.class === 'int' ? index.ofInts : index.ofFloats;
  const key = simplifyTy(self);
  const direct = key === undefined ? undefined : index.byKey.get(key);
  if (self.kind === 'fn-ptr') return [...(direct ?? []), ...index.blanket, ...index.ofFnPointers];
  if (direct === undefined) return index.blanket;
  return index.blanket.length === 0 ? direct : [...direct, ...index.blanket];
}

/** Fresh arguments for an impl's own parameters. */
export function freshImplArgs(cx: InferCx, impl: DefId): readonly GenericArg[] {
  return buildArgs(cx.items, impl, (param) =>
    param.kind === 'lifetime' ? freshRegion(cx) : param.kind === 'const' ? freshConst(cx) : freshVar(cx),
  );
}

/** Unifies the impl's header with `trait`; gives the impl's arguments. Nested obligations of normalising the header go to `out`. */
export function matchImpl(
  cx: InferCx,
  impl: DefId,
  trait: TraitRef,
  out: Obligation[] | undefined,
): readonly GenericArg[] | undefined {
  const info = implOf(cx.items, impl);
  if (info.trait === undefined) return undefined;
  // A quick look at the arguments' constructors keeps most impls from being instantiated at all.
  if (!mayMatch(cx, info.trait.args, trait.args)) return undefined;
  const args = freshImplArgs(cx, impl);
  let header = substArgs(info.trait.args, args);
  if (header.some((arg) => !isRegion(arg) && !isConst(arg) && hasProjection(arg)))
    header = normalizeArgs(cx, header, NO_CAUSE, out ?? []);
  const before = cx.strictBinders;
  cx.strictBinders = true;
  const matches = unifyArgs(cx, header, trait.args);
  cx.strictBinders = before;
  return matches ? args : undefined;
}

/** False only where the outermost constructors already differ. */
function mayMatch(cx: InferCx, pattern: readonly GenericArg[], args: readonly GenericArg[]): boolean {
  for (let i = 0; i < pattern.length; i++) {
    const p = pattern[i];
    const a = args[i];
    if (p === undefined || a === undefined || isRegion(p) || isConst(p) || isRegion(a) || isConst(a)) continue;
    if (!mayBe(p, shallow(cx, a))) return false;
  }
  return true;
}

/** Whether two types agree in their outermost constructor, or either may be any type: `simplifyTy` without the words. */
export function mayBe(pattern: Ty, actual: Ty): boolean {
  switch (pattern.kind) {
    case 'param':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'error':
      return true;
    default:
  }
  if (actual.kind === 'infer') return actual.class === 'general' || pattern.kind === actual.class;
  if (actual.kind === 'error') return true;
  if (pattern.kind !== actual.kind) return false;
  switch (pattern.kind) {
    case 'int':
    case 'float':
      return (actual.kind === 'int' || actual.kind === 'float') && pattern.name === actual.name;
    case 'adt':
      return actual.kind === 'adt' && pattern.def === actual.def;
    case 'ref':
    case 'ptr':
      return (actual.kind === 'ref' || actual.kind === 'ptr') && pattern.isMut === actual.isMut;
    case 'tuple':
      return actual.kind === 'tuple' && pattern.tys.length === actual.tys.length;
    case 'fn-ptr':
      return actual.kind === 'fn-ptr' && pattern.sig.inputs.length === actual.sig.inputs.length;
    case 'dyn':
      return actual.kind === 'dyn' && pattern.principal?.trait === actual.principal?.trait;
    default:
      return true;
  }
}

// ---------------------------------------------------------------- winnowing

function winnow(
  cx: InferCx,
  trait: TraitRef,
  candidates: readonly Candidate[],
  goal: Obligation,
): Candidate | 'ambiguous' | undefined {
  const open = cx.keepRegions ? argsHaveTypeVariables(trait.args) : argsHaveInfer(trait.args);
  // Regions never decide which candidate it is; without them the answers are known for the most part.
  const viable =
    cx.erased === undefined || open
      ? candidates.filter((each) => candidateHolds(cx, trait, each, goal) !== 'no')
      : viableErased(cx.erased, trait, candidates, goal);
  if (viable.length <= 1) return viable[0];
  const clauses = viable.filter((each) => each.kind === 'clause' && each.isEnv);
  if (clauses.length > 0) {
    if (differInRegions(clauses)) return 'ambiguous';
    const exact = clauses.find((each) => each.kind === 'clause' && sameArgs(each.predicate.trait.args, trait.args));
    return exact ?? (clauses.length === 1 || !open || allSame(clauses) ? clauses[0] : 'ambiguous');
  }
  const aliases = viable.filter((each) => each.kind === 'clause' || each.kind === 'object');
  if (aliases.length > 0) return aliases.length === 1 || !open ? aliases[0] : 'ambiguous';
  return open ? 'ambiguous' : viable[0];
}

function viableErased(
  cx: InferCx,
  trait: TraitRef,
  candidates: readonly Candidate[],
  goal: Obligation,
): readonly Candidate[] {
  const erased: TraitRef = { trait: trait.trait, args: eraseArgs(trait.args) };
  const asked: Obligation = { ...goal, predicate: traitPredicate(erased), parent: undefined };
  return candidates.filter((each) => candidateHolds(cx, erased, each, asked) !== 'no');
}

const argsHaveTypeVariables = (args: readonly GenericArg[]): boolean =>
  args.some((arg) => !isRegion(arg) && argHasInfer(isTy(arg) ? eraseRegions(arg) : arg));

/** `T: Tr<'a> + Tr<'b>`: nothing may depend on regions, so what is asked of `T` could hold in either way (E0283). */
function differInRegions(clauses: readonly Candidate[]): boolean {
  const [first, ...others] = clauses.flatMap((each) => (each.kind === 'clause' ? [each.predicate] : []));
  return (
    first !== undefined &&
    others.some((each) => keyWithRegions(each) !== keyWithRegions(first)) &&
    others.every((each) => clauseWithoutRegions(each) === clauseWithoutRegions(first))
  );
}

const keyWithRegions = ({ bound, trait }: Extract<Predicate, { kind: 'trait' }>): string =>
  trait.args.some((arg) => isTy(arg) && hasParams(arg)) ? `${bound.length} ${trait.args.map(argKey).join(',')}` : '';

/** The clauses beside which another says the same but for its regions; of each kind the first. */
export function clausesInDoubt(clauses: readonly Predicate[]): readonly Predicate[] {
  const first = new Map<string, Extract<Predicate, { kind: 'trait' }>>();
  const doubt = new Set<Predicate>();
  for (const each of clauses) {
    if (each.kind !== 'trait') continue;
    const erased = clauseWithoutRegions(each);
    const known = first.get(erased);
    if (known === undefined) first.set(erased, each);
    else if (keyWithRegions(known) !== keyWithRegions(each)) doubt.add(known);
  }
  return [...doubt];
}

/** What a clause says when all regions count as one; empty for those that are not of a trait. */
export const clauseWithoutRegions = (clause: Predicate): string =>
  clause.kind !== 'trait'
    ? ''
    : `${clause.trait.trait} ${clause.trait.args
        .flatMap((arg) => (isRegion(arg) ? [] : [argKey(isTy(arg) ? withoutFreeRegions(arg) : arg)]))
        .join(',')}`;

/** What a clause binds itself counts as free. */
const withoutFreeRegions = (ty: Ty): Ty =>
  mapTy(ty, {
    region: (region, depth) => (region.kind === 're-bound' && region.depth < depth ? region : { kind: 're-erased' }),
  });

function allSame(clauses: readonly Candidate[]): boolean {
  const keys = clauses.map((each) =>
    each.kind === 'clause'
      ? each.predicate.trait.args
          .filter((arg) => !isRegion(arg))
          .map(argKey)
          .join(',')
      : '',
  );
  return keys.every((key) => key === keys[0]);
}

function candidateHolds(cx: InferCx, trait: TraitRef, candidate: Candidate, goal: Obligation): Answer {
  return probe(cx, () => {
    const selection = confirm(cx, trait, candidate, goal);
    if (selection === undefined || selection === 'ambiguous') return selection === undefined ? 'no' : 'maybe';
    return solveAll(cx, selection.nested);
  });
}

// ---------------------------------------------------------------- confirming

/** A `dyn` type implements its trait where it fulfils what the trait asks of regions: `trait T: 'static`. */
const asksOfObject = (cx: InferCx, trait: TraitRef, goal: Obligation): readonly Obligation[] =>
  cx.erased === undefined
    ? []
    : elaborate(cx.items, [traitPredicate(trait)])
        .filter((each) => each.kind === 'type-outlives' || each.kind === 'region-outlives')
        .map((each) => nestedIn(goal, each));

function confirm(
  cx: InferCx,
  trait: TraitRef,
  candidate: Candidate,
  goal: Obligation,
): Selection | 'ambiguous' | undefined {
  const snapshot = openSnapshot(cx);
  const selection = confirmIn(cx, trait, candidate, goal);
  if (selection === undefined) rollback(cx, snapshot);
  else commit(cx);
  return selection;
}

function confirmIn(
  cx: InferCx,
  trait: TraitRef,
  candidate: Candidate,
  goal: Obligation,
): Selection | 'ambiguous' | undefined {
  switch (candidate.kind) {
    case 'clause': {
      const opened = openBinder(cx, candidate.predicate);
      if (opened.kind !== 'trait' || !unifyArgs(cx, opened.trait.args, trait.args)) return undefined;
      return { kind: 'clause', trait: opened.trait, nested: [] };
    }
    case 'object':
      return unifyArgs(cx, candidate.trait.args, trait.args)
        ? { kind: 'object', trait: candidate.trait, nested: asksOfObject(cx, candidate.trait, goal) }
        : undefined;
    case 'impl': {
      const nested: Obligation[] = [];
      const args = matchImpl(cx, candidate.impl, trait, nested);
      if (args === undefined) return undefined;
      for (const predicate of predicatesWith(cx.items, candidate.impl, args))
        nested.push(nestedIn(goal, normalizePredicate(cx, predicate, goal.cause, nested)));
      for (let at = 0; at < nested.length; at++) {
        const each = nested[at];
        if (each !== undefined && each.parent === undefined)
          nested[at] = { predicate: each.predicate, cause: each.cause, parent: goal, depth: goal.depth + 1 };
      }
      return { kind: 'impl', impl: candidate.impl, args, nested };
    }
    default: {
      const rule = candidate.rule;
      switch (rule.kind) {
        case 'holds-for-parts': {
          const nested: Obligation[] = [];
          for (const part of rule.parts) {
            // A field's type may be a projection, which the type's arguments decide.
            const ty = normalize(cx, part, goal.cause, nested);
            nested.push(nestedIn(goal, traitPredicate({ trait: trait.trait, args: [ty, ...trait.args.slice(1)] })));
          }
          return { kind: 'builtin', nested };
        }
        case 'nested':
          for (const [a, b] of rule.equal) if (!unifyArgs(cx, [a], [b])) return undefined;
          return { kind: 'builtin', nested: rule.predicates.map((each) => nestedIn(goal, each)) };
        default: {
          const wanted = trait.args[1];
          const nested: Obligation[] = [];
          const inputs = rule.inputs.map((each) => normalize(cx, each, goal.cause, nested));
          if (wanted === undefined || !unifyArgs(cx, [tupleTy(inputs)], [wanted])) return undefined;
          return { kind: 'fn', output: normalize(cx, rule.output, goal.cause, nested), nested };
        }
      }
    }
  }
}
