/** The worker's session bundled as the page's build does it: what few programs reach is a file of its own, loaded when wanted. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OutputChunk, rolldown } from 'rolldown';
import { lateCode } from '../../scripts/late-code.mjs';
import { leanParser } from '../../scripts/lean-parser.mjs';
import type * as late from './late-entry.ts';

const root = join(import.meta.dirname, '../..');

/** A bundle in a folder of its own. The entry's chunk comes first. */
export async function bundleLate(folder: string): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    input: join(root, 'tests/tools/late-entry.ts'),
    cwd: root,
    platform: 'node',
    plugins: [leanParser(), lateCode()],
    tsconfig: false,
  });
  const { output } = await build.write({ dir: folder, format: 'esm', entryFileNames: 'entry.mjs' });
  await build.close();
  return output.filter((each) => each.type === 'chunk').toSorted((a, b) => Number(b.isEntry) - Number(a.isEntry));
}

/** The bundle's exports. Each folder is loaded anew: what one of them has loaded, the others have not. */
export const importLate = async (folder: string): Promise<typeof late> =>
  (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'entry.mjs')).href)) as typeof late;
