/**
 * Overloaded places: `*x` through `Deref`, `a[i]` through `Index`. They are taken as shared at first; when the place turns
 * out to be needed mutably, every step of it is turned to `DerefMut` and `IndexMut` (rustc's `place_op.rs`).
 */
import type * as ast from '../syntax/ast.ts';

import { assocTypeOf, ERASED, lang } from '../types/lookup.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import type { Cause, Obligation } from '../solve/obligation.ts';
import type { GenericArg, Ty } from '../types/ty.ts';
import { derefStep, derefAdjustments, overloadedDeref, startAutoderef, builtinDeref } from './autoderef.ts';
import {
  addAdjustments,
  core,
  known,
  newVar,
  normal,
  requireAll,
  requireTrait,
  see,
  type Adjustment,
  type BodyCx,
} from './context.ts';
import { USIZE, projectionTy, refTy, sliceTy } from '../types/make.ts';

/** `*expr` of a checked expression: its type, or undefined when it cannot be dereferenced. */
export function derefPlace(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'unary' }>, ty: Ty): Ty | undefined {
  const source = known(cx, ty);
  const builtin = builtinDeref(cx, source, true);
  if (builtin !== undefined) return builtin;
  const out: Obligation[] = [];
  const target = overloadedDeref(cx.infer, source, expr.span, out);
  const method = lang(cx.items, 'deref');
  if (target === undefined || method === undefined) return undefined;
  requireAll(cx, out);
  addAdjustments(cx, expr.expr, [{ kind: 'borrow', mode: 'shared', target: refTy(ERASED, source, false) }]);
  cx.callees.set(expr.id, { kind: 'fn', def: method, args: [source], userArgs: undefined });
  return target;
}

export interface Indexed {
  /** The type that the index is to have. */
  readonly index: Ty;
  readonly element: Ty;
}

/** `base[index]`: the first type on the way of derefs that can be indexed so. */
export function lookupIndex(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'index' }>,
  baseTy: Ty,
  indexTy: Ty,
): Indexed | undefined {
  const autoderef = startAutoderef(cx, baseTy, expr.expr.span);
  for (let at: Ty | undefined = autoderef.current; at !== undefined; at = derefStep(autoderef)) {
    const index = known(cx, indexTy);
    if (
      (at.kind === 'array' || at.kind === 'slice') &&
      ((index.kind === 'int' && index.name === 'usize') || (index.kind === 'infer' && index.class === 'int'))
    ) {
      addAdjustments(cx, expr.expr, derefAdjustments(autoderef));
      return { index: USIZE, element: at.ty };
    }
    const trait = lang(cx.items, 'Index');
    const method = lang(cx.items, 'index');
    const output = trait === undefined ? undefined : assocTypeOf(cx.items, trait);
    if (trait === undefined || method === undefined || output === undefined) return undefined;
    for (const unsize of at.kind === 'array' ? [false, true] : [false]) {
      const self: Ty = unsize && at.kind === 'array' ? sliceTy(at.ty) : at;
      if (self.kind === 'infer') break;
      const wanted = newVar(cx, expr.index.span);
      if (evaluateTrait(cx.infer, { trait, args: [self, wanted] }) === 'no') continue;
      const adjustments: Adjustment[] = derefAdjustments(autoderef);
      adjustments.push({
        kind: 'borrow',
        mode: 'shared',
        target: refTy(ERASED, at, false),
      });
      if (unsize)
        adjustments.push({
          kind: 'cast',
          cast: 'unsize',
          target: refTy(ERASED, self, false),
        });
      addAdjustments(cx, expr.expr, adjustments);
      const cause: Cause = { span: expr.index.span, kind: 'index', def: undefined };
      requireTrait(cx, trait, [self, wanted], cause);
      cx.callees.set(expr.id, { kind: 'fn', def: method, args: [self, wanted], userArgs: undefined });
      return {
        index: wanted,
        element: normal(cx, projectionTy(output, [self, wanted]), expr.index.span, 'index'),
      };
    }
  }
  return undefined;
}

// ---------------------------------------------------------------- needed mutably

/** Turns every overloaded step of the place to its mutable form; where there is none, the borrow checker will say so. */
export function convertPlaceToMut(cx: BodyCx, expr: ast.Expr): void {
  const chain: ast.Expr[] = [core(expr)];
  for (;;) {
    const last = chain[chain.length - 1];
    if (last === undefined) break;
    if (last.kind === 'field' || last.kind === 'index' || (last.kind === 'unary' && last.op === '*'))
      chain.push(core(last.expr));
    else break;
  }
  for (const each of chain.reverse()) {
    mutableDerefs(cx, each);
    if (each.kind === 'index') mutableOp(cx, each, each.expr, 'IndexMut', 'index_mut');
    else if (each.kind === 'unary' && each.op === '*') mutableOp(cx, each, each.expr, 'DerefMut', 'deref_mut');
  }
}

function mutableDerefs(cx: BodyCx, expr: ast.Expr): void {
  const adjustments = cx.adjustments.get(expr.id);
  if (adjustments?.some((each) => each.kind === 'deref' && each.overloaded === 'shared') !== true) return;
  let before = cx.types.get(expr.id);
  const changed = adjustments.map((each): Adjustment => {
    const source = before;
    before = each.target;
    if (each.kind !== 'deref' || each.overloaded !== 'shared' || source === undefined) return each;
    return implementsMut(cx, 'DerefMut', [see(cx, source)]) ? { ...each, overloaded: 'mut' } : each;
  });
  cx.adjustments.set(expr.id, changed);
}

function implementsMut(cx: BodyCx, name: string, args: readonly GenericArg[]): boolean {
  const trait = lang(cx.items, name);
  return trait !== undefined && evaluateTrait(cx.infer, { trait, args }) !== 'no';
}

function mutableOp(cx: BodyCx, expr: ast.Expr, base: ast.Expr, traitName: string, methodName: string): void {
  const callee = cx.callees.get(expr.id);
  const method = lang(cx.items, methodName);
  const trait = lang(cx.items, traitName);
  if (callee?.kind !== 'fn' || method === undefined || trait === undefined || callee.def === method) return;
  if (!implementsMut(cx, traitName, callee.args)) return;
  requireTrait(cx, trait, callee.args, { span: expr.span, kind: 'misc', def: undefined });
  cx.callees.set(expr.id, { ...callee, def: method });
  // The autoref of the base follows.
  const inner = core(base);
  const adjustments = cx.adjustments.get(inner.id) ?? [];
  const last = adjustments.findLastIndex((each) => each.kind === 'borrow');
  if (last < 0) return;
  cx.adjustments.set(
    inner.id,
    adjustments.map((each, index) => {
      if (index < last) return each;
      const target: Ty = each.target.kind === 'ref' ? { ...each.target, isMut: true } : each.target;
      return each.kind === 'borrow' ? { kind: 'borrow', mode: 'mut', target } : { ...each, target };
    }),
  );
}

/** Whether the expression stands for a place in memory (Reference, "Place expressions"). */
export function isPlace(cx: BodyCx, expr: ast.Expr): boolean {
  const inner = core(expr);
  switch (inner.kind) {
    case 'path': {
      const callee = cx.callees.get(inner.id);
      return callee === undefined || callee.kind === 'local' || callee.kind === 'static';
    }
    case 'field':
    case 'index':
      return true;
    case 'unary':
      return inner.op === '*';
    default:
      return false;
  }
}
