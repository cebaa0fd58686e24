/**
 * How a record of the model stands in bytes: a schema writes and reads it, field by field in the schema's own order, without
 * names. Schemas are built from the types that they stand for, so a field that is added to the model and not here is a
 * type error.
 *
 * What repeats (names, types, lists of generic arguments) is written once, in a shared table, and by number from then on.
 * Places of the source go to bytes of their own, which a reader may do without: every span is then the empty one at the
 * beginning of the file.
 */
import { invariant, InvariantError } from '../../../heap/base/index.ts';
import type { FileId, Span } from '../../source/index.ts';
import type { Def } from '../../types/items.ts';
import type { Const, DefId, GenericArg, Predicate, Region, Ty } from '../../types/ty.ts';
import { localId, type LocalId } from '../../mir/ir.ts';
import {
  foldSign,
  readBigint,
  readInt,
  readUint,
  unfoldSign,
  writeBigint,
  writeInt,
  writeUint,
  type ByteReader,
  type ByteWriter,
} from './bytes.ts';

/** What is written once and referred to by number. */
export interface SharedValues {
  readonly string: string;
  readonly ty: Ty;
  readonly region: Region;
  readonly const: Const;
  readonly args: readonly GenericArg[];
  readonly predicate: Predicate;
}
export type SharedKind = keyof SharedValues;

export interface Output {
  readonly row: ByteWriter;
  /** Numbers of types, and of a body's locals: among their own kind they pack better. The same as `row` outside bodies. */
  readonly types: ByteWriter;
  readonly locals: ByteWriter;
  readonly places: ByteWriter;
  /** The name and kind of a definition of the library. */
  readonly defOf: (def: DefId) => Pick<Def, 'name' | 'kind'>;
  /** Whether the definition's row is there for whoever reads this one. */
  readonly isAtHand: (def: DefId) => boolean;
  /** The number of a shared value. */
  readonly numberOf: <K extends SharedKind>(kind: K, value: SharedValues[K]) => number;
  /** The definition that the row is about: neighbours are written as distances from it. */
  readonly def: number;
  /** The file that its places are in. */
  readonly file: FileId;
  /** Where the last span began: the next is near it. */
  lastStart: number;
}

export interface Input {
  row: ByteReader;
  types: ByteReader;
  locals: ByteReader;
  readonly places: ByteReader | undefined;
  /** The name and kind of a definition of the library. */
  readonly defOf: (def: DefId) => Pick<Def, 'name' | 'kind'>;
  readonly shared: <K extends SharedKind>(kind: K, number: number) => SharedValues[K];
  /** What stands outside the tables, since it follows from the rows before. */
  readonly parentOf: (def: number) => number | undefined;
  /** The self type of an impl. */
  readonly selfOf: (impl: DefId) => Ty;
  /** Its simplified self type. */
  readonly keyOf: (impl: DefId) => string | undefined;
  readonly def: number;
  /** Stands for every span while there are no places. */
  readonly noPlace: Span;
  lastStart: number;
}

export interface Schema<T> {
  readonly write: (output: Output, value: T) => void;
  readonly read: (input: Input) => T;
  /** How much of a row it takes, where that is always the same. */
  readonly size?: 'nothing' | 'varint';
}

/** One field of a record, for tables that stand in columns. */
export interface Column<T> {
  readonly key: PropertyKey;
  readonly size: Schema<unknown>['size'];
  readonly write: (output: Output, value: T) => void;
  readonly readInto: (input: Input, made: Made) => void;
}
export type Made = Record<PropertyKey, unknown>;

/** A schema that knows its columns. */
export interface RowSchema<T> {
  readonly columns: readonly Column<T>[];
  /** The value whose columns have been read. */
  readonly whole: (made: Made) => T;
}

type Fields<T> = { readonly [K in keyof T]-?: Schema<T[K]> };

/** A record, its fields in the order given. */
export function record<T extends object>(fields: Fields<T>): Schema<T> & RowSchema<T> {
  const keys = keysOf(fields);
  return {
    columns: keys.map((key) => ({
      key,
      size: fields[key].size,
      write: (output, value) => {
        fields[key].write(output, value[key]);
      },
      readInto: (input, made) => {
        made[key] = fields[key].read(input);
      },
    })),
    whole: (made) => made as T,
    write: (output, value) => {
      for (const key of keys) fields[key].write(output, value[key]);
    },
    read: (input) => readInto<T>({}, keys, fields, input),
  };
}

/** A row of one column. */
export const single = <T>(schema: Schema<T>): RowSchema<T> => ({
  columns: [
    {
      key: 'value',
      size: schema.size,
      write: schema.write,
      readInto: (input, made) => {
        made['value'] = schema.read(input);
      },
    },
  ],
  whole: (made) => made['value'] as T,
});

