/** Where lines begin in one source text. Lines and columns count from 1; columns count characters (code points), as rustc does. */
export interface LineTable {
  readonly text: string;
  /** Offset of the first code unit of each line. */
  readonly starts: readonly number[];
}

export interface LineColumn {
  readonly line: number;
  readonly column: number;
  /** In a program of several files, where it is not the first. */
  readonly file?: string | undefined;
}

export function buildLineTable(text: string): LineTable {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 10) starts.push(i + 1);
  return { text, starts };
}

/** The line (from 1) that holds `offset`; offsets past the end belong to the last line. */
export function lineOf(table: LineTable, offset: number): number {
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

export function lineColumnOf(table: LineTable, offset: number): LineColumn {
  const line = lineOf(table, offset);
  const start = table.starts[line - 1] ?? 0;
  return { line, column: Array.from(table.text.slice(start, offset)).length + 1 };
}
