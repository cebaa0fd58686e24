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
import { createSourceMap, fileId, placed } from './source/index.ts';
import type { Crate, Item, ModItem } from './syntax/ast.ts';
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
  readonly diagnostics: readonly Diagnostic[];
}

interface Loading {
  readonly source: LibrarySource;
  readonly files: { readonly name: string; readonly text: string }[];
  readonly diagnostics: Diagnostic[];
}

export function compileLibrary(source: LibrarySource): LibraryResult {
  // File 0 is the reader's program.
  const loading: Loading = { source, files: [{ name: '', text: '' }], diagnostics: [] };
  const root = loadFile(loading, 'lib.rs', '', undefined);
  const resolved = resolveCrate(root, undefined, { isLibrary: true });
  const collected = collectItems(resolved);
  const typed = checkBodies({ resolved, collected });
  const diagnostics = [...loading.diagnostics, ...resolved.diagnostics, ...collected.diagnostics, ...typed.diagnostics];
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
  return {
    library: { items: resolved.items, bodies, files: loading.files },
    diagnostics,
  };
}

/**
 * One file as a core tree, the modules that it declares (`mod name;`) filled in from theirs. `folder` is where those lie, and
 * `scope` has the macros of the files above, which they may call.
 */
function loadFile(loading: Loading, path: string, folder: string, scope: MacroScope | undefined): Crate {
  const text = loading.source.read(path);
  const file = fileId(loading.files.length);
  loading.files.push({ name: path, text: text ?? '' });
  const parsed = parse(text ?? '', { file, edition: '2024', isLibrary: true, engine: { define: defineMacro }, scope });
  const expanded = expand(parsed.ast, { edition: '2024', firstNodeId: parsed.nodeCount, source: parsed.text });
  loading.diagnostics.push(...parsed.diagnostics, ...expanded.diagnostics);
  // A file of the library has no text behind its end.
  const { within } = createSourceMap(
    new Map([[file, { start: 0, length: text?.length ?? 0, expansions: () => parsed.expansions }]]),
  );
  const crate = parsed.expansions.length === 0 ? expanded.crate : placed(expanded.crate, within);
  return {
    ...crate,
    items: crate.items.map((item) => (item.kind === 'mod' ? fillModule(loading, item, folder, parsed.scope) : item)),
  };
}

function fillModule(loading: Loading, item: ModItem, folder: string, scope: MacroScope | undefined): Item {
  if (item.items !== undefined) return item;
  const below = `${folder}${item.name.name}/`;
  const path = `${folder}${item.name.name}.rs`;
  const loaded = loadFile(loading, path, below, scope);
  return { ...item, items: loaded.items, attrs: [...item.attrs, ...loaded.attrs] };
}
