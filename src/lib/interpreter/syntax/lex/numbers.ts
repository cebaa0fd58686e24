/** Number literals: `1_000u64`, `0xff`, `1.`, `2.5e-3f32`. */
import type { TokenType } from 'chevrotain';
import type { Literal } from '../ast.ts';
import type { LexFault } from './escapes.ts';
import { Float, Int } from './tokens.ts';

export interface ScannedNumber {
  readonly end: number;
  readonly tokenType: TokenType;
  readonly literal: Literal;
  /** Wrong wherever it stands. */
  readonly fault: LexFault | undefined;
  /** Wrong as an expression or pattern: a macro may still take it. */
  readonly valueFault: LexFault | undefined;
}

const intSuffixes = new Set(['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize']);
const floatSuffixes = new Set(['f32', 'f64', 'f16', 'f128']);
const identStart = /[\p{XID_Start}_]/u;
const identRest = /\p{XID_Continue}*/uy;
const radixes = new Map([
  ['b', 2],
  ['o', 8],
  ['x', 16],
]);
const largest = 2n ** 128n - 1n;

/** Reads the number at `start`. After a dot (`pair.0.1`) only an integer is meant. */
export function scanNumber(text: string, start: number, afterDot: boolean): ScannedNumber {
  const radix = text[start] === '0' && !afterDot ? radixes.get(text.charAt(start + 1)) : undefined;
  if (radix !== undefined) return scanRadix(text, start, radix);
  let pos = skipDigits(text, start);
  let isFloat = false;
  let fault: LexFault | undefined;
  if (!afterDot) {
    const afterPoint = text.codePointAt(pos + 1);
    if (
      text[pos] === '.' &&
      text[pos + 1] !== '.' &&
      (afterPoint === undefined || !identStart.test(String.fromCodePoint(afterPoint)))
    ) {
      isFloat = true;
      pos = skipDigits(text, pos + 1);
    }
    if (text[pos] === 'e' || text[pos] === 'E') {
      const sign = text[pos + 1] === '+' || text[pos + 1] === '-' ? 1 : 0;
      const exponentEnd = skipDigits(text, pos + 1 + sign);
      if (/[0-9]/.test(text.slice(pos + 1, exponentEnd))) {
        isFloat = true;
        pos = exponentEnd;
      } else {
        fault = { code: undefined, message: 'expected at least one digit in exponent', start, end: exponentEnd };
        isFloat = true;
        pos = exponentEnd;
      }
    }
  }
  const digits = text.slice(start, pos).replaceAll('_', '');
  const end = skipIdent(text, pos);
  const suffix = end > pos ? text.slice(pos, end) : undefined;
  if (isFloat || (suffix !== undefined && floatSuffixes.has(suffix))) {
    const valueFault =
      suffix === undefined || floatSuffixes.has(suffix)
        ? undefined
        : { code: undefined, message: `invalid suffix \`${suffix}\` for float literal`, start, end };
    return { end, tokenType: Float, literal: { kind: 'float', text: digits, suffix }, fault, valueFault };
  }
  const value = BigInt(digits);
  const valueFault = suffixFault(suffix, start, end) ?? (value > largest ? tooLarge(start, end) : undefined);
  return { end, tokenType: Int, literal: { kind: 'int', value, suffix }, fault, valueFault };
}

function scanRadix(text: string, start: number, radix: number): ScannedNumber {
  const prefix = text.slice(start, start + 2);
  const pos = radix === 16 ? skipHexDigits(text, start + 2) : skipDigits(text, start + 2);
  const digits = text.slice(start + 2, pos).replaceAll('_', '');
  let end = skipIdent(text, pos);
  const suffix = end > pos ? text.slice(pos, end) : undefined;
  let fault: LexFault | undefined;
  let value = 0n;
  if (digits === '')
    fault = { code: 'E0768', message: 'no valid digits found for number', start, end: Math.max(pos, start + 2) };
  else {
    const wrong = Array.from(digits).find((digit) => Number.parseInt(digit, 16) >= radix);
    if (wrong === undefined) value = BigInt(prefix + digits);
    else fault = { code: undefined, message: `invalid digit for a base ${radix} literal`, start, end };
  }
  const next = text.codePointAt(pos + 1);
  if (
    text[pos] === '.' &&
    text[pos + 1] !== '.' &&
    (next === undefined || !identStart.test(String.fromCodePoint(next)))
  ) {
    end = skipIdent(text, skipDigits(text, pos + 1));
    const word = radix === 16 ? 'hexadecimal' : radix === 8 ? 'octal' : 'binary';
    fault ??= { code: undefined, message: `${word} float literal is not supported`, start, end };
  }
  const valueFault = suffixFault(suffix, start, end) ?? (value > largest ? tooLarge(start, end) : undefined);
  return { end, tokenType: Int, literal: { kind: 'int', value, suffix }, fault, valueFault };
}

const tooLarge = (start: number, end: number): LexFault => ({
  code: undefined,
  message: 'integer literal is too large',
  start,
  end,
});

function suffixFault(suffix: string | undefined, start: number, end: number): LexFault | undefined {
  if (suffix === undefined || intSuffixes.has(suffix)) return undefined;
  return { code: undefined, message: `invalid suffix \`${suffix}\` for number literal`, start, end };
}

function skipDigits(text: string, pos: number): number {
  for (;;) {
    const char = text.charCodeAt(pos);
    if (!((char >= 48 && char <= 57) || char === 95)) return pos;
    pos++;
  }
}

function skipHexDigits(text: string, pos: number): number {
  while (/^[0-9a-fA-F_]$/.test(text.charAt(pos))) pos++;
  return pos;
}

/** The end of the name that begins at `pos`; `pos` itself where none does. */
export function skipIdent(text: string, pos: number): number {
  const first = text.charCodeAt(pos);
  if (!(first >= 128 || first === 95 || (first >= 65 && first <= 90) || (first >= 97 && first <= 122))) return pos;
  if (first < 128) {
    let end = pos + 1;
    for (;;) {
      const char = text.charCodeAt(end);
      if ((char >= 97 && char <= 122) || char === 95 || (char >= 48 && char <= 57) || (char >= 65 && char <= 90)) end++;
      else if (char >= 128) break;
      else return end;
    }
    identRest.lastIndex = end;
    return end + (identRest.exec(text)?.[0].length ?? 0);
  }
  const point = text.codePointAt(pos) ?? 0;
  if (!identStart.test(String.fromCodePoint(point))) return pos;
  identRest.lastIndex = pos + (point > 0xffff ? 2 : 1);
  return identRest.lastIndex + (identRest.exec(text)?.[0].length ?? 0);
}
