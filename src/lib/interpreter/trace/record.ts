/**
 * Records a run: once forward, noting for each step where it was, and keeping a checkpoint every so many steps. Any moment
 * is then a checkpoint and a short replay; the events of a step are that step run once more with someone listening.
 */
import { invariant } from '../../heap/base/index.ts';
import type { AllocId, Pointer } from '../../heap/index.ts';
import { bootMachine, createLowered } from '../machine/machine.ts';
import { FIRST_LIBRARY_NUMBER, slotOwner } from '../machine/layers.ts';
import type { MachineOptions, Program } from '../machine/program.ts';
import { runLogged, runTo, type StepLog } from '../machine/run.ts';
import { forkMachine, type Frame, type Instance, type Lowered, type Machine, type Recorder } from '../machine/state.ts';
import { printTy } from '../types/fold.ts';
import { nameOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { addToTable, createAllocTable, type AllocTable } from './alloc-table.ts';
import { stepEvents } from './events.ts';
import { listMarks, type NotedMark } from './marks.ts';
import { createMoment } from './moment.ts';
import { instanceName } from './names.ts';
import type { FaultView, Moment, RunStatus, StepEvent, StepInfo, Trace } from './view.ts';

/** Steps between checkpoints. A replay of so many takes well under a millisecond; a checkpoint holds what they wrote. */
export const CHECKPOINT_STEPS = 4096;
const DEFAULT_STEPS = 1_000_000;

export function record(program: Program, options: MachineOptions = {}): Trace | undefined {
  const lowered = createLowered(program, options.stopAt ?? new Set());
  const notes = new Notes(lowered);
  const first = bootMachine(lowered, options, (m) => {
    m.recorder = notes;
    notes.machine = m;
  });
  if (first === undefined) return undefined;
  return new RecordedTrace(lowered, first, notes, options.maxSteps ?? DEFAULT_STEPS);
}

/** What the forward run is told: births and deaths, and the marks of the timeline. */
class Notes implements Recorder {
  readonly table: AllocTable = createAllocTable();
  readonly marks: NotedMark[] = [];
  machine: Machine | undefined;
  private readonly lowered: Lowered;

  constructor(lowered: Lowered) {
    this.lowered = lowered;
  }

  /** The running step: the machine has counted it already. Before the first one, 0. */
  private get step(): number {
    return Math.max(0, (this.machine?.step ?? 0) - 1);
  }

  private mark(kind: StepEvent['kind'], detail: string): void {
    this.marks.push({ step: this.step, kind, detail });
  }

  born(id: AllocId, slotId: number, frame: Frame): void {
    const owner = slotOwner(this.lowered, slotId);
    const offset = owner?.instance.locals[owner.local]?.stackOffset ?? 0;
    addToTable(this.table, id, this.step, slotId, frame.id, frame.base + offset);
  }
  died(id: AllocId): void {
    this.table.died[id] = this.step;
  }
  heap(id: AllocId, elementTy: Ty | undefined): void {
    addToTable(this.table, id, this.step, -1, -1, 0);
    if (elementTy !== undefined) this.table.elementTys.set(id, elementTy);
    this.mark('alloc', elementTy === undefined ? '' : this.tyText(elementTy));
  }
  freed(id: AllocId): void {
    this.table.died[id] = this.step;
    this.mark('free', '');
  }
  realloc(): void {
    this.mark('realloc', '');
  }
  stored(): void {}
  loaded(): void {}
  call(frame: Frame): void {
    if (!frame.instance.isLibrary) this.mark('call', instanceName(this.lowered, frame.instance));
  }
  returned(frame: Frame): void {
    if (!frame.instance.isLibrary) this.mark('return', instanceName(this.lowered, frame.instance));
  }
  drop(_pointer: Pointer, ty: Ty): void {
    // Drops of parts inside glue belong to the drop of the whole.
    if (this.machine?.frame.instance.isLibrary === false) this.mark('drop', this.tyText(ty));
  }
  output(stream: 'stdout' | 'stderr', text: string): void {
    if (stream === 'stdout' || this.machine?.panics === 0) this.mark('output', text);
  }
  panic(message: string): void {
    this.mark('panic', message);
  }
  unwind(frame: Frame): void {
    if (!frame.instance.isLibrary) this.mark('unwind', instanceName(this.lowered, frame.instance));
  }

  private tyText(ty: Ty): string {
    return printTy(ty, (def) => nameOf(this.lowered.program.items, def));
  }
}

class RecordedTrace implements Trace {
  readonly length: number;
  readonly end: RunStatus;
  readonly stdout: string;
  readonly stderr: string;
  readonly refusalStep: number | undefined;
  private readonly lowered: Lowered;
  private readonly notes: Notes;
  private readonly log: StepLog;
  private readonly checkpoints: Machine[] = [];
  /** Moments asked for last, newest last: neighbours start from them. */
  private recent: { readonly step: number; readonly machine: Machine; readonly moment: Moment }[] = [];
  /** Runs along while events are asked for in order. */
  private reader: Machine | undefined;
  private readonly eventsKnown = new Map<number, readonly StepEvent[]>();
  private marksKnown: ReturnType<Trace['marks']> | undefined;

  constructor(lowered: Lowered, m: Machine, notes: Notes, budget: number) {
    this.lowered = lowered;
    this.notes = notes;
    const log: StepLog = { ops: new Int32Array(CHECKPOINT_STEPS + 1), depths: new Int32Array(CHECKPOINT_STEPS + 1) };
    while (true) {
      this.checkpoints.push(forkMachine(m));
      if (m.step >= budget) break;
      const limit = Math.min(budget, m.step + CHECKPOINT_STEPS);
      if (log.ops.length <= limit) growLog(log, limit);
      runLogged(m, limit, log);
      if (m.status.kind !== 'running') break;
    }
    m.recorder = undefined;
    this.log = log;
    this.length = m.step;
    this.end =
      m.status.kind === 'running'
        ? { kind: 'out-of-steps', budget }
        : m.status.kind === 'faulted'
          ? { kind: 'faulted', fault: this.withHistory(m.status.fault) }
          : m.status;
    this.stdout = m.stdout;
    this.stderr = m.stderr;
    this.refusalStep = m.refusalStep < 0 ? undefined : m.refusalStep;
    if (m.status.kind !== 'refused') {
      // The end has no step of its own: it stands where the last one stood.
      const last = Math.max(0, this.length - 1);
      log.ops[this.length] = log.ops[last] ?? 0;
      log.depths[this.length] = log.depths[last] ?? 0;
      if (m.status.kind === 'running') {
        log.ops[this.length] = m.frame.instance.opBase + m.frame.pc;
        log.depths[this.length] = m.frame.depth;
      }
    }
  }

  private withHistory(fault: FaultView): FaultView {
    const { table } = this.notes;
    if (fault.alloc === undefined || fault.alloc >= table.count) return fault;
    const died = table.died[fault.alloc] ?? -1;
    return { ...fault, bornStep: table.born[fault.alloc], diedStep: died < 0 ? undefined : died };
  }

  at(step: number): Moment {
    const wanted = Math.max(0, Math.min(this.length, Math.trunc(step)));
    const known = this.recent.find((each) => each.step === wanted);
    if (known !== undefined) return known.moment;
    const machine = this.machineAt(wanted);
    const moment = createMoment(machine, this.notes.table, wanted === this.length ? this.end : { kind: 'running' });
    this.recent.push({ step: wanted, machine, moment });
    if (this.recent.length > 16) this.recent.shift();
    return moment;
  }

  /** A machine of one's own that stands before `step`. */
  private machineAt(step: number): Machine {
    const index = Math.min(this.checkpoints.length - 1, Math.floor(step / CHECKPOINT_STEPS));
    let from = this.checkpoints[index];
    invariant(from !== undefined, 'there is a checkpoint before every step');
    for (const each of this.recent) if (each.step <= step && each.step > from.step) from = each.machine;
    const machine = forkMachine(from);
    runTo(machine, step);
    invariant(machine.step === step, 'a replay goes the way of the run');
    return machine;
  }

  stepInfo(step: number): StepInfo {
    const at = Math.max(0, Math.min(this.length, step));
    const { instance, pc } = this.opAt(at);
    const site = instance.sites[pc];
    invariant(site !== undefined, 'an op has a place');
    return {
      depth: this.log.depths[at] ?? 0,
      isLibrary: instance.isLibrary,
      span: this.lowered.program.sourceMap.absolute(site.span),
      body: instance.def,
      at: site.at,
    };
  }

  private opAt(step: number): { readonly instance: Instance; readonly pc: number } {
    const op = this.log.ops[step] ?? 0;
    const owners = (op >= FIRST_LIBRARY_NUMBER ? (this.lowered.below ?? this.lowered) : this.lowered).opOwners;
    let low = 0;
    let high = owners.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((owners[middle]?.from ?? 0) <= op) low = middle;
      else high = middle - 1;
    }
    const owner = owners[low];
    invariant(owner !== undefined, 'an op belongs to an instance');
    return { instance: owner.instance, pc: op - owner.from };
  }

  events(step: number): readonly StepEvent[] {
    if (step < 0 || step >= this.length) return [];
    const known = this.eventsKnown.get(step);
    if (known !== undefined) return known;
    let reader = this.reader;
    if (reader === undefined || reader.step > step || step - reader.step > CHECKPOINT_STEPS)
      reader = this.machineAt(step);
    runTo(reader, step);
    invariant(reader.step === step, 'a replay goes the way of the run');
    const events = stepEvents(reader, this.notes.table, (fault) => this.withHistory(fault));
    this.reader = reader.status.kind === 'running' ? reader : undefined;
    if (this.eventsKnown.size > 4096) this.eventsKnown.clear();
    this.eventsKnown.set(step, events);
    return events;
  }

  marks(): ReturnType<Trace['marks']> {
    this.marksKnown ??= listMarks(this.lowered, this.log, this.length, this.notes.marks, this.refusalStep);
    return this.marksKnown;
  }
}

function growLog(log: StepLog, limit: number): void {
  const size = Math.max(limit + 1, log.ops.length * 2);
  const ops = new Int32Array(size);
  ops.set(log.ops);
  const depths = new Int32Array(size);
  depths.set(log.depths);
  log.ops = ops;
  log.depths = depths;
}
