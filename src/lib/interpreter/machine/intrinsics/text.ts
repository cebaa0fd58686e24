/** Text: searching, comparing, cutting, changing case, checking. Positions are bytes. */
import type { Pointer } from '../../../heap/index.ts';
import { isPlain, isWhiteSpace } from './chars.ts';
import type { Int, Intrinsic, IntrinsicCall, IntrinsicTable } from './registry.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NOWHERE = (1n << 64n) - 1n;

/** First or last place of `needle` in `hay` within `from..to`, or -1. */
function search(hay: Uint8Array, from: number, to: number, needle: Uint8Array, isLast: boolean): number {
  const last = to - needle.length;
  const matches = (at: number): boolean => {
    for (let i = 0; i < needle.length; i++) if (hay[at + i] !== needle[i]) return false;
    return true;
  };
  if (isLast) {
    for (let at = last; at >= from; at--) if (matches(at)) return at;
  } else for (let at = from; at <= last; at++) if (matches(at)) return at;
  return -1;
}

const searching =
  (needleOf: (call: IntrinsicCall) => Uint8Array, isLast: boolean): Intrinsic =>
  (call) => {
    const [from, to] = [call.num(1), call.num(2)];
    if (from > to) return call.returnInt(NOWHERE);
    const found = search(
      call.readBytes(call.offset(call.ptr(0), from), to - from),
      0,
      to - from,
      needleOf(call),
      isLast,
    );
    call.returnInt(found < 0 ? NOWHERE : found + from);
  };

const strNeedle = (call: IntrinsicCall): Uint8Array => call.bytes(3);
const charNeedle = (call: IntrinsicCall): Uint8Array => encoder.encode(String.fromCodePoint(call.num(3)));

/** The code point that begins at a byte of well-formed text. */
function codePointAt(bytes: Uint8Array, at: number): number {
  const b0 = bytes[at] ?? 0;
  const next = (index: number): number => (bytes[at + index] ?? 0) & 0x3f;
  if (b0 < 0x80) return b0;
  if (b0 < 0xe0) return ((b0 & 0x1f) << 6) | next(1);
  if (b0 < 0xf0) return ((b0 & 0x0f) << 12) | (next(1) << 6) | next(2);
  return ((b0 & 0x07) << 18) | (next(1) << 12) | (next(2) << 6) | next(3);
}

const lengthAt = (bytes: Uint8Array, at: number): number => {
  const b0 = bytes[at] ?? 0;
  return b0 < 0x80 ? 1 : b0 < 0xe0 ? 2 : b0 < 0xf0 ? 3 : 4;
};
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
const startBefore = (bytes: Uint8Array, at: number): number => {
  let start = at - 1;
  while (start > 0 && isContinuation(bytes[start])) start--;
  return start;
};

/** Where the first char from `at` on that is (or is not) white space begins. */
function seekSpace(bytes: Uint8Array, from: number, isSpace: boolean): number {
  let at = from;
  while (at < bytes.length && isWhiteSpace(codePointAt(bytes, at)) !== isSpace) at += lengthAt(bytes, at);
  return Math.min(at, bytes.length);
}

/** Where the last char before `to` that is (or is not) white space ends. */
function seekSpaceBack(bytes: Uint8Array, to: number, isSpace: boolean): number {
  let at = to;
  while (at > 0) {
    const start = startBefore(bytes, at);
    if (isWhiteSpace(codePointAt(bytes, start)) === isSpace) return at;
    at = start;
  }
  return 0;
}

const trimming =
  (atStart: boolean, atEnd: boolean): Intrinsic =>
  (call) => {
    const bytes = call.bytes(0);
    const start = atStart ? seekSpace(bytes, 0, false) : 0;
    const end = atEnd ? Math.max(start, seekSpaceBack(bytes, bytes.length, false)) : bytes.length;
    call.returnWide(call.offset(call.ptr(0), start), end - start);
  };

/** How many bytes at the start are well-formed, and how many then are wrong (0: the text ends too early). The Unicode Standard, table 3-7. */
export function checkUtf8(bytes: Uint8Array): { readonly valid: number; readonly errorLength: number } {
  let at = 0;
  while (at < bytes.length) {
    const b0 = bytes[at] ?? 0;
    if (b0 < 0x80) {
      at++;
      continue;
    }
    const length = b0 >= 0xc2 && b0 < 0xe0 ? 2 : b0 >= 0xe0 && b0 < 0xf0 ? 3 : b0 >= 0xf0 && b0 < 0xf5 ? 4 : 0;
    if (length === 0) return { valid: at, errorLength: 1 };
    for (let i = 1; i < length; i++) {
      const byte = bytes[at + i];
      if (byte === undefined) return { valid: at, errorLength: 0 };
      const low = i === 1 ? (b0 === 0xe0 ? 0xa0 : b0 === 0xf0 ? 0x90 : 0x80) : 0x80;
      const high = i === 1 ? (b0 === 0xed ? 0x9f : b0 === 0xf4 ? 0x8f : 0xbf) : 0xbf;
      if (byte < low || byte > high) return { valid: at, errorLength: i };
    }
    at += length;
  }
  return { valid: at, errorLength: 0 };
}

const isBoundary = (bytes: Uint8Array, at: number): boolean =>
  at === 0 || at === bytes.length || (at < bytes.length && !isContinuation(bytes[at]));

