/** What rustc said of the library's signatures: one line for each, its hash, the answer where it is not `same`, its name. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignatureCheck } from './signatures.ts';

export interface Answer {
  readonly name: string;
  /** Of the check's text and its twins': another signature has another. */
  readonly hash: string;
  /**
   * `same`; `asks-too-much` where a clause is not needed; `refused-otherwise` where a call in a constant is refused with
   * another code; the code of rustc's error.
   */
  readonly answer: string;
}

export const answersPath = join(import.meta.dirname, '../std/signatures.txt');

export const hashOfCheck = ({ text, twins }: SignatureCheck): string =>
  createHash('sha256')
    .update([text, ...twins.map((twin) => `${twin.text}${twin.code ?? ''}`)].join('\n'))
    .digest('base64url')
    .slice(0, 6);

export const printAnswers = (answers: readonly Answer[]): string =>
  answers.map(({ name, hash, answer }) => `${hash} ${answer === 'same' ? '' : `${answer} `}${name}\n`).join('');

export function readAnswers(): readonly Answer[] {
  return readFileSync(answersPath, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, hash = '', answer = 'same', name = ''] =
        /^(\S+) (?:(E\d+|error|asks-too-much|refused-otherwise) )?(.*)$/.exec(line) ?? [];
      return { name, hash, answer };
    });
}
