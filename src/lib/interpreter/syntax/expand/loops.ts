/** `for`, `while` and `?`, written out as rustc does when it lowers to HIR (`rustc_ast_lowering::expr`). */
import { type Span, spanEndPoint } from '../../source/index.ts';
import type { Expr } from '../ast.ts';
import {
  armOf,
  bindPat,
  blockExpr,
  blockOf,
  breakExpr,
  exprStmt,
  ifExpr,
  langCall,
  loopExpr,
  matchExpr,
  nameExpr,
  pathPat,
  refExpr,
  returnExpr,
  stdPath,
  variantPat,
} from './build.ts';
import { at, type ExpandCx, type Site } from './cx.ts';
import { expandBlock, expandExpr } from './exprs.ts';
import { expandPat } from './patterns.ts';

type Of<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>;

/**
 *     { match into_iter(iter) { mut $iter => 'label: loop { match next(&mut $iter) { None => break, Some(pat) => body } } } }
 *
 * The block around ends the temporaries of `iter` with the loop, also where the loop is a block's last expression.
 */
export function expandFor(cx: ExpandCx, expr: Of<'for'>): Expr {
  const whole: Site = { cx, span: expr.span, origin: 'for-loop' };
  const head = at(whole, expr.iter.span);
  const iter = expandExpr(cx, expr.iter);
  const next = langCall(head, 'next', [refExpr(head, nameExpr(head, '$iter'), true)]);
  const none = armOf(whole, pathPat(whole, stdPath(whole, 'option::Option::None')), breakExpr(whole));
  const patSite = at(whole, expr.pat.span);
  const some = variantPat(patSite, stdPath(patSite, 'option::Option::Some'), [expandPat(cx, expr.pat)]);
  const bodySite = at(whole, expr.body.span);
  const body = blockExpr(bodySite, expandBlock(cx, expr.body));
  // The arm is the body's: its bindings end at the body's closing brace.
  const step = matchExpr(head, next, [none, armOf(bodySite, some, body)]);
  const loop = loopExpr(whole, expr.label, blockOf(whole, [exprStmt(whole, step, false)]));
  const outer = matchExpr(whole, langCall(head, 'into_iter', [iter]), [
    armOf(whole, bindPat(head, '$iter', true), loop),
  ]);
  return { ...blockExpr(whole, blockOf(whole, [exprStmt(whole, outer, false)])), id: expr.id };
}

/** `'label: loop { if cond { body } else { break } }`: `if` ends the temporaries of its condition before the body. */
export function expandWhile(cx: ExpandCx, expr: Of<'while'>): Expr {
  const whole: Site = { cx, span: expr.span, origin: 'while-loop' };
  const cond = expandExpr(cx, expr.cond);
  const otherwise = blockExpr(whole, blockOf(whole, [exprStmt(whole, breakExpr(whole), false)]));
  const step = ifExpr(whole, cond, expandBlock(cx, expr.body), otherwise);
  return { ...loopExpr(whole, expr.label, blockOf(whole, [], step)), id: expr.id };
}

/** `match branch(expr) { Continue($val) => $val, Break($residual) => return from_residual($residual) }`. */
export function expandTry(cx: ExpandCx, expr: Of<'try'>): Expr {
  const whole: Site = { cx, span: expr.span, origin: 'question-mark' };
  const mark: Span = spanEndPoint(expr.span);
  const question = at(whole, mark);
  const scrutinee = langCall(whole, 'branch', [expandExpr(cx, expr.expr)]);
  const goesOn = variantPat(whole, stdPath(whole, 'ops::ControlFlow::Continue'), [bindPat(whole, '$val')]);
  const stops = variantPat(question, stdPath(question, 'ops::ControlFlow::Break'), [bindPat(question, '$residual')]);
  const residual = langCall(question, 'from_residual', [nameExpr(question, '$residual')]);
  const arms = [armOf(whole, goesOn, nameExpr(whole, '$val')), armOf(question, stops, returnExpr(question, residual))];
  return { ...matchExpr(whole, scrutinee, arms), id: expr.id };
}
