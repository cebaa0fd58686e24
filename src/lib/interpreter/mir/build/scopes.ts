/**
 * Opening and leaving scopes. While a scope is open, what it will have to drop is scheduled in it; every way out (falling
 * out of the end, `break`, `continue`, `return`, a failed condition, unwinding) then drops what was scheduled so far.
 * After rustc_mir_build's scope.rs, whose terms are kept.
 */
import { invariant } from '../../../heap/base/index.ts';
import { type Span, spanEndPoint } from '../../source/index.ts';
import type { NodeId } from '../../syntax/ast.ts';
import type { AssertMessage, BlockId, LocalId, Operand, Place, Rvalue, SourceInfo } from '../ir.ts';
import { declOf, placeOf } from '../place.ts';
import { type Breakable, type Builder, type IfThen, type RegionScope, infoAt } from './builder.ts';
import { goto, newBlock, push, pushAssign, terminate } from './cfg.ts';
import {
  type DropData,
  type DropTree,
  ROOT,
  addDrop,
  addEntry,
  buildDropTree,
  createDropTree,
  linkExit,
  linkUnwind,
  nodeAt,
} from './drop-tree.ts';

export function topScope(cx: Builder): RegionScope {
  const top = cx.scopes[cx.scopes.length - 1];
  invariant(top !== undefined, 'some scope is open');
  return top;
}

export function pushScope(cx: Builder, span: Span, role: RegionScope['role'] = 'plain'): RegionScope {
  const scope: RegionScope = {
    span,
    role,
    sourceScope: cx.sourceScope,
    drops: [],
    moved: undefined,
    cachedUnwind: undefined,
  };
  cx.scopes.push(scope);
  return scope;
}

/** Drops what the top scope holds, at the end of the current block, and closes it. */
export function popScope(cx: Builder, scope: RegionScope): void {
  leaveTopScope(cx);
  const popped = cx.scopes.pop();
  invariant(popped === scope, 'scopes close in the reverse of the order they open in');
}

export function inScope<T>(cx: Builder, span: Span, role: RegionScope['role'], build: (scope: RegionScope) => T): T {
  const { sourceScope } = cx;
  const scope = pushScope(cx, span, role);
  const result = build(scope);
  popScope(cx, scope);
  cx.sourceScope = sourceScope;
  return result;
}

/** Where a temporary made by an expression of the top scope dies, unless its life is extended. Undefined: never (constants). */
export function temporaryScope(cx: Builder, node: NodeId): RegionScope | undefined {
  const extended = cx.extended.get(node);
  if (extended !== undefined) return extended === 'static' ? undefined : extended;
  for (let i = cx.scopes.length - 1; i >= 0; i--) {
    const scope = cx.scopes[i];
    if (scope !== undefined && scope.role !== 'plain') return scope;
  }
  return undefined;
}

// ---------------------------------------------------------------- scheduling

export function scheduleDrop(cx: Builder, scope: RegionScope, local: LocalId, kind: DropData['kind']): void {
  if (kind === 'value' && !cx.env.needsDrop(declOf(cx.locals, local).ty)) return;
  invariant(kind === 'value' || local > cx.argCount, 'parameters have no storage of their own');
  for (let i = cx.scopes.length - 1; i >= 0; i--) {
    const each = cx.scopes[i];
    if (each === undefined) break;
    // Chains that were built already do not hold the new drop.
    if (kind === 'value') each.cachedUnwind = undefined;
    if (each === scope) {
      scope.drops.push({
        info: { span: spanEndPoint(scope.span), scope: scope.sourceScope, origin: 'drop' },
        local,
        kind,
      });
      return;
    }
  }
  invariant(false, 'the scope that shall drop a local is open');
}

/** Operands that a call consumes need no drop on its normal way. */
export function recordMoved(cx: Builder, operands: readonly Operand[]): void {
  const scope = topScope(cx);
  for (const operand of operands) {
    if (operand.kind !== 'move' || operand.place.path.length > 0) continue;
    const { local } = operand.place;
    if (scope.drops.some((drop) => drop.local === local && drop.kind === 'value'))
      (scope.moved ??= new Set()).add(local);
  }
}

