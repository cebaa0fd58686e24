/** What all measurements share: programs, medians, and a table's row. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Row {
  readonly what: string;
  /** What `DESIGN`'s budgets allow; empty where there is none. */
  readonly budget: string;
  readonly ours: string;
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const programPath = (name: string): string => join(ROOT, 'bench/programs', `${name}.rs`);
export const program = (name: string): string => readFileSync(programPath(name), 'utf8');

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Milliseconds of one call. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Median milliseconds of `runs` calls after `warmup` ones. */
export function median(work: () => unknown, runs = 30, warmup = 15): number {
  for (let i = 0; i < warmup; i++) work();
  return medianOf(Array.from({ length: runs }, () => time(work)));
}

export interface Pair {
  readonly ours: number;
  readonly theirs: number;
  /** The median of the ratios, pair by pair: it holds while the machine's speed drifts. */
  readonly ratio: number;
}

/** Two things timed in turn, A B A B …, after one of each that does not count. */
export function inTurn(ours: () => unknown, theirs: () => unknown, runs: number): Pair {
  ours();
  theirs();
  const pairs = Array.from({ length: runs }, () => [time(ours), time(theirs)] as const);
  return {
    ours: medianOf(pairs.map(([one]) => one)),
    theirs: medianOf(pairs.map(([, other]) => other)),
    ratio: medianOf(pairs.map(([one, other]) => one / other)),
  };
}

export const printPair = ({ ours, theirs, ratio }: Pair): string =>
  `${ms(ours)} against ${ms(theirs)}: ${ratio.toFixed(2)}`;

/** Gives a folder of its own to `work` and removes it afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One check by rustc, its output in `folder`: it renames what it made into place, so it is never given a device. */
export function rustcCheck(file: string, folder: string): boolean {
  const words = ['--edition', '2024', '--cap-lints', 'allow', '--emit=metadata', '-o', join(folder, 'out.rmeta'), file];
  return spawnSync('rustc', words, { stdio: 'ignore' }).status === 0;
}

export const hasRustc = (): boolean => spawnSync('rustc', ['--version'], { stdio: 'ignore' }).status === 0;
