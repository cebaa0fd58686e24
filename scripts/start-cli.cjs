// Starts the bundled command line: `dist/cli/ferrostep.cjs`, made by `build.mjs`. Runs on every Node from 20 on.
//
// V8's code cache of the bundle lies beside it, one for each V8 that ran it. It is written after a warm-up and so holds
// the functions that a check and a run really use: 40 ms instead of 120 from a warm file to the end of a check. (Node's
// own `module.enableCompileCache` keeps only what is compiled when a module is loaded, which here is next to nothing.)
'use strict';

const { accessSync, constants, readFileSync, readdirSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { Script } = require('node:vm');

/** The folder of this build; `build.mjs` puts in its name. */
const folder = join(__dirname, 'BUILD');
const path = join(folder, 'main.cjs');
const cachePath = join(folder, `${process.version}-${cachedDataVersionTag()}.cache`);

function readCache() {
  try {
    return readFileSync(cachePath);
  } catch {
    return undefined;
  }
}

/** Runs the commands on the samples for nobody to see, and keeps the code that this needed. */
function keepCode(script, main) {
  try {
    accessSync(folder, constants.W_OK);
    const samples = readdirSync(folder).filter((name) => name.endsWith('.rs'));
    const files = samples.map((name) => join(folder, name));
    const nobody = { isTerminal: false, print() {}, complain() {}, flush() {}, readInput: () => '' };
    for (const words of [
      ['check', ...files],
      ['check', '--json', ...files],
      ['run', '--max-steps', '10000', ...files],
    ])
      main(words, folder, nobody);
    writeFileSync(`${cachePath}.${process.pid}`, script.createCachedData());
    renameSync(`${cachePath}.${process.pid}`, cachePath);
  } catch {
    // Nothing depends on the cache but the time it takes to start.
  }
}

const cachedData = readCache();
const source = `(function (exports, require, __filename) {${readFileSync(path, 'utf8')}\n})`;
const script = new Script(source, { filename: path, cachedData });
const bundle = {};
script.runInThisContext()(bundle, require, path);
const exitCode = bundle.main(process.argv.slice(2), folder);
if (cachedData === undefined) keepCode(script, bundle.main);
process.exit(exitCode);
