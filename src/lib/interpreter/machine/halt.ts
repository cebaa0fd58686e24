/** Ends a run from deep inside an op, with its status as data; the run loop alone catches it. */
import type { AllocId } from '../../heap/index.ts';
import type { Span } from '../source/index.ts';
import type { RunStatus } from '../trace/view.ts';

export class Halt {
  readonly status: RunStatus;
  /** The step did not happen: the run stands before it. */
  readonly isBefore: boolean;
  constructor(status: RunStatus, isBefore = false) {
    this.status = status;
    this.isBefore = isBefore;
  }
}

export function halt(status: RunStatus, isBefore = false): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the run's end, not an error of ours
  throw new Halt(status, isBefore);
}

/** Something outside the language was reached; the run loop fills in where. */
export class Unsupported {
  readonly construct: string;
  readonly span: Span | undefined;
  constructor(construct: string, span: Span | undefined) {
    this.construct = construct;
    this.span = span;
  }
}

export function haltUnsupported(construct: string, span?: Span): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  throw new Unsupported(construct, span);
}

/** A constant whose evaluation fails: rustc's E0080, the lint against endless ones (without a code), or a cycle (E0391). */
export class ConstantPanic {
  readonly name: string;
  readonly message: string;
  readonly code: 'E0080' | 'E0391' | undefined;
  /** The part of the constant's own expression that failed, or called what failed. */
  readonly span: Span;
  constructor(name: string, message: string, span: Span, code: ConstantPanic['code']) {
    this.name = name;
    this.message = message;
    this.code = code;
    this.span = span;
  }
}

export function panicInConstant(name: string, message: string, span: Span, code: ConstantPanic['code']): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  throw new ConstantPanic(name, message, span, code);
}

export function throwAgain(failure: ConstantPanic): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  throw failure;
}

/** A static that is needed for its own value by way of others; whoever evaluates it says so. */
export class StaticCycle {
  readonly alloc: AllocId;
  /** The statics that it went through on its way up, by key: their failure is the same one. */
  readonly members: string[] = [];
  constructor(alloc: AllocId) {
    this.alloc = alloc;
  }
}

export function cycleThrough(alloc: AllocId): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- as above
  throw new StaticCycle(alloc);
}
