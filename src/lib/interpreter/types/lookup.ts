/**
 * Reading the item tables: definitions with their parents, generics as whole argument lists, clauses with those of the
 * parents, impls over all layers. What is computed is kept per `ItemTables`.
 */
import { findIn, getIn, invariant } from '../../heap/base/index.ts';
import { isConst, isRegion, substPredicates } from './fold.ts';
import type {
  AdtInfo,
  AssocItemInfo,
  Def,
  FnInfo,
  GenericParamDef,
  ImplInfo,
  ImplKey,
  ItemTables,
  TraitInfo,
} from './items.ts';
import type { DefId, GenericArg, Predicate, Region, TraitRef, Ty } from './ty.ts';
import { paramTy } from './make.ts';

export const ERASED: Region = { kind: 're-erased' };

export const defOf = (items: ItemTables, def: DefId): Def => getIn(items.defs, def, 'definition');
export const nameOf = (items: ItemTables, def: DefId): string => findIn(items.defs, def)?.name ?? '_';
export const findAdt = (items: ItemTables, def: DefId): AdtInfo | undefined => findIn(items.adts, def);
export const adtOf = (items: ItemTables, def: DefId): AdtInfo => getIn(items.adts, def, 'type');
export const fnOf = (items: ItemTables, def: DefId): FnInfo => getIn(items.fns, def, 'signature');
export const traitOf = (items: ItemTables, def: DefId): TraitInfo => getIn(items.traits, def, 'trait');
export const implOf = (items: ItemTables, def: DefId): ImplInfo => getIn(items.impls, def, 'impl');
export const typeOfItem = (items: ItemTables, def: DefId): Ty | undefined => findIn(items.types, def);

/** The type behind an `impl Trait` in return position. */
export function hiddenTypeOf(items: ItemTables, opaque: DefId): Ty | undefined {
  const stored = findIn(items.opaques, opaque)?.hidden;
  if (stored !== undefined) return stored;
  return layerOf(items, opaque).answers?.hiddenType(opaque);
}

/** The definition behind `#[lang = "name"]`, if the library has it. */
export function langItem(items: ItemTables, name: string): DefId | undefined {
  for (let layer: ItemTables | undefined = items; layer !== undefined; layer = layer.below) {
    if (Object.hasOwn(layer.lang, name)) return layer.lang[name];
  }
  return undefined;
}

/** What is remembered of one set of tables; lives as long as they do. */
interface Memo {
  readonly lang: Map<string, DefId | undefined>;
  readonly params: Map<DefId, readonly GenericParamDef[]>;
  readonly identity: Map<DefId, readonly GenericArg[]>;
  readonly predicates: Map<DefId, readonly Predicate[]>;
  readonly implIndex: Map<DefId, ImplIndex>;
  readonly inherent: Map<string, DefId[]>;
  readonly inherentBuilt: { done: boolean };
  readonly assocByName: Map<DefId, Map<string, AssocItemInfo[]>>;
}

const memos = new WeakMap<ItemTables, Memo>();

/** The layer that `def` belongs to: what is known of the library's items by themselves holds for every program over it. */
export function layerOf(items: ItemTables, def: DefId): ItemTables {
  let layer = items;
  while (layer.below !== undefined && def < layer.defs.start) layer = layer.below;
  return layer;
}

const memoFor = (items: ItemTables, def: DefId): Memo => memoOf(layerOf(items, def));

function memoOf(items: ItemTables): Memo {
  let memo = memos.get(items);
  if (memo === undefined) {
    memo = {
      lang: new Map(),
      params: new Map(),
      identity: new Map(),
      predicates: new Map(),
      implIndex: new Map(),
      inherent: new Map(),
      inherentBuilt: { done: false },
      assocByName: new Map(),
    };
    memos.set(items, memo);
  }
  return memo;
}

/** `langItem`, remembered: for questions that are asked at every expression. */
export function lang(items: ItemTables, name: string): DefId | undefined {
  const memo = memoOf(items).lang;
  if (memo.has(name)) return memo.get(name);
  const found = langItem(items, name);
  memo.set(name, found);
  return found;
}

