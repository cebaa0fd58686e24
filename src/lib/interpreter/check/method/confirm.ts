/** A method that lookup has picked, made ready to be called: receiver adjusted, generics put in, clauses required. */
import type * as ast from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import { findIn, invariant } from '../../../heap/base/index.ts';
import { instantiateBound, isTy, substPredicate, substSig } from '../../types/fold.ts';
import { isDynCompatible } from '../../collect/objects.ts';
import { ERASED, isLang, predicatesOf, selfTyOf } from '../../types/lookup.ts';
import { elaborate, supertraitRefs } from '../../solve/elaborate.ts';
import { NO_CAUSE, type Cause } from '../../solve/obligation.ts';
import type { FnSig, GenericArg, Ty } from '../../types/ty.ts';
import { derefAdjustments, type Autoderef } from '../autoderef.ts';
import {
  addAdjustments,
  eq,
  normal,
  normalSig,
  report,
  require,
  see,
  type Adjustment,
  type BodyCx,
} from '../context.ts';
import { buildFnArgs } from '../generic-args.ts';
import { convertPlaceToMut } from '../place-ops.ts';
import { ownerArgsOf, type Pick } from './probe.ts';
import { ptrTy, refTy } from '../../types/make.ts';

export interface Confirmed {
  /** Receiver first; late-bound regions erased, projections normalised. */
  readonly sig: FnSig;
  readonly args: readonly GenericArg[];
}

/**
 * Adjusts the receiver and instantiates the method; its callee is written down at the call. Undefined, and reported, where
 * the method wants something sized that is behind a pointer to a trait object.
 */
export function confirmMethod(
  cx: BodyCx,
  call: Extract<ast.Expr, { kind: 'method-call' }>,
  pick: Pick,
  autoderef: Autoderef,
): Confirmed | undefined {
  const { item } = pick;
  const receiver = adjustReceiver(cx, call.receiver, pick, autoderef);
  const owner = ownerArgs(cx, pick, receiver.self);
  const { args, userArgs } = buildFnArgs(
    cx,
    item.def,
    owner,
    call.segment,
    call.segment.name.span,
    undefined,
    'method',
  );
  const sig = openSignature(cx, item.def, args, call.segment.name.span);
  const input = sig.inputs[0];
  invariant(input !== undefined, 'a method has a receiver');
  eq(cx, receiver.ty, input);
  if (wantsSizedObject(cx, item.def, args)) {
    const self = pick.self.kind === 'ref' ? see(cx, pick.self.ty) : pick.self;
    // That there are no such objects at all has been reported where the type is written.
    if (self.kind === 'dyn' && self.principal !== undefined && !isDynCompatible(cx.items, self.principal.trait)) {
      cx.tainted = true;
      return undefined;
    }
    const message = `the \`${item.name}\` method cannot be invoked on a trait object`;
    report(cx, 'method-of-sized', undefined, message, call.segment.name.span, {
      notes: ['it is for types whose size is known: it has the clause `Self: Sized`'],
    });
    return undefined;
  }
  requireClauses(cx, item.def, args, call.segment.name.span);
  cx.callees.set(call.id, { kind: 'fn', def: item.def, args, userArgs });
  if (pick.autoref === 'mut' || receiver.reborrowsMut) convertPlaceToMut(cx, call.receiver);
  return { sig, args };
}

/** The signature with arguments put in, late-bound regions erased and projections normalised. */
export function openSignature(cx: BodyCx, def: Pick['item']['def'], args: readonly GenericArg[], span: Span): FnSig {
  const sig = findIn(cx.items.fns, def)?.sig;
  invariant(sig !== undefined, 'a method has a signature');
  return normalSig(
    cx,
    instantiateBound(substSig(sig, args), () => ERASED),
    span,
  );
}

/** Whether a clause, or what follows from one, is that a trait object is `Sized` (rustc's `predicates_require_illegal_sized_bound`). */
function wantsSizedObject(cx: BodyCx, def: Pick['item']['def'], args: readonly GenericArg[]): boolean {
  const { items } = cx;
  const onObjects = predicatesOf(items, def)
    .map((each) => substPredicate(each, args))
    .filter((each) => each.kind === 'trait' && see(cx, selfTyOf(each.trait)).kind === 'dyn');
  return (
    onObjects.length > 0 &&
    elaborate(items, onObjects).some((each) => each.kind === 'trait' && isLang(items, each.trait.trait, 'Sized'))
  );
}

/** All where clauses of the item, its impl or trait (with `Self: Trait`) included. */
export function requireClauses(
  cx: BodyCx,
  def: Pick['item']['def'],
  args: readonly GenericArg[],
  span: Span,
  kind: Cause['kind'] = 'item',
  isExpanded = false,
): void {
  for (const predicate of predicatesOf(cx.items, def)) {
    if (predicate.kind === 'type-outlives' || predicate.kind === 'region-outlives') continue;
    require(cx, substPredicate(predicate, args), { span, kind, def, isExpanded });
  }
}

function adjustReceiver(
  cx: BodyCx,
  receiver: ast.Expr,
  pick: Pick,
  autoderef: Autoderef,
): { readonly ty: Ty; readonly self: Ty; readonly reborrowsMut: boolean } {
  const adjustments: Adjustment[] = derefAdjustments(autoderef, pick.derefs);
  let ty = pick.derefs === 0 ? firstType(autoderef, pick) : (autoderef.steps[pick.derefs - 1]?.target ?? pick.self);
  let reborrowsMut = false;
  if (pick.autoref === 'none') {
    // A receiver that is a reference already is reborrowed, so that it is not moved.
    if (ty.kind === 'ref') {
      const { isMut, ty: inner } = ty;
      reborrowsMut = isMut;
      adjustments.push({ kind: 'deref', overloaded: 'no', target: inner });
      adjustments.push({ kind: 'borrow', mode: isMut ? 'two-phase' : 'shared', target: ty });
    }
  } else if (pick.autoref === 'const-ptr') {
    ty = ptrTy(ty.kind === 'ptr' ? ty.ty : ty, false);
    adjustments.push({ kind: 'cast', cast: 'mut-to-const-ptr', target: ty });
  } else {
    const isMut = pick.autoref === 'mut';
    const inner = ty;
    ty = refTy(ERASED, inner, isMut);
    adjustments.push({ kind: 'borrow', mode: isMut ? 'two-phase' : 'shared', target: ty });
    if (pick.unsize) {
      ty = refTy(ERASED, pick.self, isMut);
      adjustments.push({ kind: 'cast', cast: 'unsize', target: ty });
    }
  }
  addAdjustments(cx, receiver, adjustments);
  return { ty, self: pick.self, reborrowsMut };
}

const firstType = (autoderef: Autoderef, pick: Pick): Ty =>
  autoderef.steps.length === 0 ? autoderef.current : pick.self;

function ownerArgs(cx: BodyCx, pick: Pick, self: Ty): readonly GenericArg[] {
  if (pick.source.kind !== 'object') return ownerArgsOf(cx.infer, pick.source);
  // The method's trait, with the receiver's own `dyn` type for `Self`.
  const dyn = self;
  if (dyn.kind !== 'dyn' || dyn.principal === undefined) return pick.source.trait.args;
  const wanted = pick.source.trait.trait;
  const found = supertraitRefs(cx.items, { trait: dyn.principal.trait, args: [dyn, ...dyn.principal.args] }).find(
    (each) => each.trait === wanted,
  );
  return (found ?? pick.source.trait).args.map((arg) => (isTy(arg) ? normal(cx, arg, NO_CAUSE.span) : arg));
}
