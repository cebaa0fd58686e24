/** Whether two pieces of plain data (records, lists, maps, sets, primitives) say the same. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => sameData(each, b[i]));
  if (a instanceof Map) return b instanceof Map && a.size === b.size && sameData([...a], [...b]);
  if (a instanceof Set) return b instanceof Set && a.size === b.size && sameData([...a], [...b]);
  const left: Readonly<Record<string, unknown>> = { ...a };
  const right: Readonly<Record<string, unknown>> = { ...b };
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length && keys.every((key) => key in right && sameData(left[key], right[key]))
  );
}
