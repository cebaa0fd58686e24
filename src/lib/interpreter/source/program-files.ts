/**
 * The files of one program in one text: a line `// file: src/garden.rs` begins another file. So that a comment of that form
 * in an ordinary program stays one, it counts only where the text has a `mod garden;` that may mean the file, which a program
 * of one file cannot have.
 */
import { type LineColumn, lineColumnOf, lineOf, type LineTable } from './line-table.ts';

export interface ProgramFile {
  /** As the marker has it: `src/garden.rs`. */
  readonly name: string;
  /** Of its own text, behind the marker's line. */
  readonly start: number;
  readonly end: number;
}

/** The file that a program begins with, whatever it is called on a disk. */
export const MAIN_FILE = 'src/main.rs';

const MARKER = /^\/\/ file: (\S+\.rs)[ \t]*\r?(?:\n|$)/gmu;

/** In the order of the text; the first is the program's own. */
export const programFiles = (source: string): readonly ProgramFile[] =>
  markedFiles(source, (name) => isDeclared(source, name));

/** As `programFiles`, for the markers that count. */
export function markedFiles(source: string, counts: (name: string) => boolean): readonly ProgramFile[] {
  const files: { name: string; start: number; end: number }[] = [{ name: MAIN_FILE, start: 0, end: source.length }];
  if (!source.includes('// file: ')) return files;
  for (const found of source.matchAll(MARKER)) {
    const [line, name = ''] = found;
    if (name === MAIN_FILE || !counts(name)) continue;
    const last = files.at(-1);
    if (last !== undefined) last.end = found.index;
    files.push({ name, start: found.index + line.length, end: source.length });
  }
  return files;
}

function isDeclared(source: string, name: string): boolean {
  const parts = name.replace(/\.rs$/u, '').split('/');
  const stem = parts.at(-1) === 'mod' ? parts.at(-2) : parts.at(-1);
  if (stem === undefined || !/^\w+$/u.test(stem)) return false;
  return new RegExp(`\\bmod\\s+(?:r#)?${stem}\\s*;`, 'u').test(source) || source.includes(`${parts.at(-1) ?? ''}.rs"`);
}

/** A program of several files as one text, as `programFiles` takes it apart. */
export const joinFiles = (main: string, others: readonly { readonly name: string; readonly text: string }[]): string =>
  [main, ...others.map(({ name, text }) => `// file: ${name}\n${text}`)]
    .map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`))
    .join('');

export interface FilePlace extends LineColumn {
  /** Undefined for the program's first file. */
  readonly file: string | undefined;
  /** How many lines of the whole text stand before the file's. */
  readonly before: number;
}

const filesOf = new WeakMap<LineTable, readonly ProgramFile[]>();

/** Line and column in the file that the offset lies in. */
export function filePlaceOf(table: LineTable, offset: number): FilePlace {
  const at = lineColumnOf(table, offset);
  const files = filesOf.get(table) ?? programFiles(table.text);
  filesOf.set(table, files);
  if (files.length === 1) return { ...at, file: undefined, before: 0 };
  let index = 0;
  while (index + 1 < files.length && (files[index + 1]?.start ?? 0) <= offset) index++;
  const file = files[index];
  const before = file === undefined || index === 0 ? 0 : lineOf(table, file.start) - 1;
  return { line: at.line - before, column: at.column, before, file: index === 0 ? undefined : file?.name };
}
