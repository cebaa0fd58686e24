/** Blocks and their statements: `ast_block` of rustc_mir_build. Each `let` opens a scope that lasts to the block's end. */
import type { NodeId } from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import { spanOf } from '../../source/index.ts';
import { isUnit } from '../../types/fold.ts';
import type { Block, Stmt } from '../../types/thir.ts';
import type { Place } from '../ir.ts';
import { type Builder, type RegionScope, infoAt, newSourceScope, newTemp, tyOf } from './builder.ts';
import { goto, newBlock, pushAssignUnit, terminate } from './cfg.ts';
import { extendBorrows, extendPlace, isBindingPattern } from './extend.ts';
import { lowerInto } from './into.ts';
import { declareBindings, forEachPrimaryBinding, scheduleBindingDrop, storageLiveBinding } from './matches/declare.ts';
import { lowerLetCondition } from './matches/condition.ts';
import { lowerIntoPattern } from './matches/irrefutable.ts';
import { inBreakableScope, inIfThenScope, inScope, popScope, pushScope } from './scopes.ts';
import { lowerStmtExpr } from './stmt.ts';
import { NEVER } from '../../types/make.ts';

export function lowerBlock(
  cx: Builder,
  destination: Place,
  block: Block,
  label: NodeId | undefined,
  terminating = false,
): void {
  inScope(cx, block.span, terminating ? 'terminating' : 'plain', (scope) => {
    if (label === undefined) lowerStmts(cx, destination, block, scope);
    else
      inBreakableScope(cx, label, undefined, destination, block.span, () => {
        lowerStmts(cx, destination, block, scope);
        return true;
      });
  });
}

function lowerStmts(cx: Builder, destination: Place, block: Block, blockScope: RegionScope): void {
  const { varParent, sourceScope, node, origin } = cx;
  const info = infoAt(cx, block.span);
  const letScopes: RegionScope[] = [];
  let lastScope = blockScope;
  cx.varParent = blockScope;
  for (const stmt of block.stmts) {
    cx.node = undefined;
    if (stmt.kind === 'expr') {
      inScope(cx, stmt.span, 'terminating', (scope) => lowerStmtExpr(cx, stmt.expr, scope));
      continue;
    }
    cx.origin = stmt.origin;
    if (stmt.init !== undefined && stmt.otherwise !== undefined)
      lastScope = lowerLetElse(cx, stmt, stmt.init, stmt.otherwise, block.span, lastScope);
    else lastScope = lowerLet(cx, stmt, block.span);
    letScopes.push(lastScope);
    cx.origin = origin;
  }
  cx.node = undefined;
  // The head of a `for` gives up its temporaries with the loop, in every edition.
  if (block.tail !== undefined)
    lowerInto(cx, destination, block.tail, cx.env.edition === '2024' || block.tail.origin === 'for-loop');
  else if (isUnit(tyOf(cx, destination))) pushAssignUnit(cx.cfg, cx.block, info, destination);
  for (let scope = letScopes.pop(); scope !== undefined; scope = letScopes.pop()) popScope(cx, scope);
  cx.sourceScope = sourceScope;
  cx.varParent = varParent;
  cx.node = node;
}

type LetStmt = Stmt & { readonly kind: 'let' };

/** From the statement to the end of the block. */
const remainderSpan = (stmt: LetStmt, blockSpan: Span): Span =>
  stmt.span.file === blockSpan.file && stmt.span.start >= blockSpan.start && stmt.span.start <= blockSpan.end
    ? spanOf(blockSpan.file, stmt.span.start, blockSpan.end)
    : blockSpan;

function extendInitializer(cx: Builder, stmt: LetStmt, scope: RegionScope): void {
  if (stmt.init === undefined) return;
  extendBorrows(cx, stmt.init, scope);
  if (isBindingPattern(stmt.pat)) extendPlace(cx, stmt.init, scope);
}

function lowerLet(cx: Builder, stmt: LetStmt, blockSpan: Span): RegionScope {
  const span = remainderSpan(stmt, blockSpan);
  const remainder = pushScope(cx, span);
  cx.varParent = remainder;
  const visibility = newSourceScope(cx, span);
  extendInitializer(cx, stmt, remainder);
  const { init } = stmt;
  if (init !== undefined) {
    inScope(cx, stmt.span, 'terminating', () => {
      declareBindings(cx, stmt.pat, stmt.userTy, visibility);
      lowerIntoPattern(cx, stmt.pat, stmt.userTy, init);
    });
  } else {
    declareBindings(cx, stmt.pat, stmt.userTy, visibility);
    forEachPrimaryBinding(stmt.pat, (binding) => {
      storageLiveBinding(cx, binding.var, binding.span, false, true);
      scheduleBindingDrop(cx, binding.var);
    });
  }
  cx.sourceScope = visibility;
  return remainder;
}

/**
 * `let pat = init else { … };`. The else block lies outside the variables' scope, so that a failed match leaves that
 * first, extended temporaries included.
 */
function lowerLetElse(
  cx: Builder,
  stmt: LetStmt,
  init: NonNullable<LetStmt['init']>,
  otherwise: NonNullable<LetStmt['otherwise']>,
  blockSpan: Span,
  lastScope: RegionScope,
): RegionScope {
  const info = infoAt(cx, blockSpan);
  const start = cx.block;
  const failureEntry = newBlock(cx.cfg);
  cx.block = failureEntry;
  lowerInto(cx, newTemp(cx, NEVER, otherwise.span), otherwise, true);
  terminate(cx.cfg, cx.block, infoAt(cx, otherwise.span), { kind: 'unreachable' });
  cx.block = start;

  const span = remainderSpan(stmt, blockSpan);
  const remainder = pushScope(cx, span);
  cx.varParent = remainder;
  const visibility = newSourceScope(cx, span);
  extendInitializer(cx, stmt, remainder);
  const failure = inScope(cx, stmt.span, 'terminating', () => {
    declareBindings(cx, stmt.pat, stmt.userTy, visibility);
    return inIfThenScope(cx, lastScope, () => lowerLetCondition(cx, init, stmt.pat, stmt.userTy, undefined));
  });
  goto(cx.cfg, failure, info, failureEntry);
  cx.sourceScope = visibility;
  return remainder;
}
