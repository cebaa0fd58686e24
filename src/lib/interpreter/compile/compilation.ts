/** What comes of compiling a program: plain data of every phase, as far as each got. */
import type { BodyFacts } from '../borrowck/facts.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Body } from '../mir/ir.ts';
import type { Edition, LineTable, SourceMap } from '../source/index.ts';
import type { CompiledLibrary } from '../std/codec/open.ts';
import type { PartName } from '../std/codec/parts.ts';
import type { Crate } from '../syntax/ast.ts';
import type { ItemTables } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';
import type { TestCase } from './tests.ts';

export type { Edition } from '../source/index.ts';

/**
 * `refused`: only ownership, borrow, lifetime and mutability errors; `invalid`: other errors that rustc has too; `internal`: a
 * fault of ours, of which the one diagnostic tells.
 */
export type Status = 'accepted' | 'refused' | 'invalid' | 'unsupported' | 'internal';

/** What a compilation is at, in words, for the sentence about a fault of ours. */
export interface Progress {
  phase: string;
}

export interface Compilation {
  readonly source: string;
  readonly edition: Edition;
  readonly lines: LineTable;
  readonly status: Status;
  /** The surface tree, its spans by piece (see `sourceMap`), as those in `items` are. */
  readonly ast: Crate;
  readonly sourceMap: SourceMap;
  /** In the order of the source. */
  readonly diagnostics: readonly Diagnostic[];
  readonly items: ItemTables;
  /** MIR of the reader's own bodies that could be built. */
  readonly bodies: ReadonlyMap<DefId, Body>;
  /** The same bodies, their spans by piece: what the machine runs. */
  readonly code: ReadonlyMap<DefId, Body>;
  readonly facts: ReadonlyMap<DefId, BodyFacts>;
  /** The same facts, their spans by piece: those of a body that an edit did not touch are the same object as before. */
  readonly factsOfCode: ReadonlyMap<DefId, BodyFacts>;
  readonly main: DefId | undefined;
  /** Where the program is compiled for its tests (`CompileOptions.isTest`): these, by name. */
  readonly tests: readonly TestCase[];
  /** One of them may leave something in a static for another. */
  readonly canTestsShare: boolean;
  /** Every body of the reader's was built: a run cannot come to one that is missing. */
  readonly isWhole: boolean;
  /** Bodies were looked at: beside what is `unsupported`, all that does not depend on it was checked. */
  readonly isRestChecked: boolean;
  readonly library: CompiledLibrary;
  /**
   * Parts of the library that a run can come to and that are not there: load them and compile again. Until then nothing
   * runs, and constants are not checked.
   */
  readonly needs: readonly PartName[];
  /** What rustc warns of, also beside errors, in the order of the source: worked out when it is first asked for. */
  readonly warnings: () => readonly Diagnostic[];
}

export interface CompileOptions {
  readonly edition: Edition;
  /** Tests are compiled too: `#[test]` functions are there, and `cfg(test)` holds. */
  readonly isTest?: boolean;
  readonly library: CompiledLibrary;
}
