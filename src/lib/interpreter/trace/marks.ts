/**
 * The timeline's marks. What a statement does by its form (borrows, moves of named variables) is known for each op; what
 * depends on the run was noted on the way. A mark inside the library stands on the reader's step that went in.
 */
import type { StepLog } from '../machine/run.ts';
import type { Instance, Lowered } from '../machine/state.ts';
import type { Operand, Rvalue } from '../mir/ir.ts';
import type { StepEvent } from './view.ts';

export interface NotedMark {
  readonly step: number;
  readonly kind: StepEvent['kind'];
  readonly detail: string;
}

/** Of one op: what its form says. Undefined for the library's. */
type OpMarks = readonly Omit<NotedMark, 'step'>[] | undefined;

export function listMarks(
  lowered: Lowered,
  log: StepLog,
  length: number,
  noted: readonly NotedMark[],
  refusalStep: number | undefined,
): readonly NotedMark[] {
  const byOp: OpMarks[] = [];
  for (const { instance, from } of lowered.opOwners) {
    for (let pc = 0; pc < instance.code.length; pc++)
      byOp[from + pc] = instance.isLibrary ? undefined : opMarks(instance, pc);
  }
  const out: NotedMark[] = [];
  let next = 0;
  let lastOwn = 0;
  for (let step = 0; step < length; step++) {
    const marks = byOp[log.ops[step] ?? 0];
    if (marks !== undefined) lastOwn = step;
    for (let each = noted[next]; each !== undefined && each.step <= step; each = noted[++next])
      out.push(each.step === lastOwn ? each : { ...each, step: lastOwn });
    if (marks !== undefined && step !== refusalStep)
      for (const { kind, detail } of marks) out.push({ step, kind, detail });
  }
  return out;
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

function operandsOf(rvalue: Rvalue): readonly Operand[] {
  switch (rvalue.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return [rvalue.operand];
    case 'binary':
    case 'checked-binary':
      return [rvalue.left, rvalue.right];
    case 'aggregate':
      return rvalue.operands;
    default:
      return [];
  }
}
