/**
 * From resolved syntax to item tables: generics, clauses, signatures, types, traits, impls. One item's fault does not stop
 * the others.
 */
import { findIn, setIn } from '../../heap/base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { ResolvedCrate } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import { simplifyTy } from '../types/simplify.ts';
import type { ConstantValue, ImplKey } from '../types/items.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { checkItems } from './checks/index.ts';
import { collectAdt } from './adts.ts';
import { constantValue } from './const-eval.ts';
import { type CollectCx, type Elision, createCollect, itemLowering, NO_NOTES } from './context.ts';
import { completeGenerics, lowerClauses } from './generics.ts';
import { lowerType } from './lower-type.ts';
import { checkObject } from './objects.ts';
import { collectFn } from './signatures.ts';
import { collectImpl, collectTrait } from './traits.ts';
import { typeOf } from './type-of.ts';
import { solveVariances } from './variances.ts';

export { type BodyHooks, type CollectCx, type LowerCx, bodyLowering, createCollect } from './context.ts';
export { lowerType, primTy } from './lower-type.ts';
export { lowerAssocShorthand, lowerPathPrefix, lowerQualifiedPrefix } from './lower-path.ts';
export { lowerArg, lowerGenericArgs } from './lower-args.ts';
export { lowerTraitRef } from './lower-bounds.ts';
export { lowerLifetime } from './lower-lifetime.ts';
export { argumentTy } from './const-types.ts';
export { directParam, lowerConst, lowerConstPath, constantValue, evaluate, rangeOf } from './const-eval.ts';

export interface Collected {
  /** Items with a faulty type in their signature: their bodies are not for the borrow checker. */
  readonly faulty: ReadonlySet<DefId>;
  readonly diagnostics: readonly Diagnostic[];
  /** Constants in types whose values have to be found by running them: until then what is known of items is provisional. */
  readonly wanted: readonly DefId[];
  /** For lowering the types written in bodies: `bodyLowering(cx, owner, hooks)`. */
  readonly cx: CollectCx;
}

/** `known`: of the constants that an earlier round wanted (`Collected.wanted`). */
export function collectItems(crate: ResolvedCrate, known?: ReadonlyMap<DefId, ConstantValue>): Collected {
  const cx = createCollect(crate, known);
  const defs = itemDefs(cx);
  // Clauses of types come first: a trait object's left-out lifetime depends on them.
  for (const [def, node] of defs) if (node.kind === 'struct' || node.kind === 'enum') collectHeader(cx, def, node);
  for (const [def, node] of defs) collectItem(cx, def, node);
  const adts = defs.filter(([, node]) => node.kind === 'struct' || node.kind === 'enum').map(([def]) => def);
  solveVariances(cx.items, adts, (def) => findIn(cx.items.generics, def)?.params.length ?? 0);
  indexImpls(cx);
  cx.isComplete = true;
  // Of several in one item's head or fields the first is reported.
  const said = new Set<string>();
  for (const { trait, owner, span, report } of cx.objects) {
    if (said.has(`${owner} ${trait}`)) continue;
    said.add(`${owner} ${trait}`);
    checkObject(cx, trait, span, report);
  }
  checkItems(cx, defs);
  return { faulty: cx.faulty, diagnostics: cx.diagnostics, wanted: [...cx.wanted.keys()], cx };
}

type ItemNode = ast.Item | ast.AssocItem;

function itemDefs(cx: CollectCx): [DefId, ItemNode][] {
  const out: [DefId, ItemNode][] = [];
  for (const [def, each] of cx.crate.syntax)
    if (each.kind === 'item' || each.kind === 'assoc') out.push([def, each.node]);
  return out;
}

function collectHeader(cx: CollectCx, def: DefId, node: ast.StructItem | ast.EnumItem): void {
  completeGenerics(cx, def, node.generics);
  setIn(cx.items.predicates, def, lowerClauses(cx, def, node.generics));
  typeOf(cx, def);
}

function collectItem(cx: CollectCx, def: DefId, node: ItemNode): void {
  switch (node.kind) {
    case 'struct':
    case 'enum':
      collectAdt(cx, def, node);
      return;
    case 'fn':
      collectFn(cx, def, node);
      return;
    case 'const':
    case 'static': {
      const lowered = lowerType(itemLowering(cx, def, constElision(cx, def)), node.ty);
      setIn(cx.items.types, def, lowered);
      if (node.kind === 'const') constantValue(cx, def);
      return;
    }
    case 'type-alias':
      completeGenerics(cx, def, node.generics);
      setIn(cx.items.predicates, def, []);
      typeOf(cx, def);
      return;
    case 'trait':
      completeGenerics(cx, def, node.generics);
      collectTrait(cx, def, node);
      return;
    case 'impl':
      completeGenerics(cx, def, node.generics);
      collectImpl(cx, def, node);
      return;
    case 'assoc-type':
      collectAssocType(cx, def, node);
      return;
    case 'mod':
    case 'use':
    case 'macro-rules':
    case 'unsupported-item':
      return;
  }
}

function collectAssocType(cx: CollectCx, def: DefId, node: ast.AssocTypeItem): void {
  setIn(cx.items.predicates, def, lowerClauses(cx, def, node.generics));
  if (node.ty === undefined) return;
  const elision: Elision = { kind: node.generics.params.length === 0 ? 'assoc-type' : 'not-here' };
  const ty: Ty = lowerType(itemLowering(cx, def, elision), node.ty);
  setIn(cx.items.types, def, ty);
}

/** What a left-out lifetime means in the type of a constant or static: `'static`, unless others are in scope. */
function constElision(cx: CollectCx, def: DefId): Elision {
  const parent = findIn(cx.items.defs, def)?.parent;
  const kind = parent === undefined ? undefined : findIn(cx.items.defs, parent)?.kind;
  if (parent === undefined || (kind !== 'impl' && kind !== 'trait') || !hasLifetimes(cx, parent))
    return { kind: 'static' };
  if (kind === 'trait') return { kind: 'missing', group: undefined, notes: NO_NOTES };
  const isInherent = findIn(cx.items.impls, parent)?.trait === undefined;
  return { kind: 'assoc-const', isInherent };
}

const hasLifetimes = (cx: CollectCx, def: DefId): boolean =>
  findIn(cx.items.generics, def)?.params.some((param) => param.kind === 'lifetime') === true;

function indexImpls(cx: CollectCx): void {
  const byTrait = new Map<DefId, ImplKey[]>();
  const dropTrait = cx.items.lang['Drop'] ?? cx.items.below?.lang['Drop'];
  for (const impl of cx.crate.impls) {
    const info = findIn(cx.items.impls, impl);
    if (info === undefined) continue;
    const syntax = cx.crate.syntax.get(impl);
    const isInherent = syntax?.kind === 'item' && syntax.node.kind === 'impl' && syntax.node.trait === undefined;
    if (info.trait !== undefined) {
      const entry = { key: simplifyTy(info.self), impl };
      const list = byTrait.get(info.trait.trait);
      if (list === undefined) byTrait.set(info.trait.trait, [entry]);
      else list.push(entry);
      if (info.trait.trait === dropTrait && info.self.kind === 'adt') {
        const adt = findIn(cx.items.adts, info.self.def);
        if (adt !== undefined && info.self.def >= cx.crate.firstDef)
          setIn(cx.items.adts, info.self.def, { ...adt, dropImpl: impl });
      }
    } else if (isInherent) {
      const key = simplifyTy(info.self);
      if (key !== undefined) cx.items.inherentImpls.push({ key, impl });
    }
  }
  for (const [trait, impls] of byTrait) setIn(cx.items.traitImpls, trait, impls);
}
