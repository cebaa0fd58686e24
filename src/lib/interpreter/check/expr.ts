/**
 * Checking expressions. After rustc's `rustc_hir_typeck::expr`: each gives a type, which is written down under its node;
 * what its surroundings want comes in as an expectation and is enforced by a coercion outside.
 */
import { unreachable } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import { isTy } from '../types/fold.ts';
import { OVERSIZED, isOversized } from '../types/size.ts';
import { hasInfer, freshConst } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import { ERASED, lang } from '../types/lookup.ts';
import type { Const, Ty } from '../types/ty.ts';
import { checkAssign } from './assign.ts';
import { checkCall, checkMethodCall } from './calls.ts';
import { checkCast } from './cast.ts';
import { checkClosure } from './closures/check.ts';
import {
  checkBlockExpr,
  checkBreak,
  checkContinue,
  checkIf,
  checkLetCondition,
  checkLoop,
  checkMatch,
  checkReturn,
} from './control.ts';
import { coerce } from './coerce.ts';
import { coerceInto, createCoerceMany, finalType } from './coerce-many.ts';
import {
  core,
  reportUnsupported,
  known,
  mentionsError,
  newVar,
  typeOf,
  full,
  report,
  reportUnknown,
  requireTrait,
  see,
  show,
  type BodyCx,
} from './context.ts';
import { has, hint, NONE, rvalueHint, wanted, type Expectation } from './expectation.ts';
import { checkField, checkIndex, checkStructLiteral } from './fields.ts';
import { checkLiteral } from './literal.ts';
import { lowerArrayLen } from './lower.ts';
import { checkAssignOp, checkBinary } from './operators.ts';
import { checkLangPath, checkPath } from './path.ts';
import { convertPlaceToMut, derefPlace, isPlace } from './place-ops.ts';
import { isLibrary, reportMismatch } from './report.ts';
import { checkUnary } from './unary.ts';
import { BOOL, ERROR, UNIT, USIZE, adtTy, arrayTy, ptrTy, refTy, tupleTy } from '../types/make.ts';

/** Checks an expression and writes its type down. */
export function checkExpr(cx: BodyCx, outer: ast.Expr, expectation: Expectation = NONE): Ty {
  const expr = core(outer);
  const before = cx.diverges;
  cx.diverges = false;
  const known = cx.types.size;
  let ty = checkKind(cx, expr, expectation, outer);
  if (isOversized(ty, cx.look)) ty = reportUnsupported(cx, OVERSIZED, expr.span);
  if (ty.kind === 'error') noteUnsure(cx, expr, known);
  cx.types.set(expr.id, ty);
  if (see(cx, ty).kind === 'never') cx.diverges = true;
  cx.diverges = cx.diverges || before;
  return ty;
}

/**
 * Of an expression that could not be checked: what it was made of may be decided by it, and so is not decided by falling
 * back. `known`: how many types were written down before it. What was not looked into may mention any variable.
 */
function noteUnsure({ infer, types, locals }: BodyCx, expr: ast.Expr, known: number): void {
  if (expr.kind === 'unsupported-expr') for (const local of locals.values()) infer.unsure.push(local.ty);
  let index = 0;
  for (const ty of types.values()) if (index++ >= known) infer.unsure.push(ty);
}

/** As `checkExpr`, and the value is coerced to `expected`; a mismatch is reported. */
export function checkCoercible(cx: BodyCx, expr: ast.Expr, expected: Ty): Ty {
  const ty = checkExpr(cx, expr, has(expected));
  demandCoerce(cx, expr, ty, expected);
  return ty;
}

export function demandCoerce(cx: BodyCx, expr: ast.Expr, ty: Ty, expected: Ty, twoPhase = false): boolean {
  if (coerce(cx, expr, ty, expected, twoPhase)) return true;
  reportMismatch(cx, expected, ty, core(expr).kind === 'block' ? tailSpan(expr) : expr.span);
  return false;
}

/** A block's mismatch is its tail's. */
function tailSpan(expr: ast.Expr): ast.Expr['span'] {
  const inner = core(expr);
  if (inner.kind === 'block' && inner.block.tail !== undefined) return tailSpan(inner.block.tail);
  return expr.span;
}

