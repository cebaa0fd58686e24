/** Blocks, statements, branches and jumps. After rustc's `check_block_with_expected`, `_match.rs` and `expr.rs`. */
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { eraseRegions } from '../types/fold.ts';
import type { Ty } from '../types/ty.ts';
import { coerceInto, coerceUnit, createCoerceMany, finalType, type CoerceMany } from './coerce-many.ts';
import { checkCoercible, checkExpr, checkHasType } from './expr.ts';
import { core, mentionsError, newVar, normal, report, see, show, type Breakable, type BodyCx } from './context.ts';
import { forBranches, has, onlyHas, type Expectation } from './expectation.ts';
import { lowerAnnotation } from './lower.ts';
import { checkPattern, explicitRef } from './patterns.ts';
import { convertPlaceToMut } from './place-ops.ts';
import { reportMismatch } from './report.ts';
import { requireWellFormed } from './well-formed.ts';
import { BOOL, ERROR, NEVER, UNIT } from '../types/make.ts';

/** Where the pieces of one value meet: the wanted type, or a variable. */
const meeting = (cx: BodyCx, expectation: Expectation, span: Span): CoerceMany =>
  createCoerceMany(cx, onlyHas(cx, expectation) ?? newVar(cx, span));

/** Asked through a call, since what was checked in between may have changed it. */
const isDead = (cx: BodyCx): boolean => cx.diverges;

// ---------------------------------------------------------------- blocks

export function checkBlockExpr(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'block' }>, expectation: Expectation): Ty {
  if (expr.isConst) return checkConstBlock(cx, expr.block, expectation);
  if (expr.label === undefined) return checkBlock(cx, expr.block, expectation);
  const many = meeting(cx, expectation, expr.span);
  const breakable: Breakable = { coerce: many, isLoop: false, mayBreak: false };
  cx.breakables.set(expr.id, breakable);
  const ty = checkBlockInto(cx, expr.block, expectation, many, undefined);
  if (breakable.mayBreak) cx.diverges = false;
  return ty;
}

/** A body of its own: nothing is returned from it, and where it does not come to its end, what is around may. */
function checkConstBlock(cx: BodyCx, block: ast.Block, expectation: Expectation): Ty {
  const { ret, diverges } = cx;
  cx.ret = undefined;
  const ty = checkBlock(cx, block, expectation);
  cx.ret = ret;
  cx.diverges = diverges;
  return ty;
}

/** `outputSpan`: for a function's own block, where its result type stands. */
export function checkBlock(cx: BodyCx, block: ast.Block, expectation: Expectation, outputSpan?: Span): Ty {
  return checkBlockInto(cx, block, expectation, meeting(cx, expectation, block.span), outputSpan);
}

function checkBlockInto(
  cx: BodyCx,
  block: ast.Block,
  expectation: Expectation,
  many: CoerceMany,
  outputSpan: Span | undefined,
): Ty {
  const before = cx.diverges;
  cx.diverges = false;
  for (const stmt of block.stmts) checkStmt(cx, stmt);
  if (block.tail !== undefined) {
    const ty = checkExpr(cx, block.tail, expectation);
    const tail = block.tail;
    coerceInto(cx, many, tail, ty, (expected, found) => {
      reportMismatch(cx, expected, found, tailSpan(tail));
    });
  } else if (!isDead(cx)) {
    coerceUnit(cx, many, (expected, found) => {
      reportMismatch(
        cx,
        expected,
        found,
        outputSpan ?? block.span,
        outputSpan === undefined
          ? {}
          : {
              labels: [
                { span: block.span, text: 'implicitly returns `()` as its body has no tail or `return` expression' },
              ],
            },
      );
    });
  }
  const ty = finalType(many);
  cx.diverges = isDead(cx) || before;
  return ty;
}

export function tailSpan(expr: ast.Expr): Span {
  const inner = core(expr);
  return inner.kind === 'block' && inner.block.tail !== undefined ? tailSpan(inner.block.tail) : expr.span;
}

/** Of a branch that does not fit the ones before: its value, or the statement that it ends with instead. */
function branchSpan(expr: ast.Expr): Span {
  const inner = core(expr);
  if (inner.kind !== 'block') return expr.span;
  const { stmts, tail } = inner.block;
  if (tail !== undefined) return branchSpan(tail);
  return stmts[stmts.length - 1]?.span ?? expr.span;
}

function checkStmt(cx: BodyCx, stmt: ast.Stmt): void {
  switch (stmt.kind) {
    case 'let':
      return checkLet(cx, stmt);
    case 'expr':
      // A block-like expression without `;` must be unit; with one, anything goes.
      if (stmt.semi) checkExpr(cx, stmt.expr);
      else checkHasType(cx, stmt.expr, UNIT);
      return;
    default:
  }
}