export const isLang = (items: ItemTables, def: DefId, name: string): boolean => lang(items, name) === def;

// ---------------------------------------------------------------- generics

/** All generic parameters of `def`, parents' first, by index. */
export function paramsOf(items: ItemTables, def: DefId): readonly GenericParamDef[] {
  const memo = memoFor(items, def).params;
  const known = memo.get(def);
  if (known !== undefined) return known;
  const generics = findIn(items.generics, def);
  const params =
    generics === undefined
      ? []
      : [...(generics.parent === undefined ? [] : paramsOf(items, generics.parent)), ...generics.params];
  memo.set(def, params);
  return params;
}

/** Whether index 0 is a trait's `Self`. */
export function hasSelfParam(items: ItemTables, def: DefId): boolean {
  const generics = findIn(items.generics, def);
  if (generics === undefined) return false;
  return generics.hasSelf || (generics.parent !== undefined && hasSelfParam(items, generics.parent));
}

/** How many generic arguments `def` takes, parents' included. */
export function genericCount(items: ItemTables, def: DefId): number {
  const generics = findIn(items.generics, def);
  if (generics === undefined) return 0;
  const params = paramsOf(items, def);
  const last = params[params.length - 1];
  return Math.max(last === undefined ? 0 : last.index + 1, generics.hasSelf ? 1 : 0, generics.parentCount);
}

const SELF_PARAM: Ty = paramTy(0, 'Self');

/** Makes one argument for each parameter of `def`. `make` is asked in order, with what was made so far. */
export function buildArgs(
  items: ItemTables,
  def: DefId,
  make: (param: GenericParamDef, soFar: readonly GenericArg[]) => GenericArg,
  self?: () => GenericArg,
): GenericArg[] {
  const out: GenericArg[] = [];
  if (hasSelfParam(items, def)) out.push(self === undefined ? SELF_PARAM : self());
  for (const param of paramsOf(items, def)) {
    if (param.index < out.length) continue;
    invariant(param.index === out.length, 'generic parameters are numbered without holes');
    out.push(make(param, out));
  }
  return out;
}

/** Each parameter standing for itself: how an item sees its own generics from inside. */
export function identityArgs(items: ItemTables, def: DefId): readonly GenericArg[] {
  const memo = memoFor(items, def).identity;
  const known = memo.get(def);
  if (known !== undefined) return known;
  const args = buildArgs(items, def, (param) => paramAsArg(param));
  memo.set(def, args);
  return args;
}

export function paramAsArg(param: GenericParamDef): GenericArg {
  switch (param.kind) {
    case 'lifetime':
      return { kind: 're-early', index: param.index, name: param.name };
    case 'type':
      return paramTy(param.index, param.name);
    default:
      return { kind: 'const-param', index: param.index, name: param.name };
  }
}

/** The item in whose body a closure is written; any other definition is its own root. */
export function rootOf(items: ItemTables, def: DefId): DefId {
  let at = def;
  for (;;) {
    const found: Def | undefined = findIn(items.defs, at);
    if (found?.kind !== 'closure' || found.parent === undefined) return at;
    at = found.parent;
  }
}

// ---------------------------------------------------------------- clauses

/** Where clauses and bounds of an item and its parents; for a trait and its items `Self: Trait<..>` as well. */
export function predicatesOf(items: ItemTables, def: DefId): readonly Predicate[] {
  const memo = memoFor(items, def).predicates;
  const known = memo.get(def);
  if (known !== undefined) return known;
  const parent = findIn(items.generics, def)?.parent;
  const own = findIn(items.predicates, def) ?? [];
  const self: Predicate[] =
    findIn(items.traits, def) === undefined
      ? []
      : [{ kind: 'trait', bound: [], trait: { trait: def, args: identityArgs(items, def) } }];
  const all = [...self, ...(parent === undefined ? [] : predicatesOf(items, parent)), ...own];
  memo.set(def, all);
  return all;
}

/** `predicatesOf` with `args` put in. */
export const predicatesWith = (items: ItemTables, def: DefId, args: readonly GenericArg[]): readonly Predicate[] =>
  substPredicates(predicatesOf(items, def), args);

