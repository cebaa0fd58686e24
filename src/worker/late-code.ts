/**
 * Fetches code that few programs reach. Here, as in the command line and in tests, all of it is there; the page's build puts
 * its own in place of this (`scripts/late-code.mjs`).
 */
export const loadCode = (parts: readonly string[]): Promise<void> =>
  parts.length === 0 ? Promise.resolve() : Promise.reject(new Error(`no part ${parts.join(', ')}`));
