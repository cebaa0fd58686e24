/** Second walk: names in items. Every item begins with a fresh scope; generic parameters are numbered on the way. */
import { unreachable } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import { checkAlias, checkAttributes } from './attributes.ts';
import { checkDerives } from './derives.ts';
import { anonymousInHeader, layoutFn, layoutGenerics, setNoGenerics } from './generics.ts';
import { outOfReach, visitAnonConst, visitBlock, visitExpr } from './late-bodies.ts';
import { enterNames, visitPattern } from './late-patterns.ts';
import {
  declareLifetimes,
  genericScope,
  visitBounds,
  visitLifetime,
  visitOutput,
  visitTraitRef,
  visitType,
  withLifetimes,
} from './late-types.ts';
import { findInModule } from './lookup.ts';
import type { Module } from './module.ts';
import type { Res } from './resolution.ts';
import { type Place, type Scope, enterLocal } from './scope.ts';
import {
  type ResolveState,
  createOwner,
  defOf,
  forgetDef,
  moduleOf,
  ownerAt,
  report,
  reportUnsupported,
} from './state.ts';
import { traitScopeFor } from './traits-in-scope.ts';
import { walkTypeExpr } from './walk-types.ts';

export function visitCrate(state: ResolveState, crate: ast.Crate): void {
  visitModule(state, crate.items, state.root, state.root.home);
}

function visitModule(state: ResolveState, items: readonly ast.Item[], module: Module, owner: DefId): void {
  const place: Place = {
    scope: { kind: 'module', module, parent: undefined },
    labels: undefined,
    lifetimes: undefined,
    module,
    owner,
    trait: undefined,
    blockTraits: undefined,
    implTrait: 'none',
    isInImplTrait: false,
  };
  for (const item of items) visitItem(state, place, item);
}

/** Items of a block are visited with the block's scope, of which the variables are out of reach. */
export function visitItem(state: ResolveState, place: Place, item: ast.Item): void {
  const outer = state.owner;
  state.owner = ownerAt(state, item);
  checkAttributes(state, place, item.attrs);
  checkAlias(state, item.name.name, item.attrs);
  checkDerives(state, place, item);
  const def = state.owner.defOfNode.get(item.id);
  if (def !== undefined) visitItemAs(state, place, item, def, outer !== state.owner);
  state.owner = outer;
}

/** `isPiece`: the item begins a piece of text of its own. */
function visitItemAs(state: ResolveState, place: Place, item: ast.Item, def: DefId, isPiece: boolean): void {
  const saved = { ...place };
  const around: Scope = {
    kind: 'boundary',
    what: item.kind === 'const' || item.kind === 'static' ? 'const-item' : 'item',
    parent: place.scope,
  };
  place.scope = around;
  place.labels = outOfReach(place.labels);
  place.lifetimes = undefined;
  place.owner = def;
  place.trait = undefined;
  place.blockTraits = undefined;
  place.implTrait = 'none';
  place.isInImplTrait = false;
  if (isPiece && item.kind === 'fn') state.fns.set(item.span.file, { place: { ...place }, def, parent: undefined });
  const { bodyDepth } = state;
  state.bodyDepth = 0;
  visitItemInside(state, place, item, def);
  state.bodyDepth = bodyDepth;
  Object.assign(place, saved);
}

function visitItemInside(state: ResolveState, place: Place, item: ast.Item, def: DefId): void {
  switch (item.kind) {
    case 'fn':
      visitFn(state, place, item, def, undefined);
      return;
    case 'struct':
      layoutGenerics(state, def, item.generics, undefined, false);
      enterGenerics(state, place, item.generics, def, { kind: 'self-type', impl: def });
      visitFields(state, place, item.data);
      return;
    case 'enum':
      layoutGenerics(state, def, item.generics, undefined, false);
      enterGenerics(state, place, item.generics, def, { kind: 'self-type', impl: def });
      for (const variant of item.variants) {
        checkAlias(state, variant.name.name, variant.attrs);
        visitFields(state, place, variant.data);
        if (variant.discriminant !== undefined) visitAnonConst(state, place, variant.discriminant, 'discriminant');
      }
      return;
    case 'type-alias':
      layoutGenerics(state, def, item.generics, undefined, false);
      enterGenerics(state, place, item.generics, def, undefined);
      visitType(state, place, item.ty);
      return;
    case 'const':
    case 'static':
      visitType(state, place, item.ty);
      if (item.value !== undefined) visitValue(state, place, item.value, def);
      return;
    case 'trait':
      visitTrait(state, place, item, def);
      return;
    case 'impl':
      visitImpl(state, place, item, def);
      return;
    case 'mod': {
      const module = state.modules.get(def);
      if (module !== undefined && item.items !== undefined) visitModule(state, item.items, module, def);
      return;
    }
    case 'use':
    case 'macro-rules':
    case 'unsupported-item':
      return;
    default:
      return unreachable(item);
  }
}

