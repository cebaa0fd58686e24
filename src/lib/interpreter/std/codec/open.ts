/** A compiled library over the bytes of its parts: each row and body is decoded when it is first asked for. */
import { findIn, invariant, type LayeredTable, lazyTable, MissingPart } from '../../../heap/base/index.ts';
import type { Body } from '../../mir/ir.ts';
import { fileId, spanOf } from '../../source/index.ts';
import type { ImplInfo, ItemTables } from '../../types/items.ts';
import { defOf } from '../../types/lookup.ts';
import { simplifyTy } from '../../types/simplify.ts';
import { defId, type DefId, type Ty } from '../../types/ty.ts';
import { body } from './body.ts';
import { type ByteReader, createReader, readBlock, readInt, readRowStarts, readText, readUint } from './bytes.ts';
import { readApartImpls } from './apart-impls.ts';
import { openTable, type TableReader } from './columns.ts';
import { FUNCTION_KINDS, type ImplHead, TABLE_ROWS, type TableRows } from './items.ts';
import { readParents } from './parents.ts';
import { codePart, CORE, groupOfFile, INDEX, indexPart, type PartName, placesPart, stampOf } from './parts.ts';
import type { Input } from './schema.ts';
import { openShared, type SharedReader } from './shared.ts';
import { readTraitMethods } from './trait-methods.ts';

/** The bytes of a part; undefined while they have not come. */
export type ReadPart = (part: PartName) => Uint8Array | undefined;

export interface CompiledLibrary {
  readonly items: ItemTables;
  /** Parts may not be there yet: a run has to wait for those that it can come to. */
  readonly isOnDemand: boolean;
  /** The names of the library's files, by file id; number 0 is the reader's and stands empty. */
  readonly files: readonly string[];
  /** Every definition that has a body, in ascending order. */
  readonly bodyOwners: readonly DefId[];
  /** Undefined where there is no body, and while the part that has it is not there. Its spans are empty. */
  readonly findBody: (def: DefId) => Body | undefined;
  /** The part that has a definition's body; undefined for definitions without one. */
  readonly findPart: (def: DefId) => PartName | undefined;
  /** The part that has a definition's signature; undefined where that is always there, and for what is none of the library's. */
  readonly findSignaturePart: (def: DefId) => PartName | undefined;
  readonly hasPart: (part: PartName) => boolean;
  /**
   * The parts that a text names something of and that are not there. Others may be found wanting later (`MissingPart`): this
   * spares most programs that.
   */
  readonly partsNamedIn: (text: string) => readonly PartName[];
  /**
   * A part that was found wanting, and with it what else a program with this text may need and most do that need more than
   * they name: so that one is not asked for after the other.
   */
  readonly partsWith: (part: PartName, text: string) => readonly PartName[];
  /** The part that has the places of a definition's body. */
  readonly placesPartOf: (def: DefId) => PartName;
  /** The body with its spans and scopes; undefined as for `findBody`, and while its places are not there. */
  readonly findPlacedBody: (def: DefId) => Body | undefined;
  /** Empty while the part with the file's places is not there. */
  readonly textOf: (file: number) => string;
}

/** A body's part and its row there; and its row in the part with its places. */
interface Whereabouts {
  readonly part: PartName;
  readonly row: number;
  readonly places: PartName;
  readonly placesRow: number;
}

