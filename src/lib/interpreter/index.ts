/**
 * The only door to the interpreter. Phases are pure: source in, data and diagnostics out; nothing here throws for a
 * fault of the reader's program.
 */
import type { BodyFacts } from './borrowck/facts.ts';
import type { Diagnostic } from './diagnostics/index.ts';
import type { Body } from './mir/ir.ts';
import type { LineTable } from './source/index.ts';
import type { Crate } from './syntax/ast.ts';
import type { ItemTables } from './types/items.ts';
import type { DefId } from './types/ty.ts';
import type { Trace } from './trace/view.ts';

export type Edition = '2021' | '2024';

export type Status = 'accepted' | 'refused' | 'invalid' | 'unsupported';

/** The library, compiled at build time: plain JSON. */
export interface CompiledLibrary {
  readonly items: ItemTables;
  /** MIR of every library body, in `Body.owner` order. */
  readonly bodies: readonly Body[];
  /** File names and texts, by file id (from 1), for stepping inside. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly nodeCount: number;
}

export interface Compilation {
  readonly source: string;
  readonly edition: Edition;
  readonly lines: LineTable;
  readonly status: Status;
  readonly ast: Crate;
  readonly diagnostics: readonly Diagnostic[];
  readonly items: ItemTables;
  /** MIR of the reader's own bodies that could be built. */
  readonly bodies: ReadonlyMap<DefId, Body>;
  readonly facts: ReadonlyMap<DefId, BodyFacts>;
  readonly main: DefId | undefined;
}

export interface RunOptions {
  readonly maxSteps?: number;
  /** Go on past refused accesses ("let it happen"). */
  readonly pastRefusals?: boolean;
  readonly stdin?: string;
}

export type Compile = (source: string, options: { readonly edition: Edition; readonly library: CompiledLibrary }) => Compilation;
/** Undefined when there is nothing to run (no MIR of `main`, or a body that `main` may reach is missing). */
export type Record = (compilation: Compilation, options: RunOptions) => Trace | undefined;

// What the screen, the command line and the tests read: plain data of every phase, and words for types.
export type { AccessKind, BodyFacts, Loan, LoanId, Refusal, StillNeeded } from './borrowck/facts.ts';
export type { Diagnostic, Label } from './diagnostics/index.ts';
export type { Body, LocalDecl, LocalId, Location, Place, Projection } from './mir/ir.ts';
export { type LineColumn, type LineTable, type Span, USER_FILE, lineColumnOf, lineOf } from './source/index.ts';
export { isTy, printTy, tyKey } from './types/fold.ts';
export type { DefId, GenericArg, Ty } from './types/ty.ts';
export type {
  AllocId, AllocView, FaultView, FrameView, LocalView, Moment, PointerValue, RunResult, RunStatus, ScalarValue, StepEvent, StepInfo, Trace, ValueView,
} from './trace/view.ts';
