/** The constants that a body names: values, functions, statics and what was promoted out of it. */
import type { Body, Constant, Operand } from './ir.ts';
import { operandsOf } from './operands.ts';

const known = new WeakMap<Body, readonly Constant[]>();

/** With those of its promoted bodies, in order; remembered as long as the body is: an edit elsewhere does not change them. */
export function constantsOf(body: Body): readonly Constant[] {
  const found = known.get(body) ?? listConstants(body);
  known.set(body, found);
  return found;
}

function listConstants(body: Body): readonly Constant[] {
  const out: Constant[] = [];
  const see = (operands: readonly Operand[]): void => {
    for (const operand of operands) if (operand.kind === 'constant') out.push(operand.constant);
  };
  for (const { statements, terminator } of body.blocks) {
    for (const each of statements) if (each.kind === 'assign') see(operandsOf(each.rvalue));
    if (terminator.kind === 'call') see([terminator.func, ...terminator.args]);
    if (terminator.kind === 'switch') see([terminator.operand]);
  }
  for (const promoted of body.promoted) out.push(...constantsOf(promoted));
  return out;
}