/** `isOnDemand`: parts may come later than they are asked for. */
export function openLibrary(readPart: ReadPart, isOnDemand = false): CompiledLibrary {
  const bytes = readPart(INDEX);
  invariant(bytes !== undefined, 'the index of the compiled library is there');
  const stamp = stampOf(bytes);
  const reader = createReader(bytes);
  const defCount = readUint(reader);
  const root = defId(readUint(reader));
  const files = readText(reader).split('\n');
  const usual = readText(reader).split(' ').map(indexPart);
  const words = readWords(reader);
  const groupsOfFiles = files.map(groupOfFile);
  /** By file: the group, where it has an index part of its own. */
  const groups = groupsOfFiles.map((group) => (words.has(group) ? group : undefined));
  const fileOf = readFilesOfDefs(reader, defCount);
  const parents = readParents(reader, defCount);
  const traitMethods = readTraitMethods(reader);
  const shared = openShared(reader, undefined);
  const groupOf = (def: number): string => groupsOfFiles[fileOf[def] ?? 0] ?? '';
  const noPlaces = files.map((_, file) => spanOf(fileId(file), 0, 0));
  const inputOf = (def: number, from: SharedReader): Input => {
    const nothing = createReader(bytes, 0, 0);
    const noPlace = noPlaces[fileOf[def] ?? 0];
    invariant(noPlace !== undefined, 'a file of the library');
    return {
      row: nothing,
      types: nothing,
      locals: nothing,
      places: undefined,
      shared: from.get,
      defOf: (each) => defOf(items, each),
      parentOf,
      selfOf,
      keyOf,
      def,
      noPlace,
      lastStart: 0,
    };
  };
  const parentOf = (def: number): number | undefined => {
    const parent = parents[def] ?? -1;
    return parent < 0 ? undefined : parent;
  };
  const selves = new Map<DefId, Ty>();
  const selfOf = (impl: DefId): Ty => {
    let known = selves.get(impl);
    if (known === undefined) {
      const found = heads.has(impl) ? undefined : whereIs(impl);
      known =
        found === undefined
          ? heads.field(impl, 'self', inRow)
          : found.tables.implHeads.field(impl, 'self', (each) => inputOf(each, found.shared));
      selves.set(impl, known);
    }
    return known;
  };
  const keyOf = (impl: DefId): string | undefined => apartImpls.get(impl) ?? simplifyTy(selfOf(impl));
  const inRow = (def: number): Input => inputOf(def, shared);
  const heads = openTable(reader, TABLE_ROWS.implHeads);
  const implGenerics = openTable(reader, TABLE_ROWS.generics);
  const blanketClauses = openTable(reader, TABLE_ROWS.predicates);
  const apartImpls = readApartImpls(reader, shared);
  const isImpl = (def: number): boolean => heads.has(def) || apartImpls.has(def);
  const atHand: IndexTables = { tables: { implHeads: heads, ...readTables(reader) }, shared };
  const apart = openIndexParts(readPart, stamp, shared);
  /** The part that has a function's signature where the index has not, though it has the function's name. */
  const signaturePartOf = (def: number): PartName | undefined => {
    if (!atHand.tables.defs.has(def) || atHand.tables.fns.has(def)) return undefined;
    if (!FUNCTION_KINDS.has(atHand.tables.defs.field(def, 'kind', inRow))) return undefined;
    return indexPart(groupOf(def));
  };
  /** The part that has a definition's row in a table; undefined where that is the index. */
  const partOf = (def: number, name?: keyof Tables): PartName | undefined => {
    const group = groups[fileOf[def] ?? 0];
    if (group !== undefined) return indexPart(group);
    return name !== undefined && OF_FUNCTIONS.has(name) ? signaturePartOf(def) : undefined;
  };
  /** The tables that have a definition's row, and what it is read with. */
  const whereIs = (def: number, name?: keyof Tables): IndexTables => {
    const part = partOf(def, name);
    if (part === undefined) return atHand;
    const found = apart(part);
    if (found === undefined) throw new MissingPart(part);
    return found;
  };
  const table = <K extends keyof Tables>(name: K): LayeredTable<Tables[K]> =>
    lazyTable(defCount, (def) => {
      // An impl is no trait, type or function: that is known without its group.
      if (!OF_IMPLS.has(name) && isImpl(def)) return undefined;
      const found = whereIs(def, name);
      return found.tables[name].find(def, (each) => inputOf(each, found.shared));
    });
  const isBlanket = (def: number): boolean => heads.has(def) && selfOf(defId(def)).kind === 'param';
  /** A table of which some rows are always there. */
  const withFirst = <K extends keyof Tables>(
    name: K,
    isFirst: (def: number) => boolean,
    rows: TableReader<Tables[K]>,
  ): LayeredTable<Tables[K]> => {
    const others = table(name);
    return lazyTable(defCount, (def) => (isFirst(def) ? rows.find(def, inRow) : findIn(others, def)));
  };
  const itemsOf = (def: number): ImplInfo['items'] => {
    const found = whereIs(def);
    const items = found.tables.implItems.find(def, (each) => inputOf(each, found.shared));
    invariant(items !== undefined, 'the items of an impl');
    return items;
  };
  const findApartHead = (def: number): ImplHead | undefined => {
    if (!apartImpls.has(def)) return undefined;
    const found = whereIs(def);
    return found.tables.implHeads.find(def, (each) => inputOf(each, found.shared));
  };
  /** Its items are looked for when they are asked for: which impl it is is known before. */
  const findImpl = (def: number): ImplInfo | undefined => {
    const head = heads.find(def, inRow) ?? findApartHead(def);
    if (head === undefined) return undefined;
    let items: ImplInfo['items'] | undefined;
    return {
      ...head,
      get items() {
        return (items ??= itemsOf(def));
      },
    };
  };
  const items: ItemTables = {
    defCount,
    root,
    below: undefined,
    defs: table('defs'),
    modules: table('modules'),
    generics: withFirst('generics', heads.has, implGenerics),
    predicates: withFirst('predicates', isBlanket, blanketClauses),
    adts: table('adts'),
    traits: table('traits'),
    impls: lazyTable(defCount, findImpl),
    fns: table('fns'),
    types: table('types'),
    constValues: table('constValues'),
    opaques: table('opaques'),
    traitImpls: table('traitImpls'),
    traitMethods,
    lang: Object.fromEntries(readNamed(reader, shared)),
    get inherentImpls() {
      return (inherent ??= inherentImpls.map((impl) => ({ key: keyOf(impl) ?? '', impl })));
    },
  };
  const inherentImpls = readInherent(reader);
  let inherent: ItemTables['inherentImpls'] | undefined;
  const whereabouts = readOwners(reader, fileOf, groupsOfFiles);
  const bodies = openBodies(readPart, stamp, shared);
  const places = openPlaces(readPart, stamp);
  const find = (def: DefId, withPlaces: boolean): Body | undefined => {
    const at = whereabouts.get(def);
    const found = at === undefined ? undefined : bodies(at.part);
    const placed = at === undefined || !withPlaces ? undefined : places(at.places);
    if (at === undefined || found === undefined || (withPlaces && placed === undefined)) return undefined;
    const [row, types, locals] = found.columns.map((column) => column(at.row));
    invariant(row !== undefined && types !== undefined && locals !== undefined, 'a body stands in three columns');
    return body.read({ ...inputOf(def, found.shared), row, types, locals, places: placed?.body(at.placesRow) });
  };
  let rare: RareFunctions | undefined;
  const rareFunctions = (): RareFunctions => {
    const { defs, fns } = atHand.tables;
    const groupsOf = new Map<string, Set<string>>();
    const usualNames = new Set<string>();
    // Kinds and names say nothing of the row that they stand in: one input does for thousands.
    const input = inRow(0);
    const ofAny = (): Input => input;
    for (let def = 0; def < defCount; def++) {
      if (!defs.has(def) || !FUNCTION_KINDS.has(defs.field(def, 'kind', ofAny))) continue;
      const name = defs.field(def, 'name', ofAny);
      if (fns.has(def)) usualNames.add(name);
      else groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(groupOf(def)));
    }
    return { groupsOf, usualNames };
  };
  /** The groups of functions that a text calls by name and whose signatures the index has not. */
  const groupsCalledIn = (text: string, isMeant: (name: string, groups: ReadonlySet<string>) => boolean): string[] => {
    const { groupsOf } = (rare ??= rareFunctions());
    const names = new Set([...text.matchAll(/(?:\.|::)\s*(\w+)/g)].map(([, name = '']) => name));
    return [...names].flatMap((name) => {
      const found = groupsOf.get(name);
      return found !== undefined && isMeant(name, found) ? [...found] : [];
    });
  };
  const isCertain = (name: string, { size }: ReadonlySet<string>): boolean =>
    size <= MOST_GROUPS && rare?.usualNames.has(name) !== true;
  const known = new Map<DefId, Body>();
  const codeParts = new Set([...whereabouts.values()].map(({ part }) => part));
  return {
    items,
    files,
    isOnDemand,
    bodyOwners: [...whereabouts.keys()],
    findBody: (def) => {
      const before = known.get(def);
      if (before !== undefined) return before;
      const made = find(def, false);
      if (made !== undefined) known.set(def, made);
      return made;
    },
    findPart: (def) => whereabouts.get(def)?.part,
    findSignaturePart: (def) => (def < defCount ? partOf(def, 'fns') : undefined),
    hasPart: (part) => readPart(part) !== undefined,
    partsNamedIn: (text) => {
      const named = new Set(text.match(/\w+/g));
      const groupsNamed = [...words].flatMap(([group, ofGroup]) =>
        ofGroup.some((word) => named.has(word)) ? group : [],
      );
      return [...new Set([...groupsNamed, ...groupsCalledIn(text, isCertain)])]
        .flatMap((group) => [indexPart(group), ...(codeParts.has(codePart(group)) ? [codePart(group)] : [])])
        .filter((part) => readPart(part) === undefined);
    },
    partsWith: (part, text) => {
      const called = groupsCalledIn(text, () => true).map(indexPart);
      return [...new Set([part, ...usual, ...called])].filter((each) => readPart(each) === undefined);
    },
    placesPartOf: (def) => placesPart(groupOf(def)),
    findPlacedBody: (def) => find(def, true),
    textOf: (file) => places(placesPart(groupsOfFiles[file] ?? ''))?.texts.get(file) ?? '',
  };
}

