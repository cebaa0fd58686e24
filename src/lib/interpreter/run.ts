/** From a compilation to a run: puts together what the machine needs and stops it at the refused points. */
import { type Compilation, type TestCase, USER_FILE_NAME } from './compile.ts';
import { statusOf } from './compile/verdict.ts';
import { libraryFile, libraryProgram } from './compile/library-program.ts';
import { placedDiagnostic } from './compile/placed.ts';
import { unsupportedCalls } from './compile/unsupported-calls.ts';
import { genericCount } from './solve/queries.ts';
import type { CompiledLibrary } from './std/codec/open.ts';
import type { PartName } from './std/codec/parts.ts';
import { mentionsError } from './types/mentions-error.ts';
import type { DefId } from './types/ty.ts';
import { checkConstants, createWalk, reach, run as runProgram, type Walk } from './machine/index.ts';
import { MAIN_THREAD, type MachineOptions, type Program, type Thread } from './machine/program.ts';
import { record as recordProgram, type Recording, startRecording as startProgram } from './trace/index.ts';
import type { RunResult, Trace } from './trace/view.ts';

/** Why a run whose stack came near a main thread's limit may end otherwise when it is compiled. */
export const stackNote = (bytes: number, isTest = false): string =>
  `its stack is about ${(bytes / 1048576).toFixed(1)} MB deep, of the ${isTest ? "2 MB that a test's" : '8 MB that a main'} thread has: whether the compiled program's frames are larger or smaller cannot be known here`;

export interface RunOptions {
  /** MIR steps; the run ends `out-of-steps` after them. */
  readonly maxSteps?: number;
  /** Go on past refused accesses ("let it happen"). */
  readonly pastRefusals?: boolean;
  readonly stdin?: string;
  /** One of `Compilation.tests`: it runs instead of `main`, in a thread of its own. */
  readonly test?: TestCase;
  /** A panic says how to get a backtrace, as the first one of a process does; true where it is not given. */
  readonly isHinted?: boolean;
}

/**
 * What is known once the library's parts are there that a run can come to: which of them are not, and, when they are all
 * there, the constants, which are evaluated before anything runs. One that panics is an error of the program's (E0080).
 */
export function withRunPrepared(compilation: Compilation): Compilation {
  const needs = compilation.library.isOnDemand && compilation.isWhole ? partsNeeded(compilation) : [];
  if (needs.length > 0) return { ...compilation, needs };
  const checked = withConstantsChecked(compilation);
  return checked.status === 'accepted' ? withCallsChecked(checked) : checked;
}

/** A program that the compiler accepts may call what can only be checked here. */
function withCallsChecked(compilation: Compilation): Compilation {
  const found = unsupportedCalls(compilation.items, compilation.code.values());
  if (found.length === 0) return compilation;
  return {
    ...compilation,
    status: statusOf(found),
    diagnostics: [...compilation.diagnostics, ...found.map((each) => placedDiagnostic(each, compilation.sourceMap))],
  };
}

function withConstantsChecked(compilation: Compilation): Compilation {
  if (compilation.status !== 'accepted') return compilation;
  const program = programOf(compilation);
  const found = program === undefined ? [] : checkConstants(program, compilation.code.values());
  if (found.length === 0) return compilation;
  return {
    ...compilation,
    status: statusOf(found),
    diagnostics: found.map((each) => placedDiagnostic(each, compilation.sourceMap)),
    warnings: () => [],
  };
}

/**
 * Undefined where there is nothing to run: no `main`, a body of the reader's that could not be built, or parts of the
 * library that are not there (`needs`).
 */
export function record(compilation: Compilation, options: RunOptions): Trace | undefined {
  const program = programOf(compilation, options.test);
  return program === undefined ? undefined : recordProgram(program, machineOptions(compilation, options));
}

/** As `record`, in pieces: nothing is recorded yet. */
export function startRecording(compilation: Compilation, options: RunOptions): Recording | undefined {
  const program = programOf(compilation, options.test);
  return program === undefined ? undefined : startProgram(program, machineOptions(compilation, options));
}

/** As `record`, without a record: for the command line and for tests of output. */
export function run(compilation: Compilation, options: RunOptions): RunResult | undefined {
  const program = programOf(compilation, options.test);
  return program === undefined ? undefined : runProgram(program, machineOptions(compilation, options));
}

