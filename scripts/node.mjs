// Which Node runs the project: the one that npm installed into node_modules, if the machine can start it.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node that runs TypeScript sources as they are, and so the oldest that can do without the bundled one. */
export const oldest = [22, 18];

/** Whether a version such as `v24.21.0` is new enough to run the sources. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** The path of the bundled Node, or undefined where npm installed none. */
export function bundledNode() {
  const path = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return existsSync(path) ? path : undefined;
}

/** The version that a Node binary gives for itself, or undefined if it doesn't start (musl, a foreign processor). */
export function versionOf(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return status === 0 ? stdout.trim() : undefined;
}
