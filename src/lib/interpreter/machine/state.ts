/**
 * The machine's own data. Frames form a list from the running one to its callers, and are copied when written after a
 * fork, as allocations are; so a whole moment is one `Machine` record that shares nearly everything with its neighbours.
 *
 * An `Instance` is one body with its generic arguments put in, lowered to closures: one for each step. Locals whose
 * address is never taken live in the frame's own cells ("registers"), all others in memory.
 */
import {
  forkMemory,
  type AllocId,
  type Allocation,
  type Cells,
  type CellValue,
  type CodePointer,
  type Globals,
  type Memory,
  type Pointer,
} from '../../heap/index.ts';
import type { Body, LocalDecl, Location } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import type { RunStatus } from '../trace/view.ts';
import type { Layout, Layouts } from '../types/layout/index.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import type { IntrinsicTable } from './intrinsics/registry.ts';
import type { ConstantPanic } from './halt.ts';
import type { PanicPlace } from './panic-place.ts';
import { MAIN_THREAD, type MachineOptions, type Program, type Thread } from './program.ts';

export type Op = (m: Machine, f: Frame) => void;
/** Gives a call's result to the caller and sends it on its way. */
export type ReturnOp = (m: Machine, caller: Frame, callee: Frame) => void;

export interface LocalInfo {
  readonly ty: Ty;
  readonly layout: Layout;
  /** In the frame's cells, from entry `index`; otherwise in an allocation. */
  readonly isRegister: boolean;
  readonly index: number;
  /** Entries that it has there. */
  readonly count: number;
  /** Its bytes within the frame's stretch of the stack. */
  readonly stackOffset: number;
  readonly decl: LocalDecl | undefined;
  /** Number over the whole program, for the record of allocations. */
  readonly slotId: number;
}

/** Where an op comes from. */
export interface Site {
  readonly at: Location;
  readonly span: Span;
  /** Where a panic in it is reported: the callee's name for method calls. */
  readonly panicSpan: Span;
}

export interface Instance {
  readonly key: string;
  /** The layer that it was lowered in: the library's, if nothing in it is the program's. */
  readonly home: Lowered;
  readonly kind: 'body' | 'glue' | 'shim' | 'entry';
  /** The body's owner; for glue the type's or the trait's definition. */
  readonly def: DefId;
  readonly args: readonly GenericArg[];
  readonly body: Body | undefined;
  readonly isLibrary: boolean;
  isLowered: boolean;
  /** Fills a shim's or glue's code. */
  build: (() => void) | undefined;
  code: Op[];
  /** Where each op goes on; calls stay where they are until the callee returns. */
  next: number[];
  /** The op that begins the cleanup of each, or -1. */
  unwind: number[];
  isCleanup: boolean[];
  sites: Site[];
  returns: (ReturnOp | undefined)[];
  /** Op that goes on unwinding; the last one. */
  unwindOp: number;
  /** Where it begins. */
  startPc: number;
  /** Its first op's number over the whole program. */
  opBase: number;
  locals: LocalInfo[];
  /** Locals in memory, for leaving. */
  memoryLocals: number[];
  /** Locals without storage statements: there from the call on. */
  entryLocals: number[];
  registerCount: number;
  /** Simulated bytes of its locals. */
  frameSize: number;
  /** The greatest alignment among them, at least 16. */
  frameAlign: number;
  /** About what its frame takes in the compiled program. */
  realSize: number;
  vals: CellValue[];
  info: number[];
  slots: number[];
}

export class Frame implements Cells {
  token: number;
  parent: Frame | undefined;
  instance: Instance;
  pc: number;
  /** Number of the call that made it. */
  id: number;
  /** 1 for `main`. */
  depth: number;
  /** Lowest address of its stretch of the stack. */
  base: number;
  /** About how deep the compiled program's stack is here, in bytes. */
  stackDepth: number;
  vals: CellValue[];
  info: number[];
  /** Each local's allocation number while its storage is live, else 0. */
  slots: number[];
  /** Set in drop glue that goes on dropping after a panic: it ends by unwinding further. */
  isUnwinding: boolean;
  /** While it waits to unwind: the op that panicked, else -1. */
  panicPc: number;
  readonly bulk = undefined;

