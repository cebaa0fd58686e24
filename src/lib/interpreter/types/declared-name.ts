import { findIn } from '../../heap/base/index.ts';
import type { ItemTables } from './items.ts';
import { defOf } from './lookup.ts';
import type { DefId } from './ty.ts';

/** What is declared and cannot be done, in words: `the library's `thread::spawn``, the module or type that a function belongs to, and its name. */
export function declaredName(items: ItemTables, def: DefId): string {
  const { name, parent, isLibrary } = defOf(items, def);
  if (!isLibrary) return `calls of foreign functions (\`${name}\`)`;
  const self = parent === undefined ? undefined : findIn(items.impls, parent)?.self;
  const owner = self?.kind === 'adt' ? self.def : parent;
  return `the library's \`${owner === undefined ? '' : `${defOf(items, owner).name}::`}${name}\``;
}
