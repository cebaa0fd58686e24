/** `match`: scrutinee, decision tree, arms. After rustc_mir_build's `match_expr` and `lower_match_arms`. */
import { spanEndPoint, spanOf } from '../../../source/index.ts';
import type { Arm, Expr } from '../../../types/thir.ts';
import type { BlockId, Place } from '../../ir.ts';
import { type Builder, type RegionScope, infoAt } from '../builder.ts';
import { blockAt, goto, newBlock, push } from '../cfg.ts';
import { lowerInto } from '../into.ts';
import { asPlace } from '../place-expr.ts';
import { inScope, topScope } from '../scopes.ts';
import { bindPattern } from './bind.ts';
import type { MatchTree } from './candidate.ts';
import { declareBindings, declareGuardLets } from './declare.ts';
import { buildMatchTree } from './tree.ts';

export function lowerMatch(cx: Builder, destination: Place, expr: Expr & { readonly kind: 'match' }): void {
  const { scrutinee, arms, span } = expr;
  const place = lowerScrutinee(cx, scrutinee);
  const outer = infoAt(cx, span);
  const matchSpan = span.file === scrutinee.span.file ? spanOf(span.file, span.start, scrutinee.span.end) : span;
  const patterns = arms.map((arm) => ({ pat: arm.pat, userTy: undefined, hasGuard: arm.guard !== undefined }));
  const tree = buildMatchTree(cx, cx.block, place, scrutinee.span, matchSpan, patterns, true);
  const ends: BlockId[] = arms.map((arm, index) => lowerArm(cx, destination, scrutinee, arm, tree, index, outer));
  const end = newBlock(cx.cfg);
  for (const each of ends) {
    const last = blockAt(cx.cfg, each).statements.at(-1);
    goto(
      cx.cfg,
      each,
      last === undefined
        ? { ...outer, span: spanEndPoint(span) }
        : { span: last.span, scope: last.scope, origin: last.origin },
      end,
    );
  }
  cx.block = end;
}

/** Evaluates what is matched on, and says so: a place that is only mentioned is not read. */
export function lowerScrutinee(cx: Builder, scrutinee: Expr): Place {
  const place = asPlace(cx, scrutinee);
  push(cx.cfg, cx.block, infoAt(cx, scrutinee.span), { kind: 'place-mention', place });
  return place;
}

function lowerArm(
  cx: Builder,
  destination: Place,
  scrutinee: Expr,
  arm: Arm,
  tree: MatchTree,
  index: number,
  outer: ReturnType<typeof infoAt>,
): BlockId {
  const matchScope = topScope(cx);
  const { varParent, node, origin } = cx;
  cx.node = undefined;
  inScope(cx, arm.span, 'terminating', (armScope) => {
    cx.varParent = armScope;
    if (arm.guard === undefined)
      lowerArmBody(cx, destination, scrutinee, arm, tree, index, outer, matchScope, armScope, undefined);
    else
      inScope(cx, arm.span, 'plain', (guardScope) =>
        lowerArmBody(cx, destination, scrutinee, arm, tree, index, outer, matchScope, armScope, guardScope),
      );
  });
  cx.varParent = varParent;
  cx.node = node;
  cx.origin = origin;
  return cx.block;
}

function lowerArmBody(
  cx: Builder,
  destination: Place,
  scrutinee: Expr,
  arm: Arm,
  tree: MatchTree,
  index: number,
  outer: ReturnType<typeof infoAt>,
  matchScope: RegionScope,
  armScope: RegionScope,
  guardScope: RegionScope | undefined,
): void {
  const branch = tree.branches[index];
  if (branch === undefined) return;
  const outerFixed = cx.fixedTempsScope;
  cx.fixedTempsScope = guardScope;
  const visibility = declareArm(cx, arm, guardScope);
  bindPattern(cx, outer, branch, tree.fakeBorrows, scrutinee.span, { arm, armScope, matchScope });
  cx.fixedTempsScope = outerFixed;
  if (visibility !== undefined) cx.sourceScope = visibility;
  lowerInto(cx, destination, arm.body);
}

/** The arm's variables die with the arm; those of its guard's `let`s before them. */
function declareArm(cx: Builder, arm: Arm, guardScope: RegionScope | undefined): number | undefined {
  const visibility = declareBindings(cx, arm.pat, undefined, undefined, arm);
  if (arm.guard !== undefined && guardScope !== undefined) {
    cx.varParent = guardScope;
    declareGuardLets(cx, arm.guard, visibility);
  }
  return visibility;
}
