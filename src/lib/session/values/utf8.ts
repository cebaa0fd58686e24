/** Bytes of a string buffer, character by character, each with the bytes it takes. */
export interface Utf8Char {
  readonly char: string;
  readonly offset: number;
  readonly size: number;
}

export function decodeUtf8(bytes: readonly (number | undefined)[]): Utf8Char[] {
  const chars: Utf8Char[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const lead = bytes[offset];
    const size = lead === undefined || lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    chars.push({ char: lead === undefined ? '?' : charOf(lead, size, bytes, offset), offset, size });
    offset += size;
  }
  return chars;
}

function charOf(lead: number, size: number, bytes: readonly (number | undefined)[], offset: number): string {
  if (size === 1) return lead < 0x80 ? String.fromCharCode(lead) : '\u{fffd}';
  let code = lead & (0xff >> (size + 1));
  for (let index = 1; index < size; index++) {
    const next = bytes[offset + index];
    if (next === undefined || (next & 0xc0) !== 0x80) return '\u{fffd}';
    code = (code << 6) | (next & 0x3f);
  }
  return code > 0x10ffff ? '\u{fffd}' : String.fromCodePoint(code);
}
