/**
 * By name, the public traits that have a function so called: enough to know, without a look at the traits' own parts, that a
 * method which is missing would be there if one of them were imported.
 */
import type { ItemTables } from '../../types/items.ts';
import { defOf } from '../../types/lookup.ts';
import { defId, type DefId } from '../../types/ty.ts';
import { type ByteReader, type ByteWriter, readText, readUint, writeText, writeUint } from './bytes.ts';

export function writeTraitMethods(writer: ByteWriter, items: ItemTables): void {
  const traits = items.traits.own.flatMap((trait) =>
    trait !== undefined && trait !== null && defOf(items, trait.def).visibility === 'public' ? [trait] : [],
  );
  writeUint(writer, traits.length);
  let last = 0;
  for (const trait of traits) {
    writeUint(writer, trait.def - last);
    last = trait.def;
  }
  const names = traits.map(({ items: declared }) =>
    declared
      .filter(({ kind }) => kind === 'fn')
      .map(({ name }) => name)
      .join(' '),
  );
  writeText(writer, names.join('\n'));
}

export function readTraitMethods(reader: ByteReader): ReadonlyMap<string, readonly DefId[]> {
  let last = 0;
  const traits = Array.from({ length: readUint(reader) }, () => defId((last += readUint(reader))));
  const lines = readText(reader).split('\n');
  const found = new Map<string, DefId[]>();
  traits.forEach((trait, at) => {
    for (const name of (lines[at] ?? '').split(' ')) found.set(name, [...(found.get(name) ?? []), trait]);
  });
  return found;
}
