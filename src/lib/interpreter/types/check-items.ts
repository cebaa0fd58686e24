/**
 * Well-formed items: every type in a signature, field or header meets the bounds of the types that it names, and an impl
 * meets its trait's own clauses (rustc's `wfcheck`). E0277, told where the type is written.
 */
import { findIn } from '../../heap/base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { createBodyCx, type CheckCx } from './check-body.ts';
import { proveNow, require, type BodyCx } from './check/context.ts';
import { requireSized } from './check/expr.ts';
import { requireWellFormed } from './check/well-formed.ts';
import { eraseRegions, instantiateBound, isTy, mapPredicate, substPredicate } from './fold.ts';
import { ERASED, predicatesOf } from './lookup.ts';
import { defId, type DefId, type Predicate } from './ty.ts';

/** All items of the reader's crate. */
export function checkItems(check: CheckCx): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  const { crate } = check.collect;
  for (const [index, syntax] of crate.syntax.entries()) {
    if (syntax.kind !== 'item' && syntax.kind !== 'assoc') continue;
    checkItem(check, defId(crate.firstDef + index), syntax.node, out);
  }
  return out;
}

function checkItem(check: CheckCx, def: DefId, node: ast.Item | ast.AssocItem, out: Diagnostic[]): void {
  switch (node.kind) {
    case 'fn': case 'struct': case 'enum': case 'impl': case 'const': case 'static': break;
    default: return;
  }
  const cx = createBodyCx(check, def);
  switch (node.kind) {
    case 'fn': checkSignature(cx, def, node); break;
    case 'struct': checkFields(cx, def, 0, node.data, true); break;
    case 'enum': node.variants.forEach((variant, index) => { checkFields(cx, def, index, variant.data, false); }); break;
    case 'impl': checkImpl(cx, def, node); break;
    default: {
      const ty = findIn(cx.items.types, def);
      if (ty !== undefined) requireWellFormed(cx, eraseRegions(ty), node.ty.span);
    }
  }
  proveNow(cx);
  out.push(...cx.diagnostics);
}

function checkSignature(cx: BodyCx, def: DefId, node: ast.FnItem): void {
  const info = findIn(cx.items.fns, def);
  if (info === undefined) return;
  const sig = instantiateBound(info.sig, () => ERASED);
  sig.inputs.forEach((ty, index) => { requireWellFormed(cx, eraseRegions(ty), info.inputSpans[index] ?? node.signatureSpan); });
  requireWellFormed(cx, eraseRegions(sig.output), info.outputSpan ?? node.signatureSpan);
}

/** Only a struct's last field may be unsized. */
function checkFields(cx: BodyCx, def: DefId, variant: number, data: ast.VariantData, mayEndUnsized: boolean): void {
  if (data.kind === 'unit') return;
  const fields = findIn(cx.items.adts, def)?.variants[variant]?.fields ?? [];
  data.fields.forEach((field, index) => {
    const ty = fields[index]?.ty;
    if (ty === undefined) return;
    requireWellFormed(cx, eraseRegions(ty), field.ty.span);
    if (!mayEndUnsized || index < data.fields.length - 1) requireSized(cx, eraseRegions(ty), field.ty.span);
  });
}

function checkImpl(cx: BodyCx, def: DefId, node: ast.ImplItem): void {
  const info = findIn(cx.items.impls, def);
  if (info === undefined) return;
  requireWellFormed(cx, eraseRegions(info.self), node.self.span);
  const { trait } = info;
  if (trait === undefined) return;
  for (const arg of trait.args.slice(1)) if (isTy(arg) && node.trait !== undefined) requireWellFormed(cx, eraseRegions(arg), node.trait.span);
  for (const predicate of predicatesOf(cx.items, trait.trait)) {
    if (predicate.kind === 'trait' && predicate.trait.trait === trait.trait) continue;
    demand(cx, substPredicate(predicate, trait.args), node.self.span);
  }
  // An associated type meets the bounds that the trait declares for it.
  for (const { item, predicates } of findIn(cx.items.traits, trait.trait)?.itemBounds ?? []) {
    const own = info.items.find((each) => each.traitItem === item);
    const syntax = own === undefined ? undefined : node.items.find((each) => each.kind === 'assoc-type' && each.name.name === own.name);
    if (syntax?.kind !== 'assoc-type' || syntax.ty === undefined || syntax.generics.params.length > 0) continue;
    for (const predicate of predicates) demand(cx, substPredicate(predicate, trait.args), syntax.ty.span);
  }
}

function demand(cx: BodyCx, predicate: Predicate, span: Span): void {
  if (predicate.kind !== 'trait' && predicate.kind !== 'projection') return;
  require(cx, mapPredicate(predicate, { region: (region) => (region.kind === 're-bound' ? region : ERASED) }), { span, kind: 'misc', def: undefined });
}
