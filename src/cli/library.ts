/** The compiled standard library, read part by part from the folder that the command line was bundled into. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../lib/heap/base/index.ts';
import { type CompiledLibrary, openLibrary } from '../lib/interpreter/index.ts';

export function loadLibrary(folder: string): Result<CompiledLibrary, string> {
  const pathOf = (part: string): string => join(folder, 'parts', `${part}.bin`);
  if (!existsSync(pathOf('index'))) {
    return err('the compiled standard library is missing; run `npm run std` in the project folder');
  }
  return ok(openLibrary((part) => readFileSync(pathOf(part))));
}
