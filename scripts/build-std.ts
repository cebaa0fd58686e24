/** Compiles the standard library's sources to the parts that are loaded. Complaints go to standard error; any error fails the build. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLibrary } from '../src/lib/interpreter/compile-library.ts';
import { bodiesReached, run } from '../src/lib/interpreter/run.ts';
import { compile } from '../src/lib/interpreter/compile.ts';
import { openLibrary } from '../src/lib/interpreter/std/codec/open.ts';
import type { ItemTables } from '../src/lib/interpreter/types/items.ts';
import { findIn, type LayeredTable, lazyTable } from '../src/lib/heap/base/index.ts';
import { defId, type DefId } from '../src/lib/interpreter/types/ty.ts';
import { renderDiagnostic } from '../src/lib/interpreter/diagnostics/index.ts';
import { buildLineTable } from '../src/lib/interpreter/source/index.ts';
import { groupOfFile, INDEX, indexPart, type PartName } from '../src/lib/interpreter/std/codec/parts.ts';
import { type Needed, writeLibrary } from '../src/lib/interpreter/std/codec/write.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/lib/interpreter/std');
const output = join(folder, 'parts');
const start = performance.now();

const read = (path: string): string | undefined =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
const { library, diagnostics, sources } = compileLibrary({ read });
const limit = process.argv.includes('--all') ? Infinity : 30;
for (const each of diagnostics.slice(0, limit)) {
  const file = library.files[each.span.file];
  process.stderr.write(
    `${renderDiagnostic(each, { fileName: `std/${file?.name ?? '?'}`, lines: buildLineTable(sources[each.span.file] ?? ''), colour: false })}\n\n`,
  );
}
if (diagnostics.length > 0) process.stderr.write(`the standard library has ${diagnostics.length} problems\n`);

const parts = writeLibrary(library, needed());
mkdirSync(output, { recursive: true });
for (const name of readdirSync(output)) {
  if (name.endsWith('.bin') && !parts.has(name.slice(0, -'.bin'.length))) rmSync(join(output, name), { force: true });
}
// Each written whole or not at all, since several commands may build at once; the index last, for its time is the build's.
for (const [name, bytes] of [...parts].sort(([one], [other]) => Number(one === INDEX) - Number(other === INDEX))) {
  const path = join(output, `${name}.bin`);
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, bytes);
  renameSync(partial, path);
}
const size = [...parts.values()].reduce((sum, bytes) => sum + bytes.length, 0);
process.stderr.write(
  `standard library: ${library.bodies.length} bodies, ${parts.size} parts, ${Math.round(size / 1024)} kB, ${Math.round(performance.now() - start)} ms\n`,
);
process.exitCode = diagnostics.some((each) => each.severity === 'error') && !process.argv.includes('--lenient') ? 1 : 0;

/**
 * What is loaded before any program: the bodies that the core program can come to, the groups of modules that are looked at for
 * it, and the signatures of all functions that are looked at for it, the ordinary program and those of the gallery.
 */
function needed(): Needed {
  const divided = writeLibrary(library, {
    isCore: () => false,
    isFirst: () => false,
    isCalled: () => false,
    usual: [],
  });
  const first = lookedAtFor(divided, readText('scripts/core-program.rs'));
  const called = new Set(first.called);
  const text = readText('scripts/ordinary-program.rs');
  const ordinary = lookedAtFor(divided, text);
  for (const each of ordinary.called) called.add(each);
  for (const path of scenarios()) for (const each of lookedAtFor(divided, readText(path)).called) called.add(each);
  const indexAlone = openLibrary((part) => (part === INDEX ? divided.get(INDEX) : undefined));
  const named = new Set(indexAlone.partsNamedIn(text));
  const groups = new Set(library.files.map(({ name }) => groupOfFile(name)));
  return {
    isCore: (owner) => first.bodies.has(owner),
    isFirst: (group) => first.parts.has(indexPart(group)),
    isCalled: (fn) => called.has(fn),
    usual: [...groups].filter((group) => ordinary.parts.has(indexPart(group)) && !named.has(indexPart(group))),
  };
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function scenarios(): readonly string[] {
  const names = readdirSync(join(root, 'static/scenarios')).filter((name) => name.endsWith('.rs'));
  return names.map((name) => `static/scenarios/${name}`);
}

interface LookedAt {
  /** Bodies that a run can come to. */
  readonly bodies: ReadonlySet<DefId>;
  readonly parts: ReadonlySet<PartName>;
  /** Functions whose signatures were asked for. */
  readonly called: ReadonlySet<DefId>;
}

/** What is asked for when a program is checked and run. */
function lookedAtFor(divided: ReadonlyMap<PartName, Uint8Array>, source: string): LookedAt {
  const parts = new Set<PartName>();
  const called = new Set<DefId>();
  const opened = openLibrary((part) => {
    parts.add(part);
    return divided.get(part);
  });
  const watched = <T>(table: LayeredTable<T>): LayeredTable<T> =>
    lazyTable(opened.items.defCount, (def) => {
      called.add(defId(def));
      return findIn(table, def);
    });
  const { fns, generics, predicates } = opened.items;
  const items: ItemTables = {
    ...opened.items,
    fns: watched(fns),
    generics: watched(generics),
    predicates: watched(predicates),
  };
  const compilation = compile(source, { edition: '2024', library: { ...opened, items } });
  if (compilation.status === 'internal' || compilation.status === 'unsupported')
    for (const { message } of compilation.diagnostics) process.stderr.write(`a sample program: ${message}\n`);
  const bodies: ReadonlySet<DefId> = bodiesReached(compilation);
  run(compilation, {});
  return { bodies, parts, called };
}