/** A name that functions of more groups have says too little of which is meant. */
const MOST_GROUPS = 2;

type Tables = Omit<TableRows, 'implHeads'>;

/** The tables in which impls have rows. */
const OF_IMPLS: ReadonlySet<keyof Tables> = new Set<keyof Tables>(['defs', 'generics', 'predicates', 'types']);

/** The tables in which functions have rows that may stand with their group. */
const OF_FUNCTIONS: ReadonlySet<keyof Tables> = new Set<keyof Tables>(['fns', 'generics', 'predicates']);

/** Functions whose names the index has and whose signatures it has not. */
interface RareFunctions {
  readonly groupsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** The names of functions that the index has whole. */
  readonly usualNames: ReadonlySet<string>;
}

interface IndexTables {
  readonly tables: { readonly [K in keyof TableRows]: TableReader<TableRows[K]> };
  readonly shared: SharedReader;
}

function openIndexParts(
  readPart: ReadPart,
  stamp: number,
  index: SharedReader,
): (part: PartName) => IndexTables | undefined {
  return onceThere(readPart, stamp, (reader) => {
    const shared = openShared(reader, index);
    return { tables: { implHeads: openTable(reader, TABLE_ROWS.implHeads), ...readTables(reader) }, shared };
  });
}

/** In the order in which they were written. */
function readTables(reader: ByteReader): Omit<IndexTables['tables'], 'implHeads'> {
  return {
    implItems: openTable(reader, TABLE_ROWS.implItems),
    defs: openTable(reader, TABLE_ROWS.defs),
    modules: openTable(reader, TABLE_ROWS.modules),
    generics: openTable(reader, TABLE_ROWS.generics),
    predicates: openTable(reader, TABLE_ROWS.predicates),
    adts: openTable(reader, TABLE_ROWS.adts),
    traits: openTable(reader, TABLE_ROWS.traits),
    fns: openTable(reader, TABLE_ROWS.fns),
    types: openTable(reader, TABLE_ROWS.types),
    constValues: openTable(reader, TABLE_ROWS.constValues),
    opaques: openTable(reader, TABLE_ROWS.opaques),
    traitImpls: openTable(reader, TABLE_ROWS.traitImpls),
  };
}

