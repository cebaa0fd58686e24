/** What the machine runs: items, bodies, and where `main` is. Read only. */
import type { LineTable, SourceMap } from '../source/index.ts';
import type { Body } from '../mir/ir.ts';
import type { ItemTables } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';
import type { IntrinsicTable } from './intrinsics/registry.ts';

export interface Program {
  readonly items: ItemTables;
  /** MIR of a function, closure, constant or static; undefined where there is none (intrinsics, refused lowering). */
  readonly bodyOf: (def: DefId) => Body | undefined;
  readonly main: DefId;
  /** The library alone: the same object for every program over it, since what is lowered of it is kept with it. */
  readonly library?: LibraryProgram;
  /** Instead of the library's own; for tests with another library. */
  readonly intrinsics?: IntrinsicTable;
  /** Where the pieces stand that the spans of the reader's bodies belong to. */
  readonly sourceMap: SourceMap;
  /** Name and lines of a source text, by file id (0: the reader's program): for the places that panics tell. */
  readonly fileOf: (file: number) => { readonly name: string; readonly lines: LineTable } | undefined;
}

/** As much of a `Program` as the library is. */
export type LibraryProgram = Pick<Program, 'items' | 'bodyOf' | 'fileOf' | 'sourceMap'>;

/** The thread that a program runs in. */
export interface Thread {
  /** As a panic tells it. */
  readonly name: string;
  /** The system's number for it; the real one is another at each run. */
  readonly number: number;
  /** In bytes. */
  readonly stackSize: number;
  /** Its first panic says how to get a backtrace, as no other panic of the process has before. */
  readonly isHinted: boolean;
}

/** What Linux gives a main thread. */
export const MAIN_THREAD: Thread = { name: 'main', number: 1, stackSize: 8 * 1024 * 1024, isHinted: true };

export interface MachineOptions {
  readonly maxSteps?: number;
  readonly stdin?: string;
  /** Most bytes of heap alive at once; beyond it the run ends and says so. */
  readonly memoryBudget?: number;
  /** Refused points, `body:block:statement`. The run stands before the first one it comes to. */
  readonly stopAt?: ReadonlySet<string>;
  /** Go on past them. */
  readonly pastRefusals?: boolean;
  /** `MAIN_THREAD` where it is not given. */
  readonly thread?: Thread;
}
