/** The pipeline's door. A fresh compile is a session that is asked once. */
import type { Compilation, CompileOptions } from './compile/compilation.ts';
import { createSession } from './compile/session.ts';

export type { Compilation, CompileOptions, Edition, Status } from './compile/compilation.ts';
export { type CompileSession, createSession } from './compile/session.ts';

export const compile = (source: string, options: CompileOptions): Compilation => createSession(options).update(source);

/** A name for what the reader's program is called on screen and in panics, as cargo would have it. */
export const USER_FILE_NAME = 'src/main.rs';
