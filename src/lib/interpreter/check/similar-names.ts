/** Whether rustc takes one name for a slip of the other (`find_best_match_for_name`). */
export function isSimilar(written: string, candidate: string): boolean {
  if (written.toUpperCase() === candidate.toUpperCase()) return true;
  if (distance(written, candidate) <= Math.floor(Math.max(written.length, 3) / 3)) return true;
  const words = (name: string): string => name.split('_').toSorted().join('_');
  return words(written) === words(candidate);
}

/** How many characters are inserted, removed, replaced or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