function checkLet(cx: BodyCx, stmt: Extract<ast.Stmt, { kind: 'let' }>): void {
  const before = cx.diverges;
  let ty: Ty;
  if (stmt.ty === undefined) ty = newVar(cx, stmt.pat.span);
  else {
    const user = lowerAnnotation(cx, stmt.ty);
    cx.userTys.set(stmt.id, user);
    requireWellFormed(cx, eraseRegions(user), stmt.ty.span);
    ty = normal(cx, eraseRegions(user), stmt.ty.span);
  }
  if (stmt.init !== undefined) {
    const found = checkMatched(cx, stmt.pat, stmt.init, ty);
    if (stmt.pat.kind === 'ident' && mentionsError(cx, found) && !isHeldUp(cx, stmt.init)) ty = ERROR;
  }
  checkPattern(cx, stmt.pat, ty);
  if (stmt.otherwise !== undefined) {
    const diverges = cx.diverges;
    const found = checkBlock(cx, stmt.otherwise, has(NEVER));
    const seen = see(cx, found);
    if (seen.kind !== 'never' && seen.kind !== 'error')
      reportMismatch(cx, NEVER, found, stmt.otherwise.span, {
        message: '`else` clause of `let...else` does not diverge',
      });
    cx.diverges = diverges;
  }
  cx.diverges = cx.diverges || before;
}

// ---------------------------------------------------------------- branches

export function checkIf(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'if' }>, outer: Expectation): Ty {
  // Where the condition is faulty, the value counts as faulty too.
  const isFaulty = mentionsError(cx, checkCoercible(cx, expr.cond, BOOL)) && !isHeldUp(cx, expr.cond);
  const condDiverges = isDead(cx);
  cx.diverges = false;
  const expectation = forBranches(cx, outer);
  const many = meeting(cx, expectation, expr.span);
  const then: ast.Expr = blockAsExpr(expr.then);
  const thenTy = checkExpr(cx, then, expectation);
  const thenDiverges = isDead(cx);
  cx.diverges = false;
  coerceInto(cx, many, then, thenTy, (expected, found) => {
    reportMismatch(cx, expected, found, tailSpan(then));
  });
  if (expr.otherwise === undefined) {
    if (see(cx, finalType(many)).kind !== 'error') {
      coerceUnit(cx, many, (expected) => {
        if (see(cx, expected).kind === 'error') return;
        report(cx, 'missing-else', 'E0317', '`if` may be missing an `else` clause', expr.span, {
          label: `expected \`${show(cx, thenTy)}\`, found \`()\``,
          notes: ['`if` expressions without `else` evaluate to `()`'],
        });
      });
    }
    cx.diverges = condDiverges;
    return isFaulty ? ERROR : finalType(many);
  }
  const otherwise = expr.otherwise;
  const elseTy = checkExpr(cx, otherwise, expectation);
  const elseDiverges = isDead(cx);
  coerceInto(cx, many, otherwise, elseTy, (expected, found) => {
    reportMismatch(cx, expected, found, branchSpan(otherwise), { message: '`if` and `else` have incompatible types' });
  });
  cx.diverges = condDiverges || (thenDiverges && elseDiverges);
  return isFaulty ? ERROR : finalType(many);
}

const thenBlocks = new WeakMap<ast.Block, Extract<ast.Expr, { kind: 'block' }>>();

/** A bare block as an expression node of its own id: so that its type and adjustments have a place. */
export function blockAsExpr(block: ast.Block): Extract<ast.Expr, { kind: 'block' }> {
  let expr = thenBlocks.get(block);
  if (expr === undefined) {
    expr = { kind: 'block', id: block.id, span: block.span, label: undefined, isUnsafe: false, isConst: false, block };
    thenBlocks.set(block, expr);
  }
  return expr;
}

/** What a `let` takes apart. `ref` bindings borrow it itself: no coercion may come between. */
/** Gives the type that was found; where it is faulty, rustc says no more of the variable (`overwrite_local_ty_if_err`). */
function checkMatched(cx: BodyCx, pat: ast.Pat, expr: ast.Expr, ty: Ty): Ty {
  const mode = explicitRef(pat);
  const found = mode === 'no' ? checkCoercible(cx, expr, ty) : checkHasType(cx, expr, ty);
  if (mode === 'mut') convertPlaceToMut(cx, expr);
  return found;
}

/** What is outside the language has no fault of its own: the type that is written says what the variable is. */
const isHeldUp = ({ diagnostics }: BodyCx, { span }: ast.Expr): boolean =>
  diagnostics.some(
    (each) => each.family === 'unsupported' && span.start <= each.span.start && each.span.end <= span.end,
  );

export function checkLetCondition(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'let' }>): Ty {
  const ty = newVar(cx, expr.expr.span);
  checkMatched(cx, expr.pat, expr.expr, ty);
  checkPattern(cx, expr.pat, ty);
  return BOOL;
}