/** The groups that have index parts of their own, each with the words by which a program comes to it. */
function readWords(reader: ByteReader): ReadonlyMap<string, readonly string[]> {
  const lines = readText(reader).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [group, ...words] = line.split(' ');
      return group === undefined || group === '' ? [] : [[group, words]];
    }),
  );
}

function readFilesOfDefs(reader: ByteReader, defCount: number): Uint16Array {
  const files = new Uint16Array(defCount);
  const stretchCount = readUint(reader);
  let def = 0;
  for (let i = 0; i < stretchCount; i++) {
    const end = def + readUint(reader);
    files.fill(readUint(reader), def, end);
    def = end;
  }
  return files;
}

function readNamed(reader: ByteReader, shared: SharedReader): [string, DefId][] {
  return Array.from({ length: readUint(reader) }, () => [
    shared.get('string', readUint(reader)),
    defId(readUint(reader)),
  ]);
}

function readInherent(reader: ByteReader): readonly DefId[] {
  let last = 0;
  return Array.from({ length: readUint(reader) }, () => defId((last += readInt(reader))));
}

function readOwners(
  reader: ByteReader,
  fileOf: Uint16Array,
  groupsOfFiles: readonly string[],
): ReadonlyMap<DefId, Whereabouts> {
  const found = new Map<DefId, Whereabouts>();
  const rows = new Map<PartName, { next: number }>();
  const rowsOf = (part: PartName): { next: number } => {
    const known = rows.get(part);
    if (known !== undefined) return known;
    const fresh = { next: 0 };
    rows.set(part, fresh);
    return fresh;
  };
  const core = rowsOf(CORE);
  // Made once a file: this is done for thousands of definitions at every start.
  const ofFiles = groupsOfFiles.map((group) => {
    const [code, places] = [codePart(group), placesPart(group)];
    return { code, codeRows: rowsOf(code), places, placesRows: rowsOf(places) };
  });
  const count = readUint(reader);
  let def = 0;
  for (let i = 0; i < count; i++) {
    const number = readUint(reader);
    def += number >>> 1;
    const of = ofFiles[fileOf[def] ?? 0];
    invariant(of !== undefined, 'a file of the library');
    const isCore = number % 2 === 1;
    const row = isCore ? core.next++ : of.codeRows.next++;
    found.set(defId(def), { part: isCore ? CORE : of.code, row, places: of.places, placesRow: of.placesRows.next++ });
  }
  return found;
}

