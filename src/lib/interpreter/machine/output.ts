/** What a program prints: two streams, and in which order they were written. */
import type { Machine } from './state.ts';

/** 1 is standard output, 2 standard error, as the system numbers them. */
export type OutputPiece = readonly [stream: 1 | 2, text: string];

/** The thread, as panics name it. */
export const threadText = ({ thread }: Machine): string => `thread '${thread.name}' (${thread.number})`;

export function writeOutput(m: Machine, stream: 'stdout' | 'stderr', text: string): void {
  if (m.lastStream !== stream && text !== '') {
    m.streamChanges += `${m.stdout.length + m.stderr.length} `;
    m.lastStream = stream;
  }
  m[stream] += text;
  m.recorder?.output(stream, text);
}

/** Everything that was printed, as it was written; neighbouring pieces are of different streams. */
export function outputInOrder({ stdout, stderr, streamChanges }: Machine): readonly OutputPiece[] {
  const pieces: OutputPiece[] = [];
  const ends = [...streamChanges.split(' ').slice(0, -1).map(Number), stdout.length + stderr.length];
  let stream: 1 | 2 = 1;
  const taken = { 1: 0, 2: 0 };
  let start = 0;
  for (const end of ends) {
    const from = taken[stream];
    taken[stream] += end - start;
    if (end > start) pieces.push([stream, (stream === 1 ? stdout : stderr).slice(from, taken[stream])]);
    start = end;
    stream = stream === 1 ? 2 : 1;
  }
  return pieces;
}
