/** What stands between quotes: escapes, line continuations, and which characters a literal may hold. */

/** A fault inside a token, at offsets of the source text. */
export interface LexFault {
  readonly code: string | undefined;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** `byte` literals hold bytes, `text` ones characters, `mixed` ones (C strings) both. */
export type QuoteMode = 'text' | 'byte' | 'mixed';

/** Added to a byte that stands for itself among characters: to those of a C string that are no ASCII. */
export const RAW_BYTE = 0x110000;

export interface Cooked {
  /** The characters (or bytes) meant. */
  readonly values: number[];
  /** Where each of them begins in the source; one more entry for the end. */
  readonly offsets: number[];
  readonly faults: LexFault[];
}

const backslash = 92;
const newline = 10;
const carriageReturn = 13;

/** Reads the contents of a quoted literal that stands at `start..end` of `text`, delimiters excluded. */
export function cookQuoted(text: string, start: number, end: number, mode: QuoteMode): Cooked {
  const cooked: Cooked = { values: [], offsets: [], faults: [] };
  let pos = start;
  while (pos < end) {
    const char = text.codePointAt(pos) ?? 0;
    if (char === backslash) {
      const next = text.charCodeAt(pos + 1);
      if (next === newline || (next === carriageReturn && text.charCodeAt(pos + 2) === newline)) {
        pos = skipBlank(text, pos + 1, end);
        continue;
      }
      pos = cookEscape(text, pos, end, mode, cooked);
      continue;
    }
    if (char === carriageReturn && text.charCodeAt(pos + 1) === newline) {
      pos++; // Source text counts `\r\n` as `\n`.
      continue;
    }
    const length = char > 0xffff ? 2 : 1;
    if (char === carriageReturn)
      cooked.faults.push(
        fault(
          mode === 'byte' ? 'bare CR not allowed in byte string' : 'bare CR not allowed in string, use `\\r` instead',
          pos,
          pos + 1,
        ),
      );
    if (mode === 'byte' && char > 0x7f)
      cooked.faults.push(fault('non-ASCII character in byte string literal', pos, pos + length));
    cooked.values.push(char);
    cooked.offsets.push(pos);
    pos += length;
  }
  cooked.offsets.push(end);
  return cooked;
}

/** The contents of a raw literal: every character as it is. */
export function cookRaw(text: string, start: number, end: number, mode: QuoteMode): Cooked {
  const cooked: Cooked = { values: [], offsets: [], faults: [] };
  for (let pos = start; pos < end;) {
    const char = text.codePointAt(pos) ?? 0;
    const length = char > 0xffff ? 2 : 1;
    if (char !== carriageReturn || text.charCodeAt(pos + 1) !== newline) {
      if (char === carriageReturn) cooked.faults.push(fault('bare CR not allowed in raw string', pos, pos + 1));
      if (mode === 'byte' && char > 0x7f)
        cooked.faults.push(fault('non-ASCII character in raw byte string literal', pos, pos + length));
      cooked.values.push(char);
      cooked.offsets.push(pos);
    }
    pos += length;
  }
  cooked.offsets.push(end);
  return cooked;
}

/** A string of code points, made in slices that a call can take. */
export function textOf(values: readonly number[]): string {
  let text = '';
  for (let index = 0; index < values.length; index += 4096)
    text += String.fromCodePoint(...values.slice(index, index + 4096));
  return text;
}

const fault = (message: string, start: number, end: number, code?: string): LexFault => ({ code, message, start, end });

const simpleEscapes = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['\\', 92],
  ['0', 0],
  ["'", 39],
  ['"', 34],
]);

function cookEscape(text: string, start: number, end: number, mode: QuoteMode, cooked: Cooked): number {
  const put = (value: number) => {
    cooked.values.push(value);
    cooked.offsets.push(start);
  };
  const letterPoint = start + 1 < end ? text.codePointAt(start + 1) : undefined;
  if (letterPoint === undefined) {
    cooked.faults.push(fault('unterminated escape', start, end));
    return end;
  }
  const letter = String.fromCodePoint(letterPoint);
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) {
    put(simple);
    return start + 2;
  }
  if (letter === 'x') return cookHex(text, start, end, mode, cooked, put);
  if (letter === 'u') return cookUnicode(text, start, end, mode, cooked, put);
  const kind = mode === 'byte' ? 'byte' : 'character';
  const shown = letterPoint < 32 ? JSON.stringify(letter).slice(1, -1) : letter;
  cooked.faults.push(fault(`unknown ${kind} escape: \`${shown}\``, start + 1, start + 1 + letter.length));
  put(letterPoint);
  return start + 1 + letter.length;
}

function cookHex(
  text: string,
  start: number,
  end: number,
  mode: QuoteMode,
  cooked: Cooked,
  put: (value: number) => void,
): number {
  const digits = text.slice(start + 2, Math.min(start + 4, end));
  if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
    const wrong = /[^0-9a-fA-F]/.exec(digits);
    const message =
      wrong === null
        ? 'numeric character escape is too short'
        : `invalid character in numeric character escape: \`${wrong[0]}\``;
    cooked.faults.push(fault(message, start, start + 2 + digits.length));
    put(0);
    return start + 2 + (wrong === null ? digits.length : wrong.index);
  }
  const value = Number.parseInt(digits, 16);
  if (mode === 'text' && value > 0x7f) cooked.faults.push(fault('out of range hex escape', start, start + 4));
  put(mode === 'mixed' && value > 0x7f ? RAW_BYTE + value : value);
  return start + 4;
}

function cookUnicode(
  text: string,
  start: number,
  end: number,
  mode: QuoteMode,
  cooked: Cooked,
  put: (value: number) => void,
): number {
  const stop = (message: string, to: number): number => {
    cooked.faults.push(fault(message, start, to));
    put(0xfffd);
    return to;
  };
  if (text[start + 2] !== '{' || start + 2 >= end) return stop('incorrect unicode escape sequence', start + 2);
  const close = text.indexOf('}', start + 3);
  if (close < 0 || close >= end) return stop('unterminated unicode escape', end);
  const digits = text.slice(start + 3, close);
  const after = close + 1;
  if (digits.startsWith('_')) return stop('invalid start of unicode escape: `_`', after);
  const wrong = /[^0-9a-fA-F_]/u.exec(digits);
  if (wrong !== null) return stop(`invalid character in unicode escape: \`${wrong[0]}\``, after);
  const bare = digits.replaceAll('_', '');
  if (bare === '') return stop('empty unicode escape', after);
  if (bare.length > 6) return stop('overlong unicode escape', after);
  const value = Number.parseInt(bare, 16);
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return stop('invalid unicode character escape', after);
  if (mode === 'byte') cooked.faults.push(fault('unicode escape in byte string', start, after));
  put(value);
  return after;
}

/** A `\` at a line's end leaves out the line break and all ASCII blanks after it. */
function skipBlank(text: string, pos: number, end: number): number {
  while (pos < end && ' \t\n\r'.includes(text.charAt(pos))) pos++;
  return pos;
}
