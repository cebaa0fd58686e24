/** Loans in one shape for both sides: the line of the borrow, its kind, and the other lines on which it is in scope. */
export interface LoanRow {
  readonly line: number;
  readonly kind: 'shared' | 'mut';
  readonly lines: readonly number[];
}

/** Own lines, and lines without a word, are left out; so are loans of which nothing is left. As text, sorted, each once. */
export function tidyLoans(rows: readonly LoanRow[], source: string): readonly string[] {
  const text = source.split('\n');
  const hasWord = (line: number): boolean => /[A-Za-z0-9_"]/u.test((text[line - 1] ?? '').split('//')[0] ?? '');
  const kept = rows.flatMap((row) => {
    const lines = [...new Set(row.lines)].filter((line) => line !== row.line && hasWord(line)).sort((a, b) => a - b);
    return lines.length === 0 ? [] : [`${row.line} ${row.kind} ${lines.join(' ')}`];
  });
  return [...new Set(kept)].sort();
}

/** What `// @loans 3 shared 4 5 | 6 mut 7` says; undefined where a fixture has no such line. */
export function recordedLoans(source: string): readonly string[] | undefined {
  const found = /^\/\/ @loans ?(.*)$/mu.exec(source);
  return found === null
    ? undefined
    : (found[1] ?? '')
        .split('|')
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .sort();
}
