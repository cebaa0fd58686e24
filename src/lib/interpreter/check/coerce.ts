/**
 * Coercions: the implicit changes of type at `let`, arguments, fields, results (Reference, "Type coercions"; rustc's
 * `coercion.rs`). What is chosen is written down as adjustments of the expression.
 */
import { findIn } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { commit, markDiverging, openSnapshot, rollback, shallow } from '../solve/table.ts';
import { tryUnify, unifyArgs } from '../solve/unify.ts';
import type { ClosureTy } from '../types/closure.ts';
import { walkTy, isTy } from '../types/fold.ts';
import { ERASED, lang } from '../types/lookup.ts';
import { signatureOf } from '../types/signature.ts';
import { unsizeRule } from '../solve/builtin.ts';
import { createWaiting } from '../solve/fulfill.ts';
import { obligation, type Cause, type Obligation } from '../solve/obligation.ts';
import { isGeneralEnough } from '../solve/general.ts';
import { normalize } from '../solve/project.ts';
import { select } from '../solve/select.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { derefAdjustments, derefStep, startAutoderef } from './autoderef.ts';
import { addAdjustments, core, full, known, normal, requireAll, see, type Adjustment, type BodyCx } from './context.ts';
import { convertPlaceToMut } from './place-ops.ts';
import { ERROR, fnPtrTy, ptrTy, refTy } from '../types/make.ts';

interface Coerced {
  readonly adjustments: readonly Adjustment[];
  readonly target: Ty;
}

/** Coerces the checked expression to `target`; false when that is impossible (nothing is reported). */
export function coerce(cx: BodyCx, expr: ast.Expr, from: Ty, target: Ty, twoPhase = false): boolean {
  const found = findCoercion(cx, from, target, expr.span, twoPhase);
  if (found === undefined) return false;
  if (from.kind === 'error' || target.kind === 'error') cx.infer.metError = true;
  applyCoercion(
    cx,
    expr,
    found.adjustments.length === 0 && joinsReferences(cx, expr, from) ? reborrowShared(cx, from) : found.adjustments,
  );
  return true;
}

/**
 * Whether the references of several arms meet in this expression. They meet in a region of their own, so that handing the
 * result on is a reborrow, even where the types look the same: a returned `match` is where the result is made. Arms that
 * are blocks were coerced to the wanted type inside and bring no region of their own; nor does the first arm.
 */
function joinsReferences(cx: BodyCx, expr: ast.Expr, from: Ty): boolean {
  return see(cx, from).kind === 'ref' && hasOwnRegion(cx, core(expr));
}

function hasOwnRegion(cx: BodyCx, expr: ast.Expr): boolean {
  const ends =
    expr.kind === 'match'
      ? expr.arms.map((arm) => arm.body)
      : expr.kind === 'if' && expr.otherwise !== undefined
        ? [undefined, expr.otherwise]
        : [];
  const living = ends.filter((end) => end === undefined || cx.types.get(core(end).id)?.kind !== 'never');
  return living.slice(1).some((end) => {
    if (end === undefined) return false;
    const inner = core(end);
    if (inner.kind === 'match' || inner.kind === 'if') return hasOwnRegion(cx, inner);
    return inner.kind !== 'block' && !(givesStatic(cx, cx.owner) && isStatic(cx, inner));
  });
}

/** A function whose result is a `&'static`. */
function givesStatic(cx: BodyCx, def: DefId): boolean {
  const output = findIn(cx.items.fns, def)?.sig.output;
  return output?.kind === 'ref' && output.region.kind === 're-static';
}

/** An expression whose type is `&'static` by itself: where that is wanted, it brings no region of its own. */
function isStatic(cx: BodyCx, expr: ast.Expr): boolean {
  if (expr.kind === 'literal') return true;
  const callee = expr.kind === 'call' ? cx.callees.get(core(expr.func).id) : undefined;
  return callee?.kind === 'fn' && givesStatic(cx, callee.def);
}

function reborrowShared(cx: BodyCx, from: Ty): readonly Adjustment[] {
  const ref = see(cx, from);
  if (ref.kind !== 'ref' || ref.isMut) return [];
  return [
    { kind: 'deref', overloaded: 'no', target: ref.ty },
    { kind: 'borrow', mode: 'shared', target: ref },
  ];
}

