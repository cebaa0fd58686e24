/**
 * Which source statement a step belongs to: the innermost `let`, expression statement, block tail or match arm's body
 * whose text holds the step's span. Steps at a block's closing brace (scope ends) belong to the brace.
 */
import type { Compilation, SourceMap, Span } from '../../interpreter/index.ts';

export interface StatementIndex {
  /** A number that two spans share exactly when they belong to the same statement: its start, or `-1 - offset` of a brace. */
  of(span: Span): number;
  /** The statement's own span; for a brace, its one character. */
  spanOf(span: Span): Span;
}

interface Interval {
  readonly start: number;
  readonly end: number;
  readonly isBlock: boolean;
}

export function buildStatementIndex(compilation: Compilation): StatementIndex {
  const intervals: Interval[] = [];
  collect(compilation.ast, compilation.sourceMap, intervals);
  // Outer before inner: the last interval that holds a span is the innermost.
  intervals.sort((a, b) => a.start - b.start || b.end - a.end);
  const braces = new Set(intervals.filter((each) => each.isBlock).map((each) => each.end - 1));
  const known = new Map<number, Map<number, Span>>();

  const find = (span: Span): Span => {
    if (span.end - span.start <= 1 && braces.has(span.start))
      return { file: span.file, start: span.start, end: span.start + 1 };
    let found: Interval | undefined;
    for (const each of intervals) {
      if (each.start > span.start) break;
      if (!each.isBlock && each.end >= span.end) found = each;
    }
    return found === undefined ? span : { file: span.file, start: found.start, end: found.end };
  };
  const spanOf = (span: Span): Span => {
    const byEnd = known.get(span.start) ?? new Map<number, Span>();
    known.set(span.start, byEnd);
    const before = byEnd.get(span.end);
    if (before !== undefined) return before;
    const found = find(span);
    byEnd.set(span.end, found);
    return found;
  };
  return {
    spanOf,
    of: (span) => {
      const found = spanOf(span);
      return found.end - found.start === 1 && braces.has(found.start) ? -1 - found.start : found.start;
    },
  };
}

/** Walks the tree by shape alone: every object with `stmts` is a block, every object with `pat`, `guard` and `body` an arm. */
function collect(node: unknown, map: SourceMap, into: Interval[]): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) collect(each, map, into);
    return;
  }
  if ('stmts' in node && Array.isArray(node.stmts)) {
    for (const stmt of node.stmts) addSpan(stmt, map, into, false);
    if ('tail' in node) addSpan(node.tail, map, into, false);
    addSpan(node, map, into, true);
  } else if ('guard' in node && 'pat' in node && 'body' in node) {
    addSpan(node.body, map, into, false);
  }
  for (const value of Object.values(node)) if (typeof value === 'object') collect(value, map, into);
}

function addSpan(node: unknown, { absolute }: SourceMap, into: Interval[], isBlock: boolean): void {
  if (typeof node !== 'object' || node === null || !('span' in node)) return;
  const { span } = node;
  if (!isSpan(span)) return;
  const { start, end } = absolute(span);
  into.push({ start, end, isBlock });
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value;
