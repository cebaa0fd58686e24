/**
 * The page's end of the worker: sends requests, hands answers on, and starts the worker anew when nothing is heard of it.
 * A request is overtaken by the next of its kind, so at most one check and one seek are under way.
 *
 * The watchdog's clock runs while an answer is due and the worker is not waiting for the network, and only an answer sets
 * it back. A seek or an edit does not: a reader
 * who keeps pressing keys would keep a hung worker alive. The new worker is given what the old one did not come to, or else
 * the last program that was shown, at the moment that was shown: stepping goes on with that.
 */
import type { Answer, CheckOrder, CheckRequest, Request, SeekOrder, TestsOrder } from '../../../worker/messages.ts';
import { MESSAGE_VERSION } from '../../../worker/version.ts';

/** A worker that is silent for this long is taken for hung; its own budgets end runs far earlier. */
export const PATIENCE_MS = 10_000;

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
  /** The number of the request, which its answers carry. */
  check(order: CheckOrder): number;
  /** `run`: the number of the check whose run is meant. */
  seek(run: number, order: SeekOrder): number;
  /** Verdicts come as they are known; a worker that is started anew has forgotten the question. */
  tests(order: TestsOrder): number;
  close(): void;
}

export function createClient(options: ClientOptions): Client {
  const due: { check: CheckRequest | undefined; seek: Request | undefined } = { check: undefined, seek: undefined };
  /** What the worker was given when it was last idle, or heard of: if it hangs, it hangs on that. */
  let suspect: Request | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  /** The program that was shown last, and its moment. */
  let shown: { readonly request: CheckRequest; step: number } | undefined;
  let nextId = 1;
  /** The worker has said something: it could be loaded. */
  let isHeard = false;
  /** It could not load a part of itself, and only another can. */
  let isSpent = false;
  /** It waits for the network, of which silence is no fault of its own. */
  let isLoading = true;
  let port = open();

  function open(): Port {
    return options.makePort(
      (answer) => {
        hear(answer);
        options.onAnswer(answer);
      },
      (sentence) => {
        restart(sentence);
      },
    );
  }

  function hear(answer: Answer): void {
    isHeard = true;
    switch (answer.kind) {
      case 'run':
        if (due.check?.id === answer.id) shown = { request: due.check, step: answer.shown.step };
        if (!answer.run.isGrowing) closeCheck(answer.id);
        break;
      case 'growth':
        if (!answer.run.isGrowing) closeCheck(answer.id);
        break;
      case 'verdict':
        if (!answer.analysis.hasRun) closeCheck(answer.id);
        break;
      case 'stale':
        closeSeek(answer.id);
        break;
      case 'moment':
        if (shown !== undefined) shown.step = answer.shown.step;
        closeSeek(answer.id);
        break;
      case 'failed':
        if (answer.isSpent === true) isSpent = true;
        closeCheck(answer.id);
        closeSeek(answer.id);
        break;
      case 'ready':
      case 'loading':
      case 'progress':
      case 'tests':
      case 'warnings':
      case 'written':
        break;
    }
    isLoading = answer.kind === 'loading';
    windUp();
  }
  function closeCheck(id: number): void {
    if (due.check !== undefined && due.check.id <= id) due.check = undefined;
  }
  function closeSeek(id: number): void {
    if (due.seek !== undefined && due.seek.id <= id) due.seek = undefined;
  }

  /** Starts the clock anew where an answer is due. */
  function windUp(): void {
    clearTimeout(watchdog);
    watchdog = undefined;
    suspect = due.check ?? due.seek;
    if (suspect === undefined || isLoading) return;
    watchdog = setTimeout(() => {
      restart('this program kept the interpreter busy for too long, so it was stopped');
    }, PATIENCE_MS);
  }

  function restart(sentence: string): void {
    clearTimeout(watchdog);
    watchdog = undefined;
    port.terminate();
    const hung = suspect;
    const { check } = due;
    due.check = undefined;
    due.seek = undefined;
    options.onRestart(sentence);
    // What cannot even be loaded would fail again, and again.
    if (!isHeard) return;
    isHeard = false;
    isLoading = true;
    port = open();
    if (check !== undefined && check !== hung) send(check);
    else if (shown !== undefined && shown.request.id !== hung?.id)
      send({ ...shown.request, wanted: { kind: 'step', step: shown.step } });
    else shown = undefined;
  }

  function send(request: Request): number {
    if (isSpent && request.kind === 'check') {
      isSpent = false;
      isLoading = true;
      port.terminate();
      port = open();
    }
    if (request.kind === 'check') due.check = request;
    else if (request.kind === 'seek') due.seek = request;
    port.postMessage(request);
    if (watchdog === undefined) windUp();
    return request.id;
  }

  return {
    check: (order) => send({ kind: 'check', version: MESSAGE_VERSION, id: nextId++, ...order }),
    seek: (run, order) => send({ kind: 'seek', version: MESSAGE_VERSION, id: nextId++, run, ...order }),
    tests: (order) => send({ kind: 'tests', version: MESSAGE_VERSION, id: nextId++, ...order }),
    close: () => {
      clearTimeout(watchdog);
      port.terminate();
    },
  };
}
