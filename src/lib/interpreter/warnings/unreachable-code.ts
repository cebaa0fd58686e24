/**
 * `unreachable_code`: what stands behind an expression that never comes to an end. One finding for each such expression, at the
 * first thing behind it. After `diverges` in rustc's `rustc_hir_typeck`, and in the order in which that looks at expressions.
 */
import { forEachChild, walkExprs } from '../check/walk.ts';
import type { Span } from '../source/index.ts';
import type { NodeId, Origin } from '../syntax/ast.ts';
import type { ItemTables } from '../types/items.ts';
import { signatureOf } from '../types/signature.ts';
import type { Arm, Block, Expr, Stmt } from '../types/thir.ts';
import { isDerived, type Linted, type LintedBody, type Report } from './linted.ts';

/** What is known of the way so far. Of two ways that meet, the lesser holds; of two after one another, the greater. */
type Diverges = typeof MAYBE | typeof ALWAYS | typeof WARNED;
const MAYBE = 0;
const ALWAYS = 1;
const WARNED = 2;

export function lintUnreachable(linted: Linted, { owner, typed }: LintedBody, report: Report): void {
  if (isDerived(linted, owner)) return;
  lintBody(linted.items, typed.expr, report);
}

function lintBody(items: ItemTables, body: Expr, report: Report): void {
  const left = new Set<NodeId>();
  walkExprs(body, (expr) => {
    if (expr.kind === 'break') left.add(expr.target);
  });
  let state: Diverges = MAYBE;

  const atDead = (what: string, span: Span, origin: Origin | undefined): void => {
    if (state !== ALWAYS) return;
    state = WARNED;
    // What expansion wrote is not the reader's; a loop that was written out is.
    if (origin === undefined || (what === 'expression' && LOOPS.has(origin)))
      report('unreachable_code', `unreachable ${what}`, span);
  };
  /** Looks at it for itself; then what was known before holds on. */
  const apart = (look: () => void): void => {
    const before = state;
    state = MAYBE;
    look();
    state = greater(state, before);
  };

  const visit = (expr: Expr): void => {
    if (expr.kind === 'never-to-any') {
      visit(expr.expr);
      return;
    }
    if (expr.origin !== undefined && ADJUSTMENTS.has(expr.origin)) {
      forEachChild(expr, visit);
      return;
    }
    atDead('expression', expr.span, expr.origin);
    apart(() => {
      within(expr);
      afterChildren(expr);
      if (leaves(items, expr)) state = greater(state, ALWAYS);
    });
  };

  const afterChildren = (expr: Expr): void => {
    switch (expr.kind) {
      case 'block':
      case 'if':
      case 'let':
      case 'loop':
      case 'match':
      case 'closure':
        return;
      case 'call':
        if (expr.overloaded === 'no') atDead('call', expr.calleeSpan, expr.origin);
        else atDead('expression', expr.span, expr.origin);
        return;
      default:
        atDead('expression', expr.span, expr.origin);
    }
  };

  const within = (expr: Expr): void => {
    switch (expr.kind) {
      case 'block':
        block(expr.block, expr.label);
        return;
      case 'if': {
        visit(expr.cond);
        atDead('block in `if` or `while` expression', expr.then.span, expr.origin);
        const cond = state;
        state = MAYBE;
        visit(expr.then);
        const then = state;
        state = MAYBE;
        if (expr.otherwise !== undefined) visit(expr.otherwise);
        state = expr.otherwise === undefined ? cond : greater(cond, lesser(then, state));
        return;
      }
      case 'match':
        visit(expr.scrutinee);
        match(expr.arms, expr.origin);
        return;
      case 'loop':
        visit(expr.body);
        state = left.has(expr.label) ? MAYBE : greater(state, ALWAYS);
        return;
      case 'logical': {
        visit(expr.left);
        const first = state;
        visit(expr.right);
        state = first;
        return;
      }
      case 'call': {
        visit(expr.func);
        // Closures are looked at last.
        for (const each of expr.args) if (!isClosure(each)) visit(each);
        for (const each of expr.args) if (isClosure(each)) visit(each);
        return;
      }
      case 'closure':
        lintBody(items, expr.closure.body.expr, report);
        return;
      default:
        forEachChild(expr, visit);
    }
  };

  const block = ({ stmts, tail }: Block, label: NodeId | undefined): void => {
    const before = state;
    for (const each of stmts) stmt(each);
    if (tail !== undefined) visit(tail);
    if (label !== undefined && left.has(label)) state = before;
  };

  const stmt = (each: Stmt): void => {
    atDead('statement', each.span, each.kind === 'let' ? each.origin : undefined);
    apart(() => {
      if (each.kind === 'expr') {
        visit(each.expr);
        return;
      }
      if (each.init !== undefined) visit(each.init);
      const before = state;
      if (each.otherwise !== undefined) visit(each.otherwise);
      state = before;
    });
  };

  const match = (arms: readonly Arm[], origin: Origin | undefined): void => {
    if (arms.length === 0) {
      state = greater(state, ALWAYS);
      return;
    }
    for (const { body: each } of arms) atDead('arm', each.span, origin);
    const scrutinee = state;
    let all: Diverges = WARNED;
    for (const { guard, body: each } of arms) {
      state = MAYBE;
      if (guard !== undefined) visit(guard);
      state = MAYBE;
      visit(each);
      all = lesser(all, state);
    }
    state = greater(scrutinee, all);
  };

  visit(body);
}

/** It was of type `!` from the beginning, not since nothing else decided its type. */
function leaves(items: ItemTables, expr: Expr): boolean {
  switch (expr.kind) {
    case 'return':
    case 'break':
    case 'continue':
      return true;
    case 'call': {
      const { ty } = expr.func;
      if (ty.kind === 'fn-ptr') return ty.sig.output.kind === 'never';
      return ty.kind === 'fn-def' && signatureOf(items, ty.def, [])?.output.kind === 'never';
    }
    default:
      return false;
  }
}

const greater = (a: Diverges, b: Diverges): Diverges => (a > b ? a : b);
const lesser = (a: Diverges, b: Diverges): Diverges => (a < b ? a : b);

const isClosure = (expr: Expr): boolean =>
  expr.kind === 'closure' || (expr.kind === 'borrow' && expr.expr.kind === 'closure');

const LOOPS: ReadonlySet<Origin> = new Set<Origin>(['for-loop', 'while-loop']);

/** Steps that stand for no expression of the reader's. */
const ADJUSTMENTS: ReadonlySet<Origin> = new Set<Origin>([
  'autoref',
  'autoderef',
  'deref-coercion',
  'reborrow',
  'closure-capture',
]);
