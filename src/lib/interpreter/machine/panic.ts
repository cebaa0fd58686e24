/**
 * Panics and unwinding. A panic prints its message where it happens; the next step goes to the nearest cleanup block of the
 * frames that are still there, and so on from each `resume`, up to a frame of the library's `#[lang = "catch"]`, which
 * returns as if nothing had happened. Where nothing is left to clean up the run ends with its frames still standing, so that
 * the last picture shows where it happened. A hook of the program's is called in place of the report, before anything unwinds.
 */
import { findIn, invariant } from '../../heap/base/index.ts';
import { BOOL } from '../../heap/index.ts';
import { isLang } from '../types/lookup.ts';
import type { DefId } from '../types/ty.ts';
import { endProcess } from './exit.ts';
import { halt } from './halt.ts';
import { enterFrame, killFrame, leaveFrame, start } from './frames.ts';
import { findInstance } from './lower/instance.ts';
import { threadText, writeOutput } from './output.ts';
import { panicSpan, placeOfPanic, placeOfSpan, type PanicPlace } from './panic-place.ts';
import { ownFrame, type Frame, type Machine, type PanicHook, type PanicPayload, type ReturnOp } from './state.ts';

export interface PanicOptions {
  readonly payload: PanicPayload;
  /** `resume_unwind` reports nothing. */
  readonly isSilent?: boolean;
  /** The function without a frame that panics, if it is not the running one. */
  readonly raisedBy?: DefId | undefined;
}

export function startPanic(m: Machine, message: string, { payload, isSilent = false, raisedBy }: PanicOptions): void {
  const f = m.frame;
  const span = panicSpan(m.lowered.program.items, f);
  // A constant's panic is reported by the compiler, with places of its own.
  const isShown = !isSilent && !m.memory.areStaticsFixed;
  const place = isShown ? placeOfPanic(m, raisedBy) : placeOfSpan(m.lowered, span);
  if (m.panicking?.isInHook === true) abortInHook(m, message, place);
  m.panicking = { message, span, place, payload, isInHook: false, outer: m.panicking };
  m.recorder?.panic(message);
  f.panicPc = f.pc;
  f.pc = f.instance.unwindOp;
  if (!isSilent && m.hook !== undefined) {
    enterHook(m, f, m.hook);
    return;
  }
  if (!isSilent) reportPanic(m, place, message);
  endUnlessCleaned(m, f);
}

/** Ends the run where nothing is left to clean up, or where that would leave a cleanup. */
function endUnlessCleaned(m: Machine, f: Frame): void {
  const target = findCleanup(m, f);
  if (target === 'none') finishPanic(m, f);
  else if (target === 'abort') abort(m);
  else if (target === 'stuck') abortAtEdge(m);
}

