/**
 * Questions about types that MIR building, the borrow checker and the machine ask. All are pure; answers are remembered
 * per `ItemTables`, so ask only once the tables are complete.
 *
 * Types may hold regions of any sort: what does not depend on them (copying, dropping) is asked of the erased type;
 * `normalize` keeps them where they appear.
 */
import { upvarTysOf } from '../types/closure.ts';
import { findIn, invariant } from '../../heap/base/index.ts';
import { argKey, eraseRegions, isConst, isRegion, mapTy, substTy, tyKey } from '../types/fold.ts';
import { createInferCx, hasInfer, resolve, resolveArgs } from './table.ts';
import type { AdtInfo, ItemTables, ParamEnv } from '../types/items.ts';
import {
  adtOf,
  findAdt,
  genericCount,
  implOf,
  isLang,
  lang,
  traitOf,
  traitOfItem,
  traitRefOfItem,
} from '../types/lookup.ts';
import { ctorSig, signatureOf } from '../types/signature.ts';
import { EMPTY_ENV, supertraitRefs } from './elaborate.ts';
import { tailField } from './builtin.ts';
import { createFulfill, evaluate, evaluateClosed, register, selectWherePossible } from './fulfill.ts';
import { NO_CAUSE, obligation, traitPredicate, type Obligation } from './obligation.ts';
import { hasProjection, normalize as normalizeIn } from './project.ts';
import { select } from './select.ts';
import type { DefId, FnSig, GenericArg, Predicate, Ty } from '../types/ty.ts';
import { paramTy } from '../types/make.ts';

export {
  langItem,
  predicatesOf,
  predicatesWith,
  identityArgs,
  genericCount,
  paramsOf,
  adtOf,
  findAdt,
  variantOf,
  boxedTy,
} from '../types/lookup.ts';
export { ctorSig } from '../types/signature.ts';
export { EMPTY_ENV, elaborate, paramEnvOf } from './elaborate.ts';
export { simplifyTy } from '../types/simplify.ts';

// ---------------------------------------------------------------- remembering

type Table = Map<string, boolean>;
interface Memo {
  readonly byEnv: WeakMap<ParamEnv, { readonly copy: Table; readonly drop: Table; readonly freeze: Table }>;
}
const memos = new WeakMap<ItemTables, Memo>();

function memoOf(items: ItemTables, env: ParamEnv) {
  let memo = memos.get(items);
  if (memo === undefined) {
    memo = { byEnv: new WeakMap() };
    memos.set(items, memo);
  }
  let tables = memo.byEnv.get(env);
  if (tables === undefined) {
    tables = { copy: new Map(), drop: new Map(), freeze: new Map() };
    memo.byEnv.set(env, tables);
  }
  return tables;
}

// ---------------------------------------------------------------- what a type is like

/** Whether the type implements the lang item's trait (`Copy`, `Sized`, `Clone`, …). */
export function implementsLang(items: ItemTables, env: ParamEnv, ty: Ty, name: string): boolean {
  const trait = lang(items, name);
  if (trait === undefined) return false;
  // What an `impl Trait` hides is not asked: for a body it copies and drops as its bounds say. A run has no such types.
  return evaluateClosed(items, env, { trait, args: [normalizeErased(items, env, ty)] }) === 'yes';
}

/** A use of a place of this type copies. */
export function isCopy(items: ItemTables, env: ParamEnv, ty: Ty): boolean {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'never':
    case 'int':
    case 'float':
    case 'ptr':
    case 'fn-def':
    case 'fn-ptr':
      return true;
    case 'ref':
      return !ty.isMut;
    case 'str':
    case 'slice':
    case 'dyn':
      return false;
    case 'tuple':
      return ty.tys.every((each) => isCopy(items, env, each));
    case 'array':
      return isCopy(items, env, ty.ty);
    case 'closure':
      return upvarTysOf(ty).every((each) => isCopy(items, env, each));
    case 'error':
      return true;
    default:
  }
  const { copy } = memoOf(items, env);
  const key = tyKey(eraseRegions(ty));
  let known = copy.get(key);
  if (known === undefined) {
    known = implementsLang(items, env, ty, 'Copy');
    copy.set(key, known);
  }
  return known;
}

export const isSized = (items: ItemTables, env: ParamEnv, ty: Ty): boolean => {
  switch (ty.kind) {
    case 'str':
    case 'slice':
    case 'dyn':
      return false;
    case 'adt':
    case 'param':
    case 'projection':
    case 'opaque':
    case 'tuple':
      return lang(items, 'Sized') === undefined || implementsLang(items, env, ty, 'Sized');
    default:
      return true;
  }
};

