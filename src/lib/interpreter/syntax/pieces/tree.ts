/** From pieces to the two trees of a crate. Items of a `mod`, `impl` or `trait` go into the head that is open. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type LineColumn, type Span, spanOf } from '../../source/index.ts';
import { type AssocItem, type Attribute, type Crate, type Item, nodeId } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';
import type { ItemPlace } from '../lower/items.ts';
import type { MacroSurroundings } from '../lower/macro-cx.ts';
import type { MacroEngine } from '../macros/engine.ts';
import { MacroPaths } from './macro-paths.ts';
import { TextualScope } from './textual-scope.ts';
import {
  type Core,
  coreOf,
  isAssocItem,
  isItem,
  type Piece,
  type Surface,
  surfaceOf,
  type Surroundings,
} from './piece.ts';

export interface TreeOptions {
  readonly edition: Edition;
  readonly placeOf: (span: Span) => LineColumn;
  /** The name in spans of the place behind the last piece. */
  readonly end: FileId;
  /** For macros by example. */
  readonly engine: MacroEngine | undefined;
}

export interface Tree<Part> {
  readonly crate: Crate;
  readonly diagnostics: readonly Diagnostic[];
  /** What each piece gave: the same object as long as it gives the same. */
  readonly parts: ReadonlyMap<FileId, Part>;
}

export const surfaceTree = (pieces: readonly Piece[], options: TreeOptions): Tree<Surface> =>
  plant(pieces, options, surfaceOf);
export const coreTree = (pieces: readonly Piece[], options: TreeOptions): Tree<Core> => plant(pieces, options, coreOf);

interface Growth {
  readonly items: readonly (Item | AssocItem)[];
  readonly attrs?: readonly Attribute[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is open: a head whose items are being gathered; without a head, one that was left out with all that is in it. */
interface Bed {
  readonly head: Item | undefined;
  readonly place: ItemPlace | undefined;
  readonly items: (Item | AssocItem)[];
}

function plant<Part extends Growth>(
  pieces: readonly Piece[],
  { edition, placeOf, end, engine }: TreeOptions,
  grow: (piece: Piece, around: Surroundings) => Part,
): Tree<Part> {
  const textual = new TextualScope();
  let paths: MacroPaths | undefined;
  const diagnostics: Diagnostic[] = [];
  const parts = new Map<FileId, Part>();
  const attrs: Attribute[] = [];
  const root: Bed = { head: undefined, place: 'module', items: [] };
  const beds: Bed[] = [root];
  for (const [index, piece] of pieces.entries()) {
    const byPath: MacroSurroundings['findByPath'] = (names) =>
      (paths ??= new MacroPaths(pieces, { edition, placeOf, engine })).find(index, names);
    const bed = beds.at(-1) ?? root;
    if (piece.kind === 'close') {
      beds.pop();
      textual.leave(bed.head);
      if (bed.head !== undefined) (beds.at(-1) ?? root).items.push(withItems(bed.head, bed.items));
      continue;
    }
    const grown =
      bed.place === undefined
        ? undefined
        : grow(piece, { edition, place: bed.place, macros: textual.around(engine, byPath), placeOf });
    textual.add(piece.surface?.result.macros);
    if (grown !== undefined) {
      parts.set(piece.file, grown);
      diagnostics.push(...grown.diagnostics);
      attrs.push(...(grown.attrs ?? []));
    }
    if (piece.kind === 'open') {
      const head = grown?.items.find((item) => item.kind === 'mod' || item.kind === 'impl' || item.kind === 'trait');
      textual.enter();
      beds.push({ head, place: head === undefined ? undefined : placeIn(head), items: [] });
      // What is no container here is one fault, which was reported.
      if (head === undefined && grown !== undefined) bed.items.push(...grown.items);
    } else if (grown !== undefined) bed.items.push(...grown.items);
  }
  const crate: Crate = { id: nodeId(0), span: spanOf(end, 0, 0), items: root.items.filter(isItem), attrs };
  return { crate, diagnostics, parts };
}

function placeIn(head: Item): ItemPlace {
  if (head.kind === 'impl') return head.trait === undefined ? 'impl' : 'trait-impl';
  return head.kind === 'trait' ? 'trait' : 'module';
}

function withItems(head: Item, items: readonly (Item | AssocItem)[]): Item {
  if (head.kind === 'mod') return { ...head, items: items.filter(isItem) };
  if (head.kind === 'impl' || head.kind === 'trait') return { ...head, items: items.filter(isAssocItem) };
  return head;
}