/** The expression must have exactly this type. */
export function checkHasType(cx: BodyCx, expr: ast.Expr, expected: Ty): Ty {
  const ty = checkExpr(cx, expr, has(expected));
  const found = see(cx, ty);
  if (found.kind === 'never') {
    demandCoerce(cx, expr, ty, expected);
    return expected;
  }
  if (!unify(cx.infer, expected, ty)) reportMismatch(cx, expected, ty, expr.span);
  return ty;
}

function checkKind(cx: BodyCx, expr: ast.Expr, expectation: Expectation, outer: ast.Expr): Ty {
  switch (expr.kind) {
    case 'literal':
      return checkLiteral(cx, expr.value, expr.span, expectation);
    case 'path':
      return checkPath(cx, expr);
    case 'lang-path':
      return checkLangPath(cx, expr);
    case 'paren':
      return checkExpr(cx, expr.expr, expectation);
    case 'unary':
      return expr.op === '*' ? checkDeref(cx, expr) : checkUnary(cx, expr, expectation);
    case 'binary':
      return checkBinary(cx, expr);
    case 'logical':
      return checkLogical(cx, expr);
    case 'assign':
      return checkAssign(cx, expr, expectation);
    case 'assign-op':
      return checkAssignOp(cx, expr);
    case 'ref':
      return checkBorrow(cx, expr, expectation);
    case 'call':
      return checkCall(cx, expr, expectation);
    case 'method-call':
      return checkMethodCall(cx, expr, expectation);
    case 'field':
      return checkField(cx, expr);
    case 'index':
      return checkIndex(cx, expr);
    case 'range':
      return checkRange(cx, expr, expectation);
    case 'array':
      return checkArray(cx, expr, expectation);
    case 'repeat':
      return checkRepeat(cx, expr, expectation);
    case 'tuple':
      return checkTuple(cx, expr, expectation);
    case 'struct':
      return checkStructLiteral(cx, expr, expectation);
    case 'block':
      return checkBlockExpr(cx, expr, expectation);
    case 'if':
      return checkIf(cx, expr, expectation);
    case 'let':
      return checkLetCondition(cx, expr);
    case 'match':
      return checkMatch(cx, expr, expectation);
    case 'loop':
      return checkLoop(cx, expr, expectation);
    case 'break':
      return checkBreak(cx, expr);
    case 'continue':
      return checkContinue(cx, expr);
    case 'return':
      return checkReturn(cx, expr);
    case 'closure':
      return checkClosure(cx, expr, expectation);
    case 'cast':
      return checkCast(cx, expr);
    case 'underscore':
      // Which is reported where it is parsed.
      cx.tainted = true;
      cx.isIncomplete = true;
      return ERROR;
    case 'unsupported-expr':
      if (expr.isReported === true) {
        cx.tainted = true;
        cx.isIncomplete = true;
        return ERROR;
      }
      return reportUnsupported(cx, expr.construct, outer.span, expr.instead);
    case 'while':
    case 'for':
    case 'try':
    case 'macro':
      return reportUnsupported(cx, 'this expression here', expr.span);
    default:
      return unreachable(expr);
  }
}

function checkDeref(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'unary' }>): Ty {
  const inner = checkExpr(cx, expr.expr);
  const ty = known(cx, inner);
  if (ty.kind === 'error') return ERROR;
  if (ty.kind === 'infer' && ty.class === 'general') {
    reportUnknown(cx, ty, expr.expr.span);
    return ERROR;
  }
  const target = derefPlace(cx, expr, ty);
  if (target !== undefined) return target;
  if (mentionsError(cx, ty)) return ERROR;
  if (ty.kind === 'adt' && isLibrary(cx, ty.def))
    return reportUnsupported(cx, `dereferencing the library's \`${show(cx, ty)}\``, expr.span);
  report(cx, 'cannot-deref', 'E0614', `type \`${show(cx, ty)}\` cannot be dereferenced`, expr.span, {
    label: "can't be dereferenced",
  });
  return ERROR;
}

