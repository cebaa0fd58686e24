/**
 * Most of what is named asks nothing of regions, whichever they are: `println!`'s arguments, a `Vec`'s methods. That is
 * found by asking once with a variable for each region; if nothing is demanded then, nothing ever is. What concerns
 * the library alone is remembered with it, and so from one program to the next.
 */
import { tyKey, walkTy } from '../../types/fold.ts';
import type { ItemTables, ParamEnv } from '../../types/items.ts';
import type { Ty } from '../../types/ty.ts';
import type { TypingCx } from './cx.ts';

const memos = new WeakMap<ItemTables, WeakMap<ParamEnv, Set<string>>>();

/** Asks, unless the same was asked of `erased` before without any demand. `question` tells questions of one type apart. */
export function askOnce(cx: TypingCx, question: 'clauses' | 'signature', erased: Ty, ask: () => void): void {
  const silent = silentIn(cx, erased);
  const key = `${question} ${tyKey(erased)}`;
  if (silent.has(key)) return;
  const { constraints, typeTests, gaveUp } = cx.set;
  const before = constraints.length + typeTests.length + gaveUp.length;
  ask();
  if (constraints.length + typeTests.length + gaveUp.length === before) silent.add(key);
}

function silentIn(cx: TypingCx, ty: Ty): Set<string> {
  const { below } = cx.items;
  const env = cx.solver.erased?.env ?? cx.solver.env;
  const items =
    below !== undefined && env.predicates.length === 0 && isBelow(ty, cx.items.defs.start) ? below : cx.items;
  let byEnv = memos.get(items);
  if (byEnv === undefined) memos.set(items, (byEnv = new WeakMap()));
  let silent = byEnv.get(env);
  if (silent === undefined) byEnv.set(env, (silent = new Set()));
  return silent;
}

/** Whether only items of the library are mentioned: by the orphan rule no program changes what holds of them. */
function isBelow(ty: Ty, start: number): boolean {
  let below = true;
  walkTy(ty, {
    ty: (each) => {
      const def =
        'def' in each
          ? each.def
          : each.kind === 'projection'
            ? each.item
            : each.kind === 'dyn'
              ? each.principal?.trait
              : undefined;
      if (def !== undefined && def >= start) below = false;
      return below;
    },
  });
  return below;
}
