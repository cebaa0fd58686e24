/** Compiles the standard library's sources to `std.generated.json`. Complaints go to standard error; any error fails the build. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packLibrary } from '../src/lib/interpreter/std/codec.ts';
import { compileLibrary } from '../src/lib/interpreter/compile-library.ts';
import { renderDiagnostic } from '../src/lib/interpreter/diagnostics/index.ts';
import { buildLineTable } from '../src/lib/interpreter/source/index.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../src/lib/interpreter/std');
const output = join(folder, 'std.generated.json');
const start = performance.now();

const read = (path: string): string | undefined => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);
const { library, diagnostics } = compileLibrary({ read });
const limit = process.argv.includes('--all') ? Infinity : 30;
for (const each of diagnostics.slice(0, limit)) {
  const file = library.files[each.span.file];
  process.stderr.write(`${renderDiagnostic(each, { fileName: `std/${file?.name ?? '?'}`, lines: buildLineTable(file?.text ?? ''), colour: false })}\n\n`);
}
if (diagnostics.length > 0) process.stderr.write(`the standard library has ${diagnostics.length} problems\n`);
const json = packLibrary(library);
mkdirSync(folder, { recursive: true });
// Written whole or not at all: several commands may build at once.
const partial = `${output}.${process.pid}`;
writeFileSync(partial, json);
renameSync(partial, output);
process.stderr.write(`standard library: ${library.bodies.length} bodies, ${Math.round(json.length / 1024)} kB, ${Math.round(performance.now() - start)} ms\n`);
process.exitCode = diagnostics.some((each) => each.severity === 'error') && !process.argv.includes('--lenient') ? 1 : 0;
