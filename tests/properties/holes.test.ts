/**
 * Something outside the language, put anywhere into a program that is right: nothing false is reported of the rest, and the
 * run up to there is the one that the whole program would have made.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile, type Compilation, lineOf, loanLines, run } from '#lib/interpreter/index.ts';
import { fixtures } from '../tools/fixture.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { randomFrom } from '../tools/random-program.ts';

const library = loadTestLibrary();
const folder = new URL('../fixtures/programs/', import.meta.url);
const compiled = (source: string): Compilation => compile(source, { edition: '2024', library });

/** What is put in after a line; `name` is the variable that the line declares. */
const STRANGERS = [
  (name: string | undefined): string => (name === undefined ? 'async {};' : `async { &${name} };`),
  (name: string | undefined): string => `std::unheard_of::call(${name === undefined ? '' : `&${name}`});`,
  (name: string | undefined): string => `let stranger = std::unheard_of::call(${name ?? '1'});`,
];

/** Whole statements on lines of their own. */
const STATEMENT = /^( {4,})(?:let (?:mut )?(?<name>[a-z]\w*)\b.*|[a-z_][\w.!(]*\(.*\));$/u;

const withLine = (lines: readonly string[], index: number, text: string): string =>
  [...lines.slice(0, index + 1), text, ...lines.slice(index + 1)].join('\n');

const programs = readdirSync(folder).filter((each) => each.endsWith('.rs'));

test('up to a stranger the run is the same', { timeout: 180_000 }, () => {
  const random = randomFrom(7);
  const ends = new Map<string, number>();
  for (const file of programs.filter((_, index) => index % 3 === 0)) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const whole = compiled(source);
    if (whole.status !== 'accepted') continue;
    const { stdout = '' } = run(whole, { maxSteps: 1_000_000 }) ?? {};
    const lines = source.split('\n');
    const places = lines.flatMap((line, index) => (STATEMENT.test(line) ? [index] : []));
    for (const strange of STRANGERS) {
      const index = places[Math.floor(random() * places.length)] ?? 0;
      const found = STATEMENT.exec(lines[index] ?? '');
      const stranger = strange(found?.groups?.['name']);
      const compilation = compiled(withLine(lines, index, `${found?.[1] ?? ''}${stranger}`));
      // It stands in a test, which this is not.
      if (compilation.status === 'accepted') continue;
      const context = `${file}, after line ${index + 1}: ${stranger}`;
      // Within a macro's rules it is there once for each expansion.
      const errors = new Set(
        compilation.diagnostics.map((each) => `${each.family} on ${lineOf(compilation.lines, each.span.start)}`),
      );
      expect([...errors], context).toEqual([`unsupported on ${index + 2}`]);
      const part = run(compilation, { maxSteps: 1_000_000 });
      expect(stdout.startsWith(part?.stdout ?? ''), `${context}\n${part?.stdout ?? ''}`).toBe(true);
      const end = part?.end.kind ?? 'nothing to run';
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }
  }
  expect([...ends.keys()]).not.toContain('faulted');
  expect([...ends.keys()]).not.toContain('internal');
  expect(ends.get('unsupported') ?? 0).toBeGreaterThan(10);
});

test('beside a stranger only what is wrong without it is refused', { timeout: 180_000 }, () => {
  const random = randomFrom(11);
  let refused = 0;
  for (const { name, source, edition } of fixtures().filter(
    ({ name }, index) => /^(loans|moves)/u.test(name) && index % 2 === 0,
  )) {
    const whole = compile(source, { edition, library });
    if (whole.status !== 'refused') continue;
    const lines = source.split('\n');
    const places = lines.flatMap((line, index) => (STATEMENT.test(line) ? [index] : []));
    const index = places[Math.floor(random() * places.length)];
    if (index === undefined) continue;
    const found = STATEMENT.exec(lines[index] ?? '');
    const stranger = STRANGERS[refused % STRANGERS.length]?.(found?.groups?.['name']) ?? '';
    const text = withLine(lines, index, `${found?.[1] ?? ''}${stranger}`);
    const compilation = compile(text, { edition, library });
    const known = ownershipErrors(whole).map(({ code, line }) => `${code} on ${line > index + 1 ? line + 1 : line}`);
    for (const { code, line } of ownershipErrors(compilation)) {
      expect(known, `${name}, after line ${index + 1}: ${stranger}`).toContain(`${code} on ${line}`);
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(10);
});

/** E0596 stands at the variable where there are several, so its line depends on what comes after. */
const ownershipErrors = ({ diagnostics, lines }: Compilation): { code: string; line: number }[] =>
  diagnostics
    .filter((each) => each.family === 'ownership' && each.code !== 'E0596')
    .map(({ code = '-', span }) => ({ code, line: lineOf(lines, span.start) }));

test('of what lies behind a stranger nothing is said', () => {
  const before = 'fn main() { let name = String::from("Ada"); let lent = &name; println!("{lent}");';
  const open = compiled(`${before} async {}; println!("{name}"); }`);
  const whole = compiled(`${before} }`);
  expect(loanLines(whole)).not.toEqual([]);
  expect(loanLines(open), 'how far a loan reaches').toEqual([]);
  const [facts] = open.facts.values();
  const last = Math.max(...(facts?.pointStart ?? []));
  expect(
    facts?.live.every(([from, to = 0]) => from === 0 && to > last),
    'what is not used again',
  ).toBe(true);
});
