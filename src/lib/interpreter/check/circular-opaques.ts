/**
 * `impl Trait` results that are made of themselves (E0720): their hidden types never end.
 *
 *     fn f() -> impl Sized { [f(), f()] }        the hidden type of `f` is `[impl Sized of f; 2]`
 *     fn a() -> impl Sized { Some(b()) }         and `fn b() -> impl Sized { Some(a()) }`
 */
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { walkTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { defOf } from '../types/lookup.ts';
import type { DefId, Ty } from '../types/ty.ts';
import type { HiddenType } from './check-body.ts';

export function circularOpaques(hidden: readonly HiddenType[], items: ItemTables): readonly Diagnostic[] {
  const madeOf = new Map<DefId, readonly DefId[]>(hidden.map(({ opaque, ty }) => [opaque, opaquesIn(opaque, ty)]));
  const reaches = (from: DefId, wanted: DefId, seen: Set<DefId>): boolean =>
    (madeOf.get(from) ?? []).some((each) => {
      if (each === wanted) return true;
      if (seen.has(each)) return false;
      seen.add(each);
      return reaches(each, wanted, seen);
    });
  return [...madeOf.keys()]
    .filter((opaque) => reaches(opaque, opaque, new Set()))
    .map((opaque) =>
      diagnostic({
        name: 'circular-opaque-type',
        code: 'E0720',
        family: 'other',
        message: 'cannot resolve opaque type',
        span: defOf(items, opaque).span,
      }),
    );
}

/** A function that gives its own result as it is hides nothing. */
function opaquesIn(opaque: DefId, ty: Ty): readonly DefId[] {
  if (ty.kind === 'opaque' && ty.def === opaque) return [];
  const found: DefId[] = [];
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'opaque') found.push(each.def);
      return true;
    },
  });
  return found;
}
