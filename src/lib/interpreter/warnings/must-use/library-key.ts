/** Names under which the library's `#[must_use]` items are recorded: `vec::Vec` and, of its functions, `vec::Vec.len`. */
import { findIn } from '../../../heap/base/index.ts';
import type { ItemTables } from '../../types/items.ts';
import type { DefId, Ty } from '../../types/ty.ts';

/** What the function belongs to, and its name. The types of numbers have theirs in common. */
export function keyOfFn(items: ItemTables, def: DefId): { readonly owner: string; readonly name: string } {
  const { name = '', parent } = findIn(items.defs, def) ?? {};
  const impl = parent === undefined ? undefined : findIn(items.impls, parent);
  if (impl !== undefined) return { owner: keyOfTy(items, impl.self), name };
  const isTrait = parent !== undefined && findIn(items.traits, parent) !== undefined;
  return {
    owner: parent === undefined ? '' : isTrait ? keyOfItem(items, parent) : (findIn(items.defs, parent)?.name ?? ''),
    name,
  };
}

/** The module's name and the item's. */
export function keyOfItem(items: ItemTables, def: DefId): string {
  const { name = '', parent } = findIn(items.defs, def) ?? {};
  return `${parent === undefined ? '' : (findIn(items.defs, parent)?.name ?? '')}::${name}`;
}

function keyOfTy(items: ItemTables, ty: Ty): string {
  switch (ty.kind) {
    case 'adt':
      return keyOfItem(items, ty.def);
    case 'ptr':
      return ty.isMut ? '*mut' : '*const';
    default:
      return ty.kind;
  }
}
