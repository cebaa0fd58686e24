/** All intrinsics, by name. Each group of them is a file beside this one. */
import type { IntrinsicTable } from './registry.ts';

export const INTRINSICS: IntrinsicTable = {};
