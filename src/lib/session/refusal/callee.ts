/** The call for which a refused borrow or move is made. */
import type { Body, Refusal } from '../../interpreter/index.ts';
import { calleeName } from '../moved.ts';
import type { Standpoint } from '../standpoint.ts';

/** The call that the statement at the refusal makes a value for: it stands in the same block or in one straight after. */
export function findCallee(cx: Standpoint, body: Body, refusal: Refusal): string | undefined {
  const call = findCall(body, refusal);
  return call === undefined ? undefined : calleeName(cx, body, call);
}

/** The block that ends in it. */
export function findCall(body: Body, refusal: Refusal): number | undefined {
  let block: number = refusal.at.block;
  const first = body.blocks[block];
  const statement = first?.statements[refusal.at.statement];
  if (statement === undefined) return first?.terminator.kind === 'call' ? block : undefined;
  if (statement.kind !== 'assign' || body.locals[statement.place.local]?.kind !== 'temp') return undefined;
  let carrier: number = statement.place.local;
  for (let hops = 0; hops < 8; hops++) {
    const data = body.blocks[block];
    if (data === undefined) return undefined;
    for (const each of data.statements) {
      if (
        each.kind === 'assign' &&
        each.rvalue.kind === 'use' &&
        takes(each.rvalue.operand, carrier) &&
        each.place.path.length === 0
      )
        carrier = each.place.local;
      if (
        each.kind === 'assign' &&
        each.rvalue.kind === 'ref' &&
        each.rvalue.place.local === carrier &&
        each.place.path.length === 0
      )
        carrier = each.place.local;
    }
    const { terminator } = data;
    if (terminator.kind === 'call') {
      if (terminator.args.some((arg) => takes(arg, carrier))) return block;
      if (terminator.target === undefined) return undefined;
      block = terminator.target;
    } else if (terminator.kind === 'goto' || terminator.kind === 'assert') block = terminator.target;
    else return undefined;
  }
  return undefined;
}

type Operand = Extract<Body['blocks'][number]['terminator'], { kind: 'call' }>['args'][number];
const takes = (operand: Operand, local: number): boolean =>
  operand.kind !== 'constant' && operand.place.local === local;