/** Forgets what the scopes from `scope` inwards would drop: a match arm has one entry for each pattern, but one exit. */
export function clearScopesFrom(cx: Builder, scope: RegionScope): void {
  for (let i = cx.scopes.indexOf(scope); i >= 0 && i < cx.scopes.length; i++) {
    const each = cx.scopes[i];
    if (each === undefined) return;
    each.drops.length = 0;
    each.cachedUnwind = undefined;
  }
}

// ---------------------------------------------------------------- unwinding

/** The node of the unwind tree that drops all open scopes up to `target`. */
function divergeCleanupTarget(cx: Builder, target: number): number {
  let uncached = 0;
  let drop = ROOT;
  for (let i = target; i >= 0; i--) {
    const cached = cx.scopes[i]?.cachedUnwind;
    if (cached !== undefined) {
      uncached = i + 1;
      drop = cached;
      break;
    }
  }
  for (let i = uncached; i <= target; i++) {
    const scope = cx.scopes[i];
    if (scope === undefined) break;
    for (const data of scope.drops) if (data.kind === 'value') drop = addDrop(cx.unwindDrops, data, drop);
    scope.cachedUnwind = drop;
  }
  return drop;
}

/** Lets the terminator of `start` unwind through all that is open now. */
export function divergeFrom(cx: Builder, start: BlockId): void {
  addEntry(cx.unwindDrops, start, divergeCleanupTarget(cx, cx.scopes.length - 1));
}

function leaveTopScope(cx: Builder): void {
  const scope = topScope(cx);
  let unwindTo = scope.drops.some((drop) => drop.kind === 'value')
    ? divergeCleanupTarget(cx, cx.scopes.length - 1)
    : ROOT;
  for (let i = scope.drops.length - 1; i >= 0; i--) {
    const drop = scope.drops[i];
    if (drop === undefined) break;
    if (drop.kind === 'storage') {
      push(cx.cfg, cx.block, drop.info, { kind: 'storage-dead', local: drop.local });
      continue;
    }
    // Should this drop panic, the ones after it still run.
    unwindTo = nodeAt(cx.unwindDrops, unwindTo).next;
    if (scope.moved?.has(drop.local) === true) continue;
    addEntry(cx.unwindDrops, cx.block, unwindTo);
    const next = newBlock(cx.cfg);
    terminate(cx.cfg, cx.block, drop.info, {
      kind: 'drop',
      place: placeOf(drop.local),
      target: next,
      unwind: undefined,
      replace: false,
    });
    cx.block = next;
  }
}

/** At the end of the body: the cleanup blocks. */
export function buildUnwindTree(cx: Builder): void {
  const blocks = buildDropTree(cx.cfg, cx.unwindDrops, true, undefined, (from, to) => linkUnwind(cx.cfg, from, to));
  const resume = blocks[ROOT];
  if (resume !== undefined)
    terminate(cx.cfg, resume, { span: cx.typed.span, scope: 0, origin: undefined }, { kind: 'resume' });
}

// ---------------------------------------------------------------- early exits

/** Adds to `tree` the drops of all scopes inside `outer`, innermost last; gives the node to begin at. */
function addScopeDrops(cx: Builder, tree: DropTree, outer: RegionScope): number {
  let node = ROOT;
  const outerIndex = cx.scopes.indexOf(outer);
  invariant(outerIndex >= 0, 'an exit leads to an open scope');
  for (let i = outerIndex + 1; i < cx.scopes.length; i++) {
    for (const drop of cx.scopes[i]?.drops ?? []) node = addDrop(tree, drop, node);
  }
  return node;
}

function buildExitTree(
  cx: Builder,
  tree: DropTree,
  scope: RegionScope,
  continueBlock: BlockId | undefined,
): BlockId | undefined {
  const blocks = buildDropTree(cx.cfg, tree, false, continueBlock, (from, to) => linkExit(cx.cfg, from, to));
  if (tree.nodes.some((node) => node.data?.kind === 'value')) {
    const unwindOf: number[] = [divergeCleanupTarget(cx, cx.scopes.indexOf(scope))];
    for (let index = 1; index < tree.nodes.length; index++) {
      const { data, next } = nodeAt(tree, index);
      const after = unwindOf[next] ?? ROOT;
      if (data?.kind === 'value') {
        const block = blocks[index];
        if (block !== undefined) addEntry(cx.unwindDrops, block, after);
        unwindOf.push(addDrop(cx.unwindDrops, data, after));
      } else unwindOf.push(after);
    }
  }
  return blocks[ROOT];
}

