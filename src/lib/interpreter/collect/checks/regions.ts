/**
 * Types written in items must be well formed, regions included: those of fields, signatures, bounds, where clauses, headers
 * of impls and associated types (E0309, E0310, E0477, E0478, E0491). What the trait solver asks for is held against what
 * the item may take for granted. After rustc's `wfcheck` with its `OutlivesEnvironment`.
 */
import { findIn } from '../../../heap/base/index.ts';
import { resolutionsAt } from '../../resolve/index.ts';
import type { Span } from '../../source/index.ts';
import type * as ast from '../../syntax/ast.ts';
import {
  argKey,
  instantiateBound,
  isTy,
  mapPredicate,
  mapTy,
  regionKey,
  substPredicate,
  substSig,
  tyKey,
} from '../../types/fold.ts';
import type { ImplInfo, ParamEnv } from '../../types/items.ts';
import { implOfItem, paramAsArg } from '../../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Region, TraitRef, Ty } from '../../types/ty.ts';
import { paramEnvOf } from '../../solve/elaborate.ts';
import { proveKnown } from '../../solve/fulfill.ts';
import { type KnownOutlives, knownOutlives } from '../../solve/known-outlives.ts';
import { NO_CAUSE, type Obligation, obligation } from '../../solve/obligation.ts';
import { normalizePredicate } from '../../solve/project.ts';
import { normalize as normalizeTy } from '../../solve/queries.ts';
import {
  createInferCx,
  hasInfer,
  resolve,
  shallowRegion,
  type Demand,
  type InferCx,
  type Outlives,
} from '../../solve/table.ts';
import { componentsOfArgs, declaredOutlives } from '../../solve/outlives.ts';
import {
  type Goal,
  goalsOfTraitRef,
  outOfBinder,
  outlivesOf,
  takenApart,
  wellFormedGoals,
} from '../../solve/well-formed.ts';
import type { CollectCx } from '../context.ts';
import { isStricter } from './compare-regions.ts';
import { traitTypeArgs } from './own-types.ts';
import { demandsOfReturned } from './returned.ts';
import { checkMissingBounds } from './missing-bounds.ts';
import {
  reportBoundUnmet,
  reportConflict,
  reportParameter,
  reportReference,
  reportStricter,
  reportTypeUnmet,
  reportUnequal,
} from './region-words.ts';

/** What one item's types are held against. */
interface Item {
  readonly cx: CollectCx;
  readonly env: ParamEnv;
  readonly known: KnownOutlives;
  /** Spans and faults that were reported. */
  readonly said: Set<string>;
  /** Faults of parameters: reported if there is no other, as in rustc. */
  readonly parameters: { readonly ty: Ty; readonly region: Region; readonly span: Span }[];
}

/** Why something has to outlive: a reference's own content, a clause, or a header that fits only with equal regions. */
type Why =
  | { readonly kind: 'reference'; readonly ty: Ty }
  | { readonly kind: 'clause' }
  /** Of the type that a trait is implemented for, at `self`. */
  | { readonly kind: 'header'; readonly self: Span };

export function checkRegionsOfItem(cx: CollectCx, def: DefId, node: ast.Item | ast.AssocItem): void {
  const before = cx.diagnostics.length;
  const item = checkItem(cx, def, node);
  if (item === undefined || cx.diagnostics.length > before) return;
  for (const { ty, region, span } of item.parameters) reportParameter(cx, ty, region, span);
}

