/** Recording a run, and asking for its steps in any order. */
import { compile, type Compilation, record, type Trace } from '../../src/lib/interpreter/index.ts';
import { arrange } from '../../src/lib/viz/arrange/index.ts';
import { buildScene, standpointOf } from '../../src/lib/viz/scene/index.ts';
import { loadTestLibrary } from '../../tests/tools/library.ts';
import { median, ms, program, type Row, time } from '../measure.ts';

const check = (source: string): Compilation => compile(source, { edition: '2024', library: loadTestLibrary() });

function recorded(compilation: Compilation, maxSteps: number): Trace {
  const trace = record(compilation, { maxSteps, pastRefusals: true });
  if (trace === undefined) throw new Error(`nothing to run: ${compilation.diagnostics[0]?.message ?? ''}`);
  return trace;
}

function draw(compilation: Compilation, trace: Trace, step: number): unknown {
  return arrange(buildScene(standpointOf({ compilation, moment: trace.at(step), trace })), { width: 828 });
}

/** Bytes of objects and buffers, after all that can go has gone: buffers go after the objects that own them. */
async function heldBytes(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export async function steps(): Promise<Row[]> {
  const compilation = check(program('million-steps'));
  recorded(compilation, 2_000_000);
  let length = 0;
  const seconds =
    median(
      () => {
        length = recorded(compilation, 2_000_000).length;
      },
      5,
      0,
    ) / 1000;
  const before = await heldBytes();
  const held = recorded(compilation, 1_000_000);
  const bytes = (await heldBytes()) - before;
  // The page has drawn where it opened before anyone steps.
  draw(compilation, held, 0);
  let seed = 12_345;
  const asked = Array.from({ length: 60 }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return time(() => draw(compilation, held, seed % held.length));
  }).sort((a, b) => a - b);
  return [
    {
      what: `steps a second, recorded (${length} steps)`,
      budget: '10 million',
      ours: `${(length / seconds / 1e6).toFixed(2)} million`,
    },
    {
      what: `any step of a ${held.length}-step run, drawn`,
      budget: '16 ms',
      ours: `median ${ms(asked[30] ?? 0)}, worst ${ms(asked[59] ?? 0)}`,
    },
    { what: 'memory held by it', budget: '100 MB', ours: `${(bytes / 1e6).toFixed(0)} MB` },
  ];
}

export function boxes(): Row[] {
  const compilation = check(program('many-boxes'));
  const trace = recorded(compilation, 2_000_000);
  // Where most boxes stand: just before the vector is dropped.
  const drop = trace.marks().find((mark) => mark.kind === 'free' && mark.step > trace.length / 2)?.step ?? trace.length;
  const standpoint = standpointOf({ compilation, moment: trace.at(drop), trace });
  const count = buildScene(standpoint).boxes.length;
  const took = median(() => arrange(buildScene(standpoint), { width: 828 }), 15, 5);
  return [{ what: `scene and arrangement of ${count} boxes`, budget: '16 ms', ours: ms(took) }];
}
