/**
 * The text of a program over its edits. What an edit did not touch stays cut and parsed as it was: the text is looked at from
 * the last piece before the edit until the cuts meet the old ones again, and a piece with the old text is the old piece.
 */
import { type Diagnostic, unsupported } from '../../diagnostics/index.ts';
import {
  buildLineTable,
  createSourceMap,
  type FileId,
  fileId,
  filePlaceOf,
  type LineTable,
  type PlacedText,
  type ProgramFile,
  programFiles,
  type SourceMap,
  spanOf,
  USER_FILE,
} from '../../source/index.ts';
import type { Crate } from '../ast.ts';
import { expand } from '../expand/index.ts';
import type { Edition } from '../lex/tokens.ts';
import { maximalLength, parse } from '../parse-text.ts';
import type { MacroEngine } from '../macros/engine.ts';
import { defineMacro } from '../macros/index.ts';
import type { LintAttribute } from '../lower/lint-levels.ts';
import { createAhead } from './ahead.ts';
import { type Core, createPiece, type Piece, type Surface } from './piece.ts';
import { type RawPiece, splitPieces } from './split.ts';
import { coreTree, surfaceTree } from './tree.ts';

/** Macros by example; few programs define one. */
const macroEngine: MacroEngine = { define: defineMacro };

export interface ParsedProgram {
  readonly lines: LineTable;
  /** The surface tree. */
  readonly ast: Crate;
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the source; undefined where the program could only be parsed as a whole. */
  readonly pieces: readonly Piece[] | undefined;
  readonly sourceMap: SourceMap;
  /** What attributes say of lints, their scopes in the whole text; in the order of the source. */
  readonly lintAttributes: readonly LintAttribute[];
  /** What keeps no later phase from looking at the program; of what lints found, levels decide. */
  readonly findings: readonly Diagnostic[];
  /** The core tree; of a program without syntax errors. */
  readonly expand: () => ExpandedProgram;
}

export interface ExpandedProgram {
  readonly crate: Crate;
  readonly diagnostics: readonly Diagnostic[];
  /** The core items of each piece: the same object as long as they are the same; none where the program is no pieces. */
  readonly parts: ReadonlyMap<FileId, Core>;
}

export interface ProgramText {
  readonly update: (source: string) => ParsedProgram;
}

interface Cut {
  readonly source: string;
  readonly pieces: readonly Piece[];
  /** Where each piece begins. */
  readonly starts: readonly number[];
}

/** What the reading of a text depends on. */
export interface TextOptions {
  readonly edition: Edition;
  /** Tests are compiled: `cfg(test)` holds. */
  readonly isTest: boolean;
}

/** `firstFile`: the first name for a piece; those below are taken. */
export function createProgramText(options: TextOptions, firstFile: number): ProgramText {
  const end = fileId(firstFile);
  let nextFile = firstFile + 1;
  const newFile = (): FileId => fileId(nextFile++);
  // For each file, the last text that could be cut: a broken one in between costs nothing once it is mended.
  const known = new Map<string, Cut>();
  return {
    update: (source) => {
      const lines = buildLineTable(source);
      if (source.length > maximalLength) return parseWhole(source, lines, options);
      const cuts: CutFile[] = [];
      for (const file of programFiles(source)) {
        const text = source.slice(file.start, file.end);
        const reading: Reading = { ...options, lines, base: file.start, newFile };
        const cut = cutAgain(known.get(file.name) ?? NOTHING_CUT, text, reading);
        if (cut === undefined) return parseWhole(maskedBut(source, file), lines, options);
        known.set(file.name, cut);
        cuts.push({ ...file, cut });
      }
      return fromPieces(cuts, lines, options, end);
    },
  };
}

interface CutFile extends ProgramFile {
  readonly cut: Cut;
}

const NOTHING_CUT: Cut = { source: '', pieces: [], starts: [] };

/** The text with blanks where other files stand: what cannot be cut is parsed by itself, for what is wrong with it. */
const maskedBut = (source: string, { start, end }: ProgramFile): string =>
  start === 0 && end === source.length
    ? source
    : source.slice(0, start).replace(/[^\n]/gu, ' ') +
      source.slice(start, end) +
      source.slice(end).replace(/[^\n]/gu, ' ');

