export type { LibraryProgram, MachineOptions, Program } from './program.ts';
export { checkConstants, evaluateScalar, hasFaultyTypes, type ScalarFound } from './check-constants.ts';
export { evaluateParts } from './constant-parts.ts';
export { run } from './run-program.ts';
export { createWalk, reach, type Walk } from './reach.ts';
