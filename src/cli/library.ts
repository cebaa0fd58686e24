/** The compiled standard library, read from beside its sources. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '../lib/heap/base/index.ts';
import { type CompiledLibrary, reviveLibrary } from '../lib/interpreter/index.ts';

const PATH = fileURLToPath(new URL('../lib/interpreter/std/std.generated.json', import.meta.url));

export function loadLibrary(): Result<CompiledLibrary, string> {
  let text: string;
  try {
    text = readFileSync(PATH, 'utf8');
  } catch {
    return err('the compiled standard library is missing; run `npm run std` in the project folder');
  }
  return ok(reviveLibrary(text));
}
