/** A child that is asked one text at a time, killed when it takes too long or holds too much, and started again. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Answer } from './child.ts';

/** Milliseconds of the clock after which a child is given up: other work on the machine may slow it down. */
const PATIENCE = 120_000;
export const MOST_TIME = 5000;
export const MOST_BYTES = 1e9;
/** A child starts anew before its garbage could be taken for an input's. */
const TIRED_BYTES = 600e6;

export type Verdict =
  | { readonly kind: 'fine'; readonly outcome: string }
  | { readonly kind: 'threw' | 'slow' | 'large'; readonly detail: string };

export class Asker {
  private child: ChildProcess | undefined;

  /** How one text goes; what looks slow or large is asked again in a fresh child. */
  async ask(id: number, text: string): Promise<Verdict> {
    const first = await this.askOnce(id, text);
    if (first.kind !== 'slow' && first.kind !== 'large') return first;
    this.stop();
    return this.askOnce(id, text);
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  private async askOnce(id: number, text: string): Promise<Verdict> {
    const child = this.child ?? (await this.start());
    const answer = await new Promise<Answer | 'late' | 'dead'>((done) => {
      const finish = (what: Answer | 'late' | 'dead'): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        done(what);
      };
      const timer = setTimeout(finish, PATIENCE, 'late');
      child.once('message', (message: Answer) => finish(message));
      child.once('exit', () => finish('dead'));
      child.send({ id, text });
    });
    if (answer === 'late' || answer === 'dead') {
      this.stop();
      return answer === 'late'
        ? { kind: 'slow', detail: 'no answer' }
        : { kind: 'large', detail: 'the process died, out of memory by all appearances' };
    }
    if (answer.held > TIRED_BYTES) this.stop();
    if (answer.fault !== undefined) return { kind: 'threw', detail: answer.fault };
    if (answer.took > MOST_TIME) return { kind: 'slow', detail: `${Math.round(answer.took)} ms` };
    if (answer.held > MOST_BYTES) return { kind: 'large', detail: `${Math.round(answer.held / 1e6)} MB` };
    return { kind: 'fine', outcome: answer.outcome };
  }

  private start(): Promise<ChildProcess> {
    const child = fork(new URL('child.ts', import.meta.url), { execArgv: ['--max-old-space-size=2000'] });
    this.child = child;
    return new Promise((done, fail) => {
      child.once('message', () => {
        child.removeAllListeners();
        done(child);
      });
      child.once('exit', () => fail(new Error('the child does not start')));
    });
  }
}
