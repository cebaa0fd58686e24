// Which functions of the interpreter programs come to, found by running some: `core-program.rs` stands for what nearly all
// programs use, `ordinary-program.rs` for what many do, and some faulty ones for what is said of faults. What none of them
// comes to is rare. So the page loads first what nearly all programs need, however the interpreter grows, and nobody keeps a
// list. `build.mjs` makes the answer anew whenever a source has changed.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { instrumented } from './rare-code.mjs';

const { isFresh } = createRequire(import.meta.url)('./stamp.cjs');

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the answer is. */
export const REACHED = 'dist/reached.json';

/**
 * Modules whose functions may go. Also what steps a run: one that misses something in its middle begins anew, as a check
 * does (`src/worker/worker-session.ts`), and by then it is there.
 */
const MAY_BE_RARE = /\/src\/lib\/(?:heap|interpreter|session|viz\/scene)\//;

export const mayBeRare = (/** @type {string} */ path) => path.endsWith('.ts') && MAY_BE_RARE.test(path);

/**
 * A plugin that makes each function write its name when it is called. `isLate`: whether a file is loaded late as a whole;
 * `modules` then has what is loaded without such, and only of that functions may be rare.
 */
export function noteReached(
  /** @type {string} */ from,
  /** @type {(path: string) => boolean} */ isLate,
  /** @type {Set<string>} */ modules,
) {
  const fileOf = (/** @type {string} */ id) => relative(from, id).split(sep).join('/');
  return {
    name: 'ferrostep-note-reached',
    /** @this {import('rolldown').PluginContext} */
    buildEnd() {
      const queue = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (modules.has(fileOf(id)) || isLate(id.replaceAll('\\', '/'))) continue;
        modules.add(fileOf(id));
        queue.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
    transform(/** @type {string} */ code, /** @type {string} */ id) {
      if (!mayBeRare(id.replaceAll('\\', '/'))) return undefined;
      return instrumented(code, (name) => `$reached.add(${JSON.stringify(`${fileOf(id)}#${name}`)})`);
    },
  };
}

/**
 * The part of each function that is in the bundle `code` and does not belong to what is loaded first, by its module's path
 * and its name.
 * @param {string} code
 * @param {ReadonlySet<string>} modules
 * @param {{ first: string[], ordinary: string[], reports: string[] }} reached
 */
export function sortReached(code, modules, { first, ordinary, reports }) {
  const all = new Set([...code.matchAll(/\$reached\.add\("([^"]*)"\)/g)].map(([, name]) => name));
  for (const name of first) all.delete(name);
  const [isOrdinary, isReport] = [new Set(ordinary), new Set(reports)];
  /** @type {Record<string, Record<string, string>>} */
  const parts = {};
  for (const each of [...all].sort()) {
    const [file = '', name = ''] = each.split('#');
    if (!modules.has(file)) continue;
    const part = isOrdinary.has(each) ? 'late-ordinary' : isReport.has(each) ? 'late-reports' : 'late-rest';
    parts[file] = { ...parts[file], [name]: part };
  }
  return parts;
}

/** The parts of functions, by module and name; of the sources as they are. */
export function readReached() {
  if (!isFresh('reached')) {
    const builder = join(root, 'scripts/build.mjs');
    const { status } = spawnSync(process.execPath, [builder, 'reached'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error('it could not be found out what programs reach (scripts/reached-programs.ts)');
  }
  return JSON.parse(readFileSync(join(root, REACHED), 'utf8'));
}
