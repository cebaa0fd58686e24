/** What `bin/ferrostep` runs: words in, text to the two streams, the exit code as a number back. */
import { parseCall, USAGE, type Call } from './arguments.ts';
import { checkFile } from './check.ts';
import { drawFile } from './draw.ts';
import { loadLibrary } from './library.ts';
import { readSource } from './read.ts';
import { refuseEdition, reportInternal, sentenceOf, type Verdict, type World } from './report.ts';
import { runFile } from './run.ts';
import { runTestsOf } from './run-tests.ts';
import { OutputError, processStreams, type Streams } from './streams.ts';
import { traceFile } from './trace.ts';

const EXIT_CODE: Readonly<Record<Verdict, number>> = { good: 0, bad: 1, failed: 2, internal: 3 };

/** `folder` holds the compiled standard library. */
export function main(words: readonly string[], folder: string, streams: Streams = processStreams()): number {
  try {
    const code = answer(words, folder, streams);
    streams.flush();
    return code;
  } catch (error) {
    if (!(error instanceof OutputError)) {
      streams.complain(`ferrostep: internal: ${sentenceOf(error)}\n`);
      return EXIT_CODE.internal;
    }
    // Whoever closed the pipe has seen enough; the files that are left were not accepted.
    if (error.isClosedPipe) return EXIT_CODE.bad;
    streams.complain(`ferrostep: cannot write: ${error.message}\n`);
    return EXIT_CODE.failed;
  }
}

function answer(words: readonly string[], folder: string, streams: Streams): number {
  if (isHelp(words)) {
    streams.print(`${USAGE}\n`);
    return EXIT_CODE.good;
  }
  const call = parseCall(words);
  if (!call.ok) {
    streams.complain(`ferrostep: ${call.error}\n\n${USAGE}\n`);
    return EXIT_CODE.failed;
  }
  const library = loadLibrary(folder);
  if (!library.ok) {
    streams.complain(`ferrostep: ${library.error}\n`);
    return EXIT_CODE.failed;
  }
  const world: World = {
    library: library.value,
    call: call.value,
    colour: !call.value.json && streams.isTerminal && process.env['NO_COLOR'] === undefined,
    print: streams.print,
    complain: streams.complain,
    // Where the program itself was read from it, nothing is left for it to read.
    readInput: () => (call.value.files.includes('-') ? '' : streams.readInput()),
  };
  return Math.max(...call.value.files.map((file) => EXIT_CODE[doFile(world, file)]));
}

function isHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end < 0 ? words : words.slice(0, end);
  return options.includes('--help') || options.includes('-h') || words[0] === 'help';
}

/** One file's answer. A fault of ours is this file's answer too: the files behind it are still done. */
function doFile(world: World, file: string): Verdict {
  const source = readSource(file);
  if (!source.ok) {
    world.complain(`ferrostep: cannot read ${file}: ${source.error}\n`);
    return 'failed';
  }
  if (world.call.oldEdition !== undefined) return refuseEdition(world, file, world.call.oldEdition);
  try {
    return commandOf(world.call)(world, file, source.value);
  } catch (error) {
    if (error instanceof OutputError) throw error;
    return reportInternal(world, file, error);
  }
}

function commandOf(call: Call): (world: World, file: string, source: string) => Verdict {
  switch (call.verb) {
    case 'check':
      return checkFile;
    case 'run':
      return call.test ? runTestsOf : runFile;
    case 'trace':
      return traceFile;
    case 'draw':
      return drawFile;
  }
}