function checkItem(cx: CollectCx, def: DefId, node: ast.Item | ast.AssocItem): Item | undefined {
  switch (node.kind) {
    case 'struct':
    case 'enum': {
      // What its fields imply is as good as written (RFC 2093).
      const item = itemOf(cx, def, [], outlivesOf(cx.items, def));
      checkClauses(item, def, node);
      const datas = node.kind === 'struct' ? [node.data] : node.variants.map((variant) => variant.data);
      const adt = findIn(cx.items.adts, def);
      for (const [index, data] of datas.entries()) {
        if (data.kind === 'unit') continue;
        for (const [at, field] of data.fields.entries()) {
          const ty = adt?.variants[index]?.fields[at]?.ty;
          if (ty !== undefined) wellFormed(item, ty, field.ty.span);
        }
      }
      return item;
    }
    case 'fn': {
      const sig = openedSignature(cx, def);
      const info = findIn(cx.items.fns, def);
      if (sig === undefined || info === undefined) return undefined;
      const impl = implOfItem(cx.items, def);
      const item = itemOf(cx, def, [...sig.inputs, sig.output, ...(impl === undefined ? [] : headerTys(cx, impl))]);
      checkClauses(item, def, node);
      sig.inputs.forEach((ty, index) => {
        wellFormed(item, ty, info.inputSpans[index] ?? info.signatureSpan);
      });
      wellFormed(item, sig.output, info.outputSpan ?? info.signatureSpan);
      if (impl !== undefined) checkReturned(item, def, impl);
      return item;
    }
    case 'const':
    case 'static': {
      const ty = findIn(cx.items.types, def);
      const impl = implOfItem(cx.items, def);
      const item = itemOf(cx, def, impl === undefined ? [] : headerTys(cx, impl));
      if (ty !== undefined) wellFormed(item, ty, node.ty.span);
      return item;
    }
    case 'trait': {
      const item = itemOf(cx, def, []);
      checkClauses(item, def, node);
      for (const { item: type, predicates } of findIn(cx.items.traits, def)?.itemBounds ?? []) {
        const inner: Item = { ...itemOf(cx, type, []), said: item.said, parameters: item.parameters };
        for (const each of predicates) checkClause(inner, each, cx.clauseSpans.get(each));
      }
      checkMissingBounds(cx, def, node);
      return item;
    }
    case 'impl': {
      const info = findIn(cx.items.impls, def);
      if (info === undefined || info.isNegative) return undefined;
      const item = itemOf(cx, def, headerTys(cx, def));
      checkImpl(item, def, info, node);
      return item;
    }
    default:
      return undefined;
  }
}

function itemOf(cx: CollectCx, def: DefId, given: readonly Ty[], more: readonly Predicate[] = []): Item {
  const env = paramEnvOf(cx.items, def);
  const all = given.flatMap((ty) => [ty, normalizeTy(cx.items, env, ty)]);
  return {
    cx,
    env,
    known: knownOutlives(cx.items, [...env.predicates, ...more], all),
    said: new Set(),
    parameters: [],
  };
}

/** The types of an impl's header, which its items may take to be well formed. */
function headerTys(cx: CollectCx, impl: DefId): readonly Ty[] {
  const info = findIn(cx.items.impls, impl);
  return info === undefined ? [] : [info.self, ...(info.trait?.args.slice(1) ?? []).filter(isTy)];
}

/** A function's signature as it sees it itself: its late-bound lifetimes are regions like others. */
function openedSignature(cx: CollectCx, def: DefId) {
  const info = findIn(cx.items.fns, def);
  return info === undefined
    ? undefined
    : instantiateBound(info.sig, (index, name): Region => ({ kind: 're-late', fn: def, index, name }));
}

function checkClauses(item: Item, def: DefId, node: { readonly span: Span }): void {
  for (const each of findIn(item.cx.items.predicates, def) ?? [])
    checkClause(item, each, item.cx.clauseSpans.get(each) ?? node.span);
}

/** The types in a clause are well formed, and so is the trait's reference; what is under the clause's own binder is left out. */
function checkClause(item: Item, clause: Predicate, span: Span | undefined): void {
  if (span === undefined) return;
  switch (clause.kind) {
    case 'trait':
      ask(item, outOfBinder(goalsOfTraitRef(item.cx.items, clause.trait), clause.bound.length > 0), span);
      return;
    case 'projection':
      ask(item, outOfBinder(wellFormedGoals(item.cx.items, clause.ty), clause.bound.length > 0), span);
      return;
    case 'type-outlives':
      ask(item, wellFormedGoals(item.cx.items, clause.ty), span);
      return;
    default:
  }
}