function parseWhole(source: string, lines: LineTable, { edition, isTest }: TextOptions): ParsedProgram {
  const { ast, diagnostics, nodeCount, lintAttributes, findings, text, expansions } = parse(source, {
    file: USER_FILE,
    edition,
    isTest,
    isTreeNeeded: false,
    engine: macroEngine,
  });
  // Of a file among others this can be said only where it is faulty.
  const isPart = source !== lines.text && diagnostics.length === 0;
  return {
    lines,
    ast,
    diagnostics: isPart
      ? [unsupported('attributes of this kind in a program of several files', spanOf(USER_FILE, 0, 0))]
      : diagnostics,
    pieces: undefined,
    sourceMap: createSourceMap(
      new Map([[USER_FILE, { start: 0, length: source.length, expansions: () => expansions }]]),
    ),
    lintAttributes,
    findings,
    expand: () => ({ ...expand(ast, { edition, firstNodeId: nodeCount, source: text }), parts: new Map() }),
  };
}

function fromPieces(files: readonly CutFile[], lines: LineTable, text: TextOptions, end: FileId): ParsedProgram {
  const places = new Map<FileId, PlacedText>();
  let last = 0;
  for (const { start: base, cut } of files)
    for (const [index, piece] of cut.pieces.entries()) {
      const start = base + (cut.starts[index] ?? 0);
      const { length } = piece.text;
      places.set(piece.file, { start, length, expansions: () => piece.expansions });
      if (base === 0) last = start + length;
    }
  places.set(end, { start: last, length: 0 });
  const pieces = files.flatMap(({ cut }) => cut.pieces);
  const others = new Map(files.slice(1).map(({ name, cut }) => [name, cut.pieces]));
  const ofFiles = { main: files[0]?.cut.pieces ?? [], others };
  const meanwhile = createSourceMap(places);
  const placeOf = (span: PlacedSpan) => filePlaceOf(lines, meanwhile.called(span).start);
  const options = { ...text, end, engine: macroEngine, placeOf };
  const { crate, diagnostics, parts } = surfaceTree(ofFiles, options);
  // From now on nothing is lowered for this text.
  for (const { file, expansions } of pieces) {
    const place = places.get(file);
    if (place !== undefined) places.set(file, { ...place, expansions: () => expansions });
  }
  const sourceMap = createSourceMap(places);
  const faults = pieces.flatMap((piece) => piece.faults);
  return {
    lines,
    ast: crate,
    diagnostics: faults.length > 0 ? faults : diagnostics,
    pieces,
    sourceMap,
    lintAttributes: lintAttributesOf(pieces, parts, sourceMap, lines.text.length),
    findings: faults.length > 0 ? [] : pieces.flatMap(({ file }) => parts.get(file)?.findings ?? []),
    expand: () => coreTree(ofFiles, options),
  };
}

/** Scopes in the whole text: that of a head reaches to what closes it. */
function lintAttributesOf(
  pieces: readonly Piece[],
  parts: ReadonlyMap<FileId, Surface>,
  { called, startOf }: SourceMap,
  length: number,
): readonly LintAttribute[] {
  const found: LintAttribute[] = [];
  /** For each open container, where those of its head stand in `found`. */
  const open: number[][] = [];
  for (const piece of pieces) {
    const end = (startOf(piece.file) ?? 0) + piece.text.length;
    if (piece.kind === 'close')
      for (const index of open.pop() ?? []) {
        const head = found[index];
        if (head !== undefined) found[index] = { ...head, scope: { ...head.scope, end } };
      }
    // Inner attributes are about what is open.
    const onHead: number[] = piece.kind === 'attribute' ? (open.at(-1) ?? []) : [];
    for (const each of parts.get(piece.file)?.lintAttributes ?? []) {
      if (each.on === 'item') onHead.push(found.length);
      found.push({ ...each, scope: each.on === 'crate' ? spanOf(USER_FILE, 0, length) : called(each.scope) });
    }
    if (piece.kind === 'open') open.push(onHead);
  }
  return found;
}

type PlacedSpan = Parameters<SourceMap['absolute']>[0];

// ---------------------------------------------------------------- cutting again

