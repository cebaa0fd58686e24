/** Two-phase borrows: the reservation is not yet a loan that anybody could tell from a read. */
import type { Loan } from '../interpreter/index.ts';
import type { Standpoint } from './standpoint.ts';

/** A two-phase borrow that is not yet activated: so far nobody may tell it from a read. */
export function isReserved(cx: Standpoint, frameIndex: number, loan: Loan): boolean {
  const frame = cx.moment.frames[frameIndex];
  const target = frame?.locals.find((local) => local.local === loan.target);
  if (!loan.isTwoPhase || loan.activation === undefined || frame === undefined || target?.alloc === undefined)
    return false;
  const isAtActivation = frame.at.block === loan.activation.block && frame.at.statement === loan.activation.statement;
  if (isAtActivation) return frameIndex === cx.moment.frames.length - 1;
  return cx.moment.decode(target.alloc, 0, target.ty, 1).state === 'init';
}
