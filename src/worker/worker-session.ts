/**
 * The worker's state: the run that the page shows, and the one that is being recorded. Requests are validated here; what
 * comes back are answers, also for requests that make no sense and for faults of ours.
 *
 * A check is answered in parts: the verdict at once, the run as soon as the moment that is wanted is recorded, and its
 * growth now and then until it is over. In between the caller gets the processor back and looks for newer requests, of
 * which a check abandons the recording.
 */
import * as v from 'valibot';
import { internalSentence } from '#lib/heap/base/index.ts';
import {
  type Compilation,
  type CompiledLibrary,
  type CompileSession,
  createSession,
  MissingPart,
  type PartName,
} from '#lib/interpreter/index.ts';
import {
  openProgram,
  rowOf,
  type RunSession,
  type TestRow,
  type Wanted,
  type WrittenProgram,
  writtenProgram,
  type WrittenView,
} from '#lib/session/index.ts';
import { buildScene } from '#lib/viz/scene/index.ts';
import { isLateCode } from './late-part.ts';
import {
  type Answer,
  type CheckRequest,
  RequestSchema,
  type SeekRequest,
  type ShownMoment,
  type TestsRequest,
} from './messages.ts';

/** Steps recorded between two looks at the clock: well under a millisecond. */
const PIECE_STEPS = 4096;
/** What a text holds that has macro calls to open. */
const MAY_OPEN = /\b(?:macro_rules|vec|matches|(?:debug_)?assert(?:_eq|_ne)?)\s*!/u;
/** How long a slice of recording may keep a key press waiting. */
const SLICE_MS = 6;
/** A recording that has grown by this factor is worth showing anew. */
const GROWTH = 2;
/** … and so is one of which nothing was heard for so long. */
const REPORT_MS = 300;

/** What a request is at, as faults of ours name it. */
const PHASES = { check: 'reporting the verdict', seek: 'drawing a moment', tests: 'running the tests' } as const;

type AnyRequest = CheckRequest | SeekRequest | TestsRequest;

/** Tests that are being run, one after the other. */
interface Listing {
  readonly request: TestsRequest;
  readonly compilation: Compilation;
  readonly rows: TestRow[];
}

/** A run that is being recorded, and how much of it the page knows. */
interface RecordingRun {
  readonly request: CheckRequest;
  readonly run: RunSession;
  postedLength: number;
  postedAt: number;
  /** Warnings were looked for, and macro calls that can be opened. */
  isLinted: boolean;
}

/** The program of the newest check, and what its macros wrote as far as somebody asked. */
interface Reading {
  readonly request: CheckRequest;
  readonly compilation: Compilation;
  written: WrittenProgram | undefined;
  isListed: boolean;
}

export interface WorkerSession {
  handle(message: unknown): void;
  /** Records for a slice of time. False when nothing is left to do. */
  work(): boolean;
}

export interface WorkerOptions {
  /** The library over the parts that are there. Asked again where one was found missing in the middle of something. */
  readonly open: () => CompiledLibrary;
  /** Milliseconds, from wherever. */
  readonly now: () => number;
  readonly post: (answer: Answer) => void;
  /** Fetches parts that are not there yet: of the library, or of our own code. */
  readonly load: (parts: readonly PartName[]) => Promise<void>;
}

