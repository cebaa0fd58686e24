/**
 * Assignment. A left side that takes its value apart (`(a, s.b, _) = e`) is checked as rustc lowers it: `let` the pattern
 * of fresh variables, then assign each to its place (Reference, "Destructuring assignments").
 */
import type * as ast from '../syntax/ast.ts';
import { nodeId } from '../syntax/ast.ts';

import { findIn } from '../../heap/base/index.ts';
import { variantOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { core, mentionsError, report, see, type BodyCx } from './context.ts';
import { has, onlyHas, type Expectation } from './expectation.ts';
import { checkCoercible, checkExpr, demandCoerce, requireSized } from './expr.ts';
import { checkPattern } from './patterns.ts';
import { reportMismatch } from './report.ts';
import { convertPlaceToMut, isPlace } from './place-ops.ts';
import { BOOL, ERROR, UNIT } from '../types/make.ts';

type Assign = Extract<ast.Expr, { kind: 'assign' }>;

export function checkAssign(cx: BodyCx, expr: Assign, expectation: Expectation): Ty {
  const left = core(expr.left);
  const destructuring = destructuringOf(cx, expr);
  if (destructuring !== undefined) return checkDestructuring(cx, expr, destructuring);
  if (onlyHas(cx, expectation)?.kind === 'bool') {
    // `if x = 5`: whoever writes it means `==`, so that nothing else of the assignment is held against it.
    const tys = [checkExpr(cx, left), checkExpr(cx, expr.right)];
    if (!mentionsError(cx, ...tys)) reportMismatch(cx, BOOL, UNIT, expr.span);
    return ERROR;
  }
  const ty = checkExpr(cx, left);
  if (isPlace(cx, left)) checkCoercible(cx, expr.right, ty);
  else checkExpr(cx, expr.right, has(ty));
  requirePlace(cx, left, ty, expr);
  requireSized(cx, ty, left.span);
  return UNIT;
}

function requirePlace(cx: BodyCx, left: ast.Expr, ty: Ty, expr: ast.Expr): void {
  if (isPlace(cx, left)) {
    convertPlaceToMut(cx, left);
    return;
  }
  if (see(cx, ty).kind === 'error') return;
  report(cx, 'assign-to-value', 'E0070', 'invalid left-hand side of assignment', expr.span, {
    labels: [{ span: left.span, text: 'cannot assign to this expression' }],
  });
}

// ---------------------------------------------------------------- taking apart

/** The left side as a pattern, and the places in it with the variables that stand for them. */
export interface Destructuring {
  readonly pat: ast.Pat;
  /** `value` is an expression that names the variable. */
  readonly assigns: readonly {
    readonly place: ast.Expr;
    readonly value: Extract<ast.Expr, { kind: 'underscore' }>;
    readonly binding: ast.NodeId;
  }[];
}

const memo = new WeakMap<ast.Expr, Destructuring>();

/** Undefined when the left side is a place (or no left side at all). */
export function destructuringOf(cx: BodyCx, expr: Assign): Destructuring | undefined {
  const left = core(expr.left);
  if (!takesApart(cx, left)) return undefined;
  let found = memo.get(expr);
  if (found === undefined) {
    const assigns: { place: ast.Expr; value: Extract<ast.Expr, { kind: 'underscore' }>; binding: ast.NodeId }[] = [];
    found = { pat: asPattern(cx, left, assigns), assigns };
    memo.set(expr, found);
  }
  return found;
}

function takesApart(cx: BodyCx, left: ast.Expr): boolean {
  switch (left.kind) {
    case 'underscore':
    case 'tuple':
    case 'array':
    case 'struct':
      return true;
    case 'call': {
      const func = core(left.func);
      if (func.kind !== 'path') return false;
      const res = cx.resolutions.paths.get(func.path.id);
      if (res === undefined) return false;
      if (res.rest > 0) return findAssocVariant(cx, res.res, func.path);
      return res.res.kind === 'self-type' || (res.res.kind === 'def' && variantOf(cx.items, res.res.def) !== undefined);
    }
    default:
      return false;
  }
}

/** `Self::A(x) = …`. */
function findAssocVariant(
  cx: BodyCx,
  res: { readonly kind: string; readonly impl?: Parameters<typeof variantOf>[1] },
  path: ast.Path,
): boolean {
  const self = res.kind === 'self-type' && res.impl !== undefined ? findIn(cx.items.impls, res.impl)?.self : undefined;
  const adt = self?.kind === 'adt' ? findIn(cx.items.adts, self.def) : undefined;
  return (
    adt?.kind === 'enum' &&
    adt.variants.some((each) => each.name === path.segments[path.segments.length - 1]?.name.name)
  );
}

/** Ids of nodes made here are negative: the place's own, turned round. */
const madeFrom = (expr: ast.Expr): ast.NodeId => nodeId(-1 - expr.id);

function asPattern(
  cx: BodyCx,
  expr: ast.Expr,
  assigns: { place: ast.Expr; value: Extract<ast.Expr, { kind: 'underscore' }>; binding: ast.NodeId }[],
): ast.Pat {
  const left = core(expr);
  const { span } = left;
  const id = madeFrom(left);
  const all = (exprs: readonly ast.Expr[]): ast.Pat[] => exprs.map((each) => asPattern(cx, each, assigns));
  switch (left.kind) {
    case 'underscore':
      return { kind: 'wild', id, span };
    case 'range':
      if (left.low === undefined && left.high === undefined) return { kind: 'rest', id, span };
      break;
    case 'tuple':
      return { kind: 'tuple', id, span, pats: all(left.exprs) };
    case 'array':
      return { kind: 'slice', id, span, pats: all(left.exprs) };
    case 'struct':
      return {
        kind: 'struct',
        id,
        span,
        path: left.path,
        hasRest: left.hasRest,
        fields: left.fields.map((field) => ({
          id: nodeId(-1 - field.id),
          span: field.span,
          name: field.name,
          pat: asPattern(cx, field.expr, assigns),
          isShorthand: false,
        })),
      };
    case 'call': {
      const func = core(left.func);
      if (func.kind === 'path' && takesApart(cx, left))
        return { kind: 'tuple-struct', id, span, path: func.path, pats: all(left.args) };
      break;
    }
    default:
  }
  assigns.push({ place: expr, value: { kind: 'underscore', id, span }, binding: id });
  return { kind: 'ident', id, span, name: { name: 'lhs', span }, byRef: false, isMut: false, sub: undefined };
}

function checkDestructuring(cx: BodyCx, expr: Assign, { pat, assigns }: Destructuring): Ty {
  checkPattern(cx, pat, checkExpr(cx, expr.right));
  for (const { place, value, binding } of assigns) {
    const ty = checkExpr(cx, place);
    const found = cx.locals.get(binding)?.ty ?? ERROR;
    cx.types.set(value.id, found);
    demandCoerce(cx, value, found, ty);
    requirePlace(cx, core(place), ty, expr);
  }
  return UNIT;
}
