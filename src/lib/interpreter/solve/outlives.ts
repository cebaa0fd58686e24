/**
 * `T: 'r` taken apart (RFC 1214; rustc's `push_outlives_components` and `projection_must_outlive`): each region in `T`, each
 * parameter, and each projection or opaque type, which outlives `'r` where a clause says so, where its declaration does, or
 * where all of its arguments do.
 */
import { unreachable } from '../../heap/base/index.ts';
import { eraseRegions, isConst, isRegion, sameTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import type { GenericArg, Region, Ty } from '../types/ty.ts';
import { aliasBounds } from './project.ts';

export type OutlivesComponent =
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'param'; readonly ty: Extract<Ty, { kind: 'param' }> }
  | { readonly kind: 'alias'; readonly ty: Alias };

export type Alias = Extract<Ty, { kind: 'projection' | 'opaque' }>;

export function outlivesComponents(ty: Ty): readonly OutlivesComponent[] {
  const out: OutlivesComponent[] = [];
  pushComponents(ty, 0, out);
  return out;
}

/** What the arguments of a projection or opaque type are made of. */
export function componentsOfArgs(args: readonly GenericArg[]): readonly OutlivesComponent[] {
  const out: OutlivesComponent[] = [];
  pushArgs(args, 0, out);
  return out;
}

function pushRegion(region: Region, depth: number, out: OutlivesComponent[]): void {
  if (region.kind !== 're-bound' || region.depth >= depth) out.push({ kind: 'region', region });
}

function pushArgs(args: readonly GenericArg[], depth: number, out: OutlivesComponent[]): void {
  for (const arg of args) {
    if (isRegion(arg)) pushRegion(arg, depth, out);
    else if (!isConst(arg)) pushComponents(arg, depth, out);
  }
}

function pushComponents(ty: Ty, depth: number, out: OutlivesComponent[]): void {
  switch (ty.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
    case 'int':
    case 'float':
    case 'infer':
    case 'error':
      return;
    case 'ref':
      pushRegion(ty.region, depth, out);
      pushComponents(ty.ty, depth, out);
      return;
    case 'ptr':
    case 'slice':
    case 'array':
      pushComponents(ty.ty, depth, out);
      return;
    case 'tuple':
      for (const each of ty.tys) pushComponents(each, depth, out);
      return;
    // A function item's arguments count although it holds no data of them (rust-lang/rust#84533).
    case 'adt':
    case 'fn-def':
      pushArgs(ty.args, depth, out);
      return;
    case 'closure':
      pushComponents(ty.upvars, depth, out);
      return;
    case 'fn-ptr':
      for (const each of ty.sig.inputs) pushComponents(each, depth + 1, out);
      pushComponents(ty.sig.output, depth + 1, out);
      return;
    case 'dyn':
      pushRegion(ty.region, depth, out);
      pushArgs(ty.principal?.args ?? [], depth + 1, out);
      for (const each of ty.principal?.projections ?? []) pushComponents(each.ty, depth + 1, out);
      return;
    case 'param':
      out.push({ kind: 'param', ty });
      return;
    case 'projection':
    case 'opaque':
      // What mentions a binder's region cannot be said outside of it: its arguments stand for it.
      if (mentionsBound(ty.args, depth)) pushArgs(ty.args, depth, out);
      else out.push({ kind: 'alias', ty });
      return;
    default:
      unreachable(ty);
  }
}

function mentionsBound(args: readonly GenericArg[], depth: number): boolean {
  if (depth === 0) return false;
  const out: OutlivesComponent[] = [];
  pushArgs(args, 0, out);
  return out.some((each) => each.kind === 'region' && each.region.kind === 're-bound');
}

/** `type Item: 'a` in the trait, `impl Trait + 'a`: what the declaration of a projection or opaque type promises. */
export function declaredOutlives(items: ItemTables, ty: Alias): readonly Region[] {
  return aliasBounds(items, ty).flatMap((each) =>
    each.kind === 'type-outlives' && sameErased(each.ty, ty) ? [each.region] : [],
  );
}

/** Whether the types are the same but for their regions: clauses about either may say something of the other. */
export const sameErased = (a: Ty, b: Ty): boolean => a.kind === b.kind && sameTy(eraseRegions(a), eraseRegions(b));
