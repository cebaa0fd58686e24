/**
 * Measures the budgets and prints ours beside them: `npm run bench`, or `npm run bench -- steps limits` for some. Numbers are
 * medians on the machine at hand; nothing is asserted. `--json` prints the rows as one object instead of a table.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseArgs } from 'node:util';
import { ensureStd } from '../scripts/std.mjs';
import type { Row } from './measure.ts';
import { commandLine, freshCheck } from './rows/against-rustc.ts';
import { coldPage, download } from './rows/download.ts';
import { keyPress } from './rows/key-press.ts';
import { limits } from './rows/limits.ts';
import { boxes, steps } from './rows/run.ts';

const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  'key-press': keyPress,
  'fresh-check': freshCheck,
  cli: commandLine,
  steps,
  boxes,
  download,
  'cold-page': coldPage,
  limits,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`ferrostep: no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

ensureStd({ required: true });
// What a run holds is only known when nothing else is held.
setFlagsFromString('--expose-gc');
globalThis.gc ??= runInNewContext('gc');

const rows: Row[] = [];
for (const [name, measure] of Object.entries(parts))
  if (positionals.length === 0 || positionals.includes(name)) rows.push(...(await measure()));

if (values.json) console.log(JSON.stringify(rows));
else {
  const what = Math.max(...rows.map((row) => row.what.length));
  const budget = Math.max(...rows.map((row) => row.budget.length));
  console.log(`${'what'.padEnd(what)}  ${'budget'.padEnd(budget)}  ours`);
  for (const row of rows) console.log(`${row.what.padEnd(what)}  ${row.budget.padEnd(budget)}  ${row.ours}`);
}
