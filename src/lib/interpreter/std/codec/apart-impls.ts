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

/** By the impl's definition: its key. */
export function readApartImpls(reader: ByteReader, shared: SharedReader): ReadonlyMap<number, string> {
  let last = 0;
  const defs = Array.from({ length: readUint(reader) }, () => (last += readUint(reader)));
  let lastAdt = 0;
  return new Map(
    defs.map((def) => {
      const number = readUint(reader);
      if (number === OTHER) return [def, shared.get('string', readUint(reader))];
      lastAdt += unfoldSign(number - 1);
      return [def, `adt:${lastAdt}`];
    }),
  );
}
