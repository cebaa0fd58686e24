/**
 * Binary operators and compound assignment. Every operator is a trait method at first; on scalars the operand types are
 * made to agree and the operator is built in (rustc's `op.rs`: `check_overloaded_binop`, `enforce_builtin_binop_types`).
 */
import type * as ast from '../syntax/ast.ts';
import type { BinaryOp } from '../syntax/ast.ts';

import { isPlainValue } from '../solve/settled.ts';
import { tryUnify, unify } from '../solve/unify.ts';
import { assocTypeOf, ERASED, lang, selfTyOf } from '../types/lookup.ts';
import { evaluateTrait, failingLeaves } from '../solve/fulfill.ts';
import type { Ty } from '../types/ty.ts';
import { checkExpr, demandCoerce } from './expr.ts';
import {
  addAdjustments,
  core,
  reportUnsupported,
  known,
  newVar,
  normal,
  proveNow,
  report,
  requireTrait,
  see,
  show,
  type BodyCx,
  full,
} from './context.ts';
import { has, hint } from './expectation.ts';
import { convertPlaceToMut, isPlace } from './place-ops.ts';
import { isUserTy, reportMismatch } from './report.ts';
import { BOOL, ERROR, UNIT, projectionTy, refTy } from '../types/make.ts';

type Category = 'math' | 'bit' | 'shift' | 'compare';

function categoryOf(op: BinaryOp): Category {
  switch (op) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return 'math';
    case '&':
    case '|':
    case '^':
      return 'bit';
    case '<<':
    case '>>':
      return 'shift';
    default:
      return 'compare';
  }
}

const TRAITS: Readonly<Record<BinaryOp, readonly [trait: string, method: string]>> = {
  '+': ['Add', 'add'],
  '-': ['Sub', 'sub'],
  '*': ['Mul', 'mul'],
  '/': ['Div', 'div'],
  '%': ['Rem', 'rem'],
  '&': ['BitAnd', 'bitand'],
  '|': ['BitOr', 'bitor'],
  '^': ['BitXor', 'bitxor'],
  '<<': ['Shl', 'shl'],
  '>>': ['Shr', 'shr'],
  '==': ['PartialEq', 'eq'],
  '!=': ['PartialEq', 'ne'],
  '<': ['PartialOrd', 'lt'],
  '<=': ['PartialOrd', 'le'],
  '>': ['PartialOrd', 'gt'],
  '>=': ['PartialOrd', 'ge'],
};

const isIntegral = (ty: Ty): boolean =>
  ty.kind === 'int' || (ty.kind === 'infer' && ty.class === 'int') || ty.kind === 'error';
const isFloating = (ty: Ty): boolean =>
  ty.kind === 'float' || (ty.kind === 'infer' && ty.class === 'float') || ty.kind === 'error';
const isBool = (ty: Ty): boolean => ty.kind === 'bool' || ty.kind === 'error';
/** rustc's `is_scalar`. */
export const isScalar = (ty: Ty): boolean =>
  isIntegral(ty) ||
  isFloating(ty) ||
  ty.kind === 'bool' ||
  ty.kind === 'char' ||
  ty.kind === 'ptr' ||
  ty.kind === 'fn-ptr' ||
  ty.kind === 'fn-def';

export function isBuiltinBinary(op: BinaryOp, left: Ty, right: Ty): boolean {
  switch (categoryOf(op)) {
    case 'math':
      return (isIntegral(left) && isIntegral(right)) || (isFloating(left) && isFloating(right));
    case 'bit':
      return (isIntegral(left) && isIntegral(right)) || (isBool(left) && isBool(right));
    case 'shift':
      return isIntegral(left) && isIntegral(right);
    default:
      return isScalar(left) && isScalar(right);
  }
}

const underRef = (cx: BodyCx, ty: Ty): Ty => (ty.kind === 'ref' ? see(cx, ty.ty) : ty);