/** Whether dropping a value of this type may do anything (rustc's `needs_drop`). */
export function needsDrop(items: ItemTables, env: ParamEnv, ty: Ty): boolean {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'ref':
    case 'ptr':
    case 'fn-def':
    case 'fn-ptr':
    case 'infer':
    case 'error':
      return false;
    case 'dyn':
      return true;
    case 'slice':
      return needsDrop(items, env, ty.ty);
    case 'array':
      return !(ty.len.kind === 'const-value' && String(ty.len.value) === '0') && needsDrop(items, env, ty.ty);
    case 'tuple':
      return ty.tys.some((each) => needsDrop(items, env, each));
    case 'closure':
      return upvarTysOf(ty).some((each) => needsDrop(items, env, each));
    case 'param':
      return !isCopy(items, env, ty);
    case 'projection':
    case 'opaque': {
      const normal = normalizeErased(items, env, ty);
      if (normal.kind === 'projection' || normal.kind === 'opaque') return !isCopy(items, env, normal);
      return needsDrop(items, env, normal);
    }
    default:
  }
  const { drop } = memoOf(items, env);
  const key = tyKey(eraseRegions(ty));
  const known = drop.get(key);
  if (known !== undefined) return known;
  // A recursive type needs a drop only if something else in it does.
  drop.set(key, false);
  const adt = findAdt(items, ty.def);
  const found = adt !== undefined && adtNeedsDrop(items, env, adt, ty.args);
  drop.set(key, found);
  return found;
}

function adtNeedsDrop(items: ItemTables, env: ParamEnv, adt: AdtInfo, args: readonly GenericArg[]): boolean {
  if (adt.dropImpl !== undefined || isLang(items, adt.def, 'owned_box')) return true;
  if (adt.kind === 'union' || isLang(items, adt.def, 'ManuallyDrop') || isLang(items, adt.def, 'PhantomData'))
    return false;
  return adt.variants.some((variant) => variant.fields.some((field) => needsDrop(items, env, substTy(field.ty, args))));
}

/** No interior mutability outside pointers: what a shared borrow of it promises cannot change. */
export function isFreeze(items: ItemTables, env: ParamEnv, ty: Ty): boolean {
  switch (ty.kind) {
    case 'slice':
    case 'array':
      return isFreeze(items, env, ty.ty);
    case 'tuple':
      return ty.tys.every((each) => isFreeze(items, env, each));
    case 'closure':
      return upvarTysOf(ty).every((each) => isFreeze(items, env, each));
    case 'param':
    case 'dyn':
      return false;
    case 'projection':
    case 'opaque': {
      const normal = normalizeErased(items, env, ty);
      return normal.kind !== 'projection' && normal.kind !== 'opaque' && isFreeze(items, env, normal);
    }
    case 'adt':
      break;
    default:
      return true;
  }
  if (isLang(items, ty.def, 'UnsafeCell')) return false;
  const { freeze } = memoOf(items, env);
  const key = tyKey(eraseRegions(ty));
  const known = freeze.get(key);
  if (known !== undefined) return known;
  freeze.set(key, true);
  const adt = findAdt(items, ty.def);
  const found =
    isLang(items, ty.def, 'PhantomData') ||
    (adt?.variants.every((variant) =>
      variant.fields.every((field) => isFreeze(items, env, substTy(field.ty, ty.args))),
    ) ??
      true);
  freeze.set(key, found);
  return found;
}

/** Whether a predicate certainly holds in this environment (regions aside). */
export function holds(items: ItemTables, env: ParamEnv, predicate: Predicate): boolean {
  const cx = createInferCx(items, env);
  return evaluate(cx, predicate) === 'yes';
}

/** Whether a type may implement the trait that a method belongs to, if it belongs to one; `args` are a call's. */
export function mayHaveMethod(items: ItemTables, method: DefId, args: readonly GenericArg[]): boolean {
  if (traitOfItem(items, method) === undefined) return true;
  const cx = createInferCx(items, EMPTY_ENV, { reveal: true });
  return evaluate(cx, traitPredicate(traitRefOfItem(items, method, args))) !== 'no';
}

// ---------------------------------------------------------------- normalising

