/**
 * The impls whose heads stand apart, with the simplified self type of each: enough to know when one has to be looked at.
 * Most are for the type that the one before is for.
 */
import type { ImplInfo } from '../../types/items.ts';
import { simplifyTy } from '../../types/simplify.ts';
import { type ByteReader, type ByteWriter, foldSign, readUint, unfoldSign, writeUint } from './bytes.ts';
import type { Output } from './schema.ts';
import type { SharedReader } from './shared.ts';

/** Another key than a struct's or enum's. */
const OTHER = 0;

export function writeApartImpls(writer: ByteWriter, impls: readonly ImplInfo[], numberOf: Output['numberOf']): void {
  writeUint(writer, impls.length);
  let last = 0;
  for (const { def } of impls) {
    writeUint(writer, def - last);
    last = def;
  }
  let lastAdt = 0;
  for (const { self } of impls) {
    if (self.kind === 'adt') {
      writeUint(writer, foldSign(self.def - lastAdt) + 1);
      lastAdt = self.def;
    } else {
      writeUint(writer, OTHER);
      writeUint(writer, numberOf('string', simplifyTy(self) ?? ''));
    }
  }
}

export interface ApartImpls {
  readonly has: (impl: number) => boolean;
  /** The key; undefined for an impl that does not stand apart. */
  readonly get: (impl: number) => string | undefined;
}

/** A key is made when it is asked for: of thousands a program asks for few. */
export function readApartImpls(reader: ByteReader, shared: SharedReader): ApartImpls {
  const count = readUint(reader);
  const defs = new Uint32Array(count);
  let last = 0;
  for (let at = 0; at < count; at++) defs[at] = last += readUint(reader);
  /** By the impl: the struct or enum that it is for, or below zero the key's number among the shared texts, less one. */
  const keys = new Map<number, number>();
  let lastAdt = 0;
  for (const def of defs) {
    const number = readUint(reader);
    if (number === OTHER) keys.set(def, -1 - readUint(reader));
    else keys.set(def, (lastAdt += unfoldSign(number - 1)));
  }
  return {
    has: (impl) => keys.has(impl),
    get: (impl) => {
      const key = keys.get(impl);
      if (key === undefined) return undefined;
      return key < 0 ? shared.get('string', -1 - key) : `adt:${key}`;
    },
  };
}