  constructor(
    token: number,
    parent: Frame | undefined,
    instance: Instance,
    id: number,
    depth: number,
    base: number,
    vals: CellValue[],
    info: number[],
    slots: number[],
  ) {
    this.token = token;
    this.parent = parent;
    this.instance = instance;
    this.pc = instance.startPc;
    this.id = id;
    this.depth = depth;
    this.base = base;
    this.stackDepth = (parent === undefined ? 0 : parent.stackDepth) + instance.realSize;
    this.vals = vals;
    this.info = info;
    this.slots = slots;
    this.isUnwinding = false;
    this.panicPc = -1;
  }

  entryStart(index: number): number {
    for (const info of this.instance.locals)
      if (info.isRegister && index >= info.index && index < info.index + info.count) return info.index;
    return index;
  }
}

export function cloneFrame(frame: Frame, token: number): Frame {
  const copy = new Frame(
    token,
    frame.parent,
    frame.instance,
    frame.id,
    frame.depth,
    frame.base,
    frame.vals.slice(),
    frame.info.slice(),
    frame.slots.slice(),
  );
  copy.pc = frame.pc;
  copy.isUnwinding = frame.isUnwinding;
  copy.panicPc = frame.panicPc;
  return copy;
}

/**
 * Everything that lowering makes once for a program, whatever the moment. What speaks of the library alone stands in a
 * layer below, which is kept from program to program; the closures in there find the program through the machine.
 */
export interface Lowered {
  readonly program: Program;
  readonly below: Lowered | undefined;
  /** This is the library's layer. */
  readonly isLibrary: boolean;
  /** Definitions from here on are the program's. */
  readonly ownStart: number;
  readonly layouts: Layouts;
  readonly globals: Globals;
  readonly instances: Map<string, Instance>;
  /** All ops of all instances, by number: instance and op. */
  readonly opOwners: { readonly instance: Instance; readonly from: number }[];
  opCount: number;
  readonly slotOwners: { readonly instance: Instance; readonly local: number }[];
  readonly vtables: Map<string, CodePointer>;
  readonly functions: Map<string, CodePointer>;
  nextCode: number;
  readonly strings: Map<string, Allocation>;
  readonly statics: Map<DefId, Allocation>;
  /** Values of constants: cells of a global allocation, by def and arguments. */
  readonly constants: Map<string, Allocation>;
  /** Constants being evaluated: one that needs itself is no program of Rust's. */
  readonly evaluating: Set<string>;
  /** Statics whose evaluation failed, by key: whoever asks again hears the same. */
  readonly failed: Map<string, ConstantPanic>;
  /** Steps that their evaluation took so far. */
  constantSteps: number;
  readonly globalTys: Map<AllocId, Ty>;
  /** Callees that are known only when a call runs, by the call. */
  readonly dynamicCalls: Map<object, Map<CellValue, Op>>;
  readonly stopAt: ReadonlySet<string>;
  /** Instead of all those that there are. */
  readonly intrinsics: IntrinsicTable | undefined;
}

/** A panic under way. */
export interface Panicking {
  readonly message: string;
  /** In the reader's code. */
  readonly span: Span;
  /** As it is reported. */
  readonly place: PanicPlace;
  readonly payload: PanicPayload;
  /** The program's hook runs. */
  readonly isInHook: boolean;
  readonly outer: Panicking | undefined;
}

/** What a panic carries: a message that stands in the program's text, one that was put together, a boxed value. */
export type PanicPayload = 'static' | 'formatted' | WideValue;

/** The two halves of a pointer to a trait object. */
export interface WideValue {
  readonly data: Pointer;
  readonly vtable: CodePointer;
}

/** What the program wants called at a panic: the boxed function, and the library's function that calls it. */
export interface PanicHook {
  readonly value: WideValue;
  readonly run: DefId;
}

