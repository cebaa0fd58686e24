/** The names of functions, constants and variants that types and traits of our library have, and where the real documentation lists them. */
import { findIn } from '#lib/heap/base/index.ts';
import { inherentImplsFor } from '#lib/interpreter/types/lookup.ts';
import type { Def, ItemTables, RealNames } from '#lib/interpreter/types/items.ts';
import { definitions } from './impl-shapes.ts';

/** Built-in types by the page of the documentation, with the keys (see `simplifyTy`) of the types that it stands for. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  str: ['str'],
  slice: ['slice'],
  array: ['array'],
  char: ['char'],
  bool: ['bool'],
  pointer: ['*const', '*mut'],
  ...Object.fromEntries(
    ['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize', 'f32', 'f64'].map(
      (name) => [name, [name]],
    ),
  ),
};

export interface NamedItems {
  /** `std::vec::Vec`, `str`. */
  readonly path: string;
  /** The file's name in the documentation: `struct.Vec.html`. */
  readonly page: string;
  readonly isTrait: boolean;
  /** Public items of ours. */
  readonly own: ReadonlySet<string>;
  readonly real: RealNames | undefined;
}

/** All public types and traits of our library, and the built-in types. */
export function namedItems(items: ItemTables & { readonly defCount: number }): readonly NamedItems[] {
  const isPublic = (def: Def['id']): boolean => findIn(items.defs, def)?.visibility === 'public';
  const pathOf = (def: Def): string => {
    const parent = def.parent === undefined ? undefined : findIn(items.defs, def.parent);
    return parent === undefined ? 'std' : `${pathOf(parent)}::${def.name}`;
  };
  const inherentNames = (key: string): readonly string[] =>
    inherentImplsFor(items, key)
      .flatMap((impl) => findIn(items.impls, impl)?.items ?? [])
      .filter((each) => isPublic(each.def))
      .map((each) => each.name);
  const out: NamedItems[] = [];
  for (const def of definitions(items)) {
    if ((def.kind !== 'struct' && def.kind !== 'enum' && def.kind !== 'trait') || !isPublic(def.id)) continue;
    const adt = findIn(items.adts, def.id);
    const trait = findIn(items.traits, def.id);
    const own =
      trait !== undefined
        ? trait.items.map((each) => each.name)
        : [...(adt?.kind === 'enum' ? adt.variants.map((each) => each.name) : []), ...inherentNames(`adt:${def.id}`)];
    const page = `${def.kind}.${def.name}.html`;
    out.push({
      path: pathOf(def),
      page,
      isTrait: def.kind === 'trait',
      own: new Set(own),
      real: trait?.real ?? adt?.real,
    });
  }
  for (const [name, keys] of Object.entries(BUILT_IN)) {
    const impls = keys.flatMap((key) => inherentImplsFor(items, key));
    const real = impls.map((impl) => findIn(items.impls, impl)?.real).find((each) => each !== undefined);
    out.push({
      path: name,
      page: `primitive.${name}.html`,
      isTrait: false,
      own: new Set(keys.flatMap(inherentNames)),
      real,
    });
  }
  return out;
}
