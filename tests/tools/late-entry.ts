/** What the tests of late code need of a bundle. */
export { loadCode } from '../../src/worker/late-code.ts';
export { createWorkerSession } from '../../src/worker/worker-session.ts';
export { createSession, MissingPart, openLibrary } from '#lib/interpreter/index.ts';
