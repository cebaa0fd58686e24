/**
 * Constants in types: array lengths, const arguments, discriminants. Literals, arithmetic, paths to constants and const
 * parameters are worked out here; anything else has to be checked, built and run, which whoever compiles does between two
 * rounds of collecting (`CollectCx.wanted`), and for bodies at once (E-code errors of a wrong type are the type checker's).
 */
import { findIn, setIn, unreachable } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import { diagnostic } from '../diagnostics/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Const, DefId, IntName, Ty } from '../types/ty.ts';
import { type CollectCx, type LowerCx, guarded, itemLowering, syntaxOf, reportUnsupported } from './context.ts';
import { genericCount } from '../types/lookup.ts';
import { type ConstRole, isLiteralOfTy, isOfTy, checkParamTy } from './const-types.ts';
import { primTy } from './lower-type.ts';
import { sameTy } from '../types/fold.ts';
import { isPrim } from '../resolve/known-std.ts';
import { intTy } from '../types/make.ts';

const FAILED: Const = { kind: 'const-error' };

/**
 * The count in `[value; count]` alone may name `Self` and parameters of what is around. `ofObject`: among the arguments of
 * a trait object's trait.
 */
export function lowerConst(cx: LowerCx, expr: ast.Expr, ty: Ty, role: ConstRole = 'argument', ofObject = false): Const {
  if (expr.kind === 'underscore' && cx.inferConst !== undefined) return cx.inferConst(expr.span);
  const direct = directParam(cx.collect, expr);
  if (direct !== undefined) {
    if (direct.kind === 'const-param') checkParamTy(cx, direct.name, ty, expr.span, ofObject);
    return direct;
  }
  if (ty.kind === 'error') return FAILED;
  if (expr.kind === 'literal' && !isLiteralOfTy(cx, expr.value, ty, expr.span, role)) return FAILED;
  const value = evaluate(cx.collect, expr, ty);
  if (value === 'error') return FAILED;
  if (value === undefined) {
    const { defOfNode, paths } = resolutionsAt(cx.collect.resolutions, expr);
    // It uses a parameter, which is reported.
    if (paths.get(expr.id)?.res.kind === 'error') return FAILED;
    const def = defOfNode.get(expr.id);
    // Elsewhere, constants in types may not depend on parameters of whatever kind.
    const mayRun = role === 'repeat' || genericCount(cx.collect.items, cx.owner) === 0;
    if (def === undefined && expr.kind === 'literal' && expr.value.kind === 'int' && ty.kind === 'int') {
      outOfRange(cx, ty.name, expr.span);
      return { kind: 'const-value', value: wrapInt(expr.value.value, ty.name), ty };
    }
    if (def === undefined || !mayRun) return unknown(cx, expr.span);
    const found = valueByRunning(cx, def, expr.span);
    if (found.kind !== 'const-value' || sameTy(found.ty, ty)) return found;
    // With what is expected of it the body is faulty. That is not known of arguments that only types tell the place of.
    if (!isPath(expr)) return unknown(cx, expr.span);
    isOfTy(cx, found.ty, ty, unwrapped(expr).span);
    return FAILED;
  }
  return { kind: 'const-value', value: wrap(value, ty), ty };
}

/** The value of a constant that is not worked out here. */
function valueByRunning(cx: LowerCx, def: DefId, span: Span): Const {
  const { collect } = cx;
  const answer = collect.items.answers?.constant?.(def) ?? collect.known.get(def);
  switch (answer?.kind) {
    case undefined:
      // To be asked of whoever compiles, and known in the next round.
      collect.wanted.set(def, span);
      return FAILED;
    case 'value':
      return answer.value;
    case 'fault':
      cx.report(answer.found);
      return FAILED;
    case 'faulty-body':
      return FAILED;
    case 'unknown':
      return unknown(cx, span);
    default:
      return unreachable(answer);
  }
}

/** A literal that is an argument by itself, and no body that is checked. */
function outOfRange(cx: LowerCx, name: IntName, span: Span): void {
  const message = `literal out of range for \`${name}\``;
  const fault = { name: 'overflowing-literal', code: undefined, family: 'other', message, span } as const;
  cx.report(diagnostic(fault, { lint: 'overflowing_literals' }));
}

function unknown(cx: LowerCx, span: Span): Const {
  reportUnsupported(cx, 'this constant in a type', span, 'use a literal, arithmetic, or the name of such a constant');
  return FAILED;
}

