/** A sample of the campaign's random programs, with the answers of rustc that were recorded. */
import { expect, test } from 'vitest';
import { compile, lineOf, run } from '#lib/interpreter/index.ts';
import { generate, readSample } from '../tools/campaign-tally.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();

test.each(readSample())('$name', ({ kind, seed, size, verdict, output }) => {
  const compilation = compile(generate(kind, seed, size), { edition: '2024', library });
  const errors = compilation.diagnostics
    .filter((each) => each.severity === 'error')
    .map((each) => `${each.code ?? each.message}:${lineOf(compilation.lines, each.span.start)}`);
  expect(errors.sort().join(' ') || 'accepts').toBe(verdict);
  if (output === undefined) return;
  const result = run(compilation, { maxSteps: 500_000 });
  const exit = result?.end.kind === 'finished' ? 0 : result?.end.kind === 'panicked' ? 101 : result?.end.kind;
  expect(`${result?.stdout}exit ${exit}`).toBe(output);
});
