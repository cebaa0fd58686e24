/**
 * What the machine shows of one moment of a run: plain, read-only data. The scene reads this, the borrow facts and the
 * types, and nothing else of the machine.
 */
import type { Id } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type { LocalId, Location, Place } from '../mir/ir.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';

export type AllocId = Id<'alloc'>;

/** Whence a pointer may reach, and to which byte. `address` is simulated and the same in every run. */
export interface PointerValue {
  readonly kind: 'pointer';
  /** Undefined for pointers without provenance (made from an integer, dangling zero-sized ones). */
  readonly alloc: AllocId | undefined;
  readonly offset: number;
  readonly address: number;
  /** Wide pointers: a length, or a vtable (the concrete type). */
  readonly meta: number | { readonly vtable: Ty } | undefined;
}

export type ScalarValue =
  | number
  | bigint
  | boolean
  | PointerValue
  | { readonly kind: 'fn'; readonly def: DefId; readonly args: readonly GenericArg[] };

/** A value in memory, decoded along its type. */
export interface ValueView {
  readonly ty: Ty;
  readonly alloc: AllocId | undefined;
  readonly offset: number;
  readonly size: number;
  /** `moved`: the bytes are still there, the value is gone; `partial`: some parts were moved out. */
  readonly state: 'init' | 'uninit' | 'moved' | 'partial' | 'dropped';
  /** For `moved`: the step that moved it. For `init`: the last step that wrote any of it. */
  readonly since: number;
  readonly shape:
    | { readonly kind: 'scalar'; readonly value: ScalarValue | undefined; readonly text: string }
    | {
        readonly kind: 'reference';
        readonly pointer: PointerValue | undefined;
        readonly isMut: boolean;
        readonly isRaw: boolean;
        readonly isBox: boolean;
      }
    /** Struct, tuple, or an enum's current variant. `name` is the type's or variant's (`Some`); fields may be named `0`. */
    | {
        readonly kind: 'aggregate';
        readonly name: string;
        readonly isEnum: boolean;
        readonly isTuple: boolean;
        readonly fields: readonly { readonly name: string; readonly value: ValueView }[];
        /** `#[view]` of library types: the hint and its options. */ readonly view:
          { readonly name: string; readonly options: Readonly<Record<string, string>> } | undefined;
      }
    | {
        readonly kind: 'sequence';
        readonly elements: readonly ValueView[];
        /** How many there are, where `elements` was cut short. */ readonly length: number;
      }
    | { readonly kind: 'unit' };
}

export interface LocalView {
  readonly local: LocalId;
  readonly name: string | undefined;
  readonly kind: 'return' | 'arg' | 'var' | 'temp' | 'drop-flag' | 'ref-for-guard';
  readonly ty: Ty;
  readonly isMut: boolean;
  readonly span: Span;
  readonly alloc: AllocId | undefined;
  /** Between storage-live and storage-dead. */
  readonly isLive: boolean;
}

export interface FrameView {
  /** Stable over the run: the number of the call that made it. */
  readonly id: number;
  readonly body: DefId;
  readonly name: string;
  readonly args: readonly GenericArg[];
  readonly isLibrary: boolean;
  /** The statement about to run (in callers: the call that waits). */
  readonly at: Location;
  readonly span: Span;
  /** The same by piece (see `SourceMap`): in the text that a macro wrote, where one did. */
  readonly pieceSpan: Span;
  readonly locals: readonly LocalView[];
}

export interface AllocView {
  readonly id: AllocId;
  readonly kind: 'stack' | 'heap' | 'static';
  readonly address: number;
  readonly size: number;
  readonly align: number;
  /** The type of its content (element type and count for buffers), as far as an allocation's makers said. */
  readonly elementTy: Ty | undefined;
  readonly bornStep: number;
  readonly diedStep: number | undefined;
  /** For stack allocations: whose. */
  readonly frame: number | undefined;
  readonly local: LocalId | undefined;
}

/** What a step did. Kinds are the timeline's marks. */
export type StepEvent =
  | { readonly kind: 'call'; readonly frame: number; readonly name: string; readonly body: DefId }
  | { readonly kind: 'return'; readonly frame: number; readonly name: string }
  | { readonly kind: 'alloc'; readonly alloc: AllocId; readonly size: number }
  | { readonly kind: 'free'; readonly alloc: AllocId }
  | { readonly kind: 'realloc'; readonly from: AllocId; readonly to: AllocId }
  | {
      readonly kind: 'write';
      readonly alloc: AllocId;
      readonly offset: number;
      readonly size: number;
      readonly place: Place | undefined;
    }
  | {
      readonly kind: 'move';
      readonly from: { readonly alloc: AllocId; readonly offset: number; readonly size: number };
      readonly to: { readonly alloc: AllocId; readonly offset: number } | undefined;
      readonly ty: Ty;
    }
  | {
      readonly kind: 'copy';
      readonly from: { readonly alloc: AllocId; readonly offset: number; readonly size: number };
      readonly to: { readonly alloc: AllocId; readonly offset: number } | undefined;
      readonly ty: Ty;
    }
  | {
      readonly kind: 'borrow';
      readonly isMut: boolean;
      readonly alloc: AllocId;
      readonly offset: number;
      readonly place: Place;
    }
  | { readonly kind: 'storage-live'; readonly frame: number; readonly local: LocalId }
  | { readonly kind: 'storage-dead'; readonly frame: number; readonly local: LocalId }
  | {
      readonly kind: 'drop';
      readonly alloc: AllocId;
      readonly offset: number;
      readonly ty: Ty;
      readonly hasImpl: boolean;
    }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'panic'; readonly message: string }
  | { readonly kind: 'unwind'; readonly frame: number }
  /** A panic was caught: the run goes on. */
  | { readonly kind: 'caught' }
  | { readonly kind: 'fault'; readonly fault: FaultView };