// ---------------------------------------------------------------- impls

interface ImplIndex {
  /** By simplified self type. */
  readonly byKey: ReadonlyMap<string, readonly DefId[]>;
  /** Impls whose self type may be anything: `impl<T> Trait for T`. */
  readonly blanket: readonly DefId[];
  /** Impls for all function pointers: `impl<F: FnPtr> Trait for F`. */
  readonly ofFnPointers: readonly DefId[];
  /** Those for integers of any type, and for floats, after the blanket ones. */
  readonly ofInts: readonly DefId[];
  readonly ofFloats: readonly DefId[];
  readonly all: readonly DefId[];
}

/** By a layer's own list of impls: all bodies that look at it share what is made of it. */
const implIndexes = new WeakMap<readonly ImplKey[], ImplIndex>();
const NO_IMPLS: ImplIndex = { byKey: new Map(), blanket: [], ofFnPointers: [], ofInts: [], ofFloats: [], all: [] };

/** The impls of a trait over all layers. */
export function implsOfTrait(items: ItemTables, trait: DefId): ImplIndex {
  const memo = memoOf(items).implIndex;
  const known = memo.get(trait);
  if (known !== undefined) return known;
  const below = items.below === undefined || trait >= items.defs.start ? undefined : implsOfTrait(items.below, trait);
  const own = findIn(items.traitImpls, trait);
  // Most of the library's traits have no impls of the reader's.
  const index = own === undefined ? (below ?? NO_IMPLS) : indexOf(items, own, below);
  memo.set(trait, index);
  return index;
}

function indexOf(items: ItemTables, own: readonly ImplKey[], below: ImplIndex | undefined): ImplIndex {
  const known = implIndexes.get(own);
  if (known === undefined) {
    const index = indexImpls(items, own, below);
    implIndexes.set(own, index);
    return index;
  }
  // What the index was made from is looked at by everybody who goes on with it.
  for (const { key, impl } of own) if (key === undefined) isOfFnPointers(items, impl);
  return known;
}

function indexImpls(items: ItemTables, own: readonly ImplKey[], below: ImplIndex | undefined): ImplIndex {
  const byKey = new Map(below?.byKey);
  const blanket: DefId[] = [];
  const ofFnPointers: DefId[] = [...(below?.ofFnPointers ?? [])];
  const ofKey = new Map<string, DefId[]>();
  for (const { key, impl } of own) {
    if (key === undefined) (isOfFnPointers(items, impl) ? ofFnPointers : blanket).push(impl);
    else {
      const list = ofKey.get(key);
      if (list === undefined) ofKey.set(key, [impl]);
      else list.push(impl);
    }
  }
  for (const [key, impls] of ofKey) byKey.set(key, [...impls, ...(below?.byKey.get(key) ?? [])]);
  blanket.push(...(below?.blanket ?? []));
  const ofKeys = (isWanted: (key: string) => boolean): readonly DefId[] => {
    const out = [...blanket];
    for (const [key, list] of byKey) if (isWanted(key)) out.push(...list);
    return out;
  };
  return {
    byKey,
    blanket,
    ofFnPointers,
    ofInts: ofKeys((key) => INTEGER.test(key)),
    ofFloats: ofKeys((key) => key === 'f32' || key === 'f64'),
    all: [...own.map(({ impl }) => impl), ...(below?.all ?? [])],
  };
}

/** Whether it is for all function pointers, and for nothing else: no other type needs to look at it (rustc's `reject_fn_ptr_impls`). */
function isOfFnPointers(items: ItemTables, impl: DefId): boolean {
  const trait = lang(items, 'fn_ptr_trait');
  return (
    trait !== undefined &&
    (findIn(items.predicates, impl) ?? []).some((each) => each.kind === 'trait' && each.trait.trait === trait)
  );
}

const INTEGER = /^[iu]\d|^[iu]size/;

