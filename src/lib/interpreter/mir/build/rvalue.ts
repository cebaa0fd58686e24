/** Expressions as right sides of assignments: `as_rvalue` of rustc_mir_build. */
import { upvarTysOf } from '../../types/closure.ts';
import type { Span } from '../../source/index.ts';
import type { Capture, Expr } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { findAdt } from '../../types/lookup.ts';
import type { BorrowKind, Operand, Rvalue } from '../ir.ts';
import { placeOf } from '../place.ts';
import { buildBinary, buildNegation } from './arith.ts';
import {
  type Builder,
  type RegionScope,
  consume,
  infoAt,
  newTemp,
  pushLocal,
  tempDecl,
  variableOf,
} from './builder.ts';
import { capturesOf } from './captures.ts';
import { categoryOf, isIdentityCast } from './category.ts';
import { constantOf, moveOf, newBlock, push, pushAssign, terminate, unitConstant } from './cfg.ts';
import { buildConstant } from './constant.ts';
import { inNode } from './node.ts';
import { asOperand, asTemp } from './operand.ts';
import { asPlace } from './place-expr.ts';
import { divergeFrom, recordMoved, scheduleDrop, topScope } from './scopes.ts';
import { lowerStmtExpr } from './stmt.ts';
import { ERROR, intTy } from '../../types/make.ts';

export const asLocalRvalue = (cx: Builder, expr: Expr): Rvalue => asRvalue(cx, expr, topScope(cx));

/** Evaluates all but the last step; operands' temporaries live until `scope` ends. */
export function asRvalue(cx: Builder, expr: Expr, scope: RegionScope | undefined): Rvalue {
  return inNode(cx, expr, false, (): Rvalue => {
    if (categoryOf(expr) === 'constant') return { kind: 'use', operand: constantOf(buildConstant(cx, expr)) };
    switch (expr.kind) {
      case 'repeat': {
        if (expr.len.kind === 'const-value' && BigInt(Number(expr.len.value)) === 0n)
          return zeroRepeat(cx, expr, scope);
        return { kind: 'repeat', operand: asOperand(cx, expr.expr, scope, true), len: expr.len };
      }
      case 'binary': {
        const left = asOperand(cx, expr.left, scope);
        const right = asOperand(cx, expr.right, scope, true);
        return buildBinary(cx, expr.op, expr.span, expr.ty, left, right);
      }
      case 'unary': {
        const operand = asOperand(cx, expr.expr, scope, true);
        return expr.op === '-' ? buildNegation(cx, expr.span, expr.ty, operand) : { kind: 'unary', op: '!', operand };
      }
      case 'cast':
        if (isIdentityCast(expr)) break;
        if (expr.cast === 'enum-to-int') return enumToInt(cx, expr, scope);
        return { kind: 'cast', cast: expr.cast, operand: asOperand(cx, expr.expr, scope, true), ty: expr.ty };
      case 'array': {
        const element: Ty = expr.ty.kind === 'array' ? expr.ty.ty : ERROR;
        return {
          kind: 'aggregate',
          aggregate: { kind: 'array', ty: element },
          operands: expr.exprs.map((each) => asOperand(cx, each, scope)),
        };
      }
      case 'tuple':
        return {
          kind: 'aggregate',
          aggregate: { kind: 'tuple' },
          operands: expr.exprs.map((each) => asOperand(cx, each, scope)),
        };
      case 'closure':
        return closureValue(cx, expr, scope);
      case 'assign':
      case 'assign-op':
        lowerStmtExpr(cx, expr, undefined);
        return { kind: 'use', operand: constantOf(unitConstant(expr.span)) };
      default:
    }
    return { kind: 'use', operand: asOperand(cx, expr, scope, true) };
  });
}

