/**
 * What a closure's body does with the variables around it, place by place in the order of evaluation. After rustc's
 * `ExprUseVisitor`: each use moves or copies a place, borrows it, or writes to it. Patterns read what must be looked at to
 * decide: a discriminant where there are several variants, a value that is compared; `_` reads nothing.
 */
import { unreachable } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import type { NodeId } from '../../syntax/ast.ts';
import { substTy } from '../../types/fold.ts';
import { findAdt } from '../../types/lookup.ts';
import type { Block, Expr, Pat, Stmt, TypedBody } from '../../types/thir.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import { full, normal } from '../context.ts';
import type { BuildCx } from '../writeback/context.ts';
import { extend, findPlace, isPlaceExpr, tyOfPlace, type CapturedPlace, type Mode } from './place.ts';

export interface Use {
  readonly place: CapturedPlace;
  readonly mode: Mode;
  readonly span: Span;
}

export interface Uses {
  readonly uses: readonly Use[];
  /** Places that are taken apart without a read. */
  readonly mentions: readonly { readonly place: CapturedPlace; readonly span: Span }[];
}

export interface UsesCx {
  readonly bx: BuildCx;
  readonly isCopy: (ty: Ty) => boolean;
  /** What a closure within has been found to capture. */
  readonly capturesOf: (closure: DefId) => readonly Use[];
}

interface Walk extends UsesCx {
  /** Variables of the closure's own. */
  readonly own: Set<NodeId>;
  readonly uses: Use[];
  readonly mentions: { readonly place: CapturedPlace; readonly span: Span }[];
}

export function usesOf(cx: UsesCx, body: Pick<TypedBody, 'params' | 'expr'>): Uses {
  const walk: Walk = { ...cx, own: new Set(), uses: [], mentions: [] };
  for (const param of body.params) walkPattern(walk, undefined, param.pat, param.span, false);
  consume(walk, body.expr);
  return { uses: walk.uses, mentions: walk.mentions };
}

function note(walk: Walk, place: CapturedPlace | undefined, mode: Mode, span: Span): void {
  if (place !== undefined && !walk.own.has(place.variable)) walk.uses.push({ place, mode, span });
}

function moveOrCopy(walk: Walk, place: CapturedPlace | undefined, span: Span): void {
  if (place === undefined || walk.own.has(place.variable)) return;
  if (walk.isCopy(tyOfPlace(place))) note(walk, place, 'shared', span);
  else walk.uses.push({ place, mode: 'by-value', span });
}

// ---------------------------------------------------------------- expressions

/** The value is taken. */
function consume(walk: Walk, expr: Expr): void {
  if (!isPlaceExpr(expr)) {
    evaluate(walk, expr);
    return;
  }
  moveOrCopy(walk, findPlace(walk.bx, expr), expr.span);
  evaluateBase(walk, expr);
}

function borrow(walk: Walk, expr: Expr, mode: 'shared' | 'mut'): void {
  if (isPlaceExpr(expr)) {
    const place = findPlace(walk.bx, expr);
    // What a raw pointer leads to is no part of it.
    const isRaw = place !== undefined && leadsThroughPointer(place);
    note(walk, place, isRaw ? 'shared' : mode, expr.span);
    evaluateBase(walk, expr);
  } else evaluate(walk, expr);
}

const leadsThroughPointer = (place: CapturedPlace): boolean =>
  place.steps.some((step, index) => {
    const before = index === 0 ? place.baseTy : place.steps[index - 1]?.ty;
    return step.kind === 'deref' && before?.kind === 'ptr';
  });

/** What has to be evaluated before there is a place. */
function evaluateBase(walk: Walk, expr: Expr): void {
  switch (expr.kind) {
    case 'var':
    case 'static':
      return;
    case 'field':
    case 'deref':
      evaluateBase(walk, expr.base);
      return;
    case 'index':
      evaluateBase(walk, expr.base);
      consume(walk, expr.index);
      return;
    default:
      evaluate(walk, expr);
  }
}

function evaluate(walk: Walk, expr: Expr): void {
  const all = (list: readonly Expr[]): void => {
    for (const each of list) consume(walk, each);
  };
  const maybe = (each: Expr | undefined): void => {
    if (each !== undefined) consume(walk, each);
  };
  switch (expr.kind) {
    case 'literal':
    case 'fn-item':
    case 'const':
    case 'const-param':
    case 'continue':
      return;
    case 'var':
    case 'static':
    case 'field':
    case 'deref':
    case 'index':
      evaluateBase(walk, expr);
      return;
    case 'call':
      consume(walk, expr.func);
      all(expr.args);
      return;
    case 'adt': {
      for (const field of expr.fields) consume(walk, field.expr);
      if (expr.base !== undefined) takeRest(walk, expr, expr.base);
      return;
    }
    case 'tuple':
    case 'array':
      all(expr.exprs);
      return;
    case 'repeat':
    case 'unary':
    case 'cast':
    case 'never-to-any':
      consume(walk, expr.expr);
      return;
    case 'borrow':
      borrow(walk, expr.expr, expr.mode === 'shared' ? 'shared' : 'mut');
      return;
    case 'raw-borrow':
      borrow(walk, expr.expr, expr.isMut ? 'mut' : 'shared');
      return;
    case 'binary':
    case 'logical':
      all([expr.left, expr.right]);
      return;
    case 'assign':
    case 'assign-op':
      borrow(walk, expr.left, 'mut');
      consume(walk, expr.right);
      return;
    case 'block':
      walkBlock(walk, expr.block);
      return;
    case 'if':
      all([expr.cond, expr.then]);
      maybe(expr.otherwise);
      return;
    case 'let':
      walkLet(walk, expr.pat, expr.expr, undefined, true);
      return;
    case 'match': {
      const place = findPlace(walk.bx, expr.scrutinee);
      mention(walk, place, expr.scrutinee.span);
      evaluateBase(walk, expr.scrutinee);
      for (const arm of expr.arms) {
        walkPattern(walk, place, arm.pat, expr.scrutinee.span, arm.guard !== undefined);
        maybe(arm.guard);
        consume(walk, arm.body);
      }
      return;
    }
    case 'const-block':
    case 'loop':
      consume(walk, expr.body);
      return;
    case 'break':
    case 'return':
      maybe(expr.expr);
      return;
    case 'hole':
      return;
    case 'closure':
      // Making it uses what it captures.
      for (const use of walk.capturesOf(expr.closure.ty.def)) {
        if (use.mode === 'by-value') moveOrCopy(walk, use.place, use.span);
        else note(walk, use.place, use.mode, use.span);
      }
      return;
    default:
      unreachable(expr);
  }
}

