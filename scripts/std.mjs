// Keeps the compiled standard library in step with its sources and with the compiler that compiles it, for whoever starts
// a tool directly and not through a script of `package.json`. Runs on any Node from 20 on.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const { isFresh } = createRequire(import.meta.url)('./stamp.cjs');

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Compiles the standard library where it is missing or outdated. What the compiler prints goes to standard error.
 * With `required`, a failure throws; without, it is only reported.
 */
export function ensureStd({ required }) {
  if (isFresh('std')) return;
  const builder = join(root, 'scripts/build.mjs');
  const { status } = spawnSync(process.execPath, [builder, 'std'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  const message = 'the standard library could not be compiled (scripts/build-std.ts)';
  if (required) throw new Error(message);
  console.error(`ferrostep: ${message}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    ensureStd({ required: true });
  } catch (error) {
    console.error(`ferrostep: ${error.message}`);
    process.exit(1);
  }
}
