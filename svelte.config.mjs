import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import adapter from '@sveltejs/adapter-static';

/**
 * The name of this build: its commit, with a mark where the work tree differs. The offline cache is keyed by it, so two
 * builds that differ must not share a name.
 */
function versionName() {
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const now = Date.now().toString(36);
  try {
    const commit = git('rev-parse', '--short=12', 'HEAD');
    return git('status', '--porcelain') === '' ? commit : `${commit}-${now}`;
  } catch {
    return now;
  }
}

/**
 * The adapter with one more thing to do: it compresses what it knows to be text, and the library's parts are neither text
 * nor packed.
 * @param {import('@sveltejs/kit').Adapter} inner
 * @returns {import('@sveltejs/kit').Adapter}
 */
const compressingParts = (inner) => ({
  ...inner,
  async adapt(builder) {
    await inner.adapt(builder);
    const folder = join(import.meta.dirname, 'build');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.bin')) continue;
      const bytes = readFileSync(join(folder, name));
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  },
});

/** The one place of the Svelte and SvelteKit settings; `vite.config.ts` hands them over. */
export default {
  compilerOptions: { runes: true },
  adapter: compressingParts(adapter({ strict: true, precompress: true, fallback: '404.html' })),
  // A fragment is a program here, and no place on the page.
  prerender: { handleMissingId: /** @type {const} */ ('ignore') },
  // Relative addresses: one build runs under any base path, inside an archive as well as at a domain's root.
  paths: { relative: true },
  version: { name: versionName(), pollInterval: 0 },
  // Registered by hand (src/service-worker-registration.ts): under `vite dev` it would serve stale files.
  serviceWorker: { register: false },
};
