/** Entry of `bin/ferrostep`. Output goes to the streams given, the exit code comes back as a number. */
import { readFileSync } from 'node:fs';
import { parseCall, USAGE, type Call } from './arguments.ts';
import { checkFile } from './check.ts';
import { drawFile } from './draw.ts';
import { loadLibrary } from './library.ts';
import { refuseEdition, type Verdict, type World } from './report.ts';
import { runFile } from './run.ts';
import { traceFile } from './trace.ts';

function main(words: readonly string[]): number {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const call = parseCall(words);
  if (!call.ok) {
    process.stderr.write(`ferrostep: ${call.error}\n\n${USAGE}\n`);
    return 2;
  }
  const library = loadLibrary();
  if (!library.ok) {
    process.stderr.write(`ferrostep: ${library.error}\n`);
    return 2;
  }
  const world: World = {
    library: library.value,
    call: call.value,
    colour: !call.value.json && process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
    readInput: () => readInput(call.value),
  };
  let worst = 0;
  for (const file of call.value.files) {
    const source = readSource(file);
    if (source === undefined) {
      process.stderr.write(`ferrostep: cannot read ${file}\n`);
      worst = 2;
      continue;
    }
    const verdict = doFile(world, file, source);
    worst = Math.max(worst, verdict === 'good' ? 0 : verdict === 'bad' ? 1 : 2);
  }
  return worst;
}

function doFile(world: World, file: string, source: string): Verdict {
  if (world.call.oldEdition !== undefined) return refuseEdition(world, file, world.call.oldEdition);
  switch (world.call.verb) {
    case 'check':
      return checkFile(world, file, source);
    case 'run':
      return runFile(world, file, source);
    case 'trace':
      return traceFile(world, file, source);
    case 'draw':
      return drawFile(world, file, source);
  }
}

function readSource(file: string): string | undefined {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The program's own standard input: ours, unless the program itself was read from it or a person sits at it. */
function readInput(call: Call): string {
  if (call.files.includes('-') || process.stdin.isTTY) return '';
  try {
    return readFileSync(0, 'utf8');
  } catch {
    return '';
  }
}

process.exitCode = main(process.argv.slice(2));
