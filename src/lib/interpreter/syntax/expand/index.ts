/**
 * Surface tree to core tree: macros, derives, `for`, `while` and `?` are written out in terms of the library's lang
 * items, as rustc does. What the reader wrote keeps its nodes and ids; what is made here has an `origin`.
 */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { buildLineTable, lineColumnOf, type LineColumn, type LineTable, type Span } from '../../source/index.ts';
import type { AssocItem, Crate, Item } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';
import type { ExpandCx } from './cx.ts';
import { expandAssoc, expandItem, expandItems } from './items.ts';

export interface ExpandOptions {
  readonly edition: Edition;
  /** The first id that the surface tree does not use. */
  readonly firstNodeId: number;
  /** The text that the tree was parsed from: `assert!` and `dbg!` quote it. */
  readonly source: string;
  /** Where a span begins in the whole program; counted in `source` where it is not given. */
  readonly placeOf?: (span: Span) => LineColumn;
}

export interface ExpandResult {
  readonly crate: Crate;
  readonly diagnostics: readonly Diagnostic[];
  /** The first id that no node uses. */
  readonly nodeCount: number;
}

export function expand(crate: Crate, options: ExpandOptions): ExpandResult {
  const cx = createExpand(options);
  const items = expandItems(cx, crate.items);
  return { crate: { ...crate, items }, diagnostics: cx.diagnostics, nodeCount: cx.nextId };
}

export interface ExpandedPiece {
  readonly items: readonly (Item | AssocItem)[];
  readonly diagnostics: readonly Diagnostic[];
  /** The first id that no node uses. */
  readonly nodeCount: number;
}

/** One item of a module by itself, with what it derives. */
export function expandPiece(item: Item | AssocItem, options: ExpandOptions): ExpandedPiece {
  const cx = createExpand(options);
  const items = item.kind === 'assoc-type' ? [expandAssoc(cx, item)] : expandItem(cx, item);
  return { items, diagnostics: cx.diagnostics, nodeCount: cx.nextId };
}

function createExpand({ edition, firstNodeId, source, placeOf }: ExpandOptions): ExpandCx {
  let lines: LineTable | undefined;
  return {
    edition,
    source,
    placeOf: placeOf ?? (({ start }) => lineColumnOf((lines ??= buildLineTable(source)), start)),
    diagnostics: [],
    nextId: firstNodeId,
  };
}
