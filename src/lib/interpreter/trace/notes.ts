/** What the forward run reports while it is recorded: births and deaths of allocations, and the marks of the timeline. */
import type { AllocId, Pointer } from '../../heap/index.ts';
import { slotOwner } from '../machine/layers.ts';
import type { Frame, Lowered, Machine, Recorder } from '../machine/state.ts';
import { printTy } from '../types/fold.ts';
import { nameOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { addToTable, createAllocTable, type AllocTable } from './alloc-table.ts';
import type { NotedMark } from './marks.ts';
import { instanceName } from './names.ts';
import type { StepEvent } from './view.ts';

export class Notes implements Recorder {
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
  output(_stream: 'stdout' | 'stderr', text: string): void {
    this.mark('output', text);
  }
  panic(message: string): void {
    this.mark('panic', message);
  }
  unwind(frame: Frame): void {
    if (!frame.instance.isLibrary) this.mark('unwind', instanceName(this.lowered, frame.instance));
  }
  caught(): void {
    this.mark('caught', '');
  }

  private tyText(ty: Ty): string {
    return printTy(ty, (def) => nameOf(this.lowered.program.items, def));
  }
}
