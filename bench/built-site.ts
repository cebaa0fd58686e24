/** The built site in a browser: what a page downloads, compressed, and how long it takes from nothing to its picture. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from '../scripts/chromium.mjs';
import { RUSTC_RELEASE } from '../src/lib/interpreter/release.ts';
import { encodeLink } from '../src/lib/viz/share/link.ts';
import { program, ROOT } from './measure.ts';

const PORT = 4199;

export interface Download {
  /** Path below the site. */
  readonly path: string;
  /** Bytes of the file, and of the copy that the server sends. */
  readonly raw: number;
  readonly brotli: number;
}

export interface ColdPage {
  readonly downloads: readonly Download[];
  /** Milliseconds from the request of the page to the first picture. */
  readonly picture: number;
}

/** Opens an embed of a program in a new browser, its cache empty, `times` times; undefined without a build or a browser. */
export async function coldPages(name: string, query: string, times: number): Promise<readonly ColdPage[] | undefined> {
  const executablePath = findChromium();
  if (!existsSync(join(ROOT, 'build/embed/index.html')) || executablePath === undefined) return undefined;
  const link = await encodeLink({
    source: program(name),
    edition: '2024',
    moment: undefined,
    past: false,
    release: RUSTC_RELEASE,
  });
  if (!link.ok) throw new Error(link.error);
  const server = spawn(process.execPath, [join(ROOT, 'scripts/serve.mjs'), '--port', String(PORT), '--strict-port'], {
    stdio: 'ignore',
  });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    await untilServed();
    const pages: ColdPage[] = [];
    for (let i = 0; i < times; i++) {
      // A context has a cache of its own. Without the service worker, which keeps a copy of all the rest.
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      const downloads = new Map<string, Download>();
      context.on('response', (response) => {
        const { pathname } = new URL(response.url());
        downloads.set(pathname, sizesOf(pathname));
      });
      const start = performance.now();
      await page.goto(`http://localhost:${PORT}/embed/${query}#${link.value.replace(/^#/u, '')}`);
      await page.locator('[data-testid="memory"] svg').first().waitFor();
      const picture = performance.now() - start;
      await page.waitForLoadState('networkidle');
      await context.close();
      pages.push({ downloads: [...downloads.values()], picture });
    }
    return pages;
  } finally {
    await browser.close();
    server.kill();
  }
}

/** The server needs a moment to listen. */
async function untilServed(): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await fetch(`http://localhost:${PORT}/`);
      return;
    } catch (error) {
      if (attempt > 40) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }
}

function sizesOf(path: string): Download {
  const file = join(ROOT, 'build', path.endsWith('/') ? `${path}index.html` : path);
  const sizeOf = (name: string): number | undefined => statSync(name, { throwIfNoEntry: false })?.size;
  const raw = sizeOf(file) ?? 0;
  return { path, raw, brotli: sizeOf(`${file}.br`) ?? raw };
}
