/** Calls `bin/ferrostep` as a user does, and gives what came of it. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FIXTURES } from '../tools/fixture.ts';

export const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/ferrostep');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const fixture = (name: string): string => join(FIXTURES, `${name}.rs`);

export function ferrostep(words: readonly string[], options: { readonly input?: string } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], {
    encoding: 'utf8',
    input: options.input ?? '',
    maxBuffer: 1 << 26,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, stdout, stderr };
}

/** The objects that `--json` prints, a line each. */
export const jsonLines = (stdout: string): readonly unknown[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));

/** Closes standard output at the first text that comes, as `| head -1` does. */
export async function readFirstText(words: readonly string[]): Promise<Outcome> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').once('data', (text: string) => {
      stdout = text;
      child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
