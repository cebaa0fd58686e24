/** From a matched candidate to its variables: guards first, through references; then the bindings. */
import { spanEndPoint, type Span } from '../../../source/index.ts';
import type { Arm } from '../../../types/thir.ts';
import type { BlockId, Rvalue, SourceInfo } from '../../ir.ts';
import { placeOf } from '../../place.ts';
import { type Builder, type RegionScope, consume, infoAt, localOfVar } from '../builder.ts';
import { goto, newBlock, push, pushAssign } from '../cfg.ts';
import { clearScopesFrom, inIfThenScope } from '../scopes.ts';
import type { Binding, Branch, MatchTree, SubBranch } from './candidate.ts';
import { isTerminatingCondition, lowerCondition } from './condition.ts';
import { scheduleBindingDrop, storageLiveBinding } from './declare.ts';

export interface ArmContext {
  readonly arm: Arm;
  readonly armScope: RegionScope;
  /** The scope around the whole match: a failed guard leaves the arm to there. */
  readonly matchScope: RegionScope;
}

/** Leaves the current block where the arm's body (or what follows the `let`) begins. */
export function bindPattern(
  cx: Builder,
  outer: SourceInfo,
  branch: Branch,
  fakeBorrows: MatchTree['fakeBorrows'],
  scrutineeSpan: Span,
  arm: ArmContext | undefined,
): void {
  const { subBranches } = branch;
  const [only] = subBranches;
  if (subBranches.length === 1 && only !== undefined) {
    bindAndGuard(cx, only, fakeBorrows, scrutineeSpan, arm, true);
    return;
  }
  // Last to first, and only the first alternative schedules drops: variables then drop in the order it binds them.
  const target = newBlock(cx.cfg);
  for (let i = subBranches.length - 1; i >= 0; i--) {
    const subBranch = subBranches[i];
    if (subBranch === undefined) break;
    bindAndGuard(cx, subBranch, fakeBorrows, scrutineeSpan, arm, i === 0);
    goto(cx.cfg, cx.block, outer, target);
  }
  cx.block = target;
}

function bindAndGuard(
  cx: Builder,
  subBranch: SubBranch,
  fakeBorrows: MatchTree['fakeBorrows'],
  scrutineeSpan: Span,
  arm: ArmContext | undefined,
  schedules: boolean,
): void {
  cx.block = subBranch.success;
  for (const ascription of subBranch.ascriptions) {
    push(cx.cfg, cx.block, infoAt(cx, ascription.userTy.span), {
      kind: 'ascribe',
      place: ascription.source,
      userTy: ascription.userTy,
      variance: ascription.variance,
    });
  }
  const guard = arm?.arm.guard;
  if (arm === undefined || guard === undefined) {
    bindForBody(cx, subBranch.bindings, schedules);
    return;
  }
  bindForGuard(cx, subBranch.bindings);
  cx.guards.push(new Set(subBranch.bindings.map((binding) => binding.var)));
  for (const { place, temp } of fakeBorrows) {
    pushAssign(cx.cfg, cx.block, infoAt(cx, scrutineeSpan), temp, { kind: 'ref', borrow: 'fake', place });
  }
  const failed: BlockId = inIfThenScope(cx, arm.matchScope, () => {
    lowerCondition(
      cx,
      guard,
      { tempScope: undefined, variableInfo: infoAt(cx, arm.arm.span), declares: false },
      isTerminatingCondition(guard),
    );
  });
  if (!schedules) clearScopesFrom(cx, arm.armScope);
  const guardEnd = infoAt(cx, spanEndPoint(guard.span));
  cx.guards.pop();
  for (const { temp } of fakeBorrows)
    push(cx.cfg, cx.block, guardEnd, { kind: 'fake-read', cause: 'match-guard', place: temp });
  goto(cx.cfg, failed, infoAt(cx, guard.span), subBranch.otherwise);
  const byValue = subBranch.bindings.filter((binding) => binding.mode === 'move');
  for (const binding of byValue)
    push(cx.cfg, cx.block, guardEnd, {
      kind: 'fake-read',
      cause: 'match-guard',
      place: placeOf(localOfVar(cx, binding.var, true)),
    });
  bindForBody(cx, byValue, schedules);
}

const borrowOf = (binding: Binding): Rvalue => ({
  kind: 'ref',
  borrow: binding.mode === 'mut' ? 'mut' : 'shared',
  place: binding.source,
});

/** A guard sees a binding of type `T` through a `&T`, so that nothing is moved before it has said yes. */
function bindForGuard(cx: Builder, bindings: readonly Binding[]): void {
  for (const binding of bindings) {
    const info = infoAt(cx, binding.span);
    const reference = placeOf(storageLiveBinding(cx, binding.var, binding.span, true, true));
    if (binding.mode === 'move') {
      pushAssign(cx.cfg, cx.block, info, reference, { kind: 'ref', borrow: 'shared', place: binding.source });
      continue;
    }
    const value = placeOf(storageLiveBinding(cx, binding.var, binding.span, false, true));
    pushAssign(cx.cfg, cx.block, info, value, borrowOf(binding));
    pushAssign(cx.cfg, cx.block, info, reference, { kind: 'ref', borrow: 'shared', place: value });
  }
}

function bindForBody(cx: Builder, bindings: readonly Binding[], schedules: boolean): void {
  for (const binding of bindings) {
    const info = infoAt(cx, binding.span);
    const local = placeOf(storageLiveBinding(cx, binding.var, binding.span, false, schedules));
    if (schedules) scheduleBindingDrop(cx, binding.var);
    const rvalue: Rvalue =
      binding.mode === 'move' ? { kind: 'use', operand: consume(cx, binding.source) } : borrowOf(binding);
    pushAssign(cx.cfg, cx.block, info, local, rvalue);
  }
}
