/**
 * Random programs, judged and run by rustc and by us, outside the normal run: each disagreement in verdict, code, line or
 * output is printed and goes into the tally, with the seeds that were tried.
 *
 *   node tests/tools/campaign.ts [COUNT] [FIRST SEED | next] [SIZE] [KIND]   `next`: from where the tally ends
 *   node tests/tools/campaign.ts --sample                                   records the answers that `npm test` holds
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, lineOf, run } from '#lib/interpreter/index.ts';
import { generate, isGenerator, readSample, readTally, SAMPLE, TALLY, type Generator } from './campaign-tally.ts';
import { loadTestLibrary } from './library.ts';
import { type CompilerMessage, primaryLine } from './rustc-message.ts';

const library = loadTestLibrary();
const folder = mkdtempSync(join(tmpdir(), 'campaign-'));

interface Answer {
  readonly verdict: string;
  /** Of a program that is accepted: what it prints, and how it ends. */
  readonly output: string | undefined;
}

const verdictOf = (errors: readonly string[]): string => [...errors].sort().join(' ') || 'accepts';

const finished = (
  command: string,
  args: readonly string[],
): Promise<{ out: string; err: string; exit: number | null }> =>
  new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { out: '', err: '' };
    child.stdout.on('data', (piece) => (text.out += String(piece)));
    child.stderr.on('data', (piece) => (text.err += String(piece)));
    child.on('close', (exit) => {
      done({ ...text, exit });
    });
  });

async function askRustc(name: string, source: string): Promise<Answer> {
  const file = join(folder, `${name}.rs`);
  writeFileSync(file, source);
  const options = ['--edition', '2024', '--cap-lints', 'allow', '--error-format=json', file];
  const { err } = await finished('rustc', ['--emit=metadata', '-o', join(folder, `${name}.rmeta`), ...options]);
  const verdict = verdictOf(
    err
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as CompilerMessage)
      .filter((each) => each.level === 'error' && !each.message.startsWith('aborting'))
      .map((each) => `${each.code?.code ?? '-'}:${primaryLine(each, file)}`),
  );
  if (verdict !== 'accepts') return { verdict, output: undefined };
  const binary = join(folder, name);
  await finished('rustc', ['-C', 'debuginfo=0', '-o', binary, ...options]);
  const { out, exit } = await finished(binary, []);
  rmSync(binary, { force: true });
  return { verdict, output: `${out}exit ${exit}` };
}

function askOurselves(source: string): Answer {
  const compilation = compile(source, { edition: '2024', library });
  const verdict = verdictOf(
    compilation.diagnostics
      .filter((each) => each.severity === 'error')
      .map(
        (each) =>
          `${each.family === 'unsupported' ? `unsupported(${each.message})` : (each.code ?? '-')}:${lineOf(compilation.lines, each.span.start)}`,
      ),
  );
  if (verdict !== 'accepts') return { verdict, output: undefined };
  const result = run(compilation, { maxSteps: 500_000 });
  const exit = result?.end.kind === 'finished' ? 0 : result?.end.kind === 'panicked' ? 101 : result?.end.kind;
  return { verdict, output: `${result?.stdout}exit ${exit}` };
}

async function runCampaign(kind: Generator, first: number, count: number, size: number): Promise<void> {
  const counts = new Map<string, number>();
  const differences: number[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const source = generate(kind, seed, size);
    const asked = askRustc(`p${seed}`, source);
    const ours = askOurselves(source);
    const theirs = await asked;
    const isSame = ours.verdict === theirs.verdict && ours.output === theirs.output;
    const what = !isSame ? 'differs' : theirs.verdict === 'accepts' ? 'both accept' : 'both refuse';
    counts.set(what, (counts.get(what) ?? 0) + 1);
    if (isSame) continue;
    differences.push(seed);
    console.log(`seed ${seed}: rustc ${theirs.verdict} | ours ${ours.verdict}`);
    if (ours.verdict === theirs.verdict) console.log(`prints ${theirs.output}\n| ours ${ours.output}`);
  }
  console.log(`${kind} ${first} to ${first + count - 1}, size ${size}:`, Object.fromEntries(counts));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const entries = [...readTally(), { kind, size, first, count, commit, differences }];
  writeFileSync(TALLY, `[\n${entries.map((entry) => `  ${onOneLine(entry)}`).join(',\n')}\n]\n`);
}

const onOneLine = (entry: object): string =>
  `{ ${Object.entries(entry)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value).replaceAll(',', ', ')}`)
    .join(', ')} }`;

async function recordSample(): Promise<void> {
  const entries = [];
  for (const { name, kind, seed, size } of readSample()) {
    const { verdict, output } = await askRustc('sample', generate(kind, seed, size));
    entries.push({ name, kind, seed, size, verdict, output });
  }
  writeFileSync(SAMPLE, `${JSON.stringify(entries, undefined, 2)}\n`);
}

const nextSeed = (kind: Generator): number =>
  Math.max(1, ...readTally().flatMap((each) => (each.kind === kind ? [each.first + each.count] : [])));

const [count = '200', first = 'next', size = '8', kind = 'ownership'] = process.argv.slice(2);
if (count === '--sample') await recordSample();
else if (isGenerator(kind))
  await runCampaign(kind, first === 'next' ? nextSeed(kind) : Number(first), Number(count), Number(size));
else console.error(`no generator is called ${kind}`);
rmSync(folder, { recursive: true });