function checkImpl(item: Item, def: DefId, info: ImplInfo, node: ast.ImplItem): void {
  const { cx } = item;
  checkClauses(item, def, node);
  if (info.trait === undefined) wellFormed(item, info.self, node.self.span);
  else ask(item, goalsOfTraitRef(cx.items, info.trait), node.trait?.span ?? node.self.span, node.self.span);
  for (const each of info.items) {
    const syntax = node.items.find((own) => resolutionsAt(cx.resolutions, own).defOfNode.get(own.id) === each.def);
    const ty = findIn(cx.items.types, each.def);
    if (each.kind !== 'type' || syntax?.kind !== 'assoc-type' || ty === undefined) continue;
    const span = syntax.ty?.span ?? syntax.span;
    const inner: Item = { ...itemOf(cx, each.def, headerTys(cx, def)), said: item.said, parameters: item.parameters };
    wellFormed(inner, ty, span);
    const args =
      info.trait === undefined || each.traitItem === undefined
        ? undefined
        : traitTypeArgs(cx, info.trait.args, each.traitItem, each.def);
    if (info.trait === undefined || each.traitItem === undefined || args === undefined) continue;
    checkClausesEntailed(inner, args, each.traitItem, each.def, def, syntax);
    // What stands for the trait's type has to know what that may take for granted.
    ask(
      inner,
      (findIn(cx.items.predicates, each.traitItem) ?? []).map((clause) => ({
        predicate: substPredicate(clause, args),
        isReference: false,
      })),
      span,
    );
    checkItemBounds(inner, { trait: info.trait.trait, args }, each.traitItem, ty, span);
  }
}

/** What the trait's function promises of the `impl Trait` that it returns holds of what the impl's returns. */
function checkReturned(item: Item, def: DefId, impl: DefId): void {
  const { cx } = item;
  const info = findIn(cx.items.impls, impl);
  const theirs = info?.items.find((each) => each.def === def)?.traitItem;
  const wanted = theirs === undefined ? undefined : openedSignature(cx, theirs);
  if (info?.trait === undefined || theirs === undefined || wanted === undefined) return;
  const demands = demandsOfReturned(cx.items, info, def, theirs);
  if (demands.length === 0) return;
  const args = [...info.trait.args, ...(findIn(cx.items.generics, def)?.params ?? []).map(paramAsArg)];
  const inputs = substSig({ ...wanted, bound: [] }, args).inputs;
  const inner: Item = {
    ...itemOf(cx, def, [...inputs, ...headerTys(cx, impl)]),
    said: item.said,
    parameters: item.parameters,
  };
  for (const { predicate, span } of demands) ask(inner, [{ predicate, isReference: false }], span);
}

/** What the trait's declaration asks of an associated type holds of the impl's. */
function checkItemBounds(item: Item, trait: TraitRef, traitItem: DefId, ty: Ty, span: Span): void {
  const bounds = findIn(item.cx.items.traits, trait.trait)?.itemBounds.find((each) => each.item === traitItem);
  const own = (each: Ty): Ty | undefined =>
    each.kind === 'projection' && each.item === traitItem && sameRef(each.args, trait.args) ? ty : undefined;
  ask(
    item,
    (bounds?.predicates ?? []).map((each) => ({
      predicate: mapPredicate(substPredicate(each, trait.args), { ty: own }),
      isReference: false,
    })),
    span,
  );
}

/** E0276: an outlives clause of the impl's type that the trait's does not have. */
function checkClausesEntailed(
  item: Item,
  args: readonly GenericArg[],
  theirs: DefId,
  ours: DefId,
  impl: DefId,
  node: ast.AssocTypeItem,
): void {
  const { cx } = item;
  const given = (findIn(cx.items.predicates, theirs) ?? []).map((each) => substPredicate(each, args));
  const known = knownOutlives(cx.items, [...paramEnvOf(cx.items, impl).predicates, ...given], headerTys(cx, impl));
  if (isStricter(known, findIn(cx.items.predicates, ours) ?? [])) reportStricter(cx, node);
}

const sameRef = (a: readonly GenericArg[], b: readonly GenericArg[]): boolean =>
  a.length === b.length &&
  a.every((arg, index) => {
    const other = b[index];
    return arg === other || isTy(arg) || (other !== undefined && argKey(arg) === argKey(other));
  });

function wellFormed(item: Item, ty: Ty, span: Span): void {
  ask(item, wellFormedGoals(item.cx.items, ty), span);
}

// ---------------------------------------------------------------- holding

function ask(item: Item, goals: readonly Goal[], span: Span, self?: Span): void {
  for (const goal of goals) askOne(item, goal, span, self);
}

