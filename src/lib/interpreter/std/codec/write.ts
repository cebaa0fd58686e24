/** The compiled library to bytes: see `../library.ts` for its parts. */
import { findIn, type LayeredTable } from '../../../heap/base/index.ts';
import type { Body } from '../../mir/ir.ts';
import type { ItemTables } from '../../types/items.ts';
import { defOf } from '../../types/lookup.ts';
import { defId, type DefId } from '../../types/ty.ts';
import { body } from './body.ts';
import {
  type ByteWriter,
  createWriter,
  writeBlock,
  writeInt,
  writeRows,
  writeText,
  writeUint,
  writtenBytes,
} from './bytes.ts';
import { type Row, writeTable } from './columns.ts';
import { TABLE_ROWS, type TableRows } from './items.ts';
import { writeParents } from './parents.ts';
import { codePart, CORE, groupOfFile, INDEX, type PartName, placesPart, stamped, stampOf } from './parts.ts';
import type { Output } from './schema.ts';
import { createSharedWriter, type SharedWriter } from './shared.ts';

/** What the library's sources were compiled to. */
export interface LibraryToWrite {
  readonly items: ItemTables;
  readonly bodies: readonly Body[];
  /** Names and texts, by file id; number 0 is the reader's and stands empty. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** `isCore`: whether nearly all programs need a body. */
export function writeLibrary(
  library: LibraryToWrite,
  isCore: (owner: DefId) => boolean,
): ReadonlyMap<PartName, Uint8Array> {
  const shared = createSharedWriter(undefined);
  const index = stamped(writeIndex(library, shared, isCore));
  const parts = new Map<PartName, Uint8Array>([[INDEX, index]]);
  const stamp = stampOf(index);
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

function writeIndex(library: LibraryToWrite, shared: SharedWriter, isCore: (owner: DefId) => boolean): Uint8Array {
  const { items, files } = library;
  const writeAll = (writer: ByteWriter, numberOf: Output['numberOf']): void => {
    const outputOf = (def: number): Output => outputFor(library, numberOf, defId(def));
    const table = <K extends keyof TableRows>(name: K, rows: LayeredTable<TableRows[K]>): void => {
      writeTable(writer, TABLE_ROWS[name], rowsOf(rows), outputOf);
    };
    table('impls', items.impls);
    table('defs', items.defs);
    table('modules', items.modules);
    table('generics', items.generics);
    table('predicates', items.predicates);
    table('adts', items.adts);
    table('traits', items.traits);
    table('fns', items.fns);
    table('types', items.types);
    table('constValues', items.constValues);
    table('opaques', items.opaques);
    table('traitImpls', items.traitImpls);
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
  writeFilesOfDefs(writer, items);
  writeParents(
    writer,
    Array.from({ length: items.defCount }, (_, def) => findIn(items.defs, def)?.parent),
  );
  shared.write(writer);
  writeAll(writer, shared.numberOf);
  writeOwners(writer, library, isCore);
  return writtenBytes(writer);
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
  for (const each of bodies) body.write(outputFor(library, shared.count, each.owner), each);
  shared.number();
  const outputs = bodies.map((each) => {
    const output = outputFor(library, shared.numberOf, each.owner);
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
    const output = outputFor(library, () => 0, each.owner);
    body.write(output, each);
    return output.places;
  });
  writeUint(writer, rows.length);
  writeRows(writer, rows);
  return writtenBytes(writer);
}

function outputFor({ items }: LibraryToWrite, numberOf: Output['numberOf'], def: DefId): Output {
  const row = createWriter();
  return {
    row,
    types: createWriter(),
    locals: createWriter(),
    places: createWriter(),
    numberOf,
    defOf: (each) => defOf(items, each),
    def,
    file: defOf(items, def).span.file,
    lastStart: 0,
  };
}
