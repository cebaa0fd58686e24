import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { libraryFolder } from './scripts/library-folder.mjs';
import { lateCodeOfPage } from './scripts/late-code.mjs';
import { leanPage } from './scripts/lean-page.mjs';
import { leanParser } from './scripts/lean-parser.mjs';
import { ensureStd } from './scripts/std.mjs';
import svelteConfig from './svelte.config.mjs';

/** Compiles the standard library where it is outdated, as the first thing of every build and dev server. */
function standardLibrary(): Plugin {
  let isBuild = false;
  return {
    name: 'ferrostep-standard-library',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    buildStart() {
      // A build with an outdated library is wrong; a dev server with one can still be worked with.
      ensureStd({ required: isBuild });
    },
  };
}

const lateCode = lateCodeOfPage();

export default defineConfig({
  plugins: [
    standardLibrary(),
    { ...leanParser(), apply: 'build' },
    { ...leanPage(), apply: 'build' },
    lateCode.page,
    libraryFolder(),
    sveltekit(svelteConfig),
  ],
  worker: { format: 'es', plugins: () => [leanParser(), ...lateCode.worker()] },
  build: { target: 'es2022' },
});
