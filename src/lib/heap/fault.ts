/**
 * Faults: undefined behaviour, found by memory itself. A fault is the end of a run; inside the machine it travels up by
 * `throw` of a `Stop` that the run loop alone catches, and leaves it as data.
 */
import type { AllocId } from './pointer.ts';

export type FaultKind =
  | 'use-after-free'
  | 'double-free'
  | 'out-of-bounds'
  | 'dangling-stack'
  | 'uninitialised-read'
  | 'invalid-free'
  | 'misaligned'
  | 'null-pointer'
  | 'no-provenance'
  | 'write-to-constant'
  | 'wrong-layout'
  | 'invalid-value'
  | 'type-confusion'
  | 'unreachable'
  /** Only while statics are evaluated: one that is needed for its own value, one that is written by another. */
  | 'static-cycle'
  | 'static-written'
  | 'wrong-signature';

export interface Fault {
  readonly kind: FaultKind;
  /** One sentence; lower case, no full stop. */
  readonly message: string;
  readonly alloc: AllocId | undefined;
}

/** Carries a fault from the access that found it to the run loop. Not an error of ours, hence no `Error`. */
export class FaultStop {
  readonly fault: Fault;
  constructor(fault: Fault) {
    this.fault = fault;
  }
}

export function raise(kind: FaultKind, message: string, alloc?: AllocId): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the program's fault, not ours: see the head of this file
  throw new FaultStop({ kind, message, alloc });
}
