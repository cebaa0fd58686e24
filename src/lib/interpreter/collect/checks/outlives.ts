/**
 * References in the associated types of an impl live no longer than what they point at (E0491, E0309, E0310). Known are the
 * impl's own clauses and what its header implies: `&'a T` there says `T: 'a` (Reference, "Trait and lifetime bounds/Implied bounds").
 */
import { findIn } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import { isRegion, isTy, regionKey, substTy, walkTy } from '../../types/fold.ts';
import type { ImplInfo } from '../../types/items.ts';
import type { DefId, GenericArg, Region, Ty } from '../../types/ty.ts';
import { type CollectCx, tell } from '../context.ts';
import { show } from './impls.ts';

interface Known {
  /** `longer shorter` as keys. */
  readonly regions: Set<string>;
  /** `param shorter`. */
  readonly params: Set<string>;
}

export function checkAssocOutlives(cx: CollectCx, impl: DefId, info: ImplInfo, ty: Ty, span: Span): void {
  const known = knownIn(cx, impl, info);
  let told = false;
  demands(cx, ty, (inner, region) => {
    if (told || (region.kind !== 're-early' && region.kind !== 're-static')) return;
    const key = regionKey(region);
    walkTy(inner, {
      ty: (each) => {
        if (
          !told &&
          each.kind === 'param' &&
          !known.params.has(`${each.index} ${key}`) &&
          !known.params.has(`${each.index} ${STATIC_KEY}`)
        ) {
          told = true;
          const isStatic = region.kind === 're-static';
          tell(
            cx,
            'parameter-may-not-live',
            isStatic ? 'E0310' : 'E0309',
            `the parameter type \`${each.name}\` may not live long enough`,
            span,
            {
              family: 'ownership',
              help: [`say so where it is declared: \`${each.name}: ${isStatic ? "'static" : `'${nameOf(region)}`}\``],
            },
          );
        }
        return !told && each.kind !== 'projection';
      },
      region: (each) => {
        if (
          told ||
          each.kind !== 're-early' ||
          known.regions.has(`${regionKey(each)} ${key}`) ||
          known.regions.has(`${regionKey(each)} ${STATIC_KEY}`) ||
          regionKey(each) === key
        )
          return;
        told = true;
        tell(
          cx,
          'reference-outlives-referent',
          'E0491',
          `in type \`&'${nameOf(region)} ${show(cx, inner)}\`, reference has a longer lifetime than the data it references`,
          span,
          { family: 'ownership' },
        );
      },
    });
  });
}

/** `&'static T` and `S<'static, T>` in a field: unlike other lifetimes, 'static is not taken as implied. */
export function checkFieldStatic(cx: CollectCx, def: DefId, ty: Ty, span: Span): void {
  const isGiven = (index: number): boolean =>
    (findIn(cx.items.predicates, def) ?? []).some(
      (each) =>
        each.kind === 'type-outlives' &&
        each.region.kind === 're-static' &&
        each.ty.kind === 'param' &&
        each.ty.index === index,
    );
  let lacking: string | undefined;
  demands(cx, ty, (inner, region) => {
    if (region.kind !== 're-static') return;
    walkTy(inner, {
      ty: (each) => {
        if (each.kind === 'param' && !isGiven(each.index)) lacking ??= each.name;
        return each.kind !== 'projection';
      },
    });
  });
  if (lacking === undefined) return;
  tell(cx, 'parameter-may-not-live', 'E0310', `the parameter type \`${lacking}\` may not live long enough`, span, {
    family: 'ownership',
    label: `the parameter type \`${lacking}\` must be valid for the static lifetime...`,
    help: [`say so where it is declared: \`${lacking}: 'static\``],
  });
}

const STATIC_KEY = regionKey({ kind: 're-static' });

const nameOf = (region: Region): string => ('name' in region ? region.name : 'static');

/** Everything that a type needs to outlive something: what references point at, and what the types named need themselves. */
function demands(cx: CollectCx, ty: Ty, found: (inner: Ty, region: Region) => void): void {
  walkTy(ty, {
    ty: (each, depth) => {
      if (depth > 0) return false;
      if (each.kind === 'ref') found(each.ty, each.region);
      if (each.kind === 'adt')
        for (const need of needsOf(cx, each.def))
          found(substTy(need.inner, each.args), substRegion(need.region, each.args));
      return each.kind !== 'fn-ptr' && each.kind !== 'dyn';
    },
  });
}

interface Need {
  readonly inner: Ty;
  readonly region: Region;
}

const needs = new WeakMap<CollectCx, Map<DefId, readonly Need[]>>();

/** What a type's clauses say, and what its fields imply (RFC 2093), in terms of its own generics. */
function needsOf(cx: CollectCx, def: DefId): readonly Need[] {
  let byDef = needs.get(cx);
  if (byDef === undefined) needs.set(cx, (byDef = new Map<DefId, readonly Need[]>()));
  const known = byDef.get(def);
  if (known !== undefined) return known;
  const out: Need[] = [];
  // A recursive type adds nothing through itself: it must not be walked while it grows.
  byDef.set(def, []);
  for (const predicate of findIn(cx.items.predicates, def) ?? [])
    if (predicate.kind === 'type-outlives') out.push({ inner: predicate.ty, region: predicate.region });
  for (const variant of findIn(cx.items.adts, def)?.variants ?? []) {
    for (const field of variant.fields)
      demands(cx, field.ty, (inner, region) => {
        if (region.kind === 're-early') out.push({ inner, region });
      });
  }
  byDef.set(def, []);
  byDef.set(def, out);
  return out;
}

function substRegion(region: Region, args: readonly GenericArg[]): Region {
  if (region.kind !== 're-early') return region;
  const arg = args[region.index];
  return arg !== undefined && isRegion(arg) ? arg : region;
}

function knownIn(cx: CollectCx, impl: DefId, info: ImplInfo): Known {
  const known: Known = { regions: new Set(), params: new Set() };
  const learn = (inner: Ty, region: Region): void => {
    const key = regionKey(region);
    walkTy(inner, {
      ty: (each) => {
        if (each.kind === 'param') known.params.add(`${each.index} ${key}`);
        return each.kind !== 'projection';
      },
      region: (each) => {
        known.regions.add(`${regionKey(each)} ${key}`);
      },
    });
  };
  for (const arg of info.trait === undefined ? [info.self] : info.trait.args) if (isTy(arg)) demands(cx, arg, learn);
  for (const predicate of findIn(cx.items.predicates, impl) ?? []) {
    if (predicate.kind === 'region-outlives')
      known.regions.add(`${regionKey(predicate.longer)} ${regionKey(predicate.shorter)}`);
    if (predicate.kind === 'type-outlives') learn(predicate.ty, predicate.region);
  }
  close(known);
  return known;
}

/** `'a: 'b` and `'b: 'c` give `'a: 'c`; `T: 'b` and `'b: 'c` give `T: 'c`; 'static outlives all. */
function close(known: Known): void {
  for (let grown = true; grown;) {
    grown = false;
    const pairs = [...known.regions].map((each) => each.split(' '));
    for (const set of [known.regions, known.params]) {
      for (const each of [...set]) {
        const [from, middle] = each.split(' ');
        for (const [left, right] of pairs) {
          const next = `${from ?? ''} ${right ?? ''}`;
          if (left !== middle || set.has(next)) continue;
          set.add(next);
          grown = true;
        }
      }
    }
  }
}