/** `N`, `{ N }`: the parameter itself. */
export function directParam(cx: CollectCx, written: ast.Expr): Const | undefined {
  const expr = unwrapped(written);
  if (expr.kind !== 'path' || expr.qself !== undefined) return undefined;
  const found = resolutionsAt(cx.resolutions, expr.path).paths.get(expr.path.id);
  if (found?.res.kind === 'param' && found.rest === 0)
    return { kind: 'const-param', index: found.res.index, name: found.res.name };
  return found?.res.kind === 'error' ? FAILED : undefined;
}

/** What stands in parentheses, or alone in a block. */
function unwrapped(expr: ast.Expr): ast.Expr {
  if (expr.kind === 'paren') return unwrapped(expr.expr);
  return expr.kind === 'block' &&
    expr.label === undefined &&
    expr.block.stmts.length === 0 &&
    expr.block.tail !== undefined
    ? unwrapped(expr.block.tail)
    : expr;
}

const isPath = (expr: ast.Expr): boolean => unwrapped(expr).kind === 'path';

/** A path in place of a const argument of type `ty`. Undefined when it names no value. */
export function lowerConstPath(cx: LowerCx, path: ast.Path, ty: Ty, ofObject: boolean): Const | undefined {
  const found = resolutionsAt(cx.collect.resolutions, path).paths.get(path.id);
  if (found === undefined || found.rest > 0) return undefined;
  if (found.res.kind === 'error') return FAILED;
  if (found.res.kind === 'param' && found.res.isConst) {
    const { index, name } = found.res;
    checkParamTy(cx, name, ty, path.span, ofObject);
    return { kind: 'const-param', index, name };
  }
  if (found.res.kind !== 'def') return undefined;
  const { kind } = findIn(cx.collect.items.defs, found.res.def) ?? {};
  if (kind !== 'const' && kind !== 'assoc-const') return undefined;
  const value = constantValue(cx.collect, found.res.def) ?? valueByRunning(cx, found.res.def, path.span);
  return value.kind === 'const-value' && !isOfTy(cx, value.ty, ty, path.span) ? FAILED : value;
}

type Value = bigint | boolean;

/** The value of a named constant, if it can be worked out here. */
export function constantValue(cx: CollectCx, def: DefId): Const | undefined {
  const stored = findIn(cx.items.constValues, def);
  if (stored !== undefined) return stored;
  if (cx.constants.has(def)) return cx.constants.get(def);
  const syntax = syntaxOf(cx, def);
  const node = syntax?.kind === 'item' || syntax?.kind === 'assoc' ? syntax.node : undefined;
  if (node?.kind !== 'const' || node.value === undefined) return undefined;
  const { value, ty } = node;
  const known = primOf(cx, ty);
  const found = known === undefined ? undefined : guarded(cx, `const ${def}`, () => evaluate(cx, value, known));
  const result: Const | undefined =
    found === undefined || found === 'error' || known === undefined
      ? undefined
      : { kind: 'const-value', value: wrap(found, known), ty: known };
  cx.constants.set(def, result);
  if (result !== undefined) setIn(cx.items.constValues, def, result);
  return result;
}

function primOf(cx: CollectCx, ty: ast.TypeExpr): Ty | undefined {
  if (ty.kind !== 'path' || ty.qself !== undefined) return undefined;
  const found = resolutionsAt(cx.resolutions, ty.path).paths.get(ty.path.id);
  return found?.rest === 0 && found.res.kind === 'prim' ? primTy(found.res.name) : undefined;
}

/** `error`: reported elsewhere. Undefined: not to be worked out here. */
export function evaluate(cx: CollectCx, expr: ast.Expr, ty: Ty): Value | 'error' | undefined {
  switch (expr.kind) {
    case 'literal':
      switch (expr.value.kind) {
        case 'int':
          return inRange(expr.value.value, ty);
        case 'bool':
          return expr.value.value;
        case 'char':
        case 'byte':
          return BigInt(expr.value.value);
        default:
          return undefined;
      }
    case 'paren':
      return evaluate(cx, expr.expr, ty);
    case 'block':
      return expr.label === undefined && expr.block.stmts.length === 0 && expr.block.tail !== undefined
        ? evaluate(cx, expr.block.tail, ty)
        : undefined;
    case 'path':
      return evalPath(cx, expr, ty);
    case 'unary': {
      // `-128i8`: only with its sign is the literal in range.
      if (expr.op === '-' && expr.expr.kind === 'literal' && expr.expr.value.kind === 'int')
        return inRange(-expr.expr.value.value, ty);
      const value = evaluate(cx, expr.expr, ty);
      if (typeof value === 'boolean') return expr.op === '!' ? !value : undefined;
      if (typeof value !== 'bigint') return value;
      if (expr.op === '-') return inRange(-value, ty);
      return expr.op === '!' && ty.kind === 'int' ? wrapInt(~value, ty.name) : undefined;
    }
    case 'cast': {
      const target = primOf(cx, expr.ty);
      if (target?.kind !== 'int') return undefined;
      const value = evaluate(cx, expr.expr, widest(expr.expr));
      if (typeof value === 'boolean') return value ? 1n : 0n;
      return typeof value === 'bigint' ? wrapInt(value, target.name) : value;
    }
    case 'binary': {
      const left = evaluate(cx, expr.left, ty);
      const right = evaluate(cx, expr.right, ty);
      if (left === 'error' || right === 'error') return 'error';
      if (typeof left !== 'bigint' || typeof right !== 'bigint') return undefined;
      return binary(expr.op, left, right, ty);
    }
    default:
      return undefined;
  }
}

