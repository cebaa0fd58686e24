/** The library as the machine sees it: its bodies, and the texts that its places are in. */
import type { LibraryProgram } from '../machine/program.ts';
import { buildLineTable, type LineTable, WHOLE_TEXT } from '../source/index.ts';
import type { CompiledLibrary } from '../std/codec/open.ts';

const libraryPrograms = new WeakMap<CompiledLibrary, LibraryProgram>();

/** One object for each library: what the machine lowers of it is kept with that. */
export function libraryProgram(library: CompiledLibrary): LibraryProgram {
  const known = libraryPrograms.get(library);
  if (known !== undefined) return known;
  const made: LibraryProgram = {
    items: library.items,
    bodyOf: library.findBody,
    sourceMap: WHOLE_TEXT,
    fileOf: (file) => libraryFile(library, file),
  };
  libraryPrograms.set(library, made);
  return made;
}

const lineTables = new WeakMap<CompiledLibrary, Map<number, LineTable>>();

export function libraryFile(
  library: CompiledLibrary,
  file: number,
): { readonly name: string; readonly lines: LineTable } | undefined {
  const name = library.files[file];
  if (name === undefined) return undefined;
  const tables = lineTables.get(library) ?? new Map<number, LineTable>();
  lineTables.set(library, tables);
  const lines = tables.get(file) ?? buildLineTable(library.textOf(file));
  tables.set(file, lines);
  return { name: `std/${name}`, lines };
}
