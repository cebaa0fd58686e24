/**
 * The stretches of a function's text that steps belong to: statements, blocks and nested functions. They are found once
 * for a function's tree: after an edit elsewhere the tree is the same, and stands at another place of the text.
 */
import type { Compilation, Span } from '../../interpreter/index.ts';

export interface Interval {
  readonly start: number;
  readonly end: number;
  /** A whole block, of which only the closing brace is a place. */
  readonly isBlock: boolean;
}

/** Counted from the beginning of the function's piece of the text. */
export interface FunctionTree {
  /** In the order of the text, outer before inner. */
  readonly intervals: readonly Interval[];
  /** For each interval the index of the one around it, or -1. */
  readonly parents: Int32Array;
  /** Where its blocks have their closing braces. */
  readonly braces: ReadonlySet<number>;
  /** Functions inside it, with their paths from here on. */
  readonly nested: readonly { readonly start: number; readonly end: number; readonly path: string }[];
}

/** A function of the program's that is in no other. */
export interface FoundFunction {
  readonly span: Span;
  /** `main`, `shapes::area`, `Stack::push`, `Drop for Loud::drop`. */
  readonly path: string;
  readonly tree: () => FunctionTree;
}

/** Characters of a path at most: links hold it. */
const MOST_PATH = 200;

const trees = new WeakMap<object, FunctionTree>();

/** In the order of the tree. */
export function functionsOf({ ast, source, sourceMap }: Compilation): readonly FoundFunction[] {
  const found: FoundFunction[] = [];
  visit(ast.items, '');
  return found;

  function visit(items: readonly unknown[], path: string): void {
    for (const item of items) {
      if (!isNode(item)) continue;
      const name = item.kind === 'impl' ? implName(item) : nameIn(item);
      if (name === undefined) continue;
      const inner = path === '' ? name : `${path}::${name}`;
      if (item.kind === 'fn')
        found.push({ span: item.span, path: inner.slice(0, MOST_PATH), tree: () => treeOf(item) });
      else if ('items' in item && Array.isArray(item.items)) visit(item.items, inner);
    }
  }

  /** `Stack`, `Drop for Loud`, as written. */
  function implName(item: object): string {
    const self = 'self' in item ? textOf(item.self) : '';
    const trait = 'trait' in item ? textOf(item.trait) : '';
    return trait === '' ? self : `${trait} for ${self}`;
  }
  function textOf(node: unknown): string {
    if (!isNode(node)) return '';
    const { start, end } = sourceMap.absolute(node.span);
    return source.slice(start, end).replace(/\s+/g, ' ');
  }
}

function treeOf(fn: object): FunctionTree {
  const known = trees.get(fn);
  if (known !== undefined) return known;
  const intervals: Interval[] = [];
  const nested: FunctionTree['nested'][number][] = [];
  if ('body' in fn) visit(fn.body, '');
  intervals.sort((a, b) => a.start - b.start || b.end - a.end);
  const made: FunctionTree = {
    intervals,
    parents: nest(intervals),
    braces: new Set(intervals.filter((each) => each.isBlock).map((each) => each.end - 1)),
    nested,
  };
  trees.set(fn, made);
  return made;

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
    const name = isNode(node) && node.kind === 'fn' ? nameIn(node) : undefined;
    const inner = name === undefined ? path : `${path}::${name}`;
    if (name !== undefined && isNode(node)) nested.push({ start: node.span.start, end: node.span.end, path: inner });
    for (const key in node) {
      const value: unknown = Reflect.get(node, key);
      if (typeof value === 'object' && key !== 'span' && key !== 'attrs') visit(value, inner);
    }
  }
  function add(node: unknown, isBlock: boolean): void {
    if (isNode(node)) intervals.push({ start: node.span.start, end: node.span.end, isBlock });
  }
}

function nest(intervals: readonly Interval[]): Int32Array {
  const parents = new Int32Array(intervals.length);
  const open: number[] = [];
  intervals.forEach((interval, index) => {
    while (open.length > 0 && (intervals[open.at(-1) ?? 0]?.end ?? 0) <= interval.start) open.pop();
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  });
  return parents;
}

function nameIn(node: object): string | undefined {
  if (!('name' in node) || typeof node.name !== 'object' || node.name === null || !('name' in node.name))
    return undefined;
  return typeof node.name.name === 'string' ? node.name.name : undefined;
}

/** What has a place in the text. */
const isNode = (value: unknown): value is { readonly span: Span; readonly kind?: unknown } =>
  typeof value === 'object' && value !== null && 'span' in value && isSpan(value.span);

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'file' in value && 'start' in value && 'end' in value;