function checkLogical(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'logical' }>): Ty {
  checkCoercible(cx, expr.left, BOOL);
  // Only the left side is certain to be evaluated.
  const diverges = cx.diverges;
  checkCoercible(cx, expr.right, BOOL);
  cx.diverges = diverges;
  return BOOL;
}

function checkBorrow(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'ref' }>, expectation: Expectation): Ty {
  const want = wanted(cx, expectation);
  let inner: Expectation = NONE;
  if (want?.kind === 'ref' || want?.kind === 'ptr') {
    // A place has the type that it has; a value may be made to order.
    inner = isPlaceSyntax(expr.expr)
      ? hint(want.ty)
      : expectation.kind === 'has'
        ? rvalueHint(cx, want.ty)
        : hint(want.ty);
  }
  const ty = checkExpr(cx, expr.expr, inner);
  if (expr.isMut) convertPlaceToMut(cx, expr.expr);
  if (expr.raw) {
    if (!isNamedPlace(cx, expr.expr))
      report(cx, 'address-of-temporary', 'E0745', 'cannot take address of a temporary', expr.expr.span, {
        label: 'temporary value',
      });
    return ptrTy(ty, expr.isMut);
  }
  return refTy(ERASED, ty, expr.isMut);
}

/** What `&raw` may point at: a place that is no part of a temporary, unless a dereference leads out of it. */
function isNamedPlace(cx: BodyCx, expr: ast.Expr): boolean {
  const place = core(expr);
  if (place.kind !== 'field' && place.kind !== 'index') return isPlace(cx, place);
  const base = core(place.expr);
  return cx.adjustments.get(base.id)?.some(({ kind }) => kind === 'deref') === true || isNamedPlace(cx, base);
}

export function isPlaceSyntax(expr: ast.Expr): boolean {
  const inner = core(expr);
  return (
    inner.kind === 'path' ||
    inner.kind === 'field' ||
    inner.kind === 'index' ||
    (inner.kind === 'unary' && inner.op === '*')
  );
}

function checkArray(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'array' }>, expectation: Expectation): Ty {
  const want = wanted(cx, expectation);
  const element = want?.kind === 'array' || want?.kind === 'slice' ? want.ty : undefined;
  const many = createCoerceMany(cx, element ?? newVar(cx, expr.span));
  for (const each of expr.exprs) {
    const ty = checkExpr(
      cx,
      each,
      element === undefined ? (many.merged === undefined ? NONE : has(many.merged)) : has(element),
    );
    coerceInto(cx, many, each, ty);
  }
  if (expr.exprs.length > 1 && expr.exprs.every(isFormatArgument)) cx.deferred.push(() => keepFormatQuiet(cx, expr));
  const len: Const = { kind: 'const-value', value: BigInt(expr.exprs.length), ty: USIZE };
  const elementTy = expr.exprs.length === 0 ? many.expected : finalType(many);
  requireSized(cx, elementTy, expr.span);
  return arrayTy(elementTy, len);
}

type FormatArgument = Extract<ast.Expr, { kind: 'call' }> & { readonly func: { readonly kind: 'lang-path' } };

const isFormatArgument = (expr: ast.Expr): expr is FormatArgument =>
  expr.kind === 'call' && expr.func.kind === 'lang-path' && expr.func.item.startsWith('format_argument_');

/** rustc holds the arguments of a format string in one tuple: where the type of one is unknown, nothing is asked of the others. */
function keepFormatQuiet(cx: BodyCx, { exprs }: Extract<ast.Expr, { kind: 'array' }>): void {
  const isFaulty = ({ args: [reference] }: FormatArgument): boolean => {
    const ty = full(cx, reference === undefined ? UNIT : typeOf(cx, reference));
    return mentionsError(cx, ty) || (cx.infer.metError && hasInfer(ty));
  };
  const list = exprs.filter(isFormatArgument);
  if (!list.some(isFaulty)) return;
  for (let index = cx.diagnostics.length - 1; index >= 0; index--) {
    const { name, span } = cx.diagnostics[index] ?? {};
    if (
      name === 'unsatisfied-bound' &&
      list.some(({ func }) => func.span.start === span?.start && func.span.end === span.end)
    )
      cx.diagnostics.splice(index, 1);
  }
}

