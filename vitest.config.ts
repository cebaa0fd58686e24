import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { ensureStd } from './scripts/std.mjs';
import svelteConfig from './svelte.config.mjs';

// Only a warning here: while the compiler is being changed, the tests that don't need the library must still run.
ensureStd({ required: false });

export default defineConfig({
  plugins: [svelte({ configFile: false, compilerOptions: svelteConfig.compilerOptions })],
  test: {
    // What hangs fails; how long a test takes on a busy machine is no question of right or wrong.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.svelte.test.ts'],
          // A test that asserts nothing proves nothing.
          expect: { requireAssertions: true },
        },
      },
      {
        // Tests of modules with runes, whose names say so; they may use runes themselves.
        extends: true,
        resolve: { conditions: ['browser', 'module', 'development|production'] },
        test: {
          name: 'runes',
          environment: './tests/tools/client-environment.ts',
          include: ['tests/**/*.svelte.test.ts'],
          expect: { requireAssertions: true },
        },
      },
    ],
  },
});