/** The message of slicing a text at `begin..end`, as `core::str::slice_error_fail` words it. */
export function sliceError(bytes: Uint8Array, begin: Int, end: Int): string {
  const maximal = 256;
  let cut = Math.min(bytes.length, maximal);
  while (!isBoundary(bytes, cut)) cut--;
  const shown = `\`${decoder.decode(bytes.subarray(0, cut))}\`${cut < bytes.length ? '[...]' : ''}`;
  if (begin > bytes.length) return `start byte index ${begin} is out of bounds of ${shown}`;
  if (end > bytes.length) return `end byte index ${end} is out of bounds of ${shown}`;
  if (begin > end) return `begin > end (${begin} > ${end}) when slicing ${shown}`;
  const [which, index] = isBoundary(bytes, Number(begin)) ? ['end', Number(end)] : ['start', Number(begin)];
  const start = startBefore(bytes, index + 1);
  const codePoint = codePointAt(bytes, start);
  const char = debugChar(codePoint);
  return `${which} byte index ${index} is not a char boundary; it is inside ${char} (bytes ${start}..${start + lengthAt(bytes, start)}) of ${shown}`;
}

const debugChar = (codePoint: number): string =>
  `'${isPlain(codePoint) ? String.fromCodePoint(codePoint) : `\\u{${codePoint.toString(16)}}`}'`;

const caseMapped = (call: IntrinsicCall): string =>
  call.bool(1) ? call.str(0).toUpperCase() : call.str(0).toLowerCase();

const asciiCase =
  (first: number, last: number, by: number): Intrinsic =>
  (call) => {
    const bytes = call.bytes(0);
    call.writeBytes(
      call.ptr(0),
      bytes.map((byte) => (byte >= first && byte <= last ? byte + by : byte)),
    );
    call.returnUnit();
  };

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

/** Up to four bytes on from a place in a text. */
const window = (call: IntrinsicCall, from: number, to: number): Uint8Array =>
  call.readBytes(call.offset(call.ptr(0), from), to - from);

export const TEXT: IntrinsicTable = {
  str_eq: (call) => call.returnBool(call.len(0) === call.len(1) && compareBytes(call.bytes(0), call.bytes(1)) === 0),
  str_cmp: (call) => {
    const difference = compareBytes(call.bytes(0), call.bytes(1));
    call.returnVariant(difference < 0 ? 0 : difference > 0 ? 2 : 1, []);
  },
  'str::is_char_boundary': (call) => {
    const [at, length] = [call.num(1), call.len(0)];
    call.returnBool(at === 0 || at === length || (at < length && !isContinuation(window(call, at, at + 1)[0])));
  },
  'str::trim': trimming(true, true),
  'str::trim_start': trimming(true, false),
  'str::trim_end': trimming(false, true),
  'str::is_ascii': (call) => call.returnBool(call.bytes(0).every((byte) => byte < 128)),
  'str::eq_ignore_ascii_case': (call) => {
    const [a, b] = [call.bytes(0), call.bytes(1)];
    call.returnBool(a.length === b.length && a.every((byte, index) => lower(byte) === lower(b[index] ?? 0)));
  },
  'str::make_ascii_uppercase': asciiCase(97, 122, -32),
  'str::make_ascii_lowercase': asciiCase(65, 90, 32),
  'str::case_len': (call) => call.returnInt(encoder.encode(caseMapped(call)).length),
  'str::case_write': (call) => {
    call.writeBytes(call.ptr(2), encoder.encode(caseMapped(call)));
    call.returnUnit();
  },
  'str::pattern::find_str': searching(strNeedle, false),
  'str::pattern::rfind_str': searching(strNeedle, true),
  'str::pattern::find_char': searching(charNeedle, false),
  'str::pattern::rfind_char': searching(charNeedle, true),
  'str::pattern::char_at': (call) => {
    const at = call.num(1);
    call.returnChar(codePointAt(window(call, at, Math.min(at + 4, call.len(0))), 0));
  },
  'str::pattern::char_before': (call) => {
    const at = call.num(1);
    const from = Math.max(0, at - 4);
    const bytes = window(call, from, at);
    call.returnChar(codePointAt(bytes, startBefore(bytes, at - from)));
  },
  'str::iter::char_count': (call) =>
    call.returnInt(call.bytes(0).reduce((count, byte) => count + (isContinuation(byte) ? 0 : 1), 0)),
  'str::iter::word_start': (call) => call.returnInt(seekSpace(call.bytes(0), 0, false)),
  'str::iter::word_end': (call) => call.returnInt(seekSpace(call.bytes(0), call.num(1), true)),
  'str::iter::last_word_end': (call) => call.returnInt(seekSpaceBack(call.bytes(0), call.len(0), false)),
  'str::iter::last_word_start': (call) => call.returnInt(seekSpaceBack(call.bytes(0), call.num(1), true)),
  'str::parse::utf8_valid_len': (call) => call.returnInt(checkUtf8(call.bytes(0)).valid),
  'str::parse::utf8_error_len': (call) => call.returnInt(checkUtf8(call.bytes(0)).errorLength),
  str_slice_error: (call) => call.panic(sliceError(call.bytes(0), call.int(1), call.int(2)), true),
  'string::encode_char': (call) => {
    const bytes = encoder.encode(String.fromCodePoint(call.num(0)));
    const to: Pointer = call.ptr(1);
    call.writeBytes(to, bytes);
    call.returnInt(bytes.length);
  },
  'fmt::text::chars_end': (call) => {
    const bytes = call.bytes(0);
    let at = 0;
    for (let left = call.num(1); left > 0 && at < bytes.length; left--) at += lengthAt(bytes, at);
    call.returnInt(at);
  },
  'fmt::text::plain_end': (call) => {
    const bytes = call.bytes(0);
    let at = call.num(1);
    while (at < bytes.length && isPlain(codePointAt(bytes, at))) at += lengthAt(bytes, at);
    call.returnInt(at);
  },
};
