/** The library's functions without a body and those done in TypeScript are the same set. */
import { describe, expect, it } from 'vitest';
import { findIn } from '#lib/heap/base/index.ts';
import { COMMON } from '#lib/interpreter/machine/intrinsics/index.ts';
import { RARE } from '#lib/interpreter/machine/intrinsics/rare.ts';
import { fixed, numberText } from '#lib/interpreter/machine/intrinsics/digits.ts';
import { checkUtf8, sliceError } from '#lib/interpreter/machine/intrinsics/text.ts';
import { defId } from '#lib/interpreter/types/ty.ts';
import { F32, F64 } from '#lib/heap/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

describe('intrinsics', () => {
  const all = { ...COMMON, ...RARE };
  const { items } = loadTestLibrary();
  const asked = new Set<string>();
  for (let def = 0; def < items.defCount; def++) {
    const name = findIn(items.fns, defId(def))?.intrinsic;
    if (name !== undefined) asked.add(name);
  }
  /** The machine runs drop glue and a boxed `FnOnce` itself: both call back into the program. */
  asked.delete('drop_in_place');
  asked.delete('box_call_once');

  it('are all there', () => {
    expect([...asked].filter((name) => !(name in all))).toEqual([]);
  });

  it('are all asked for', () => {
    // A family of four is made at once; some members have no use.
    const spare = /^int_(?:checked|wrapping|overflowing|saturating)_/;
    expect(Object.keys(all).filter((name) => !asked.has(name) && !spare.test(name))).toEqual([]);
  });
});

describe('numbers as text', () => {
  it.each([
    [0.1, F64, 0, -1, '0.1'],
    [1e21, F64, 0, -1, '1000000000000000000000'],
    [1e-7, F64, 0, -1, '0.0000001'],
    [1, F64, 1, -1, '1.0'],
    [1e16, F64, 1, -1, '1e16'],
    [0.00001, F64, 1, -1, '1e-5'],
    [0.25, F64, 0, 1, '0.2'],
    [2.5, F64, 0, 0, '2'],
    [9.995, F64, 2, 2, '9.99e0'],
    [9.5, F64, 2, 0, '1e1'],
    [Math.fround(0.1), F32, 0, -1, '0.1'],
    [16777216, F32, 0, -1, '16777216'],
    [1500, F64, 3, -1, '1.5E3'],
    [0, F64, 2, 2, '0.00e0'],
  ] as const)('%d in class %d, mode %d, precision %d', (value, cls, mode, precision, text) => {
    expect(numberText(value, cls, mode, precision)).toBe(text);
  });

  it('rounds exactly, ties to even', () => {
    expect(fixed({ digits: 125n, scale: 2 }, 1)).toBe('1.2');
    expect(fixed({ digits: 135n, scale: 2 }, 1)).toBe('1.4');
    expect(fixed({ digits: 5n, scale: 1 }, 3)).toBe('0.500');
  });
});

describe('text as bytes', () => {
  it.each([
    [[65, 0xff], 1, 1],
    [[65, 0xe2, 0x82], 1, 0],
    [[0xed, 0xa0, 0x80], 0, 1],
    [[0xf0, 0x9f, 0x98, 0x80], 4, 0],
    [[0xc0, 0x80], 0, 1],
    [[0xe2, 0x28, 0xa1], 0, 1],
  ] as const)('%j is well-formed up to %d', (bytes, valid, errorLength) => {
    expect(checkUtf8(Uint8Array.from(bytes))).toEqual({ valid, errorLength });
  });

  it('says what is wrong with a part', () => {
    const bytes = new TextEncoder().encode('aé');
    expect(sliceError(bytes, 0, 2)).toBe(
      "end byte index 2 is not a char boundary; it is inside 'é' (bytes 1..3) of `aé`",
    );
    expect(sliceError(bytes, 2, 1)).toBe('begin > end (2 > 1) when slicing `aé`');
    expect(sliceError(bytes, 9, 9)).toBe('start byte index 9 is out of bounds of `aé`');
  });
});
