// Starts the bundled command line: `dist/cli/ferrostep.cjs`, made by `build.mjs`. Runs on every Node from 20 on.
//
// V8's code cache of the bundle lies beside it, one for each V8 that ran it and each command. It is written after a
// warm-up and so holds the functions that the command really uses, which halves the time of a check. (Node's own
// `module.enableCompileCache` keeps only what is compiled when a module is loaded, which here is next to nothing.)
'use strict';

const { accessSync, constants, readFileSync, readdirSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { Script } = require('node:vm');

/** The folder of this build; `build.mjs` puts in its name. */
const folder = join(__dirname, 'BUILD');
const path = join(folder, 'main.cjs');
const words = process.argv.slice(2);
const command = ['check', 'run', 'trace', 'draw'].find((each) => each === words[0]) ?? 'help';
const cachePath = join(folder, `${command}-${process.version}-${cachedDataVersionTag()}.cache`);

function readCache() {
  try {
    return readFileSync(cachePath);
  } catch {
    return undefined;
  }
}

/** What a command is tried on for nobody to see. Pictures and traces are of the last program alone. */
const warmUps = {
  check: (files) => [
    ['check', ...files],
    ['check', '--json', ...files],
  ],
  run: (files) => [['run', '--max-steps', '10000', ...files]],
  trace: (files) => [['trace', '--max-steps', '10000', ...files.slice(-1)]],
  draw: () => [],
  help: () => [],
};

/** Runs the command on samples and keeps the code that this and the call itself needed. */
function keepCode(script, main) {
  try {
    accessSync(folder, constants.W_OK);
    const samples = readdirSync(folder).filter((name) => name.endsWith('.rs'));
    const files = samples.map((name) => join(folder, name));
    const nobody = { isTerminal: false, print() {}, complain() {}, flush() {}, readInput: () => '' };
    for (const sample of warmUps[command](files)) main(sample, folder, nobody);
    writeFileSync(`${cachePath}.${process.pid}`, script.createCachedData());
    renameSync(`${cachePath}.${process.pid}`, cachePath);
  } catch {
    // Nothing depends on the cache but the time it takes to start.
  }
}

const cachedData = readCache();
// The bundle is ASCII.
const source = `(function (exports, require, __filename) {${readFileSync(path, 'latin1')}\n})`;
const script = new Script(source, { filename: path, cachedData });
const bundle = {};
script.runInThisContext()(bundle, require, path);
const exitCode = bundle.main(words, folder);
if (cachedData === undefined) keepCode(script, bundle.main);
process.exit(exitCode);
