// The whole test suite, or the parts that are named: types lint format unit build e2e.
//
// Every part runs, also after one that failed, so that one look shows everything there is to mend. The last line of
// the output is `N passed, N failed`: the tests of Vitest and Playwright, plus one each for types, lint, format and build.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureStd } from './std.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Not below Playwright's `test-results`, which it empties.
const reports = join(root, '.reports');

/** Runs commands one after the other until one fails; gives the exit code and all that they printed. */
async function run(commands, { live, env = {} }) {
  let output = '';
  for (const command of commands) {
    const status = await new Promise((resolve) => {
      const child = spawn(command, {
        cwd: root,
        shell: true,
        stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
        env: { ...process.env, ...env },
      });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
      child.on('error', () => resolve(1));
      child.on('close', (code) => resolve(code ?? 1));
    });
    if (status !== 0) return { status, output };
  }
  return { status: 0, output };
}

/** A part that passes or fails as a whole. */
async function check(name, commands, options = { live: false }) {
  const { status, output } = await run(commands, options);
  console.log(`\n== ${name}: ${status === 0 ? 'passed' : 'failed'}`);
  if (status !== 0) console.log(output.trim());
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A part made of tests, counted from its report. A run that failed without a failed test counts as one failure. */
async function countTests(name, command, file, countsOf, env = {}) {
  console.log(`\n== ${name}`);
  rmSync(file, { force: true });
  const { status } = await run([command], { live: true, env });
  const report = readReport(file);
  const { passed, failed } = report === undefined ? { passed: 0, failed: 0 } : countsOf(report);
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

/** Vitest's counts; a file that could not be loaded has no tests, and is one failure. */
function vitestCounts(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Playwright's counts; a test that only passed when repeated has passed (it retries nothing unless told to). */
function playwrightCounts({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** SvelteKit's generated types come first: the checks that follow read them. */
const sync = 'svelte-kit sync';

const parts = {
  types: () =>
    check('types', [
      'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output human',
      'tsc --noEmit -p src/service-worker',
    ]),
  lint: () => check('lint', ['eslint . --max-warnings 0']),
  format: () => check('format', ['prettier --check --log-level warn .']),
  unit: () => {
    const file = join(reports, 'vitest.json');
    const command = `vitest run --reporter=default --reporter=json --outputFile.json=${JSON.stringify(file)}`;
    return countTests('unit and fixture tests', command, file, vitestCounts);
  },
  build: () => check('build', ['vite build']),
  e2e: () => {
    const file = join(reports, 'playwright.json');
    const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    return countTests('browser tests', 'playwright test --reporter=list,json', file, playwrightCounts, env);
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`ferrostep: no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
// Layout of the source is a matter for `npm run check`; it says nothing of the product.
const isAsked = (name) => (asked.length === 0 ? name !== 'format' : asked.includes(name));

mkdirSync(reports, { recursive: true });
ensureStd({ required: false });
const results = [];
const synced = await run([sync], { live: false });
if (synced.status !== 0) {
  console.log(`\n== ${sync}: failed\n${synced.output.trim()}`);
  results.push({ passed: 0, failed: 1 });
}
// The two slow checks share the processor; the tests have it to themselves.
results.push(...(await Promise.all(['types', 'lint'].filter(isAsked).map((name) => parts[name]()))));
for (const name of ['format', 'unit', 'build', 'e2e'].filter(isAsked)) {
  if (name === 'e2e' && !existsSync(join(root, 'build/index.html'))) {
    console.log('\n== browser tests: not run, for there is no built site');
    results.push({ passed: 0, failed: 1 });
  } else {
    results.push(await parts[name]());
  }
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
