/** Intrinsics that hardly any run comes to. */
import { FLOATS } from './floats.ts';
import { PANICS } from './panics.ts';
import type { Intrinsic, IntrinsicTable } from './registry.ts';
import { TRANSCENDENTAL } from './transcendental.ts';

export const RARE: IntrinsicTable = { ...FLOATS, ...PANICS, ...TRANSCENDENTAL };

export const rareIntrinsic = (name: string): Intrinsic | undefined => RARE[name];
