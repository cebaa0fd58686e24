/**
 * The process's standard streams. All is written before a call returns, so nothing is lost at the end of the process, and
 * the platform's stream objects, which cost some milliseconds to make, are not needed.
 */
import { readFileSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

/** Where the command line's text goes, and where a program's input comes from. */
export interface Streams {
  /** Standard output is a terminal, and may be coloured. */
  readonly isTerminal: boolean;
  /** To standard output; written at the latest by the next `flush`. */
  readonly print: (text: string) => void;
  /** To standard error, behind all that was printed before. */
  readonly complain: (text: string) => void;
  readonly flush: () => void;
  /** All of standard input; empty where a person sits at it. */
  readonly readInput: () => string;
}

/** Standard output takes nothing more, so there is no more work to do. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  /** Nobody reads it any more (`… | head`), which is no fault; else the disk may be full. */
  readonly isClosedPipe: boolean;
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.isClosedPipe = codeOf(cause) === 'EPIPE';
  }
}

/** Characters kept back before they are written, so that a trace of many short lines costs few writes. */
const BUFFERED = 1 << 16;

export function processStreams(): Streams {
  let pending: string[] = [];
  let pendingLength = 0;
  const flush = (): void => {
    const text = pending.join('');
    pending = [];
    pendingLength = 0;
    try {
      writeAll(1, text);
    } catch (error) {
      throw new OutputError(error);
    }
  };
  return {
    isTerminal: isatty(1),
    print: (text) => {
      pending.push(text);
      pendingLength += text.length;
      if (pendingLength >= BUFFERED) flush();
    },
    complain: (text) => {
      flush();
      try {
        writeAll(2, text);
      } catch {
        // Without anybody to complain to, the exit code has to say it.
      }
    },
    flush,
    readInput: () => {
      try {
        return isatty(0) ? '' : readFileSync(0, 'utf8');
      } catch {
        return '';
      }
    },
  };
}

/** A pipe takes what it has room for, and one that another process made non-blocking refuses while it has none. */
function writeAll(stream: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(stream, bytes, written);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** The system's word for what went wrong, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
