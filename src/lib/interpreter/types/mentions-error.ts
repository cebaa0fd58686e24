/** Whether a type or constant, or anything within it, could not be found out: then nothing that follows from it is reported. */
import { flagsOfArg, MENTIONS_ERROR } from './flags.ts';
import type { GenericArg } from './ty.ts';

export const mentionsError = (arg: GenericArg): boolean => (flagsOfArg(arg) & MENTIONS_ERROR) !== 0;
