/** One piece of a program: its text, and what parser and expansion made of it. Its spans and node ids are its own. */
import type { CstNode } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type Expansion, type FileId, type LineColumn, PIECE_END, type Span } from '../../source/index.ts';
import type { AssocItem, Attribute, Item } from '../ast.ts';
import { expandPiece } from '../expand/index.ts';
import { groupTokens } from '../lex/groups.ts';
import { scan } from '../lex/scan.ts';
import { contextual, type Edition, type Token } from '../lex/tokens.ts';
import { lowerCrate, lowerPiece } from '../lower/crate.ts';
import type { AttributeTarget } from '../lower/attribute-target.ts';
import type { LintAttribute } from '../lower/lint-levels.ts';
import type { FoundMacro, MacroScope, MacroSurroundings } from '../lower/macro-cx.ts';
import type { ItemPlace } from '../lower/items.ts';
import { findMissingSemis } from '../lower/missing-semi.ts';
import { runParser } from '../parse/run.ts';
import type { RawPiece } from './split.ts';

export interface Piece {
  /** The name of the piece in spans: what takes its place after an edit takes over its name. */
  readonly file: FileId;
  readonly kind: RawPiece['kind'];
  readonly word: string;
  readonly name: string;
  readonly text: string;
  /** For a function with a body: where its `{` stands. */
  readonly bodyStart: number | undefined;
  /** The containers that are open behind it. */
  readonly open: string;
  /** `macro_rules!`: `name` is the macro's. */
  readonly definesMacro: boolean;
  /** Of a `use` or the head of a module: the item, read without a macro in sight; made when it is first asked for. */
  outline: Item | undefined;
  /** What is wrong in a function's body: then the piece gives no items. */
  readonly faults: readonly Diagnostic[];
  /** Until it is lowered; made again from the text where that has to be done once more. */
  cst: CstNode | undefined;
  /** What macros wrote into it when it was last lowered; an array that no later lowering changes. */
  expansions: readonly Expansion[];
  surface: Made<Surface> | undefined;
  core: Made<Core> | undefined;
  /** What is wrong with it where it is left out of the build; made when it is first asked for. */
  leftOut: readonly Diagnostic[] | undefined;
}

/** What was made of a piece, and what it was made from beside the text. */
interface Made<T> {
  readonly result: T;
  readonly place: ItemPlace;
  /** Where it is one of a file's inner attributes. */
  readonly within: AttributeTarget | undefined;
  readonly asked: readonly AskedPlace[];
  readonly macros: readonly AskedMacro[];
}

/** A macro that was looked for, and what was found. */
interface AskedMacro {
  readonly isStill: (around: MacroSurroundings) => boolean;
}

interface AskedPlace {
  readonly span: Span;
  readonly at: LineColumn;
}

export interface Surface {
  readonly items: readonly (Item | AssocItem)[];
  /** Of an inner attribute of the file. */
  readonly attrs: readonly Attribute[];
  readonly diagnostics: readonly Diagnostic[];
  readonly nodeCount: number;
  readonly lintAttributes: readonly LintAttribute[];
  readonly findings: readonly Diagnostic[];
  /** The text, and behind it what macros wrote. */
  readonly text: string;
  /** The macros that it defines for what follows it. */
  readonly macros: MacroScope | undefined;
}

