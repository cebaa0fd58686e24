/** All intrinsics, by name. Each group of them is a file beside this one; `std/INTRINSICS.md` says how they are named. */
import { CHARS } from './chars.ts';
import { COMPARE } from './compare.ts';
import { DIGITS } from './digits.ts';
import { INTEGERS } from './integers.ts';
import { MEMORY } from './memory.ts';
import { rareIntrinsic } from './rare.ts';
import type { Intrinsic, IntrinsicTable } from './registry.ts';
import { TEXT } from './text.ts';
import { WORLD } from './world.ts';

export const COMMON: IntrinsicTable = {
  ...CHARS,
  ...COMPARE,
  ...DIGITS,
  ...INTEGERS,
  ...MEMORY,
  ...TEXT,
  ...WORLD,
};

/** Undefined where there is none of that name. */
export const findIntrinsic = (name: string): Intrinsic | undefined => COMMON[name] ?? rareIntrinsic(name);
