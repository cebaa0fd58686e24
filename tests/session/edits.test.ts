/** What the session keeps from one text to the next changes no answer: verdict, lanes of loans, run, moments. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSession } from '#lib/interpreter/index.ts';
import { openProgram, reportOf, type RunSession } from '#lib/session/index.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { randomProgram } from '../tools/random-program.ts';

const library = loadTestLibrary();

/** A program whose functions can be changed, moved about and spaced out. */
const HELPERS = [
  "fn first<'a>(list: &'a [i32], by: i32) -> &'a i32 {\n    let at = by as usize % list.len();\n    &list[at]\n}\n",
  'fn grow(list: &mut Vec<i32>) {\n    let last = list.len() as i32;\n    list.push(last);\n}\n',
  'fn total(list: &[i32]) -> i32 {\n    let mut sum = 0;\n    for each in list {\n        sum += each;\n    }\n    sum\n}\n',
];
const MAIN =
  'fn main() {\n    let mut list = vec![1, 2, 3];\n    grow(&mut list);\n    println!("{} {}", first(&list, 2), total(&list));\n}\n';

const text = fc
  .record({
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    gap: fc.integer({ min: 0, max: 3 }),
    by: fc.integer({ min: 1, max: 9 }),
    changed: fc.boolean(),
  })
  .map(({ order, gap, by, changed }) => {
    const helpers = order.map((index) => HELPERS[index] ?? '').join('\n'.repeat(gap + 1));
    const main = MAIN.replace('first(&list, 2)', `first(&list, ${by})`);
    return `${'// a line\n'.repeat(gap)}${changed ? helpers.replace('sum += each', 'sum = sum + *each') : helpers}${main}`;
  });

test('the answer after edits is that of a fresh start', { timeout: 90_000 }, () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
      const compiler = createSession({ edition: '2024', library });
      for (const source of texts) expectSame(source, compiler);
    }),
    { seed: 5, numRuns: 12 },
  );
});

test('also among programs that have nothing in common', { timeout: 90_000 }, () => {
  const compiler = createSession({ edition: '2024', library });
  for (let seed = 1; seed <= 30; seed++) expectSame(randomProgram(seed, 4), compiler);
});

const saidAt = (run: RunSession, step: number): string =>
  reportOf(run.standAt(step, run.stopBefore(step, 'statement'), true)).sentence.text;

function expectSame(source: string, compiler: ReturnType<typeof createSession>): void {
  const options = { source, edition: '2024', library, stdin: '', maxSteps: 20_000 } as const;
  const fresh = openProgram(options);
  const kept = openProgram({ ...options, compiler });
  expect(kept.analysis, source).toEqual(fresh.analysis);
  if (fresh.run === undefined || kept.run === undefined) return;
  fresh.run.advance(Infinity);
  kept.run.advance(Infinity);
  const summary = fresh.run.summary();
  expect(kept.run.summary(), source).toEqual(summary);
  for (const step of summary.stopsPast.statement.slice(0, 60)) {
    expect(kept.run.momentAt(step)).toEqual(fresh.run.momentAt(step));
    expect(saidAt(kept.run, step)).toBe(saidAt(fresh.run, step));
  }
}
