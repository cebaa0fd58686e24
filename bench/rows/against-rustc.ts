/** Our check and our command line against rustc's, in turn. */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src/lib/interpreter/index.ts';
import { loadTestLibrary } from '../../tests/tools/library.ts';
import {
  hasRustc,
  inFolder,
  inTurn,
  median,
  ms,
  printPair,
  program,
  programPath,
  ROOT,
  type Row,
  rustcCheck,
  time,
} from '../measure.ts';

/** A fresh check in a warm process: what the page does when a program is opened. */
export function freshCheck(): Row[] {
  const options = { edition: '2024', library: loadTestLibrary() } as const;
  const sizes = [
    { name: 'sixty-lines', lines: 60, budget: '0.2 of rustc' },
    { name: 'large', lines: 2700, budget: '1 of rustc' },
  ];
  return sizes.map(({ name, lines, budget }): Row => {
    const what = `fresh check against rustc --emit=metadata, ${lines} lines`;
    const source = program(name);
    const check = (): unknown => compile(source, options);
    // Of a program with a hole or a fault less is checked than rustc checks: it would be no comparison.
    const { status } = compile(source, options);
    if (status !== 'accepted') throw new Error(`bench/programs/${name}.rs is ${status}`);
    // Warm: the engine goes on compiling our functions for some 25 checks of the large program.
    const alone = median(check, 10, lines > 1000 ? 25 : 100);
    if (!hasRustc()) return { what, budget, ours: `${ms(alone)} (no rustc here)` };
    return {
      what,
      budget,
      ours: inFolder((folder) => printPair(inTurn(check, () => rustcCheck(programPath(name), folder), 11))),
    };
  });
}

const ferrostep = (node: string, ...words: string[]): unknown =>
  spawnSync(node, [join(ROOT, 'bin/ferrostep'), ...words], { stdio: 'ignore' });

/** Whole processes, from start to end. The Nodes are this one and those that `FERROSTEP_NODES` names, parted by commas. */
export function commandLine(): Row[] {
  const others = (process.env['FERROSTEP_NODES'] ?? '').split(',').filter((path) => path !== '');
  const nodes = [process.execPath, ...others].map((path) => ({
    path,
    version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim(),
  }));
  return inFolder((folder) => {
    const one = nodes.map(({ path, version }): Row => {
      const file = programPath('sixty-lines');
      const ours = (): unknown => ferrostep(path, 'check', file);
      return {
        what: `ferrostep check of one file against rustc, ${version}`,
        budget: version.startsWith('v20') ? '6 of rustc' : '4 of rustc',
        ours: hasRustc()
          ? printPair(inTurn(ours, () => rustcCheck(file, folder), 15))
          : `${ms(median(ours, 15, 1))} (no rustc here)`,
      };
    });
    const files = Array.from({ length: 200 }, (_, index) => {
      const copy = join(folder, `file${index}.rs`);
      copyFileSync(programPath('sixty-lines'), copy);
      return copy;
    });
    const ours = time(() => ferrostep(process.execPath, 'check', ...files));
    const theirs = hasRustc() ? time(() => files.forEach((file) => rustcCheck(file, folder))) : undefined;
    return [
      ...one,
      {
        what: 'ferrostep check of 200 files in one call against 200 calls of rustc',
        budget: 'less than rustc',
        ours: theirs === undefined ? ms(ours) : printPair({ ours, theirs, ratio: ours / theirs }),
      },
    ];
  });
}
