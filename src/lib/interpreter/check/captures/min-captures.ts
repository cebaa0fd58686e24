/**
 * From uses to captures: how closely a place is captured, and the smallest set of places that covers all uses. After
 * rustc's `upvar.rs` (RFC 2229; Reference, "Capture precision"), whose functions the names follow.
 */
import type { Span } from '../../source/index.ts';
import type { ClosureKind } from '../../types/closure.ts';
import { findAdt } from '../../types/lookup.ts';
import type { ItemTables } from '../../types/items.ts';
import type { Ty } from '../../types/ty.ts';
import { isSameStep, truncated, tyBefore, tyOfPlace, type CapturedPlace, type Mode } from './place.ts';
import type { Use } from './uses.ts';

export interface MinCapture {
  place: CapturedPlace;
  mode: Mode;
  /** The use that the place was captured for; of several of the very same place, the one that asks for the mode. */
  span: Span;
  /** The use that asks for the mode. */
  modeSpan: Span;
}

export interface MinCaptures {
  readonly kind: ClosureKind;
  /** The use that makes it `FnMut` or `FnOnce`. */
  readonly kindUse: { readonly place: CapturedPlace; readonly span: Span } | undefined;
  readonly captures: readonly MinCapture[];
}

export interface PrecisionCx {
  readonly items: ItemTables;
  readonly isCopy: (ty: Ty) => boolean;
  /** A `move` closure. */
  readonly isMove: boolean;
  /** Variables that are captured whole whatever is used of them: before edition 2021, all that are named. */
  readonly wholes: readonly (CapturedPlace & { readonly span: Span })[];
}

type Precise = readonly [CapturedPlace, Mode];

export function minCaptures(cx: PrecisionCx, uses: readonly Use[]): MinCaptures {
  let kind: ClosureKind = 'Fn';
  let kindUse: MinCaptures['kindUse'];
  const byVariable = new Map<number, MinCapture[]>();
  for (const use of uses) {
    const [place, mode] = aligned(cx, behindSharedRefs(withoutElements(safely(cx, [use.place, use.mode]))));
    const needs: ClosureKind = mode === 'by-value' ? 'FnOnce' : mode === 'shared' ? 'Fn' : 'FnMut';
    if (needs === 'FnOnce' ? kind !== 'FnOnce' : needs === 'FnMut' && kind === 'Fn') {
      kind = needs;
      kindUse = { place, span: use.span };
    }
    const taken: Precise = cx.isMove || mode === 'by-value' ? beforeDerefs([place, mode], cx.isMove) : [place, mode];
    const [final, finalMode] = outsideDroppers(cx, taken);
    const list = byVariable.get(final.variable) ?? [];
    byVariable.set(final.variable, list);
    addCapture(list, { place: final, mode: finalMode, span: use.span, modeSpan: use.span });
  }
  for (const place of cx.wholes) {
    const list = byVariable.get(place.variable) ?? [];
    byVariable.set(place.variable, list);
    const { span } = place;
    addCapture(list, { place, mode: cx.isMove ? 'by-value' : 'shared', span, modeSpan: span });
  }
  for (const list of byVariable.values()) list.sort(compareFields);
  return { kind, kindUse, captures: [...byVariable.values()].flat() };
}

// ---------------------------------------------------------------- precision

/** What a raw pointer leads to and the fields of unions are not captured by themselves. */
function safely(cx: PrecisionCx, [place, mode]: Precise): Precise {
  const isUnsafe = (ty: Ty): boolean =>
    ty.kind === 'ptr' || (ty.kind === 'adt' && findAdt(cx.items, ty.def)?.kind === 'union');
  for (let length = 0; length <= place.steps.length; length++)
    if (isUnsafe(tyBefore(place, length))) return truncated(place, mode, length);
  return [place, mode];
}