/** What a recording run is told. All are called by the machine alone. */
export interface Recorder {
  born(id: AllocId, slotId: number, frame: Frame): void;
  died(id: AllocId): void;
  heap(id: AllocId, elementTy: Ty | undefined): void;
  freed(id: AllocId): void;
  realloc(from: AllocId, to: AllocId): void;
  /** An intrinsic put its argument number `arg` into memory (`ptr::write`), or took a value out of it (`ptr::read`). */
  stored(pointer: Pointer, arg: number, ty: Ty): void;
  loaded(pointer: Pointer, ty: Ty): void;
  call(frame: Frame): void;
  returned(frame: Frame): void;
  drop(pointer: Pointer, ty: Ty, hasImpl: boolean): void;
  output(stream: 'stdout' | 'stderr', text: string): void;
  panic(message: string): void;
  unwind(frame: Frame): void;
  /** A panic ends at this frame, and the run goes on. */
  caught(frame: Frame): void;
}

export class Machine {
  readonly lowered: Lowered;
  readonly options: MachineOptions;
  readonly thread: Thread;
  memory: Memory;
  /** The running frame. */
  frame: Frame;
  step: number;
  /** The step as an info word: what a cell written now is stamped with. */
  now: number;
  nextFrame: number;
  status: RunStatus;
  /** The panic that is reported or unwinds the stack, in front of those whose cleanups it happened in. */
  panicking: Panicking | undefined;
  /** The first panic that is reported tells of backtraces. */
  hasReported: boolean;
  hook: PanicHook | undefined;
  /** The library's function that runs when `main` is over. */
  atExit: DefId | undefined;
  /** How the process ends, while that function runs. */
  ending: RunStatus | undefined;
  /** Output so far, as lists that only grow; a fork remembers their lengths. */
  stdout: string;
  stderr: string;
  /** The stream that was written last, and where it changed: characters printed before, each with a space behind it. */
  lastStream: 'stdout' | 'stderr';
  streamChanges: string;
  stdinAt: number;
  /** For how many nanoseconds the program slept. */
  slept: bigint;
  refusalStep: number;
  /** The greatest `stackDepth` so far. */
  deepest: number;
  recorder: Recorder | undefined;

  /** Answers of the place resolvers: cells, entry and granule of what is read, and of what is written. */
  readCells: Cells;
  readIndex: number;
  readShift: number;
  writeCells: Cells;
  writeIndex: number;
  writeShift: number;

  constructor(lowered: Lowered, options: MachineOptions, memory: Memory, frame: Frame) {
    this.lowered = lowered;
    this.options = options;
    this.thread = options.thread ?? MAIN_THREAD;
    this.memory = memory;
    this.frame = frame;
    this.step = 0;
    this.now = 0;
    this.nextFrame = 1;
    this.status = { kind: 'running' };
    this.panicking = undefined;
    this.hasReported = false;
    this.hook = undefined;
    this.atExit = undefined;
    this.ending = undefined;
    this.stdout = '';
    this.stderr = '';
    this.lastStream = 'stdout';
    this.streamChanges = '';
    this.stdinAt = 0;
    this.slept = 0n;
    this.refusalStep = -1;
    this.deepest = 0;
    this.recorder = undefined;
    this.readCells = frame;
    this.readIndex = 0;
    this.readShift = 0;
    this.writeCells = frame;
    this.writeIndex = 0;
    this.writeShift = 0;
  }
}

/** Makes the running frame this machine's own, after a fork or a return to it. */
export function ownFrame(m: Machine, frame: Frame): Frame {
  return frame.token === m.memory.token ? frame : cloneFrame(frame, m.memory.token);
}

/** A machine that stands where this one stands. Both go on without seeing each other. */
export function forkMachine(m: Machine): Machine {
  const copy = new Machine(m.lowered, m.options, forkMemory(m.memory), m.frame);
  copy.step = m.step;
  copy.now = m.now;
  copy.nextFrame = m.nextFrame;
  copy.status = m.status;
  copy.panicking = m.panicking;
  copy.hasReported = m.hasReported;
  copy.hook = m.hook;
  copy.atExit = m.atExit;
  copy.ending = m.ending;
  copy.stdout = m.stdout;
  copy.stderr = m.stderr;
  copy.lastStream = m.lastStream;
  copy.streamChanges = m.streamChanges;
  copy.stdinAt = m.stdinAt;
  copy.slept = m.slept;
  copy.refusalStep = m.refusalStep;
  copy.deepest = m.deepest;
  return copy;
}
