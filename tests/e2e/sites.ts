/** Where `playwright.config.ts` serves the built site. */

function portOf(name: string): string {
  const port = process.env[name];
  if (port === undefined) throw new Error(`${name} is set by playwright.config.ts`);
  return port;
}

/** The site at the root of its origin; also Playwright's `baseURL`. */
export const site = `http://localhost:${portOf('E2E_PORT')}/`;
/** The same build below a path, on another origin. */
export const subSite = `http://localhost:${portOf('E2E_OTHER_PORT')}/some/sub/`;
/** An article on the second origin that embeds an address: `hostPage(site + 'embed/?theme=dark')`. */
export const hostPage = (embed: string): string =>
  `http://localhost:${portOf('E2E_OTHER_PORT')}/host/article.html?src=${encodeURIComponent(embed)}`;
