/** Negation and `!`: built in on numbers and `bool`, otherwise through `Neg` and `Not`. */
import type * as ast from '../syntax/ast.ts';

import { assocTypeOf, lang } from '../types/lookup.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import type { Ty } from '../types/ty.ts';
import { checkExpr } from './expr.ts';
import {
  core,
  reportUnsupported,
  known,
  normal,
  report,
  reportUnknown,
  requireTrait,
  show,
  type BodyCx,
} from './context.ts';
import type { Expectation } from './expectation.ts';
import { isUserTy } from './report.ts';
import { ERROR, projectionTy } from '../types/make.ts';

export function checkUnary(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'unary' }>, expectation: Expectation): Ty {
  const inner = checkExpr(cx, expr.expr, expectation);
  const ty = known(cx, inner);
  if (ty.kind === 'error') return ERROR;
  if (ty.kind === 'infer' && ty.class === 'general') {
    reportUnknown(cx, ty, expr.expr.span);
    return ERROR;
  }
  if (isBuiltinUnary(expr.op, ty)) {
    // A number that is still open may turn out unsigned: asked again when all types are known, then as a bound.
    if (ty.kind === 'infer' && expr.op === '-')
      cx.deferred.push(() => {
        reportUnsigned(cx, expr, known(cx, ty));
      });
    return ty;
  }
  if (expr.op === '-' && ty.kind === 'int') {
    requireNegatable(cx, expr, ty);
    return ERROR;
  }
  const [traitName, methodName] = expr.op === '-' ? ['Neg', 'neg'] : ['Not', 'not'];
  const trait = lang(cx.items, traitName);
  const method = lang(cx.items, methodName);
  const output = trait === undefined ? undefined : assocTypeOf(cx.items, trait);
  if (
    trait === undefined ||
    method === undefined ||
    output === undefined ||
    evaluateTrait(cx.infer, { trait, args: [ty] }) === 'no'
  ) {
    if (!isUserTy(cx, ty) && ty.kind === 'adt')
      return reportUnsupported(cx, `\`${expr.op}\` on the library's \`${show(cx, ty)}\``, expr.span);
    reportUnary(cx, expr, ty);
    return ERROR;
  }
  requireTrait(cx, trait, [ty], { span: expr.span, kind: 'operator', def: undefined });
  cx.callees.set(expr.id, { kind: 'fn', def: method, args: [ty], userArgs: undefined });
  return normal(cx, projectionTy(output, [ty]), expr.span);
}

/** Scalars only; an unsigned integer cannot be negated. */
export function isBuiltinUnary(op: ast.UnaryOp, ty: Ty): boolean {
  const isInt = ty.kind === 'int' || (ty.kind === 'infer' && ty.class === 'int');
  if (op === '!') return isInt || ty.kind === 'bool';
  return (
    (isInt && !(ty.kind === 'int' && ty.name.startsWith('u'))) ||
    ty.kind === 'float' ||
    (ty.kind === 'infer' && ty.class === 'float')
  );
}

function requireNegatable(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'unary' }>, ty: Ty): void {
  if (ty.kind !== 'int' || !ty.name.startsWith('u')) return;
  if (core(expr.expr).kind === 'literal') {
    report(cx, 'no-unary-operator', 'E0600', `cannot apply unary operator \`-\` to type \`${ty.name}\``, expr.span, {
      label: 'cannot apply unary operator `-`',
      notes: ['unsigned values cannot be negated'],
    });
  } else reportUnary(cx, expr, ty);
}

function reportUnsigned(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'unary' }>, ty: Ty): void {
  if (ty.kind !== 'int' || !ty.name.startsWith('u')) return;
  const message = `the trait bound \`${ty.name}: Neg\` is not satisfied`;
  report(cx, 'unsatisfied-bound', 'E0277', message, expr.span, {
    label: `the trait \`Neg\` is not implemented for \`${ty.name}\``,
  });
}

function reportUnary(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'unary' }>, ty: Ty): void {
  report(
    cx,
    'no-unary-operator',
    'E0600',
    `cannot apply unary operator \`${expr.op}\` to type \`${show(cx, ty)}\``,
    expr.span,
    {
      label: `cannot apply unary operator \`${expr.op}\``,
    },
  );
}