/** A mutable autoborrow makes the places in the expression mutable ones. */
export function applyCoercion(cx: BodyCx, expr: ast.Expr, adjustments: readonly Adjustment[]): void {
  if (adjustments.length === 0) return;
  const inner = core(expr);
  const before = cx.adjustments.get(inner.id);
  // A reborrow of what an earlier coercion reborrowed replaces it.
  if (before !== undefined && before.length > 0) {
    const isNever = before.length === 1 && before[0]?.kind === 'never';
    if (isNever) return;
  }
  addAdjustments(cx, inner, adjustments);
  if (adjustments.some((each) => each.kind === 'borrow' && each.mode !== 'shared')) convertPlaceToMut(cx, inner);
}

/** Whether a coercion exists, without making it. */
export function canCoerce(cx: BodyCx, from: Ty, target: Ty, span: Span): boolean {
  const snapshot = openSnapshot(cx.infer);
  const fresh = cx.fulfill.fresh;
  const waiting = cx.fulfill.waiting;
  cx.fulfill.fresh = [];
  cx.fulfill.waiting = createWaiting();
  const found = findCoercion(cx, from, target, span, false) !== undefined;
  cx.fulfill.fresh = fresh;
  cx.fulfill.waiting = waiting;
  rollback(cx.infer, snapshot);
  return found;
}

export function findCoercion(cx: BodyCx, from: Ty, to: Ty, span: Span, twoPhase: boolean): Coerced | undefined {
  const source = known(cx, from);
  const target = see(cx, to);
  // A mutable reference is reborrowed even where it is the very type that is wanted.
  // So is a trait object, whose lifetime may be cut short behind any pointer.
  if (source === target && !(source.kind === 'ref' && source.isMut) && !mentionsObject(source))
    return { adjustments: [], target };
  if (source.kind === 'never') {
    if (target.kind === 'never') return { adjustments: [], target };
    markDiverging(cx.infer, target);
    return { adjustments: [{ kind: 'never', target }], target };
  }
  if (source.kind === 'infer' && source.class === 'general') return same(cx, source, target);
  const unsized = target.kind === 'infer' ? undefined : coerceUnsized(cx, source, target, span);
  if (unsized !== undefined) return unsized;
  if (target.kind === 'ptr') return toRawPointer(cx, source, target);
  if (target.kind === 'ref') return toReference(cx, source, target, span, twoPhase);
  if (source.kind === 'fn-def' && target.kind === 'fn-ptr') return reify(cx, source, target, span);
  if (source.kind === 'closure' && target.kind === 'fn-ptr') return closureToFn(cx, source, target);
  if (source.kind === 'fn-ptr' && target.kind === 'fn-ptr' && target.sig.isUnsafe && !source.sig.isUnsafe) {
    const asked: Ty = fnPtrTy({ ...source.sig, isUnsafe: true });
    return tryUnify(cx.infer, asked, target)
      ? { adjustments: [{ kind: 'cast', cast: 'fn-to-unsafe-fn', target }], target }
      : undefined;
  }
  return same(cx, source, target);
}

const same = (cx: BodyCx, source: Ty, target: Ty): Coerced | undefined =>
  tryUnify(cx.infer, source, target) &&
  (source.kind !== 'fn-ptr' || isGeneralEnough(cx.items, full(cx, source), full(cx, target)))
    ? { adjustments: [], target }
    : undefined;

/** `&T` to `&U` by dereferencing, `&mut T` to `&mut T` by reborrowing: as many derefs as it takes, then one borrow. */
function toReference(
  cx: BodyCx,
  source: Ty,
  target: Extract<Ty, { kind: 'ref' }>,
  span: Span,
  twoPhase: boolean,
): Coerced | undefined {
  if (source.kind !== 'ref') return same(cx, source, target);
  if (target.isMut && !source.isMut) return undefined;
  const autoderef = startAutoderef(cx, source, span);
  for (let at = derefStep(autoderef); at !== undefined; at = derefStep(autoderef)) {
    if (!tryUnify(cx.infer, at, target.ty)) continue;
    // `&T` to `&T` is no reborrow worth writing down.
    if (autoderef.steps.length === 1 && !source.isMut && !target.isMut) {
      requireAll(cx, autoderef.obligations);
      return { adjustments: [], target: source };
    }
    const adjusted: Ty = refTy(ERASED, at, target.isMut);
    return {
      adjustments: [
        ...derefAdjustments(autoderef),
        { kind: 'borrow', mode: target.isMut ? (twoPhase ? 'two-phase' : 'mut') : 'shared', target: adjusted },
      ],
      target: adjusted,
    };
  }
  return undefined;
}

