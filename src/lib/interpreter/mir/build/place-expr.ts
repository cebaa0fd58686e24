/** Expressions as places: `as_place` of rustc_mir_build. */
import type { Span } from '../../source/index.ts';

import type { Expr } from '../../types/thir.ts';
import { findAdt } from '../../types/lookup.ts';
import type { LocalId, Operand, Place } from '../ir.ts';
import { derefOf, fieldOf, placeOf, project } from '../place.ts';
import { type Builder, infoAt, isBoundInGuard, localOfVar, newTemp, pushLocal, tempDecl, tyOf } from './builder.ts';
import { copyOf, moveOf, push, pushAssign, toCopy } from './cfg.ts';
import { lengthOperand } from './constant.ts';
import { inNode } from './node.ts';
import { asTemp } from './operand.ts';
import { assertThat, scheduleDrop, temporaryScope } from './scopes.ts';
import { BOOL, USIZE, ptrTy, refTy } from '../../types/make.ts';

/**
 * The place that `expr` denotes; a value is put into a temporary. `fakes` collects borrows that keep outer bases from
 * being changed by inner indexes, as in `x[i][{ x = y; j }]`.
 */
export function asPlace(cx: Builder, expr: Expr, isMut = true, fakes?: LocalId[]): Place {
  return inNode(cx, expr, false, () => {
    switch (expr.kind) {
      case 'var': {
        if (isBoundInGuard(cx, expr.var)) return derefOf(placeOf(localOfVar(cx, expr.var, true)));
        return placeOf(localOfVar(cx, expr.var));
      }
      case 'static':
        return derefOf(placeOf(staticRef(cx, expr)));
      case 'field': {
        const base = asPlace(cx, expr.base, isMut, fakes);
        const baseTy = expr.base.ty;
        const isEnum = baseTy.kind === 'adt' && findAdt(cx.env.items, baseTy.def)?.kind === 'enum';
        return fieldOf(isEnum ? project(base, { kind: 'downcast', variant: expr.variant }) : base, expr.field, expr.ty);
      }
      case 'deref':
        return derefOf(asPlace(cx, expr.base, isMut, fakes));
      case 'index':
        return indexPlace(cx, expr, isMut, fakes);
      default:
        return placeOf(asTemp(cx, expr, temporaryScope(cx, expr.node), isMut));
    }
  });
}

/** A static is reached through its address. */
function staticRef(cx: Builder, expr: Expr & { readonly kind: 'static' }): LocalId {
  const ty = expr.isMut ? ptrTy(expr.ty, true) : refTy({ kind: 're-erased' }, expr.ty, false);
  const temp = pushLocal(cx, tempDecl(cx, ty, expr.span));
  const info = infoAt(cx, expr.span);
  push(cx.cfg, cx.block, info, { kind: 'storage-live', local: temp });
  const scope = temporaryScope(cx, expr.node);
  if (scope !== undefined) scheduleDrop(cx, scope, temp, 'storage');
  pushAssign(cx.cfg, cx.block, info, placeOf(temp), {
    kind: 'use',
    operand: {
      kind: 'constant',
      constant: { ty, span: expr.span, value: { kind: 'static-ref', def: expr.def }, userTy: undefined },
    },
  });
  return temp;
}

function indexPlace(
  cx: Builder,
  expr: Expr & { readonly kind: 'index' },
  isMut: boolean,
  outerFakes: LocalId[] | undefined,
): Place {
  const fakes = outerFakes ?? [];
  const base = asPlace(cx, expr.base, isMut, fakes);
  // A fresh temporary: nothing can change the index between the check and the access.
  const index = asTemp(cx, expr.index, temporaryScope(cx, expr.index.node), false);
  checkBounds(cx, base, index, expr.span);
  const info = infoAt(cx, expr.span);
  if (outerFakes === undefined)
    for (const temp of fakes)
      push(cx.cfg, cx.block, info, { kind: 'fake-read', cause: 'for-index', place: placeOf(temp) });
  else fakeBorrowBase(cx, base, fakes, expr.span);
  return project(base, { kind: 'index', local: index });
}

/** The length of an array or slice: a constant, or read from the wide pointer. */
export function lengthOf(cx: Builder, place: Place, span: Span): Operand {
  const ty = tyOf(cx, place);
  const info = infoAt(cx, span);
  if (ty.kind === 'array') {
    // So that the borrow checker takes the array for used.
    push(cx.cfg, cx.block, info, { kind: 'fake-read', cause: 'for-index', place });
    return lengthOperand(ty.len, span);
  }
  const length = newTemp(cx, USIZE, span);
  pushAssign(cx.cfg, cx.block, info, length, { kind: 'len', place });
  return moveOf(length);
}

function checkBounds(cx: Builder, place: Place, index: LocalId, span: Span): void {
  const len = lengthOf(cx, place, span);
  const isBelow = newTemp(cx, BOOL, span);
  const indexOperand = copyOf(placeOf(index));
  pushAssign(cx.cfg, cx.block, infoAt(cx, span), isBelow, {
    kind: 'binary',
    op: '<',
    left: indexOperand,
    right: toCopy(len),
  });
  assertThat(cx, moveOf(isBelow), true, { kind: 'bounds-check', len, index: indexOperand }, span);
}

/** Only the pointers on the way can change under a slice whose bounds were just checked. */
function fakeBorrowBase(cx: Builder, base: Place, fakes: LocalId[], span: Span): void {
  if (tyOf(cx, base).kind !== 'slice') return;
  for (let i = base.path.length - 1; i >= 0; i--) {
    const projection = base.path[i];
    const before: Place = { local: base.local, path: base.path.slice(0, i) };
    if (projection?.kind === 'deref') {
      const ty = tyOf(cx, before);
      const temp = pushLocal(cx, tempDecl(cx, refTy({ kind: 're-erased' }, ty, false), span));
      pushAssign(cx.cfg, cx.block, infoAt(cx, span), placeOf(temp), { kind: 'ref', borrow: 'fake', place: before });
      fakes.push(temp);
    } else if (projection?.kind === 'index' && tyOf(cx, before).kind === 'slice') return;
  }
}
