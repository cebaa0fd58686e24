// Puts the compiled library's parts into one folder of the built page whose name is a hash of them all. Named one by one,
// each with a hash of its own, they would be a twentieth of what the page's code weighs.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const parts = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src/lib/interpreter/std/parts');

/** By file name. */
const readParts = () =>
  readdirSync(parts)
    .filter((name) => name.endsWith('.bin'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(parts, name)) }));

function hashOf(/** @type {ReturnType<typeof readParts>} */ files) {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name} ${bytes.length} `).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

/** @returns {import('vite').Plugin} */
export const libraryFolder = () => ({
  name: 'ferrostep-library-folder',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/src/worker/parts-folder.ts')) return undefined;
    // The page's code lies in a folder beside it. In two steps, for the bundler looks for files behind one.
    return `const here = import.meta.url;\nexport const partsFolder = () => new URL('../library-${hashOf(readParts())}/', here).href;`;
  },
  generateBundle(_options, bundle) {
    if (this.environment.name !== 'client') return;
    const files = readParts();
    const folder = `_app/immutable/library-${hashOf(files)}`;
    for (const { name, bytes } of files) this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source: bytes });
    // The offline copy of the site holds what the page's modules name.
    for (const chunk of Object.values(bundle)) {
      const assets = chunk.type === 'chunk' ? chunk.viteMetadata?.importedAssets : undefined;
      if (assets === undefined || ![...assets].some((each) => each.includes('/workers/'))) continue;
      for (const { name } of files) assets.add(`${folder}/${name}`);
    }
  },
});