/** Replaces projections by what they stand for, as far as `env` and the impls tell; regions are kept. Opaque types stay. */
export function normalize(items: ItemTables, env: ParamEnv, ty: Ty): Ty {
  if (!hasProjection(ty)) return ty;
  return normalizeWith(items, env, ty, false);
}

/** As `normalize`, and opaque types are replaced by what they hide: the machine's view. For types without parameters. */
export function normalizeRevealed(items: ItemTables, ty: Ty): Ty {
  if (!hasProjection(ty)) return ty;
  return normalizeWith(items, EMPTY_ENV, ty, true);
}

function normalizeWith(items: ItemTables, env: ParamEnv, ty: Ty, reveal: boolean): Ty {
  const cx = createInferCx(items, env, { keepRegions: true, reveal });
  const nested: Obligation[] = [];
  const projected = normalizeIn(cx, ty, NO_CAUSE, nested);
  // What an impl's parameter stands for may be told by its where clauses alone: `Map<I, F>` has `Item = B` with `F: FnMut(..) -> B`.
  if (hasInfer(projected)) bindByNested(cx, nested);
  const normal = resolve(cx, projected);
  return mapTy(normal, {
    region: (region) => (region.kind === 're-var' && region.id < 0 ? { kind: 're-erased' } : region),
  });
}

const normalizeErased = (items: ItemTables, env: ParamEnv, ty: Ty): Ty => {
  const erased = eraseRegions(ty);
  return hasProjection(erased) ? eraseRegions(normalizeWith(items, env, erased, false)) : erased;
};

// ---------------------------------------------------------------- parts of items

export const adtInfo = (items: ItemTables, def: DefId): AdtInfo => adtOf(items, def);

/** A field's type in an instance of its type; not normalised. */
export function fieldTy(items: ItemTables, adtTy: Ty, variant: number, field: number): Ty {
  invariant(adtTy.kind === 'adt', 'only structs, enums and unions have declared fields');
  const found = adtOf(items, adtTy.def).variants[variant]?.fields[field];
  invariant(found !== undefined, 'a field index is in range');
  return substTy(found.ty, adtTy.args);
}

/** A function's, method's or tuple constructor's signature with `args` put in; not normalised; late-bound regions stay bound. */
export function fnSigOf(items: ItemTables, def: DefId, args: readonly GenericArg[]): FnSig {
  const sig = signatureOf(items, def, args);
  invariant(sig !== undefined, 'only functions and tuple constructors have signatures');
  return sig;
}

/** The innermost last field: what decides whether a pointer to the type is wide. */
export function structTail(items: ItemTables, env: ParamEnv, ty: Ty): Ty {
  let at = ty;
  for (let hops = 0; hops < 64; hops++) {
    if (at.kind === 'adt') {
      const adt = findAdt(items, at.def);
      const tail = adt === undefined ? undefined : tailField(adt);
      if (tail === undefined) return at;
      at = substTy(tail, at.args);
    } else if (at.kind === 'tuple') {
      const last = at.tys[at.tys.length - 1];
      if (last === undefined) return at;
      at = last;
    } else if (hasProjection(at)) {
      const normal = normalize(items, env, at);
      if (normal === at || normal.kind === 'projection' || normal.kind === 'opaque') return normal;
      at = normal;
    } else return at;
  }
  return at;
}

// ---------------------------------------------------------------- instances

/** What a call of `def` with these arguments really runs. */
export type Instance =
  | { readonly kind: 'item'; readonly def: DefId; readonly args: readonly GenericArg[] }
  /** A tuple constructor used as a function. */
  | { readonly kind: 'ctor'; readonly def: DefId; readonly args: readonly GenericArg[] }
  /** Through the `dyn` receiver's table: position in `vtableMethods(principal)`. */
  | { readonly kind: 'virtual'; readonly method: DefId; readonly slot: number }
  /** `Clone::clone` of a type that no impl covers: tuples, arrays, references, closures, scalars. */
  | { readonly kind: 'clone-shim'; readonly ty: Ty }
  /** `Fn*::call*` of a function item or pointer: call the self value with the tuple's elements. */
  | { readonly kind: 'fn-call'; readonly ty: Ty }
  /** No way was found: a fault of ours, or a library that lacks something. */
  | { readonly kind: 'unresolved' };

const instanceMemo = new WeakMap<ItemTables, Map<string, Instance>>();