function toRawPointer(cx: BodyCx, source: Ty, target: Extract<Ty, { kind: 'ptr' }>): Coerced | undefined {
  if (source.kind === 'ref') {
    if (target.isMut && !source.isMut) return undefined;
    if (!tryUnify(cx.infer, source.ty, target.ty)) return undefined;
    return {
      adjustments: [
        { kind: 'deref', overloaded: 'no', target: source.ty },
        { kind: 'raw-borrow', isMut: target.isMut, target },
      ],
      target,
    };
  }
  if (source.kind === 'ptr') {
    if (target.isMut && !source.isMut) return undefined;
    if (!tryUnify(cx.infer, source.ty, target.ty)) return undefined;
    return source.isMut === target.isMut
      ? { adjustments: [], target }
      : { adjustments: [{ kind: 'cast', cast: 'mut-to-const-ptr', target }], target };
  }
  return undefined;
}

function reify(
  cx: BodyCx,
  source: Extract<Ty, { kind: 'fn-def' }>,
  target: Extract<Ty, { kind: 'fn-ptr' }>,
  span: Span,
): Coerced | undefined {
  const pointer = fnPointerOf(cx, source, span);
  if (pointer?.kind !== 'fn-ptr') return undefined;
  const found: Ty =
    pointer.sig.isUnsafe === target.sig.isUnsafe || pointer.sig.isUnsafe
      ? pointer
      : fnPtrTy({ ...pointer.sig, isUnsafe: true });
  return tryUnify(cx.infer, found, target) && isGeneralEnough(cx.items, full(cx, found), full(cx, target))
    ? { adjustments: [{ kind: 'cast', cast: 'reify-fn', target }], target }
    : undefined;
}

/** A closure that names nothing of what is around it is a function. */
function closureToFn(cx: BodyCx, source: ClosureTy, target: Extract<Ty, { kind: 'fn-ptr' }>): Coerced | undefined {
  const pointer = closurePointerOf(cx, source, target.sig.isUnsafe);
  return pointer !== undefined &&
    tryUnify(cx.infer, pointer, target) &&
    isGeneralEnough(cx.items, full(cx, pointer), full(cx, target))
    ? { adjustments: [{ kind: 'cast', cast: 'closure-to-fn', target }], target }
    : undefined;
}

function closurePointerOf(cx: BodyCx, { def, sig }: ClosureTy, isUnsafe: boolean): Ty | undefined {
  if (sig.kind !== 'fn-ptr' || cx.closures.find((each) => each.def === def)?.mentionsOutside !== false)
    return undefined;
  return isUnsafe ? fnPtrTy({ ...sig.sig, isUnsafe }) : sig;
}

/** The function pointer type that a function item or closure turns into where two of them meet. */
function meetingPointer(cx: BodyCx, ty: Ty, span: Span): Ty | undefined {
  if (ty.kind === 'fn-def') return fnPointerOf(cx, ty, span);
  return ty.kind === 'closure' ? closurePointerOf(cx, ty, false) : undefined;
}

const isFunctionLike = (ty: Ty): boolean => ty.kind === 'fn-def' || ty.kind === 'closure';

/** The function pointer type that a function item turns into. */
export function fnPointerOf(cx: BodyCx, item: Extract<Ty, { kind: 'fn-def' }>, span: Span): Ty | undefined {
  const sig = signatureOf(cx.items, item.def, item.args);
  if (sig === undefined) return undefined;
  const out: Obligation[] = [];
  const cause: Cause = { span, kind: 'misc', def: undefined };
  const inputs = sig.inputs.map((each) => normalize(cx.infer, each, cause, out));
  const output = normalize(cx.infer, sig.output, cause, out);
  requireAll(cx, out);
  return fnPtrTy({ ...sig, inputs, output });
}

// ---------------------------------------------------------------- unsizing