export function createWorkerSession({ open, now, post, load }: WorkerOptions): WorkerSession {
  let library = open();
  /** The newest request of each kind, of which a part may still be on its way. */
  const newest: { check?: CheckRequest; seek?: SeekRequest; tests?: TestsRequest } = {};
  let shown: { readonly id: number; readonly run: RunSession } | undefined;
  let recording: RecordingRun | undefined;
  let listing: Listing | undefined;
  let reading: Reading | undefined;
  /** The page shows calls of the text before. */
  let hasCalls = false;
  // One for each edition, with tests and without: what an edit did not touch is not done again.
  const compilers = new Map<string, CompileSession>();
  const compilerFor = (edition: CheckRequest['edition'], isTest: boolean): CompileSession => {
    const key = `${edition}${isTest ? ' tests' : ''}`;
    const compiler = compilers.get(key) ?? createSession({ edition, library, isTest });
    compilers.set(key, compiler);
    return compiler;
  };

  const check = (request: CheckRequest): void => {
    recording = undefined;
    newest.check = request;
    const { id, source, edition, test, stdin, maxSteps } = request;
    const compiler = compilerFor(edition, test !== undefined);
    const { analysis, run, needs, compilation } = openProgram({
      source,
      edition,
      library,
      compiler,
      stdin,
      maxSteps,
      test,
    });
    if (needs.length > 0) {
      void again(request, needs);
      return;
    }
    const isOpen = request.open !== undefined && request.open.length > 0;
    reading = { request, compilation, written: undefined, isListed: false };
    // Before anything is said: the code for it may have to come, and then the question is asked again.
    if (isOpen) reading.written = writtenProgram(compilation);
    post({ kind: 'verdict', id, analysis });
    if (isOpen) openCalls(reading, run, request.open ?? []);
    if (run === undefined) {
      if (!isOpen) listCalls(reading);
      return;
    }
    recording = { request, run, postedLength: 0, postedAt: now(), isLinted: false };
  };

  /** Nothing is said of a program before the parts are there that it can come to; then the question is asked again. */
  const again = async (request: AnyRequest, parts: readonly PartName[]): Promise<void> => {
    const { id } = request;
    post({ kind: 'loading', id });
    try {
      await load(parts);
    } catch (error) {
      if (newest[request.kind] !== request) return;
      const isSpent = parts.some(isLateCode);
      const reason = error instanceof Error ? error.message : String(error);
      const sentence = `a part of the ${isSpent ? 'interpreter' : 'standard library'} could not be loaded (${reason}); the next change tries again`;
      post({ kind: 'failed', id, sentence, isSpent });
      return;
    }
    if (newest[request.kind] === request) guard(request, PHASES[request.kind], doing(request));
  };

  const doing = (request: AnyRequest) => (): void => {
    if (request.kind === 'check') check(request);
    else if (request.kind === 'seek') seek(request);
    else list(request);
  };

  const list = (request: TestsRequest): void => {
    listing = undefined;
    newest.tests = request;
    const compilation = compilerFor(request.edition, true).update(request.source);
    if (compilation.needs.length > 0) {
      void again(request, compilation.needs);
      return;
    }
    listing = { request, compilation, rows: [] };
    tell(listing);
    if (compilation.status !== 'accepted') listing = undefined;
  };

  const tell = ({ request, compilation: { status, tests, canTestsShare }, rows }: Listing): void => {
    const answer = { status, rows: [...rows], count: tests.length, canShare: canTestsShare };
    post({ kind: 'tests', id: request.id, list: answer });
  };

  /** One test more. */
  const listNext = (current: Listing): void => {
    const { request, compilation, rows } = current;
    const test = compilation.tests[rows.length];
    if (test !== undefined) rows.push(rowOf(compilation, test, request.maxSteps));
    tell(current);
    if (rows.length >= compilation.tests.length) listing = undefined;
  };

  const slice = (current: RecordingRun): void => {
    const { request, run } = current;
    const end = now() + SLICE_MS;
    do {
      run.advance(PIECE_STEPS);
      if (shown?.run !== run && isWorthLooking(request.wanted, run)) showWhenFound(current);
    } while (!run.trace.isComplete && now() < end);
    if (shown?.run !== run && run.trace.isComplete) showWhenFound(current);
    report(current);
    if (run.trace.isComplete) recording = undefined;
    if (!request.warns || shown?.run !== run || current.isLinted) return;
    lint(current);
    if (reading?.request === request) listCalls(reading);
  };

  /** Warnings change no verdict and come behind the picture; the code for them with the first of them. */
  const lint = (current: RecordingRun): void => {
    current.isLinted = true;
    const { id } = current.request;
    behind(current.request, 'looking for warnings', () => {
      const warnings = current.run.warnings();
      if (warnings.length > 0) post({ kind: 'warnings', id, warnings });
    });
  };

  /** Which macro calls can be opened; where one is open, that is said already. */
  const listCalls = (program: Reading): void => {
    const { request, compilation } = program;
    if (!request.warns || program.isListed) return;
    if (!MAY_OPEN.test(request.source)) {
      say(request, { calls: [], blocks: [] });
      return;
    }
    behind(request, 'looking for macro calls', () => {
      const written = (program.written ??= writtenProgram(compilation));
      const view = written.view(new Set());
      program.isListed = true;
      say(request, view);
    });
  };

  const say = ({ id }: CheckRequest, view: WrittenView): void => {
    if (view.calls.length > 0 || hasCalls) post({ kind: 'written', id, view });
    hasCalls = view.calls.length > 0;
  };

  const openCalls = (program: Reading, run: RunSession | undefined, keys: readonly string[]): void => {
    const written = (program.written ??= writtenProgram(program.compilation));
    const open = new Set(keys);
    const view = written.view(open);
    program.isListed = true;
    run?.open(written, open);
    say(program.request, view);
  };

  /** Does what comes behind the picture, and waits for its code where that has not come. */
  const behind = (request: CheckRequest, phase: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof MissingPart) || !isLateCode(error.part)) throw error;
      void later(request, phase, error.part, act);
    }
  };

  const later = async (request: CheckRequest, phase: string, part: PartName, act: () => void): Promise<void> => {
    try {
      await load([part]);
    } catch {
      // The program is judged and shown without it.
      return;
    }
    if (newest.check === request)
      guard(request, phase, () => {
        behind(request, phase, act);
      });
  };

  /** The last good run stays while the new one has nothing to show: only a run replaces a run. */
  const showWhenFound = (current: RecordingRun): void => {
    const { request, run } = current;
    const found = run.find(request.wanted, request.past);
    if (found === undefined) return;
    const { id } = request;
    shown = { id, run };
    current.postedLength = run.trace.length;
    current.postedAt = now();
    post({ kind: 'run', id, run: run.summary(), shown: show(run, found.step, request), isFound: found.isFound });
  };

  /** Growth is posted when it is worth it, and at least now and then: the page takes long silence for a fault. */
  const report = (current: RecordingRun): void => {
    const { request, run } = current;
    const { length, isComplete } = run.trace;
    const isDue = isComplete || length >= GROWTH * current.postedLength || now() - current.postedAt >= REPORT_MS;
    if (length === current.postedLength || !isDue) return;
    if (shown?.run === run) post({ kind: 'growth', id: request.id, run: run.summary() });
    else if (now() - current.postedAt < REPORT_MS) return;
    else post({ kind: 'progress', id: request.id, length });
    current.postedLength = length;
    current.postedAt = now();
  };

  const seek = (request: SeekRequest): void => {
    newest.seek = request;
    if (shown?.id !== request.run) {
      post({ kind: 'stale', id: request.id });
      return;
    }
    const { run } = shown;
    if (request.open !== undefined && !run.hasOpen(request.open) && reading?.request.id === request.run) {
      openCalls(reading, run, request.open);
      post({ kind: 'growth', id: request.run, run: run.summary() });
    }
    post({ kind: 'moment', id: request.id, shown: show(run, request.step, request) });
  };

  /** A fault of ours is said in one sentence, and the worker lives on. The compiler says its own as a verdict. */
  const guard = (request: AnyRequest, phase: string, act: () => void): void => {
    try {
      act();
    } catch (error) {
      const isMissing = error instanceof MissingPart;
      if (request.kind === 'tests') listing = undefined;
      // A moment that cannot be drawn yet stops no run.
      else if (request.kind === 'check' || !isMissing) recording = undefined;
      if (isMissing) {
        // What was known of the library may be half of something.
        library = open();
        compilers.clear();
        void again(
          request,
          isLateCode(error.part) ? [error.part] : library.partsWith(error.part, newest.check?.source ?? ''),
        );
        return;
      }
      const sentence = `${internalSentence(phase, error)}: our fault, not your program's`;
      post({ kind: 'failed', id: request.id, sentence });
    }
  };

  return {
    handle: (message) => {
      const request = v.safeParse(RequestSchema, message);
      if (request.success) guard(request.output, PHASES[request.output.kind], doing(request.output));
      else post({ kind: 'failed', id: idOf(message), sentence: request.issues[0].message });
    },
    work: () => {
      const current = recording;
      const tests = listing;
      // The run that is shown comes first.
      if (current !== undefined)
        guard(current.request, 'recording the run', () => {
          slice(current);
        });
      else if (tests !== undefined)
        guard(tests.request, PHASES.tests, () => {
          listNext(tests);
        });
      return recording !== undefined || listing !== undefined;
    },
  };
}

/** Looking for a moment before the run has come to where it stood last is in vain, or nearly so. */
function isWorthLooking(wanted: Wanted, { trace }: RunSession): boolean {
  switch (wanted.kind) {
    case 'moment':
      return trace.length > wanted.moment.step;
    case 'step':
      return trace.length >= wanted.step;
    default:
      return true;
  }
}

function show(
  run: RunSession,
  step: number,
  { past, grain, showTypes, showRaw, insideLibrary }: CheckRequest | SeekRequest,
): ShownMoment {
  const before = run.stopBefore(step, grain);
  const at = run.standAt(step, before, past);
  return {
    step: at.moment.step,
    past,
    scene: buildScene(at, { showTypes, showRaw, insideLibrary }),
    moment: run.momentAt(at.moment.step),
    written: run.writtenAt(at.moment.step),
    writtenBefore: before === at.moment.step ? undefined : run.writtenAt(before),
  };
}

const idOf = (message: unknown): number =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number'
    ? message.id
    : -1;
