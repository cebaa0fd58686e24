/** Places, types and bodies as the reader would write them. After rustc's `describe_place`. */
import { findIn } from '../../heap/base/index.ts';
import type { Place } from '../mir/ir.ts';
import { captureWithin } from './captured.ts';
import { eraseRegions, printTy } from '../types/fold.ts';
import { nameOf } from '../types/lookup.ts';
import type { DefId, Ty } from '../types/ty.ts';
import type { TypingCx } from './typing/index.ts';

/** `p.a`, `*r`, `v[_]`; undefined for what has no name, as temporaries. */
export function describePlace(cx: TypingCx, place: Place, throughVariants = true): string | undefined {
  const decl = cx.body.locals[place.local];
  const statik = staticOf(cx, place.local);
  const captured = captureWithin(cx.body, place);
  let text = captured?.capture.name ?? decl?.name ?? '';
  let named = captured !== undefined || decl?.name !== undefined;
  let lastSolid = -1;
  place.path.forEach((projection, index) => {
    if (projection.kind !== 'deref' && projection.kind !== 'downcast') lastSolid = index;
  });
  let isFirst = true;
  for (let index = captured?.length ?? 0; index < place.path.length; index++, isFirst = false) {
    const projection = place.path[index];
    if (projection === undefined) break;
    switch (projection.kind) {
      case 'deref':
        if (isFirst && decl?.kind === 'ref-for-guard') break;
        if (isFirst && statik !== undefined) {
          text = nameOf(cx.items, statik);
          named = true;
          break;
        }
        // Before a field or an index the language dereferences by itself.
        if (index > lastSolid) text = `*${text}`;
        break;
      case 'downcast':
        if (!throughVariants) return undefined;
        break;
      case 'field':
        text += `.${fieldName(cx, place, index, projection.index)}`;
        break;
      case 'index':
        text += `[${cx.body.locals[projection.local]?.name ?? '_'}]`;
        break;
      default:
        text += '[..]';
    }
  }
  return named ? text : undefined;
}

/** `` `p.a` ``, or `value`. */
export function describeAny(cx: TypingCx, place: Place): string {
  const text = describePlace(cx, place);
  return text === undefined ? 'value' : `\`${text}\``;
}

function fieldName(cx: TypingCx, place: Place, index: number, field: number): string {
  const base = cx.placeTy(place, index);
  if (base.kind !== 'adt') return String(field);
  const before = place.path[index - 1];
  const variant = before?.kind === 'downcast' ? before.variant : 0;
  return findIn(cx.items.adts, base.def)?.variants[variant]?.fields[field]?.name ?? String(field);
}

/** The static whose address a temporary holds. */
export const staticOf = (cx: TypingCx, local: number): DefId | undefined =>
  cx.body.locals[local]?.kind === 'temp' ? cx.cfg.statics.get(local) : undefined;

export const describeTy = (cx: TypingCx, ty: Ty): string => printTy(eraseRegions(ty), (def) => nameOf(cx.items, def));

/** What a place's content lies behind, in words: "a `&` reference", "a `*const` pointer", "an `Rc`". */
export function describePointer(cx: TypingCx, place: Place): string {
  const ty = cx.placeTy(place);
  if (ty.kind === 'ref') {
    const made = overloadedSource(cx, place);
    if (made !== undefined) return made;
    return ty.isMut ? 'a mutable reference' : 'a `&` reference';
  }
  if (ty.kind === 'ptr') return ty.isMut ? 'a `*mut` pointer' : 'a `*const` pointer';
  return `a \`${describeTy(cx, ty)}\``;
}

/** Where the reference came from an overloaded `*` or `[]`, the type that was dereferenced or indexed (rustc's `borrowed_content_source`). */
function overloadedSource(cx: TypingCx, place: Place): string | undefined {
  const found = overloadedCall(cx, place);
  if (found === undefined) return undefined;
  return found.how === 'index'
    ? `an index of \`${describeTy(cx, found.ty)}\``
    : `dereference of \`${describeTy(cx, found.ty)}\``;
}

export function overloadedCall(
  cx: TypingCx,
  place: Place,
): { readonly ty: Ty; readonly how: 'index' | 'deref' } | undefined {
  if (place.path.length > 0 || cx.body.locals[place.local]?.kind !== 'temp') return undefined;
  for (const block of cx.body.blocks) {
    const { terminator } = block;
    if (
      terminator.kind !== 'call' ||
      terminator.destination.local !== place.local ||
      terminator.destination.path.length > 0
    )
      continue;
    const callee = terminator.func.kind === 'constant' ? terminator.func.constant.ty : undefined;
    if (callee?.kind !== 'fn-def') return undefined;
    const lang = findIn(cx.items.defs, callee.def)?.lang;
    const self = callee.args.find((arg): arg is Ty => !arg.kind.startsWith('re-') && !arg.kind.startsWith('const-'));
    if (self === undefined) return undefined;
    if (lang === 'index' || lang === 'index_mut') return { ty: self, how: 'index' };
    if (lang === 'deref' || lang === 'deref_mut') return { ty: self, how: 'deref' };
  }
  return undefined;
}

export const bodyName = (cx: TypingCx): string => nameOf(cx.items, cx.body.owner);

export function describeBody(cx: TypingCx): 'function' | 'method' | 'associated function' | 'constant' | 'closure' {
  if (cx.body.captures !== undefined) return 'closure';
  const def = findIn(cx.items.defs, cx.body.owner);
  if (def?.kind === 'assoc-fn')
    return findIn(cx.items.fns, cx.body.owner)?.receiver === 'none' ? 'associated function' : 'method';
  return def?.kind === 'fn' ? 'function' : 'constant';
}
