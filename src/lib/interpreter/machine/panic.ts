/**
 * Panics and unwinding. A panic prints its message where it happens; the next step goes to the nearest cleanup block of the
 * frames that are still there, and so on from each `resume`. Where nothing is left to clean up the run ends with its frames
 * still standing, so that the last picture shows where it happened.
 */
import { findIn, invariant } from '../../heap/base/index.ts';
import { filePlaceOf, type Span } from '../source/index.ts';
import type { ItemTables } from '../types/items.ts';
import { defOf, implOfItem } from '../types/lookup.ts';
import type { DefId } from '../types/ty.ts';
import { halt, haltUnsupported } from './halt.ts';
import { killFrame } from './frames.ts';
import { threadText, writeOutput } from './output.ts';
import { ownFrame, type Frame, type Lowered, type Machine } from './state.ts';

/**
 * Where a panic is reported: in the reader's own code, since the library's functions that panic are `#[track_caller]`; of
 * the reader's own that are so, where they were called.
 */
export function panicSpan(items: ItemTables, f: Frame): Span {
  let fallback: Span | undefined;
  for (let at: Frame | undefined = f; at !== undefined; at = at.parent) {
    const site = at.instance.sites[at.panicPc >= 0 ? at.panicPc : at.pc];
    if (site === undefined) continue;
    fallback ??= site.panicSpan;
    const { def, isLibrary } = at.instance;
    if (!isLibrary && !tracksCaller(items, def)) return site.panicSpan;
  }
  invariant(fallback !== undefined, 'a panic happens somewhere');
  return fallback;
}

/** By its own attribute, or by that of the trait's method that it implements. */
function tracksCaller(items: ItemTables, def: DefId): boolean {
  if (findIn(items.fns, def)?.tracksCaller === true) return true;
  const impl = implOfItem(items, def);
  const own = impl === undefined ? undefined : findIn(items.impls, impl)?.items.find((each) => each.def === def);
  return own?.traitItem !== undefined && findIn(items.fns, own.traitItem)?.tracksCaller === true;
}

/**
 * Whether a frame of a function with `#[track_caller]` was entered by a call that names it. Through a function pointer, a
 * trait object or the library the real compiler goes through a shim, whose place is another (Reference, "The track_caller
 * attribute"); which one is not known here.
 */
function isCalledByName(items: ItemTables, { parent }: Frame): boolean {
  const site = parent?.instance.sites[parent.panicPc >= 0 ? parent.panicPc : parent.pc];
  const terminator = site === undefined ? undefined : parent?.instance.body?.blocks[site.at.block]?.terminator;
  if (parent?.instance.isLibrary !== false || terminator?.kind !== 'call' || terminator.func.kind !== 'constant')
    return false;
  const { ty } = terminator.func.constant;
  if (ty.kind !== 'fn-def') return false;
  const [self] = ty.args;
  const isOfTrait = findIn(items.traits, defOf(items, ty.def).parent ?? ty.def) !== undefined;
  return !isOfTrait || (self?.kind !== 'dyn' && self?.kind !== 'param');
}

function refuseUnknownPlace(items: ItemTables, f: Frame): void {
  for (let at: Frame | undefined = f; at !== undefined; at = at.parent) {
    const { def, isLibrary } = at.instance;
    if (isLibrary) continue;
    if (!tracksCaller(items, def)) return;
    if (!isCalledByName(items, at))
      haltUnsupported('the place of a panic in a function with `#[track_caller]` that is not called by its name');
  }
}

function placeText(lowered: Lowered, span: Span): string {
  const at = lowered.program.sourceMap.called(span);
  const file = lowered.program.fileOf(at.file);
  if (file === undefined) return '<unknown>';
  const { line, column, file: name = file.name } = filePlaceOf(file.lines, at.start);
  return `${name}:${line}:${column}`;
}

export function startPanic(m: Machine, message: string): void {
  const f = m.frame;
  refuseUnknownPlace(m.lowered.program.items, f);
  const span = panicSpan(m.lowered.program.items, f);
  writeOutput(m, 'stderr', `\n${threadText(m)} panicked at ${placeText(m.lowered, span)}:\n${message}\n`);
  if (m.panics === 0) {
    if (m.thread.isHinted)
      writeOutput(m, 'stderr', 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n');
    m.panicMessage = message;
    m.panicSpan = span;
  }
  m.panics++;
  m.recorder?.panic(message);
  const target = findCleanup(f);
  if (target === 'none') finishPanic(m);
  if (target === 'abort') abort(m);
  f.panicPc = f.pc;
  f.pc = f.instance.unwindOp;
}

/** The nearest frame with something to clean up; `abort` where a panic would leave a cleanup. */
function findCleanup(from: Frame | undefined): Frame | 'none' | 'abort' {
  for (let at = from; at !== undefined; at = at.parent) {
    const pc = at.panicPc >= 0 ? at.panicPc : at.pc;
    if (at.instance.isCleanup[pc] === true || at.isUnwinding) return 'abort';
    if ((at.instance.unwind[pc] ?? -1) >= 0) return at;
  }
  return 'none';
}

function finishPanic(m: Machine): never {
  invariant(m.panicSpan !== undefined, 'a panic is under way');
  return halt({ kind: 'panicked', message: m.panicMessage, span: m.panicSpan, exit: 101 });
}

function abort(m: Machine): never {
  writeOutput(
    m,
    'stderr',
    `\n${threadText(m)} panicked at library/core/src/panicking.rs:233:5:\npanic in a destructor during cleanup\nthread caused non-unwinding panic. aborting.\n`,
  );
  invariant(m.panicSpan !== undefined, 'a panic is under way');
  return halt({ kind: 'panicked', message: m.panicMessage, span: m.panicSpan, exit: 134 });
}

/** Frames up to (not including) `target` end; it goes on with its cleanup. */
function unwindTo(m: Machine, from: Frame, target: Frame): void {
  for (let at: Frame | undefined = from; at !== undefined && at !== target; at = at.parent) {
    m.recorder?.unwind(at);
    killFrame(m, at);
  }
  const own = ownFrame(m, target);
  own.pc = own.instance.unwind[own.panicPc >= 0 ? own.panicPc : own.pc] ?? 0;
  own.panicPc = -1;
  if (own.instance.kind !== 'body') own.isUnwinding = true;
  m.frame = own;
}

/** The step after a panic. */
export function unwindOp(m: Machine, f: Frame): void {
  goOn(m, f, f);
}

/** `resume`, and the end of drop glue that ran while unwinding: the frame ends, the panic goes on in its callers. */
export function resumeOp(m: Machine, f: Frame): void {
  goOn(m, f, f.parent);
}

function goOn(m: Machine, f: Frame, from: Frame | undefined): void {
  const target = findCleanup(from);
  if (target === 'none') finishPanic(m);
  if (target === 'abort') abort(m);
  unwindTo(m, f, target);
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
