/** Intrinsics that hardly any run comes to. */
import { FLOATS } from './floats.ts';
import { PANICS } from './panics.ts';
import type { Intrinsic, IntrinsicTable } from './registry.ts';
import { TRANSCENDENTAL } from './transcendental.ts';
import { TYPE_NAMES } from './type-name.ts';

export const RARE: IntrinsicTable = { ...FLOATS, ...PANICS, ...TRANSCENDENTAL, ...TYPE_NAMES };

export const rareIntrinsic = (name: string): Intrinsic | undefined => RARE[name];