export function reportPanic(m: Machine, at: PanicPlace, message: string): void {
  writeOutput(m, 'stderr', `\n${threadText(m)} panicked at ${at.file}:${at.line}:${at.column}:\n${message}\n`);
  if (m.hasReported || !m.thread.isHinted) return;
  writeOutput(m, 'stderr', 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n');
  m.hasReported = true;
}

/** The program's hook runs before anything unwinds; the frame that panicked goes on with `unwindOp` behind it. */
function enterHook(m: Machine, f: Frame, { run }: PanicHook): void {
  const instance = findInstance(m.lowered, run, []);
  invariant(instance !== undefined && m.panicking !== undefined, 'the library calls the hook');
  m.panicking = { ...m.panicking, isInHook: true };
  start(m, enterFrame(m, f, instance));
}

/** Where the hook returns to. */
export const leaveHook: ReturnOp = (m) => {
  if (m.panicking !== undefined) m.panicking = { ...m.panicking, isInHook: false };
};

/**
 * The nearest frame that catches the panic or has something to clean up; `abort` where a panic would leave a cleanup, `stuck`
 * where it would leave a function that other languages may call.
 */
function findCleanup(m: Machine, from: Frame | undefined): Frame | 'none' | 'abort' | 'stuck' {
  for (let at = from; at !== undefined; at = at.parent) {
    const pc = at.panicPc >= 0 ? at.panicPc : at.pc;
    if (at.instance.isCleanup[pc] === true || at.isUnwinding) return 'abort';
    if ((at.instance.unwind[pc] ?? -1) >= 0 || isCatch(m, at)) return at;
    if (endsUnwinding(m, at)) return 'stuck';
  }
  return 'none';
}

/** No panic leaves an `extern "C" fn`, though what it owns is dropped; `extern "C-unwind" fn` lets it through. */
const endsUnwinding = (m: Machine, { instance }: Frame): boolean => {
  if (instance.isLibrary || instance.kind !== 'body') return false;
  const abi = findIn(m.lowered.program.items.fns, instance.def)?.sig.abi;
  return abi !== undefined && !abi.endsWith('-unwind');
};

const isCatch = (m: Machine, { instance }: Frame): boolean =>
  instance.isLibrary && isLang(m.lowered.program.items, instance.def, 'catch');

/** The frames stay; what runs at the end returns to `unwindOp`. */
function finishPanic(m: Machine, f: Frame): void {
  invariant(m.panicking !== undefined, 'a panic is under way');
  const { message, span } = m.panicking;
  endProcess(m, f, { kind: 'panicked', message, span, exit: 101 }, () => {
    m.panicking = undefined;
    f.pc = f.instance.unwindOp;
  });
}

/** The process ends for a panic that came on top of the first. */
function haltForFirst(m: Machine): never {
  let first = m.panicking;
  while (first?.outer !== undefined) first = first.outer;
  invariant(first !== undefined, 'a panic is under way');
  return halt({ kind: 'panicked', message: first.message, span: first.span, exit: 134 });
}

function abort(m: Machine): never {
  return abortWith(m, '233:5', 'panic in a destructor during cleanup');
}

function abortAtEdge(m: Machine): never {
  return abortWith(m, '225:5', 'panic in a function that cannot unwind');
}

function abortWith(m: Machine, place: string, message: string): never {
  writeOutput(
    m,
    'stderr',
    `\n${threadText(m)} panicked at library/core/src/panicking.rs:${place}:\n${message}\nthread caused non-unwinding panic. aborting.\n`,
  );
  return haltForFirst(m);
}

function abortInHook(m: Machine, message: string, { file, line, column }: PanicPlace): never {
  const where = `panicked at ${file}:${line}:${column}:\n${message}\n`;
  writeOutput(m, 'stderr', `${where}thread panicked while processing panic. aborting.\n`);
  m.recorder?.panic(message);
  return haltForFirst(m);
}

/** Frames up to (not including) `target` end; it goes on with its cleanup. */
function unwindTo(m: Machine, from: Frame, target: Frame): void {
  for (let at: Frame | undefined = from; at !== undefined && at !== target; at = at.parent) {
    m.recorder?.unwind(at);
    killFrame(m, at);
  }
  const own = ownFrame(m, target);
  if (isCatch(m, own)) {
    catchPanic(m, own);
    return;
  }
  own.pc = own.instance.unwind[own.panicPc >= 0 ? own.panicPc : own.pc] ?? 0;
  own.panicPc = -1;
  if (own.instance.kind !== 'body') own.isUnwinding = true;
  m.frame = own;
}

/** The frame that catches gives `true` to its caller, which asks for the payload and ends the panic. */
function catchPanic(m: Machine, own: Frame): void {
  const result = own.instance.locals[0];
  invariant(result?.isRegister === true, 'whether something was caught is a `bool`');
  own.panicPc = -1;
  own.vals[result.index] = 1;
  own.info[result.index] = m.now + BOOL;
  m.frame = own;
  m.recorder?.caught(own);
  leaveFrame(m, own);
}

/** The step after a panic, or after what ran when the last one had unwound all there is. */
export function unwindOp(m: Machine, f: Frame): void {
  if (m.panicking === undefined && m.ending !== undefined) halt(m.ending);
  goOn(m, f, f);
}

/** `resume`, and the end of drop glue that ran while unwinding: the frame ends, the panic goes on in its callers. */
export function resumeOp(m: Machine, f: Frame): void {
  if (endsUnwinding(m, f)) abortAtEdge(m);
  goOn(m, f, f.parent);
}

function goOn(m: Machine, f: Frame, from: Frame | undefined): void {
  const target = findCleanup(m, from);
  if (target === 'none') finishPanic(m, f);
  else if (target === 'abort') abort(m);
  else if (target === 'stuck') abortAtEdge(m);
  else unwindTo(m, f, target);
}

/** Ends the process without unwinding (`process::abort`). */
export function abortProcess(m: Machine): never {
  return halt({
    kind: 'panicked',
    message: 'the process was aborted',
    span: panicSpan(m.lowered.program.items, m.frame),
    exit: 134,
  });
}
