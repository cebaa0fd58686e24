/**
 * Types that hold themselves with ever other arguments: `struct Nest<T>(T, Option<Box<Nest<Vec<T>>>>)`. What such a value drops
 * has no end (E0320, where one is dropped); we do not follow them at all.
 */
import { findIn } from '../../../heap/base/index.ts';
import { isTy, substTy, tyKey } from '../../types/fold.ts';
import { isOversized } from '../../types/size.ts';
import { identityArgs } from '../../types/lookup.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import { type CollectCx, reportUnsupported, syntaxOf } from '../context.ts';
import { adtTy } from '../../types/make.ts';

/** More instances than this of one type, met on the way from another, are taken to have no end. */
const MOST_INSTANCES = 64;

export function checkRegular(cx: CollectCx, own: readonly DefId[]): void {
  const done = new Set<DefId>();
  for (const def of own) {
    if (done.has(def)) continue;
    const met = new Map<string, DefId>();
    const isRegular = expand(cx, adtTy(def, identityArgs(cx.items, def)), met);
    for (const each of met.values()) done.add(each);
    const syntax = syntaxOf(cx, def);
    if (!isRegular && syntax?.kind === 'item')
      reportUnsupported(cx, 'a type that holds itself with ever other arguments', syntax.node.span);
  }
}

function expand(cx: CollectCx, start: Ty, met: Map<string, DefId>): boolean {
  const queue = [start];
  const counts = new Map<DefId, number>();
  for (let ty = queue.pop(); ty !== undefined; ty = queue.pop()) {
    if (ty.kind === 'tuple') queue.push(...ty.tys);
    else if (ty.kind === 'array' || ty.kind === 'slice') queue.push(ty.ty);
    else if (ty.kind === 'adt') {
      if (isOversized(ty)) return false;
      const { def, args } = ty;
      queue.push(...args.filter(isTy));
      const key = tyKey(ty);
      if (def < cx.crate.firstDef || met.has(key)) continue;
      met.set(key, def);
      const count = (counts.get(def) ?? 0) + 1;
      counts.set(def, count);
      if (count > MOST_INSTANCES) return false;
      for (const variant of findIn(cx.items.adts, def)?.variants ?? [])
        for (const field of variant.fields) queue.push(substTy(field.ty, args));
    }
  }
  return true;
}
