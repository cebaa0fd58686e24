/** One file through every phase, printed: `npm run show FILE [2021]`. The first tool for any bug and any newcomer. */
import { readFileSync } from 'node:fs';
import { compile, loanLines, lineOf, printBody, record, renderDiagnostic } from '../../src/lib/interpreter/index.ts';
import { expand, parse, printCrate } from '../../src/lib/interpreter/syntax/index.ts';
import { USER_FILE } from '../../src/lib/interpreter/source/index.ts';
import { loadTestLibrary } from './library.ts';

const [path, edition] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: npm run show FILE [2021|2024]');
  process.exit(2);
}
const source = readFileSync(path, 'utf8');
const library = loadTestLibrary();
const options = { edition: edition === '2021' ? ('2021' as const) : ('2024' as const) };
const heading = (text: string): void => {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`);
};

const parsed = parse(source, { file: USER_FILE, ...options });
heading('core tree');
console.log(printCrate(expand(parsed.ast, { ...options, firstNodeId: parsed.nodeCount, source }).crate));

const compilation = compile(source, { ...options, library });
for (const body of compilation.bodies.values()) {
  heading('MIR');
  console.log(printBody(body, compilation.items));
}
heading('loans');
for (const loan of loanLines(compilation))
  console.log(`line ${loan.line}: ${loan.kind} ${loan.place}, in scope at ${loan.lines.join(' ')}`);
heading(compilation.status);
for (const each of compilation.diagnostics)
  console.log(`${renderDiagnostic(each, { fileName: path, lines: compilation.lines, colour: true })}\n`);

const trace = record(compilation, { maxSteps: 100_000, pastRefusals: true });
if (trace !== undefined) {
  heading(
    `trace: ${trace.length} steps, ${trace.end.kind}${trace.refusalStep === undefined ? '' : `, refused at step ${trace.refusalStep}`}`,
  );
  for (let step = 0; step < Math.min(trace.length, 400); step++) {
    const info = trace.stepInfo(step);
    if (info.isLibrary) continue;
    const text = source.slice(info.span.start, info.span.end).replaceAll(/\s+/gu, ' ').slice(0, 50);
    console.log(
      `${String(step).padStart(5)} ${String(lineOf(compilation.lines, info.span.start)).padStart(4)} ${'  '.repeat(info.depth)}${text.padEnd(52)} ${trace
        .events(step)
        .map((event) => event.kind)
        .join(' ')}`,
    );
  }
  process.stdout.write(trace.stdout);
  process.stderr.write(trace.stderr);
}
