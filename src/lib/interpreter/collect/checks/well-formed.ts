/**
 * Types written in items must be well formed: the bounds of every type named hold (E0277), fields but the last are sized,
 * an impl's header fulfils what the trait asks, an associated type its bounds, and an impl's function asks no more than the
 * trait's (E0276). Source: rustc's `check_well_formed` and `compare_method_predicate_entailment`.
 * What they ask of regions is looked at in `regions.ts`.
 */
import { findIn, unreachable } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import { resolutionsAt } from '../../resolve/index.ts';
import type * as ast from '../../syntax/ast.ts';
import {
  type TyMapper,
  eraseRegions,
  hasParams,
  instantiateBound,
  isTy,
  mapPredicate,
  mapTraitRef,
  mapTy,
  printArg,
  substPredicate,
  walkTy,
} from '../../types/fold.ts';
import { createInferCx } from '../../solve/table.ts';
import type { ImplInfo, ParamEnv } from '../../types/items.ts';
import { predicatesWith, traitRefOfItem } from '../../types/lookup.ts';
import { mentionsError } from '../../types/mentions-error.ts';
import { EMPTY_ENV, envOf, paramEnvOf } from '../../solve/elaborate.ts';
import { evaluate, failingLeaves, rememberedAnswer } from '../../solve/fulfill.ts';
import { NO_CAUSE, type Obligation } from '../../solve/obligation.ts';
import { normalizePredicate } from '../../solve/project.ts';
import type { DefId, GenericArg, Predicate, Region, TraitRef, Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault, reportUnsupported } from '../context.ts';
import { isSettled } from '../../solve/settled.ts';
import { hasAllImpls } from '../../solve/whole-impls.ts';
import { demandsOfReturned } from './returned.ts';
import { normalizeOwn, traitMethodArgs, traitTypeArgs } from './own-types.ts';
import { show } from './impls.ts';
import { checkReceiver } from './receiver.ts';
import { reportStricter } from './region-words.ts';

type ItemNode = ast.Item | ast.AssocItem;

export function checkWellFormed(cx: CollectCx, def: DefId, node: ItemNode): void {
  switch (node.kind) {
    case 'struct':
    case 'enum':
      checkClauses(cx, def, node.generics);
      checkFields(cx, def, node);
      return;
    case 'fn':
      checkClauses(cx, def, node.generics);
      checkSignature(cx, def);
      if (findIn(cx.items.fns, def)?.receiver === 'other') checkReceiver(cx, def, node);
      return;
    case 'const':
    case 'static': {
      const ty = findIn(cx.items.types, def);
      const env = paramEnvOf(cx.items, def);
      if (ty === undefined) return;
      // A trait may declare a constant of a type that only its impls know to be sized.
      if (demandType(cx, env, ty, node.ty.span) && node.value !== undefined) demandSized(cx, env, ty, node.ty.span);
      return;
    }
    case 'trait':
      checkClauses(cx, def, node.generics);
      return;
    case 'impl':
      checkClauses(cx, def, node.generics);
      checkHeader(cx, def, node);
      return;
    case 'assoc-type':
    case 'type-alias':
    case 'mod':
    case 'use':
    case 'macro-rules':
    case 'unsupported-item':
      return;
    default:
      return unreachable(node);
  }
}

// ---------------------------------------------------------------- items

function checkFields(cx: CollectCx, def: DefId, node: ast.StructItem | ast.EnumItem): void {
  const env = paramEnvOf(cx.items, def);
  const adt = findIn(cx.items.adts, def);
  const datas = node.kind === 'struct' ? [node.data] : node.variants.map((variant) => variant.data);
  for (const [index, data] of datas.entries()) {
    if (data.kind === 'unit') continue;
    for (const [at, field] of data.fields.entries()) {
      const ty = adt?.variants[index]?.fields[at]?.ty;
      if (ty === undefined) continue;
      const isTail = node.kind === 'struct' && at === data.fields.length - 1;
      if (demandType(cx, env, ty, field.ty.span) && !isTail) demandSized(cx, env, ty, field.ty.span);
    }
  }
}

const ERASED: Region = { kind: 're-erased' };

function checkSignature(cx: CollectCx, def: DefId): void {
  const info = findIn(cx.items.fns, def);
  if (info === undefined) return;
  const env = paramEnvOf(cx.items, def);
  const sig = instantiateBound(info.sig, () => ERASED);
  for (const [index, input] of sig.inputs.entries())
    demandType(cx, env, input, info.inputSpans[index] ?? info.signatureSpan);
  // That a body's parameters and result are sized is found with the body.
  demandType(cx, env, sig.output, info.outputSpan ?? info.signatureSpan);
}