/**
 * Builds what `break`, `continue` or `return` may leave. `build` gives whether its end can be reached; afterwards the
 * current block is where both its end and the breaks arrive.
 */
export function inBreakableScope(
  cx: Builder,
  target: NodeId | undefined,
  loopBlock: BlockId | undefined,
  destination: Place,
  span: Span,
  build: () => boolean,
): void {
  const breakable: Breakable = {
    target,
    scope: topScope(cx),
    destination,
    breakDrops: createDropTree(),
    continueDrops: loopBlock === undefined ? undefined : createDropTree(),
  };
  cx.breakables.push(breakable);
  const isNormalEnd = build();
  cx.breakables.pop();
  const normalEnd = isNormalEnd ? cx.block : undefined;
  const breakBlock = buildExitTree(cx, breakable.breakDrops, breakable.scope, undefined);
  if (breakable.continueDrops !== undefined) buildExitTree(cx, breakable.continueDrops, breakable.scope, loopBlock);
  if (normalEnd !== undefined && breakBlock !== undefined) {
    const join = newBlock(cx.cfg);
    const info = infoAt(cx, span);
    goto(cx.cfg, normalEnd, info, join);
    goto(cx.cfg, breakBlock, info, join);
    cx.block = join;
  } else cx.block = normalEnd ?? breakBlock ?? newBlock(cx.cfg);
}

export function breakableOf(cx: Builder, target: NodeId | undefined): Breakable | undefined {
  if (target === undefined) return cx.breakables[0];
  for (let i = cx.breakables.length - 1; i >= 0; i--) if (cx.breakables[i]?.target === target) return cx.breakables[i];
  return undefined;
}

/** Leaves the current block for the breakable; what follows is dead code in a block of its own. */
export function exitTo(cx: Builder, breakable: Breakable, tree: DropTree, info: SourceInfo): void {
  addEntry(tree, cx.block, addScopeDrops(cx, tree, breakable.scope));
  // The target is not known yet; `linkExit` replaces this.
  terminate(cx.cfg, cx.block, info, { kind: 'resume' });
  cx.block = newBlock(cx.cfg);
}

/** Lowers a condition and what follows when it holds; the current block is then the end of that, and the result is where a failed condition arrives, all dropped. */
export function inIfThenScope(cx: Builder, scope: RegionScope, build: () => void): BlockId {
  const ifThen: IfThen = { scope, elseDrops: createDropTree() };
  const outer = cx.ifThen;
  cx.ifThen = ifThen;
  build();
  cx.ifThen = outer;
  return buildExitTree(cx, ifThen.elseDrops, scope, undefined) ?? newBlock(cx.cfg);
}

/** From `block`, where a condition has failed, to the innermost `inIfThenScope`. */
export function breakForElse(cx: Builder, block: BlockId, info: SourceInfo): void {
  const { ifThen } = cx;
  invariant(ifThen !== undefined, 'a condition is inside an if or a guard');
  addEntry(ifThen.elseDrops, block, addScopeDrops(cx, ifThen.elseDrops, ifThen.scope));
  terminate(cx.cfg, block, info, { kind: 'resume' });
}

// ---------------------------------------------------------------- terminators that unwind

/** `place = value` where the old value must be dropped first. The value is stored on the unwinding path too. */
export function dropAndReplace(cx: Builder, span: Span, place: Place, value: Rvalue): void {
  const info = infoAt(cx, span);
  const assign = newBlock(cx.cfg);
  pushAssign(cx.cfg, assign, info, place, value);
  const assignUnwind = newBlock(cx.cfg, true);
  pushAssign(cx.cfg, assignUnwind, info, place, value);
  terminate(cx.cfg, cx.block, info, { kind: 'drop', place, target: assign, unwind: assignUnwind, replace: true });
  divergeFrom(cx, cx.block);
  cx.block = assign;
}

export function assertThat(cx: Builder, cond: Operand, expected: boolean, message: AssertMessage, span: Span): void {
  const success = newBlock(cx.cfg);
  terminate(cx.cfg, cx.block, infoAt(cx, span), {
    kind: 'assert',
    cond,
    expected,
    message,
    target: success,
    unwind: undefined,
  });
  divergeFrom(cx, cx.block);
  cx.block = success;
}
