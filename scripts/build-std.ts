/** Compiles the standard library's sources to `std.generated.json`. Complaints go to standard error; any error fails the build. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packLibrary } from '../src/lib/interpreter/std/codec.ts';
import type { CompiledLibrary } from '../src/lib/interpreter/compile.ts';
import { compileLibrary } from '../src/lib/interpreter/compile-library.ts';
import { renderDiagnostic } from '../src/lib/interpreter/diagnostics/index.ts';
import { buildLineTable } from '../src/lib/interpreter/source/index.ts';

/**
 * What a page has to download. Places inside the library are only told while it is compiled, so its spans shrink to their
 * file, and its texts and lexical scopes stay behind.
 */
function forShipping(library: CompiledLibrary): unknown {
  const shrink = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shrink);
    if (typeof value !== 'object' || value === null) return value;
    if ('file' in value && 'start' in value && 'end' in value) return { file: value.file, start: 0, end: 0 };
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shrink(child)]));
  };
  const files = library.files.map(({ name }) => ({ name, text: '' }));
  const bodies = library.bodies.map((body) => ({ ...body, scopes: [] }));
  return shrink({ ...library, files, bodies });
}

const folder = join(dirname(fileURLToPath(import.meta.url)), '../src/lib/interpreter/std');
const output = join(folder, 'std.generated.json');
const start = performance.now();

const read = (path: string): string | undefined =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
const { library, diagnostics } = compileLibrary({ read });
const limit = process.argv.includes('--all') ? Infinity : 30;
for (const each of diagnostics.slice(0, limit)) {
  const file = library.files[each.span.file];
  process.stderr.write(
    `${renderDiagnostic(each, { fileName: `std/${file?.name ?? '?'}`, lines: buildLineTable(file?.text ?? ''), colour: false })}\n\n`,
  );
}
if (diagnostics.length > 0) process.stderr.write(`the standard library has ${diagnostics.length} problems\n`);
const json = packLibrary(forShipping(library));
mkdirSync(folder, { recursive: true });
// Written whole or not at all: several commands may build at once.
const partial = `${output}.${process.pid}`;
writeFileSync(partial, json);
renameSync(partial, output);
process.stderr.write(
  `standard library: ${library.bodies.length} bodies, ${Math.round(json.length / 1024)} kB, ${Math.round(performance.now() - start)} ms\n`,
);
process.exitCode = diagnostics.some((each) => each.severity === 'error') && !process.argv.includes('--lenient') ? 1 : 0;
