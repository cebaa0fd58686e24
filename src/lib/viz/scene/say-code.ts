/** Code inside a sentence, and how long it may get. */
import { shorten } from './text.ts';

export const VALUE_LIMIT = 40;

export const code = (text: string): string =>
  `\`${shorten(text.replace(/`/g, "'").replace(/\s+/g, ' '), VALUE_LIMIT)}\``;
