/** The compiled library to bytes: see `../library.ts` for its parts. */
import { findIn, type LayeredTable } from '../../../heap/base/index.ts';
import type { Body } from '../../mir/ir.ts';
import type { Def, ItemTables, ModuleInfo } from '../../types/items.ts';
import { defOf, implOf } from '../../types/lookup.ts';
import { simplifyTy } from '../../types/simplify.ts';
import { defId, type DefId, type Ty } from '../../types/ty.ts';
import { body } from './body.ts';
import {
  type ByteWriter,
  createWriter,
  writeBlock,
  writeBytes,
  writeInt,
  writeRows,
  writeText,
  writeUint,
  writtenBytes,
} from './bytes.ts';
import { writeApartImpls } from './apart-impls.ts';
import { type Row, writeTable } from './columns.ts';
import { FUNCTION_KINDS, TABLE_ROWS, type TableRows } from './items.ts';
import { writeParents } from './parents.ts';
import { codePart, CORE, groupOfFile, INDEX, indexPart, type PartName, placesPart, stamped, stampOf } from './parts.ts';
import type { Output } from './schema.ts';
import { createSharedWriter, type SharedWriter } from './shared.ts';
import { writeTraitMethods } from './trait-methods.ts';

/** What the library's sources were compiled to. */
export interface LibraryToWrite {
  readonly items: ItemTables;
  readonly bodies: readonly Body[];
  /** Names and texts, by file id; number 0 is the reader's and stands empty. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What nearly all programs need: bodies, the groups whose items they look at, and the functions whose signatures they do. */
export interface Needed {
  readonly isCore: (owner: DefId) => boolean;
  readonly isFirst: (group: string) => boolean;
  readonly isCalled: (fn: DefId) => boolean;
  /** The groups that many programs look at without naming anything of them: asked for together. */
  readonly usual: readonly string[];
}

/** What of the tables a part has. */
interface Share {
  readonly items: (group: string) => boolean;
  /** Of which functions it has the signature: their rows in `fns`, `generics` and `predicates`. */
  readonly signatures: (def: DefId, group: string) => boolean;
}

export function writeLibrary(
  library: LibraryToWrite,
  { isCore, isFirst, isCalled, usual }: Needed,
): ReadonlyMap<PartName, Uint8Array> {
  // A file may hold nothing but macros.
  const isOfDef = new Set(rowsOf(library.items.defs).map(({ value }) => value.span.file as number));
  const all = [...new Set(library.files.flatMap(({ name }, file) => (isOfDef.has(file) ? [groupOfFile(name)] : [])))];
  const groups = all.filter((group) => !isFirst(group));
  const shared = createSharedWriter(undefined);
  const first = writeIndex(library, shared, isCore, groups, usual, {
    items: isFirst,
    signatures: (def, group) => isFirst(group) && isCalled(def),
  });
  const others = all.map((group) =>
    writeIndexOf(library, shared, groups, group, {
      items: (each) => each === group && !isFirst(each),
      signatures: (def, each) => each === group && !(isFirst(each) && isCalled(def)),
    }),
  );
  const index = stamped(first, others);
  const stamp = stampOf(index);
  const parts = new Map<PartName, Uint8Array>([[INDEX, index]]);
  all.forEach((group, at) => {
    const part = createWriter();
    writeUint(part, stamp);
    writeBytes(part, others[at] ?? new Uint8Array());
    parts.set(indexPart(group), writtenBytes(part));
  });
  const bodies = library.bodies.toSorted((one, other) => one.owner - other.owner);
  const groupOfBody = (each: Body): string => groupOfFile(library.files[each.span.file]?.name ?? '');
  parts.set(
    CORE,
    writeBodies(
      library,
      shared,
      stamp,
      bodies.filter((each) => isCore(each.owner)),
    ),
  );
  for (const group of new Set(bodies.map(groupOfBody))) {
    const ofGroup = bodies.filter((each) => groupOfBody(each) === group);
    const code = ofGroup.filter((each) => !isCore(each.owner));
    if (code.length > 0) parts.set(codePart(group), writeBodies(library, shared, stamp, code));
    parts.set(placesPart(group), writePlaces(library, stamp, group, ofGroup));
  }
  return parts;
}

/** `groups`: those that have a part of their own. */
function writeIndex(
  library: LibraryToWrite,
  shared: SharedWriter,
  isCore: (owner: DefId) => boolean,
  groups: readonly string[],
  usual: readonly string[],
  share: Share,
): Uint8Array {
  const { items, files } = library;
  const isApart = new Set(groups);
  const words = groups.map((group) => wordsOf(library, group));
  const writeAll = (writer: ByteWriter, numberOf: Output['numberOf']): void => {
    const isHere = (def: number): boolean =>
      findIn(items.impls, defId(def)) !== undefined && !isApartImpl(library, isApart, def);
    writeTable(
      writer,
      TABLE_ROWS.implHeads,
      rowsOf(items.impls).filter(({ def }) => isHere(def)),
      (def) => outputFor(library, numberOf, defId(def), () => true),
    );
    // Whether an impl is the one that is looked for is tried with its parameters.
    writeTable(
      writer,
      TABLE_ROWS.generics,
      rowsOf(items.generics).filter(({ def }) => isHere(def)),
      (def) => outputFor(library, numberOf, defId(def), () => true),
    );
    writeTable(
      writer,
      TABLE_ROWS.predicates,
      rowsOf(items.predicates).filter(({ def }) => isBlanket(items, def)),
      (def) => outputFor(library, numberOf, defId(def), () => true),
    );
    writeApartImpls(
      writer,
      rowsOf(items.impls)
        .filter(({ def }) => isApartImpl(library, isApart, def))
        .map(({ value }) => value),
      numberOf,
    );
    writeTables(library, writer, numberOf, isApart, share, share.items);
    const names = Object.entries(items.lang);
    writeUint(writer, names.length);
    for (const [name, def] of names) {
      writeUint(writer, numberOf('string', name));
      writeUint(writer, def);
    }
    writeUint(writer, items.inherentImpls.length);
    let last = 0;
    for (const { impl } of items.inherentImpls) {
      writeInt(writer, impl - last);
      last = impl;
    }
  };
  writeAll(createWriter(), shared.count);
  shared.number();
  const writer = createWriter();
  writeUint(writer, items.defCount);
  writeUint(writer, items.root);
  writeText(writer, files.map(({ name }) => name).join('\n'));
  writeText(writer, usual.filter((group) => groups.includes(group)).join(' '));
  writeText(writer, groups.map((group, at) => [group, ...(words[at] ?? [])].join(' ')).join('\n'));
  writeFilesOfDefs(writer, items);
  writeParents(
    writer,
    Array.from({ length: items.defCount }, (_, def) => findIn(items.defs, def)?.parent),
  );
  writeTraitMethods(writer, items);
  shared.write(writer);
  writeAll(writer, shared.numberOf);
  writeOwners(writer, library, isCore);
  return writtenBytes(writer);
}

/** What a group has beyond the index: shared values on top of those there, and tables. */
function writeIndexOf(
  library: LibraryToWrite,
  below: SharedWriter,
  groups: readonly string[],
  group: string,
  share: Share,
): Uint8Array {
  const shared = createSharedWriter(below);
  const isApart = new Set(groups);
  const isAtHand = (each: string): boolean => each === group || !isApart.has(each);
  const writeAll = (writer: ByteWriter, numberOf: Output['numberOf']): void => {
    const isHere = (def: number): boolean => groupOfDef(library, def) === group && isApartImpl(library, isApart, def);
    writeTable(
      writer,
      TABLE_ROWS.implHeads,
      rowsOf(library.items.impls).filter(({ def }) => isHere(def)),
      (def) => outputFor(library, numberOf, defId(def), () => true),
    );
    writeTables(library, writer, numberOf, isApart, share, isAtHand);
  };
  writeAll(createWriter(), shared.count);
  shared.number();
  const writer = createWriter();
  shared.write(writer);
  writeAll(writer, shared.numberOf);
  return writtenBytes(writer);
}

/** The rows that a part has. `isAtHand`: the groups of which whoever reads them has the items. */
function writeTables(
  library: LibraryToWrite,
  writer: ByteWriter,
  numberOf: Output['numberOf'],
  isApart: ReadonlySet<string>,
  share: Share,
  isAtHand: (group: string) => boolean,
): void {
  const { items } = library;
  const groupOf = (def: number): string => groupOfDef(library, def);
  const outputOf = (def: number): Output =>
    outputFor(library, numberOf, defId(def), (other) => isAtHand(groupOf(other)));
  const here = <T>(rows: LayeredTable<T>): Row<T>[] => rowsOf(rows).filter(({ def }) => share.items(groupOf(def)));
  /** As `here`, for a table that functions have rows in. */
  const signed = <T>(rows: LayeredTable<T>): Row<T>[] =>
    rowsOf(rows).filter(({ def }) =>
      isFunction(items, def) ? share.signatures(defId(def), groupOf(def)) : share.items(groupOf(def)),
    );
  const table = <K extends keyof TableRows>(name: K, rows: readonly Row<TableRows[K]>[]): void => {
    writeTable(writer, TABLE_ROWS[name], rows, outputOf);
  };
  table(
    'implItems',
    here(items.impls).map(({ def, value }) => ({ def, value: value.items })),
  );
  table('defs', here(items.defs));
  table(
    'modules',
    here(items.modules).map(({ def, value }) => ({ def, value: withoutOwnImports(items, value) })),
  );
  table(
    'generics',
    signed(items.generics).filter(
      ({ def }) => findIn(items.impls, def) === undefined || isApartImpl(library, isApart, def),
    ),
  );
  table(
    'predicates',
    signed(items.predicates).filter(({ def }) => !isBlanket(items, def)),
  );
  table('adts', here(items.adts));
  table('traits', here(items.traits));
  table('fns', signed(items.fns));
  table('types', here(items.types));
  table('constValues', here(items.constValues));
  table('opaques', here(items.opaques));
  table('traitImpls', here(items.traitImpls));
}

/** What a module of the library imports for itself is no name of it to a program. */
export const withoutOwnImports = (items: ItemTables, module: ModuleInfo): ModuleInfo => ({
  ...module,
  names: module.names.filter(
    ({ res, visibility }) =>
      visibility === 'public' || (res.kind === 'def' && findIn(items.defs, res.def)?.parent === module.def),
  ),
});

const groupOfDef = ({ items, files }: LibraryToWrite, def: number): string =>
  groupOfFile(files[defOf(items, defId(def)).span.file]?.name ?? '');

/**
 * Whether an impl's head stands with the rest of its group: nobody looks at it who has not come to the type that it is for,
 * or to its trait, and that is of a group apart as well, a trait of the same.
 */
function isApartImpl(library: LibraryToWrite, isApart: ReadonlySet<string>, def: number): boolean {
  const impl = findIn(library.items.impls, defId(def));
  const group = groupOfDef(library, def);
  if (impl === undefined || !isApart.has(group) || simplifyTy(impl.self) === undefined) return false;
  const { self, trait } = impl;
  return (
    (self.kind === 'adt' && isApart.has(groupOfDef(library, self.def))) ||
    (trait !== undefined && groupOfDef(library, trait.trait) === group)
  );
}

const isFunction = (items: ItemTables, def: number): boolean => FUNCTION_KINDS.has(defOf(items, defId(def)).kind);

/** An impl for any type: its clauses alone say whether it fits. */
const isBlanket = (items: ItemTables, def: number): boolean => findIn(items.impls, def)?.self.kind === 'param';

/**
 * The names by which a program comes to what a group has: that of its module, where it stands at the root and so in every
 * path to an item, and in none to an item of another group; those of the items otherwise; and those of the built-in types it
 * is about.
 */
function wordsOf({ items, files }: LibraryToWrite, group: string): readonly string[] {
  const isModule =
    (findIn(items.modules, items.root)?.names ?? []).some(
      ({ name, res }) => name === group && res.kind === 'def' && defOf(items, res.def).kind === 'mod',
    ) && files.every(({ name }) => !name.startsWith(`${group}/`) || groupOfFile(name) === group);
  const isOfGroup = (def: number): boolean =>
    groupOfFile(files[defOf(items, defId(def)).span.file]?.name ?? '') === group;
  const isNamed = ({ def, value }: Row<Def>): boolean => {
    const parent = value.parent === undefined ? undefined : findIn(items.defs, value.parent);
    return isOfGroup(def) && parent?.kind === 'mod' && value.visibility === 'public' && value.kind !== 'impl';
  };
  const named = isModule
    ? [group]
    : rowsOf(items.defs)
        .filter(isNamed)
        .map(({ value }) => value.name);
  const builtIn = items.inherentImpls
    .filter(({ impl }) => isOfGroup(impl))
    .flatMap(({ impl }) => builtInName(implOf(items, impl).self) ?? []);
  return [...new Set([...named, ...builtIn])];
}

function builtInName(ty: Ty): string | undefined {
  if (ty.kind === 'int' || ty.kind === 'float') return ty.name;
  return ty.kind === 'char' ? 'char' : undefined;
}

const rowsOf = <T>(table: LayeredTable<T>): Row<T>[] =>
  table.own.flatMap((value, index) =>
    value === undefined || value === null ? [] : [{ def: table.start + index, value }],
  );

/** Definitions in stretches that lie in one file: the stretch's length, and its file. */
function writeFilesOfDefs(writer: ByteWriter, items: ItemTables): void {
  const stretches: { file: number; length: number }[] = [];
  for (const { value } of rowsOf(items.defs)) {
    const last = stretches.at(-1);
    if (last?.file === value.span.file) last.length++;
    else stretches.push({ file: value.span.file, length: 1 });
  }
  writeUint(writer, stretches.length);
  for (const { file, length } of stretches) {
    writeUint(writer, length);
    writeUint(writer, file);
  }
}

/** The definitions that have bodies: each one's distance from the one before, doubled, with a bit for the core. */
function writeOwners(writer: ByteWriter, { bodies }: LibraryToWrite, isCore: (owner: DefId) => boolean): void {
  const owners = bodies.map(({ owner }) => owner).sort((one, other) => one - other);
  writeUint(writer, owners.length);
  let last = 0;
  for (const owner of owners) {
    writeUint(writer, (owner - last) * 2 + (isCore(owner) ? 1 : 0));
    last = owner;
  }
}

/** Shared values of the part's own, and three columns: code, types, locals. */
function writeBodies(library: LibraryToWrite, index: SharedWriter, stamp: number, bodies: readonly Body[]): Uint8Array {
  const shared = createSharedWriter(index);
  for (const each of bodies)
    body.write(
      outputFor(library, shared.count, each.owner, () => true),
      each,
    );
  shared.number();
  const outputs = bodies.map((each) => {
    const output = outputFor(library, shared.numberOf, each.owner, () => true);
    body.write(output, each);
    return output;
  });
  const writer = createWriter();
  writeUint(writer, stamp);
  shared.write(writer);
  writeUint(writer, bodies.length);
  for (const column of ['row', 'types', 'locals'] as const) {
    const block = createWriter();
    writeRows(
      block,
      outputs.map((output) => output[column]),
    );
    writeBlock(writer, block);
  }
  return writtenBytes(writer);
}

/** The texts of the group's files, each with its number before it, and the places of its bodies. */
function writePlaces(library: LibraryToWrite, stamp: number, group: string, bodies: readonly Body[]): Uint8Array {
  const writer = createWriter();
  writeUint(writer, stamp);
  const files = library.files.flatMap(({ name, text }, file) => (groupOfFile(name) === group ? [{ file, text }] : []));
  writeUint(writer, files.length);
  for (const { file, text } of files) {
    writeUint(writer, file);
    writeText(writer, text);
  }
  const rows = bodies.map((each) => {
    const output = outputFor(
      library,
      () => 0,
      each.owner,
      () => true,
    );
    body.write(output, each);
    return output.places;
  });
  writeUint(writer, rows.length);
  writeRows(writer, rows);
  return writtenBytes(writer);
}

function outputFor(
  { items }: LibraryToWrite,
  numberOf: Output['numberOf'],
  def: DefId,
  isAtHand: Output['isAtHand'],
): Output {
  const row = createWriter();
  return {
    row,
    types: createWriter(),
    locals: createWriter(),
    places: createWriter(),
    numberOf,
    defOf: (each) => defOf(items, each),
    isAtHand,
    def,
    file: defOf(items, def).span.file,
    lastStart: 0,
  };
}
