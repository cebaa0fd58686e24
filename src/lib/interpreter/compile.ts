/** The pipeline's door. A fresh compile is a session that is asked once. */
import { diagnostic } from './diagnostics/index.ts';
import { buildLineTable, MAIN_FILE, USER_FILE } from './source/index.ts';
import type { Compilation, CompileOptions } from './compile/compilation.ts';
import { createSession } from './compile/session.ts';

export type { Compilation, CompileOptions, Edition, Progress, Status } from './compile/compilation.ts';
export type { TestCase } from './compile/tests.ts';
export { missingFiles } from './compile/missing-files.ts';
export { type CompileSession, createSession } from './compile/session.ts';

/** What stands for a program that a fault of ours kept from its verdict. */
export function failedCompilation(source: string, options: CompileOptions, sentence: string): Compilation {
  const span = { file: USER_FILE, start: 0, end: 0 };
  return {
    ...emptyCompilation(source, options),
    status: 'internal',
    diagnostics: [diagnostic({ name: 'internal', code: undefined, family: 'unsupported', message: sentence, span })],
  };
}

/** What stands for a program of which nothing is known: made of the smallest in which nothing is at fault. */
export const emptyCompilation = (source: string, options: CompileOptions): Compilation => ({
  ...compile('fn main() {}', options),
  bodies: new Map(),
  code: new Map(),
  facts: new Map(),
  factsOfCode: new Map(),
  source,
  lines: buildLineTable(source),
  status: 'unsupported',
  diagnostics: [],
  main: undefined,
  tests: [],
  canTestsShare: false,
  isWhole: false,
  isRestChecked: false,
  warnings: () => [],
});

export const compile = (source: string, options: CompileOptions): Compilation => createSession(options).update(source);

/** A name for what the reader's program is called on screen and in panics, as cargo would have it. */
export const USER_FILE_NAME = MAIN_FILE;
