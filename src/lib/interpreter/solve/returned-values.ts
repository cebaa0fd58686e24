/** What impls say that the `impl Trait` which a trait's function returns is (`returned.ts`): their signatures against the trait's. */
import { findIn } from '../../heap/base/index.ts';
import { argKey, instantiateBound, isTy, regionKey, substPredicate, substSig, walkTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { genericCount, implOf, paramAsArg } from '../types/lookup.ts';
import type { DefId, FnSig, Region, Ty } from '../types/ty.ts';
import { paramEnvOf } from './elaborate.ts';
import { NO_CAUSE } from './obligation.ts';
import { normalize } from './project.ts';
import { boundsOfReturned, isReturnedBy } from './returned.ts';
import { createInferCx, resolve } from './table.ts';
import { projectionTy } from '../types/make.ts';

const values = new WeakMap<ItemTables, Map<string, Ty | undefined>>();

/**
 * What an impl's function says that such a type is, in terms of the impl's parameters and then the type's own; undefined
 * where its result has another shape than the trait's.
 */
export function returnedValue(items: ItemTables, impl: DefId, ours: DefId, item: DefId): Ty | undefined {
  const memo = values.get(items) ?? new Map<string, Ty | undefined>();
  values.set(items, memo);
  const key = `${ours}:${item}`;
  if (findIn(items.fns, ours) === undefined) return undefined;
  if (!memo.has(key)) {
    // Who asks again in the course of it gets no answer.
    memo.set(key, undefined);
    memo.set(key, findValues(items, impl, ours, item).get(item));
  }
  return memo.get(key);
}

/** Whether an impl's function returns something of the shape that the trait's says. */
export function isOfShape(items: ItemTables, impl: DefId, ours: DefId, theirs: DefId): boolean {
  const output = findIn(items.fns, theirs)?.sig.output;
  let fits = true;
  if (output !== undefined)
    walkTy(output, {
      ty: (each) => {
        if (each.kind === 'projection' && isReturnedBy(items, each.item, theirs))
          fits &&= returnedValue(items, impl, ours, each.item) !== undefined;
        return fits;
      },
    });
  return fits;
}

function findValues(items: ItemTables, impl: DefId, ours: DefId, item: DefId): ReadonlyMap<DefId, Ty> {
  const found = new Map<DefId, Ty>();
  const theirs = findIn(items.defs, item)?.parent;
  const { trait } = implOf(items, impl);
  const [own, wanted] = [findIn(items.fns, ours), theirs === undefined ? undefined : findIn(items.fns, theirs)];
  if (theirs === undefined || own === undefined || wanted === undefined || trait === undefined) return found;
  const first = genericCount(items, impl);
  const count = (findIn(items.generics, theirs)?.params ?? []).length;
  // The impl's function has as many parameters as the trait's; if not, that is reported by itself.
  const params = findIn(items.generics, ours)?.params ?? [];
  const args = [...trait.args, ...params.map(paramAsArg)];
  const sig = substSig(wanted.sig, args);
  const late = (index: number, name: string): Region => ({ kind: 're-early', index: first + count + index, name });
  const theirSig = instantiateBound(sig, late);
  const regions = placesOfLate(ours, own.sig, theirSig);
  const output = instantiateBound(own.sig, (index, name) => regions.get(index)?.[0] ?? late(index, name)).output;
  const plain = (ty: Ty): Ty => {
    const infer = createInferCx(items, paramEnvOf(items, ours));
    return resolve(infer, normalize(infer, ty, NO_CAUSE, []));
  };
  const match = (expected: Ty, actual: Ty): void => {
    if (expected.kind === 'projection' && isReturnedBy(items, expected.item, theirs)) {
      if (found.has(expected.item)) return;
      found.set(expected.item, actual);
      for (const bound of boundsOfReturned(items, expected.item)) {
        const said = substPredicate(bound, expected.args);
        if (said.kind !== 'projection' || !mentionsReturned(items, theirs, said.ty)) continue;
        const self = argKey(expected);
        const inside = said.args.map((arg) => (isTy(arg) && argKey(arg) === self ? actual : arg));
        match(said.ty, plain(projectionTy(said.item, inside)));
      }
      return;
    }
    if (!mentionsReturned(items, theirs, expected)) return;
    const here = actual.kind === 'projection' && expected.kind !== 'projection' ? plain(actual) : actual;
    const [parts, others] = [partsOf(expected), partsOf(here)];
    if (expected.kind !== here.kind || headOf(expected) !== headOf(here) || parts.length !== others.length) return;
    parts.forEach((part, index) => {
      const other = others[index];
      if (other !== undefined) match(part, other);
    });
  };
  match(theirSig.output, output);
  return found;
}

/** For each late-bound lifetime of the impl's function what stands in its places in the trait's. */
function placesOfLate(ours: DefId, own: FnSig, theirs: FnSig): ReadonlyMap<number, readonly Region[]> {
  const places = new Map<number, Region[]>();
  const opened = instantiateBound(own, (index, name) => ({ kind: 're-late', fn: ours, index, name }));
  opened.inputs.forEach((input, at) => {
    const other = theirs.inputs[at];
    const given = other === undefined ? [] : regionsIn(other);
    regionsIn(input).forEach((region, index) => {
      const there = given[index];
      if (region.kind !== 're-late' || region.fn !== ours || there === undefined) return;
      places.set(region.index, [...(places.get(region.index) ?? []), there]);
    });
  });
  return places;
}

/** Whether a lifetime of the impl's function stands where the trait's has several: beside such a result it has to be one. */
export function mixesLifetimes(items: ItemTables, ours: DefId, theirs: DefId): boolean {
  const [own, wanted] = [findIn(items.fns, ours), findIn(items.fns, theirs)];
  if (own === undefined || wanted === undefined || !mentionsReturned(items, theirs, wanted.sig.output)) return false;
  const sig = instantiateBound(wanted.sig, (index, name) => ({ kind: 're-late', fn: theirs, index, name }));
  return [...placesOfLate(ours, own.sig, sig).values()].some((places) => new Set(places.map(regionKey)).size > 1);
}

/** Whether the impl's result holds something of a lifetime that the trait's `use<…>` leaves out. */
export function capturesMore(items: ItemTables, impl: DefId, ours: DefId, theirs: DefId): boolean {
  const output = findIn(items.fns, theirs)?.sig.output;
  const trait = findIn(items.defs, theirs)?.parent;
  if (output === undefined || trait === undefined || !mentionsReturned(items, theirs, output)) return false;
  const [ofImpl, ofTrait] = [genericCount(items, impl), genericCount(items, trait)];
  let more = false;
  walkTy(output, {
    ty: (each) => {
      const isOne = each.kind === 'projection' && isReturnedBy(items, each.item, theirs);
      const value = isOne ? returnedValue(items, impl, ours, each.item) : undefined;
      for (const region of isOne && value !== undefined ? regionsIn(value) : [])
        if (region.kind === 're-early' && region.index >= ofImpl)
          more ||= each.kind === 'projection' && each.args[ofTrait + region.index - ofImpl]?.kind === 're-static';
      return !more;
    },
  });
  return more;
}

function mentionsReturned(items: ItemTables, fn: DefId, ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'projection' && isReturnedBy(items, each.item, fn)) found = true;
      return !found;
    },
  });
  return found;
}

function regionsIn(ty: Ty): Region[] {
  const out: Region[] = [];
  walkTy(ty, { region: (region) => void out.push(region) });
  return out;
}

const headOf = (ty: Ty): string =>
  ty.kind === 'adt' ? `${ty.def}` : ty.kind === 'ref' || ty.kind === 'ptr' ? `${ty.isMut}` : '';

function partsOf(ty: Ty): readonly Ty[] {
  switch (ty.kind) {
    case 'adt':
      return ty.args.filter(isTy);
    case 'ref':
    case 'ptr':
    case 'slice':
    case 'array':
      return [ty.ty];
    case 'tuple':
      return ty.tys;
    default:
      return [];
  }
}
