/**
 * Lints on single expressions: `dropping_references`, `dropping_copy_types`, `unused_comparisons`,
 * `for_loops_over_fallibles`. After rustc's `drop_forget_useless` and `types`.
 */
import { walkExprs } from '../check/walk.ts';
import { isCopy } from '../solve/queries.ts';
import { paramEnvOf } from '../solve/elaborate.ts';
import { isLang } from '../types/lookup.ts';
import { maxOf, minOf } from '../mir/build/constant.ts';
import type { Expr } from '../types/thir.ts';
import type { Linted, LintedBody, Report } from './linted.ts';

export function lintExprs({ items }: Linted, { owner, typed }: LintedBody, report: Report): void {
  const env = paramEnvOf(items, owner);
  /** Values of arms and statements, where a `drop` is the point of it. */
  const passed = new Set<Expr>();
  walkExprs(typed.expr, (expr) => {
    switch (expr.kind) {
      case 'match':
        for (const arm of expr.arms) passed.add(arm.body);
        return;
      case 'call':
        lintDrop(expr);
        lintLoop(expr);
        return;
      case 'binary':
        lintComparison(expr);
        return;
      default:
    }
  });

  function lintDrop(call: Expr & { readonly kind: 'call' }): void {
    const { func, args, overloaded } = call;
    const [first] = args;
    if (func.ty.kind !== 'fn-def' || first === undefined || args.length !== 1 || overloaded !== 'no') return;
    const { def } = func.ty;
    if (!isLang(items, def, 'mem_drop')) return;
    const isReference = first.ty.kind === 'ref';
    // `match x { A => drop(r), … }` gives unit arms: meant so, where what is dropped is a call's result.
    if (passed.has(call) && first.kind === 'call') return;
    if (isReference)
      report(
        'dropping_references',
        'calls to `std::mem::drop` with a reference instead of an owned value does nothing',
        call.span,
        { help: ['use `let _ = …` to ignore the expression or result'] },
      );
    else if (isCopy(items, env, first.ty))
      report(
        'dropping_copy_types',
        'calls to `std::mem::drop` with a value that implements `Copy` does nothing',
        call.span,
        { help: ['use `let _ = …` to ignore the expression or result'] },
      );
  }

  /** `for x in option`: it has one element or none. */
  function lintLoop({ func, args, origin }: Expr & { readonly kind: 'call' }): void {
    const [first] = args;
    if (origin !== 'for-loop' || first === undefined || func.ty.kind !== 'fn-def') return;
    if (!isLang(items, func.ty.def, 'into_iter')) return;
    const ty = first.ty.kind === 'ref' ? first.ty.ty : first.ty;
    if (ty.kind !== 'adt') return;
    const name = isLang(items, ty.def, 'Option') ? 'Option' : isLang(items, ty.def, 'Result') ? 'Result' : undefined;
    if (name === undefined) return;
    const article = name === 'Option' ? 'an' : 'a';
    report(
      'for_loops_over_fallibles',
      `for loop over ${article} ${first.ty.kind === 'ref' ? `reference to ${article} ` : ''}\`${name}\``,
      first.span,
      { help: [`\`if let ${name === 'Option' ? 'Some' : 'Ok'}(…) = …\` says the same`] },
    );
  }

  /** A bound that the type itself keeps: `unsigned >= 0`. */
  function lintComparison({ op, left, right, span }: Expr & { readonly kind: 'binary' }): void {
    if (op !== '<' && op !== '<=' && op !== '>' && op !== '>=') return;
    const literal = left.kind === 'literal' ? left : right.kind === 'literal' ? right : undefined;
    const other = literal === left ? right : left;
    // With a sign it is an operation, into which rustc does not look.
    if (literal?.value.kind !== 'int' || literal.value.value < 0n || other.ty.kind !== 'int') return;
    const { value } = literal.value;
    const { name } = other.ty;
    // As if the literal stood on the right.
    const seen = literal === left ? FLIPPED[op] : op;
    const isUseless =
      ((seen === '>=' || seen === '<') && value === minOf(name)) ||
      ((seen === '<=' || seen === '>') && value === maxOf(name));
    if (isUseless) report('unused_comparisons', 'comparison is useless due to type limits', span);
  }
}

const FLIPPED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
