/**
 * Random programs, judged by rustc and by us, outside the normal run.
 *
 *   node tests/tools/campaign.ts [COUNT] [FIRST SEED] [SIZE]   prints each disagreement in verdict, code, line or output
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, lineOf, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from './library.ts';
import { randomProgram } from './random-program.ts';
import { type CompilerMessage, primaryLine } from './rustc-message.ts';

const [count = 200, first = 1, size = 10] = process.argv.slice(2).map(Number);
const library = loadTestLibrary();

const rustc = (folder: string, file: string): Promise<string> =>
  new Promise((done) => {
    const child = spawn(
      'rustc',
      [
        '--edition',
        '2024',
        '--cap-lints',
        'allow',
        '--error-format=json',
        '--emit=metadata',
        '-o',
        join(folder, `${file}.rmeta`),
        join(folder, file),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let text = '';
    child.stderr.on('data', (piece) => {
      text += String(piece);
    });
    child.on('close', () => {
      done(text);
    });
  });

const verdict = (errors: readonly string[]): string => [...errors].sort().join(' ') || 'accepts';
const tally = new Map<string, number>();
const folder = mkdtempSync(join(tmpdir(), 'campaign-'));
for (let seed = first; seed < first + count; seed++) {
  const source = randomProgram(seed, size);
  writeFileSync(join(folder, `p${seed}.rs`), source);
  const answer = rustc(folder, `p${seed}.rs`);
  const compilation = compile(source, { edition: '2024', library });
  const ours = verdict(
    compilation.diagnostics
      .filter((each) => each.severity === 'error')
      .map(
        (each) =>
          `${each.family === 'unsupported' ? `unsupported(${each.message})` : (each.code ?? '-')}:${lineOf(compilation.lines, each.span.start)}`,
      ),
  );
  const theirs = verdict(
    (await answer)
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as CompilerMessage)
      .filter((each) => each.level === 'error' && !each.message.startsWith('aborting'))
      .map((each) => `${each.code?.code ?? '-'}:${primaryLine(each, join(folder, `p${seed}.rs`))}`),
  );
  const end =
    theirs === 'accepts' && ours === 'accepts' ? run(compilation, { maxSteps: 500_000 })?.end.kind : undefined;
  const good = end === undefined || end === 'finished' || end === 'panicked';
  const kind =
    ours !== theirs ? 'differs' : !good ? `ends ${end}` : theirs === 'accepts' ? 'both accept' : 'both refuse';
  tally.set(kind, (tally.get(kind) ?? 0) + 1);
  if (ours !== theirs || !good) console.log(`seed ${seed}: rustc ${theirs} | ours ${ours} ${end ?? ''}`);
}
rmSync(folder, { recursive: true });
console.log(`seeds ${first} to ${first + count - 1}, size ${size}:`, Object.fromEntries(tally));
