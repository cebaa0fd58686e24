import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/chromium.mjs';

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

// Free ports, so that two runs side by side, or one beside `npm start`, never meet each other's pages. The workers read
// this file too, and have to get the same ones.
process.env['E2E_PORT'] ??= String(await freePort());
process.env['E2E_OTHER_PORT'] ??= String(await freePort());
const port = process.env['E2E_PORT'];
const otherPort = process.env['E2E_OTHER_PORT'];

const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Generous: what is waited for comes at once on an idle machine, and no test sleeps.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1280, height: 720 },
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...chromiumArgs],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 720 } } }],
  webServer: [
    {
      // The site at the root of its origin.
      command: `node scripts/serve.mjs --strict-port --port ${port}`,
      url: `http://localhost:${port}/`,
      reuseExistingServer: false,
    },
    {
      // The same build below a path, on another origin, beside pages that embed it (`tests/e2e/host`).
      command: `node scripts/serve.mjs --strict-port --port ${otherPort} --base /some/sub/ --also /host/=tests/e2e/host`,
      url: `http://localhost:${otherPort}/some/sub/`,
      reuseExistingServer: false,
    },
  ],
});
