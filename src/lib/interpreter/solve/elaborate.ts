/**
 * What follows from a set of clauses: `T: Ord` gives `T: Eq`, `T: PartialEq`, … (rustc's `elaborate`). A body's parameter
 * environment is the elaboration of its item's clauses and their parents', its projections normalised.
 */
import { findIn } from '../../heap/base/index.ts';
import { argKey, isConst, isRegion, regionKey, substPredicate, tyKey } from '../types/fold.ts';
import type { ItemTables, ParamEnv } from '../types/items.ts';
import { predicatesOf } from '../types/lookup.ts';
import { createInferCx, hasInfer, openSnapshot, resolve, resolveArgs, rollback } from './table.ts';
import type { DefId, GenericArg, Predicate, Region, TraitRef, Ty } from '../types/ty.ts';
import { solveAll } from './fulfill.ts';
import { NO_CAUSE, type Obligation } from './obligation.ts';
import { hasProjection, normalize } from './project.ts';

export const EMPTY_ENV: ParamEnv = { predicates: [] };

/** The predicates of a trait that are about `Self` itself: its supertraits, their associated types, and `Self: 'a`. */
export function superPredicates(items: ItemTables, trait: DefId): readonly Predicate[] {
  const own = findIn(items.predicates, trait) ?? [];
  const about = own.filter((each) => {
    if (each.kind === 'type-outlives') return isSelf(each.ty);
    const args = each.kind === 'trait' ? each.trait.args : each.kind === 'projection' ? each.args : [];
    return isSelf(args[0]);
  });
  const known = new Set(about.map(predicateKey));
  const supers = (findIn(items.traits, trait)?.supertraits ?? [])
    .map((each): Predicate => ({ kind: 'trait', bound: [], trait: each }))
    .filter((each) => !known.has(predicateKey(each)));
  return [...about, ...supers];
}

const isSelf = (arg: GenericArg | undefined): boolean => arg?.kind === 'param' && arg.index === 0;

export function predicateKey(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'trait':
      return `t${predicate.trait.trait}<${predicate.trait.args.map(argKey).join(',')}>`;
    case 'projection':
      return `p${predicate.item}<${predicate.args.map(argKey).join(',')}>=${tyKey(predicate.ty)}`;
    case 'type-outlives':
      return `o${tyKey(predicate.ty)}:${regionKey(predicate.region)}`;
    default:
      return `r${regionKey(predicate.longer)}:${regionKey(predicate.shorter)}`;
  }
}

/** The clauses and all that follows from them, each once. */
export function elaborate(items: ItemTables, predicates: readonly Predicate[]): readonly Predicate[] {
  const out: Predicate[] = [];
  const seen = new Set<string>();
  const queue = [...predicates];
  for (let at = 0; at < queue.length && at < 1000; at++) {
    const predicate = queue[at];
    if (predicate === undefined) break;
    const key = predicateKey(predicate);
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(predicate);
    if (predicate.kind !== 'trait') continue;
    for (const each of superPredicates(items, predicate.trait.trait)) {
      const moved = substPredicate(each, predicate.trait.args);
      // `for<'a> T: Tr<'a>` with `trait Tr<'a>: 'a` has no clause that could be written down outside its binder.
      if (predicate.bound.length > 0 && mentionsBound(moved)) continue;
      queue.push(
        predicate.bound.length > 0 && (moved.kind === 'trait' || moved.kind === 'projection')
          ? { ...moved, bound: predicate.bound }
          : moved,
      );
    }
  }
  return out;
}

function mentionsBound(predicate: Predicate): boolean {
  const isBound = (region: Region): boolean => region.kind === 're-bound';
  if (predicate.kind === 'region-outlives') return isBound(predicate.longer) || isBound(predicate.shorter);
  return predicate.kind === 'type-outlives' && isBound(predicate.region);
}

/** A trait reference and all its supertraits'. */
export function supertraitRefs(items: ItemTables, trait: TraitRef): readonly TraitRef[] {
  const out: TraitRef[] = [];
  for (const each of elaborate(items, [{ kind: 'trait', bound: [], trait }]))
    if (each.kind === 'trait') out.push(each.trait);
  return out;
}

const envs = new WeakMap<ItemTables, Map<DefId, ParamEnv>>();

/** What a body of `def` may take as given. */
export function paramEnvOf(items: ItemTables, def: DefId): ParamEnv {
  let memo = envs.get(items);
  if (memo === undefined) {
    memo = new Map();
    envs.set(items, memo);
  }
  const known = memo.get(def);
  if (known !== undefined) return known;
  const predicates = predicatesOf(items, def);
  const env = envOf(items, predicates);
  memo.set(def, env);
  return env;
}

/** Clauses with all that follows from them, on the types that projections in them are. */
export const envOf = (items: ItemTables, predicates: readonly Predicate[]): ParamEnv =>
  predicates.length === 0 ? EMPTY_ENV : normalizeEnv(items, { predicates: elaborate(items, predicates) });

function normalizeEnv(items: ItemTables, env: ParamEnv): ParamEnv {
  if (!env.predicates.some(mentionsProjection)) return env;
  const cx = createInferCx(items, env, { keepRegions: true });
  const predicates = env.predicates.map((predicate): Predicate => {
    if (!mentionsProjection(predicate)) return predicate;
    const snapshot = openSnapshot(cx);
    const out: Obligation[] = [];
    const inner = (ty: Ty): Ty => {
      let normal = resolve(cx, normalize(cx, ty, NO_CAUSE, out));
      // `impl<F, B> Iterator for Map<F> where F: FnMut() -> B` says its `Item` only through what must hold of `F`.
      if (hasInfer(normal) && solveAll(cx, out) !== 'no') normal = resolve(cx, normal);
      return hasInfer(normal) ? ty : normal;
    };
    const args = (list: readonly GenericArg[]) =>
      resolveArgs(
        cx,
        list.map((arg) => (isRegion(arg) || isConst(arg) ? arg : inner(arg))),
      );
    let result = predicate;
    if (predicate.kind === 'trait')
      result = { ...predicate, trait: { trait: predicate.trait.trait, args: args(predicate.trait.args) } };
    else if (predicate.kind === 'projection')
      result = { ...predicate, args: args(predicate.args), ty: inner(predicate.ty) };
    else if (predicate.kind === 'type-outlives') result = { ...predicate, ty: inner(predicate.ty) };
    rollback(cx, snapshot);
    return result;
  });
  return { predicates };
}

function mentionsProjection(predicate: Predicate): boolean {
  const inArgs = (args: readonly GenericArg[]) =>
    args.some((arg) => !isRegion(arg) && !isConst(arg) && hasProjection(arg));
  if (predicate.kind === 'trait') return inArgs(predicate.trait.args);
  if (predicate.kind === 'type-outlives') return hasProjection(predicate.ty);
  return predicate.kind === 'projection' && (inArgs(predicate.args) || hasProjection(predicate.ty));
}
