/**
 * The timeline's marks. What a statement does by its form (borrows, moves of named variables) is known for each op; what
 * depends on the run was noted on the way. A mark inside the library stands on the reader's step that went in.
 */
import type { StepLog } from '../machine/run.ts';
import type { Instance, Lowered } from '../machine/state.ts';
import type { Operand } from '../mir/ir.ts';
import { operandsOf } from '../mir/operands.ts';
import type { StepEvent } from './view.ts';

export interface NotedMark {
  readonly step: number;
  readonly kind: StepEvent['kind'];
  readonly detail: string;
}

/** Of one op: what its form says. Undefined for the library's. */
type OpMarks = readonly Omit<NotedMark, 'step'>[] | undefined;

/** The marks of a run, made as far as they are asked for: a recording that grows adds to them. */
export class MarkList {
  private readonly lowered: Lowered;
  private readonly log: StepLog;
  private readonly noted: readonly NotedMark[];
  private readonly byOp: OpMarks[] = [];
  /** How many instances `byOp` covers: more are lowered while the run goes on. */
  private known = 0;
  private readonly out: NotedMark[] = [];
  private step = 0;
  private next = 0;
  private lastOwn = 0;

  constructor(lowered: Lowered, log: StepLog, noted: readonly NotedMark[]) {
    this.lowered = lowered;
    this.log = log;
    this.noted = noted;
  }

  /** All marks of the steps before `length`. The list is the same each time, and only grows. */
  until(length: number, refusalStep: number | undefined): readonly NotedMark[] {
    this.lookAtOps();
    const { byOp, log, noted, out } = this;
    for (; this.step < length; this.step++) {
      const { step } = this;
      const marks = byOp[log.ops[step] ?? 0];
      if (marks !== undefined) this.lastOwn = step;
      const own = this.lastOwn;
      for (let each = noted[this.next]; each !== undefined && each.step <= step; each = noted[++this.next])
        out.push(each.step === own ? each : { ...each, step: own });
      if (marks !== undefined && step !== refusalStep)
        for (const { kind, detail } of marks) out.push({ step, kind, detail });
    }
    return out;
  }

  /** Those on the steps from `from` on and before `to`; the rest of a long run is not looked at. */
  between(from: number, to: number, length: number, refusalStep: number | undefined): readonly NotedMark[] {
    this.lookAtOps();
    const { byOp, log, noted } = this;
    const out: NotedMark[] = [];
    let own = from === 0 ? 0 : undefined;
    let next = firstFrom(noted, from);
    for (let step = from; step < length; step++) {
      const marks = byOp[log.ops[step] ?? 0];
      // What lies in the library behind the last step is still that step's.
      if (marks !== undefined && step >= to) break;
      if (marks !== undefined) own = step;
      for (let each = noted[next]; each !== undefined && each.step <= step; each = noted[++next])
        if (own !== undefined) out.push(each.step === own ? each : { ...each, step: own });
      if (marks !== undefined && step !== refusalStep)
        for (const { kind, detail } of marks) out.push({ step, kind, detail });
    }
    return out;
  }

  private lookAtOps(): void {
    const { opOwners } = this.lowered;
    for (; this.known < opOwners.length; this.known++) {
      const owner = opOwners[this.known];
      if (owner === undefined || owner.instance.isLibrary) continue;
      const { instance, from } = owner;
      for (let pc = 0; pc < instance.code.length; pc++) this.byOp[from + pc] = opMarks(instance, pc);
    }
  }
}

/** The first mark that was noted at a step or later, as an index. */
function firstFrom(noted: readonly NotedMark[], step: number): number {
  let low = 0;
  let high = noted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((noted[middle]?.step ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function opMarks(instance: Instance, pc: number): OpMarks {
  const site = instance.sites[pc];
  const body = instance.body;
  const block = site === undefined ? undefined : body?.blocks[site.at.block];
  if (site === undefined || block === undefined || body === undefined) return [];
  const out: Omit<NotedMark, 'step'>[] = [];
  const nameOf = (local: number): string | undefined => body.locals[local]?.name;
  const moved = (operand: Operand) => {
    if (operand.kind !== 'move') return;
    const name = nameOf(operand.place.local);
    if (name !== undefined) out.push({ kind: 'move', detail: name });
  };
  const statement = block.statements[site.at.statement];
  if (statement === undefined) {
    if (site.at.statement === block.statements.length && block.terminator.kind === 'call')
      block.terminator.args.forEach(moved);
    return out;
  }
  if (statement.kind !== 'assign') return out;
  const { rvalue } = statement;
  if (rvalue.kind === 'ref' && rvalue.borrow !== 'fake') {
    const name = nameOf(rvalue.place.local);
    if (name !== undefined)
      out.push({ kind: 'borrow', detail: `${rvalue.borrow === 'shared' ? '&' : '&mut '}${name}` });
  }
  operandsOf(rvalue).forEach(moved);
  return out;
}
