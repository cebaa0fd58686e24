// How the code that the page's worker loads first divides among the folders it is made of: written by the build, printed by
// `bench/rows/download.ts`, so that it is seen which of them has grown.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/rooms.json');

/** `syntax` for a module of the interpreter, `heap` for another of ours, and a package's name. */
const roomOf = (/** @type {string} */ id) =>
  /\/node_modules\/((?:@[^/]*\/)?[^/]*)\//.exec(id)?.[1] ??
  /\/src\/lib\/(?:interpreter\/)?([^/.]*)/.exec(id)?.[1] ??
  'the rest';

/** @param {Readonly<Record<string, { readonly code: string | null }>>} modules those of the chunk that is loaded first */
export function writeRooms(modules) {
  /** @type {Record<string, number>} */
  const lengths = {};
  for (const [id, { code }] of Object.entries(modules)) {
    const room = roomOf(id.replaceAll('\\', '/'));
    lengths[room] = (lengths[room] ?? 0) + (code?.length ?? 0);
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(lengths));
}

/** Characters by room before minification, those of the largest first; nothing where the page was not built. */
export function readRooms() {
  try {
    /** @type {[string, number][]} */
    const lengths = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
    return lengths.sort(([, one], [, other]) => other - one);
  } catch {
    return [];
  }
}
