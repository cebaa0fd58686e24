/**
 * `unreachable_patterns`, `irrefutable_let_patterns`: arms that earlier ones leave nothing to, and tests that always hold.
 * After rustc's `pattern_analysis` and `check_match`.
 */
import { deconstruct } from '../check/exhaustive/constructor.ts';
import { isUseful, missingValues } from '../check/exhaustive/usefulness.ts';
import { walkExprs } from '../check/walk.ts';
import type { Arm, Expr, Pat } from '../types/thir.ts';
import type { Linted, LintedBody, Report } from './linted.ts';

export function lintPatterns({ items }: Linted, { typed }: LintedBody, report: Report): void {
  /** Conditions of several parts: what of them may be irrefutable is a question of its own. */
  const chained = new Set<Expr>();
  walkExprs(typed.expr, (expr) => {
    switch (expr.kind) {
      case 'match':
        if (expr.origin === undefined && expr.scrutinee.origin === undefined) lintArms(expr.scrutinee, expr.arms);
        return;
      case 'logical':
        chained.add(expr.left);
        chained.add(expr.right);
        return;
      case 'let':
        if (!chained.has(expr) && expr.origin !== 'matches-macro' && isIrrefutable(expr.pat))
          report('irrefutable_let_patterns', 'irrefutable `let` pattern', expr.span);
        return;
      case 'block':
        for (const stmt of expr.block.stmts)
          if (stmt.kind === 'let' && stmt.otherwise !== undefined && isIrrefutable(stmt.pat))
            report('irrefutable_let_patterns', 'irrefutable `let...else` pattern', stmt.span);
        return;
      default:
    }
  });

  function isIrrefutable(pat: Pat): boolean {
    const { witnesses, isTooLarge } = missingValues(items, pat.ty, [deconstruct(items, pat)], true);
    return witnesses.length === 0 && !isTooLarge;
  }

  function lintArms(scrutinee: Expr, arms: readonly Arm[]): void {
    const before: Pat[] = [];
    const leaves = (pat: Pat, others: readonly Pat[]): boolean =>
      isUseful(
        items,
        scrutinee.ty,
        others.map((each) => deconstruct(items, each)),
        deconstruct(items, pat),
      );
    for (const { pat, guard } of arms) {
      const alternatives = pat.kind === 'or' ? pat.pats : [pat];
      const dead: Pat[] = [];
      const seen: Pat[] = [];
      for (const each of alternatives) {
        if (!leaves(each, [...before, ...seen])) dead.push(each);
        // Where a guard says no, the next alternative is tried.
        if (guard === undefined) seen.push(each);
      }
      if (dead.length === alternatives.length) report('unreachable_patterns', 'unreachable pattern', pat.span);
      else for (const each of dead) report('unreachable_patterns', 'unreachable pattern', each.span);
      if (guard === undefined) before.push(pat);
    }
  }
}
