/**
 * The worker's one piece of state: the program last checked and its recorded run. Requests are validated here; what comes
 * back are answers, also for requests that make no sense and for faults of ours.
 */
import * as v from 'valibot';
import {
  compile,
  type CompiledLibrary,
  type Compilation,
  InvariantError,
  record,
  type Trace,
} from '#lib/interpreter/index.ts';
import { analysisOf, standpointOf } from '#lib/session/index.ts';
import { buildScene } from '#lib/viz/scene/index.ts';
import { type Answer, type CheckRequest, RequestSchema, type SeekRequest } from './messages.ts';

export interface WorkerSession {
  handle(message: unknown): Answer;
}

export function createWorkerSession(library: CompiledLibrary, now: () => number): WorkerSession {
  let current:
    { readonly id: number; readonly compilation: Compilation; readonly trace: Trace | undefined } | undefined;

  const check = (request: CheckRequest): Answer => {
    const start = now();
    const compilation = compile(request.source, { edition: request.edition, library });
    const trace = record(compilation, { maxSteps: request.maxSteps, pastRefusals: true, stdin: request.stdin });
    // The last good picture stays while the new text cannot run: only a run replaces a run.
    if (trace !== undefined) current = { id: request.id, compilation, trace };
    return { kind: 'analysis', id: request.id, analysis: analysisOf(compilation, trace, now() - start) };
  };

  const seek = (request: SeekRequest): Answer => {
    if (current?.trace === undefined) return { kind: 'failed', id: request.id, sentence: 'there is no run to show' };
    const { compilation, trace } = current;
    const step = Math.min(request.step, trace.length);
    const at = standpointOf({
      compilation,
      moment: trace.at(step),
      trace,
      since: Math.min(request.since, step),
      isCheckerOff: request.past,
    });
    const { showTypes, showRaw, insideLibrary } = request;
    const scene = buildScene(at, { showTypes, showRaw, insideLibrary });
    return { kind: 'moment', id: request.id, step, past: request.past, scene };
  };

  return {
    handle: (message) => {
      const request = v.safeParse(RequestSchema, message);
      const id = idOf(message);
      if (!request.success) return { kind: 'failed', id, sentence: request.issues[0].message };
      try {
        return request.output.kind === 'check' ? check(request.output) : seek(request.output);
      } catch (error) {
        return { kind: 'failed', id, sentence: faultSentence(error) };
      }
    },
  };
}

const idOf = (message: unknown): number =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number'
    ? message.id
    : -1;

/** A fault of ours, said plainly; the reader's program is not to blame. */
function faultSentence(error: unknown): string {
  if (error instanceof InvariantError)
    return `Ferrostep itself went wrong here (${error.message}); this is our fault, not your program's`;
  if (error instanceof RangeError) return 'this program is too large or too deep for Ferrostep';
  return `Ferrostep itself went wrong here (${error instanceof Error ? error.message : String(error)}); this is our fault, not your program's`;
}
