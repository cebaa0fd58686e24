// Keeps the compiled standard library in step with its sources and with the compiler that compiles it.
// `scripts/build-std.ts` does the work; this file knows when it has to be done. Runs on any Node from 20 on.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledNode } from './node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const builder = join(root, 'scripts/build-std.ts');
const output = join(root, 'src/lib/interpreter/std/std.generated.json');
const sources = ['src/lib/interpreter', 'src/lib/heap', 'scripts/build-std.ts'];

/** The time of the newest source under a path, in milliseconds. */
function newestOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || path === output) return 0;
  if (!stat.isDirectory()) return /\.(ts|rs)$/.test(path) ? stat.mtimeMs : 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestOf(join(path, name))));
}

/** Whether the compiled library is there and newer than everything it is made from. */
export function isStdFresh() {
  const made = statSync(output, { throwIfNoEntry: false });
  return made !== undefined && sources.every((source) => newestOf(join(root, source)) <= made.mtimeMs);
}

/**
 * Compiles the standard library where it is missing or outdated. What the compiler prints goes to standard error.
 * With `required`, a failure throws; without, it is only reported.
 */
export function ensureStd({ required }) {
  if (!existsSync(builder) || isStdFresh()) return;
  const { status } = spawnSync(bundledNode() ?? process.execPath, [builder], { cwd: root, stdio: ['ignore', 2, 2] });
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