/** A field of a packed struct may not be aligned: what is borrowed is the struct. */
function aligned(cx: PrecisionCx, [place, mode]: Precise): Precise {
  if (mode === 'by-value') return [place, mode];
  const at = place.steps.findIndex((step, index) => {
    if (step.kind !== 'field') return false;
    const ty = tyBefore(place, index);
    return ty.kind === 'adt' && findAdt(cx.items, ty.def)?.repr.pack !== undefined;
  });
  return at < 0 ? [place, mode] : truncated(place, mode, at);
}

function withoutElements([place, mode]: Precise): Precise {
  const at = place.steps.findIndex((step) => step.kind === 'element');
  return at < 0 ? [place, mode] : truncated(place, mode, at);
}

/** What lies behind a shared reference is reached through the reference: that alone is captured. */
function behindSharedRefs([place, mode]: Precise): Precise {
  const last = place.steps.findLastIndex((step) => step.kind === 'deref');
  if (last < 0) return [place, mode];
  const pointer = tyBefore(place, last);
  return pointer.kind === 'ref' && !pointer.isMut ? truncated(place, mode, last + 1) : [place, mode];
}

/** Nothing is moved out of a reference or box: that is moved itself. */
function beforeDerefs([place, mode]: Precise, isMove: boolean): Precise {
  const first = place.steps.findIndex((step) => step.kind === 'deref');
  const [cut, cutMode] = first < 0 ? [place, mode] : truncated(place, mode, first);
  return [cut, isMove ? 'by-value' : cutMode];
}

/** Nothing is moved out of a value whose type implements `Drop`. */
function outsideDroppers(cx: PrecisionCx, [place, mode]: Precise): Precise {
  if (mode !== 'by-value' || cx.isCopy(tyOfPlace(place))) return [place, mode];
  for (let length = 0; length < place.steps.length; length++) {
    const ty = tyBefore(place, length);
    if (ty.kind === 'adt' && findAdt(cx.items, ty.def)?.dropImpl !== undefined) return truncated(place, mode, length);
  }
  return [place, mode];
}

// ---------------------------------------------------------------- the smallest set

const RANK: Record<Mode, number> = { 'by-value': 3, mut: 2, unique: 1, shared: 0 };

/** The stronger of two modes, with the use that asks for it; of equals the first. */
function strongest(a: MinCapture, b: MinCapture): Pick<MinCapture, 'mode' | 'modeSpan'> {
  const winner = RANK[b.mode] > RANK[a.mode] ? b : a;
  return { mode: winner.mode, modeSpan: winner.modeSpan };
}

/** Takes in one more place: it swallows those within it, or is swallowed by one around it (rustc's `compute_min_captures`). */
function addCapture(list: MinCapture[], next: MinCapture): void {
  let hasInner = false;
  for (let index = 0; index < list.length; index++) {
    const each = list[index];
    if (each === undefined || each.place.steps.length <= next.place.steps.length || !isWithin(each.place, next.place))
      continue;
    hasInner = true;
    const [place, mode] = truncated(each.place, each.mode, next.place.steps.length);
    Object.assign(next, strongest(next, { ...each, place, mode }));
    list.splice(index--, 1);
  }
  const outer = hasInner ? undefined : list.find((each) => isWithin(next.place, each.place));
  if (outer === undefined) {
    list.push(next);
    return;
  }
  const [place, mode] = truncated(next.place, next.mode, outer.place.steps.length);
  const isSamePlace = place.steps.length === next.place.steps.length;
  if (isSamePlace && RANK[mode] > RANK[outer.mode]) outer.span = next.span;
  Object.assign(outer, strongest(outer, { ...next, place, mode }));
}

const isWithin = (inner: CapturedPlace, outer: CapturedPlace): boolean =>
  outer.steps.every((step, index) => isSameStep(step, inner.steps[index]));

/** Captures of one variable are in the order of its fields, so that they are dropped in that order. */
function compareFields(a: MinCapture, b: MinCapture): number {
  const fields = ({ place }: MinCapture): number[] =>
    place.steps.flatMap((step) => (step.kind === 'field' ? [step.index] : []));
  const others = fields(b);
  for (const [at, field] of fields(a).entries()) {
    const other = others[at];
    if (other === undefined) return 0;
    if (field !== other) return field - other;
  }
  return 0;
}
