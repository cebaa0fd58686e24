/** The types that the reader wrote in a body, where its graph mentions them. */
import type { UserTy } from '../types/thir.ts';
import type { BasicBlock, Operand } from './ir.ts';
import { operandsOf } from './operands.ts';

export function userTysOf(blocks: readonly BasicBlock[]): ReadonlySet<UserTy> {
  const out = new Set<UserTy>();
  const add = (userTy: UserTy | undefined): void => {
    if (userTy !== undefined) out.add(userTy);
  };
  const addOperand = (operand: Operand): void => {
    if (operand.kind === 'constant') add(operand.constant.userTy);
  };
  for (const { statements, terminator } of blocks) {
    for (const stmt of statements) {
      if (stmt.kind === 'ascribe') add(stmt.userTy);
      if (stmt.kind !== 'assign') continue;
      const { rvalue } = stmt;
      if (rvalue.kind === 'aggregate' && rvalue.aggregate.kind === 'adt') add(rvalue.aggregate.userTy);
      for (const operand of operandsOf(rvalue)) addOperand(operand);
    }
    if (terminator.kind === 'call') [terminator.func, ...terminator.args].forEach(addOperand);
    else if (terminator.kind === 'switch') addOperand(terminator.operand);
  }
  return out;
}
