/** `ferrostep trace`: one line a step of the reader's own code, with its place, its events and the live loans. */
import {
  type Compilation,
  lineColumnOf,
  loansAt,
  record,
  type StepEvent,
  type Trace,
} from '../lib/interpreter/index.ts';
import { compileFile } from './compile.ts';
import { printDiagnostics, verdictOf, type Verdict, type World } from './report.ts';

const DEFAULT_MAX_STEPS = 100_000;

export function traceFile(world: World, file: string, source: string): Verdict {
  const { call } = world;
  const compilation = compileFile(world, file, source);
  const trace = record(compilation, {
    maxSteps: call.maxSteps ?? DEFAULT_MAX_STEPS,
    pastRefusals: call.pastRefusals,
    stdin: world.readInput(),
  });
  if (trace === undefined) {
    if (call.json) world.print(`${JSON.stringify({ file, status: compilation.status, steps: [] })}\n`);
    else printDiagnostics(world, file, compilation, world.complain);
    return 'bad';
  }
  const lines = ownSteps(trace).map((step) => describe(compilation, trace, step));
  if (call.json) world.print(`${JSON.stringify({ file, status: trace.end.kind, steps: lines })}\n`);
  else
    for (const each of lines)
      world.print(
        `${String(each.step).padStart(6)}  ${`${each.line}:${each.column}`.padEnd(8)}${'  '.repeat(each.depth - 1)}${each.text.padEnd(40)}  ${each.events.join(', ')}${each.loans.length === 0 ? '' : `  [loans: ${each.loans.join(', ')}]`}\n`,
      );
  if (!call.json) world.print(`${String(trace.length).padStart(6)}  ${trace.end.kind}\n`);
  return verdictOf(trace.end);
}

function ownSteps(trace: Trace): number[] {
  const steps: number[] = [];
  for (let step = 0; step < trace.length; step++) if (!trace.stepInfo(step).isLibrary) steps.push(step);
  return steps;
}

interface StepLine {
  readonly step: number;
  readonly line: number;
  readonly column: number;
  readonly depth: number;
  /** The source that the step belongs to, on one line. */
  readonly text: string;
  readonly events: readonly string[];
  readonly loans: readonly string[];
}

function describe(compilation: Compilation, trace: Trace, step: number): StepLine {
  const info = trace.stepInfo(step);
  const at = lineColumnOf(compilation.lines, info.span.start);
  const text = compilation.source.slice(info.span.start, info.span.end).replaceAll(/\s+/gu, ' ');
  const facts = compilation.facts.get(info.body);
  const point = facts === undefined ? undefined : (facts.pointStart[info.at.block] ?? 0) + info.at.statement;
  const loans =
    facts === undefined || point === undefined
      ? []
      : loansAt(facts, point).map(
          (id) => `${facts.loans[id]?.kind === 'mut' ? '&mut ' : '&'}${facts.loans[id]?.placeText ?? ''}`,
        );
  return {
    step,
    line: at.line,
    column: at.column,
    depth: info.depth,
    text: text.length > 38 ? `${text.slice(0, 37)}…` : text,
    events: trace.events(step).map(eventText),
    loans,
  };
}

function eventText(event: StepEvent): string {
  switch (event.kind) {
    case 'call':
    case 'return':
      return `${event.kind} ${event.name}`;
    case 'alloc':
    case 'free':
      return `${event.kind} alloc${event.alloc}`;
    case 'realloc':
      return `realloc alloc${event.from} to alloc${event.to}`;
    case 'output':
      return `prints ${JSON.stringify(event.text)}`;
    case 'panic':
      return `panic: ${event.message}`;
    case 'fault':
      return `fault: ${event.fault.message}`;
    case 'borrow':
      return event.isMut ? 'borrow mut' : 'borrow';
    default:
      return event.kind;
  }
}