/** Clauses without parameters are true or false by themselves; the types in all of them are well formed. */
function checkClauses(cx: CollectCx, def: DefId, generics: ast.Generics): void {
  const env = paramEnvOf(cx.items, def);
  for (const predicate of findIn(cx.items.predicates, def) ?? []) {
    if (predicate.kind !== 'trait' || predicate.bound.length > 0) continue;
    const span = generics.where.length > 0 ? (generics.where[0]?.span ?? generics.span) : generics.span;
    const isGlobal = predicate.trait.args.every((arg) =>
      isTy(arg) ? !hasParams(arg) && !mentionsError(arg) : arg.kind !== 'const-param' && arg.kind !== 'const-error',
    );
    if (isGlobal) {
      demand(cx, EMPTY_ENV, predicate, span);
      continue;
    }
    for (const each of predicatesWith(cx.items, predicate.trait.trait, predicate.trait.args))
      demand(cx, env, each, span);
  }
}

function checkHeader(cx: CollectCx, def: DefId, node: ast.ImplItem): void {
  const info = findIn(cx.items.impls, def);
  if (info === undefined || info.isNegative || cx.faulty.has(def)) return;
  const env = paramEnvOf(cx.items, def);
  if (!demandType(cx, env, info.self, node.self.span) || info.trait === undefined) return;
  for (const arg of info.trait.args.slice(1)) if (isTy(arg)) demandType(cx, env, arg, node.trait?.span ?? node.span);
  for (const each of predicatesWith(cx.items, info.trait.trait, info.trait.args)) {
    // That the impl implements its own trait is what it says.
    if (each.kind === 'trait' && each.trait.trait === info.trait.trait) continue;
    demand(cx, env, each, node.self.span);
  }
  for (const item of info.items) {
    const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === item.def);
    if (item.traitItem === undefined || syntax === undefined) continue;
    if (item.kind === 'type' && syntax.kind === 'assoc-type')
      checkAssocType(cx, info, info.trait, item.def, item.traitItem, syntax);
    if (item.kind !== 'fn' || syntax.kind !== 'fn') continue;
    checkEntailed(cx, def, info.trait.args, item.def, item.traitItem, syntax);
    const inside = paramEnvOf(cx.items, item.def);
    for (const { predicate, span } of demandsOfReturned(cx.items, info, item.def, item.traitItem))
      if (!demand(cx, inside, predicate, span)) break;
  }
}

function checkAssocType(
  cx: CollectCx,
  info: ImplInfo,
  trait: TraitRef,
  def: DefId,
  traitItem: DefId,
  node: ast.AssocTypeItem,
): void {
  const ty = findIn(cx.items.types, def);
  const span = node.ty?.span ?? node.span;
  const args = traitTypeArgs(cx, trait.args, traitItem, def);
  if (ty === undefined || args === undefined) return;
  const env = paramEnvOf(cx.items, def);
  if (!checkEntailed(cx, info.def, trait.args, def, traitItem, node) || !demandType(cx, env, ty, span)) return;
  const bounds = findIn(cx.items.traits, trait.trait)?.itemBounds.find((each) => each.item === traitItem);
  // The bound is asked of the impl's own type, not of the projection, which has its bounds by declaration.
  const own: TyMapper = { ty: (each) => normalizeOwn(cx, info, mapTy(each, { region: () => ERASED })) };
  for (const each of bounds?.predicates ?? [])
    if (!demand(cx, env, mapPredicate(substPredicate(each, args), own), span)) return;
}

