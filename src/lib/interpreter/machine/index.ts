export type { LibraryProgram, MachineOptions, Program } from './program.ts';
export { run } from './run-program.ts';
