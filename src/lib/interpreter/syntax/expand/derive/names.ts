/** Which derive macro of the standard library a path in `#[derive(…)]` names, without a look at the program's imports. */

const HOMES: ReadonlyMap<string, string> = new Map([
  ['Clone', 'clone'],
  ['Copy', 'marker'],
  ['Debug', 'fmt'],
  ['Default', 'default'],
  ['Eq', 'cmp'],
  ['Hash', 'hash'],
  ['Ord', 'cmp'],
  ['PartialEq', 'cmp'],
  ['PartialOrd', 'cmp'],
]);

/** `Debug`, `std::fmt::Debug`, `::core::prelude::v1::Debug`: the macro's name. */
export function derivedName(path: string): string | undefined {
  const segments = path.replace(/^::/u, '').split('::');
  const name = segments.at(-1) ?? '';
  const home = HOMES.get(name);
  if (home === undefined) return undefined;
  if (segments.length === 1) return path === name ? name : undefined;
  const [root, ...modules] = segments.slice(0, -1);
  if (root !== 'std' && root !== 'core') return undefined;
  const inside = modules.join('::');
  return inside === home || /^prelude::(v1|rust_20\d\d)$/u.test(inside) ? name : undefined;
}
