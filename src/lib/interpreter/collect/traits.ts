/** Traits and impls: their items, supertraits, bounds on associated types; which item of an impl implements which of the trait. */
import { findIn, setIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { AssocItemInfo } from '../types/items.ts';
import type { DefId, Predicate, TraitRef, Ty } from '../types/ty.ts';
import { type CollectCx, itemLowering } from './context.ts';
import { lowerClauses } from './generics.ts';
import { lowerBounds } from './lower-bounds.ts';
import { identityOf } from './lower-type.ts';
import { realNamesOf } from './real-names.ts';
import { supertraitsOf } from './supertraits.ts';
import { implTraitRef, typeOf } from './type-of.ts';
import { ERROR, paramTy, projectionTy } from '../types/make.ts';

const SELF: Ty = paramTy(0, 'Self');

export function collectTrait(cx: CollectCx, def: DefId, node: ast.TraitItem): void {
  const clauses = lowerClauses(cx, def, node.generics);
  // Bounds after the trait's name are clauses on `Self`; those of `where Self: …` were lowered with the where clauses.
  const bounds: Predicate[] = [];
  lowerBounds(itemLowering(cx, def, { kind: 'not-here' }), SELF, node.supertraits, [], bounds);
  setIn(cx.items.predicates, def, [...bounds, ...clauses]);
  const items = assocItems(cx, node.items, true, undefined);
  setIn(cx.items.traits, def, {
    def,
    items,
    supertraits: supertraitsOf(cx, def),
    isAuto: node.isAuto,
    isUnsafe: node.isUnsafe,
    itemBounds: itemBounds(cx, node),
    ...lackingOf(cx, node),
    real: cx.crate.isLibrary ? realNamesOf(node.attrs) : undefined,
  });
}

function lackingOf(cx: CollectCx, { attrs }: ast.TraitItem): { readonly lacking?: readonly string[] } {
  const attr = cx.crate.isLibrary ? attrs.find((each) => each.path === 'all_impls') : undefined;
  if (attr === undefined) return {};
  const text = attr.args[0]?.value ?? '';
  return { lacking: text === '' ? [] : text.split('; ') };
}

function itemBounds(
  cx: CollectCx,
  node: ast.TraitItem,
): { readonly item: DefId; readonly predicates: readonly Predicate[] }[] {
  const out: { item: DefId; predicates: readonly Predicate[] }[] = [];
  const sized = cx.items.lang['Sized'] ?? cx.items.below?.lang['Sized'];
  for (const each of node.items) {
    if (each.kind !== 'assoc-type') continue;
    const item = resolutionsAt(cx.resolutions, each).defOfNode.get(each.id);
    if (item === undefined) continue;
    const lower = itemLowering(cx, item, { kind: 'not-here' });
    const self: Ty = projectionTy(item, identityOf(lower, item));
    const predicates: Predicate[] = [];
    const { maybeSized } = lowerBounds(lower, self, each.bounds, [], predicates);
    if (!maybeSized && sized !== undefined)
      predicates.push({ kind: 'trait', bound: [], trait: { trait: sized, args: [self] } });
    out.push({ item, predicates });
  }
  return out;
}

export function collectImpl(cx: CollectCx, def: DefId, node: ast.ImplItem): void {
  setIn(cx.items.predicates, def, lowerClauses(cx, def, node.generics));
  const self = typeOf(cx, def) ?? ERROR;
  const trait: TraitRef | undefined = implTraitRef(cx, def);
  const items = assocItems(cx, node.items, false, trait?.trait);
  const real = cx.crate.isLibrary ? realNamesOf(node.attrs) : undefined;
  setIn(cx.items.impls, def, { def, self, trait, isNegative: node.isNegative, items, real });
}

/** `trait`: the trait being implemented. */
function assocItems(
  cx: CollectCx,
  nodes: readonly ast.AssocItem[],
  inTrait: boolean,
  trait: DefId | undefined,
): AssocItemInfo[] {
  const out: AssocItemInfo[] = [];
  const names = trait === undefined ? undefined : findIn(cx.items.modules, trait)?.names;
  for (const node of nodes) {
    if (node.kind === 'unsupported-item') continue;
    const def = resolutionsAt(cx.resolutions, node).defOfNode.get(node.id);
    if (def === undefined) continue;
    const kind = node.kind === 'assoc-type' ? 'type' : node.kind;
    const ns = kind === 'type' ? 'type' : 'value';
    const found = names?.find((each) => each.ns === ns && each.name === node.name.name)?.res;
    out.push({
      def,
      kind,
      name: node.name.name,
      hasSelf: node.kind === 'fn' && node.selfParam !== undefined,
      hasDefault: !inTrait || hasDefault(node),
      traitItem: found?.kind === 'def' ? found.def : undefined,
    });
  }
  return out;
}

function hasDefault(node: Exclude<ast.AssocItem, { kind: 'unsupported-item' }>): boolean {
  switch (node.kind) {
    case 'fn':
      return node.body !== undefined || node.attrs.some((attr) => attr.path === 'intrinsic');
    case 'const':
      return node.value !== undefined;
    default:
      return node.ty !== undefined;
  }
}