/** For arguments without parameters or variables: finds the impl's method, a default body, or what is built in. */
export function resolveInstance(items: ItemTables, def: DefId, args: readonly GenericArg[]): Instance {
  const trait = traitOfItem(items, def);
  if (trait === undefined) {
    return findIn(items.fns, def) === undefined && ctorSig(items, def) !== undefined
      ? { kind: 'ctor', def, args }
      : { kind: 'item', def, args };
  }
  let memo = instanceMemo.get(items);
  if (memo === undefined) {
    memo = new Map();
    instanceMemo.set(items, memo);
  }
  const key = `${def}<${args.map(argKey).join(',')}>`;
  let found = memo.get(key);
  if (found === undefined) {
    found = findInstance(items, def, args);
    memo.set(key, found);
  }
  return found;
}

function findInstance(items: ItemTables, def: DefId, args: readonly GenericArg[]): Instance {
  const trait = traitRefOfItem(items, def, args);
  const erased = args.map((arg) => (isRegion(arg) || isConst(arg) ? arg : normalizeErased(items, EMPTY_ENV, arg)));
  const cx = createInferCx(items, EMPTY_ENV, { reveal: true });
  const goal = obligation(traitPredicate({ trait: trait.trait, args: erased.slice(0, trait.args.length) }), NO_CAUSE);
  const selection = select(cx, { trait: trait.trait, args: erased.slice(0, trait.args.length) }, goal);
  if (selection === undefined || selection === 'ambiguous') return { kind: 'unresolved' };
  const self = erased[0];
  if (self === undefined || isRegion(self) || isConst(self)) return { kind: 'unresolved' };
  switch (selection.kind) {
    case 'impl': {
      bindByNested(cx, selection.nested);
      const own = implOf(items, selection.impl).items.find((each) => each.traitItem === def);
      if (own === undefined) return { kind: 'item', def, args: erased };
      return {
        kind: 'item',
        def: own.def,
        args: [...resolveArgs(cx, selection.args), ...erased.slice(trait.args.length)],
      };
    }
    case 'object': {
      if (self.kind !== 'dyn' || self.principal === undefined) return { kind: 'unresolved' };
      const slot = vtableMethods(items, self.principal.trait).indexOf(def);
      // A provided method with `where Self: Sized` is not in the table and cannot be called here.
      return slot < 0 ? { kind: 'unresolved' } : { kind: 'virtual', method: def, slot };
    }
    case 'fn':
      return self.kind === 'closure' ? { kind: 'item', def: self.def, args: self.args } : { kind: 'fn-call', ty: self };
    case 'builtin':
      return isLang(items, trait.trait, 'Clone') &&
        !traitOf(items, trait.trait).items.some((each) => each.def === def && each.hasDefault)
        ? { kind: 'clone-shim', ty: self }
        : { kind: 'item', def, args: erased };
    default:
      return { kind: 'unresolved' };
  }
}

/** An impl's parameters may be known only through its where clauses (`impl<I, T> … where I: Iterator<Item = T>`). */
function bindByNested(cx: ReturnType<typeof createInferCx>, nested: readonly Obligation[]): void {
  if (nested.length === 0) return;
  const fulfill = createFulfill(cx);
  register(fulfill, nested);
  selectWherePossible(cx, fulfill);
}

const vtables = new WeakMap<ItemTables, Map<DefId, readonly DefId[]>>();

/** The methods that a `dyn Trait` can call, supertraits' first; the order of its table. */
export function vtableMethods(items: ItemTables, trait: DefId): readonly DefId[] {
  let memo = vtables.get(items);
  if (memo === undefined) {
    memo = new Map();
    vtables.set(items, memo);
  }
  const known = memo.get(trait);
  if (known !== undefined) return known;
  const self: Ty = paramTy(0, 'Self');
  const args: GenericArg[] = [self];
  for (let i = 1; i < genericCount(items, trait); i++) args.push(paramTy(i, `_${i}`));
  const out: DefId[] = [];
  for (const each of [...supertraitRefs(items, { trait, args })].reverse()) {
    for (const item of traitOf(items, each.trait).items) {
      if (item.kind === 'fn' && item.hasSelf && !out.includes(item.def) && !needsSized(items, item.def))
        out.push(item.def);
    }
  }
  memo.set(trait, out);
  return out;
}

function needsSized(items: ItemTables, method: DefId): boolean {
  const sized = lang(items, 'Sized');
  return (findIn(items.predicates, method) ?? []).some((each) => {
    const self = each.kind === 'trait' && each.trait.trait === sized ? each.trait.args[0] : undefined;
    return self?.kind === 'param' && self.index === 0;
  });
}
