/**
 * Impls that could both apply (E0119), and inherent items of the same name (E0592). Two impls overlap when their headers
 * unify and no clause of either certainly fails (rustc dev guide, "Coherence").
 */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isTy, substTraitRef, substTy } from '../../types/fold.ts';
import { createInferCx, resolve } from '../../solve/table.ts';
import { unify, unifyArgs } from '../../solve/unify.ts';
import { implsOfTrait, inherentImplsFor, predicatesWith, traitRefOfItem } from '../../types/lookup.ts';
import type { TraitRef } from '../../types/items.ts';
import { EMPTY_ENV } from '../../solve/elaborate.ts';
import { evaluate, evaluateTrait } from '../../solve/fulfill.ts';
import { freshImplArgs } from '../../solve/select.ts';
import { mentionsError } from '../../types/mentions-error.ts';
import { simplifyTy } from '../../types/simplify.ts';
import { NO_CAUSE, type Obligation } from '../../solve/obligation.ts';
import { normalizeArgs } from '../../solve/project.ts';
import type { DefId, GenericArg, Predicate, Ty } from '../../types/ty.ts';
import { type CollectCx, syntaxOf, reportFault } from '../context.ts';
import { headOf, show } from './impls.ts';
import { isAllowedHere } from './orphan.ts';

export function checkOverlaps(cx: CollectCx): void {
  const done = new Set<DefId>();
  const stops = cx.crate.stopsBodies;
  for (const impl of cx.crate.impls) {
    const info = findIn(cx.items.impls, impl);
    const node = implSyntax(cx, impl);
    if (info === undefined || node === undefined || info.self.kind === 'error') continue;
    // A type that is not known would be equal to every other.
    if (info.trait?.args.some(mentionsError) === true) continue;
    if (!isAllowedHere(cx, info)) continue;
    done.add(impl);
    if (info.trait !== undefined) checkTraitImpl(cx, impl, info.trait, node, done);
    else if (node.trait === undefined && !stops) checkInherentImpl(cx, impl, info.self, done);
  }
}

const implSyntax = (cx: CollectCx, impl: DefId): ast.ImplItem | undefined => {
  const syntax = syntaxOf(cx, impl);
  return syntax?.kind === 'item' && syntax.node.kind === 'impl' ? syntax.node : undefined;
};

