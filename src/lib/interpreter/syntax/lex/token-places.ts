/** Where the tokens of a text stand: what lies between them is white space and comments. */
import { USER_FILE } from '../../source/index.ts';
import { scan } from './scan.ts';

export interface TokenPlace {
  readonly start: number;
  readonly end: number;
}

export const tokenPlaces = (text: string): readonly TokenPlace[] =>
  scan(text, USER_FILE, '2024').tokens.map(({ startOffset, endOffset }) => ({
    start: startOffset,
    end: endOffset + 1,
  }));
