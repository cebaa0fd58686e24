/** Properties of the whole way from text to moments, on random programs; a failure prints the seed and the program. */
import { expect, test } from 'vitest';
import { compile, type Compilation, record, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { randomFrom, randomProgram } from '../tools/random-program.ts';
import { describeMoment } from '../tools/runs.ts';

/** For a machine that is busy otherwise. */
const patience = { timeout: 90_000 };
const library = loadTestLibrary();
const compiled = (source: string): Compilation => compile(source, { edition: '2024', library });

test('a program that is accepted never faults', patience, () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= 150; seed++) {
    // Short programs are accepted often enough to be worth running.
    const source = randomProgram(seed, 3 + (seed % 4));
    const compilation = compiled(source);
    const end = compilation.status === 'accepted' ? run(compilation, { maxSteps: 500_000 })?.end : undefined;
    const kind = end?.kind ?? compilation.status;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(
      ['finished', 'panicked', 'refused'],
      `seed ${seed}: ${JSON.stringify(end ?? compilation.diagnostics.map((each) => each.message))}\n${source}`,
    ).toContain(kind);
  }
  expect(kinds.get('finished') ?? 0).toBeGreaterThan(20);
  expect(kinds.get('refused') ?? 0).toBeGreaterThan(20);
});

test('a moment is the same in any order of asking', patience, () => {
  let traces = 0;
  for (let seed = 1; traces < 8; seed++) {
    const source = randomProgram(seed, 4);
    const compilation = compiled(source);
    // Runs past a refusal count too: they are shown.
    const trace = record(compilation, { maxSteps: 50_000, pastRefusals: true });
    const fresh = record(compilation, { maxSteps: 50_000, pastRefusals: true });
    if (trace === undefined || fresh === undefined) continue;
    traces++;
    expect(fresh.length).toBe(trace.length);
    const random = randomFrom(seed);
    const steps = Array.from({ length: 10 }, () => Math.floor(random() * (trace.length + 1)));
    const texts = new Map([...steps].sort((a, b) => a - b).map((step) => [step, describeMoment(fresh.at(step))]));
    for (const step of [...steps, ...[...steps].reverse(), 0, trace.length]) {
      const want = texts.get(step) ?? describeMoment(fresh.at(step));
      expect(describeMoment(trace.at(step)), `seed ${seed}, step ${step}\n${source}`).toBe(want);
    }
  }
});

test('no text makes the compiler throw', patience, () => {
  const spoils = [
    '{',
    '}',
    '(',
    ')',
    '&',
    '*',
    'mut ',
    ';',
    ':',
    '<',
    '>',
    '"',
    "'a",
    '0',
    'fn ',
    'impl ',
    '..',
    '!',
    '|',
    'é',
    '\0',
    'self',
    'Self',
    '#[',
    '?',
    'x0',
    'r1',
    '.a',
  ];
  let asked = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const random = randomFrom(seed * 7919);
    const source = randomProgram(seed, 5);
    const at = Math.floor(random() * source.length);
    const to = at + Math.floor(random() * 12);
    const piece = spoils[Math.floor(random() * spoils.length)] ?? '';
    const spoiled =
      seed % 3 === 0 ? source.slice(0, at) : source.slice(0, at) + piece + source.slice(seed % 3 === 1 ? at : to);
    expect(() => compiled(spoiled), `seed ${seed}\n${spoiled}`).not.toThrow();
    asked++;
  }
  expect(asked).toBe(150);
});