/** E0276: what holds of the trait's function or type must be all that the impl's needs. */
function checkEntailed(
  cx: CollectCx,
  impl: DefId,
  traitArgs: readonly GenericArg[],
  ours: DefId,
  theirs: DefId,
  node: ast.FnItem | ast.AssocTypeItem,
): boolean {
  const args = traitMethodArgs(cx, traitArgs, theirs, ours);
  const own = findIn(cx.items.predicates, ours) ?? [];
  if (args === undefined || own.length === 0 || countOf(cx, ours) !== countOf(cx, theirs)) return true;
  const given = [
    ...paramEnvOf(cx.items, impl).predicates,
    ...(findIn(cx.items.predicates, theirs) ?? []).map((each) => substPredicate(each, args)),
  ];
  const env = envOf(cx.items, given);
  for (const predicate of own) {
    const isAsked = predicate.kind === 'trait' || predicate.kind === 'projection';
    if (!isAsked || predicate.bound.length > 0 || mentionsErrorIn(predicate) || !lacks(cx, env, predicate)) continue;
    if (predicate.kind === 'projection') {
      const { trait } = traitRefOfItem(cx.items, predicate.item, predicate.args);
      // Where the trait itself is too much to ask, that is what is said.
      if (own.some((each) => each.kind === 'trait' && each.trait.trait === trait && lacks(cx, env, each))) continue;
      const span = cx.clauseSpans.get(predicate) ?? node.generics.where[0]?.span ?? node.generics.params[0]?.span;
      const message = `type mismatch resolving \`${showPredicate(cx, predicate)}\``;
      reportFault(cx, 'type-mismatch-in-projection', 'E0271', message, span ?? node.name.span);
      return false;
    }
    reportStricter(cx, node, showPredicate(cx, predicate));
    return false;
  }
  return true;
}

const lacks = (cx: CollectCx, env: ParamEnv, predicate: Predicate): boolean =>
  evaluate(createInferCx(cx.items, env), plain(predicate)) === 'no' && !holdsOfNormal(cx, env, predicate);

const countOf = (cx: CollectCx, def: DefId): number => findIn(cx.items.generics, def)?.params.length ?? 0;

// ---------------------------------------------------------------- demanding

/** The bounds of everything that a type names. False if one was found not to hold. */
function demandType(cx: CollectCx, env: ParamEnv, ty: Ty, span: Span): boolean {
  if (mentionsError(ty)) return false;
  let fine = true;
  walkTy(ty, {
    ty: (each, depth) => {
      if (!fine || depth > 0) return false;
      switch (each.kind) {
        case 'adt':
          for (const predicate of predicatesWith(cx.items, each.def, each.args))
            if (fine && !demand(cx, env, predicate, span)) fine = false;
          return fine;
        case 'projection': {
          const trait = traitRefOfItem(cx.items, each.item, each.args);
          fine = demand(cx, env, { kind: 'trait', bound: [], trait }, span);
          for (const clause of findIn(cx.items.predicates, each.item) ?? [])
            if (fine) fine = demand(cx, env, substPredicate(clause, each.args), span);
          return fine;
        }
        case 'slice':
        case 'array':
          fine = demandSized(cx, env, each.ty, span);
          return fine;
        case 'tuple':
          for (const element of each.tys.slice(0, -1)) if (fine) fine = demandSized(cx, env, element, span);
          return fine;
        // What stands under a binder of its own is checked where it is used.
        case 'fn-ptr':
        case 'dyn':
        case 'opaque':
          return false;
        default:
          return true;
      }
    },
  });
  return fine;
}

function demandSized(cx: CollectCx, env: ParamEnv, ty: Ty, span: Span): boolean {
  const sized = cx.items.below?.lang['Sized'] ?? cx.items.lang['Sized'];
  return (
    sized === undefined || demand(cx, env, { kind: 'trait', bound: [], trait: { trait: sized, args: [ty] } }, span)
  );
}

/** `<S as Tr>::X: Bound` where an impl says what `<S as Tr>::X` is: what is given says it of that type. */
function holdsOfNormal(cx: CollectCx, env: ParamEnv, predicate: Predicate): boolean {
  const infer = createInferCx(cx.items, env);
  const out: Obligation[] = [];
  const normal = normalizePredicate(infer, predicate, NO_CAUSE, out);
  return (
    normal !== predicate &&
    [normal, ...out.map((each) => each.predicate)].every((each) => evaluate(infer, each) !== 'no')
  );
}

