/** Channels for what would run along each other. */

/** Numbers things so that those whose stretches overlap get different numbers: short ones innermost. */
export function channelsOf<T>(things: readonly T[], stretch: (thing: T) => readonly [number, number]): Map<T, number> {
  const sorted = [...things].sort((a, b) => length(stretch(a)) - length(stretch(b)) || stretch(a)[0] - stretch(b)[0]);
  const taken: { from: number; to: number }[][] = [];
  const result = new Map<T, number>();
  for (const thing of sorted) {
    const [one, other] = stretch(thing);
    const from = Math.min(one, other) - 4;
    const to = Math.max(one, other) + 4;
    let channel = 0;
    while (taken[channel]?.some((each) => each.from < to && from < each.to) === true) channel++;
    (taken[channel] ??= []).push({ from, to });
    result.set(thing, channel);
  }
  return result;
}

const length = ([one, other]: readonly [number, number]): number => Math.abs(one - other);
