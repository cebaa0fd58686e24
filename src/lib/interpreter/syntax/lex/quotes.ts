/** Literals between quotes, with or without prefix: strings, raw strings, bytes, characters; and lifetimes. */
import type { TokenType } from 'chevrotain';
import type { Literal } from '../ast.ts';
import { type Cooked, cookQuoted, cookRaw, type LexFault, type QuoteMode, RAW_BYTE, textOf } from './escapes.ts';
import { skipIdent } from './numbers.ts';
import { Byte, ByteStr, Char, CStr, LifetimeToken, Str } from './tokens.ts';

export interface ScannedQuote {
  readonly end: number;
  readonly tokenType: TokenType;
  readonly literal: Literal | undefined;
  readonly faults: readonly LexFault[];
}

type StringPrefix = '' | 'b' | 'c';

const modes: Record<StringPrefix, QuoteMode> = { '': 'text', b: 'byte', c: 'mixed' };
const unterminatedStrings: Record<StringPrefix, readonly [code: string, message: string]> = {
  '': ['E0765', 'unterminated double quote string'],
  b: ['E0766', 'unterminated double quote byte string'],
  c: ['E0767', 'unterminated C string'],
};

/** Reads `"…"` whose quote stands at `quote`; the token begins at `start`, before its prefix. */
export function scanString(text: string, start: number, quote: number, prefix: StringPrefix): ScannedQuote {
  let pos = quote + 1;
  let simple = true;
  for (; pos < text.length; pos++) {
    const char = text.charCodeAt(pos);
    if (char === 34) break;
    if (char === 92) {
      pos++;
      simple = false;
    } else if (char === 13 || (char > 127 && prefix !== '')) simple = false;
  }
  if (pos >= text.length) {
    const [code, message] = unterminatedStrings[prefix];
    return {
      end: text.length,
      tokenType: stringType(prefix),
      literal: emptyString(prefix),
      faults: [{ code, message, start, end: text.length }],
    };
  }
  if (simple && prefix === '')
    return { end: pos + 1, tokenType: Str, literal: { kind: 'str', value: text.slice(quote + 1, pos) }, faults: [] };
  const cooked = cookQuoted(text, quote + 1, pos, modes[prefix]);
  return {
    end: pos + 1,
    tokenType: stringType(prefix),
    literal: stringLiteral(prefix, cooked.values),
    faults: [...cooked.faults, ...(prefix === 'c' ? nulFaults(cooked) : [])],
  };
}

/** Reads `#*"…"#*` after `r`, `br` or `cr`; `hashes` is where the hashes begin. */
export function scanRawString(text: string, start: number, hashes: number, prefix: StringPrefix): ScannedQuote {
  let quote = hashes;
  while (text[quote] === '#') quote++;
  const closer = '"' + '#'.repeat(quote - hashes);
  const close = text.indexOf(closer, quote + 1);
  if (close < 0)
    return {
      end: text.length,
      tokenType: stringType(prefix),
      literal: emptyString(prefix),
      faults: [{ code: 'E0748', message: 'unterminated raw string', start, end: quote + 1 }],
    };
  const cooked = cookRaw(text, quote + 1, close, modes[prefix]);
  return {
    end: close + closer.length,
    tokenType: stringType(prefix),
    literal: stringLiteral(prefix, cooked.values),
    faults: [...cooked.faults, ...(prefix === 'c' ? nulFaults(cooked) : [])],
  };
}

/** Reads what begins with `'`: a character or a lifetime, which may be written `'r#name` where `allowsRaw`. */
export function scanApostrophe(text: string, start: number, allowsRaw: boolean): ScannedQuote {
  const first = text.codePointAt(start + 1);
  const width = first === undefined ? 0 : first > 0xffff ? 2 : 1;
  if (first !== undefined && first !== 92 && text[start + 1 + width] !== "'") {
    const isDigit = first >= 48 && first <= 57;
    const end = isDigit
      ? skipIdent(`_${text.slice(start + 2, start + 66)}`, 0) + start + 1
      : skipIdent(text, start + (allowsRaw && isRawName(text, start + 1) ? 3 : 1));
    if (end > start + 1 && text[end] !== "'") {
      const faults = isDigit ? [{ code: undefined, message: 'lifetimes cannot start with a number', start, end }] : [];
      return { end, tokenType: LifetimeToken, literal: undefined, faults };
    }
  }
  return scanCharacter(text, start, start, 'text');
}

