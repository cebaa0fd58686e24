/** A trait's supertraits and associated types, before and after its tables are full. */
import { findIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import { argKey, substTraitRef, walkTy } from '../types/fold.ts';
import type { DefId, GenericArg, TraitRef, Ty } from '../types/ty.ts';
import { type CollectCx, SILENT, genericsSyntax, guarded, itemLowering, syntaxOf } from './context.ts';
import { lowerPolyTraitRef } from './lower-bounds.ts';
import { paramTy } from '../types/make.ts';

const SELF: Ty = paramTy(0, 'Self');
const isSelf = (arg: GenericArg | undefined): boolean => arg?.kind === 'param' && arg.index === 0;

export function traitSyntax(cx: CollectCx, trait: DefId): ast.TraitItem | undefined {
  const syntax = syntaxOf(cx, trait);
  return syntax?.kind === 'item' && syntax.node.kind === 'trait' ? syntax.node : undefined;
}

/** Direct supertraits, in terms of the trait's own parameters. */
export function supertraitsOf(cx: CollectCx, trait: DefId): readonly TraitRef[] {
  const stored = findIn(cx.items.traits, trait)?.supertraits ?? cx.supertraits.get(trait);
  if (stored !== undefined) return stored;
  const node = traitSyntax(cx, trait);
  if (node === undefined) return [];
  const found = guarded(cx, `supertraits ${trait}`, () => {
    // What is wrong with a bound is reported when the trait's clauses are lowered.
    const lower = { ...itemLowering(cx, trait, { kind: 'not-here' }), report: SILENT };
    const out: TraitRef[] = [];
    for (const bound of selfBounds(cx, node)) {
      if (bound.kind !== 'trait' || bound.maybe) continue;
      const lowered = lowerPolyTraitRef(lower, SELF, bound, []);
      if (lowered?.binder.length === 0) out.push(lowered.trait);
    }
    return out;
  });
  if (found === undefined) return [];
  cx.supertraits.set(trait, found);
  return found;
}

/** Bounds on `Self`: those after the trait's name and those in `where Self: …`. */
export function selfBounds(cx: CollectCx, node: ast.TraitItem): readonly ast.Bound[] {
  const out = [...node.supertraits];
  for (const where of node.generics.where) {
    if (where.kind !== 'type' || where.ty.kind !== 'path' || where.ty.qself !== undefined) continue;
    const found = resolutionsAt(cx.resolutions, where.ty.path).paths.get(where.ty.path.id);
    if (found?.rest === 0 && found.res.kind === 'self-param') out.push(...where.bounds);
  }
  return out;
}

/** A trait reference and all of its supertraits, each once, nearest first. */
export function supertraitClosure(cx: CollectCx, start: TraitRef): readonly TraitRef[] {
  const out: TraitRef[] = [];
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const key = `${next.trait}<${next.args.map(argKey).join()}>`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(next);
    for (const each of supertraitsOf(cx, next.trait)) open.push(substTraitRef(each, next.args));
  }
  return out;
}

/** The associated types that a trait itself declares. */
export function traitAssocTypes(
  cx: CollectCx,
  trait: DefId,
): readonly { readonly name: string; readonly def: DefId }[] {
  const info = findIn(cx.items.modules, trait);
  if (info === undefined) return [];
  const out: { name: string; def: DefId }[] = [];
  for (const each of info.names)
    if (each.ns === 'type' && each.res.kind === 'def') out.push({ name: each.name, def: each.res.def });
  return out;
}

/** Each associated type `name` of a trait reference and its supertraits. */
export function findAssocTypes(
  cx: CollectCx,
  trait: TraitRef,
  name: string,
): { readonly item: DefId; readonly trait: TraitRef }[] {
  return supertraitClosure(cx, trait).flatMap((each) => {
    const item = traitAssocTypes(cx, each.trait).find((assoc) => assoc.name === name);
    return item === undefined ? [] : [{ item: item.def, trait: each }];
  });
}

/** The associated type `name` of a trait reference or of one of its supertraits. */
export function findAssocType(
  cx: CollectCx,
  trait: TraitRef,
  name: string,
): { readonly item: DefId; readonly trait: TraitRef } | undefined {
  for (const each of supertraitClosure(cx, trait)) {
    const item = traitAssocTypes(cx, each.trait).find((assoc) => assoc.name === name);
    if (item !== undefined) return { item: item.def, trait: each };
  }
  return undefined;
}

/** What a trait's own bounds on `Self` fix: `Item` in `trait Sub: Iterator<Item = u8>`; not where the type mentions `Self`. */
export function fixedAssocTypes(cx: CollectCx, trait: DefId): readonly DefId[] {
  const node = traitSyntax(cx, trait);
  if (node === undefined)
    return (findIn(cx.items.predicates, trait) ?? []).flatMap((each) =>
      each.kind === 'projection' && isSelf(each.args[0]) && !mentionsSelf(each.ty) ? [each.item] : [],
    );
  const lower = { ...itemLowering(cx, trait, { kind: 'not-here' }), report: SILENT };
  return selfBounds(cx, node).flatMap((bound) => {
    if (bound.kind !== 'trait' || bound.maybe || !hasConstraints(bound)) return [];
    const lowered = guarded(cx, `fixed ${trait}`, () => lowerPolyTraitRef(lower, SELF, bound, []));
    return (lowered?.projections ?? []).flatMap((each) => (mentionsSelf(each.ty) ? [] : [each.item]));
  });
}

const hasConstraints = (bound: Extract<ast.Bound, { kind: 'trait' }>): boolean =>
  bound.trait.path.segments.some((segment) => (segment.args?.constraints.length ?? 0) > 0);

/** `type Item where Self: Sized;`: a trait object goes without it. */
export function needsSizedSelf(cx: CollectCx, item: DefId): boolean {
  const sized = cx.items.lang['Sized'] ?? cx.items.below?.lang['Sized'];
  const where = genericsSyntax(cx, item)?.where;
  if (where === undefined)
    return (findIn(cx.items.predicates, item) ?? []).some(
      (each) => each.kind === 'trait' && each.trait.trait === sized && isSelf(each.trait.args[0]),
    );
  return where.some((each) => {
    if (each.kind !== 'type' || each.ty.kind !== 'path' || each.ty.qself !== undefined) return false;
    const subject = resolutionsAt(cx.resolutions, each.ty.path).paths.get(each.ty.path.id);
    if (subject?.rest !== 0 || subject.res.kind !== 'self-param') return false;
    return each.bounds.some((bound) => {
      if (bound.kind !== 'trait') return false;
      const found = resolutionsAt(cx.resolutions, bound.trait).paths.get(bound.trait.path.id);
      return found?.res.kind === 'def' && found.res.def === sized;
    });
  });
}

/** Whether a type within a trait mentions `Self`, as the subject of a projection too. */
export function mentionsSelf(ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'param' && each.index === 0) found = true;
      return !found;
    },
  });
  return found;
}