/** `&[T; N]` to `&[T]`, `Box<T>` to `Box<dyn Trait>`: built-in pointers here, other types by their `CoerceUnsized` impl. */
function coerceUnsized(cx: BodyCx, source: Ty, target: Ty, span: Span): Coerced | undefined {
  const cause: Cause = { span, kind: 'coercion', def: undefined };
  if ((source.kind === 'ref' || source.kind === 'ptr') && (target.kind === 'ref' || target.kind === 'ptr')) {
    if (target.isMut && !source.isMut) return undefined;
    if (source.kind === 'ptr' && target.kind === 'ref') return undefined;
    const from = shallow(cx.infer, source.ty);
    const to = shallow(cx.infer, target.ty);
    if (!mayUnsize(from, to)) return undefined;
    const nested = unsizeNow(cx, from, to, cause);
    if (nested === undefined) return undefined;
    requireAll(cx, nested);
    const adjustments: Adjustment[] = [];
    if (source.kind === 'ref') {
      // The reference is reborrowed at its own type and then cast: rustc does both in one go as well.
      adjustments.push({ kind: 'deref', overloaded: 'no', target: from });
      if (target.kind === 'ref')
        adjustments.push({
          kind: 'borrow',
          mode: target.isMut ? 'mut' : 'shared',
          target: refTy(ERASED, from, target.isMut),
        });
      else
        adjustments.push({
          kind: 'raw-borrow',
          isMut: target.isMut,
          target: ptrTy(from, target.isMut),
        });
    }
    adjustments.push({ kind: 'cast', cast: 'unsize', target });
    return { adjustments, target };
  }
  if (source.kind === 'adt' && target.kind === 'adt' && source.def === target.def && source.args.length > 0) {
    const trait = lang(cx.items, 'CoerceUnsized');
    if (trait === undefined) return undefined;
    const snapshot = openSnapshot(cx.infer);
    const out = coerceUnsizedNow(cx, trait, source, target, cause);
    if (out === undefined) {
      rollback(cx.infer, snapshot);
      return undefined;
    }
    commit(cx.infer);
    requireAll(cx, out);
    return { adjustments: [{ kind: 'cast', cast: 'unsize', target }], target };
  }
  return undefined;
}

/** Proves `source: CoerceUnsized<target>` down to its `Unsize`; gives what else must hold. */
function coerceUnsizedNow(
  cx: BodyCx,
  trait: DefId,
  source: Ty,
  target: Ty,
  cause: Cause,
): readonly Obligation[] | undefined {
  const unsize = lang(cx.items, 'Unsize');
  const queue: Obligation[] = [
    obligation({ kind: 'trait', bound: [], trait: { trait, args: [source, target] } }, cause),
  ];
  const out: Obligation[] = [];
  for (let goal = queue.pop(); goal !== undefined; goal = queue.pop()) {
    const { predicate } = goal;
    if (predicate.kind !== 'trait' || (predicate.trait.trait !== unsize && predicate.trait.trait !== trait)) {
      out.push(goal);
      continue;
    }
    const [a, b] = predicate.trait.args;
    if (a === undefined || b === undefined || !isTy(a) || !isTy(b)) return undefined;
    const from = known(cx, a);
    const to = shallow(cx.infer, b);
    if (predicate.trait.trait === unsize) {
      const nested = mayUnsize(from, to) ? unsizeNow(cx, from, to, cause) : undefined;
      if (nested === undefined) return undefined;
      out.push(...nested);
      continue;
    }
    if ((from.kind === 'ref' || from.kind === 'ptr') && (to.kind === 'ref' || to.kind === 'ptr')) {
      // A pointer inside: `NonNull<T>` holds `*const T`.
      if (!mayUnsize(shallow(cx.infer, from.ty), shallow(cx.infer, to.ty))) return undefined;
      const nested = unsizeNow(cx, shallow(cx.infer, from.ty), shallow(cx.infer, to.ty), cause);
      if (nested === undefined) return undefined;
      out.push(...nested);
      continue;
    }
    const selection = select(cx.infer, { trait, args: [from, to] }, goal);
    if (selection === undefined || selection === 'ambiguous' || selection.kind !== 'impl') return undefined;
    queue.push(...selection.nested);
  }
  return out;
}

function mentionsObject(ty: Ty): boolean {
  if (ty.kind !== 'adt' && ty.kind !== 'ref' && ty.kind !== 'ptr') return false;
  let found = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'dyn') found = true;
      return !found;
    },
  });
  return found;
}

/** Cheap look at the constructors, before anything is tried. */
function mayUnsize(from: Ty, to: Ty): boolean {
  if (to.kind === 'slice') return from.kind === 'array';
  if (to.kind === 'dyn') return from.kind !== 'infer' || from.class !== 'general';
  return to.kind === 'adt' && from.kind === 'adt' && from.def === to.def && from.args.length > 0;
}

