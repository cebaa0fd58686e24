/** What a sentence is, and code inside it. */
import { shorten } from '../values/text.ts';

/** What the step did, in the reader's words. Backticks enclose code. */
export interface Sentence {
  readonly text: string;
  readonly tone: 'plain' | 'refused' | 'panicked' | 'faulted' | 'ended';
}

/** Characters of a value at most. */
export const VALUE_LIMIT = 40;

export const code = (text: string): string =>
  `\`${shorten(text.replace(/`/g, "'").replace(/\s+/g, ' '), VALUE_LIMIT)}\``;
