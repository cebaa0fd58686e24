/**
 * Tables of shared values. A part of the library (the index, a group of bodies) has its own; a group's numbers go on where
 * the index's end, so that a group repeats nothing that the index has.
 *
 * Values are numbered by how often they are used, so that most numbers take one byte. A row is decoded when its number is
 * first asked for, and equal values come back as the same object.
 */
import { invariant, InvariantError } from '../../../heap/base/index.ts';
import { spanOf, USER_FILE } from '../../source/index.ts';
import {
  type ByteReader,
  type ByteWriter,
  createReader,
  createWriter,
  readBlock,
  readRowStarts,
  readUint,
  writeBlock,
  writeRows,
  writeUint,
} from './bytes.ts';
import type { Input, Output, SharedKind, SharedValues } from './schema.ts';
import { SHARED_ROWS } from './types.ts';

const KINDS: readonly SharedKind[] = ['string', 'ty', 'region', 'const', 'args', 'predicate'];

interface Entry {
  readonly key: string;
  readonly write: (row: ByteWriter) => void;
  uses: number;
}

export interface SharedWriter {
  /** Notes a use. To be called for all that will be written, before `number`. */
  readonly count: Output['numberOf'];
  /** Gives the numbers: from here on `numberOf` answers. */
  readonly number: () => void;
  readonly numberOf: Output['numberOf'];
  readonly findNumber: (kind: SharedKind, key: string) => number | undefined;
  readonly size: (kind: SharedKind) => number;
  readonly write: (writer: ByteWriter) => void;
}

/** `below`: the index's, for a group. */
export function createSharedWriter(below: SharedWriter | undefined): SharedWriter {
  const keyOf = createKeys();
  const entries = new Map(KINDS.map((kind) => [kind, new Map<string, Entry>()]));
  const numbers = new Map(KINDS.map((kind) => [kind, new Map<string, number>()]));
  const entriesOf = (kind: SharedKind) => entries.get(kind) ?? new Map<string, Entry>();
  const writer: SharedWriter = {
    count: (kind, value) => {
      const key = keyOf(value);
      if (below?.findNumber(kind, key) !== undefined) return 0;
      const known = entriesOf(kind).get(key);
      if (known !== undefined) {
        known.uses++;
        return 0;
      }
      const write = (row: ByteWriter, numberOf: Output['numberOf']): void => {
        SHARED_ROWS[kind].write(rowOutput(row, numberOf), value);
      };
      entriesOf(kind).set(key, {
        key,
        uses: 1,
        write: (row) => {
          write(row, writer.numberOf);
        },
      });
      write(createWriter(), writer.count);
      return 0;
    },
    number: () => {
      for (const kind of KINDS) {
        const sorted = [...entriesOf(kind).values()].sort((one, other) => other.uses - one.uses);
        const first = below?.size(kind) ?? 0;
        sorted.forEach(({ key }, index) => numbers.get(kind)?.set(key, first + index));
      }
    },
    numberOf: (kind, value) => {
      const found = writer.findNumber(kind, keyOf(value));
      invariant(found !== undefined, `a ${kind} that was counted`);
      return found;
    },
    findNumber: (kind, key) => below?.findNumber(kind, key) ?? numbers.get(kind)?.get(key),
    size: (kind) => (below?.size(kind) ?? 0) + entriesOf(kind).size,
    write: (out) => {
      for (const kind of KINDS) {
        const rows = [...(numbers.get(kind)?.keys() ?? [])].map((key) => {
          const row = createWriter();
          entriesOf(kind).get(key)?.write(row);
          return row;
        });
        const block = createWriter();
        writeUint(block, rows.length);
        writeRows(block, rows);
        writeBlock(out, block);
      }
    },
  };
  return writer;
}

/** A text for each value, the same for equal ones. */
function createKeys(): (value: unknown) => string {
  const keys = new WeakMap<object, string>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return String(value);
    const known = keys.get(value);
    if (known !== undefined) return known;
    const key = JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each));
    keys.set(value, key);
    return key;
  };
}

/** The rows of shared values name definitions by their number alone, and have no places. */
const rowOutput = (row: ByteWriter, numberOf: Output['numberOf']): Output => ({
  row,
  types: row,
  locals: row,
  places: createWriter(),
  numberOf,
  defOf: noDef,
  isAtHand: noDef,
  def: 0,
  file: USER_FILE,
  lastStart: 0,
});

const noDef = (): never => {
  throw new InvariantError('a shared value names definitions by their numbers alone');
};

export interface SharedReader {
  readonly get: Input['shared'];
  readonly size: (kind: SharedKind) => number;
}

interface KindReader<T> {
  readonly size: number;
  readonly get: (number: number) => T;
}
type Readers = { readonly [K in SharedKind]: KindReader<SharedValues[K]> };

/** The reader stands behind the tables afterwards; nothing of them is decoded yet. `below`: the index's, for a group. */
export function openShared(reader: ByteReader, below: SharedReader | undefined): SharedReader {
  const shared: SharedReader = {
    get: (kind, number) => readers[kind].get(number),
    size: (kind) => readers[kind].size,
  };
  const open = <K extends SharedKind>(kind: K): KindReader<SharedValues[K]> =>
    openKind(kind, readBlock(reader), below, shared);
  const readers: Readers = {
    string: open('string'),
    ty: open('ty'),
    region: open('region'),
    const: open('const'),
    args: open('args'),
    predicate: open('predicate'),
  };
  return shared;
}

function openKind<K extends SharedKind>(
  kind: K,
  block: ByteReader,
  below: SharedReader | undefined,
  shared: SharedReader,
): KindReader<SharedValues[K]> {
  const count = readUint(block);
  const starts = readRowStarts(block, count);
  const first = below?.size(kind) ?? 0;
  const values: (SharedValues[K] | undefined)[] = [];
  return {
    size: first + count,
    get: (number) => {
      if (below !== undefined && number < first) return below.get(kind, number);
      const index = number - first;
      const known = values[index];
      if (known !== undefined) return known;
      const row = createReader(block.bytes, starts[index], starts[index + 1]);
      return (values[index] = SHARED_ROWS[kind].read(rowInput(row, shared)));
    },
  };
}

const rowInput = (row: ByteReader, shared: SharedReader): Input => ({
  row,
  types: row,
  locals: row,
  places: undefined,
  shared: shared.get,
  defOf: noDef,
  parentOf: noDef,
  selfOf: noDef,
  keyOf: noDef,
  def: 0,
  noPlace: spanOf(USER_FILE, 0, 0),
  lastStart: 0,
});