/** Undefined behaviour found by memory itself, with the history of the allocation. */
export interface FaultView {
  readonly kind: string;
  readonly message: string;
  readonly span: Span;
  readonly alloc: AllocId | undefined;
  readonly bornStep: number | undefined;
  readonly diedStep: number | undefined;
}

export type RunStatus =
  | { readonly kind: 'running' }
  /** `isByCall`: the program ended its process itself (`process::exit`). */
  | { readonly kind: 'finished'; readonly exit: number; readonly isByCall?: true }
  /** `exit`: 101 after unwinding, 134 after an abort (a panic while unwinding, a stack overflow). */
  | { readonly kind: 'panicked'; readonly message: string; readonly span: Span; readonly exit: number }
  | { readonly kind: 'faulted'; readonly fault: FaultView }
  | { readonly kind: 'out-of-steps'; readonly budget: number }
  /** `budget`: bytes of the real machine's memory. The step that would have passed it did not happen. */
  | { readonly kind: 'out-of-memory'; readonly budget: number }
  /** A fault of ours: one sentence that names the phase. */
  | { readonly kind: 'internal'; readonly message: string }
  /** Stands before the first refused access (checker on). */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unsupported'; readonly construct: string; readonly span: Span };

/** The machine before step `step` is executed; step 0 is the start, step `trace.length` the end. */
export interface Moment {
  readonly step: number;
  readonly status: RunStatus;
  /** Oldest first. */
  readonly frames: readonly FrameView[];
  /** All allocations that the run has made so far, freed ones too, in order of birth (stack ones included). */
  readonly allocs: readonly AllocView[];
  readonly stdout: string;
  readonly stderr: string;
  findAlloc(id: AllocId): AllocView | undefined;
  /** Decodes memory along a type; long sequences are cut at `limit` elements (default 200). */
  decode(alloc: AllocId, offset: number, ty: Ty, limit?: number): ValueView;
  /** Where a place of frame `frameIndex` lies now; undefined when a pointer on its way cannot be followed. */
  addressOf(
    frameIndex: number,
    place: Place,
  ): { readonly alloc: AllocId; readonly offset: number; readonly size: number; readonly ty: Ty } | undefined;
  /** Shallow bytes: address, padding and cells, for the raw view. */
  cells(alloc: AllocId): readonly {
    readonly offset: number;
    readonly size: number;
    readonly text: string;
    readonly writtenAt: number;
    readonly state: 'init' | 'moved';
  }[];
}

/** What is left of a run that was not recorded. */
export interface RunResult {
  readonly end: RunStatus;
  readonly stdout: string;
  readonly stderr: string;
  /** Both in the order written: 1 is standard output, 2 standard error. */
  readonly output: readonly (readonly [1 | 2, string])[];
  readonly steps: number;
  /** About how many bytes of stack the compiled program takes, where that is so near the limit that its end is not sure. */
  readonly stackDoubt: number | undefined;
}

/** Per step, what the deck needs without replaying: kept in typed arrays, asked through these. */
export interface StepInfo {
  /** Depth of the call stack before the step (1 = main alone). */
  readonly depth: number;
  /** The frame's body belongs to the library. */
  readonly isLibrary: boolean;
  readonly span: Span;
  /** The same by piece (see `SourceMap`): in the text that a macro wrote, where one did. */
  readonly pieceSpan: Span;
  readonly body: DefId;
  readonly at: Location;
}

/** A run as far as it is recorded. While the recording goes on, everything here grows and nothing changes. */
export interface Trace {
  /** How many steps are recorded. Moments 0..length exist. */
  readonly length: number;
  /** The run is over, or at its budget: nothing more will come. */
  readonly isComplete: boolean;
  /** `running` until it is complete. */
  readonly end: RunStatus;
  readonly stdout: string;
  readonly stderr: string;
  /** As in `RunResult`. */
  readonly stackDoubt: number | undefined;
  /** The step that stands on the first refused access of this run, if it met one (it is then not yet executed). */
  readonly refusalStep: number | undefined;
  at(step: number): Moment;
  stepInfo(step: number): StepInfo;
  /** `stepInfo(step).depth`, and nothing else. */
  depthOf(step: number): number;
  /** A small number for the place in the reader's own code: steps share it that run the same op; -1 inside the library. */
  siteOf(step: number): number;
  /** Events of executing step `step` (between moments `step` and `step + 1`). */
  events(step: number): readonly StepEvent[];
  /** All marks of the run for the timeline, in order: steps of typed events outside the library's insides, cheap to ask. */
  marks(): readonly { readonly step: number; readonly kind: StepEvent['kind']; readonly detail: string }[];
  /** Those on the steps from `from` on and before `to`. It takes as long as that stretch, not as long as the run. */
  marksBetween(from: number, to: number): ReturnType<Trace['marks']>;
}
