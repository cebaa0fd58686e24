/** The compiled standard library for tests; `npm test` has built it. */
import { readFileSync } from 'node:fs';
import { type CompiledLibrary, openLibrary } from '#lib/interpreter/index.ts';

let library: CompiledLibrary | undefined;

export function loadTestLibrary(): CompiledLibrary {
  library ??= openLibrary((part) =>
    readFileSync(new URL(`../../src/lib/interpreter/std/parts/${part}.bin`, import.meta.url)),
  );
  return library;
}