/** How one file of a text is read. */
interface Reading extends TextOptions {
  /** Of the whole text, in which the file begins at `base`. */
  readonly lines: LineTable;
  readonly base: number;
  readonly newFile: () => FileId;
}

function cutAgain(known: Cut, source: string, reading: Reading): Cut | undefined {
  const before = commonPrefix(known.source, source);
  const behind = commonSuffix(known.source, source, Math.min(known.source.length, source.length) - before);
  const kept = keptPieces(known, before);
  const from = kept === 0 ? 0 : endOf(known, kept - 1);
  const open = known.pieces[kept - 1]?.open ?? '';
  const delta = source.length - known.source.length;
  // Where an old piece ends in the text behind the edit, and the same is open there, all that follows is as it was.
  const meets = new Map<number, number>();
  for (let index = kept; index < known.pieces.length; index++) {
    const end = endOf(known, index);
    if (end >= known.source.length - behind) meets.set(end + delta, index);
  }
  const met = (raw: RawPiece): boolean => {
    const index = meets.get(raw.end);
    return index !== undefined && known.pieces[index]?.open === raw.open;
  };
  const raws = splitPieces(source, reading.edition, from, open, met);
  if (raws === undefined) return undefined;
  const last = raws.at(-1);
  const next = last !== undefined && met(last) ? (meets.get(last.end) ?? 0) + 1 : known.pieces.length;
  const fresh = renew(known.pieces.slice(kept, next), raws, source, reading);
  if (fresh === undefined) return undefined;
  const pieces = [...known.pieces.slice(0, kept), ...fresh, ...known.pieces.slice(next)];
  if (pieces.some((piece, index) => piece.kind === 'attribute' && !mayBegin(pieces[index - 1]))) return undefined;
  return {
    source,
    pieces,
    starts: [
      ...known.starts.slice(0, kept),
      ...raws.map((raw) => raw.start),
      ...known.starts.slice(next).map((start) => start + delta),
    ],
  };
}

/** Inner attributes and doc comments stand before all else: where they do not, the whole text says what is wrong (E0753). */
const mayBegin = (before: Piece | undefined): boolean =>
  before === undefined || before.kind === 'attribute' || before.kind === 'open';

const endOf = ({ pieces, starts }: Cut, index: number): number =>
  (starts[index] ?? 0) + (pieces[index]?.text.length ?? 0);

/** How many pieces end before the edit. A doc comment goes on with what is written behind it. */
function keptPieces(known: Cut, before: number): number {
  let count = 0;
  while (count < known.pieces.length) {
    const end = endOf(known, count);
    if (known.pieces[count]?.kind === 'attribute' ? end >= before : end > before) break;
    count++;
  }
  return count;
}

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, limit: number): number {
  let count = 0;
  while (count < limit && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

/** The pieces for `raws` in place of `old`: with the same text, the old ones; else new ones, under the names of the old. */
function renew(
  old: readonly Piece[],
  raws: readonly RawPiece[],
  source: string,
  { newFile, ...reading }: Reading,
): readonly Piece[] | undefined {
  const byText = groupBy(old, (piece) => `${piece.open} ${piece.text}`);
  const reused = raws.map((raw) => byText.get(`${raw.open} ${source.slice(raw.start, raw.end)}`)?.shift());
  const left = new Set(old);
  for (const piece of reused) if (piece !== undefined) left.delete(piece);
  const byName = groupBy([...left], (piece) => `${piece.kind} ${piece.word} ${piece.name}`);
  const out: Piece[] = [];
  const ahead = createAhead({ ...reading, engine: macroEngine });
  for (const [index, raw] of raws.entries()) {
    const file = reused[index]?.file ?? byName.get(`${raw.kind} ${raw.word} ${raw.name}`)?.shift()?.file ?? newFile();
    const piece = reused[index] ?? createPiece(raw, source.slice(raw.start, raw.end), file);
    if (piece === undefined) return undefined;
    ahead(piece, raw);
    out.push(piece);
  }
  return out;
}

function groupBy(pieces: readonly Piece[], keyOf: (piece: Piece) => string): Map<string, Piece[]> {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [piece]);
    else group.push(piece);
  }
  return groups;
}
