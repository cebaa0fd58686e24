// Whether what was made from sources is still what they would make now.
//
// A stamp, `dist/NAME.stamp`, lists the files that went into a product and the hash of their contents, which alone
// decides. Sizes and times stand beside it only so that nothing need be read while they are the same, as in git's index:
// the command line asks at every start. CommonJS, for it is asked before anything else is loaded.
'use strict';

const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = dirname(__dirname);
const stampOf = (name) => join(root, 'dist', `${name}.stamp`);

const NO_ENTRY_IS_NO_FAULT = { throwIfNoEntry: false };

/** Size and time of each file in turn; -1 for one that is not there. Plain, since every start of the command line waits for it. */
function timesOf(files) {
  const times = [];
  for (const file of files) {
    const stat = statSync(`${root}/${file}`, NO_ENTRY_IS_NO_FAULT);
    if (stat === undefined) times.push(-1, -1);
    else times.push(stat.size, stat.mtimeMs);
  }
  return times;
}

function hashOf(files) {
  const hash = require('node:crypto').createHash('sha256');
  for (const file of files) {
    const text = readFileSync(join(root, file));
    hash.update(`${file} ${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

function write(name, stamp) {
  const path = stampOf(name);
  mkdirSync(dirname(path), { recursive: true });
  // Written whole or not at all: several commands may come to this at once.
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(stamp));
  renameSync(`${path}.${process.pid}`, path);
}

/** The files that a product was last made from, or undefined if it was never made. */
function filesOf(name) {
  try {
    return JSON.parse(readFileSync(stampOf(name), 'utf8')).files;
  } catch {
    return undefined;
  }
}

/** Whether the contents of all files that a product was made from are the same as then. */
function isFresh(name) {
  try {
    const { files, times, hash } = JSON.parse(readFileSync(stampOf(name), 'utf8'));
    const now = timesOf(files);
    if (now.every((value, index) => value === times[index])) return true;
    if (now.includes(-1) || hashOf(files) !== hash) return false;
    write(name, { files, times: now, hash });
    return true;
  } catch {
    return false;
  }
}

/**
 * Records that a product was made of these files by a build that began at `since` (milliseconds). If one of them was
 * edited meanwhile, nobody knows which state went in, and the product stays outdated.
 */
function markFresh(name, files, since) {
  const listed = [...new Set(files)].sort();
  const times = timesOf(listed);
  const edited = times.some((value, index) => index % 2 === 1 && (value === -1 || value >= since));
  if (!edited) write(name, { files: listed, times, hash: hashOf(listed) });
}

module.exports = { filesOf, isFresh, markFresh };