function visitFields(state: ResolveState, place: Place, data: ast.VariantData): void {
  if (data.kind === 'unit') return;
  const seen = new Map<string, ast.Ident>();
  for (const field of data.fields) {
    checkAlias(state, field.name.name, field.attrs);
    const before = seen.get(field.name.name);
    if (before !== undefined) {
      report(state, 'duplicate-field', 'E0124', `field \`${field.name.name}\` is already declared`, field.span, {
        label: 'field already declared',
        labels: [{ span: before.span, text: `\`${field.name.name}\` first declared here` }],
      });
    } else seen.set(field.name.name, field.name);
    visitType(state, place, field.ty);
  }
}

/** Generic parameters (and `Self`) come into scope; then their bounds and where clauses are visited. */
function enterGenerics(
  state: ResolveState,
  place: Place,
  generics: ast.Generics,
  def: DefId,
  self: Res | undefined,
): void {
  if (self !== undefined) place.scope = { kind: 'self', res: self, parent: place.scope };
  const names = genericScope(state, def);
  if (names.size > 0) place.scope = { kind: 'params', params: names, parent: place.scope };
  const lifetimes = generics.params.filter((param) => param.kind === 'lifetime').map((param) => param.name);
  if (lifetimes.length > 0) declareLifetimes(state, place, lifetimes);
  if (generics.params.length > 0) checkDefaults(state, place, generics, self?.kind === 'self-type');
  for (const param of generics.params) {
    switch (param.kind) {
      case 'lifetime':
        for (const bound of param.bounds) visitLifetime(state, place, bound);
        break;
      case 'type':
        visitBounds(state, place, param.bounds);
        break;
      default:
        visitType(state, place, param.ty);
        checkConstParamType(state, param.ty);
        if (param.default !== undefined)
          visitAnonConst(state, place, param.default, 'argument', { kind: 'default', ty: param.ty });
    }
  }
  for (const where of generics.where) {
    if (where.kind === 'lifetime') {
      visitLifetime(state, place, where.lifetime);
      for (const bound of where.bounds) visitLifetime(state, place, bound);
    } else {
      withLifetimes(state, place, where.forLifetimes, () => {
        visitType(state, place, where.ty);
        visitBounds(state, place, where.bounds);
      });
    }
  }
}

/** The type of a const parameter may not depend on another parameter (E0770). */
function checkConstParamType(state: ResolveState, ty: ast.TypeExpr): void {
  walkTypeExpr(ty, {
    type: (each) => {
      if (each.kind !== 'path' || state.owner.paths.get(each.path.id)?.res.kind !== 'param') return true;
      report(
        state,
        'dependent-const-parameter',
        'E0770',
        'the type of const parameters must not depend on other generic parameters',
        each.span,
        { label: 'the type must not depend on the parameter' },
      );
      return false;
    },
  });
}

/** A parameter's default sees only the parameters before it (E0128). */
function checkDefaults(state: ResolveState, place: Place, generics: ast.Generics, isAdt: boolean): void {
  for (const [index, param] of generics.params.entries()) {
    if (param.kind !== 'type' || param.default === undefined) continue;
    if (isAdt) {
      walkTypeExpr(param.default, {
        type: (ty) => {
          const first = ty.kind === 'path' ? ty.path.segments[0]?.name : undefined;
          if (first?.name === 'Self')
            report(
              state,
              'self-in-default',
              'E0735',
              'generic parameters cannot use `Self` in their defaults',
              first.span,
            );
          return true;
        },
      });
    }
    const later = new Set(
      generics.params
        .slice(index)
        .filter((each) => each.kind !== 'lifetime')
        .map((each) => each.name.name),
    );
    const named =
      param.default.kind === 'path' && param.default.path.segments.length === 1
        ? param.default.path.segments[0]?.name
        : undefined;
    if (named !== undefined && later.has(named.name)) {
      report(
        state,
        'forward-declared-default',
        'E0128',
        'generic parameter defaults cannot reference parameters before they are declared',
        named.span,
        { label: 'cannot reference parameters before they are declared' },
      );
    }
    visitType(state, place, param.default);
  }
}

