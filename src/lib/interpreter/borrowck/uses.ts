/** How each statement and terminator touches locals: uses, definitions and drops (rustc's `def_use`). */
import { unreachable } from '../../heap/base/index.ts';
import type { LocalId, Operand, Place, Rvalue, Statement, Terminator } from '../mir/ir.ts';

/** `def` ends a value's life going backwards; `drop` needs only what its destructor may look at. */
export type Touch = 'use' | 'def' | 'drop';
export type TouchVisitor = (local: LocalId, touch: Touch) => void;

export function touchesOfStatement(stmt: Statement, visit: TouchVisitor): void {
  switch (stmt.kind) {
    case 'assign':
      // As rustc visits an assignment: the target first.
      touchTarget(stmt.place, visit);
      touchRvalue(stmt.rvalue, visit);
      return;
    case 'storage-live':
    case 'storage-dead':
      visit(stmt.local, 'def');
      return;
    case 'fake-read':
    case 'ascribe':
    case 'place-mention':
    case 'set-discriminant':
      touchPlace(stmt.place, visit);
      return;
    case 'nop':
      return;
    default:
      unreachable(stmt);
  }
}

export function touchesOfTerminator(terminator: Terminator, visit: TouchVisitor): void {
  switch (terminator.kind) {
    case 'switch':
      return touchOperand(terminator.operand, visit);
    case 'assert':
      touchOperand(terminator.cond, visit);
      if (terminator.message.kind === 'bounds-check') {
        touchOperand(terminator.message.len, visit);
        touchOperand(terminator.message.index, visit);
      }
      return;
    case 'drop':
      for (const projection of terminator.place.path) if (projection.kind === 'index') visit(projection.local, 'use');
      visit(terminator.place.local, terminator.place.path.length === 0 ? 'drop' : 'use');
      return;
    case 'call':
      touchOperand(terminator.func, visit);
      for (const arg of terminator.args) touchOperand(arg, visit);
      touchTarget(terminator.destination, visit);
      return;
    // The result is read by the caller.
    case 'return':
      return;
    case 'goto':
    case 'unreachable':
    case 'hole':
    case 'resume':
    case 'false-edge':
    case 'false-unwind':
      return;
    default:
      unreachable(terminator);
  }
}

function touchTarget(place: Place, visit: TouchVisitor): void {
  if (place.path.length === 0) visit(place.local, 'def');
  else touchPlace(place, visit);
}

function touchPlace(place: Place, visit: TouchVisitor): void {
  for (const projection of place.path) if (projection.kind === 'index') visit(projection.local, 'use');
  visit(place.local, 'use');
}

function touchOperand(operand: Operand, visit: TouchVisitor): void {
  if (operand.kind !== 'constant') touchPlace(operand.place, visit);
}

export function touchRvalue(rvalue: Rvalue, visit: TouchVisitor): void {
  switch (rvalue.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return touchOperand(rvalue.operand, visit);
    case 'ref':
    case 'raw-ref':
    case 'len':
    case 'discriminant':
    case 'copy-for-deref':
      return touchPlace(rvalue.place, visit);
    case 'binary':
    case 'checked-binary':
      touchOperand(rvalue.left, visit);
      touchOperand(rvalue.right, visit);
      return;
    case 'aggregate':
      for (const operand of rvalue.operands) touchOperand(operand, visit);
      return;
    default:
      unreachable(rvalue);
  }
}
