/** Lists in sentences. */

/** `` `a` ``, `` `a` and `b` ``, `` `a`, `b`, and `c` ``. */
export function namesOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1) ?? '';
  if (quoted.length < 2) return last;
  return quoted.length === 2 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${last}`;
}