function checkTraitImpl(
  cx: CollectCx,
  impl: DefId,
  trait: TraitRef,
  node: ast.ImplItem,
  done: ReadonlySet<DefId>,
): void {
  const self = trait.args[0];
  const key = self !== undefined && isTy(self) ? simplifyTy(self) : undefined;
  const index = implsOfTrait(cx.items, trait.trait);
  const others = key === undefined ? index.all : [...(index.byKey.get(key) ?? []), ...index.blanket];
  for (const other of others) {
    // Of two impls of this crate the later one is reported.
    if (other === impl || (other >= cx.crate.firstDef && !done.has(other))) continue;
    const otherTrait = findIn(cx.items.impls, other)?.trait;
    if (otherTrait === undefined || otherTrait.args.some(mentionsError) || !overlap(cx, impl, other, trait, otherTrait))
      continue;
    const otherNode = implSyntax(cx, other);
    const name = findIn(cx.items.defs, trait.trait)?.name ?? '';
    reportFault(
      cx,
      'conflicting-impls',
      'E0119',
      `conflicting implementations of trait \`${name}\`${self !== undefined && isTy(self) && self.kind !== 'param' ? ` for type \`${show(cx, self)}\`` : ''}`,
      headOf(node),
      {
        label: 'conflicting implementation',
        labels: otherNode === undefined ? [] : [{ span: headOf(otherNode), text: 'first implementation here' }],
        notes: otherNode === undefined ? ['the standard library has an implementation that covers it'] : [],
      },
    );
    return;
  }
}

function overlap(cx: CollectCx, a: DefId, b: DefId, traitA: TraitRef, traitB: TraitRef): boolean {
  const infer = createInferCx(cx.items, EMPTY_ENV);
  infer.strictBinders = true;
  const argsA = freshImplArgs(infer, a);
  const argsB = freshImplArgs(infer, b);
  // What a projection in a header stands for may be open; that it is the other header's type is then one clause more.
  const pending: Obligation[] = [];
  const headerOf = (trait: TraitRef, args: readonly GenericArg[]): readonly GenericArg[] =>
    normalizeArgs(infer, substTraitRef(trait, args).args, NO_CAUSE, pending);
  if (!unifyArgs(infer, headerOf(traitA, argsA), headerOf(traitB, argsB))) return false;
  const clauses = [
    ...predicatesWith(cx.items, a, argsA),
    ...predicatesWith(cx.items, b, argsB),
    ...pending.map((each) => each.predicate),
  ];
  return !clauses.some((clause) => certainlyFails(cx, infer, clause));
}

/** A clause fails for certain only if nobody else could make it hold: its trait or its type is of this crate. */
function certainlyFails(cx: CollectCx, infer: ReturnType<typeof createInferCx>, clause: Predicate): boolean {
  if (evaluate(infer, clause) !== 'no') return false;
  // `T: Trait<Item = U>` is two clauses: this one speaks only where the trait is implemented.
  if (clause.kind === 'projection')
    return evaluateTrait(infer, traitRefOfItem(cx.items, clause.item, clause.args)) === 'yes';
  if (clause.kind !== 'trait') return true;
  if (clause.trait.trait >= cx.crate.firstDef) return true;
  return (
    clause.trait.args.some((arg) => isTy(arg) && isOurs(cx, resolve(infer, arg))) ||
    clause.trait.trait === cx.items.below?.lang['Sized']
  );
}

function isOurs(cx: CollectCx, ty: Ty): boolean {
  if (ty.kind === 'ref') return isOurs(cx, ty.ty);
  return ty.kind === 'adt' && ty.def >= cx.crate.firstDef;
}

// ---------------------------------------------------------------- E0592

function checkInherentImpl(cx: CollectCx, impl: DefId, self: Ty, done: ReadonlySet<DefId>): void {
  const key = simplifyTy(self);
  if (key === undefined) return;
  const own = findIn(cx.items.impls, impl)?.items ?? [];
  const seen = new Map<string, DefId>();
  const twice = (def: DefId, other: DefId, name: string): void => {
    const here = findIn(cx.items.defs, def);
    const there = findIn(cx.items.defs, other);
    if (here === undefined) return;
    const node = syntaxOf(cx, def);
    const span = node?.kind === 'assoc' && node.node.kind === 'fn' ? node.node.signatureSpan : here.span;
    reportFault(cx, 'duplicate-inherent-item', 'E0592', `duplicate definitions with name \`${name}\``, span, {
      label: `duplicate definitions for \`${name}\``,
      labels: there === undefined ? [] : [{ span: there.nameSpan, text: `other definition for \`${name}\`` }],
    });
  };
  for (const item of own) {
    const slot = `${item.kind === 'type' ? 'type' : 'value'} ${item.name}`;
    const before = seen.get(slot);
    if (before !== undefined) twice(item.def, before, item.name);
    else seen.set(slot, item.def);
  }
  for (const other of inherentImplsFor(cx.items, key)) {
    if (other === impl || !done.has(other)) continue;
    const items = findIn(cx.items.impls, other)?.items ?? [];
    for (const item of items) {
      const mine = seen.get(`${item.kind === 'type' ? 'type' : 'value'} ${item.name}`);
      if (mine === undefined || !sameSelf(cx, impl, other)) continue;
      twice(item.def, mine, item.name);
    }
  }
}

function sameSelf(cx: CollectCx, a: DefId, b: DefId): boolean {
  const selfA = findIn(cx.items.impls, a)?.self;
  const selfB = findIn(cx.items.impls, b)?.self;
  if (selfA === undefined || selfB === undefined) return false;
  const infer = createInferCx(cx.items, EMPTY_ENV);
  const argsA = freshImplArgs(infer, a);
  const argsB = freshImplArgs(infer, b);
  if (!unify(infer, substTy(selfA, argsA), substTy(selfB, argsB))) return false;
  const clauses = [...predicatesWith(cx.items, a, argsA), ...predicatesWith(cx.items, b, argsB)];
  return !clauses.some((clause) => certainlyFails(cx, infer, clause));
}