type Kind<U extends { readonly kind: string }> = U['kind'];
type Arms<U extends { readonly kind: string }> = {
  readonly [K in Kind<U>]: Fields<Omit<Extract<U, { readonly kind: K }>, 'kind'>>;
};

/** A union by `kind`; each arm lists its further fields. The arm's position is its tag. */
export function union<U extends { readonly kind: string }>(arms: Arms<U>): Schema<U> {
  const list = keysOf(arms).map((kind) => ({ kind, ...erasedFields(arms[kind]) }));
  const tags = new Map<string, number>(list.map(({ kind }, tag) => [kind, tag]));
  return {
    write: (output, value) => {
      const tag = tags.get(value.kind) ?? -1;
      const arm = list[tag];
      invariant(arm !== undefined, `the library's codec does not know the kind ${value.kind}`);
      writeUint(output.row, tag);
      for (const key of arm.keys) arm.schemaOf(key).write(output, valueAt(value, key));
    },
    read: (input) => {
      const arm = list[readUint(input.row)];
      invariant(arm !== undefined, 'a tag of the compiled library is known');
      const made: Made = { kind: arm.kind };
      for (const key of arm.keys) made[key] = arm.schemaOf(key).read(input);
      return made as U;
    },
  };
}

function readInto<T extends object>(made: Made, keys: readonly (keyof T)[], fields: Fields<T>, input: Input): T {
  for (const key of keys) made[key] = fields[key].read(input);
  return made as T;
}

// The casts of this file: a record whose fields have all been read is the whole record.
const keysOf = <T extends object>(fields: T): readonly (keyof T)[] => Object.keys(fields) as (keyof T)[];
const valueAt = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
const erasedFields = (
  fields: object,
): { readonly keys: string[]; readonly schemaOf: (key: string) => Schema<unknown> } => {
  const schemas = new Map(Object.entries(fields as Record<string, Schema<unknown>>));
  return {
    keys: [...schemas.keys()],
    schemaOf: (key) => {
      const schema = schemas.get(key);
      invariant(schema !== undefined, `a schema for ${key}`);
      return schema;
    },
  };
};

/** One of some words; `words` lists them all, in the order of their numbers. */
export function choice<T extends string>(words: Readonly<Record<T, true>>): Schema<T> {
  const list = keysOf(words);
  return {
    write: (output, value) => {
      writeUint(output.row, list.indexOf(value));
    },
    size: 'varint',
    read: (input) => {
      const word = list[readUint(input.row)];
      invariant(word !== undefined, 'a word of the compiled library is known');
      return word;
    },
  };
}

/** As `choice`; undefined is 0. */
export function optionalChoice<T extends string>(words: Readonly<Record<T, true>>): Schema<T | undefined> {
  const list = keysOf(words);
  return {
    write: (output, value) => {
      writeUint(output.row, value === undefined ? 0 : list.indexOf(value) + 1);
    },
    size: 'varint',
    read: (input) => list[readUint(input.row) - 1],
  };
}

export function list<T>(element: Schema<T>): Schema<readonly T[]> {
  return {
    write: (output, values) => {
      writeUint(output.row, values.length);
      for (const value of values) element.write(output, value);
    },
    read: (input) => {
      const count = readUint(input.row);
      const made: T[] = [];
      for (let i = 0; i < count; i++) made.push(element.read(input));
      return made;
    },
  };
}

export function optional<T>(schema: Schema<T>): Schema<T | undefined> {
  return {
    write: (output, value) => {
      writeUint(output.row, value === undefined ? 0 : 1);
      if (value !== undefined) schema.write(output, value);
    },
    read: (input) => (readUint(input.row) === 0 ? undefined : schema.read(input)),
  };
}

/** What a compiled library does not hold. */
export function unshipped<T>(what: string): Schema<T> {
  const refuse = (): never => {
    throw new InvariantError(`the compiled library holds no ${what}`);
  };
  return { write: refuse, read: refuse };
}

/** A value that is written in another form, in which it comes back. */
export const shippedAs = <T>(form: (value: T) => T, schema: Schema<T>): Schema<T> => ({
  write: (output, value) => {
    schema.write(output, form(value));
  },
  read: schema.read,
});

/** A schema that is made later: for records that hold records of their own kind. */
export const defer = <T>(schema: () => Schema<T>): Schema<T> => ({
  write: (output, value) => {
    schema().write(output, value);
  },
  read: (input) => schema().read(input),
});

/** As `optional`, with null for nothing. */
export const nullable = <T>(schema: Schema<T>): Schema<T | null> => ({
  write: (output, value) => {
    writeUint(output.row, value === null ? 0 : 1);
    if (value !== null) schema.write(output, value);
  },
  read: (input) => (readUint(input.row) === 0 ? null : schema.read(input)),
});