/** What must hold for `from: Unsize<to>`; undefined when it cannot. */
function unsizeNow(cx: BodyCx, from: Ty, to: Ty, cause: Cause): readonly Obligation[] | undefined {
  // Of the same traits, yet perhaps with another region: `&'a mut (dyn W + 'b)` to `&'a mut (dyn W + 'a)`, as rustc has it.
  if (from.kind === 'dyn' && to.kind === 'dyn' && tryUnify(cx.infer, from, to)) return [];
  const rule = unsizeRule(cx.infer, from, to);
  if (rule === 'no' || rule === 'ambiguous' || rule.kind !== 'nested') return undefined;
  const snapshot = openSnapshot(cx.infer);
  for (const [a, b] of rule.equal) {
    if (!unifyArgs(cx.infer, [a], [b])) {
      rollback(cx.infer, snapshot);
      return undefined;
    }
  }
  const unsize = lang(cx.items, 'Unsize');
  const out: Obligation[] = [];
  for (const predicate of rule.predicates) {
    if (predicate.kind !== 'trait' || predicate.trait.trait !== unsize) {
      out.push(obligation(predicate, cause));
      continue;
    }
    // A struct's last field must unsize in turn, now: otherwise this is no unsizing at all.
    const [a, b] = predicate.trait.args.map((arg) => (isTy(arg) ? known(cx, normal(cx, arg, cause.span)) : undefined));
    const nested = a === undefined || b === undefined || !mayUnsize(a, b) ? undefined : unsizeNow(cx, a, b, cause);
    if (nested === undefined) {
      rollback(cx.infer, snapshot);
      return undefined;
    }
    out.push(...nested);
  }
  commit(cx.infer);
  return out;
}

// ---------------------------------------------------------------- least upper bounds

/** The type that both the earlier expressions (of type `before`) and this one can have (Reference, "Least upper bound coercions"). */
export function coerceLub(
  cx: BodyCx,
  earlier: readonly ast.Expr[],
  before: Ty,
  expr: ast.Expr,
  from: Ty,
): Ty | undefined {
  const previous = known(cx, before);
  const current = known(cx, from);
  if (previous.kind === 'error' || current.kind === 'error') return ERROR;
  // Distinct function items, and closures that are none, meet at their pointer type.
  if (isFunctionLike(previous) && isFunctionLike(current)) {
    if (tryUnify(cx.infer, previous, current)) return previous;
    const a = meetingPointer(cx, previous, expr.span);
    const b = meetingPointer(cx, current, expr.span);
    if (a?.kind !== 'fn-ptr' || b?.kind !== 'fn-ptr') return undefined;
    // Where one of them is unsafe, so is their meeting.
    const isUnsafe = a.sig.isUnsafe || b.sig.isUnsafe;
    const [target, other] = [a, b].map((each) => ({ ...each, sig: { ...each.sig, isUnsafe } }));
    if (target === undefined || other === undefined || !tryUnify(cx.infer, target, other)) return undefined;
    const own = findCoercion(cx, current, target, expr.span, false);
    const theirs = findCoercion(cx, previous, target, expr.span, false);
    if (own === undefined || theirs === undefined) return undefined;
    for (const each of earlier) applyCoercion(cx, each, theirs.adjustments);
    applyCoercion(cx, expr, own.adjustments);
    return target;
  }
  if (previous.kind === 'never' || earlier.length === 0) {
    const found = findCoercion(cx, previous, current, expr.span, false);
    if (found !== undefined) {
      for (const each of earlier) applyCoercion(cx, each, found.adjustments);
      return found.target;
    }
  }
  const forward = findCoercion(cx, current, previous, expr.span, false);
  if (forward !== undefined) {
    applyCoercion(cx, expr, forward.adjustments);
    return previous;
  }
  const adjusted = earlier.some((each) =>
    (cx.adjustments.get(core(each).id) ?? []).some(
      (a) => a.kind !== 'never' && !(a.kind === 'deref' && a.overloaded === 'no') && !(a.kind === 'borrow'),
    ),
  );
  if (adjusted) return undefined;
  // All earlier expressions may be coerced to this one's type instead.
  const backward = findCoercion(cx, previous, current, expr.span, false);
  if (backward === undefined) return undefined;
  for (const each of earlier) {
    if (see(cx, full(cx, previous)).kind === 'never') continue;
    applyCoercion(cx, each, backward.adjustments);
  }
  return backward.target;
}
