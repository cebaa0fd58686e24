/**
 * What the declaration of a generic associated type has to say: if every function of the trait that names `Self::Item<'a>`
 * knows that `Self: 'a`, the declaration says `where Self: 'a`. After rustc's `check_gat_where_clauses` (RFC 1598).
 */
import { findIn } from '../../../heap/base/index.ts';
import { resolutionsAt } from '../../resolve/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { instantiateBound, isRegion, isTy, regionKey, tyKey, walkTy } from '../../types/fold.ts';
import type { Predicate, Region, Ty } from '../../types/ty.ts';
import type { DefId } from '../../types/items.ts';
import { paramEnvOf } from '../../solve/elaborate.ts';
import { isKnown, type KnownOutlives, knownOutlives } from '../../solve/known-outlives.ts';
import type { Outlives } from '../../solve/table.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { identityOf } from '../lower-type.ts';

/** Clauses by a text of their own. */
type Clauses = Map<string, Outlives>;

export function checkMissingBounds(cx: CollectCx, trait: DefId, node: ast.TraitItem): void {
  const info = findIn(cx.items.traits, trait);
  const generic = (info?.items ?? []).filter(
    (item) => item.kind === 'type' && (findIn(cx.items.generics, item.def)?.params.length ?? 0) > 0,
  );
  if (info === undefined || generic.length === 0) return;
  const required = new Map<DefId, Clauses>();
  // What one type must say may make another's bounds say more.
  for (let changed = true; changed;) {
    changed = false;
    for (const { def: type } of generic) {
      let common: Clauses | undefined;
      for (const item of info.items) {
        const found =
          item.kind === 'fn'
            ? inFunction(cx, type, item.def)
            : item.kind === 'type'
              ? inBounds(cx, type, item.def, required.get(item.def), info.itemBounds)
              : undefined;
        if (found === undefined) continue;
        common = common === undefined ? found : new Map([...common].filter(([key]) => found.has(key)));
      }
      const before = required.get(type)?.size ?? 0;
      const merged: Clauses = new Map([...(required.get(type) ?? []), ...(common ?? [])]);
      if (merged.size > before) {
        required.set(type, merged);
        changed = true;
      }
    }
  }
  for (const { def: type, name } of generic) {
    const known = knownOutlives(cx.items, paramEnvOf(cx.items, type).predicates, []);
    const missing = [...(required.get(type)?.values() ?? [])].filter((each) => !isKnown(known, each));
    const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === type);
    if (missing.length === 0 || syntax === undefined) continue;
    reportFault(
      cx,
      'missing-required-bound',
      undefined,
      `missing required bound${missing.length === 1 ? '' : 's'} on \`${name}\``,
      syntax.span,
      { help: [`add the required where clause${missing.length === 1 ? '' : 's'}`] },
    );
  }
}

function inFunction(cx: CollectCx, type: DefId, fn: DefId): Clauses | undefined {
  const info = findIn(cx.items.fns, fn);
  if (info === undefined) return undefined;
  const sig = instantiateBound(info.sig, (index, name): Region => ({ kind: 're-late', fn, index, name }));
  const known = knownOutlives(cx.items, paramEnvOf(cx.items, fn).predicates, sig.inputs);
  return gather(cx, type, [...sig.inputs, sig.output], known);
}

function inBounds(
  cx: CollectCx,
  type: DefId,
  item: DefId,
  required: Clauses | undefined,
  bounds: readonly { readonly item: DefId; readonly predicates: readonly Predicate[] }[],
): Clauses | undefined {
  const tys = (bounds.find((each) => each.item === item)?.predicates ?? []).flatMap((each): readonly Ty[] => {
    if (each.kind === 'trait') return each.trait.args.slice(1).filter(isTy);
    return each.kind === 'projection' ? [...each.args.slice(1).filter(isTy), each.ty] : [];
  });
  const known = knownOutlives(cx.items, [...paramEnvOf(cx.items, item).predicates, ...(required?.values() ?? [])], []);
  return gather(cx, type, tys, known);
}

/** What is known of the arguments wherever the types name `type`, in terms of its own parameters; undefined if none does. */
function gather(cx: CollectCx, type: DefId, tys: readonly Ty[], known: KnownOutlives): Clauses | undefined {
  const regions = new Map<string, { readonly region: Region; readonly at: number }>();
  const types = new Map<string, { readonly ty: Ty; readonly at: number }>();
  for (const ty of tys)
    walkTy(ty, {
      ty: (each) => {
        if (each.kind === 'projection' && each.item === type)
          for (const [at, arg] of each.args.entries()) {
            if (isRegion(arg)) {
              if (arg.kind !== 're-bound') regions.set(`${at} ${regionKey(arg)}`, { region: arg, at });
            } else if (isTy(arg)) types.set(`${at} ${tyKey(arg)}`, { ty: arg, at });
          }
        return true;
      },
    });
  if (regions.size === 0 && types.size === 0) return undefined;
  const own = identityOf({ collect: cx }, type);
  const out: Clauses = new Map();
  for (const { region, at } of regions.values()) {
    const shorter = own[at];
    if (region.kind === 're-static' || shorter === undefined || !isRegion(shorter)) continue;
    for (const each of types.values()) {
      const ty = own[each.at];
      if (ty !== undefined && isTy(ty) && isKnown(known, { kind: 'type-outlives', ty: each.ty, region }))
        out.set(`${each.at}: ${at}`, { kind: 'type-outlives', ty, region: shorter });
    }
    for (const each of regions.values()) {
      const longer = own[each.at];
      if (each.region.kind === 're-static' || regionKey(each.region) === regionKey(region)) continue;
      if (longer !== undefined && isRegion(longer) && known.outlives(each.region, region))
        out.set(`${each.at}: ${at}`, { kind: 'region-outlives', longer, shorter });
    }
  }
  return out;
}
