/**
 * How a closure is called, which has no name of its own: by the call that it is written for, and the line on which it stands.
 *
 *     v.iter().map(|x| x + 1)    the closure for `map` on line 3
 */
import type { Compilation, DefId, Span } from '../interpreter/index.ts';
import { lineName } from './line-name.ts';
import { lineAt, type Standpoint } from './standpoint.ts';

export interface ClosureName {
  readonly line: string;
  /** `map`, `Box::new`; undefined where it is no argument of a call. */
  readonly given: string | undefined;
}

/** Undefined for a body that is no closure's. */
export function closureName(cx: Standpoint, body: DefId): ClosureName | undefined {
  const found = cx.compilation.bodies.get(body);
  const line = found?.captures === undefined ? undefined : lineAt(cx, found.span);
  if (line === undefined) return undefined;
  const written = cx.compilation.code.get(body)?.span;
  const given = written === undefined ? undefined : argumentsIn(cx.compilation).get(keyOf(written));
  return { line: lineName(cx.compilation, line), given };
}

/** By the place of a closure: the function that it is an argument of. */
type Arguments = ReadonlyMap<string, string>;

const known = new WeakMap<object, Arguments>();
const keyOf = ({ file, start, end }: Span): string => `${file} ${start} ${end}`;

function argumentsIn({ ast }: Compilation): Arguments {
  const before = known.get(ast);
  if (before !== undefined) return before;
  const found = new Map<string, string>();
  visit(ast.items, found);
  known.set(ast, found);
  return found;
}

/** Walks the tree by shape alone. */
function visit(node: object, found: Map<string, string>): void {
  if ('args' in node && Array.isArray(node.args)) {
    const name = 'segment' in node ? nameIn(node.segment) : 'func' in node ? pathIn(node.func) : undefined;
    for (const each of node.args) if (name !== undefined && isClosure(each)) found.set(keyOf(each.span), name);
  }
  for (const key in node) {
    const value: unknown = Reflect.get(node, key);
    if (typeof value === 'object' && value !== null && key !== 'span' && key !== 'attrs') visit(value, found);
  }
}

/** The name of a path's segment. */
function nameIn(segment: unknown): string | undefined {
  if (typeof segment !== 'object' || segment === null || !('name' in segment)) return undefined;
  const { name } = segment;
  return typeof name === 'object' && name !== null && 'name' in name && typeof name.name === 'string'
    ? name.name
    : undefined;
}

function pathIn(func: unknown): string | undefined {
  if (typeof func !== 'object' || func === null || !('path' in func)) return undefined;
  const { path } = func;
  if (typeof path !== 'object' || path === null || !('segments' in path) || !Array.isArray(path.segments))
    return undefined;
  const names = path.segments.map(nameIn).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names.slice(-2).join('::');
}

const isClosure = (node: unknown): node is { readonly span: Span } =>
  typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'closure' && 'span' in node;
