/**
 * A body that holds something outside the language, made whole but for that: what could not be checked, and what depends on
 * its type or value, becomes a hole of type `!`. All that is left is typed for certain, so that the body can be lowered,
 * checked for borrows and run up to there. A hole is as small as evaluation allows: a statement, a branch, an operand's
 * whole expression.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';

import { mentionsError } from '../types/mentions-error.ts';
import type { Arm, Block, Expr, Hole, Pat, Stmt, TypedBody, UserTy } from '../types/thir.ts';
import type { Ty } from '../types/ty.ts';
import { forEachChild } from './walk.ts';
import { NEVER } from '../types/make.ts';

/** What is still to be said of what was taken out: the words of each finding, and where it is. */
interface Cut {
  readonly findings: readonly Hole[];
  readonly holes: Hole[];
}

/**
 * The body with holes; undefined where it holds none, where its signature is not known, and where something was found
 * outside the language that no hole covers: then nothing of it is sure. `found`: of this body, all of them `unsupported`.
 */
export function withHoles(typed: TypedBody, found: readonly Diagnostic[]): TypedBody | undefined {
  if (mentionsError(typed.output) || typed.params.some(({ pat, ty }) => mentionsError(ty) || isUnknownPat(noCut, pat)))
    return undefined;
  const findings = found.map(({ span, construct }): Hole => ({ span, construct }));
  const cut: Cut = { findings, holes: [] };
  const expr = cutExpr(cut, typed.expr);
  const { holes } = cut;
  if (holes.length === 0 || isHole(expr) || !findings.every(({ span }) => isCovered(span, holes))) return undefined;
  return { ...typed, expr, tainted: false, holes };
}

const noCut: Cut = { findings: [], holes: [] };

export const isCovered = (span: Span, holes: readonly Hole[]): boolean => holes.some((hole) => holds(hole.span, span));

const holds = (outer: Span, inner: Span): boolean =>
  outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;

// ---------------------------------------------------------------- what is not known

const isUnknownUser = (user: UserTy | undefined): boolean => user !== undefined && mentionsError(user.ty);

function isUnknownPat(cut: Cut, pat: Pat): boolean {
  if (mentionsError(pat.ty) || cut.findings.some(({ span }) => holds(pat.span, span))) return true;
  switch (pat.kind) {
    case 'binding':
      return pat.sub !== undefined && isUnknownPat(cut, pat.sub);
    case 'leaf':
    case 'variant':
      return pat.fields.some((each) => isUnknownPat(cut, each.pat));
    case 'deref':
      return isUnknownPat(cut, pat.pat);
    case 'slice':
      return [...pat.prefix, ...pat.suffix, ...(pat.slice === undefined ? [] : [pat.slice])].some((each) =>
        isUnknownPat(cut, each),
      );
    case 'or':
      return pat.pats.some((each) => isUnknownPat(cut, each));
    default:
      return false;
  }
}

const isHole = (expr: Expr): boolean =>
  expr.kind === 'hole' || (expr.kind === 'never-to-any' && expr.expr.kind === 'hole');

// ---------------------------------------------------------------- expressions

/** In place of what is not known in all its parts. Holes within it are part of it; `from`: how many there were before it. */
function holeFor({ findings, holes }: Cut, at: Pick<Expr, 'ty' | 'span' | 'node' | 'origin'>, from: number): Expr {
  const { ty, span, node, origin } = at;
  const construct = findings.find((finding) => holds(span, finding.span))?.construct;
  holes.length = from;
  holes.push({ span, construct });
  return as({ kind: 'hole', construct, ty: NEVER, span, node, origin }, mentionsError(ty) ? NEVER : ty);
}

