import type { Environment } from 'vitest/runtime';

/**
 * Node, but with modules as the browser gets them: Svelte's runes and effects live, instead of rendered once as on a
 * server. There is no document; what needs one is a browser test.
 */
export default {
  name: 'client',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
