/** Niches, after `rustc_abi::Niche`. Ranges wrap round; all numbers are unsigned. */
import { bitsOfClass, CODE, POINTER, U64, wrapInt, type ScalarClass } from '../../../heap/index.ts';
import type { Niche } from './layout.ts';

const maxOf = (niche: Niche): bigint => (1n << BigInt(bitsOfClass(niche.cls))) - 1n;

/** How many values are free. */
export function availableOf(niche: Niche | undefined): bigint {
  if (niche === undefined) return 0n;
  return (niche.start - niche.end - 1n) & maxOf(niche);
}

/** The niche of a scalar with a valid range, if the range leaves anything free. */
export function nicheOf(offset: number, cls: ScalarClass, start: bigint, end: bigint): Niche | undefined {
  const niche = { offset, cls, start, end };
  return availableOf(niche) === 0n ? undefined : niche;
}

/** `Niche::reserve`: `count` free values, and what is left. Prefers to give zero out (so that `None` is null). */
export function reserve(niche: Niche, count: bigint): { readonly first: bigint; readonly rest: Niche } | undefined {
  if (count > availableOf(niche)) return undefined;
  const max = maxOf(niche);
  const { start, end } = niche;
  const moveStart = () => {
    const first = (start - count) & max;
    return { first, rest: { ...niche, start: first } };
  };
  const moveEnd = () => ({ first: (end + 1n) & max, rest: { ...niche, end: (end + count) & max } });
  if (start > end) return moveEnd();
  const distanceEndZero = max - end;
  if (start <= distanceEndZero) return count <= start ? moveStart() : moveEnd();
  const newEnd = (end + count) & max;
  return newEnd >= 1n && newEnd <= end ? moveStart() : moveEnd();
}

/** A niche value as the machine stores it: canonical in the class. Null stands for the null pointer's address. */
export function storedValue(cls: ScalarClass, unsigned: bigint): number | bigint {
  return cls === POINTER || cls === CODE ? wrapInt(U64, unsigned) : wrapInt(cls, unsigned);
}
