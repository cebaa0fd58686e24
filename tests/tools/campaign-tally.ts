/** What the campaign keeps in the repository: the seeds that were tried, and a sample of programs with rustc's answers. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomClosures } from './random-closures.ts';
import { randomProgram } from './random-program.ts';

/** The generators of random programs, by what their programs are about. */
const GENERATORS = { ownership: randomProgram, closures: randomClosures };
export type Generator = keyof typeof GENERATORS;

export const isGenerator = (name: string): name is Generator => name in GENERATORS;
export const generate = (kind: Generator, seed: number, size: number): string => GENERATORS[kind](seed, size);

export const TALLY = fileURLToPath(new URL('../campaign/tally.json', import.meta.url));
export const SAMPLE = fileURLToPath(new URL('../campaign/sample.json', import.meta.url));

/** Seeds that were tried together. */
export interface TallyEntry {
  /** The generator's name. */
  readonly kind: string;
  readonly size: number;
  readonly first: number;
  readonly count: number;
  /** The commit whose answers were compared. */
  readonly commit: string;
  /** The seeds of programs about which we and rustc did not agree. */
  readonly differences: readonly number[];
}

/** A program of the sample. */
export interface SampleEntry {
  readonly name: string;
  readonly kind: Generator;
  readonly seed: number;
  readonly size: number;
  /** rustc's codes and lines, or `accepts`. */
  readonly verdict: string;
  /** What the accepted program prints, and how it ends. */
  readonly output?: string | undefined;
}

export const readTally = (): readonly TallyEntry[] => JSON.parse(readFileSync(TALLY, 'utf8')) as readonly TallyEntry[];
export const readSample = (): readonly SampleEntry[] =>
  JSON.parse(readFileSync(SAMPLE, 'utf8')) as readonly SampleEntry[];
