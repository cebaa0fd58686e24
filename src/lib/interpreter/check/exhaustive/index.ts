/**
 * E0004 and E0005: a `match` must cover every value, and the pattern of a plain `let`, a parameter or a `for` must fit
 * every value (Reference, "Match expressions", "Refutability"). Run on typed bodies that are not tainted.
 */
import { type Diagnostic, diagnostic, unsupported } from '../../diagnostics/index.ts';
import { printTy } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { nameOf } from '../../types/lookup.ts';
import type { Arm, Expr, Pat, Stmt, TypedBody } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { forEachChild } from '../walk.ts';
import { deconstruct } from './constructor.ts';
import { printWitness } from './print.ts';
import { missingValues } from './usefulness.ts';

/** What is not covered, in one body. */
export function checkMatches(items: ItemTables, body: TypedBody): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  for (const param of body.params) checkIrrefutable(items, param.pat, 'function argument', out);
  visitExpr(items, body.expr, out);
  return out;
}

function checkIrrefutable(items: ItemTables, pat: Pat, place: string, out: Diagnostic[]): void {
  if (pat.kind === 'wild' || (pat.kind === 'binding' && pat.sub === undefined)) return;
  const { missed, isTooLarge } = missedBy(items, pat.ty, [pat], true);
  if (isTooLarge) out.push(unsupported('a pattern with this many alternatives', pat.span));
  if (missed.length === 0) return;
  out.push(
    diagnostic(
      {
        name: 'refutable-pattern',
        code: 'E0005',
        family: 'other',
        message: `refutable pattern in ${place}`,
        span: pat.span,
      },
      {
        label: `${patterns(missed)} not covered`,
        notes: [`the matched value is of type \`${show(items, pat.ty)}\``],
        help: place === 'local binding' ? ['use `let … else` or `if let` to say what happens otherwise'] : [],
      },
    ),
  );
}

function checkMatch(items: ItemTables, scrutinee: Expr, arms: readonly Arm[], out: Diagnostic[]): void {
  const { missed, isTooLarge } = missedBy(
    items,
    scrutinee.ty,
    arms.filter((arm) => arm.guard === undefined).map((arm) => arm.pat),
    isValidPlace(scrutinee),
  );
  if (isTooLarge) out.push(unsupported('a match with this many alternatives', scrutinee.span));
  if (missed.length === 0) return;
  const loopPattern = scrutinee.origin === 'for-loop' ? findLoopPattern(arms) : undefined;
  if (loopPattern !== undefined) {
    checkIrrefutable(items, loopPattern, '`for` loop binding', out);
    return;
  }
  out.push(
    diagnostic(
      {
        name: 'non-exhaustive-match',
        code: 'E0004',
        family: 'other',
        message: `non-exhaustive patterns: ${patterns(missed)} not covered`,
        span: scrutinee.span,
      },
      {
        label: `${missed.length === 1 ? 'pattern' : 'patterns'} ${patterns(missed)} not covered`,
        notes: [`the matched value is of type \`${show(items, scrutinee.ty)}\``],
        help: ['add an arm for what is missing, or a last arm `_ => …`'],
      },
    ),
  );
}

/** `for pat in …` is a match with an arm `Some(pat)`. */
function findLoopPattern(arms: readonly Arm[]): Pat | undefined {
  for (const { pat } of arms) if (pat.kind === 'variant' && pat.fields.length === 1) return pat.fields[0]?.pat;
  return undefined;
}

/** Whether the matched place surely holds a value: what a pointer points at need not (rustc's `is_known_valid_scrutinee`). */
function isValidPlace(scrutinee: Expr): boolean {
  switch (scrutinee.kind) {
    case 'deref':
      return false;
    case 'field':
    case 'index':
      return isValidPlace(scrutinee.base);
    default:
      return true;
  }
}

function missedBy(
  items: ItemTables,
  ty: Ty,
  pats: readonly Pat[],
  isValid: boolean,
): { readonly missed: readonly string[]; readonly isTooLarge: boolean } {
  const { witnesses, isTooLarge } = missingValues(
    items,
    ty,
    pats.map((pat) => deconstruct(items, pat)),
    isValid,
  );
  return {
    missed: isTooLarge ? [] : [...new Set(witnesses.map((witness) => printWitness(items, witness)))],
    isTooLarge,
  };
}

function patterns(missed: readonly string[]): string {
  const shown = missed.slice(0, 3).map((each) => `\`${each}\``);
  if (missed.length > 3) return `${shown.join(', ')} and ${missed.length - 3} more`;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

const show = (items: ItemTables, ty: Ty): string => printTy(ty, (def) => nameOf(items, def));

function visitStmt(items: ItemTables, stmt: Stmt, out: Diagnostic[]): void {
  if (stmt.kind === 'expr') {
    visitExpr(items, stmt.expr, out);
    return;
  }
  if (stmt.init !== undefined) visitExpr(items, stmt.init, out);
  if (stmt.otherwise === undefined) checkIrrefutable(items, stmt.pat, 'local binding', out);
  else visitExpr(items, stmt.otherwise, out);
}

/** Every expression inside, by the shape of the tree: an expression is a record with `kind`, `ty` and `node`. */
function visitExpr(items: ItemTables, expr: Expr, out: Diagnostic[]): void {
  if (expr.kind === 'closure')
    for (const param of expr.closure.body.params) checkIrrefutable(items, param.pat, 'closure argument', out);
  if (expr.kind === 'match') checkMatch(items, expr.scrutinee, expr.arms, out);
  forEachChild(expr, (child) => {
    visitExpr(items, child, out);
  });
  if (expr.kind === 'block') for (const stmt of expr.block.stmts) visitStmt(items, stmt, out);
}