/** Operands of a built-in operator agree; gives the result's type. */
function enforceBuiltin(
  cx: BodyCx,
  expr: { readonly left: ast.Expr; readonly right: ast.Expr },
  op: BinaryOp,
  left: Ty,
  right: Ty,
): Ty {
  const a = underRef(cx, left);
  const b = underRef(cx, right);
  switch (categoryOf(op)) {
    case 'shift':
      return a;
    case 'math':
    case 'bit':
      if (!unify(cx.infer, a, b)) reportMismatch(cx, a, b, expr.right.span);
      return a;
    default:
      if (!unify(cx.infer, a, b)) reportMismatch(cx, a, b, expr.right.span);
      return BOOL;
  }
}

export function checkBinary(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'binary' }>): Ty {
  const { op } = expr;
  const leftTy = checkExpr(cx, expr.left);
  let left = known(cx, leftTy);
  if (isScalar(left) && left.kind !== 'error' && left.kind !== 'fn-def') {
    // The usual case: both sides scalars. Nothing that the traits could add.
    const wantedRight = newVar(cx, expr.right.span);
    // What a number compares with is known by its one impl; to what it is added, there are several.
    const isKnown = categoryOf(op) === 'compare' && left.kind !== 'infer';
    const rightTy = checkExpr(cx, expr.right, isKnown ? hint(left) : has(wantedRight));
    const right = known(cx, rightTy);
    if (right.kind === 'error') return categoryOf(op) === 'compare' ? BOOL : left;
    // A right side that never comes to be says nothing of its type, which the traits' impls leave open as a rule.
    if (isBuiltinBinary(op, left, right) && (categoryOf(op) === 'shift' || tryUnify(cx.infer, left, right)))
      return categoryOf(op) === 'compare' ? BOOL : left;
    return overloaded(cx, expr, leftTy, wantedRight, rightTy);
  }
  if (left.kind === 'never') {
    const any = newVar(cx, expr.left.span);
    demandCoerce(cx, expr.left, leftTy, any);
    left = see(cx, any);
  }
  return overloaded(cx, expr, left, newVar(cx, expr.right.span), undefined);
}

/** Through the trait: `left.add(right)`. `rightTy`: the right side has been checked already. */
function overloaded(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'binary' }>,
  leftTy: Ty,
  wantedRight: Ty,
  rightTy: Ty | undefined,
): Ty {
  const { op } = expr;
  const left = known(cx, leftTy);
  const [traitName, methodName] = TRAITS[op];
  const trait = lang(cx.items, traitName);
  const method = lang(cx.items, methodName);
  const isComparison = categoryOf(op) === 'compare';
  if (trait === undefined || method === undefined) {
    checkExpr(cx, expr.right);
    return reportUnsupported(cx, `the operator \`${op}\` on \`${show(cx, left)}\``, expr.opSpan);
  }
  if (left.kind === 'error') {
    if (rightTy === undefined) checkExpr(cx, expr.right);
    return isComparison ? BOOL : ERROR;
  }
  const mayHold =
    left.kind === 'infer' && left.class === 'general'
      ? true
      : evaluateTrait(cx.infer, { trait, args: [left, wantedRight] }) !== 'no';
  if (!mayHold) {
    const right = rightTy ?? checkExpr(cx, expr.right, has(wantedRight));
    if (see(cx, right).kind !== 'error') reportNoOperator(cx, expr, left, right, traitName);
    return isComparison ? BOOL : ERROR;
  }
  let result: Ty = BOOL;
  // The result's type is asked for first: of what stays open, that is reported (E0284).
  if (!isComparison) {
    const output = assocTypeOf(cx.items, trait);
    if (output === undefined)
      return reportUnsupported(cx, `the operator \`${op}\` on \`${show(cx, left)}\``, expr.opSpan);
    result = normal(cx, projectionTy(output, [left, wantedRight]), expr.opSpan, 'operator');
  }
  requireTrait(cx, trait, [left, wantedRight], { span: expr.opSpan, kind: 'operator', def: undefined });
  proveNow(cx);
  const right = rightTy ?? checkExpr(cx, expr.right, has(wantedRight));
  demandCoerce(cx, expr.right, right, wantedRight);
  const leftNow = known(cx, left);
  const rightNow = known(cx, wantedRight);
  // A builtin operator on references to scalars as well: the result's type follows at once.
  if (leftNow.kind !== 'infer' || leftNow.class !== 'general') {
    if (
      !(rightNow.kind === 'infer' && rightNow.class === 'general') &&
      isBuiltinBinary(op, underRef(cx, leftNow), underRef(cx, rightNow))
    ) {
      const builtin = enforceBuiltin(cx, expr, op, leftNow, rightNow);
      unify(cx.infer, builtin, result);
    }
  }
  if (isComparison) {
    for (const [side, ty] of [
      [expr.left, left],
      [expr.right, wantedRight],
    ] as const) {
      addAdjustments(cx, side, [{ kind: 'borrow', mode: 'shared', target: refTy(ERASED, ty, false) }]);
    }
  }
  cx.callees.set(expr.id, { kind: 'fn', def: method, args: [left, wantedRight], userArgs: undefined });
  return result;
}

