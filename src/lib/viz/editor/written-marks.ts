/** Macro calls that can be opened in place, as the editor shows them: plain data, and where it stands after an edit. */
import type { OpenableCall, WrittenBlock, WrittenPlace, WrittenView } from '../../session/index.ts';

export interface MarkedCall {
  readonly key: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface WrittenMarks {
  readonly calls: readonly MarkedCall[];
  /** What stands for the open ones, outer before inner. */
  readonly blocks: readonly WrittenBlock[];
  /** What is about to run, and what has just run, where that is in a block. */
  readonly now: WrittenPlace | undefined;
  readonly before: WrittenPlace | undefined;
}

export const NO_WRITTEN: WrittenMarks = { calls: [], blocks: [], now: undefined, before: undefined };

/** The calls of one text in another, to which an edit has led: those that it touched are left out. */
export function movedCalls({ calls }: WrittenView, from: string, to: string): readonly MarkedCall[] {
  const all = calls.map(marked);
  if (from === to) return all;
  let start = 0;
  while (start < from.length && from[start] === to[start]) start++;
  let end = from.length;
  const by = to.length - from.length;
  while (end > start && end + by > start && from[end - 1] === to[end + by - 1]) end--;
  return all.flatMap((call) => {
    if (call.to <= start) return [call];
    return call.from >= end ? [{ ...call, from: call.from + by, to: call.to + by }] : [];
  });
}

const marked = ({ key, name, start, end }: OpenableCall): MarkedCall => ({ key, name, from: start, to: end });
