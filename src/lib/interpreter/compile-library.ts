/**
 * The standard library, compiled by the same phases as the reader's program: its files become one crate, whose tables and
 * control-flow graphs are plain data. Done once, at build time.
 */
import { findIn, setIn } from '../heap/base/index.ts';
import { checkBodies as checkBorrows } from './borrowck/index.ts';
import type { Diagnostic } from './diagnostics/index.ts';
import { buildBody } from './mir/index.ts';
import type { Body } from './mir/ir.ts';
import { resolveCrate } from './resolve/index.ts';
import { fileId, type FileId, placed, type Span } from './source/index.ts';
import { writeOut, type WrittenOut } from './source/written-out.ts';
import type { Crate, Item } from './syntax/ast.ts';
import { expand, parse } from './syntax/index.ts';
import type { MacroScope } from './syntax/index.ts';
import { defineMacro } from './syntax/macros/index.ts';
import type { LibraryToWrite } from './std/codec/write.ts';
import { checkBodies } from './check/index.ts';
import { collectItems } from './collect/index.ts';

export interface LibrarySource {
  /** The text of `vec.rs` or `slice/iter.rs`, by its path below the library's folder; undefined if there is none. */
  readonly read: (path: string) => string | undefined;
}

export interface LibraryResult {
  readonly library: LibraryToWrite;
  /** Their places are those of the files as they are read. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files as they are read, by file id. */
  readonly sources: readonly string[];
}

interface Loading {
  readonly source: LibrarySource;
  readonly files: LoadedFile[];
  readonly diagnostics: Diagnostic[];
}

interface LoadedFile {
  readonly name: string;
  /** As it is read, and behind it what macros wrote. */
  readonly source: string;
  /** With what macros of other files write into it. */
  readonly out: WrittenOut | undefined;
}

export function compileLibrary(source: LibrarySource): LibraryResult {
  // File 0 is the reader's program.
  const loading: Loading = { source, files: [{ name: '', source: '', out: undefined }], diagnostics: [] };
  const root = loadFile(loading, 'lib.rs', '', undefined).crate;
  const resolved = resolveCrate(root, undefined, { isLibrary: true });
  const collected = collectItems(resolved);
  const typed = checkBodies({ resolved, collected });
  const diagnostics = [...resolved.diagnostics, ...collected.diagnostics, ...typed.diagnostics];
  for (const { opaque, ty } of typed.hidden) {
    const info = findIn(resolved.items.opaques, opaque);
    if (info !== undefined) setIn(resolved.items.opaques, opaque, { ...info, hidden: ty });
  }
  const bodies: Body[] = [];
  for (const each of typed.bodies) {
    if (each.tainted) continue;
    const built = buildBody(each, resolved.items, { edition: '2024' });
    diagnostics.push(...built.diagnostics);
    if (built.body === undefined) continue;
    const all = [...built.closures, built.body];
    bodies.push(...all);
    diagnostics.push(...checkBorrows(all, resolved.items).flatMap((each) => each.diagnostics));
  }
  const originOf = (place: Span): Span => loading.files[place.file]?.out?.originOf(place) ?? place;
  return {
    library: {
      items: resolved.items,
      bodies,
      files: loading.files.map(({ name, out }) => ({ name, text: out?.text ?? '' })),
    },
    diagnostics: [...loading.diagnostics, ...placed(diagnostics, originOf)],
    sources: loading.files.map((file) => file.source),
  };
}

interface LoadedModule {
  readonly crate: Crate;
  /** The macros in scope behind it. */
  readonly scope: MacroScope | undefined;
}

/**
 * One file as a core tree, the modules that it declares (`mod name;`) filled in from theirs. `folder` is where those lie, and
 * `around` has the macros of the files above and of modules before it, which they may call.
 */
function loadFile(loading: Loading, path: string, folder: string, around: MacroScope | undefined): LoadedModule {
  const text = loading.source.read(path) ?? '';
  const file = fileId(loading.files.length);
  const engine = { define: defineMacro };
  const parsed = parse(text, { file, edition: '2024', isLibrary: true, engine, scope: around });
  const expanded = expand(parsed.ast, { edition: '2024', firstNodeId: parsed.nodeCount, source: parsed.text });
  loading.diagnostics.push(...parsed.diagnostics, ...expanded.diagnostics);
  const { expansions, text: source } = parsed;
  const textOf = (other: FileId): string => (other === file ? source : (loading.files[other]?.source ?? ''));
  const out = writeOut({ file, text: source, length: text.length, expansions, textOf });
  loading.files.push({ name: path, source, out });
  const crate = expansions.length === 0 ? expanded.crate : placed(expanded.crate, out.placeOf);
  let scope = parsed.scope ?? around;
  const items = crate.items.map((item): Item => {
    if (item.kind !== 'mod' || item.items !== undefined) return item;
    const { name } = item.name;
    const loaded = loadFile(loading, `${folder}${name}.rs`, `${folder}${name}/`, scope);
    if (item.attrs.some((attr) => attr.path === 'macro_use')) scope = loaded.scope;
    return { ...item, items: loaded.crate.items, attrs: [...item.attrs, ...loaded.crate.attrs] };
  });
  return { crate: { ...crate, items }, scope };
}