function machineOptions(compilation: Compilation, { test, isHinted = true, ...options }: RunOptions): MachineOptions {
  return {
    ...options,
    thread: { ...(test === undefined ? MAIN_THREAD : testThread(compilation, test)), isHinted },
    stopAt: refusedPoints(compilation),
  };
}

/** The harness starts a thread for each test, in the order of their names. */
const testThread = ({ tests }: Compilation, { name }: TestCase): Thread => ({
  name,
  number: tests.findIndex((each) => each.name === name) + 2,
  stackSize: TEST_STACK,
  isHinted: true,
});

/** What a thread has that says nothing else. */
const TEST_STACK = 2 * 1024 * 1024;

/** Up to refused accesses, and up to what is outside the language; other faults leave nothing to run. */
const mayRun = (compilation: Compilation): boolean =>
  compilation.status !== 'internal' &&
  !compilation.diagnostics.some((each) => each.severity === 'error' && each.family === 'other') &&
  !holdsUnknownTypes(compilation);

/** A type that could not be found out, such as a reference without the lifetime that it needs, is of no known size. */
function holdsUnknownTypes({ status, items, code }: Compilation): boolean {
  if (status === 'accepted') return false;
  for (const adt of items.adts.own)
    for (const { fields } of adt?.variants ?? []) if (fields.some(({ ty }) => mentionsError(ty))) return true;
  for (const { locals } of code.values()) if (locals.some(({ ty }) => mentionsError(ty))) return true;
  return false;
}

function programOf(compilation: Compilation, test?: TestCase): Program | undefined {
  const main = test?.def ?? compilation.main;
  const { code, items, library, isWhole, sourceMap, needs } = compilation;
  if (main === undefined || !isWhole || needs.length > 0 || !code.has(main) || !mayRun(compilation)) return undefined;
  return {
    items,
    main,
    library: libraryProgram(library),
    bodyOf: (def) => code.get(def) ?? library.findBody(def),
    sourceMap,
    fileOf: (file) => (file === 0 ? { name: USER_FILE_NAME, lines: compilation.lines } : libraryFile(library, file)),
  };
}

/** The points that a run stands before, `body:block:statement`. */
function refusedPoints(compilation: Compilation): ReadonlySet<string> {
  return new Set(
    compilation.diagnostics.flatMap(({ at }) => (at === undefined ? [] : [`${at.body}:${at.block}:${at.statement}`])),
  );
}

/** The library's bodies that a run can come to, as far as they are known without the parts that are not there. */
export const bodiesReached = (compilation: Compilation): ReadonlySet<DefId> =>
  new Set(
    [...walkOf(compilation)].flatMap((walk) => [...walk.found]).filter((def) => compilation.library.findPart(def)),
  );

/**
 * The parts of the library that a run can come to and that are not there. Of what lies in them nothing is known: when they
 * have come, more may be needed.
 */
export function partsNeeded(compilation: Compilation): readonly PartName[] {
  const { library } = compilation;
  const missing = walkOf(compilation).flatMap((walk) => [...walk.missing.values()]);
  const parts = missing.flatMap(({ def }) =>
    [library.findSignaturePart(def) ?? [], library.findPart(def) ?? []].flat(),
  );
  return [...new Set(parts)].filter((part) => !library.hasPart(part));
}

const libraryWalks = new WeakMap<CompiledLibrary, Walk>();

/** From every body of the reader's that takes no generic arguments: the program's own walk, and the library's. */
function walkOf({ code, items, library, main, tests }: Compilation): readonly Walk[] {
  const isKnown = (def: DefId): boolean => {
    const part = library.findSignaturePart(def);
    return part === undefined || library.hasPart(part);
  };
  const below = libraryWalks.get(library) ?? createWalk(library.items, library.findBody, undefined, { isKnown });
  libraryWalks.set(library, below);
  const walk = createWalk(items, (def) => code.get(def) ?? library.findBody(def), below, { isKnown });
  reach(
    walk,
    [...code.keys()].filter((def) => genericCount(items, def) === 0),
    [...(main !== undefined && code.has(main) ? [main] : []), ...tests.map(({ def }) => def)],
  );
  return [walk, below];
}
