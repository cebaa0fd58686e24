/** The size of the program's type: as large as the pane's width lets the longest line be, within a range. */
import type { Lane } from '../editor/index.ts';

/** Smallest and largest size, in pixels. */
export interface TypeRange {
  readonly least: number;
  readonly most: number;
}

export interface TypeRoom {
  /** Of the pane, in pixels; 0 before it is known. */
  readonly width: number;
  readonly lines: readonly string[];
  readonly lanes: readonly Lane[];
  readonly hasSpots: boolean;
  readonly sizes: TypeRange;
}

/** Advance of a character in the monospaced fonts in use, as a share of the type's size. */
const ADVANCE = 0.605;
/** Line numbers, in characters. */
const NUMBERS = 4;

export function fitTypeSize({ width, lines, lanes, hasSpots, sizes }: TypeRoom): number {
  if (width === 0) return sizes.most;
  const longest = Math.max(20, ...lines.map((line) => line.length));
  const gutters =
    8 + (hasSpots ? 24 : 0) + (lanes.length === 0 ? 0 : 9 * (1 + Math.max(...lanes.map((lane) => lane.column)))) + 12;
  const fitting = Math.floor((2 * (width - gutters)) / ((longest + NUMBERS) * ADVANCE)) / 2;
  return Math.max(sizes.least, Math.min(sizes.most, fitting));
}
