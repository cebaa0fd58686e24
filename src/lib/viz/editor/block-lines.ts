/** The lines of what stands for a macro call, cut where their look changes. */
import type { OpenableCall, WrittenBlock, WrittenPlace } from '../../session/index.ts';
import type { WrittenMarks } from './written-marks.ts';

/** A line of a block's text, cut where its look changes. */
export interface BlockLine {
  readonly pieces: readonly BlockPiece[];
  readonly isNow: boolean;
  /** Calls that end in it. */
  readonly calls: readonly OpenableCall[];
}

export interface BlockPiece {
  readonly text: string;
  readonly look: 'now' | 'before' | undefined;
  /** Of a variable that has the name of another. */
  readonly number: number | undefined;
}

export function linesOf(block: WrittenBlock, { now, before }: WrittenMarks): readonly BlockLine[] {
  const { text, key, own, calls } = block;
  const ran = before?.key === key && !(now?.key === key && now.start === before.start) ? before : undefined;
  const next = now?.key === key ? now : undefined;
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    const end = start + line.length;
    at = end + 1;
    const names = own.filter((each) => each.start >= start && each.end <= end);
    const edges = new Set([start, end, ...names.flatMap((each) => [each.start, each.end])]);
    for (const place of [next, ran])
      for (const edge of place === undefined ? [] : [place.start, place.end])
        if (edge > start && edge < end) edges.add(edge);
    const indent = start + line.length - line.trimStart().length;
    edges.add(indent);
    const sorted = [...edges].sort((a, b) => a - b);
    const pieces = sorted.slice(0, -1).map((from, index): BlockPiece => {
      const to = sorted[index + 1] ?? end;
      const holds = (place: WrittenPlace | undefined): boolean =>
        place !== undefined && from >= indent && place.start <= from && to <= place.end;
      const look = holds(next) ? 'now' : holds(ran) ? 'before' : undefined;
      return { text: text.slice(from, to), look, number: names.find((each) => each.start === from)?.number };
    });
    return {
      pieces,
      isNow: next !== undefined && next.start <= end && next.end > start,
      calls: calls.filter((call) => call.end > start && call.end <= end),
    };
  });
}
