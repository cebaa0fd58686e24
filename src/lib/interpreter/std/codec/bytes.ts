/**
 * Bytes with a place to write or read next. Whole numbers are varints: seven bits a byte, lowest first, the top bit set on
 * all but the last; a signed one is folded first (0, -1, 1, -2 become 0, 1, 2, 3), so that small ones stay short.
 */
import { invariant } from '../../../heap/base/index.ts';

export interface ByteWriter {
  bytes: Uint8Array;
  /** How many of `bytes` are written. */
  length: number;
}

export interface ByteReader {
  readonly bytes: Uint8Array;
  /** Where the next value begins. */
  at: number;
  readonly end: number;
}

export const createWriter = (): ByteWriter => ({ bytes: new Uint8Array(64), length: 0 });
export const createReader = (bytes: Uint8Array, at = 0, end = bytes.length): ByteReader => ({ bytes, at, end });
export const writtenBytes = (writer: ByteWriter): Uint8Array => writer.bytes.slice(0, writer.length);

export function writeByte(writer: ByteWriter, byte: number): void {
  reserve(writer, 1);
  writer.bytes[writer.length++] = byte;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

function reserve(writer: ByteWriter, count: number): void {
  if (writer.length + count <= writer.bytes.length) return;
  const larger = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + count));
  larger.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = larger;
}

export function writeUint(writer: ByteWriter, value: number): void {
  invariant(Number.isSafeInteger(value) && value >= 0, `${value} is not a whole number from 0 on`);
  let rest = value;
  while (rest >= 0x80) {
    writeByte(writer, (rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  writeByte(writer, rest);
}

export function readUint(reader: ByteReader): number {
  const { bytes } = reader;
  let byte = bytes[reader.at++] ?? 0;
  if (byte < 0x80) return byte;
  let value = byte & 0x7f;
  let unit = 0x80;
  do {
    byte = bytes[reader.at++] ?? 0;
    value += (byte & 0x7f) * unit;
    unit *= 0x80;
  } while (byte >= 0x80);
  return value;
}

/** A signed number as an unsigned one: 0, -1, 1, -2 become 0, 1, 2, 3. */
export const foldSign = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unfoldSign = (folded: number): number => (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);

export const writeInt = (writer: ByteWriter, value: number): void => {
  writeUint(writer, foldSign(value));
};

export const readInt = (reader: ByteReader): number => unfoldSign(readUint(reader));

export function writeBigint(writer: ByteWriter, value: bigint): void {
  let rest = value < 0n ? -2n * value - 1n : 2n * value;
  while (rest >= 0x80n) {
    writeByte(writer, Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  writeByte(writer, Number(rest));
}

export function readBigint(reader: ByteReader): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return value % 2n === 0n ? value / 2n : -(value + 1n) / 2n;
}

/** Bytes with their length before them. */
export function writeBlock(writer: ByteWriter, block: ByteWriter): void {
  writeUint(writer, block.length);
  writeBytes(writer, writtenBytes(block));
}

export function readBlock(reader: ByteReader): ByteReader {
  const length = readUint(reader);
  const at = reader.at;
  reader.at += length;
  return createReader(reader.bytes, at, reader.at);
}

/** Lengths of rows, one after the other, and then the rows. */
export function writeRows(writer: ByteWriter, rows: readonly ByteWriter[]): void {
  for (const row of rows) writeUint(writer, row.length);
  for (const row of rows) writeBytes(writer, writtenBytes(row));
}

/** Where each of `count` rows begins, and at the end where the last one ends. */
export function readRowStarts(reader: ByteReader, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  let end = 0;
  for (let i = 1; i <= count; i++) starts[i] = end += readUint(reader);
  const first = reader.at;
  for (let i = 0; i <= count; i++) starts[i] = (starts[i] ?? 0) + first;
  reader.at = first + end;
  return starts;
}

export function writeText(writer: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  writeUint(writer, bytes.length);
  writeBytes(writer, bytes);
}

export function readText(reader: ByteReader): string {
  const { bytes, at, end } = readBlock(reader);
  return new TextDecoder().decode(bytes.subarray(at, end));
}
