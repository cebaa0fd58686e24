/**
 * Surface tree to core tree: macros, derives, `for`, `while` and `?` are written out in terms of the library's lang
 * items, as rustc does. What the reader wrote keeps its nodes and ids; what is made here has an `origin`.
 */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { buildLineTable } from '../../source/index.ts';
import type { Crate } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';
import type { ExpandCx } from './cx.ts';
import { expandItems } from './items.ts';

export interface ExpandOptions {
  readonly edition: Edition;
  /** The first id that the surface tree does not use. */
  readonly firstNodeId: number;
  /** The text that the tree was parsed from: `assert!` and `dbg!` quote it. */
  readonly source: string;
}

export interface ExpandResult {
  readonly crate: Crate;
  readonly diagnostics: readonly Diagnostic[];
  /** The first id that no node uses. */
  readonly nodeCount: number;
}

export function expand(crate: Crate, options: ExpandOptions): ExpandResult {
  const { edition, firstNodeId, source } = options;
  const diagnostics: Diagnostic[] = [];
  const cx: ExpandCx = { edition, source, lines: buildLineTable(source), diagnostics, nextId: firstNodeId };
  const items = expandItems(cx, crate.items);
  return { crate: { ...crate, items }, diagnostics, nodeCount: cx.nextId };
}
