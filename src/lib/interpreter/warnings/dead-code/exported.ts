/**
 * What another crate could reach, if there were one: a program's own `pub` items count as such. By names that are `pub` from
 * the root on, and from there by what signatures and fields say. After rustc's effective visibilities (`EmbargoVisitor`).
 */
import { findIn } from '../../../heap/base/index.ts';
import { predicatesOf } from '../../types/lookup.ts';
import { walkTy } from '../../types/fold.ts';
import type { DefId, FnSig, Ty } from '../../types/ty.ts';
import type { Linted } from '../linted.ts';

export interface Exported {
  readonly items: ReadonlySet<DefId>;
  readonly field: (adt: DefId, variant: number, field: number) => boolean;
}

export function findExported({ items, syntax }: Linted): Exported {
  const found = new Set<DefId>();
  const isPublic = (def: DefId): boolean => findIn(items.defs, def)?.visibility === 'public';
  const visitor = {
    ty: (ty: Ty): boolean => {
      if (ty.kind === 'adt' && isPublic(ty.def)) reach(ty.def);
      if (ty.kind === 'dyn' && ty.principal !== undefined && isPublic(ty.principal.trait)) reach(ty.principal.trait);
      return true;
    },
  };
  const through = (ty: Ty | undefined): void => {
    if (ty !== undefined) walkTy(ty, visitor);
  };
  const signature = (sig: FnSig | undefined): void => {
    for (const each of sig?.inputs ?? []) through(each);
    through(sig?.output);
  };
  const bounds = (def: DefId): void => {
    for (const each of predicatesOf(items, def))
      if (each.kind === 'trait' && isPublic(each.trait.trait)) reach(each.trait.trait);
  };
  const reach = (def: DefId): void => {
    if (!syntax.has(def) || found.has(def)) return;
    found.add(def);
    const known = findIn(items.defs, def);
    switch (known?.kind) {
      case 'mod':
        for (const { res, visibility } of findIn(items.modules, def)?.names ?? [])
          if (visibility === 'public' && res.kind === 'def') reach(res.def);
        return;
      case 'struct':
      case 'union':
      case 'enum':
        for (const variant of findIn(items.adts, def)?.variants ?? []) {
          found.add(variant.def);
          for (const each of variant.fields) if (each.visibility === 'public') through(each.ty);
        }
        bounds(def);
        inherent(def);
        return;
      case 'variant':
      case 'ctor':
        if (known.parent !== undefined) reach(known.parent);
        return;
      case 'trait':
        for (const each of findIn(items.traits, def)?.items ?? []) reach(each.def);
        bounds(def);
        return;
      case 'fn':
      case 'assoc-fn':
        signature(findIn(items.fns, def)?.sig);
        bounds(def);
        return;
      default:
        through(findIn(items.types, def));
    }
  };
  const inherent = (adt: DefId): void => {
    for (const [def, each] of syntax) {
      if (each.kind !== 'item' || each.node.kind !== 'impl') continue;
      const impl = findIn(items.impls, def);
      if (impl?.self.kind !== 'adt' || impl.self.def !== adt) continue;
      for (const item of impl.items) {
        if (impl.trait === undefined) {
          if (isPublic(item.def)) reach(item.def);
        } else if (item.kind === 'type') through(findIn(items.types, item.def));
      }
    }
  };
  reach(items.root);
  return {
    items: found,
    field: (adt, variant, field) =>
      found.has(adt) && findIn(items.adts, adt)?.variants[variant]?.fields[field]?.visibility === 'public',
  };
}
