/** For `rows/limits.ts`: `check FILE` or `record FILE` in this process, and one line about it. */
import { readFileSync } from 'node:fs';
import { compile, record } from '../src/lib/interpreter/index.ts';
import { loadTestLibrary } from '../tests/tools/library.ts';
import { ms } from './measure.ts';

const [command, file = ''] = process.argv.slice(2);
const library = loadTestLibrary();
const source = readFileSync(file, 'utf8');
const start = performance.now();
const compilation = compile(source, { edition: '2024', library });
const trace = command === 'record' ? record(compilation, { maxSteps: 1_000_000 }) : undefined;
const status = trace === undefined ? compilation.status : `${trace.end.kind}, ${trace.length} steps kept,`;
const took = ms(performance.now() - start);
console.log(`${status} after ${took}, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
