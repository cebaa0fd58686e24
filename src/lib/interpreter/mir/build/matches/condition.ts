/** Conditions of `if` and of guards: chains of `&&`, `let` and plain values, branching without a Boolean where they can. */
import type { Expr, Pat, UserTy } from '../../../types/thir.ts';
import type { SourceInfo } from '../../ir.ts';
import { placeOf } from '../../place.ts';
import { type Builder, type RegionScope, infoAt } from '../builder.ts';
import { goto, moveOf, newBlock, terminate } from '../cfg.ts';
import { isIdentityCast } from '../category.ts';
import { inNode } from '../node.ts';
import { asTemp } from '../operand.ts';
import { breakForElse, inIfThenScope, topScope } from '../scopes.ts';
import { lowerScrutinee } from './arms.ts';
import { bindPattern } from './bind.ts';
import { declareBindings } from './declare.ts';
import { buildMatchTree } from './tree.ts';

export interface ConditionContext {
  /** Where the Boolean of a plain condition dies; undefined: with what is open at its turn (guards). */
  readonly tempScope: RegionScope | undefined;
  /** Where variables of `let`s are visible. */
  readonly variableInfo: SourceInfo;
  /** Whether `let`s declare their variables here; a guard's are declared with its arm. */
  readonly declares: boolean;
}

/** Temporaries of a plain condition die with it; those of `let`s live into the success branch; operators end their operands' own. */
export const isTerminatingCondition = (cond: Expr): boolean => cond.kind !== 'let' && cond.kind !== 'logical';

/** Leaves the current block where the condition holds; failure goes to the innermost `inIfThenScope`. */
export function lowerCondition(cx: Builder, expr: Expr, context: ConditionContext, terminating = false): void {
  inNode(cx, expr, terminating, () => {
    switch (expr.kind) {
      case 'logical':
        if (expr.op === '&&') {
          lowerCondition(cx, expr.left, context, isTerminatingCondition(expr.left));
          lowerCondition(cx, expr.right, context, expr.right.kind !== 'let');
          return;
        }
        lowerOr(cx, expr, context);
        return;
      case 'unary':
        if (expr.op === '!' && expr.ty.kind === 'bool') {
          const failed = inIfThenScope(cx, topScope(cx), () => lowerCondition(cx, expr.expr, context));
          breakForElse(cx, cx.block, context.variableInfo);
          cx.block = failed;
          return;
        }
        break;
      case 'cast':
        if (isIdentityCast(expr)) {
          lowerCondition(cx, expr.expr, context);
          return;
        }
        break;
      case 'let':
        lowerLetCondition(cx, expr.expr, expr.pat, undefined, context.declares ? context.variableInfo : undefined);
        return;
      default:
    }
    const place = placeOf(asTemp(cx, expr, context.tempScope ?? topScope(cx), true));
    const yes = newBlock(cx.cfg);
    const no = newBlock(cx.cfg);
    const info = infoAt(cx, expr.span);
    terminate(cx.cfg, cx.block, info, {
      kind: 'switch',
      operand: moveOf(place),
      values: [0n],
      targets: [no],
      otherwise: yes,
    });
    breakForElse(cx, no, info);
    cx.block = yes;
  });
}

/** `a || b`: where `a` fails, `b` is tried; both ways of success meet. */
function lowerOr(cx: Builder, expr: Expr & { readonly kind: 'logical' }, context: ConditionContext): void {
  const leftFailed = inIfThenScope(cx, topScope(cx), () =>
    lowerCondition(cx, expr.left, context, isTerminatingCondition(expr.left)),
  );
  const leftHolds = cx.block;
  cx.block = leftFailed;
  lowerCondition(cx, expr.right, context, expr.right.kind !== 'let');
  const success = newBlock(cx.cfg);
  goto(cx.cfg, leftHolds, context.variableInfo, success);
  goto(cx.cfg, cx.block, context.variableInfo, success);
  cx.block = success;
}

/** `let pat = expr` as a condition, and the matching part of `let … else`. `variableInfo`: declare the variables, visible there. */
export function lowerLetCondition(
  cx: Builder,
  scrutinee: Expr,
  pat: Pat,
  userTy: UserTy | undefined,
  variableInfo: SourceInfo | undefined,
): void {
  const place = lowerScrutinee(cx, scrutinee);
  const tree = buildMatchTree(cx, cx.block, place, scrutinee.span, pat.span, [{ pat, userTy, hasGuard: false }], false);
  breakForElse(cx, tree.otherwise, infoAt(cx, scrutinee.span));
  if (variableInfo !== undefined) declareBindings(cx, pat, userTy, variableInfo.scope);
  const [branch] = tree.branches;
  if (branch !== undefined) bindPattern(cx, infoAt(cx, pat.span), branch, [], scrutinee.span, undefined);
}