/** E0369, or E0277 where the left side has the operator for other right sides. */
function reportNoOperator(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'binary' }>,
  left: Ty,
  right: Ty,
  traitName: string,
): void {
  const what = operation(cx, expr.op, left, right);
  const trait = lang(cx.items, traitName);
  const leaves = trait === undefined ? [] : failingLeaves(cx.infer, { trait, args: [left, right] });
  if (
    !leaves.some((each) => isUserTy(cx, selfTyOf(each))) &&
    !isUserTy(cx, left) &&
    !isUserTy(cx, right) &&
    !isCertain(cx, expr.op, left, right)
  ) {
    reportUnsupported(
      cx,
      `\`${expr.op}\` between the library's \`${show(cx, left)}\` and \`${show(cx, right)}\``,
      expr.span,
    );
    return;
  }
  report(cx, 'no-binary-operator', 'E0369', what, expr.opSpan, {
    labels: [
      { span: expr.left.span, text: show(cx, left) },
      { span: expr.right.span, text: show(cx, right) },
    ],
    notes: [`the trait \`${traitName}\` is not implemented for \`${show(cx, left)}\``],
  });
}

/** Operators of built-in types are all known: scalars, references to them, tuples, arrays, `&str`, functions. */
export function isCertain(cx: BodyCx, op: BinaryOp, left: Ty, right: Ty): boolean {
  const isBuiltIn = (ty: Ty): boolean => {
    const seen = see(cx, ty);
    switch (seen.kind) {
      case 'ref':
        return isBuiltIn(seen.ty);
      case 'adt':
        return !(categoryOf(op) === 'compare');
      case 'slice':
      case 'array':
        return categoryOf(op) !== 'compare' || isBuiltIn(seen.ty);
      case 'tuple':
        return categoryOf(op) !== 'compare' || seen.tys.every(isBuiltIn);
      case 'infer':
        return seen.class !== 'general';
      case 'projection':
      case 'opaque':
      case 'dyn':
      case 'closure':
      case 'error':
        return false;
      default:
        return true;
    }
  };
  if (categoryOf(op) === 'compare' && [left, right].some((ty) => isPlainValue(full(cx, ty)))) return true;
  // Arithmetic on the library's own types exists for a few (`String + &str`, `Duration`): those are in our library too.
  return (
    isBuiltIn(left) &&
    (isBuiltIn(right) || see(cx, left).kind !== 'adt') &&
    !(see(cx, left).kind === 'adt' && categoryOf(op) !== 'math')
  );
}

function operation(cx: BodyCx, op: BinaryOp, left: Ty, right: Ty): string {
  const [a, b] = [show(cx, left), show(cx, right)];
  switch (op) {
    case '+':
      return `cannot add \`${b}\` to \`${a}\``;
    case '-':
      return `cannot subtract \`${b}\` from \`${a}\``;
    case '*':
      return `cannot multiply \`${a}\` by \`${b}\``;
    case '/':
      return `cannot divide \`${a}\` by \`${b}\``;
    case '%':
      return `cannot calculate the remainder of \`${a}\` divided by \`${b}\``;
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return `no implementation for \`${a} ${op} ${b}\``;
    default:
      return `binary operation \`${op}\` cannot be applied to type \`${a}\``;
  }
}

