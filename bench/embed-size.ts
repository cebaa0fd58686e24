/** What an embed downloads, compressed, measured in a browser on the built site: all of it, and what comes before the picture. */
import { existsSync, statSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium, chromiumArgs } from '../scripts/chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PORT = 4199;

export interface EmbedSize {
  /** Bytes. */
  readonly total: number;
  readonly beforePicture: number;
}

export async function embedDownload(): Promise<EmbedSize | undefined> {
  const executablePath = findChromium();
  if (!existsSync(`${root}build/embed/index.html`) || executablePath === undefined) return undefined;
  const server = spawn(process.execPath, [`${root}scripts/serve.mjs`, '--port', String(PORT), '--strict-port'], {
    stdio: 'ignore',
  });
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const page = await browser.newPage();
    let total = 0;
    page.on('response', (response) => {
      total += compressedSize(new URL(response.url()).pathname);
    });
    await open(page, `http://localhost:${PORT}/embed/`);
    await page.locator('[data-testid="memory"] svg').first().waitFor();
    const beforePicture = total;
    await page.waitForLoadState('networkidle');
    return { total, beforePicture };
  } catch (error) {
    console.error(
      `the embed could not be measured: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
    return undefined;
  } finally {
    await browser.close();
    server.kill();
  }
}

/** The server needs a moment to listen. */
async function open(page: { goto(url: string): Promise<unknown> }, url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (attempt > 40) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
  }
}

/** The size of the precompressed copy that the server sends (brotli), or of the file itself. */
function compressedSize(pathname: string): number {
  const file = `${root}build${pathname.endsWith('/') ? `${pathname}index.html` : pathname}`;
  for (const name of [`${file}.br`, `${file}.gz`, file]) if (existsSync(name)) return statSync(name).size;
  return 0;
}
