import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCall } from '../../src/cli/arguments.ts';
import { ferrostep, fixture, jsonLines, readFirstText } from './ferrostep.ts';

const accepted = fixture('eval/locals-drop-backward');
const refused = fixture('loans/array-elements');
const panics = fixture('eval/ends-overflow');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ferrostep-'));
  // Where the bundle is outdated, the first call makes it.
  ferrostep(['help']);
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A file in a folder of the test's own. */
function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const statuses = (stdout: string): readonly unknown[] =>
  jsonLines(stdout).map((line) => (typeof line === 'object' && line !== null && 'status' in line ? line.status : line));

describe('the exit code', () => {
  test.each([
    ['0 if every file was accepted', ['check', accepted, accepted], 0],
    ['1 if one was not', ['check', accepted, refused], 1],
    ['0 after a run that finished', ['run', accepted], 0],
    ['1 after a run that panicked', ['run', panics], 1],
    ['2 for a file that is not there', ['check', 'no-such-file.rs', accepted], 2],
    ['2 where another was refused as well', ['check', 'no-such-file.rs', refused], 2],
    ['2 for a wrong call', ['chekc', accepted], 2],
    ['0 for the help', ['--help'], 0],
  ])('is %s', (_, words, code) => {
    expect(ferrostep(words).code).toBe(code);
  });
});

describe('a wrong call is answered with a sentence and the usage', () => {
  test.each([
    ['no command', [], 'no command given'],
    ['an unknown command', ['chekc'], 'unknown command `chekc`'],
    ['no file', ['check'], 'no file given'],
    ['an unknown option', ['check', '--frobnicate', 'x.rs'], 'unknown option `--frobnicate`'],
    ["another command's option", ['check', '--step', '3', 'x.rs'], '`check` has no option `--step`'],
    ['a value where none belongs', ['check', '--json=yes', 'x.rs'], 'option `--json` does not take an argument'],
    ['no value', ['check', 'x.rs', '--edition'], 'option `--edition <value>` argument missing'],
    [
      'an edition of no rustc',
      ['check', '--edition', '2022', 'x.rs'],
      '`--edition` takes 2018, 2021 or 2024, not `2022`',
    ],
    ['no number', ['run', '--max-steps', 'many', 'x.rs'], '`--max-steps` takes a whole number, not `many`'],
    ['two files to trace', ['trace', 'x.rs', 'y.rs'], '`trace` takes one file'],
    ['nowhere to draw to', ['draw', 'x.rs'], '`draw` needs `-o OUT.svg`'],
    ['two moments', ['draw', '--step', '1', '--at', 'last', '-o', 'x.svg', 'x.rs'], 'cannot be given together'],
  ])('%s', (_, words, sentence) => {
    const call = parseCall(words);
    expect(call.ok ? undefined : call.error).toContain(sentence);
  });

  test('on standard error', () => {
    const { code, stdout, stderr } = ferrostep(['check', '--frobnicate', 'x.rs']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^ferrostep: unknown option `--frobnicate`\n\nusage:\n/u);
  });
});

describe('with --json', () => {
  test('there is one line a file, in the order given, and nothing else', () => {
    const { stdout, stderr } = ferrostep(['check', '--json', refused, accepted, panics]);
    expect(jsonLines(stdout)).toMatchObject([{ file: refused }, { file: accepted }, { file: panics }]);
    expect(stderr).toBe('');
  });

  test('a check has diagnostics and loans', () => {
    const [line] = jsonLines(ferrostep(['check', '--json', refused]).stdout);
    expect(line).toMatchObject({
      status: 'refused',
      diagnostics: [{ code: 'E0499', severity: 'error', line: 6 }],
    });
    expect(line).toHaveProperty('loans');
  });

  test('a run has its output and its end', () => {
    const [line] = jsonLines(ferrostep(['run', '--json', panics]).stdout);
    expect(line).toMatchObject({ file: panics, status: 'panicked', exit: 101, fault: null });
    expect(line).toHaveProperty('stderr', expect.stringContaining('attempt to'));
  });

  test('a run has both streams in the order written', () => {
    const [line] = jsonLines(ferrostep(['run', '--json', fixture('eval/streams-in-turn')]).stdout);
    expect(line).toMatchObject({
      output: [
        [2, 'first\n'],
        [1, 'second\nthird\n'],
        [2, 'fourth\n'],
        [1, 'fifth\n'],
      ],
      stdout: 'second\nthird\nfifth\n',
      stderr: 'first\nfourth\n',
    });
  });

  test('options may stand behind the files', () => {
    expect(statuses(ferrostep(['check', accepted, '--json', '--edition=2021']).stdout)).toEqual(['accepted']);
  });
});

