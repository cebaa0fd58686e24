/**
 * The only door to the interpreter. Phases are pure: source in, data and diagnostics out; nothing here throws for a
 * fault of the reader's program.
 */
import { internalSentence, MissingPart } from '../heap/base/index.ts';
import { type LoanLines, loanLines as loanLinesOfBody } from './borrowck/index.ts';
import {
  type Compilation,
  type CompileOptions,
  type CompileSession,
  createSession as createPhasesSession,
  emptyCompilation,
  failedCompilation,
  type Progress,
} from './compile.ts';
import { type Diagnostic, diagnostic } from './diagnostics/index.ts';
import { withRunPrepared } from './run.ts';
import { USER_FILE } from './source/index.ts';
import { hasHole } from './mir/graph.ts';
import { printTy } from './types/fold.ts';
import { nameOf } from './types/lookup.ts';
import type { DefId, Ty } from './types/ty.ts';

export {
  type Compilation,
  type CompileOptions,
  type CompileSession,
  type Status,
  type TestCase,
  USER_FILE_NAME,
} from './compile.ts';
export { record, run, type RunOptions, stackNote, startRecording } from './run.ts';
export type { Recording } from './trace/index.ts';
export { ownNumber } from './trace/own-names.ts';
export { type CompiledLibrary, openLibrary, type ReadPart } from './std/codec/open.ts';
export { type PartName } from './std/codec/parts.ts';
export { findLibraryPlace, type LibraryPlace } from './std/places.ts';

/** From source text to verdict, graphs and facts. Never throws: a fault of ours is a status, and a sentence that names the phase. */
export const compile = (source: string, options: CompileOptions): Compilation => createSession(options).update(source);

/**
 * As `compile`, for a text that is edited: what an edit did not touch is not done again. The answer is the same. Throws
 * `MissingPart` for a library whose parts may come later, and that one has not.
 */
export function createSession(options: CompileOptions): CompileSession {
  const progress: Progress = { phase: '' };
  let session = createPhasesSession(options, progress);
  return {
    update: (source) => {
      // Nothing is said of a program before it is known what its names mean.
      const needs = options.library.isOnDemand ? options.library.partsNamedIn(source) : [];
      if (needs.length > 0) return { ...emptyCompilation(source, options), needs };
      try {
        const compilation = session.update(source);
        progress.phase = 'evaluating constants';
        return withRunPrepared({ ...compilation, warnings: () => warningsOf(compilation) });
      } catch (fault) {
        if (fault instanceof MissingPart) throw fault;
        // What was kept may be half of something.
        const sentence = internalSentence(progress.phase, fault);
        session = createPhasesSession(options, progress);
        return failedCompilation(source, options, sentence);
      }
    },
  };
}

/** A fault of ours in looking for warnings takes nothing back from the verdict. */
function warningsOf(compilation: Compilation): readonly Diagnostic[] {
  try {
    return compilation.warnings();
  } catch (fault) {
    if (fault instanceof MissingPart) throw fault;
    const message = internalSentence('looking for warnings', fault);
    const span = { file: USER_FILE, start: 0, end: 0 };
    return [
      diagnostic({ name: 'internal', code: undefined, family: 'unsupported', message, span }, { severity: 'warning' }),
    ];
  }
}

/** For each loan that the checker tracks, in every body of the reader's: the lines on which it is in scope. */
export const loanLines = (compilation: Compilation): readonly LoanLines[] =>
  [...compilation.facts.keys()].flatMap((def) => loanLinesIn(compilation, def));

/** As `loanLines`, of one body; of one with a hole it is not known how far they reach. */
export function loanLinesIn(compilation: Compilation, def: DefId): readonly LoanLines[] {
  const facts = compilation.facts.get(def);
  const body = compilation.bodies.get(def);
  return facts === undefined || body === undefined || hasHole(body)
    ? []
    : loanLinesOfBody(facts, body, compilation.lines);
}

/** A type as the reader would write it. */
export const printTyOf = (compilation: Compilation, ty: Ty): string =>
  printTy(ty, (def) => nameOf(compilation.items, def));

// What the screen, the command line and the tests read: plain data of every phase, and words for types and rules.
export { InvariantError, MissingPart } from '../heap/base/index.ts';
export type { AccessKind, BodyFacts, Loan, LoanId, LoanLines, Refusal, StillNeeded } from './borrowck/index.ts';
export { loansAt } from './borrowck/index.ts';
export { ruleText } from './borrowck/rules.ts';
export { type Diagnostic, type Label, type RenderOptions, renderDiagnostic } from './diagnostics/index.ts';
export { printBody } from './mir/index.ts';
export type { Body, Capture, LocalDecl, LocalId, Location, Place, Projection } from './mir/ir.ts';
export { missingFiles } from './compile.ts';
export { printExpr, tokenPlaces } from './syntax/index.ts';
export type { Expr, MacroCall } from './syntax/ast.ts';
export {
  type Edition,
  type Expansion,
  type ExpandedPart,
  type FileId,
  findExpansion,
  originIn,
  type PlacedText,
  isEdition,
  type LineColumn,
  type LineTable,
  type SourceMap,
  type Span,
  USER_FILE,
  type FilePlace,
  filePlaceOf,
  joinFiles,
  lineColumnOf,
  lineOf,
} from './source/index.ts';
export { isTy, printTy, tyKey } from './types/fold.ts';
export { arrayTy, sliceTy, U8, USIZE } from './types/make.ts';
export type { DefId, GenericArg, Ty } from './types/ty.ts';
export type {
  AllocId,
  AllocView,
  FaultView,
  FrameView,
  LocalView,
  Moment,
  PointerValue,
  RunResult,
  RunStatus,
  ScalarValue,
  StepEvent,
  StepInfo,
  Trace,
  ValueView,
} from './trace/view.ts';
