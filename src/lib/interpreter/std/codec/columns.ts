/**
 * A table in columns: one for each field of its record, so that like stands by like and packs well. A row is decoded alone,
 * when it is first asked for.
 *
 * A column whose values take one varint each is skimmed for where they begin; any other says how long each is.
 */
import { invariant } from '../../../heap/base/index.ts';
import {
  type ByteReader,
  type ByteWriter,
  createReader,
  createWriter,
  readBlock,
  readRowStarts,
  readUint,
  writeBlock,
  writeBytes,
  writeRows,
  writeUint,
  writtenBytes,
} from './bytes.ts';
import type { Input, Made, Output, RowSchema } from './schema.ts';

export interface Row<T> {
  readonly def: number;
  readonly value: T;
}

/** The rows, in ascending order of their definitions. `outputOf` gives what one row is written with, but for its columns. */
export function writeTable<T>(
  writer: ByteWriter,
  schema: RowSchema<T>,
  rows: readonly Row<T>[],
  outputOf: (def: number) => Output,
): void {
  const defs = createWriter();
  let last = 0;
  for (const { def } of rows) {
    writeUint(defs, def - last);
    last = def;
  }
  writeUint(writer, rows.length);
  writeBlock(writer, defs);
  const outputs = rows.map(({ def }) => outputOf(def));
  for (const column of schema.columns) {
    if (column.size === 'nothing') {
      rows.forEach(({ value }, index) => {
        const output = outputs[index];
        if (output !== undefined) column.write(output, value);
      });
      continue;
    }
    const cells = rows.map(({ value }, index) => {
      const cell = createWriter();
      const output = outputs[index];
      invariant(output !== undefined, 'an output for each row');
      const inColumn = { ...output, row: cell, types: cell, locals: cell };
      column.write(inColumn, value);
      output.lastStart = inColumn.lastStart;
      return cell;
    });
    const block = createWriter();
    if (column.size === 'varint') for (const cell of cells) writeBytes(block, writtenBytes(cell));
    else writeRows(block, cells);
    writeBlock(writer, block);
  }
}

export interface TableReader<T> {
  readonly count: number;
  readonly has: (def: number) => boolean;
  /** `inputOf` gives what the row is read with, but for its columns. */
  readonly find: (def: number, inputOf: (def: number) => Input) => T | undefined;
  /** One field of a row that is there, the others left alone. */
  readonly field: <K extends keyof T>(def: number, key: K, inputOf: (def: number) => Input) => T[K];
}

/** The reader stands behind the table afterwards; nothing of it is decoded yet. */
export function openTable<T>(reader: ByteReader, schema: RowSchema<T>): TableReader<T> {
  const count = readUint(reader);
  const defs = readBlock(reader);
  const blocks = schema.columns.map(({ size }) => (size === 'nothing' ? undefined : readBlock(reader)));
  let numbers: RowNumbers | undefined;
  /** Where the rows of each column begin, of those that have been looked at. */
  const starts: (Uint32Array | undefined)[] = blocks.map(() => undefined);
  const readColumn = (index: number, row: number, input: Input, made: Made): void => {
    const block = blocks[index];
    if (block !== undefined) {
      const isVarint = schema.columns[index]?.size === 'varint';
      const found = (starts[index] ??= isVarint ? skim(block, count) : readRowStarts(block, count));
      const cell = createReader(block.bytes, found[row], found[row + 1]);
      input.row = input.types = input.locals = cell;
    }
    schema.columns[index]?.readInto(input, made);
  };
  const rowOf = (def: number): number => {
    numbers ??= rowsByDef(defs, count);
    return numbers.rows[def - numbers.first] ?? -1;
  };
  return {
    count,
    has: (def) => rowOf(def) >= 0,
    find: (def, inputOf) => {
      const row = rowOf(def);
      if (row < 0) return undefined;
      const input = inputOf(def);
      const made: Made = {};
      for (let i = 0; i < schema.columns.length; i++) readColumn(i, row, input, made);
      return schema.whole(made);
    },
    field: (def, key, inputOf) => {
      const made: Made = {};
      readColumn(
        schema.columns.findIndex((column) => column.key === key),
        rowOf(def),
        inputOf(def),
        made,
      );
      return schema.whole(made)[key];
    },
  };
}

/** The numbers of definitions' rows, from the first definition that has one; -1 for those that have none. */
interface RowNumbers {
  readonly first: number;
  readonly rows: Int32Array;
}

function rowsByDef(defs: ByteReader, count: number): RowNumbers {
  const ids = new Uint32Array(count);
  let last = 0;
  for (let i = 0; i < count; i++) ids[i] = last += readUint(defs);
  const first = ids[0] ?? 0;
  const rows = new Int32Array(last - first + 1).fill(-1);
  for (let row = 0; row < count; row++) rows[(ids[row] ?? 0) - first] = row;
  return { first, rows };
}

function skim(block: ByteReader, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  let at = block.at;
  for (let i = 0; i < count; i++) {
    starts[i] = at;
    while ((block.bytes[at] ?? 0) >= 0x80) at++;
    at++;
  }
  starts[count] = at;
  return starts;
}
