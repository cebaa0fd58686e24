/** Characters: classes, cases, escapes. Unicode's tables are the platform's own. */
import type { Intrinsic, IntrinsicCall, IntrinsicTable } from './registry.ts';

const text = (codePoint: number): string => String.fromCodePoint(codePoint);

const ALPHABETIC = /^\p{Alphabetic}$/u;
const LOWERCASE = /^\p{Lowercase}$/u;
const UPPERCASE = /^\p{Uppercase}$/u;
const WHITE_SPACE = /^\p{White_Space}$/u;
const NUMERIC = /^\p{N}$/u;
const CONTROL = /^\p{Cc}$/u;
const EXTENDS = /^\p{Grapheme_Extend}$/u;
/** What a terminal would not show, or not as itself. */
const UNPRINTABLE = /^[\p{C}\p{Z}]$/u;

export const isWhiteSpace = (codePoint: number): boolean =>
  codePoint < 128 ? codePoint === 32 || (codePoint >= 9 && codePoint <= 13) : WHITE_SPACE.test(text(codePoint));

const ofChar =
  (test: RegExp): Intrinsic =>
  (call) =>
    call.returnBool(test.test(text(call.num(0))));

/** A question about an ASCII char behind a reference (`&u8` or `&char`). */
const ascii =
  (test: (code: number) => boolean): Intrinsic =>
  (call) =>
    call.returnBool(test(behind(call)));

function behind(call: IntrinsicCall): number {
  const ty = call.argTy(0);
  if (ty.kind !== 'ref') return call.num(0);
  return Number(call.load(call.ptr(0), ty.ty));
}

const between = (code: number, low: string, high: string): boolean =>
  code >= low.charCodeAt(0) && code <= high.charCodeAt(0);
const isUpper = (code: number): boolean => between(code, 'A', 'Z');
const isLower = (code: number): boolean => between(code, 'a', 'z');
const isDigit = (code: number): boolean => between(code, '0', '9');
const isGraphic = (code: number): boolean => between(code, '!', '~');

/** The digit that a char stands for in a radix. */
function digitOf(code: number, radix: number): number | undefined {
  const digit = isDigit(code) ? code - 48 : isLower(code) ? code - 87 : isUpper(code) ? code - 55 : 99;
  return digit < radix ? digit : undefined;
}

/** What one char becomes: up to three. */
const cased = (codePoint: number, upper: boolean): readonly string[] =>
  Array.from(upper ? text(codePoint).toUpperCase() : lowered(codePoint));
/** `Σ` alone is no final sigma. */
const lowered = (codePoint: number): string => (codePoint === 0x3a3 ? 'σ' : text(codePoint).toLowerCase());

const SHORT: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };
const unicodeEscape = (codePoint: number): string => `\\u{${codePoint.toString(16)}}`;

/** Kinds: 5 `str::escape_debug` after its first char, 0 `char::escape_debug`, 1 `escape_default`, 2 `escape_unicode`, 3 `{:?}` of a text, 4 `{:?}` of a char. */
export function escaped(codePoint: number, kind: number): string {
  if (kind === 2) return unicodeEscape(codePoint);
  const short = SHORT[codePoint];
  if (short !== undefined) return short;
  if (codePoint === 34) return kind === 4 ? '"' : '\\"';
  if (codePoint === 39) return kind === 3 ? "'" : "\\'";
  if (codePoint >= 32 && codePoint < 127) return text(codePoint);
  if (kind === 1) return unicodeEscape(codePoint);
  if (codePoint === 0) return '\\0';
  const char = text(codePoint);
  return (kind !== 5 && EXTENDS.test(char)) || UNPRINTABLE.test(char) ? unicodeEscape(codePoint) : char;
}

/** Shown in `{:?}` of a text as it is. */
export const isPlain = (codePoint: number): boolean =>
  codePoint >= 32 && codePoint < 127
    ? codePoint !== 34 && codePoint !== 92
    : codePoint > 127 && escaped(codePoint, 3).length <= 2 && !escaped(codePoint, 3).startsWith('\\');

const codePointAt = (chars: readonly string[], index: number): number => chars[index]?.codePointAt(0) ?? 0;

export const CHARS: IntrinsicTable = {
  char_from_u32: (call) => {
    const code = call.num(0);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
      return call.unreachable('makes a `char` of what is no Unicode scalar value');
    call.returnChar(code);
  },
  char_to_digit: (call) => {
    const radix = call.num(1);
    if (radix < 2 || radix > 36)
      return call.panic('to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive');
    const digit = digitOf(call.num(0), radix);
    call.returnVariant(digit === undefined ? 0 : 1, digit === undefined ? [] : [digit]);
  },
  char_len_utf8: (call) => {
    const code = call.num(0);
    call.returnInt(code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  },
  char_len_utf16: (call) => call.returnInt(call.num(0) < 0x10000 ? 1 : 2),
  char_is_alphabetic: ofChar(ALPHABETIC),
  char_is_lowercase: ofChar(LOWERCASE),
  char_is_uppercase: ofChar(UPPERCASE),
  char_is_whitespace: (call) => call.returnBool(isWhiteSpace(call.num(0))),
  char_is_numeric: ofChar(NUMERIC),
  char_is_control: ofChar(CONTROL),
  char_is_alphanumeric: (call) => {
    const char = text(call.num(0));
    call.returnBool(ALPHABETIC.test(char) || NUMERIC.test(char));
  },
  ascii_is_alphabetic: ascii((code) => isUpper(code) || isLower(code)),
  ascii_is_uppercase: ascii(isUpper),
  ascii_is_lowercase: ascii(isLower),
  ascii_is_digit: ascii(isDigit),
  ascii_is_alphanumeric: ascii((code) => isUpper(code) || isLower(code) || isDigit(code)),
  ascii_is_hexdigit: ascii((code) => isDigit(code) || between(code, 'a', 'f') || between(code, 'A', 'F')),
  ascii_is_punctuation: ascii((code) => isGraphic(code) && !isUpper(code) && !isLower(code) && !isDigit(code)),
  ascii_is_graphic: ascii(isGraphic),
  ascii_is_whitespace: ascii((code) => code === 32 || code === 9 || code === 10 || code === 12 || code === 13),
  ascii_is_control: ascii((code) => code < 32 || code === 127),
  ascii_to_uppercase: (call) => {
    const code = behind(call);
    call.returnInt(isLower(code) ? code - 32 : code);
  },
  ascii_to_lowercase: (call) => {
    const code = behind(call);
    call.returnInt(isUpper(code) ? code + 32 : code);
  },
  'char::case_char': (call) => call.returnChar(codePointAt(cased(call.num(0), call.bool(1)), call.num(2))),
  'char::case_char_count': (call) => call.returnInt(cased(call.num(0), call.bool(1)).length),
  'char::escape_char': (call) =>
    call.returnChar(codePointAt(Array.from(escaped(call.num(0), call.num(1))), call.num(2))),
  'char::escape_char_count': (call) => call.returnInt(Array.from(escaped(call.num(0), call.num(1))).length),
};
