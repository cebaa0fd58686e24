/** The Web Worker: glue between the message port and the session. Requests that a newer one overtakes are dropped. */
import { openLibrary } from '#lib/interpreter/index.ts';
import { codeParts, createLibraryParts } from './library-parts.ts';
import { createWorkerSession, type WorkerSession } from './worker-session.ts';
import type { Answer } from './messages.ts';

const post = (answer: Answer): void => {
  self.postMessage(answer);
};

let session: WorkerSession | undefined;
const waiting: unknown[] = [];

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  waiting.push(event.data);
  if (session !== undefined && waiting.length === 1) setTimeout(drain);
});

/** Answers the newest request of each kind; older ones of the same kind are answered by silence. */
function drain(): void {
  if (session === undefined) return;
  const batch = waiting.splice(0);
  const newest = new Map<string, unknown>();
  for (const message of batch) newest.set(kindOf(message), message);
  for (const message of newest.values()) post(session.handle(message));
}

const kindOf = (message: unknown): string =>
  typeof message === 'object' && message !== null && 'kind' in message ? String(message.kind) : '';

async function start(): Promise<void> {
  try {
    const parts = createLibraryParts();
    await parts.load(['index', ...codeParts]);
    session = createWorkerSession(openLibrary(parts.read), () => performance.now());
    post({ kind: 'ready' });
    drain();
  } catch (error) {
    post({
      kind: 'failed',
      id: -1,
      sentence: `the standard library could not be loaded (${error instanceof Error ? error.message : String(error)}); reload the page`,
    });
  }
}

void start();