/** What is not shipped: `value` comes back in its stead. */
export const constant = <T>(
  value: T,
): {
  readonly write: (output: Output, value: unknown) => void;
  readonly read: () => T;
  readonly size: 'nothing';
} => ({ write: () => undefined, read: () => value, size: 'nothing' });

export const uint: Schema<number> = {
  write: (output, value) => {
    writeUint(output.row, value);
  },
  size: 'varint',
  read: (input) => readUint(input.row),
};

export const bool: Schema<boolean> = {
  write: (output, value) => {
    writeUint(output.row, value ? 1 : 0);
  },
  size: 'varint',
  read: (input) => readUint(input.row) === 1,
};

export const bigint: Schema<bigint> = {
  write: (output, value) => {
    writeBigint(output.row, value);
  },
  read: (input) => readBigint(input.row),
};

/** A value that is written once and referred to by its number. */
export const shared = <K extends SharedKind>(kind: K): Schema<SharedValues[K]> => ({
  write: (output, value) => {
    writeUint(output.row, output.numberOf(kind, value));
  },
  size: 'varint',
  read: (input) => input.shared(kind, readUint(input.row)),
});

/** A type, by its number among the types of the row. */
export const sharedTy: Schema<Ty> = {
  write: (output, value) => {
    writeUint(output.types, output.numberOf('ty', value));
  },
  size: 'varint',
  read: (input) => input.shared('ty', readUint(input.types)),
};

/** A local of a body, among the locals of the row. */
export const local: Schema<LocalId> = {
  write: (output, value) => {
    writeUint(output.locals, value);
  },
  read: (input) => localId(readUint(input.locals)),
};

/** As `shared`; undefined is 0. */
export const maybeShared = <K extends SharedKind>(kind: K): Schema<SharedValues[K] | undefined> => ({
  write: (output, value) => {
    writeUint(output.row, value === undefined ? 0 : output.numberOf(kind, value) + 1);
  },
  size: 'varint',
  read: (input) => {
    const number = readUint(input.row);
    return number === 0 ? undefined : input.shared(kind, number - 1);
  },
});

/** The row's own definition. */
export const own = <T extends number>(make: (value: number) => T): Schema<T> => ({
  write: (output, value) => {
    invariant(output.def === value, 'a row names its own definition');
  },
  size: 'nothing',
  read: (input) => make(input.def),
});

/** As `near`; undefined is 0. */
export const maybeNear = <T extends number>(make: (value: number) => T): Schema<T | undefined> => ({
  write: (output, value) => {
    writeUint(output.row, value === undefined ? 0 : foldSign(value - output.def) + 1);
  },
  size: 'varint',
  read: (input) => {
    const number = readUint(input.row);
    return number === 0 ? undefined : make(unfoldSign(number - 1) + input.def);
  },
});

/** A number that lies near the row's own. */
export const near = <T extends number>(make: (value: number) => T): Schema<T> => ({
  write: (output, value) => {
    writeInt(output.row, value - output.def);
  },
  size: 'varint',
  read: (input) => make(readInt(input.row) + input.def),
});

/** A number with a brand. */
export const branded = <T extends number>(make: (value: number) => T): Schema<T> => ({
  write: (output, value) => {
    writeUint(output.row, value);
  },
  size: 'varint',
  read: (input) => make(readUint(input.row)),
});

/** As `branded`; undefined is 0. */
export const maybeBranded = <T extends number>(make: (value: number) => T): Schema<T | undefined> => ({
  write: (output, value) => {
    writeUint(output.row, value === undefined ? 0 : value + 1);
  },
  size: 'varint',
  read: (input) => {
    const number = readUint(input.row);
    return number === 0 ? undefined : make(number - 1);
  },
});

/** A place of the source, in the bytes for places: its beginning as a distance from the last, and its length. */
export const span: Schema<Span> = {
  write: (output, value) => {
    invariant(value.file === output.file, 'the places of a definition lie in its own file');
    writeInt(output.places, value.start - output.lastStart);
    writeUint(output.places, value.end - value.start);
    output.lastStart = value.start;
  },
  size: 'nothing',
  read: (input) => {
    if (input.places === undefined) return input.noPlace;
    const start = input.lastStart + readInt(input.places);
    input.lastStart = start;
    return { file: input.noPlace.file, start, end: start + readUint(input.places) };
  },
};

/** What only whoever shows places wants: `absent` stands for it until they are there. */
export const withPlaces = <T>(schema: Schema<T>, absent: T): Schema<T> => ({
  write: (output, value) => {
    schema.write({ ...output, row: output.places }, value);
  },
  size: 'nothing',
  read: (input) => {
    if (input.places === undefined) return absent;
    return schema.read({ ...input, row: input.places });
  },
});
