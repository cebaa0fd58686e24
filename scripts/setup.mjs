// Installs and builds what is missing or outdated: the packages of the lock file, the compiled standard library, the
// command line's bundle and, with `--browser`, a Chromium for the tests. Runs before every script, on whatever Node the
// system has (from 20 on), without dependencies, and does nothing where everything is in place.
//
// `--cli` is for whoever only checks files: it installs what the bundle is made with, 24 MB, and no second Node.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';
import { bundledNode, isNewEnough, oldest, versionOf } from './node.mjs';

const { isFresh } = createRequire(import.meta.url)('./stamp.cjs');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules/.setup-stamp');

/** Runs a command with its output on standard error, which leaves standard output to whoever called setup. */
function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  return status === 0;
}

/** Runs the npm that runs us, else the one on the path. */
function npm(...args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli !== undefined && /\.c?js$/.test(cli) && existsSync(cli)) return run(node ?? process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

function fail(message) {
  console.error(`ferrostep: ${message}`);
  process.exit(1);
}

/** Installs the lock file's packages, unless that has been done for this lock file on this platform. */
function installPackages() {
  const want = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const have = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (have === want) return;
  console.error('ferrostep: installing packages (once, some seconds)');
  if (!npm('ci', '--no-audit', '--no-fund', '--loglevel=error')) fail('npm ci failed; its messages are above');
  writeFileSync(stampFile, want);
}

/** Installs the few packages that the command line's bundle is made of and with, unless they are there. */
function installForCli() {
  const { dependencies } = readJson('package.json');
  const isThere = ([name, version]) => readJson(`node_modules/${name}/package.json`)?.version === version;
  if (Object.entries(dependencies).every(isThere)) return;
  console.error('ferrostep: installing packages (once, some seconds)');
  // Without a stamp, so that whoever builds the site afterwards gets all packages.
  if (npm('ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error')) return;
  fail('npm ci failed; its messages are above');
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Makes sure that some Node can run the sources: the bundled one, else the one that runs us. */
function checkNode() {
  const bundled = bundledNode();
  if (bundled !== undefined) {
    if (versionOf(bundled) !== undefined) return;
    // The package fits the platform by name but can't start here (musl): the system's own has to do.
    rmSync(bundled, { force: true });
  }
  if (isNewEnough(process.version)) return;
  fail(`no bundled Node runs on this machine, and ${process.version} is older than ${oldest.join('.')}`);
}

/** Writes SvelteKit's types, which live in `node_modules` and are pruned by every later `npm install` there. */
function syncTypes() {
  if (existsSync(join(root, 'node_modules/$app/tsconfig.json'))) return;
  const cli = join(root, 'node_modules/@sveltejs/kit/svelte-kit.js');
  if (!run(bundledNode() ?? process.execPath, [cli, 'sync'])) fail('svelte-kit sync failed; its messages are above');
}

function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Finds a Chromium or gets one: by apt on Debian as root (elsewhere the name may be a stub), else Playwright's own. */
function installBrowser() {
  if (findChromium() !== undefined) return;
  console.error('ferrostep: installing a Chromium for the browser tests (once)');
  if (isDebian() && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['-qq', 'update'], { env });
    run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', 'chromium'], { env });
  }
  if (findChromium() !== undefined) return;
  const playwright = join(root, 'node_modules/playwright-core/cli.js');
  run(bundledNode() ?? process.execPath, [playwright, 'install', 'chromium']);
  if (findChromium() !== undefined) return;
  fail('found no Chromium and could not install one; install it, or name it in CHROMIUM_PATH');
}

/** What is made from sources. A library that cannot be compiled has been reported, and stops only who depends on it. */
function build() {
  if (isFresh('std') && isFresh('cli')) return;
  run(process.execPath, [join(root, 'scripts/build.mjs')]);
  if (!existsSync(join(root, 'dist/cli/ferrostep.cjs'))) fail('the command line could not be built');
}

if (process.argv.includes('--cli')) {
  installForCli();
} else {
  installPackages();
  checkNode();
  syncTypes();
}
build();
if (process.argv.includes('--browser')) installBrowser();