// ---------------------------------------------------------------- functions and values

/**
 * Visits a function again that has a piece of text to itself and another body than before. False where the body holds, or
 * held, items: these are nothing that concerns the body alone.
 */
export function revisitFn(state: ResolveState, fn: ast.FnItem): boolean {
  const { file } = fn.span;
  const visit = state.fns.get(file);
  const before = state.owners.get(file);
  const syntax = visit === undefined ? undefined : state.syntax.get(visit.def);
  if (visit === undefined || before === undefined || syntax === undefined || before.hasItems) return false;
  const { def, parent } = visit;
  if (syntax.kind === 'item') state.syntax.set(def, { kind: 'item', node: fn });
  else if (syntax.kind === 'assoc') state.syntax.set(def, { kind: 'assoc', node: fn, parent: syntax.parent });
  else return false;
  for (const inner of before.inner) forgetDef(state, inner);
  state.occurrences.delete(def);
  const owner = createOwner();
  owner.defOfNode.set(fn.id, def);
  state.owners.set(file, owner);
  state.owner = owner;
  visitFn(state, { ...visit.place }, fn, def, parent);
  state.owner = state.crateOwner;
  return !owner.hasItems;
}

function visitFn(
  state: ResolveState,
  place: Place,
  fn: ast.FnItem,
  def: DefId,
  parent: { readonly def: DefId; readonly isTrait: boolean } | undefined,
): void {
  layoutFn(state, def, fn, parent?.def);
  state.owner.ownerTraitScopes.set(def, place.blockTraits ?? traitScopeFor(state, place.module, place.trait));
  enterGenerics(state, place, fn.generics, def, undefined);
  const { selfParam } = fn;
  if (selfParam?.lifetime !== undefined) visitLifetime(state, place, selfParam.lifetime);
  if (selfParam?.ty !== undefined) visitType(state, place, selfParam.ty);
  place.implTrait = 'param';
  for (const param of fn.params) visitType(state, place, param.ty);
  place.implTrait = 'opaque';
  visitOutput(state, place, fn.output);
  place.implTrait = 'none';
  if (selfParam !== undefined) {
    state.owner.bindings.set(selfParam.id, selfParam.id);
    const { span, hygiene } = selfParam;
    enterLocal(place, { name: 'self', span, ...(hygiene === undefined ? {} : { hygiene }) }, selfParam.id);
  }
  const names = new Set<string>();
  for (const param of fn.params) {
    const bound = visitPattern(state, place, param.pat, names);
    for (const name of bound.names.keys()) names.add(name);
    enterNames(place, bound);
  }
  if (fn.body === undefined) return;
  state.owner.bodies.push({ owner: def, kind: 'fn', node: fn });
  state.bodyDepth += 1;
  visitBlock(state, place, fn.body);
  state.bodyDepth -= 1;
}

function visitValue(state: ResolveState, place: Place, value: ast.Expr, def: DefId): void {
  state.owner.ownerTraitScopes.set(def, place.blockTraits ?? traitScopeFor(state, place.module, place.trait));
  state.owner.bodies.push({ owner: def, kind: defOf(state, def).kind === 'static' ? 'static' : 'const', node: value });
  state.bodyDepth += 1;
  visitExpr(state, place, value);
  state.bodyDepth -= 1;
}

// ---------------------------------------------------------------- traits and impls

function visitTrait(state: ResolveState, place: Place, item: ast.TraitItem, def: DefId): void {
  layoutGenerics(state, def, item.generics, undefined, true);
  place.trait = def;
  enterGenerics(state, place, item.generics, def, { kind: 'self-param', trait: def });
  visitBounds(state, place, item.supertraits);
  for (const each of item.items) visitAssoc(state, place, each, { def, isTrait: true });
}