/** `[value; 0]`: the value is made and dropped. */
function zeroRepeat(cx: Builder, expr: Expr & { readonly kind: 'repeat' }, scope: RegionScope | undefined): Rvalue {
  if (categoryOf(expr.expr) !== 'constant') {
    const operand = asOperand(cx, expr.expr, scope, true);
    if (operand.kind === 'move') {
      const next = newBlock(cx.cfg);
      terminate(cx.cfg, cx.block, infoAt(cx, expr.span), {
        kind: 'drop',
        place: operand.place,
        target: next,
        unwind: undefined,
        replace: false,
      });
      divergeFrom(cx, cx.block);
      cx.block = next;
    }
    recordMoved(cx, [operand]);
  }
  return { kind: 'aggregate', aggregate: { kind: 'array', ty: expr.expr.ty }, operands: [] };
}

/** An enum becomes a number by its discriminant. */
function enumToInt(cx: Builder, expr: Expr & { readonly kind: 'cast' }, scope: RegionScope | undefined): Rvalue {
  const source = expr.expr;
  const discriminantTy = discriminantTyOf(cx, source.ty);
  const temp = asTemp(cx, source, scope, false);
  const discriminant = newTemp(cx, discriminantTy, source.span);
  pushAssign(cx.cfg, cx.block, infoAt(cx, expr.span), discriminant, { kind: 'discriminant', place: placeOf(temp) });
  return { kind: 'cast', cast: 'int-to-int', operand: moveOf(discriminant), ty: expr.ty };
}

/** `isize` unless the enum has a `#[repr(int)]`. */
export function discriminantTyOf(cx: Builder, ty: Ty): Ty {
  const repr = ty.kind === 'adt' ? findAdt(cx.env.items, ty.def)?.repr.int : undefined;
  return repr ?? intTy('isize');
}

/**
 * Captures: places by copy or move, or borrows of them. What is taken apart without a read has to be there where the closure
 * is made, and so that is where it is missed, by a closure that captures anything.
 */
function closureValue(cx: Builder, expr: Expr & { readonly kind: 'closure' }, scope: RegionScope | undefined): Rvalue {
  const { closure } = expr;
  for (const each of closure.fakeReads) {
    const { span } = closure.captures.length > 0 ? expr : each;
    push(cx.cfg, cx.block, infoAt(cx, span), { kind: 'fake-read', cause: 'match', place: asPlace(cx, each) });
  }
  const operands = closure.captures.map((capture, index): Operand => {
    const place = asPlace(cx, capture.place);
    if (capture.mode === 'by-value') return consume(cx, place);
    const ty = upvarTysOf(closure.ty)[index] ?? ERROR;
    return borrowCapture(cx, place, ty, borrowOf(cx, capture), expr.span, scope);
  });
  cx.inner.add(closure);
  const { def, args } = closure.ty;
  return { kind: 'aggregate', aggregate: { kind: 'closure', def, args, captures: capturesOf(cx, closure) }, operands };
}

/** A write to what is not `mut` is reported in the closure: making it is no fault of its own (`limit_capture_mutability`). */
function borrowOf(cx: Builder, { mode, path, isMut }: Capture): BorrowKind {
  if (mode === 'shared') return 'shared';
  const mayWrite = cx.vars.has(path.var) ? variableOf(cx, path.var).isMut : isMut;
  return mode === 'unique' || !mayWrite ? 'unique' : 'mut';
}

function borrowCapture(
  cx: Builder,
  place: ReturnType<typeof asPlace>,
  ty: Ty,
  borrow: BorrowKind,
  span: Span,
  scope: RegionScope | undefined,
): Operand {
  const temp = pushLocal(cx, tempDecl(cx, ty, span));
  const info = { ...infoAt(cx, span), origin: 'closure-capture' as const };
  push(cx.cfg, cx.block, info, { kind: 'storage-live', local: temp });
  if (scope !== undefined) scheduleDrop(cx, scope, temp, 'storage');
  pushAssign(cx.cfg, cx.block, info, placeOf(temp), { kind: 'ref', borrow, place });
  return moveOf(placeOf(temp));
}
