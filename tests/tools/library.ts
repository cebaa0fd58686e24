/** The compiled standard library for tests; `npm test` has built it. */
import { readFileSync } from 'node:fs';
import { type CompiledLibrary, openLibrary, type PartName } from '#lib/interpreter/index.ts';

let library: CompiledLibrary | undefined;

export const readTestPart = (part: PartName): Uint8Array =>
  readFileSync(new URL(`../../src/lib/interpreter/std/parts/${part}.bin`, import.meta.url));

export function loadTestLibrary(): CompiledLibrary {
  library ??= openLibrary(readTestPart);
  return library;
}
