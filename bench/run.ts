/**
 * Measures the budgets and prints ours beside them: `npm run bench`. Numbers are medians of warm runs on one core of the
 * machine at hand; nothing is asserted. `--json` prints one object instead of the table.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, type Compilation, createSession, record, type Trace } from '../src/lib/interpreter/index.ts';
import { arrange } from '../src/lib/viz/arrange/index.ts';
import { buildScene, standpointOf } from '../src/lib/viz/scene/index.ts';
import { loadTestLibrary } from '../tests/tools/library.ts';
import { embedDownload } from './embed-size.ts';

interface Row {
  readonly what: string;
  readonly budget: string;
  readonly ours: string;
}

const library = loadTestLibrary();
const program = (name: string): string => readFileSync(new URL(`programs/${name}.rs`, import.meta.url), 'utf8');
const check = (source: string): Compilation => compile(source, { edition: '2024', library });

/** Median milliseconds of `runs` calls after `warmup` ones. */
function median(work: () => unknown, runs = 30, warmup = 15): number {
  for (let i = 0; i < warmup; i++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[runs >> 1] ?? 0;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

function traceOf(
  source: string,
  maxSteps = 2_000_000,
  checked = check,
): { readonly compilation: Compilation; readonly trace: Trace } {
  const compilation = checked(source);
  const trace = record(compilation, { maxSteps, pastRefusals: true });
  if (trace === undefined) throw new Error(`nothing to run: ${compilation.diagnostics[0]?.message ?? ''}`);
  return { compilation, trace };
}

function keyPress(): Row[] {
  const source = program('sixty-lines');
  let turn = 0;
  const session = createSession({ edition: '2024', library });
  const whole = median(() => {
    // Each press changes one body.
    const { compilation, trace } = traceOf(
      source.replace('100 /', `${100 + (turn++ % 50)} /`),
      2_000_000,
      session.update,
    );
    const step = trace.length >> 1;
    return arrange(buildScene(standpointOf({ compilation, moment: trace.at(step), trace })), { width: 828 });
  });
  const checkOnly = median(() => check(source.replace('100 /', `${100 + (turn++ % 50)} /`)));
  return [
    { what: 'key press to verdict and picture, 60 lines, one body edited', budget: '8 ms', ours: ms(whole) },
    ...largeProgram(),
    { what: 'our check against rustc --emit=metadata', budget: 'a tenth', ours: againstRustc(checkOnly) },
  ];
}

function largeProgram(): Row[] {
  const source = program('large');
  const session = createSession({ edition: '2024', library });
  let turn = 0;
  // A method in the midst of the program.
  const edited = (): string => source.replace('+= i64::from(link.value)', `+= ${turn++ % 50} + i64::from(link.value)`);
  const verdict = median(() => session.update(edited()));
  const lines = source.split('\n').length;
  return [
    { what: `key press to verdict, ${lines} lines, one body edited`, budget: '16 ms', ours: ms(verdict) },
    { what: `a fresh check, ${lines} lines`, budget: "rustc's", ours: ms(median(() => check(source), 3, 2)) },
  ];
}

function againstRustc(ours: number): string {
  const file = new URL('programs/sixty-lines.rs', import.meta.url).pathname;
  // rustc puts its output in place by renaming: never at a device.
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const call = (): boolean =>
    spawnSync(
      'rustc',
      ['--edition', '2024', '--cap-lints', 'allow', '--emit=metadata', '-o', join(folder, 'out.rmeta'), file],
      { stdio: 'ignore' },
    ).status === 0;
  if (!call()) return `${ms(ours)} (no rustc here to compare)`;
  const theirs = median(call, 5, 1);
  rmSync(folder, { recursive: true });
  return `${ms(ours)} against ${ms(theirs)}: ${(ours / theirs).toFixed(3)}`;
}

function steps(): Row[] {
  const source = program('million-steps');
  const compilation = check(source);
  record(compilation, { maxSteps: 2_000_000 });
  const start = performance.now();
  const trace = record(compilation, { maxSteps: 2_000_000 });
  const seconds = (performance.now() - start) / 1000;
  if (trace === undefined) return [];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const held = record(compilation, { maxSteps: 1_000_000 });
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed - before + process.memoryUsage().arrayBuffers;
  let seed = 12_345;
  const asked: number[] = [];
  for (let i = 0; i < 60; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const step = seed % (held?.length ?? 1);
    const from = performance.now();
    const moment = held?.at(step);
    if (held !== undefined && moment !== undefined)
      arrange(buildScene(standpointOf({ compilation, moment, trace: held })), { width: 828 });
    asked.push(performance.now() - from);
  }
  asked.sort((a, b) => a - b);
  return [
    {
      what: `steps a second, recorded (${trace.length} steps)`,
      budget: '3 million',
      ours: `${(trace.length / seconds / 1e6).toFixed(2)} million`,
    },
    {
      what: `any step of a ${held?.length ?? 0}-step run, drawn`,
      budget: '16 ms',
      ours: `median ${ms(asked[30] ?? 0)}, worst ${ms(asked[59] ?? 0)}`,
    },
    {
      what: 'memory held by it',
      budget: '100 MB',
      ours: `${(bytes / 1e6).toFixed(0)} MB${globalThis.gc === undefined ? ' (run with --expose-gc for a clean figure)' : ''}`,
    },
  ];
}

function boxes(): Row[] {
  const { compilation, trace } = traceOf(program('many-boxes'));
  // Where most boxes stand: just before the vector is dropped.
  const drop = trace.marks().find((mark) => mark.kind === 'free' && mark.step > trace.length / 2)?.step ?? trace.length;
  const moment = trace.at(drop);
  const count = buildScene(standpointOf({ compilation, moment, trace })).boxes.length;
  const took = median(() => arrange(buildScene(standpointOf({ compilation, moment, trace })), { width: 828 }), 15, 5);
  return [{ what: `scene and arrangement of ${count} boxes`, budget: '8 ms', ours: ms(took) }];
}

function endless(): Row[] {
  const compilation = check(program('endless'));
  const start = performance.now();
  const trace = record(compilation, { maxSteps: 1_000_000 });
  return [
    {
      what: 'a program that never ends',
      budget: 'stopped, prefix kept',
      ours: `${trace?.end.kind ?? 'nothing'} after ${trace?.length ?? 0} steps, ${ms(performance.now() - start)}`,
    },
  ];
}

async function download(): Promise<Row[]> {
  const size = await embedDownload();
  return [
    {
      what: "an embed's whole download, compressed",
      budget: '250 kB',
      ours:
        size === undefined
          ? 'not measured (no build or no browser)'
          : `${(size.total / 1000).toFixed(0)} kB, of it before the picture ${(size.beforePicture / 1000).toFixed(0)} kB`,
    },
  ];
}

const rows = [...keyPress(), ...steps(), ...boxes(), ...endless(), ...(await download())];
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else {
  const widths = [Math.max(...rows.map((row) => row.what.length)), Math.max(...rows.map((row) => row.budget.length))];
  console.log(`${'what'.padEnd(widths[0] ?? 0)}  ${'budget'.padEnd(widths[1] ?? 0)}  ours`);
  for (const row of rows)
    console.log(`${row.what.padEnd(widths[0] ?? 0)}  ${row.budget.padEnd(widths[1] ?? 0)}  ${row.ours}`);
}