/** `..base`: the fields that are not given are taken out of it. */
function takeRest(walk: Walk, expr: Expr & { readonly kind: 'adt' }, base: Expr): void {
  const place = findPlace(walk.bx, base);
  const given = new Set(expr.fields.map((each) => each.field));
  const { cx } = walk.bx;
  const fields = findAdt(cx.items, expr.def)?.variants[expr.variant]?.fields ?? [];
  fields.forEach((field, index) => {
    if (given.has(index)) return;
    const ty = full(cx, normal(cx, substTy(field.ty, expr.args), base.span));
    moveOrCopy(walk, extend(place, { kind: 'field', index, variant: 0, ty }), base.span);
  });
  evaluateBase(walk, base);
}

function walkBlock(walk: Walk, block: Block): void {
  for (const stmt of block.stmts) walkStmt(walk, stmt);
  if (block.tail !== undefined) consume(walk, block.tail);
}

function walkStmt(walk: Walk, stmt: Stmt): void {
  if (stmt.kind === 'expr') consume(walk, stmt.expr);
  else if (stmt.init === undefined) walkPattern(walk, undefined, stmt.pat, stmt.span, false);
  else walkLet(walk, stmt.pat, stmt.init, stmt.otherwise, false);
}

/** `isCondition`: of `if let`, which looks at the whole place. */
function walkLet(walk: Walk, pat: Pat, init: Expr, otherwise: Expr | undefined, isCondition: boolean): void {
  const place = findPlace(walk.bx, init);
  evaluateBase(walk, init);
  if (isCondition) note(walk, place, 'shared', init.span);
  if (otherwise !== undefined) consume(walk, otherwise);
  mention(walk, place, init.span);
  walkPattern(walk, place, pat, init.span, false);
}

function mention(walk: Walk, place: CapturedPlace | undefined, span: Span): void {
  if (place !== undefined && !walk.own.has(place.variable)) walk.mentions.push({ place, span });
}

// ---------------------------------------------------------------- patterns

function walkPattern(walk: Walk, place: CapturedPlace | undefined, pat: Pat, span: Span, hasGuard: boolean): void {
  const inside = (part: Pat, step: Parameters<typeof extend>[1]): void => {
    walkPattern(walk, extend(place, step), part, span, hasGuard);
  };
  const read = (): void => {
    note(walk, place, 'shared', span);
  };
  switch (pat.kind) {
    case 'wild':
      return;
    case 'binding': {
      const variable = walk.bx.vars[pat.var];
      // A guard sees the variable through a shared reference.
      if (hasGuard) read();
      if (pat.mode === 'move') moveOrCopy(walk, place, span);
      else note(walk, place, pat.mode, span);
      if (variable !== undefined) walk.own.add(variable.node);
      if (pat.sub !== undefined) walkPattern(walk, place, pat.sub, span, hasGuard);
      return;
    }
    case 'deref':
      inside(pat.pat, { kind: 'deref', ty: pat.pat.ty });
      return;
    case 'leaf':
      for (const field of pat.fields)
        inside(field.pat, { kind: 'field', index: field.field, variant: 0, ty: field.pat.ty });
      return;
    case 'variant':
      if ((findAdt(walk.bx.cx.items, pat.def)?.variants.length ?? 0) > 1) read();
      for (const field of pat.fields)
        inside(field.pat, { kind: 'field', index: field.field, variant: pat.variant, ty: field.pat.ty });
      return;
    case 'constant':
    case 'range':
      read();
      return;
    case 'slice': {
      const isOpen = pat.slice !== undefined && pat.prefix.length === 0 && pat.suffix.length === 0;
      if (!isOpen && !pat.isArray) read();
      for (const part of [...pat.prefix, ...(pat.slice === undefined ? [] : [pat.slice]), ...pat.suffix])
        inside(part, { kind: 'element', ty: part.ty });
      return;
    }
    case 'or':
      for (const each of pat.pats) walkPattern(walk, place, each, span, hasGuard);
      return;
    default:
      unreachable(pat);
  }
}