/** False, and reported, if the clause does not hold. */
function demand(cx: CollectCx, env: ParamEnv, predicate: Predicate, span: Span): boolean {
  if (
    (predicate.kind !== 'trait' && predicate.kind !== 'projection') ||
    predicate.bound.length > 0 ||
    mentionsErrorIn(predicate)
  )
    return true;
  if (predicate.kind === 'trait' && rememberedAnswer(cx.items, env, plainRef(predicate.trait)) === 'yes') return true;
  const infer = createInferCx(cx.items, env);
  const answer = evaluate(infer, plain(predicate));
  if (infer.overflow !== undefined) {
    reportOverflow(cx, predicate, span);
    return false;
  }
  if (answer !== 'no' || holdsOfNormal(cx, env, predicate)) return true;
  if (predicate.kind === 'projection') {
    // Where the trait itself is lacking, its own clause says so.
    if (
      evaluate(
        createInferCx(cx.items, env),
        plain({ kind: 'trait', bound: [], trait: traitRefOfItem(cx.items, predicate.item, predicate.args) }),
      ) !== 'yes'
    )
      return true;
    reportFault(
      cx,
      'type-mismatch-in-projection',
      'E0271',
      `type mismatch resolving \`${showPredicate(cx, predicate)}\``,
      span,
    );
    return false;
  }
  const { trait, args } = predicate.trait;
  const self = args[0];
  const isSized = trait === (cx.items.below?.lang['Sized'] ?? cx.items.lang['Sized']);
  if (!isSized && !isCertain(cx, env, predicate.trait)) {
    reportUnsupported(cx, `\`${showPredicate(cx, predicate)}\` through the library`, span);
    return false;
  }
  const shown = self !== undefined && isTy(self) ? show(cx, self) : '_';
  if (isSized)
    reportFault(
      cx,
      'unsized-type',
      'E0277',
      `the size for values of type \`${shown}\` cannot be known at compilation time`,
      span,
      { label: "doesn't have a size known at compile-time" },
    );
  else
    reportFault(
      cx,
      'unsatisfied-bound',
      'E0277',
      `the trait bound \`${showPredicate(cx, predicate)}\` is not satisfied`,
      span,
      { label: `the trait \`${findIn(cx.items.defs, trait)?.name ?? ''}\` is not implemented for \`${shown}\`` },
    );
  return false;
}

/** Whether the real library could not have the impl that is missing: what fails in the end is about a type or a trait of this crate. */
function isCertain(cx: CollectCx, env: ParamEnv, trait: TraitRef): boolean {
  const isOurs = (each: TraitRef): boolean =>
    each.trait >= cx.crate.firstDef || each.args.some((arg) => isTy(arg) && isOwn(cx, arg));
  if (isOurs(trait) || isSettled(cx.items, trait) || hasAllImpls(cx.items, trait)) return true;
  const leaves = failingLeaves(createInferCx(cx.items, env), plainRef(trait));
  return leaves.length > 0 && leaves.every(isOurs);
}

/** rustc stops at the first proof that runs away. */
function reportOverflow(cx: CollectCx, predicate: Predicate, span: Span): void {
  if (cx.diagnostics.some((each) => each.code === 'E0275' || each.code === 'E0119')) return;
  reportFault(
    cx,
    'endless-proof',
    'E0275',
    `overflow evaluating the requirement \`${showPredicate(cx, predicate)}\``,
    span,
    {
      notes: ['the proof asks for ever larger types'],
    },
  );
}

/** A type of this crate, or a parameter: all impls that could name it are in sight. */
function isOwn(cx: CollectCx, ty: Ty): boolean {
  switch (ty.kind) {
    case 'adt':
      return ty.def >= cx.crate.firstDef;
    case 'param':
      return true;
    case 'ref':
      return isOwn(cx, ty.ty);
    default:
      return false;
  }
}

const plainRef = (trait: TraitRef): TraitRef =>
  mapTraitRef(trait, { ty: (ty) => eraseRegions(ty), region: () => ERASED });

const plain = (predicate: Predicate): Predicate =>
  mapPredicate(predicate, { ty: (ty) => eraseRegions(ty), region: () => ERASED });

function mentionsErrorIn(predicate: Predicate): boolean {
  const args =
    predicate.kind === 'trait'
      ? predicate.trait.args
      : predicate.kind === 'projection'
        ? [...predicate.args, predicate.ty]
        : [];
  return args.some((arg) => isTy(arg) && mentionsError(arg));
}

function showPredicate(cx: CollectCx, predicate: Predicate): string {
  const nameOf = (def: DefId): string => findIn(cx.items.defs, def)?.name ?? '';
  if (predicate.kind !== 'trait' && predicate.kind !== 'projection') return '';
  const [self, ...rest] = (predicate.kind === 'trait' ? predicate.trait.args : predicate.args).map((arg) =>
    printArg(arg, nameOf),
  );
  const args = rest.filter((text) => text !== '');
  if (predicate.kind === 'trait')
    return `${self ?? '_'}: ${nameOf(predicate.trait.trait)}${args.length > 0 ? `<${args.join(', ')}>` : ''}`;
  return `<${self ?? '_'} as ${nameOf(findIn(cx.items.defs, predicate.item)?.parent ?? predicate.item)}>::${nameOf(predicate.item)} == ${printArg(predicate.ty, nameOf)}`;
}
