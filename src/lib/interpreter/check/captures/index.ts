/**
 * Capture analysis: what each closure of a checked body holds, and so how it may be called (dev guide, "Closure capture
 * inference"). It comes when the other types are known, inner closures first; what it finds is bound to the variables in
 * the closures' types, and decides the calls that had to wait for it.
 */
import { closureKindTy, findClosureKind, type ClosureKind } from '../../types/closure.ts';
import { ERASED, lang } from '../../types/lookup.ts';
import { evaluateTrait } from '../../solve/fulfill.ts';
import { unify } from '../../solve/unify.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import type { Span } from '../../source/index.ts';
import type { ClosureInfo } from '../closures/check.ts';
import { full, proveNow, see, type BodyCx } from '../context.ts';
import { buildClosureBody } from '../writeback/closure.ts';
import { createBuildCx } from '../writeback/context.ts';
import { minCaptures, type MinCapture } from './min-captures.ts';
import { tyBefore, tyOfPlace, type CapturedPlace } from './place.ts';
import { usesOf, type Use } from './uses.ts';
import { ERROR, refTy, tupleTy } from '../../types/make.ts';

/** What was found of one closure. */
export interface ClosureCaptures {
  readonly kind: ClosureKind;
  /** Why it is no more than `FnMut` or `FnOnce`; undefined where the bound that it was made for says how it is called. */
  readonly kindUse: { readonly place: CapturedPlace; readonly span: Span } | undefined;
  readonly captures: readonly (MinCapture & { readonly isMut: boolean })[];
  readonly mentions: readonly { readonly place: CapturedPlace; readonly span: Span }[];
}

export function analyzeClosures(cx: BodyCx, isMutStatic: (def: DefId) => boolean): void {
  // What is found wrong from here on is how closures are called.
  const wasTainted = cx.tainted;
  for (const closure of cx.closures) {
    if (wasTainted) giveUp(cx, closure);
    else analyzeClosure(cx, closure, isMutStatic);
  }
}

/** With errors in the body, what it uses is not known. */
function giveUp(cx: BodyCx, { ty, def }: ClosureInfo): void {
  unify(cx.infer, ty.upvars, ERROR);
  unify(cx.infer, ty.callKind, ERROR);
  cx.deferredCalls.delete(def);
}

function analyzeClosure(cx: BodyCx, closure: ClosureInfo, isMutStatic: (def: DefId) => boolean): void {
  const { expr, ty, def } = closure;
  const bx = createBuildCx(cx, isMutStatic, true);
  const isCopy = (each: Ty): boolean => isCopyTy(cx, each);
  const body = buildClosureBody(bx, closure);
  const { uses, mentions } = usesOf({ bx, isCopy, capturesOf: (inner) => usesOfCaptures(cx, inner) }, body);
  const wholes = cx.edition === '2018' ? wholeVariables([...uses, ...mentions]) : [];
  const found = minCaptures({ items: cx.items, isCopy, isMove: expr.isMove, wholes }, uses);
  const isInferred = findClosureKind(see(cx, ty.callKind)) === undefined;
  const captures = found.captures.map((each) => ({ ...each, isMut: isMutablePlace(cx, each.place) }));
  const kind = findClosureKind(see(cx, ty.callKind)) ?? found.kind;
  cx.captures.set(def, { kind, kindUse: isInferred ? found.kindUse : undefined, captures, mentions });
  if (isInferred) unify(cx.infer, ty.callKind, closureKindTy(kind));
  unify(cx.infer, ty.upvars, tupleTy(captures.map(upvarTy)));
  for (const settle of cx.deferredCalls.get(def) ?? []) settle();
  cx.deferredCalls.delete(def);
  proveNow(cx);
}

function wholeVariables(
  named: readonly { readonly place: CapturedPlace; readonly span: Span }[],
): readonly (CapturedPlace & { readonly span: Span })[] {
  const first = new Map(named.toReversed().map(({ place, span }) => [place.variable, { ...place, steps: [], span }]));
  return [...first.values()].toReversed();
}

/** To make a closure within uses what it captures. */
const usesOfCaptures = (cx: BodyCx, def: DefId): readonly Use[] =>
  (cx.captures.get(def)?.captures ?? []).map(({ place, mode, span }) => ({ place, mode, span }));

function upvarTy({ place, mode }: MinCapture): Ty {
  const ty = tyOfPlace(place);
  return mode === 'by-value' ? ty : refTy(ERASED, ty, mode !== 'shared');
}

function isCopyTy(cx: BodyCx, ty: Ty): boolean {
  const copy = lang(cx.items, 'Copy');
  return copy !== undefined && evaluateTrait(cx.infer, { trait: copy, args: [full(cx, ty)] }) === 'yes';
}

/** Whether the place may be written to where the closure is made (rustc's `determine_capture_mutability`). */
function isMutablePlace(cx: BodyCx, place: CapturedPlace): boolean {
  let isMut = cx.locals.get(place.variable)?.isMut ?? false;
  for (const [index, step] of place.steps.entries()) {
    if (step.kind !== 'deref') continue;
    const pointer = tyBefore(place, index);
    if (pointer.kind !== 'ref') continue;
    if (!pointer.isMut) return false;
    isMut = true;
  }
  return isMut;
}