/** `self`: the span of the type for which an impl's trait asks it. */
function askOne(item: Item, { predicate, isReference }: Goal, span: Span, self: Span | undefined): void {
  const solver = createInferCx(item.cx.items, item.env, {
    keepRegions: true,
    erased: createInferCx(item.cx.items, item.env),
  });
  const nested: Obligation[] = [];
  const normal = normalizePredicate(solver, predicate, NO_CAUSE, nested);
  // What does not hold even without regions was reported before.
  if (!proveKnown(solver, [obligation(normal, NO_CAUSE), ...nested])) return;
  const why: Why =
    predicate.kind === 'type-outlives' && isReference
      ? { kind: 'reference', ty: predicate.ty }
      : self !== undefined && predicate.kind === 'type-outlives'
        ? { kind: 'header', self }
        : { kind: 'clause' };
  hold(item, solver, why, span);
}

function hold(item: Item, solver: InferCx, why: Why, span: Span): void {
  const { known } = item;
  const edges: { readonly longer: Region; readonly shorter: Region; readonly from: Demand }[] = [];
  for (const demand of solver.demands) {
    const whole: Demand = demand.kind === 'type-outlives' ? { ...demand, ty: settled(solver, demand.ty) } : demand;
    if (whole.kind === 'type-outlives' && hasInfer(whole.ty)) continue;
    for (const part of takenApart(whole).flatMap((each) => argsOfOpaque(item, each))) {
      if (part.kind === 'region-outlives')
        edges.push({
          longer: shallowRegion(solver, part.longer),
          shorter: shallowRegion(solver, part.shorter),
          from: whole,
        });
      else {
        const region = shallowRegion(solver, part.region);
        if (
          isNamed(region) &&
          !known.tyOutlives(part.ty, region) &&
          isNew(item, span, tyKey(part.ty) + regionKey(region))
        )
          item.parameters.push({ ty: part.ty, region, span });
      }
    }
  }
  // A region that is left open has only to be as long as what it has to outlive.
  const next = new Map<string, typeof edges>();
  for (const edge of edges) {
    const key = regionKey(edge.longer);
    const list = next.get(key);
    if (list === undefined) next.set(key, [edge]);
    else list.push(edge);
  }
  for (const edge of edges) {
    if (!isNamed(edge.longer)) continue;
    const seen = new Set<string>();
    const queue = [edge];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const { shorter } = at;
      if (isNamed(shorter)) {
        if (known.outlives(edge.longer, shorter)) continue;
        if (isNew(item, span, regionKey(edge.longer) + regionKey(shorter)))
          report(item, why, edge.from, edge.longer, shorter, span);
        continue;
      }
      const key = regionKey(shorter);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(...(next.get(key) ?? []));
    }
  }
}

/** An opaque type of which no bound says how long it lives lives as long as what it is made of. */
function argsOfOpaque(item: Item, part: Outlives): readonly Outlives[] {
  if (part.kind !== 'type-outlives' || part.ty.kind !== 'opaque' || declaredOutlives(item.cx.items, part.ty).length > 0)
    return [part];
  const { region } = part;
  if (item.known.tyOutlives(part.ty, region)) return [];
  return componentsOfArgs(part.ty.args).flatMap((each): readonly Outlives[] =>
    each.kind === 'region'
      ? [{ kind: 'region-outlives', longer: each.region, shorter: region }]
      : argsOfOpaque(item, { kind: 'type-outlives', ty: each.ty, region }),
  );
}

const settled = (solver: InferCx, ty: Ty): Ty =>
  mapTy(resolve(solver, ty), { region: (region) => shallowRegion(solver, region) });

const isNamed = (region: Region): boolean =>
  region.kind === 're-static' || region.kind === 're-early' || region.kind === 're-late';

function isNew(item: Item, span: Span, fault: string): boolean {
  const key = `${span.start} ${fault}`;
  if (item.said.has(key)) return false;
  item.said.add(key);
  return true;
}

function report(item: Item, why: Why, from: Demand, longer: Region, shorter: Region, span: Span): void {
  const { cx } = item;
  if (why.kind === 'reference') reportReference(cx, why.ty, shorter, span);
  else if (from.isEquality === true) reportUnequal(cx, longer, span);
  else if (from.kind === 'region-outlives') reportBoundUnmet(cx, longer, shorter, span);
  else if (why.kind === 'header') {
    reportBoundUnmet(cx, longer, shorter, span);
    reportConflict(cx, longer, shorter, why.self);
  } else reportTypeUnmet(cx, from.ty, shorter, span);
}