const isRawName = (text: string, start: number): boolean =>
  text.startsWith('r#', start) && skipIdent(text, start + 2) > start + 2;

/** Reads `'…'` whose quote stands at `quote` as one character or byte. */
export function scanCharacter(text: string, start: number, quote: number, mode: 'text' | 'byte'): ScannedQuote {
  const tokenType = mode === 'text' ? Char : Byte;
  const made = (end: number, value: number, faults: readonly LexFault[]): ScannedQuote => ({
    end,
    tokenType,
    literal: mode === 'text' ? { kind: 'char', value } : { kind: 'byte', value },
    faults,
  });
  const close = findCharacterEnd(text, quote);
  if (close === undefined) {
    const end = Math.min(text.length, quote + 1 + (text[quote + 1] === undefined ? 0 : 1));
    const [code, message] =
      mode === 'text' ? ['E0762', 'unterminated character literal'] : ['E0763', 'unterminated byte constant'];
    return made(end, 0, [{ code, message, start, end }]);
  }
  const cooked = cookQuoted(text, quote + 1, close, mode);
  const faults = [...cooked.faults];
  const value = cooked.values[0] ?? 0;
  const word = mode === 'text' ? 'character' : 'byte';
  const refuse = (message: string) => faults.push({ code: undefined, message, start, end: close + 1 });
  if (faults.length > 0)
    return made(
      close + 1,
      value,
      faults.map((fault) =>
        mode === 'byte' ? { ...fault, message: fault.message.replace('byte string', 'byte') } : fault,
      ),
    );
  if (cooked.values.length === 0) refuse(`empty ${word} literal`);
  else if (cooked.values.length > 1)
    refuse(
      mode === 'text'
        ? 'character literal may only contain one codepoint'
        : 'if you meant to write a byte string literal, use double quotes',
    );
  else if (text.charCodeAt(quote + 1) !== 92 && [9, 10, 13, 39].includes(value))
    refuse(
      `${word} constant must be escaped: \`${({ 9: '\\t', 10: '\\n', 13: '\\r' } as Record<number, string>)[value] ?? "\\'"}\``,
    );
  return made(close + 1, value, faults);
}

/** The closing quote of a character literal: on the same line, as rustc looks for it. */
function findCharacterEnd(text: string, quote: number): number | undefined {
  const first = text.codePointAt(quote + 1);
  if (first === undefined) return undefined;
  // `'''` and a line break between quotes are single characters, though wrong ones.
  if (first !== 92) {
    const after = quote + 1 + (first > 0xffff ? 2 : 1);
    if (text[after] === "'") return after;
  }
  for (let pos = quote + 1; pos < text.length; pos++) {
    const char = text[pos];
    if (char === "'") return pos;
    if (char === '\n' || char === '/') return undefined;
    if (char === '\\') pos++;
  }
  return undefined;
}

const stringType = (prefix: StringPrefix): TokenType => (prefix === '' ? Str : prefix === 'b' ? ByteStr : CStr);
const emptyString = (prefix: StringPrefix): Literal => stringLiteral(prefix, []);

function stringLiteral(prefix: StringPrefix, values: readonly number[]): Literal {
  switch (prefix) {
    case 'b':
      return { kind: 'byte-str', value: values.map((value) => value & 0xff) };
    case 'c':
      return { kind: 'c-str', value: values.flatMap(bytesOf) };
    default:
      return { kind: 'str', value: textOf(values) };
  }
}

/** What a character of a C string stands for: its UTF-8, or the one byte that an escape names. */
const bytesOf = (value: number): readonly number[] =>
  value >= RAW_BYTE ? [value - RAW_BYTE] : [...new TextEncoder().encode(String.fromCodePoint(value))];

/** A C string ends at the first NUL, so it has none within. */
const nulFaults = ({ values, offsets }: Cooked): LexFault[] =>
  values.flatMap((value, index) => {
    const [start, end] = [offsets[index], offsets[index + 1]];
    if (value !== 0 || start === undefined || end === undefined) return [];
    return [{ code: undefined, message: 'null characters in C string literals are not supported', start, end }];
  });