/** The expression with its holes; itself one where it could not begin, or not be known for what it is. */
function cutExpr(cut: Cut, expr: Expr): Expr {
  const from = cut.holes.length;
  const whole = (): Expr => holeFor(cut, expr, from);
  switch (expr.kind) {
    case 'block': {
      const block = cutBlock(cut, expr.block, expr);
      // A block that stops on its way need not say of what type it would be.
      if (!mentionsError(expr.ty)) return { ...expr, block };
      return block.tail !== undefined && isHole(block.tail) ? { ...expr, block, ty: NEVER } : whole();
    }
    case 'const-block':
      // Evaluated as a whole, or not at all.
      cutExpr(cut, expr.body);
      return cut.holes.length > from || mentionsError(expr.ty) ? whole() : expr;
    case 'if': {
      const cond = cutExpr(cut, expr.cond);
      if (isHole(cond) || mentionsError(expr.ty)) return whole();
      const then = cutExpr(cut, expr.then);
      const otherwise = expr.otherwise === undefined ? undefined : cutExpr(cut, expr.otherwise);
      return { ...expr, cond, then: as(then, expr.ty), otherwise: otherwise && as(otherwise, expr.ty) };
    }
    case 'match': {
      const scrutinee = cutExpr(cut, expr.scrutinee);
      if (isHole(scrutinee) || mentionsError(expr.ty) || expr.arms.some(({ pat }) => isUnknownPat(cut, pat)))
        return whole();
      const arms = expr.arms.map((arm) => cutArm(cut, arm, expr));
      return arms.every((arm) => arm !== undefined) ? { ...expr, scrutinee, arms } : whole();
    }
    case 'let': {
      const init = cutExpr(cut, expr.expr);
      return isHole(init) || isUnknownPat(cut, expr.pat) ? whole() : { ...expr, expr: init };
    }
    case 'logical': {
      const left = cutExpr(cut, expr.left);
      const right = cutExpr(cut, expr.right);
      // What a `let` on the right declares would be missing where both hold.
      return isHole(left) || isHole(right) ? whole() : { ...expr, left, right };
    }
    case 'loop': {
      if (mentionsError(expr.ty)) return whole();
      const body = cutExpr(cut, expr.body);
      return isHole(body) ? whole() : { ...expr, body };
    }
    case 'closure':
      // Where it is made it would have to be known what it takes with it.
      return isUnknownClosure(cut, expr.ty, expr.closure.body) ? whole() : expr;
    case 'hole':
      return whole();
    default:
      return isUnknownHere(expr) || hasUnknownPart(cut, expr) ? whole() : expr;
  }
}

/** Types that the expression itself carries, besides those of its parts. */
const isUnknownHere = (expr: Expr): boolean =>
  mentionsError(expr.ty) ||
  ('userTy' in expr && isUnknownUser(expr.userTy)) ||
  (expr.kind === 'const' && expr.args.some(mentionsError));

const isUnknownClosure = (cut: Cut, ty: Ty, { params, expr }: TypedBody): boolean =>
  mentionsError(ty) || params.some(({ pat }) => isUnknownPat(cut, pat)) || hasUnknown(cut, expr);

/** Of operands all have to be known before the first is evaluated. */
function hasUnknownPart(cut: Cut, expr: Expr): boolean {
  let found = false;
  forEachChild(expr, (child) => {
    found ||= hasUnknown(cut, child);
  });
  return found;
}

/** Whether cutting the expression would leave a hole anywhere in it. */
function hasUnknown({ findings }: Cut, expr: Expr): boolean {
  const trial: Cut = { findings, holes: [] };
  cutExpr(trial, expr);
  return trial.holes.length > 0;
}

/** A hole where a value of a type is wanted. */
function as(expr: Expr, ty: Ty): Expr {
  if (expr.ty.kind !== 'never' || ty.kind === 'never') return expr;
  const { span, node, origin } = expr;
  return { kind: 'never-to-any', expr, ty, span, node, origin };
}

function cutArm(cut: Cut, arm: Arm, match: Expr): Arm | undefined {
  const guard = arm.guard === undefined ? undefined : cutExpr(cut, arm.guard);
  if (guard !== undefined && isHole(guard)) return undefined;
  return { ...arm, guard, body: as(cutExpr(cut, arm.body), match.ty) };
}

// ---------------------------------------------------------------- blocks

/** Up to the first statement that is a hole, which then is the block's tail: nothing after it is ever reached. */
function cutBlock(cut: Cut, block: Block, at: Expr): Block {
  const stmts: Stmt[] = [];
  for (const stmt of block.stmts) {
    const kept = cutStmt(cut, stmt, at);
    if ('hole' in kept) return { stmts, tail: kept.hole, span: block.span };
    stmts.push(kept);
  }
  return { stmts, tail: block.tail === undefined ? undefined : cutExpr(cut, block.tail), span: block.span };
}

function cutStmt(cut: Cut, stmt: Stmt, { node, origin }: Expr): Stmt | { readonly hole: Expr } {
  const from = cut.holes.length;
  if (stmt.kind === 'expr') {
    const expr = cutExpr(cut, stmt.expr);
    return isHole(expr) ? { hole: expr } : { ...stmt, expr };
  }
  const init = stmt.init === undefined ? undefined : cutExpr(cut, stmt.init);
  const otherwise = stmt.otherwise === undefined ? undefined : cutExpr(cut, stmt.otherwise);
  const isKnown =
    (init === undefined || !isHole(init)) &&
    (otherwise === undefined || !isHole(otherwise)) &&
    !isUnknownPat(cut, stmt.pat) &&
    !isUnknownUser(stmt.userTy);
  if (isKnown) return { ...stmt, init, otherwise };
  return {
    hole: holeFor(
      cut,
      { ty: NEVER, span: stmt.span, node: stmt.init?.node ?? node, origin: stmt.origin ?? origin },
      from,
    ),
  };
}
