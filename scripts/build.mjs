// Makes what is made from sources and is outdated: the compiled standard library and the bundle of the command line.
//
//   node scripts/build.mjs [std] [cli] [reached]
//
// `reached`, which only the page's build asks for, is what programs come to of the interpreter (`reached.mjs`).
//
// The bundles run on every Node from 20 on, and so does this file: the sources are TypeScript, which an old Node cannot
// run. The command line's bundle is complete in itself: `dist/cli` can be copied to any machine that has a Node.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { leanParser } from './lean-parser.mjs';
import { isLateModule } from './late-code.mjs';
import { noteReached, REACHED, sortReached } from './reached.mjs';

const { filesOf, isFresh, markFresh } = createRequire(import.meta.url)('./stamp.cjs');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const std = 'src/lib/interpreter/std';
const cli = join(root, 'dist/cli');

const inRoot = (path) => relative(root, path).split(sep).join('/');
const filesBelow = (folder, pattern) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name.split(sep).join('/')}`);

/** The lock file stands for the packages. */
const always = ['package-lock.json', 'scripts/build.mjs', 'scripts/lean-parser.mjs'];

/** One file with all that `entry` imports, for Node; gives its text and the project's own files that it was made from. */
async function bundle(entry, format, plugins = [], options = {}) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: join(root, entry),
    cwd: root,
    platform: 'node',
    plugins: [leanParser(), ...plugins],
    // It extends a file of SvelteKit's, which need not be installed.
    tsconfig: false,
    transform: { target: 'node20' },
    // How long a plugin takes is no fault.
    checks: { bundlerTimings: false },
    // Such as a package that is a development dependency and need not be installed.
    onwarn: (warning) => {
      throw new Error(warning.message);
    },
  });
  const { output } = await build.generate({ format, minify: true, codeSplitting: false, ...options });
  await build.close();
  // A package's own files are in the lock file's hands.
  const files = output[0].moduleIds.map(inRoot).filter((file) => /^(src|scripts)\//.test(file));
  return { code: output[0].code, files };
}

/** Writes a file whole or not at all: several commands may build at once. */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

/** Compiles the standard library with the compiler as it stands. */
async function buildStd() {
  const since = Date.now();
  const { code, files } = await bundle('scripts/build-std.ts', 'esm');
  // In a folder beside `scripts`, so that it finds the library's sources from there as well.
  const builder = join(root, `dist/build-std.${process.pid}.mjs`);
  write(builder, code);
  const { status } = spawnSync(process.execPath, [builder], { cwd: root, stdio: ['ignore', 2, 2] });
  rmSync(builder);
  if (status !== 0) throw new Error('the standard library could not be compiled (scripts/build-std.ts)');
  markFresh('std', [...always, 'scripts/core-program.rs', ...files, ...filesBelow(std, /\.rs$/)], since);
}

/** Looks which functions the sample programs come to: see `reached.mjs`. */
async function buildReached() {
  const since = Date.now();
  const modules = new Set();
  const noted = noteReached(root, isLateModule, modules);
  const { code, files } = await bundle('scripts/reached-programs.ts', 'esm', [noted], {
    minify: false,
    banner: 'globalThis.$reached = new Set();',
  });
  const runner = join(root, `dist/reached.${process.pid}.mjs`);
  write(runner, code);
  const { status, stdout } = spawnSync(process.execPath, [runner, root], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 2],
  });
  rmSync(runner);
  if (status !== 0) throw new Error('the sample programs could not be run (scripts/reached-programs.ts)');
  write(join(root, REACHED), JSON.stringify(sortReached(code, modules, JSON.parse(stdout)), undefined, 1));
  const compiled = filesBelow(`${std}/parts`, /\.bin$/);
  const samples = ['static/scenarios', 'bench/programs', 'scripts'].flatMap((each) => filesBelow(each, /\.rs$/));
  const own = ['reached', 'rare-code', 'late-code'].map((name) => `scripts/${name}.mjs`);
  if (isFresh('std')) markFresh('reached', [...always, ...own, ...files, ...compiled, ...samples], since);
}

/**
 * With escapes for what is not ASCII: the engine reads a text of one byte a character in half the time. In a bundle it stands
 * within texts and patterns only.
 */
const inAscii = (code) =>
  code.replace(/[^\0-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);

const hashOf = (...texts) => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 12);
};

/**
 * Bundles the command line. The file that starts it is written last and names all others by their contents' hash, so
 * whoever starts it meanwhile finds the old ones or the new ones, never some of each.
 */
async function buildCli() {
  const since = Date.now();
  const { code, files } = await bundle('src/cli/main.ts', 'cjs');
  const compiled = filesBelow(`${std}/parts`, /\.bin$/);
  // What the warm-up runs: see `start-cli.cjs`.
  const samples = [...filesBelow('static/scenarios', /\.rs$/), ...filesBelow('bench/programs', /\.rs$/)];
  const start = readFileSync(join(root, 'scripts/start-cli.cjs'), 'utf8');
  const name = hashOf(start, code, ...[...compiled, ...samples].map((file) => readFileSync(join(root, file))));
  write(join(cli, name, 'main.cjs'), inAscii(code));
  for (const file of samples) write(join(cli, name, basename(file)), readFileSync(join(root, file)));
  for (const file of compiled) write(join(cli, name, 'parts', basename(file)), readFileSync(join(root, file)));
  write(join(cli, 'ferrostep.cjs'), start.replace("'BUILD'", JSON.stringify(name)));
  for (const other of readdirSync(cli))
    if (other !== name && other !== 'ferrostep.cjs') rmSync(join(cli, other), { recursive: true, force: true });
  // Not the compiled library: it has been copied, and what it was made from is asked for below.
  const made = [...always, 'scripts/start-cli.cjs', ...files, ...samples];
  // The first call of a command keeps its compiled code.
  for (const command of ['check', 'run'])
    spawnSync(process.execPath, [join(cli, 'ferrostep.cjs'), command, join(root, samples[0])], { stdio: 'ignore' });
  // Whoever asks for the bundle asks for the library too, in one question.
  if (isFresh('std')) markFresh('cli', [...made, ...filesOf('std')], since);
}

/**
 * Holds the one place of whoever builds here. Many commands may find the same sources changed at once: the others wait, and
 * then find what they wanted made. A place whose holder is gone is free.
 */
async function waitForPlace() {
  const place = join(root, 'dist/building');
  mkdirSync(dirname(place), { recursive: true });
  for (;;) {
    try {
      writeFileSync(place, `${process.pid}`, { flag: 'wx' });
      process.on('exit', () => rmSync(place, { force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isHeld(place)) rmSync(place, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function isHeld(place) {
  try {
    const holder = Number(readFileSync(place, 'utf8'));
    // Between its making and its writing the file is empty.
    if (holder !== 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    // It is another's process, or the file is gone.
    return error.code === 'EPERM';
  }
}

const asked = process.argv.slice(2);
await waitForPlace();
// What programs come to is found with the library as it is.
if (asked.includes('reached')) asked.push('std');
const wants = (name) => (asked.length === 0 || asked.includes(name)) && !isFresh(name);
try {
  if (wants('std')) await buildStd();
} catch (error) {
  console.error(`ferrostep: ${error.message}`);
  process.exitCode = 1;
}
try {
  if (asked.includes('reached') && wants('reached')) await buildReached();
} catch (error) {
  console.error(`ferrostep: ${error.message}`);
  process.exitCode = 1;
}
try {
  // Also with a library that could not be compiled anew, as far as there is an older one: whoever changes the compiler
  // sees what it does. The bundle then stays outdated.
  if (wants('cli')) await buildCli();
} catch (error) {
  // An old bundle would answer for sources that are gone.
  rmSync(join(cli, 'ferrostep.cjs'), { force: true });
  console.error(`ferrostep: the command line could not be bundled: ${error.message}`);
  process.exitCode = 1;
}
