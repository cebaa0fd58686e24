/**
 * Mutated programs, checked and run in a process of their own: nothing may throw, take more than 5 s or hold more than 1 GB.
 *
 *   npm run fuzz -- [--count N] [--seconds S] [--seed N] [--first N] [--out DIR]
 *
 * The same seed gives the same mutants. Failing inputs are written to DIR, as small as they could be made; the exit code is 1
 * if there are any.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './fuzz/corpus.ts';
import { minimise } from './fuzz/minimise.ts';
import { mutantOf } from './fuzz/mutate.ts';
import { Asker, type Verdict } from './fuzz/pool.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    out: { type: 'string', default: join(tmpdir(), 'ferrostep-fuzz') },
  },
});
const [count, seconds, seed, first] = [values.count, values.seconds, values.seed, values.first].map(Number);
if (count === undefined || seconds === undefined || seed === undefined || first === undefined || !(count > 0)) {
  console.error('usage: npm run fuzz -- [--count N] [--seconds S] [--seed N] [--first N] [--out DIR]');
  process.exit(2);
}

const corpus = readCorpus();
const asker = new Asker();
const end = Date.now() + seconds * 1000;
const outcomes = new Map<string, number>();
const failures = { threw: 0, slow: 0, large: 0 };
/** Kinds of failures seen, by what they say: one of each is made small. */
const seen = new Map<string, string>();

const kindOf = (verdict: Verdict): string =>
  verdict.kind === 'fine'
    ? ''
    : `${verdict.kind} ${verdict.kind === 'threw' ? verdict.detail.replace(/\d+/g, '0') : ''}`;

async function note(number: number, text: string, verdict: Exclude<Verdict, { kind: 'fine' }>): Promise<void> {
  failures[verdict.kind]++;
  const kind = kindOf(verdict);
  const known = seen.get(kind);
  if (verdict.kind === 'threw' && known !== undefined) return;
  console.log(`${number}: ${verdict.kind}: ${verdict.detail}`);
  // What hangs takes long to make smaller: it is written as it is.
  const small =
    verdict.kind === 'threw'
      ? await minimise(text, async (each) => kindOf(await asker.ask(number, each)) === kind)
      : text;
  mkdirSync(values.out, { recursive: true });
  const file = join(values.out, `${verdict.kind}-${seed}-${number}.rs`);
  writeFileSync(file, `// ${verdict.detail}\n${small}\n`);
  seen.set(kind, file);
  console.log(`   ${file}`);
}

let done = 0;
for (let number = first; number < first + count && Date.now() < end; number++, done++) {
  const text = mutantOf(corpus, seed, number);
  const verdict = await asker.ask(number, text);
  if (verdict.kind === 'fine') outcomes.set(verdict.outcome, (outcomes.get(verdict.outcome) ?? 0) + 1);
  else await note(number, text, verdict);
  if (done % 1000 === 999)
    console.log(`${done + 1} mutants: ${failures.threw} threw, ${failures.slow} over 5 s, ${failures.large} over 1 GB`);
}
asker.stop();

console.log(`${done} mutants of ${corpus.length} programs, seed ${seed}, from ${first}`);
console.log(`${failures.threw} threw, ${failures.slow} over 5 s, ${failures.large} over 1 GB`);
for (const [outcome, times] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`  ${times} ${outcome}`);
process.exitCode = failures.threw + failures.slow + failures.large === 0 ? 0 : 1;