function visitImpl(state: ResolveState, place: Place, item: ast.ImplItem, def: DefId): void {
  layoutGenerics(state, def, item.generics, undefined, false, anonymousInHeader(item));
  enterGenerics(state, place, item.generics, def, { kind: 'self-type', impl: def });
  if (item.trait !== undefined) visitTraitRef(state, place, item.trait);
  visitType(state, place, item.self);
  walkTypeExpr(item.self, {
    type: (ty) => {
      const found = ty.kind === 'path' ? state.owner.paths.get(ty.path.id) : undefined;
      if (found?.res.kind !== 'self-type' || found.res.impl !== def || ty.kind !== 'path') return true;
      report(state, 'self-in-impl-header', undefined, '`Self` is not valid in the self type of an impl block', ty.span);
      state.owner.paths.set(ty.path.id, { res: { kind: 'error' }, rest: 0 });
      return false;
    },
  });
  const res = item.trait === undefined ? undefined : state.owner.paths.get(item.trait.path.id)?.res;
  const trait = res?.kind === 'def' ? res.def : undefined;
  place.trait = trait;
  for (const each of item.items) {
    if (trait !== undefined && each.kind !== 'unsupported-item') checkMember(state, each, trait);
    visitAssoc(state, place, each, { def, isTrait: item.trait !== undefined });
  }
}

function visitAssoc(
  state: ResolveState,
  place: Place,
  item: ast.AssocItem,
  parent: { readonly def: DefId; readonly isTrait: boolean },
): void {
  const outer = state.owner;
  state.owner = ownerAt(state, item);
  checkAttributes(state, place, item.attrs);
  checkAlias(state, item.name.name, item.attrs);
  const def = state.owner.defOfNode.get(item.id);
  if (def !== undefined) visitAssocAs(state, place, item, parent, def, outer !== state.owner);
  state.owner = outer;
}

function visitAssocAs(
  state: ResolveState,
  place: Place,
  item: ast.AssocItem,
  parent: { readonly def: DefId; readonly isTrait: boolean },
  def: DefId,
  isPiece: boolean,
): void {
  const saved = { ...place };
  place.owner = def;
  if (isPiece && item.kind === 'fn') state.fns.set(item.span.file, { place: { ...place }, def, parent });
  switch (item.kind) {
    case 'fn':
      visitFn(state, place, item, def, parent);
      break;
    case 'const':
      setNoGenerics(state, def, parent.def);
      visitType(state, place, item.ty);
      if (item.value !== undefined) {
        place.scope = { kind: 'boundary', what: 'const', parent: place.scope };
        visitValue(state, place, item.value, def);
      }
      break;
    case 'assoc-type':
      layoutGenerics(state, def, item.generics, parent.def, false);
      enterGenerics(state, place, item.generics, def, undefined);
      visitBounds(state, place, item.bounds);
      if (item.ty !== undefined) visitType(state, place, item.ty);
      break;
    default:
      break;
  }
  Object.assign(place, saved);
}

/** An item of a trait's impl is one of the trait's (E0407, E0437, E0438) and of its kind (E0323, E0324, E0325). */
function checkMember(
  state: ResolveState,
  item: Exclude<ast.AssocItem, { kind: 'unsupported-item' }>,
  trait: DefId,
): void {
  const module = moduleOf(state, trait);
  if (module === undefined || module.isOpaque) return;
  const ns = item.kind === 'assoc-type' ? 'type' : 'value';
  const found = findInModule(module, item.name.name, ns);
  const word = item.kind === 'fn' ? 'method' : item.kind === 'const' ? 'const' : 'type';
  const traitName = defOf(state, trait).name;
  const other = found.kind === 'found' ? found : findInModule(module, item.name.name, ns === 'type' ? 'value' : 'type');
  if (other.kind === 'found') {
    const { res } = other.binding;
    const kind = res.kind === 'def' ? defOf(state, res.def).kind : undefined;
    const expected = item.kind === 'fn' ? 'assoc-fn' : item.kind === 'const' ? 'assoc-const' : 'assoc-type';
    if (kind === undefined || kind === expected) return;
    const code = item.kind === 'const' ? 'E0323' : item.kind === 'fn' ? 'E0324' : 'E0325';
    report(
      state,
      'wrong-kind-of-trait-item',
      code,
      `item \`${item.name.name}\` is an associated ${word}, which doesn't match its trait \`${traitName}\``,
      item.name.span,
      { label: 'does not match trait' },
    );
    return;
  }
  if (defOf(state, trait).isLibrary && !state.isLibrary) {
    reportUnsupported(state, `the library's \`${traitName}::${item.name.name}\``, item.name.span);
    return;
  }
  const code = item.kind === 'fn' ? 'E0407' : item.kind === 'const' ? 'E0438' : 'E0437';
  report(
    state,
    'not-a-trait-item',
    code,
    `${word} \`${item.name.name}\` is not a member of trait \`${traitName}\``,
    item.span,
    { label: `not a member of trait \`${traitName}\`` },
  );
}