describe('the edition', () => {
  const program = fixture('eval/if-let-temporary-2021');
  test('changes what a program does', () => {
    const old = ferrostep(['run', '--edition', '2021', program]).stdout;
    expect(old).not.toBe(ferrostep(['run', program]).stdout);
  });
  test('2015 is outside the language', () => {
    const { code, stdout } = ferrostep(['check', '--json', '--edition', '2015', accepted]);
    expect(code).toBe(1);
    expect(statuses(stdout)).toEqual(['unsupported']);
  });
});

describe('a file that cannot be read is reported, and the others are still done', () => {
  test.each([
    ['that is not there', () => join(folder, 'none.rs'), 'there is no such file'],
    ['that is a folder', () => folder, 'it is a directory'],
    ['that is not text', () => write('bytes.rs', new Uint8Array([0x66, 0xff, 0xfe])), 'it is not valid UTF-8'],
  ])('%s', (_, make, reason) => {
    const file = make();
    const { code, stdout, stderr } = ferrostep(['check', '--json', accepted, file, refused]);
    expect(code).toBe(2);
    expect(statuses(stdout)).toEqual(['accepted', 'refused']);
    expect(stderr).toBe(`ferrostep: cannot read ${file}: ${reason}\n`);
  });
});

describe('standard input', () => {
  test('is a program where a file is named -', () => {
    const { code, stdout } = ferrostep(['check', '-'], { input: readFileSync(refused, 'utf8') });
    expect(code).toBe(1);
    expect(stdout).toContain('-: refused');
  });
  test('is not waited for by a check', () => {
    expect(ferrostep(['check', accepted], { input: 'not read' }).code).toBe(0);
  });
});

describe('output', () => {
  test('is whole when it is piped', () => {
    const files = Array.from({ length: 80 }, () => refused);
    const { stdout } = ferrostep(['check', '--json', ...files]);
    expect(statuses(stdout)).toEqual(files.map(() => 'refused'));
  });

  test('that nobody reads ends the program without a word', async () => {
    const { code, stdout, stderr } = await readFirstText([
      'check',
      '--json',
      ...Array.from({ length: 120 }, () => refused),
    ]);
    expect(stdout).not.toBe('');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test('has no colour where it is piped', () => {
    expect(ferrostep(['check', refused]).stdout).not.toContain('\u001b');
  });
});

describe('a picture', () => {
  test('is written where it is asked for', () => {
    const out = join(folder, 'picture.svg');
    expect(ferrostep(['draw', '--at', 'first-refusal', '-o', out, refused])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(out, 'utf8')).toMatch(/^<svg[^]*<\/svg>\s*$/u);
  });
  test('that cannot be written is reported', () => {
    mkdirSync(join(folder, 'taken.svg'), { recursive: true });
    const { code, stderr } = ferrostep(['draw', '-o', join(folder, 'taken.svg'), accepted]);
    expect(code).toBe(2);
    expect(stderr).toContain('cannot write');
  });
});

test('a trace has a line a step and says how the run ended', () => {
  const { code, stdout } = ferrostep(['trace', accepted]);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^\s*\d+ {2}finished$/u);
});