interface Bodies {
  readonly shared: SharedReader;
  /** Code, types, locals: each gives a body's row. */
  readonly columns: readonly ((row: number) => ByteReader)[];
}

function openBodies(readPart: ReadPart, stamp: number, index: SharedReader): (part: PartName) => Bodies | undefined {
  return onceThere(readPart, stamp, (reader) => {
    const shared = openShared(reader, index);
    const count = readUint(reader);
    const columns = Array.from({ length: 3 }, () => readRows(readBlock(reader), count));
    return { shared, columns };
  });
}

interface Places {
  readonly texts: ReadonlyMap<number, string>;
  readonly body: (row: number) => ByteReader;
}

function openPlaces(readPart: ReadPart, stamp: number): (part: PartName) => Places | undefined {
  return onceThere(readPart, stamp, (reader) => {
    const texts = new Map(Array.from({ length: readUint(reader) }, () => [readUint(reader), readText(reader)]));
    const count = readUint(reader);
    return { texts, body: readRows(reader, count) };
  });
}

function readRows(reader: ByteReader, count: number): (row: number) => ByteReader {
  const starts = readRowStarts(reader, count);
  return (row) => createReader(reader.bytes, starts[row], starts[row + 1]);
}

/** What a part holds, opened when it is asked for and there. */
function onceThere<T>(
  readPart: ReadPart,
  stamp: number,
  open: (reader: ByteReader) => T,
): (part: PartName) => T | undefined {
  const opened = new Map<PartName, T>();
  return (part) => {
    const known = opened.get(part);
    if (known !== undefined) return known;
    const bytes = readPart(part);
    if (bytes === undefined) return undefined;
    const reader = createReader(bytes);
    invariant(readUint(reader) === stamp, `the part ${part} of the compiled library belongs to its index`);
    const made = open(reader);
    opened.set(part, made);
    return made;
  };
}