/** Impls without a trait for types with this outermost constructor. */
export function inherentImplsFor(items: ItemTables, key: string): readonly DefId[] {
  items.onInherent?.(key);
  const memo = memoOf(items);
  if (!memo.inherentBuilt.done) {
    memo.inherentBuilt.done = true;
    for (const { key: each, impl } of items.inherentImpls) {
      const list = memo.inherent.get(each);
      if (list === undefined) memo.inherent.set(each, [impl]);
      else list.push(impl);
    }
  }
  const own = memo.inherent.get(key);
  const below = items.below === undefined ? [] : inherentImplsFor(items.below, key);
  return own === undefined ? below : below.length === 0 ? own : [...own, ...below];
}

/** The items of a trait or impl with this name (a type and a function may share one). */
export function assocItemsNamed(items: ItemTables, owner: DefId, name: string): readonly AssocItemInfo[] {
  const memo = memoFor(items, owner).assocByName;
  let byName = memo.get(owner);
  if (byName === undefined) {
    byName = new Map();
    const list = findIn(items.traits, owner)?.items ?? findIn(items.impls, owner)?.items ?? [];
    for (const item of list) {
      const named = byName.get(item.name);
      if (named === undefined) byName.set(item.name, [item]);
      else named.push(item);
    }
    memo.set(owner, byName);
  }
  return byName.get(name) ?? [];
}

/** The associated type of a trait that has just one: `Output`, `Target`. */
export function assocTypeOf(items: ItemTables, trait: DefId): DefId | undefined {
  return findIn(items.traits, trait)?.items.find((each) => each.kind === 'type')?.def;
}

/** The trait whose item `def` is, if it is one. The `impl Trait` that a trait's function returns is one as well. */
export function traitOfItem(items: ItemTables, def: DefId): DefId | undefined {
  const found = findIn(items.defs, def);
  const parent =
    found?.kind === 'opaque' && found.parent !== undefined ? findIn(items.defs, found.parent)?.parent : found?.parent;
  return parent !== undefined && findIn(items.traits, parent) !== undefined ? parent : undefined;
}

export function implOfItem(items: ItemTables, def: DefId): DefId | undefined {
  const parent = findIn(items.defs, def)?.parent;
  return parent !== undefined && findIn(items.impls, parent) !== undefined ? parent : undefined;
}

/** The trait reference that the leading part of an associated item's arguments stands for. */
export function traitRefOfItem(items: ItemTables, item: DefId, args: readonly GenericArg[]): TraitRef {
  const trait = traitOfItem(items, item);
  invariant(trait !== undefined, 'a projection names an item of a trait');
  return { trait, args: args.slice(0, genericCount(items, trait)) };
}

/** The self type of a trait reference. */
export function selfTyOf(trait: TraitRef): Ty {
  const self = trait.args[0];
  invariant(self !== undefined && !isRegion(self) && !isConst(self), 'a trait reference begins with its self type');
  return self;
}

/** The type arguments among `args`, in order. */
export const tyArgs = (args: readonly GenericArg[]): Ty[] => {
  const out: Ty[] = [];
  for (const arg of args) if (!isRegion(arg) && !isConst(arg)) out.push(arg);
  return out;
};

/** The content type of the built-in box, if `ty` is one. */
export function boxedTy(items: ItemTables, ty: Ty): Ty | undefined {
  return ty.kind === 'adt' && isLang(items, ty.def, 'owned_box') ? tyArgs(ty.args)[0] : undefined;
}

/** The variant that a variant's or constructor's definition stands for, with its type. */
export function variantOf(
  items: ItemTables,
  def: DefId,
): { readonly adt: AdtInfo; readonly variant: number } | undefined {
  const here = findIn(items.adts, def);
  if (here !== undefined) return here.kind === 'enum' ? undefined : { adt: here, variant: 0 };
  let parent = findIn(items.defs, def)?.parent;
  for (let hops = 0; hops < 2 && parent !== undefined; hops++) {
    const adt = findIn(items.adts, parent);
    if (adt !== undefined) {
      const variant = adt.variants.findIndex((each) => each.def === def || each.ctor === def);
      if (variant >= 0) return { adt, variant };
    }
    parent = findIn(items.defs, parent)?.parent;
  }
  return undefined;
}
