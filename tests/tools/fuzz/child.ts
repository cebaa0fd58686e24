/** Checks and runs the texts that it is sent, one after another, and answers how each went. A process of its own: it may hang or die. */
import { compile, record, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../library.ts';

export interface Answer {
  readonly id: number;
  /** What the input came to, for the counts. */
  readonly outcome: string;
  /** The sentence of a fault of ours, or the exception that got out. */
  readonly fault: string | undefined;
  /** Milliseconds of processor time. */
  readonly took: number;
  /** Bytes of memory that the process holds after it. */
  readonly held: number;
}

const library = loadTestLibrary();

function answerOf(id: number, text: string): Answer {
  const start = process.cpuUsage();
  let outcome = 'threw';
  let fault: string | undefined;
  try {
    const compilation = compile(text, { edition: id % 5 === 0 ? '2021' : '2024', library });
    outcome = compilation.status;
    if (compilation.status === 'internal') fault = compilation.diagnostics[0]?.message;
    if (compilation.status === 'accepted' || compilation.status === 'refused') {
      const trace = record(compilation, { maxSteps: 60_000, pastRefusals: true });
      if (trace !== undefined) {
        if (trace.end.kind === 'internal') fault = trace.end.message;
        trace.at(trace.length >> 1);
        trace.events(Math.max(0, trace.length - 1));
        outcome += ` ${trace.end.kind}`;
      }
      if (compilation.status === 'accepted') {
        const end = run(compilation, { maxSteps: 400_000 })?.end;
        if (end?.kind === 'internal') fault = end.message;
      }
    }
  } catch (error) {
    fault = error instanceof Error ? `${error.name}: ${error.message}`.split('\n')[0] : String(error);
  }
  const { user, system } = process.cpuUsage(start);
  return { id, outcome, fault, took: (user + system) / 1000, held: process.memoryUsage().rss };
}

process.on('message', ({ id, text }: { readonly id: number; readonly text: string }) => {
  process.send?.(answerOf(id, text));
});
process.send?.('ready');
