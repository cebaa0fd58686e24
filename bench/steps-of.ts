/** For `compare-steps.ts`: steps a second of the checkout in a folder, recorded, as one number. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type * as interpreter from '../src/lib/interpreter/index.ts';
import type * as library from '../tests/tools/library.ts';
import { medianOf, program, time } from './measure.ts';

const [folder = '.'] = process.argv.slice(2);
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(folder, path)).href);
// Whatever state the checkout is in, these have been its doors since the first slice.
const { compile, record } = (await load('src/lib/interpreter/index.ts')) as typeof interpreter;
const { loadTestLibrary } = (await load('tests/tools/library.ts')) as typeof library;

const compilation = compile(program('million-steps'), { edition: '2024', library: loadTestLibrary() });
let length = 0;
const seconds = Array.from({ length: 4 }, () => {
  return (
    time(() => {
      length = record(compilation, { maxSteps: 2_000_000 })?.length ?? 0;
    }) / 1000
  );
});
// The first run warms up.
console.log(length / medianOf(seconds.slice(1)));
