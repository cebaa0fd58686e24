/** Starts the interpreter's worker. The bundler finds it by its address here. */
import type { Answer, LibraryPlace } from '../../../worker/messages.ts';
import { partsFolder } from '../../../worker/parts-folder.ts';
import type { Port } from './client.ts';

export function openWorker(onAnswer: (answer: Answer) => void, onCrash: (sentence: string) => void): Port {
  const worker = new Worker(new URL('../../../worker/interpreter.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event: MessageEvent<Answer>) => {
    onAnswer(event.data);
  });
  worker.addEventListener('error', (event) => {
    onCrash(
      `the interpreter stopped (${event.message === '' ? 'unknown reason' : event.message}) and was started anew`,
    );
  });
  worker.postMessage({ kind: 'library', folder: partsFolder() } satisfies LibraryPlace);
  return worker;
}
