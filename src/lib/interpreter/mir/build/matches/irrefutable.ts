/** Patterns that always match: of `let` and of parameters. */
import { invariant } from '../../../../heap/base/index.ts';
import type { Expr, Pat, UserTy } from '../../../types/thir.ts';
import type { Place } from '../../ir.ts';
import { placeOf } from '../../place.ts';
import { type Builder, infoAt } from '../builder.ts';
import { push } from '../cfg.ts';
import { lowerInto } from '../into.ts';
import { lowerScrutinee } from './arms.ts';
import { bindPattern } from './bind.ts';
import { scheduleBindingDrop, storageLiveBinding } from './declare.ts';
import { buildMatchTree } from './tree.ts';

/** A single variable is evaluated into directly; any other pattern takes its parts from the initializer's place. */
export function lowerIntoPattern(cx: Builder, pat: Pat, userTy: UserTy | undefined, init: Expr): void {
  if (pat.kind === 'binding' && pat.mode === 'move' && pat.sub === undefined) {
    const place = placeOf(storageLiveBinding(cx, pat.var, pat.span, false, true));
    lowerInto(cx, place, init);
    push(cx.cfg, cx.block, infoAt(cx, pat.span), { kind: 'fake-read', cause: 'let', place });
    // The variable has exactly the type that was written, whatever subtype the initializer had.
    if (userTy !== undefined)
      push(cx.cfg, cx.block, infoAt(cx, userTy.span), { kind: 'ascribe', place, userTy, variance: 'invariant' });
    scheduleBindingDrop(cx, pat.var);
    return;
  }
  bindIrrefutable(cx, pat, userTy, lowerScrutinee(cx, init));
}

export function bindIrrefutable(cx: Builder, pat: Pat, userTy: UserTy | undefined, place: Place): void {
  const tree = buildMatchTree(cx, cx.block, place, pat.span, pat.span, [{ pat, userTy, hasGuard: false }], true);
  const [branch] = tree.branches;
  invariant(branch !== undefined, 'one pattern gives one branch');
  bindPattern(cx, infoAt(cx, pat.span), branch, [], pat.span, undefined);
}