/** What never comes to be may be taken for a value of any type, unless a pattern borrows its place. */
function checkScrutinee(cx: BodyCx, expr: ast.Expr, mayBeOther: boolean): Ty {
  if (!mayBeOther) return checkExpr(cx, expr);
  const ty = newVar(cx, expr.span);
  checkHasType(cx, expr, ty);
  return ty;
}

export function checkMatch(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'match' }>, outer: Expectation): Ty {
  const modes = expr.arms.map((arm) => explicitRef(arm.pat));
  const scrutineeTy = checkScrutinee(cx, expr.scrutinee, modes.length > 0 && modes.every((mode) => mode === 'no'));
  if (modes.includes('mut')) convertPlaceToMut(cx, expr.scrutinee);
  const scrutineeDiverges = cx.diverges;
  for (const arm of expr.arms) checkPattern(cx, arm.pat, scrutineeTy);
  const expectation = forBranches(cx, outer);
  const want = onlyHas(cx, expectation);
  // A match as a statement does not force its arms to be unit by coercion.
  const many = createCoerceMany(
    cx,
    want !== undefined && !(want.kind === 'tuple' && want.tys.length === 0) ? want : newVar(cx, expr.span),
  );
  let allDiverge = true;
  for (const arm of expr.arms) {
    cx.diverges = false;
    if (arm.guard !== undefined) {
      checkCoercible(cx, arm.guard, BOOL);
      cx.diverges = false;
    }
    const ty = checkExpr(cx, arm.body, expectation);
    allDiverge = allDiverge && isDead(cx);
    const isFirst = many.exprs.length === 0;
    coerceInto(cx, many, arm.body, ty, (expected, found) => {
      reportMismatch(
        cx,
        expected,
        found,
        isFirst ? tailSpan(arm.body) : branchSpan(arm.body),
        isFirst ? {} : { message: '`match` arms have incompatible types' },
      );
    });
  }
  cx.diverges = scrutineeDiverges || allDiverge;
  return finalType(many);
}

// ---------------------------------------------------------------- jumps

export function checkLoop(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'loop' }>, expectation: Expectation): Ty {
  const breakable: Breakable = { coerce: meeting(cx, expectation, expr.span), isLoop: true, mayBreak: false };
  cx.breakables.set(expr.id, breakable);
  checkLoopBody(cx, expr.body);
  if (!breakable.mayBreak) {
    cx.diverges = true;
    return NEVER;
  }
  cx.diverges = false;
  return breakable.coerce === undefined ? UNIT : finalType(breakable.coerce);
}

function checkLoopBody(cx: BodyCx, body: ast.Block): void {
  const ty = checkBlock(cx, body, has(UNIT));
  cx.types.set(body.id, ty);
}

export function checkBreak(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'break' }>): Ty {
  const target = cx.resolutions.labels.get(expr.id);
  const breakable = target === undefined ? undefined : cx.breakables.get(target);
  if (breakable === undefined) {
    // Reported by name resolution (E0268, E0426, E0267).
    cx.tainted = true;
    if (expr.expr !== undefined) checkExpr(cx, expr.expr);
    return NEVER;
  }
  breakable.mayBreak = true;
  const many = breakable.coerce;
  if (many === undefined) return NEVER;
  if (expr.expr === undefined) {
    coerceUnit(cx, many, (expected, found) => {
      reportMismatch(cx, expected, found, expr.span);
    });
    return NEVER;
  }
  const ty = checkExpr(cx, expr.expr, has(many.merged ?? many.expected));
  coerceInto(cx, many, expr.expr, ty);
  return NEVER;
}

export function checkContinue(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'continue' }>): Ty {
  if (cx.resolutions.labels.get(expr.id) === undefined) cx.tainted = true;
  return NEVER;
}

export function checkReturn(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'return' }>): Ty {
  const many = cx.ret;
  if (many === undefined) {
    report(cx, 'return-outside-function', 'E0572', 'return statement outside of function body', expr.span);
    return NEVER;
  }
  if (expr.expr === undefined) {
    coerceUnit(cx, many, (expected) => {
      report(cx, 'return-without-value', 'E0069', '`return;` in a function whose return type is not `()`', expr.span, {
        label: `return type is \`${show(cx, expected)}\``,
      });
    });
    // The other results are still to be of the declared type.
    if (see(cx, finalType(many)).kind === 'error') many.merged = undefined;
    return NEVER;
  }
  checkReturned(cx, many, expr.expr);
  return NEVER;
}

/** A returned value: of `return e` or the body's own. */
export function checkReturned(cx: BodyCx, many: CoerceMany, expr: ast.Expr): void {
  const ty = checkExpr(cx, expr, has(many.expected));
  coerceInto(cx, many, expr, ty, (expected, found) => {
    reportMismatch(cx, expected, found, tailSpan(expr));
  });
  if (see(cx, finalType(many)).kind === 'error') many.merged = undefined;
}
