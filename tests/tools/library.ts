/** The compiled standard library for tests; `npm test` has built it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CompiledLibrary, reviveLibrary } from '#lib/interpreter/index.ts';

let library: CompiledLibrary | undefined;

export function loadTestLibrary(): CompiledLibrary {
  library ??= reviveLibrary(
    readFileSync(fileURLToPath(new URL('../../src/lib/interpreter/std/std.generated.json', import.meta.url)), 'utf8'),
  );
  return library;
}