export interface Core {
  readonly items: readonly (Item | AssocItem)[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a piece stands, as far as what is made of it depends on that. */
export interface Surroundings {
  readonly edition: Edition;
  readonly isTest: boolean;
  readonly place: ItemPlace;
  /** What inner attributes there are about. */
  readonly within: AttributeTarget;
  readonly macros: MacroSurroundings;
  /** Line and column of a span of the piece in the whole program. */
  readonly placeOf: (span: Span) => LineColumn;
}

/**
 * Undefined where the grammar does not take the piece exactly, or where what it says is about the file as a whole. Faults
 * inside the brackets of a function's body say nothing against the cut: such a piece is one with faults.
 */
export function createPiece(raw: RawPiece, text: string, file: FileId): Piece | undefined {
  const { kind, word, name, bodyStart, open } = raw;
  const tokens = groupTokens(raw.tokens);
  const parsed = kind === 'close' ? undefined : runParser(ruleFor(kind), tokens, text, file);
  const faults = parsed?.diagnostics ?? [];
  const isInBody = (each: Diagnostic): boolean => bodyStart !== undefined && each.span.start > bodyStart;
  if (parsed?.cst === undefined ? kind !== 'close' : !faults.every(isInBody)) return undefined;
  // What `#![cfg(..)]` decides is whether there is anything at all; `cfg_attr` only gives attributes.
  if (kind === 'attribute' && raw.tokens.some(({ image }) => image === 'cfg')) return undefined;
  const cst = faults.length === 0 ? parsed?.cst : undefined;
  const definition = word === '' ? tokens.find(({ tokenType }) => tokenType === contextual.macroRules) : undefined;
  return {
    file,
    kind,
    word,
    name: definition?.image ?? name,
    text,
    bodyStart,
    open,
    definesMacro: definition !== undefined,
    outline: undefined,
    faults,
    cst,
    expansions: [],
    surface: undefined,
    core: undefined,
    leftOut: undefined,
  };
}

const ruleFor = (kind: Piece['kind']): 'file' | 'itemOrMacro' => (kind === 'attribute' ? 'file' : 'itemOrMacro');

const parsePiece = (kind: Piece['kind'], tokens: readonly Token[], text: string, file: FileId): CstNode | undefined =>
  runParser(ruleFor(kind), tokens, text, file).cst;

const EMPTY: Surface = {
  items: [],
  attrs: [],
  diagnostics: [],
  nodeCount: 0,
  lintAttributes: [],
  findings: [],
  text: '',
  macros: undefined,
};

export function surfaceOf(piece: Piece, around: Surroundings): Surface {
  if (piece.surface !== undefined && holds(piece.surface, around)) return piece.surface.result;
  const { kind, text, file } = piece;
  if (piece.faults.length > 0) return EMPTY;
  const cst = piece.cst ?? parsePiece(kind, groupTokens(scan(text, file, around.edition).tokens), text, file);
  piece.cst = undefined;
  if (cst === undefined) return EMPTY;
  const asked: AskedPlace[] = [];
  const macros: AskedMacro[] = [];
  const expansions: Expansion[] = [];
  piece.expansions = expansions;
  const options = {
    ...around,
    text,
    file,
    isLibrary: false,
    placeOf: watching(around, asked),
    macros: watchingMacros(around.macros, macros),
    expansions,
  };
  const result: Surface = kind === 'attribute' ? attributesOf(cst, options) : itemsOf(cst, options);
  piece.surface = {
    result,
    place: around.place,
    within: kind === 'attribute' ? around.within : undefined,
    asked,
    macros,
  };
  return result;
}

/** What is wrong with a piece that is left out of the build with the module around it, though it can be read. */
export function faultsOfLeftOut(piece: Piece, edition: Edition): readonly Diagnostic[] {
  const { kind, text, file } = piece;
  if (kind === 'close' || piece.faults.length > 0) return [];
  if (piece.leftOut === undefined) {
    const cst = piece.cst ?? parsePiece(kind, groupTokens(scan(text, file, edition).tokens), text, file);
    piece.leftOut = cst === undefined ? [] : findMissingSemis(cst, text, file);
  }
  return piece.leftOut;
}

type Options = Surroundings & {
  readonly text: string;
  readonly file: FileId;
  readonly isLibrary: boolean;
  readonly expansions: Expansion[];
};

function attributesOf(cst: CstNode, options: Options): Surface {
  const { ast, ...rest } = lowerCrate(cst, options, options.within);
  return { items: [], attrs: ast.attrs, ...rest };
}

function itemsOf(cst: CstNode, options: Options): Surface {
  const { ast, ...rest } = lowerPiece(cst, options.place, options);
  return { items: ast.map((item) => toPieceEnd(item, options.text.length)), attrs: [], ...rest };
}

/** What is known of a function to others does not change with the length of its body; what a macro wrote, another changes. */
const toPieceEnd = (item: Item | AssocItem, length: number): Item | AssocItem =>
  item.kind === 'fn' && item.body !== undefined && item.span.start < length
    ? { ...item, span: { ...item.span, end: PIECE_END } }
    : item;

/** The core items of a piece that was lowered without errors. */
export function coreOf(piece: Piece, around: Surroundings): Core {
  if (piece.core !== undefined && holds(piece.core, around)) return piece.core.result;
  const surface = surfaceOf(piece, around);
  const asked: AskedPlace[] = [];
  const options = { edition: around.edition, source: surface.text, placeOf: watching(around, asked) };
  const items: (Item | AssocItem)[] = [];
  const diagnostics: Diagnostic[] = [];
  let firstNodeId = surface.nodeCount;
  for (const item of surface.items) {
    const expanded = expandPiece(item, { ...options, firstNodeId });
    items.push(...expanded.items);
    diagnostics.push(...expanded.diagnostics);
    firstNodeId = expanded.nodeCount;
  }
  const result: Core = { items, diagnostics };
  // What its macros are is a matter of its surface.
  piece.core = { result, place: around.place, within: undefined, asked, macros: piece.surface?.macros ?? [] };
  return result;
}

export const isItem = (item: Item | AssocItem): item is Item => item.kind !== 'assoc-type';
export const isAssocItem = (item: Item | AssocItem): item is AssocItem =>
  item.kind === 'fn' || item.kind === 'const' || item.kind === 'assoc-type' || item.kind === 'unsupported-item';

// ---------------------------------------------------------------- what it was made from

/** Lines and columns that were asked for are part of what the result was made from. */
const watching =
  ({ placeOf }: Surroundings, asked: AskedPlace[]): Surroundings['placeOf'] =>
  (span) => {
    const at = placeOf(span);
    asked.push({ span, at });
    return at;
  };

/** So are the macros that were looked for, found or not. */
const watchingMacros = ({ engine, find, findByPath }: MacroSurroundings, asked: AskedMacro[]): MacroSurroundings => {
  return {
    engine,
    find: (name) => {
      const found = find(name);
      asked.push({
        isStill: (around) => {
          const now = around.find(name);
          return now?.macro === found?.macro && now?.isExported === found?.isExported;
        },
      });
      return found;
    },
    findByPath: (names) => {
      const found = findByPath(names);
      asked.push({ isStill: (around) => isSameFind(around.findByPath(names), found) });
      return found;
    },
  };
};

const isSameFind = (a: FoundMacro | undefined, b: FoundMacro | undefined): boolean =>
  a?.kind === 'macro' && b?.kind === 'macro'
    ? a.macro === b.macro && a.isExported === b.isExported
    : a?.kind === b?.kind;

const holds = (before: Made<unknown>, { place, within, macros, placeOf }: Surroundings): boolean =>
  before.place === place &&
  (before.within === undefined || before.within === within) &&
  before.macros.every(({ isStill }) => isStill(macros)) &&
  before.asked.every(({ span, at }) => {
    const now = placeOf(span);
    return now.line === at.line && now.column === at.column;
  });