/** Stands for the type of what is cast, which may be any that casts to the wanted one. */
const ANY_NUMBER: Ty = intTy('i128');

/** The type of what is cast, as far as syntax tells: `3 as u8`, `-1i32 as u32`. */
function widest(expr: ast.Expr): Ty {
  if (
    expr.kind === 'literal' &&
    expr.value.kind === 'int' &&
    expr.value.suffix !== undefined &&
    isPrim(expr.value.suffix)
  )
    return primTy(expr.value.suffix);
  return ANY_NUMBER;
}

/** Undefined, too, where it is of another type than `ty`. */
function evalPath(cx: CollectCx, expr: Extract<ast.Expr, { kind: 'path' }>, wanted: Ty): Value | 'error' | undefined {
  const found = resolutionsAt(cx.resolutions, expr.path).paths.get(expr.path.id);
  if (expr.qself !== undefined || found === undefined) return undefined;
  if (found.res.kind === 'error') return 'error';
  if (found.res.kind === 'prim' && found.rest === 1) {
    const name = expr.path.segments[expr.path.segments.length - 1]?.name.name;
    const ty = primTy(found.res.name);
    if (ty.kind !== 'int') return undefined;
    const own: Ty = name === 'BITS' ? intTy('u32') : ty;
    if (wanted !== ANY_NUMBER && !sameTy(own, wanted)) return undefined;
    const [low, high] = rangeOf(ty.name);
    return name === 'MAX' ? high : name === 'MIN' ? low : name === 'BITS' ? BigInt(bitsOf(ty.name)) : undefined;
  }
  if (found.res.kind !== 'def' || found.rest > 0) return undefined;
  const kind = findIn(cx.items.defs, found.res.def)?.kind;
  if (kind !== 'const') return undefined;
  const value = constantValue(cx, found.res.def);
  if (value?.kind !== 'const-value' || (wanted !== ANY_NUMBER && !sameTy(value.ty, wanted))) return undefined;
  return typeof value.value !== 'number' ? value.value : undefined;
}

function binary(op: ast.BinaryOp, left: bigint, right: bigint, ty: Ty): Value | undefined {
  switch (op) {
    case '+':
      return inRange(left + right, ty);
    case '-':
      return inRange(left - right, ty);
    case '*':
      return inRange(left * right, ty);
    case '/':
      return right === 0n ? undefined : inRange(left / right, ty);
    case '%':
      return right === 0n ? undefined : left % right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return ty.kind === 'int' && right >= 0n && right < BigInt(bitsOf(ty.name))
        ? wrapInt(left << right, ty.name)
        : undefined;
    case '>>':
      return ty.kind === 'int' && right >= 0n && right < BigInt(bitsOf(ty.name)) ? left >> right : undefined;
    default:
      return undefined;
  }
}

// ---------------------------------------------------------------- integers

export function bitsOf(name: IntName): number {
  if (name === 'isize' || name === 'usize') return 64;
  return Number(name.slice(1));
}

export function rangeOf(name: IntName): readonly [bigint, bigint] {
  const bits = BigInt(bitsOf(name));
  return name.startsWith('u') ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

/** Overflow in a constant is an error that is not reported here: nothing is claimed. */
function inRange(value: bigint, ty: Ty): bigint | undefined {
  if (ty.kind !== 'int') return value;
  const [low, high] = rangeOf(ty.name);
  return value >= low && value <= high ? value : undefined;
}

function wrapInt(value: bigint, name: IntName): bigint {
  const bits = bitsOf(name);
  return name.startsWith('u') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}

/** Booleans stay Booleans; everything else is an integer (a character is its code point). */
const wrap = (value: Value, ty: Ty): bigint | boolean =>
  typeof value === 'boolean' || ty.kind !== 'bool' ? value : value !== 0n;

export function anonConst(cx: CollectCx, owner: DefId, expr: ast.Expr, ty: Ty): Const {
  return lowerConst(itemLowering(cx, owner, { kind: 'static' }), expr, ty, 'discriminant');
}
