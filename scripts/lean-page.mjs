// Leaves out of the page what SvelteKit's client has for sites with a server: how values that JSON does not know travel from
// there. All pages here are made in advance, so all that is written in that way is the empty state of a place in the history.

const codec = `
  const noServer = () => { throw new Error('these pages have no server'); };
  export const stringify = (value) => JSON.stringify(value);
  export const parse = (text) => JSON.parse(text);
  export { noServer as unflatten, noServer as uneval };
`;

/** A plugin for the page's own build; what renders pages in advance has all of it. */
export const leanPage = () => ({
  name: 'ferrostep-lean-page',
  applyToEnvironment: (/** @type {{ name: string }} */ { name }) => name === 'client',
  load: (/** @type {string} */ id) =>
    id.replaceAll('\\', '/').endsWith('/devalue/index.js') ? { code: codec, moduleSideEffects: false } : undefined,
});
