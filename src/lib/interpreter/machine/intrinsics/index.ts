/** All intrinsics, by name. Each group of them is a file beside this one; `std/INTRINSICS.md` says how they are named. */
import { CHARS } from './chars.ts';
import { COMPARE } from './compare.ts';
import { DIGITS } from './digits.ts';
import { FLOATS } from './floats.ts';
import { INTEGERS } from './integers.ts';
import { MEMORY } from './memory.ts';
import type { IntrinsicTable } from './registry.ts';
import { TEXT } from './text.ts';
import { TRANSCENDENTAL } from './transcendental.ts';
import { WORLD } from './world.ts';

const GROUPS = [CHARS, COMPARE, DIGITS, FLOATS, INTEGERS, MEMORY, TEXT, TRANSCENDENTAL, WORLD];

export const INTRINSICS: IntrinsicTable = Object.fromEntries(GROUPS.flatMap((group) => Object.entries(group)));
