/** Compiles the standard library's sources to the parts that are loaded. Complaints go to standard error; any error fails the build. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLibrary } from '../src/lib/interpreter/compile-library.ts';
import { bodiesReached, run } from '../src/lib/interpreter/run.ts';
import { compile } from '../src/lib/interpreter/compile.ts';
import { openLibrary } from '../src/lib/interpreter/std/codec/open.ts';
import type { DefId } from '../src/lib/interpreter/types/ty.ts';
import { renderDiagnostic } from '../src/lib/interpreter/diagnostics/index.ts';
import { buildLineTable } from '../src/lib/interpreter/source/index.ts';
import { INDEX, indexPart, type PartName } from '../src/lib/interpreter/std/codec/parts.ts';
import { type Needed, writeLibrary } from '../src/lib/interpreter/std/codec/write.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'src/lib/interpreter/std');
const output = join(folder, 'parts');
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

const parts = writeLibrary(library, neededBy(readFileSync(join(root, 'scripts/core-program.rs'), 'utf8')));
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

/** What a program needs: the library's bodies that it can come to, and the groups whose signatures are looked at for it. */
function neededBy(source: string): Needed {
  const divided = writeLibrary(library, { isCore: () => false, isFirst: () => false });
  const asked = new Set<PartName>();
  const opened = openLibrary((part) => {
    asked.add(part);
    return divided.get(part);
  });
  const compilation = compile(source, { edition: '2024', library: opened });
  for (const { message } of compilation.diagnostics) process.stderr.write(`the core program: ${message}\n`);
  const core: ReadonlySet<DefId> = bodiesReached(compilation);
  run(compilation, {});
  return { isCore: (owner) => core.has(owner), isFirst: (group) => asked.has(indexPart(group)) };
}
