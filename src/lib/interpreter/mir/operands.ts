import { unreachable } from '../../heap/base/index.ts';
import type { Operand, Rvalue } from './ir.ts';

/** The operands of an rvalue, in the order in which they are evaluated; places that it borrows or only looks at are none. */
export function operandsOf(rvalue: Rvalue): readonly Operand[] {
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
    case 'ref':
    case 'raw-ref':
    case 'len':
    case 'discriminant':
    case 'copy-for-deref':
      return [];
    default:
      return unreachable(rvalue);
  }
}