// ---------------------------------------------------------------- compound assignment

export function checkAssignOp(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'assign-op' }>): Ty {
  const { op } = expr;
  const leftTy = checkExpr(cx, expr.left);
  const left = known(cx, leftTy);
  const wantedRight = newVar(cx, expr.right.span);
  const checkPlace = () => {
    if (!isPlace(cx, expr.left) && see(cx, leftTy).kind !== 'error') {
      report(cx, 'assign-to-value', 'E0067', 'invalid left-hand side of assignment', expr.opSpan, {
        labels: [{ span: expr.left.span, text: 'cannot assign to this expression' }],
      });
    }
  };
  if (left.kind === 'error') {
    checkExpr(cx, expr.right);
    return UNIT;
  }
  if (isScalar(left) && left.kind !== 'fn-def') {
    const rightTy = checkExpr(cx, expr.right, has(wantedRight));
    const right = known(cx, rightTy);
    if (right.kind === 'error') return UNIT;
    if (isBuiltinBinary(op, left, right) && (categoryOf(op) === 'shift' || tryUnify(cx.infer, left, right))) {
      convertPlaceToMut(cx, expr.left);
      checkPlace();
      return UNIT;
    }
    overloadedAssign(cx, expr, leftTy, wantedRight, rightTy);
  } else overloadedAssign(cx, expr, leftTy, wantedRight, undefined);
  checkPlace();
  return UNIT;
}

function overloadedAssign(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'assign-op' }>,
  leftTy: Ty,
  wantedRight: Ty,
  checked: Ty | undefined,
): void {
  const { op } = expr;
  const left = known(cx, leftTy);
  const [baseTrait, baseMethod] = TRAITS[op];
  const trait = lang(cx.items, `${baseTrait}Assign`);
  const method = lang(cx.items, `${baseMethod}_assign`);
  const mayHold =
    trait !== undefined &&
    (left.kind === 'infer' && left.class === 'general'
      ? true
      : evaluateTrait(cx.infer, { trait, args: [left, wantedRight] }) !== 'no');
  const rightTy = checked ?? checkExpr(cx, expr.right, has(wantedRight));
  if (trait === undefined || method === undefined || !mayHold) {
    if (see(cx, rightTy).kind === 'error') return;
    if (trait === undefined || (!isUserTy(cx, left) && !isCertain(cx, op, left, rightTy))) {
      reportUnsupported(
        cx,
        `\`${op}=\` between the library's \`${show(cx, left)}\` and \`${show(cx, rightTy)}\``,
        expr.span,
      );
      return;
    }
    report(
      cx,
      'no-assign-operator',
      'E0368',
      `binary assignment operation \`${op}=\` cannot be applied to type \`${show(cx, left)}\``,
      expr.span,
      {
        labels: [{ span: expr.left.span, text: `cannot use \`${op}=\` on type \`${show(cx, left)}\`` }],
      },
    );
    return;
  }
  requireTrait(cx, trait, [left, wantedRight], { span: expr.opSpan, kind: 'operator', def: undefined });
  proveNow(cx);
  demandCoerce(cx, expr.right, rightTy, wantedRight, true);
  const rightNow = known(cx, wantedRight);
  if (isBuiltinBinary(op, underRef(cx, left), underRef(cx, rightNow)) && rightNow.kind !== 'infer')
    enforceBuiltin(cx, expr, op, left, rightNow);
  addAdjustments(cx, expr.left, [{ kind: 'borrow', mode: 'two-phase', target: refTy(ERASED, left, true) }]);
  convertPlaceToMut(cx, core(expr.left));
  cx.callees.set(expr.id, { kind: 'fn', def: method, args: [left, wantedRight], userArgs: undefined });
}
