/**
 * The library behaves as Rust's own: each program of `programs/` prints, says on panicking and exits as rustc 1.95's did.
 * What that was stands beside it (`NAME.expect.json`), recorded once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

interface Expected {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

const folder = fileURLToPath(new URL('./programs/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.rs'));

/** The number of the thread and the file's name are the recording's own. */
const plain = (text: string): string => text.replaceAll(/\(\d+\) panicked at .*?:(\d+):(\d+):/g, 'panicked at $1:$2:');

describe('programs that use the library', () => {
  it.each(names)(
    '%s',
    (name) => {
      const expected = JSON.parse(readFileSync(`${folder}${name.replace('.rs', '.expect.json')}`, 'utf8')) as Expected;
      const compilation = compile(readFileSync(`${folder}${name}`, 'utf8'), {
        edition: '2024',
        library: loadTestLibrary(),
      });
      expect(compilation.diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
      const result = run(compilation, { maxSteps: 20_000_000 });
      expect(result?.stdout).toBe(expected.stdout);
      expect(plain(result?.stderr ?? '')).toBe(plain(expected.stderr));
      expect(result?.end).toMatchObject({ exit: expected.exit });
    },
    60_000,
  );
});
