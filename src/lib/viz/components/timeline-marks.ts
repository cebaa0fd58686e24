/** The shapes of the timeline's marks, each its own, and which of many marks are drawn. */
import type { TimelineMark } from '../../session/index.ts';

/** An SVG path around the origin, at most 6 units out. */
export function markShape(kind: string): string {
  switch (kind) {
    case 'alloc':
    case 'realloc':
      return 'M-5-5H5V5H-5Z';
    case 'free':
      return 'M-5-5H5V5H-5ZM-5-5 5 5M5-5-5 5';
    case 'borrow':
      return 'M5 0A5 5 0 1 1-5 0A5 5 0 1 1 5 0Z';
    case 'move':
      return 'M-6-3H1V-6L6 0 1 6V3H-6Z';
    case 'drop':
      return 'M-6-3H6L0 6Z';
    case 'call':
      return 'M-5 5-5-5 5 0Z';
    case 'return':
      return 'M5 5 5-5-5 0Z';
    case 'output':
      return 'M-5-4H5V3H0L-3 6V3H-5Z';
    case 'panic':
    case 'fault':
      return 'M0-6 6 5H-6Z';
    case 'caught':
      return 'M-6-1-4-3-1 0 4-6 6-4-1 5Z';
    default:
      return 'M0-5 5 0 0 5-5 0Z';
  }
}

const RANK: readonly string[] = [
  'fault',
  'panic',
  'caught',
  'move',
  'realloc',
  'free',
  'alloc',
  'drop',
  'borrow',
  'output',
  'call',
  'return',
];

const rankOf = (mark: TimelineMark): number => {
  const found = RANK.indexOf(mark.kind);
  return found < 0 ? RANK.length : found;
};

/** Where marks would lie on one another (closer than `gap`, a share of the line), the more telling one stays. */
export function thinOut(
  marks: readonly TimelineMark[],
  positionOf: (step: number) => number,
  gap: number,
): readonly TimelineMark[] {
  const kept: { readonly at: number; readonly mark: TimelineMark }[] = [];
  for (const mark of [...marks].sort((a, b) => rankOf(a) - rankOf(b) || a.step - b.step)) {
    const at = positionOf(mark.step);
    if (kept.every((each) => Math.abs(each.at - at) >= gap)) kept.push({ at, mark });
  }
  return kept.map((each) => each.mark).sort((a, b) => a.step - b.step);
}

const WORDS: Readonly<Record<string, string>> = { realloc: 'grow', borrow: 'borrow', output: 'print', fault: 'fault' };

/** A mark's kind in the reader's words. */
export const markWord = (kind: string): string => WORDS[kind] ?? kind;

/** Width of a word below the line, with the air around it. */
const WORD_ROOM = 48;

/** The marks whose word fits below the line, told apart from their neighbours' and from what stands at `taken`. */
export function labelled(
  marks: readonly TimelineMark[],
  at: (mark: TimelineMark) => number,
  width: number,
  taken: readonly number[],
): ReadonlySet<TimelineMark> {
  const used = [...taken];
  const found = new Set<TimelineMark>();
  for (const mark of [...marks].sort((a, b) => rankOf(a) - rankOf(b) || a.step - b.step)) {
    const here = at(mark);
    if (here > width || used.some((each) => Math.abs(each - here) < WORD_ROOM)) continue;
    used.push(here);
    found.add(mark);
  }
  return found;
}
