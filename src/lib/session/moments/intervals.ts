/** The stretches of a program's text that steps belong to: statements, blocks and functions. */
import type { Compilation, Span } from '../../interpreter/index.ts';

/** Characters of a path at most: links hold it. */
const MOST_PATH = 200;

export interface Interval {
  readonly start: number;
  readonly end: number;
  /** A whole block, of which only the closing brace is a place. */
  readonly isBlock: boolean;
}

export interface FunctionInterval {
  readonly start: number;
  readonly end: number;
  /** `main`, `shapes::area`, `Stack::push`, `Drop for Loud::drop`. */
  readonly path: string;
}

/** Both lists are in the order of the text, outer before inner. */
export function collectIntervals({ ast, source, sourceMap }: Compilation): {
  readonly intervals: readonly Interval[];
  readonly functions: readonly FunctionInterval[];
} {
  const intervals: Interval[] = [];
  const functions: FunctionInterval[] = [];
  visit(ast, '');
  const inOrder = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
    a.start - b.start || b.end - a.end;
  return { intervals: intervals.sort(inOrder), functions: functions.sort(inOrder) };

  /** Walks the tree by shape alone: what has `stmts` is a block, what has `pat`, `guard` and `body` an arm. */
  function visit(node: unknown, path: string): void {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const each of node) visit(each, path);
      return;
    }
    if ('stmts' in node && Array.isArray(node.stmts)) {
      for (const stmt of node.stmts) add(stmt, false);
      if ('tail' in node) add(node.tail, false);
      add(node, true);
    } else if ('guard' in node && 'pat' in node && 'body' in node) {
      add(node.body, false);
    }
    const inner = pathOf(node, path);
    for (const [key, value] of Object.entries(node))
      if (typeof value === 'object' && key !== 'span' && key !== 'attrs') visit(value, inner);
  }

  /** The path for what lies inside an item; a function's own is noted. */
  function pathOf(node: object, path: string): string {
    const kind = 'kind' in node ? node.kind : undefined;
    if (kind !== 'fn' && kind !== 'impl' && kind !== 'trait' && kind !== 'mod') return path;
    const name = kind === 'impl' ? implName(node) : nameIn(node);
    if (name === undefined) return path;
    const inner = path === '' ? name : `${path}::${name}`;
    const span = spanIn(node);
    if (kind === 'fn' && span !== undefined) functions.push({ ...span, path: inner.slice(0, MOST_PATH) });
    return inner;
  }

  /** `Stack`, `Drop for Loud`, as written. */
  function implName(node: object): string | undefined {
    const self = 'self' in node ? textOf(node.self) : undefined;
    const trait = 'trait' in node ? textOf(node.trait) : undefined;
    return trait === undefined ? self : `${trait} for ${self ?? ''}`;
  }
  /** Counted from the beginning of the program: the tree counts by piece. */
  function spanIn(node: object): { readonly start: number; readonly end: number } | undefined {
    if (!('span' in node) || !isSpan(node.span)) return undefined;
    const { start, end } = sourceMap.absolute(node.span);
    return { start, end };
  }
  function textOf(node: unknown): string | undefined {
    const span = typeof node === 'object' && node !== null ? spanIn(node) : undefined;
    return span === undefined ? undefined : source.slice(span.start, span.end).replace(/\s+/g, ' ');
  }
  function add(node: unknown, isBlock: boolean): void {
    const span = typeof node === 'object' && node !== null ? spanIn(node) : undefined;
    if (span !== undefined) intervals.push({ ...span, isBlock });
  }
}

function nameIn(node: object): string | undefined {
  if (!('name' in node) || typeof node.name !== 'object' || node.name === null || !('name' in node.name))
    return undefined;
  return typeof node.name.name === 'string' ? node.name.name : undefined;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value;
