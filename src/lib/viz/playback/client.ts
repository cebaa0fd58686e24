/**
 * The page's end of the worker: sends requests, hands answers on, and starts the worker anew when it does not answer.
 * A request is overtaken by the next of its kind, so at most one check and one seek are under way.
 */
import type { Answer, CheckRequest, Request, SeekRequest } from '../../../worker/messages.ts';

/** A worker that has not answered for this long is taken for hung; its own step budget ends runs far earlier. */
const PATIENCE_MS = 10_000;

/** What of a Worker is needed; tests give their own. */
export interface Port {
  postMessage(request: Request): void;
  terminate(): void;
}

export interface ClientOptions {
  readonly makePort: (onAnswer: (answer: Answer) => void, onCrash: (sentence: string) => void) => Port;
  readonly onAnswer: (answer: Answer) => void;
  /** The worker had to be started anew; the sentence says why. */
  readonly onRestart: (sentence: string) => void;
}

export interface Client {
  check(request: Omit<CheckRequest, 'kind' | 'id'>): number;
  seek(request: Omit<SeekRequest, 'kind' | 'id'>): number;
  close(): void;
}

export function createClient(options: ClientOptions): Client {
  let nextId = 1;
  let waitingFor: number | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let port = open();

  function open(): Port {
    return options.makePort(
      (answer) => {
        if ('id' in answer && answer.id === waitingFor) quiet();
        options.onAnswer(answer);
      },
      (sentence) => {
        restart(sentence);
      },
    );
  }
  function quiet(): void {
    clearTimeout(watchdog);
    waitingFor = undefined;
  }
  function restart(sentence: string): void {
    quiet();
    port.terminate();
    port = open();
    options.onRestart(sentence);
  }
  function send(request: Request): number {
    port.postMessage(request);
    clearTimeout(watchdog);
    waitingFor = request.id;
    watchdog = setTimeout(() => {
      restart('this program kept the interpreter busy for too long, so it was stopped');
    }, PATIENCE_MS);
    return request.id;
  }
  return {
    check: (request) => send({ kind: 'check', id: nextId++, ...request }),
    seek: (request) => send({ kind: 'seek', id: nextId++, ...request }),
    close: () => {
      quiet();
      port.terminate();
    },
  };
}
