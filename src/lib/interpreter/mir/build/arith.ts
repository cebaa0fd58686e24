/** Built-in operators with the checks of a debug build: overflow, division by zero, shifts. After rustc's `build_binary_op`. */
import type { Span } from '../../source/index.ts';
import type { BinaryOp } from '../../syntax/ast.ts';

import type { Ty } from '../../types/ty.ts';
import type { Operand, Rvalue } from '../ir.ts';
import { fieldOf, placeTy } from '../place.ts';
import { type Builder, infoAt, newTemp } from './builder.ts';
import { moveOf, pushAssign, toCopy } from './cfg.ts';
import { UNSIGNED, bitsOf, intOperand, isSignedName, minOf } from './constant.ts';
import { assertThat } from './scopes.ts';
import { BOOL, intTy, tupleTy } from '../../types/make.ts';

/** `ty` is the type of the result. Emits the checks, and gives what to assign. */
export function buildBinary(cx: Builder, op: BinaryOp, span: Span, ty: Ty, left: Operand, right: Operand): Rvalue {
  const plain: Rvalue = { kind: 'binary', op, left, right };
  if (ty.kind !== 'int') return plain;
  const info = infoAt(cx, span);
  const compare = (a: Operand, b: Operand, by: BinaryOp): Operand => {
    const result = newTemp(cx, BOOL, span);
    pushAssign(cx.cfg, cx.block, info, result, { kind: 'binary', op: by, left: a, right: b });
    return moveOf(result);
  };
  switch (op) {
    case '+':
    case '-':
    case '*': {
      const pair = newTemp(cx, tupleTy([ty, BOOL]), span);
      pushAssign(cx.cfg, cx.block, info, pair, {
        kind: 'checked-binary',
        op,
        left: toCopy(left),
        right: toCopy(right),
      });
      assertThat(cx, moveOf(fieldOf(pair, 1, BOOL)), false, { kind: 'overflow', op, left, right }, span);
      return { kind: 'use', operand: moveOf(fieldOf(pair, 0, ty)) };
    }
    case '<<':
    case '>>': {
      const rightTy = operandTy(cx, right);
      if (rightTy.kind !== 'int') return plain;
      let amount = toCopy(right);
      let amountTy: Ty = rightTy;
      if (isSignedName(rightTy.name)) {
        // A negative amount is a large one without its sign.
        amountTy = intTy(UNSIGNED[rightTy.name]);
        const unsigned = newTemp(cx, amountTy, span);
        pushAssign(cx.cfg, cx.block, info, unsigned, {
          kind: 'cast',
          cast: 'int-to-int',
          operand: amount,
          ty: amountTy,
        });
        amount = moveOf(unsigned);
      }
      const isInRange = compare(amount, intOperand(amountTy, span, BigInt(bitsOf(ty.name))), '<');
      assertThat(cx, isInRange, true, { kind: 'overflow', op, left: toCopy(left), right: toCopy(right) }, span);
      return plain;
    }
    case '/':
    case '%': {
      const isZero = compare(toCopy(right), intOperand(ty, span, 0n), '==');
      assertThat(
        cx,
        isZero,
        false,
        { kind: op === '/' ? 'division-by-zero' : 'remainder-by-zero', operand: toCopy(left) },
        span,
      );
      if (isSignedName(ty.name)) {
        const isMinusOne = compare(toCopy(right), intOperand(ty, span, -1n), '==');
        const isMin = compare(toCopy(left), intOperand(ty, span, minOf(ty.name)), '==');
        assertThat(
          cx,
          compare(isMinusOne, isMin, '&'),
          false,
          { kind: 'overflow', op, left: toCopy(left), right: toCopy(right) },
          span,
        );
      }
      return plain;
    }
    default:
      return plain;
  }
}

/** `-x`; negating the least signed number overflows. */
export function buildNegation(cx: Builder, span: Span, ty: Ty, operand: Operand): Rvalue {
  if (ty.kind === 'int' && isSignedName(ty.name)) {
    const isMin = newTemp(cx, BOOL, span);
    pushAssign(cx.cfg, cx.block, infoAt(cx, span), isMin, {
      kind: 'binary',
      op: '==',
      left: toCopy(operand),
      right: intOperand(ty, span, minOf(ty.name)),
    });
    assertThat(cx, moveOf(isMin), false, { kind: 'overflow-neg', operand: toCopy(operand) }, span);
  }
  return { kind: 'unary', op: '-', operand };
}

function operandTy(cx: Builder, operand: Operand): Ty {
  return operand.kind === 'constant' ? operand.constant.ty : placeTy(cx.env.items, cx.locals, operand.place);
}