function checkRepeat(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'repeat' }>, expectation: Expectation): Ty {
  const want = wanted(cx, expectation);
  const element = want?.kind === 'array' || want?.kind === 'slice' ? want.ty : undefined;
  const len = core(expr.len).kind === 'underscore' ? freshConst(cx.infer) : lowerArrayLen(cx, expr.len);
  let ty: Ty;
  if (element === undefined) ty = checkExpr(cx, expr.expr);
  else {
    checkCoercible(cx, expr.expr, element);
    ty = element;
  }
  cx.repeatLens.set(expr.id, len);
  const copy = lang(cx.items, 'Copy');
  const value = core(expr.expr);
  const callee = cx.callees.get(value.id);
  // One or no element is moved; a constant, named or in a block, is made anew for each.
  const isOne = len.kind === 'const-value' && (String(len.value) === '0' || String(len.value) === '1');
  const isConstant = callee?.kind === 'const' || (value.kind === 'block' && value.isConst);
  if (copy !== undefined && !isOne && !isConstant)
    requireTrait(cx, copy, [ty], { span: expr.expr.span, kind: 'misc', def: undefined });
  return arrayTy(ty, len);
}

function checkTuple(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'tuple' }>, expectation: Expectation): Ty {
  const want = wanted(cx, expectation);
  const wantedTys = want?.kind === 'tuple' && expectation.kind === 'has' ? want.tys : undefined;
  const tys = expr.exprs.map((each, index) => {
    const element = wantedTys?.[index];
    if (element === undefined) return checkExpr(cx, each);
    checkCoercible(cx, each, element);
    return element;
  });
  return tys.length === 0 ? UNIT : tupleTy(tys);
}

/** `a..b` and its kin are values of the library's range types. */
function checkRange(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'range' }>, expectation: Expectation): Ty {
  const name = rangeItem(expr);
  const def = lang(cx.items, name);
  if (def === undefined) return reportUnsupported(cx, 'this kind of range', expr.span);
  if (expr.low === undefined && expr.high === undefined) return adtTy(def, []);
  const want = wanted(cx, expectation);
  const arg = want?.kind === 'adt' && want.def === def ? want.args[0] : undefined;
  const index: Ty = arg !== undefined && isTy(arg) ? arg : newVar(cx, expr.span);
  if (expr.low !== undefined) checkCoercible(cx, expr.low, index);
  if (expr.high !== undefined) {
    cx.rangesAround.push(expr);
    const high = checkExpr(cx, expr.high, has(index));
    cx.rangesAround.pop();
    // An end that is faulty says nothing of the other one.
    if (see(cx, high).kind !== 'error') demandCoerce(cx, expr.high, high, index);
  }
  return adtTy(def, [index]);
}

/** The lang item behind a range expression. */
export function rangeItem(expr: Extract<ast.Expr, { kind: 'range' }>): string {
  if (expr.low === undefined)
    return expr.high === undefined ? 'RangeFull' : expr.inclusive ? 'RangeToInclusive' : 'RangeTo';
  return expr.high === undefined ? 'RangeFrom' : expr.inclusive ? 'RangeInclusive' : 'Range';
}

/** Variables, elements and arguments must have a size. */
export function requireSized(
  cx: BodyCx,
  ty: Ty,
  span: ast.Expr['span'],
  kind: 'sized-variable' | 'sized-argument' | 'sized-return' | 'misc' = 'misc',
): void {
  const found = see(cx, ty);
  switch (found.kind) {
    case 'bool':
    case 'char':
    case 'never':
    case 'int':
    case 'float':
    case 'ref':
    case 'ptr':
    case 'fn-def':
    case 'fn-ptr':
    case 'array':
    case 'error':
      return;
    default:
  }
  const sized = lang(cx.items, 'Sized');
  if (sized !== undefined) requireTrait(cx, sized, [ty], { span, kind, def: undefined });
}
