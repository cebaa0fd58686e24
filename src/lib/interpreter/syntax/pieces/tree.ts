/** From pieces to the two trees of a crate. Items of a `mod`, `impl` or `trait` go into the head that is open. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type LineColumn, MAIN_FILE, type Span, spanOf } from '../../source/index.ts';
import { type AssocItem, type Attribute, type Crate, type Item, type ModItem, nodeId } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';
import type { AttributeTarget } from '../lower/attribute-target.ts';
import type { ItemPlace } from '../lower/items.ts';
import type { MacroSurroundings } from '../lower/macro-cx.ts';
import type { MacroEngine } from '../macros/engine.ts';
import { MacroPaths } from './macro-paths.ts';
import { candidatesFor, inlinePlace, type ModulePlace, rootPlace } from './module-files.ts';
import { TextualScope } from './textual-scope.ts';
import {
  type Core,
  coreOf,
  isAssocItem,
  isItem,
  type Piece,
  type Surface,
  faultsOfLeftOut,
  surfaceOf,
  type Surroundings,
} from './piece.ts';

export interface TreeOptions {
  readonly edition: Edition;
  readonly isTest: boolean;
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

/** The pieces of a program of several files: those of the first, and those of the others by the name of their file. */
export interface PiecesOfFiles {
  readonly main: readonly Piece[];
  readonly others: ReadonlyMap<string, readonly Piece[]>;
}

export const surfaceTree = (pieces: PiecesOfFiles, options: TreeOptions): Tree<Surface> =>
  plant(pieces, options, surfaceOf, faultsOfLeftOut);
export const coreTree = (pieces: PiecesOfFiles, options: TreeOptions): Tree<Core> =>
  plant(pieces, options, coreOf, () => []);

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
  /** Where the files of its modules are looked for. */
  readonly files: ModulePlace;
}

function plant<Part extends Growth>(
  { main, others }: PiecesOfFiles,
  { edition, isTest, placeOf, end, engine }: TreeOptions,
  grow: (piece: Piece, around: Surroundings) => Part,
  ofLeftOut: (piece: Piece, edition: Edition) => readonly Diagnostic[],
): Tree<Part> {
  const textual = new TextualScope();
  const all = [...main, ...[...others.values()].flat()];
  const indexOf = new Map(all.map((piece, index) => [piece, index]));
  let paths: MacroPaths | undefined;
  const pathsOf = (): MacroPaths => (paths ??= new MacroPaths(all, { edition, isTest, placeOf, engine }));
  const diagnostics: Diagnostic[] = [];
  const parts = new Map<FileId, Part>();
  const attrs: Attribute[] = [];
  const root: Bed = { head: undefined, place: 'module', items: [], files: rootPlace(MAIN_FILE) };
  const beds: Bed[] = [root];
  /** The files that are being planted, outermost first. */
  const openFiles: string[] = [];

  const plantPiece = (piece: Piece): void => {
    const bed = beds.at(-1) ?? root;
    if (piece.kind === 'close') {
      beds.pop();
      textual.leave(bed.head);
      if (bed.head !== undefined) (beds.at(-1) ?? root).items.push(withItems(bed.head, bed.items));
      return;
    }
    const { place } = bed;
    const byPath: MacroSurroundings['findByPath'] = (names) => pathsOf().find(indexOf.get(piece) ?? 0, names);
    const macros = textual.around(engine, byPath);
    const grown =
      place === undefined
        ? undefined
        : grow(piece, { edition, isTest, place, within: withinOf(bed, root), macros, placeOf });
    textual.add(piece.surface?.result.macros);
    if (grown === undefined) {
      diagnostics.push(...ofLeftOut(piece, edition));
      if (piece.kind === 'open') openBed(undefined, bed);
      return;
    }
    parts.set(piece.file, grown);
    diagnostics.push(...grown.diagnostics);
    if (bed === root) attrs.push(...(grown.attrs ?? []));
    if (piece.kind !== 'open') {
      for (const item of grown.items)
        bed.items.push(item.kind === 'mod' && item.items === undefined ? withFile(item, bed) : item);
      return;
    }
    const head = headOf(grown.items);
    openBed(head, bed);
    // What is no container here is one fault, which was reported.
    if (head === undefined) bed.items.push(...grown.items);
  };

  const openBed = (head: Item | undefined, around: Bed): void => {
    textual.enter();
    const files = head?.kind === 'mod' ? inlinePlace(around.files, head) : around.files;
    beds.push({ head, place: head === undefined ? undefined : placeIn(head), items: [], files });
  };

  /** `mod name;` with what is in its file. */
  const withFile = (item: ModItem, around: Bed): ModItem => {
    const candidates = candidatesFor(around.files, item);
    const found = candidates.flatMap((file) => {
      const pieces = others.get(file.name);
      return pieces === undefined || openFiles.includes(file.name) ? [] : [{ ...file, pieces }];
    });
    const [file] = found;
    if (file === undefined || found.length > 1) return { ...item, tried: candidates.map(({ name }) => name) };
    textual.enter();
    openFiles.push(file.name);
    const inside: Bed = { head: item, place: 'module', items: [], files: file.place };
    beds.push(inside);
    for (const piece of file.pieces) plantPiece(piece);
    beds.pop();
    openFiles.pop();
    textual.leave(item);
    return { ...item, items: inside.items.filter(isItem) };
  };

  for (const piece of main) plantPiece(piece);
  const crate: Crate = { id: nodeId(0), span: spanOf(end, 0, 0), items: root.items.filter(isItem), attrs };
  return { crate, diagnostics, parts };
}

function withinOf(bed: Bed, root: Bed): AttributeTarget {
  const { place } = bed;
  if (place === 'trait' || place === 'impl' || place === 'trait-impl') return place;
  return bed === root ? 'crate' : 'mod';
}

/** The container among what a piece gave that opens one. */
export const headOf = (items: readonly (Item | AssocItem)[]): Item | undefined =>
  items.find((item) => item.kind === 'mod' || item.kind === 'impl' || item.kind === 'trait');

export function placeIn(head: Item): ItemPlace {
  if (head.kind === 'impl') return head.trait === undefined ? 'impl' : 'trait-impl';
  return head.kind === 'trait' ? 'trait' : 'module';
}

function withItems(head: Item, items: readonly (Item | AssocItem)[]): Item {
  if (head.kind === 'mod') return { ...head, items: items.filter(isItem) };
  if (head.kind === 'impl' || head.kind === 'trait') return { ...head, items: items.filter(isAssocItem) };
  return head;
}
