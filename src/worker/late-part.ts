import type { PartName } from '#lib/interpreter/index.ts';

/** Whether a part is code of our own (`scripts/late-code.mjs`), and not of the library. */
export const isLateCode = (part: PartName): boolean => part.startsWith('late-');
