/**
 * Widths of text by arithmetic, so that an arrangement needs no document. The monospace advance is that of the widest usual
 * face (DejaVu Sans Mono, 0.602 em); sans-serif widths are rounded up from DejaVu Sans, likewise wide. Narrower system fonts
 * leave a little air.
 */
export const MONO = 14;
export const MONO_SMALL = 13;
export const SANS = 12;
const MONO_ADVANCE = 0.603;

/** Wide scripts and pictographs take two advances. */
const isWide = (code: number): boolean =>
  code >= 0x1100 &&
  (code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xff60) ||
    code >= 0x1f000);

export function monoWidth(text: string, size = MONO): number {
  let advances = 0;
  for (const char of text) advances += isWide(char.codePointAt(0) ?? 0) ? 2 : 1;
  return advances * size * MONO_ADVANCE;
}

const NARROW = new Set("iljI.,:;'|!()[]ft ·`");
const BROAD = new Set('mwMW@%…→');

export function sansWidth(text: string, size = SANS): number {
  let width = 0;
  for (const char of text) {
    if (NARROW.has(char)) width += 0.38;
    else if (BROAD.has(char)) width += 0.95;
    else if (char >= 'A' && char <= 'Z') width += 0.7;
    else width += isWide(char.codePointAt(0) ?? 0) ? 1.1 : 0.615;
  }
  return width * size;
}

/** The sizes of everything that is not text. */
export const SIZE = {
  margin: 24,
  regionTitle: 34,
  top: 50,
  cardHeader: 40,
  cardPad: 18,
  cardGap: 16,
  rowGap: 12,
  rowMin: 34,
  leaf: 30,
  cell: 30,
  cellMin: 30,
  pad: 8,
  /** Between names and values, where references inside the stack run. */
  gutter: 40,
  badge: 22,
  boxHeader: 32,
  boxPad: 14,
  boxGap: 34,
  corridor: 96,
  dot: 5,
} as const;
