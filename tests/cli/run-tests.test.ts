/** `ferrostep run --test`: the list as text and as data, and the exit code. */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ferrostep, jsonLines, ROOT } from './ferrostep.ts';

const program = (name: string): string => join(ROOT, 'tests/session/harness', `${name}.rs`);

beforeAll(() => {
  ferrostep(['help']);
}, 300_000);

test('a list with verdicts, and 1 where one fails', () => {
  const { code, stdout } = ferrostep(['run', '--test', program('names')]);
  expect(code).toBe(1);
  expect(stdout).toContain('test a_first ... ok\n');
  expect(stdout).toContain('---- two stdout ----\n');
  expect(stdout).toMatch(/test result: FAILED\. 5 passed; 2 failed; 0 ignored; .* finished in \d+\.\d\ds\n/u);
  expect(ferrostep(['run', '--test', program('only-one')]).code).toBe(0);
});

test('with --json one object, with each test in it', () => {
  const [answer] = jsonLines(ferrostep(['run', '--test', '--json', program('verdicts')]).stdout);
  expect(answer).toMatchObject({ status: 'finished', exit: 101 });
  expect(answer).toHaveProperty('tests[0]', {
    name: 'tests::adds',
    line: 29,
    verdict: 'ok',
    output: 'not shown\n',
    steps: expect.any(Number) as number,
  });
  expect(answer).toHaveProperty('tests[6]', expect.objectContaining({ verdict: 'ignored', reason: 'takes too long' }));
});

test('without it tests are no part of the program', () => {
  expect(ferrostep(['run', program('verdicts')]).stdout).toBe('2\n');
});

test('a program that does not compile has no list', () => {
  const { code, stdout, stderr } = ferrostep(['run', '--test', '-'], {
    input: '#[test]\nfn f() { let x: i32 = "a"; }',
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('E0308');
});
