/** The Web Worker: glue between the message port and the session. Requests that a newer one overtakes are dropped. */
import * as v from 'valibot';
import { openLibrary, type PartName } from '#lib/interpreter/index.ts';
import { loadCode } from './late-code.ts';
import { isLateCode } from './late-part.ts';
import { createLibraryParts } from './library-parts.ts';
import { type Answer, LibraryPlaceSchema } from './messages.ts';
import { createWorkerSession, type WorkerSession } from './worker-session.ts';

const post = (answer: Answer): void => {
  self.postMessage(answer);
};

/** Calls back after the messages that wait; unlike a timer's, its turn comes without a delay. */
const turns = new MessageChannel();
turns.port1.addEventListener('message', turn);
turns.port1.start();

const waiting: unknown[] = [];
const running: { session: WorkerSession | undefined; isTurnDue: boolean } = { session: undefined, isTurnDue: false };

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const library = v.safeParse(LibraryPlaceSchema, event.data);
  if (library.success) void start(library.output.folder);
  else waiting.push(event.data);
  askForTurn();
});

function askForTurn(): void {
  if (running.session === undefined || running.isTurnDue) return;
  running.isTurnDue = true;
  turns.port2.postMessage(undefined);
}

/** Does the newest request of each kind, older ones of the same kind are dropped; or records a slice where none waits. */
function turn(): void {
  running.isTurnDue = false;
  const { session } = running;
  if (session === undefined) return;
  const newest = new Map<string, unknown>();
  for (const message of waiting.splice(0)) newest.set(kindOf(message), message);
  for (const message of newest.values()) session.handle(message);
  if (session.work()) askForTurn();
}

const kindOf = (message: unknown): string =>
  typeof message === 'object' && message !== null && 'kind' in message ? String(message.kind) : '';

async function start(folder: string): Promise<void> {
  try {
    const parts = createLibraryParts(folder);
    await parts.load(['index', 'core']);
    const load = async (names: readonly PartName[]): Promise<void> => {
      await Promise.all([parts.load(names.filter((name) => !isLateCode(name))), loadCode(names.filter(isLateCode))]);
      askForTurn();
    };
    running.session = createWorkerSession({
      open: () => openLibrary(parts.read, true),
      now: () => performance.now(),
      post,
      load,
    });
    post({ kind: 'ready' });
    askForTurn();
  } catch (error) {
    post({
      kind: 'failed',
      id: -1,
      sentence: `the standard library could not be loaded (${error instanceof Error ? error.message : String(error)}); reload the page`,
    });
  }
}
