/** Faults of our own: one sentence and exit code 3, never a stack trace, and the other files are still done. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportInternal, type World } from '../../src/cli/report.ts';
import type { Verb } from '../../src/cli/arguments.ts';
import { parseCall } from '../../src/cli/arguments.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { ferrostep, fixture, jsonLines, ROOT } from './ferrostep.ts';

beforeAll(() => {
  ferrostep(['help']);
}, 300_000);

/** What a command prints and complains of when it comes upon `error`. */
function report(words: readonly string[], error: unknown): { printed: string; complained: string; verdict: string } {
  const call = parseCall(words);
  if (!call.ok) throw new Error(call.error);
  let printed = '';
  let complained = '';
  const world: World = {
    library: loadTestLibrary(),
    call: call.value,
    colour: false,
    print: (text) => {
      printed += text;
    },
    complain: (text) => {
      complained += text;
    },
    readInput: () => '',
  };
  const verdict = reportInternal(world, 'x.rs', error);
  return { printed, complained, verdict };
}

describe('a fault within a file', () => {
  test.each<Verb>(['check', 'run', 'trace'])('is a line of %s --json', (verb) => {
    const { printed, complained, verdict } = report([verb, '--json', 'x.rs'], new Error('mir: no such block\nat …'));
    expect(verdict).toBe('internal');
    expect(complained).toBe('');
    expect(jsonLines(printed)).toMatchObject([{ file: 'x.rs', status: 'internal' }]);
    expect(printed).toContain('mir: no such block');
    expect(printed).not.toContain('at …');
  });

  test('is one sentence for people', () => {
    const { printed, complained } = report(['check', 'x.rs'], new RangeError('Maximum call stack size exceeded'));
    expect(printed).toBe('');
    expect(complained).toBe("x.rs: internal: a fault of Ferrostep's own: Maximum call stack size exceeded\n");
  });
});

test('a broken installation is one sentence, not a stack trace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrostep-'));
  try {
    cpSync(join(ROOT, 'dist/cli'), folder, { recursive: true });
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.bin') && !name.endsWith('index.bin')) rmSync(join(folder, name));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(folder, 'ferrostep.cjs'), 'run', fixture('eval/locals-drop-backward')],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^[^\n]*: internal: [^\n]*\n$/u);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
