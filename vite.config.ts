import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { ensureStd } from './scripts/std.mjs';
import svelteConfig from './svelte.config.mjs';

export default defineConfig(({ command, isPreview }) => {
  // A build with an outdated standard library is wrong; a dev server with one can still be worked with.
  if (isPreview !== true) ensureStd({ required: command === 'build' });
  return {
    plugins: [sveltekit(svelteConfig)],
    worker: { format: 'es' },
    build: { target: 'es2022' },
    // The gallery draws the fixtures in place.
    server: { fs: { allow: ['tests/fixtures'] } },
  };
});
