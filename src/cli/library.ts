/** The compiled standard library, read from the folder that the command line was bundled into. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../lib/heap/base/index.ts';
import { type CompiledLibrary, reviveLibrary } from '../lib/interpreter/index.ts';

export function loadLibrary(folder: string): Result<CompiledLibrary, string> {
  let text: string;
  try {
    text = readFileSync(join(folder, 'std.generated.json'), 'utf8');
  } catch {
    return err('the compiled standard library is missing; run `npm run std` in the project folder');
  }
  return ok(reviveLibrary(text));
}
