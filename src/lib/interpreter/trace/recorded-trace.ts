/** A run as far as it is recorded: moments, steps, events and marks, in any order of asking. */
import { invariant } from '../../heap/base/index.ts';
import { stackDoubt } from '../machine/frames.ts';
import { FIRST_LIBRARY_NUMBER } from '../machine/layers.ts';
import { runTo, type StepLog } from '../machine/run.ts';
import { forkMachine, type Instance, type Lowered, type Machine } from '../machine/state.ts';
import { stepEvents } from './events.ts';
import { MarkList } from './marks.ts';
import { createMoment } from './moment.ts';
import type { Notes } from './notes.ts';
import type { FaultView, Moment, RunStatus, StepEvent, StepInfo, Trace } from './view.ts';

/** Steps between checkpoints. A replay of so many takes well under a millisecond; a checkpoint holds what they wrote. */
export const CHECKPOINT_STEPS = 4096;

/** What the forward run leaves behind; `record.ts` alone adds to it. */
export interface RunRecord {
  readonly lowered: Lowered;
  readonly notes: Notes;
  readonly log: StepLog;
  /** The run itself, where the recording stands. */
  readonly machine: Machine;
  /** Steps at most. */
  readonly budget: number;
  /** Machines that stand at each multiple of `CHECKPOINT_STEPS`, from 0. */
  readonly checkpoints: Machine[];
}

const RUNNING: RunStatus = { kind: 'running' };
/** Moments asked for last: neighbours start from them. */
const MOST_RECENT = 16;
const MOST_EVENTS = 4096;

export class RecordedTrace implements Trace {
  length = 0;
  end: RunStatus = { kind: 'running' };
  private readonly made: RunRecord;
  private readonly markList: MarkList;
  /** Newest last. */
  private recent: { readonly step: number; readonly machine: Machine; readonly moment: Moment }[] = [];
  /** Runs along while events are asked for in order. */
  private reader: Machine | undefined;
  private readonly eventsKnown = new Map<number, readonly StepEvent[]>();
  /** Of each op of the program's own layer, once looked at: 1 the reader's, 2 the library's. */
  private readonly opKinds: number[] = [];

  constructor(made: RunRecord) {
    this.made = made;
    this.markList = new MarkList(made.lowered, made.log, made.notes.marks);
  }

  get isComplete(): boolean {
    return this.end.kind !== 'running';
  }
  get stdout(): string {
    return this.made.machine.stdout;
  }
  get stderr(): string {
    return this.made.machine.stderr;
  }
  get stackDoubt(): number | undefined {
    return stackDoubt(this.made.machine);
  }
  get refusalStep(): number | undefined {
    const { refusalStep } = this.made.machine;
    return refusalStep < 0 ? undefined : refusalStep;
  }

  /** Takes note of what was recorded since. */
  grow(): void {
    const { machine, budget } = this.made;
    const { status } = machine;
    // What was shown as the newest moment of a growing run may turn out to be its last.
    this.recent = this.recent.filter((each) => each.step < this.length);
    this.length = machine.step;
    if (status.kind === 'running') {
      if (machine.step < budget) return;
      this.end = { kind: 'out-of-steps', budget };
    } else this.end = status.kind === 'faulted' ? { kind: 'faulted', fault: this.withHistory(status.fault) } : status;
    machine.recorder = undefined;
  }

  private withHistory(fault: FaultView): FaultView {
    const { table } = this.made.notes;
    if (fault.alloc === undefined || fault.alloc >= table.count) return fault;
    const died = table.died[fault.alloc] ?? -1;
    return { ...fault, bornStep: table.born[fault.alloc], diedStep: died < 0 ? undefined : died };
  }

  at(step: number): Moment {
    const wanted = Math.max(0, Math.min(this.length, Math.trunc(step)));
    const known = this.recent.find((each) => each.step === wanted);
    if (known !== undefined) return known.moment;
    const machine = this.machineAt(wanted);
    const moment = createMoment(machine, this.made.notes.table, wanted === this.length ? this.end : RUNNING);
    this.recent.push({ step: wanted, machine, moment });
    if (this.recent.length > MOST_RECENT) this.recent.shift();
    return moment;
  }

  /** A machine of one's own that stands before `step`. */
  private machineAt(step: number): Machine {
    const { checkpoints } = this.made;
    const index = Math.min(checkpoints.length - 1, Math.floor(step / CHECKPOINT_STEPS));
    let from = checkpoints[index];
    invariant(from !== undefined, 'there is a checkpoint before every step');
    for (const each of this.recent) if (each.step <= step && each.step > from.step) from = each.machine;
    const machine = forkMachine(from);
    // What the run could pay for, a replay may: it has copied otherwise.
    machine.memory.budget = Infinity;
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
      depth: this.made.log.depths[at] ?? 0,
      isLibrary: instance.isLibrary,
      span: this.made.lowered.program.sourceMap.called(site.span),
      pieceSpan: site.span,
      body: instance.def,
      at: site.at,
    };
  }

  private opAt(step: number): { readonly instance: Instance; readonly pc: number } {
    const op = this.made.log.ops[step] ?? 0;
    const { lowered } = this.made;
    const owners = (op >= FIRST_LIBRARY_NUMBER ? (lowered.below ?? lowered) : lowered).opOwners;
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
    const events = stepEvents(reader, this.made.notes.table, (fault) => this.withHistory(fault));
    this.reader = reader.status.kind === 'running' ? reader : undefined;
    if (this.eventsKnown.size > MOST_EVENTS) this.eventsKnown.clear();
    this.eventsKnown.set(step, events);
    return events;
  }

  marks(): ReturnType<Trace['marks']> {
    return this.markList.until(this.length, this.refusalStep);
  }

  marksBetween(from: number, to: number): ReturnType<Trace['marks']> {
    return this.markList.between(Math.max(0, from), Math.min(to, this.length), this.length, this.refusalStep);
  }

  depthOf(step: number): number {
    return this.made.log.depths[step] ?? 0;
  }

  siteOf(step: number): number {
    const op = this.made.log.ops[step] ?? 0;
    if (op >= FIRST_LIBRARY_NUMBER) return -1;
    const kind = (this.opKinds[op] ??= this.opAt(step).instance.isLibrary ? 2 : 1);
    return kind === 1 ? op : -1;
  }
}
