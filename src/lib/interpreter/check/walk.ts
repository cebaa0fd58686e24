/** Walking a typed body by the shape of its tree. */
import type { Expr, Pat } from '../types/thir.ts';

/** Visits the expressions directly inside, in order, those of a block's statements left out. */
export function forEachChild(expr: Expr, visit: (child: Expr) => void): void {
  switch (expr.kind) {
    case 'field':
    case 'deref':
      visit(expr.base);
      return;
    case 'index':
      visit(expr.base);
      visit(expr.index);
      return;
    case 'call':
      visit(expr.func);
      for (const each of expr.args) visit(each);
      return;
    case 'adt':
      for (const each of expr.fields) visit(each.expr);
      if (expr.base !== undefined) visit(expr.base);
      return;
    case 'tuple':
    case 'array':
      for (const each of expr.exprs) visit(each);
      return;
    case 'repeat':
    case 'borrow':
    case 'raw-borrow':
    case 'unary':
    case 'cast':
    case 'never-to-any':
    case 'let':
      visit(expr.expr);
      return;
    case 'binary':
    case 'logical':
    case 'assign':
    case 'assign-op':
      visit(expr.left);
      visit(expr.right);
      return;
    case 'block':
      if (expr.block.tail !== undefined) visit(expr.block.tail);
      return;
    case 'if':
      visit(expr.cond);
      visit(expr.then);
      if (expr.otherwise !== undefined) visit(expr.otherwise);
      return;
    case 'match':
      visit(expr.scrutinee);
      for (const arm of expr.arms) {
        if (arm.guard !== undefined) visit(arm.guard);
        visit(arm.body);
      }
      return;
    case 'const-block':
    case 'loop':
      visit(expr.body);
      return;
    case 'closure':
      visit(expr.closure.body.expr);
      return;
    case 'break':
    case 'return':
      if (expr.expr !== undefined) visit(expr.expr);
      return;
    default:
  }
}

/** Every expression of a body, outer ones first, those of statements included. */
export function walkExprs(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  if (expr.kind === 'block')
    for (const stmt of expr.block.stmts) {
      if (stmt.kind === 'expr') walkExprs(stmt.expr, visit);
      else for (const each of [stmt.init, stmt.otherwise]) if (each !== undefined) walkExprs(each, visit);
    }
  forEachChild(expr, (child) => {
    walkExprs(child, visit);
  });
}

/** The patterns directly inside. */
export function partsOfPat(pat: Pat): readonly Pat[] {
  switch (pat.kind) {
    case 'binding':
      return pat.sub === undefined ? [] : [pat.sub];
    case 'leaf':
    case 'variant':
      return pat.fields.map((each) => each.pat);
    case 'deref':
      return [pat.pat];
    case 'slice':
      return [...pat.prefix, ...(pat.slice === undefined ? [] : [pat.slice]), ...pat.suffix];
    case 'or':
      return pat.pats;
    default:
      return [];
  }
}

/** A pattern and all inside it, outer ones first. */
export function walkPats(pat: Pat, visit: (pat: Pat) => void): void {
  visit(pat);
  for (const each of partsOfPat(pat)) walkPats(each, visit);
}
