/** A chain of iterator adapters is seen to be lazy: where the steps stop, and what their sentences say. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openProgram, reportOf } from '#lib/session/index.ts';
import { buildScene, outlineText } from '#lib/viz/scene/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

const path = fileURLToPath(new URL('../fixtures/closures/chain-by-element.rs', import.meta.url));
const source = readFileSync(path, 'utf8');
const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
const lineOfText = (text: string): number => lineOf(source.indexOf(text));
const [MAP, FILTER] = [lineOfText('.map('), lineOfText('.filter(')];

function runOf() {
  const { run } = openProgram({ source, edition: '2024', library: loadTestLibrary(), stdin: '', maxSteps: 100_000 });
  if (run === undefined) throw new Error('nothing runs');
  run.advance(100_000);
  return run;
}

/** At each stop: the line, and the sentence. */
function stopsOf(grain: 'statement' | 'line') {
  const run = runOf();
  return [...run.summary().stops[grain]].map((step) => {
    const at = run.standAt(step, run.stopBefore(step, grain), false);
    const frame = at.moment.frames.findLast((each) => !each.isLibrary);
    return { line: frame === undefined ? 0 : lineOf(frame.span.start), sentence: reportOf(at).sentence.text };
  });
}

const chain = (stops: ReturnType<typeof stopsOf>) =>
  stops.map(({ sentence }) => sentence).filter((sentence) => sentence.includes('runs'));

test('each element goes through all adapters before the next begins', () => {
  const x10 = (value: number) =>
    `the closure for \`map\` on line ${MAP} returns \`${value}\`; the closure for \`filter\` on line ${FILTER} runs: \`x\` refers to \`${value}\`.`;
  const next = (passed: boolean, index: number) =>
    `The closure for \`filter\` on line ${FILTER} returns \`${passed}\`; the closure for \`map\` on line ${MAP} runs: \`x\` refers to \`v[${index}]\`, \`${index + 1}\`.`;
  const upper = (text: string) => `T${text.slice(1)}`;
  // The fourth element is asked for by nobody.
  expect(chain(stopsOf('statement')).slice(0, 6)).toEqual([
    `The closure for \`map\` on line ${MAP} runs: \`x\` refers to \`v[0]\`, \`1\`.`,
    upper(x10(10)),
    next(false, 1),
    upper(x10(20)),
    next(true, 2),
    upper(x10(30)),
  ]);
});

test('by lines too', () => {
  const inside = new Set([MAP + 1, FILTER + 1]);
  const lines = stopsOf('line').flatMap(({ line }) => (inside.has(line) ? [line] : []));
  expect(lines).toEqual([MAP + 1, FILTER + 1, MAP + 1, FILTER + 1, MAP + 1, FILTER + 1]);
});

test('a closure that is called again and again stops at each call', () => {
  const line = lineOfText('.fold(');
  const sentences = stopsOf('statement').map(({ sentence }) => sentence);
  expect(sentences.filter((sentence) => sentence.includes('`fold`'))).toEqual([
    `The closure for \`fold\` on line ${line} runs: \`acc\` is \`0\`, \`x\` refers to \`v[0]\`, \`1\`.`,
    `The closure for \`fold\` on line ${line} returns \`1\` and runs again: \`acc\` is \`1\`, \`x\` refers to \`v[1]\`, \`2\`.`,
    `The closure for \`fold\` on line ${line} returns \`3\` and runs again: \`acc\` is \`3\`, \`x\` refers to \`v[2]\`, \`3\`.`,
    `The closure for \`fold\` on line ${line} returns \`6\` and runs again: \`acc\` is \`6\`, \`x\` refers to \`v[3]\`, \`4\`.`,
    `The closure for \`fold\` on line ${line} returns \`10\`; \`total\` is \`10\`.`,
  ]);
});

test('the picture names the adapter, and leads to the element', () => {
  const run = runOf();
  const step = [...run.summary().stops.statement].find(
    (each) =>
      run.standAt(each, each, false).moment.frames.findLast(({ isLibrary }) => !isLibrary)?.name === '{closure}',
  );
  const lines = outlineText(buildScene(run.standAt(step ?? 0, 0, false))).split('\n');
  const from = lines.findIndex((text) => text.startsWith(`  closure for map, line ${MAP}, running`));
  expect(lines[from + 1]?.trim()).toMatch(/^x: reads box \d+\[0\]$/u);
});

test('what the library holds between two adapters is shown by its value', () => {
  const run = runOf();
  const steps = [...run.summary().stops.statement];
  const labels = steps.flatMap((step) => {
    const { frames } = buildScene(run.standAt(step, 0, false));
    const last = frames.at(-1);
    const content = last?.title.startsWith('closure for filter') === true ? last.rows[0]?.node.content : undefined;
    return content?.kind === 'pointer' ? [content.label] : [];
  });
  expect([...new Set(labels)]).toEqual(['reads 10', 'reads 20', 'reads 30']);
});
