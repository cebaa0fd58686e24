/** The words of the type checker's errors that several places share. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import { findIn } from '../../heap/base/index.ts';
import { nameOf } from '../types/lookup.ts';
import type { DefId, TraitRef, Ty } from '../types/ty.ts';
import { reportUnsupported, full, mentionsError, report, see, show, type BodyCx } from './context.ts';

/** E0308: the value has another type than its place. */
export function reportMismatch(cx: BodyCx, expected: Ty, found: Ty, span: Span, more: Partial<Diagnostic> = {}): void {
  if (mentionsError(cx, expected, found)) {
    cx.tainted = true;
    return;
  }
  const [want, have] = [show(cx, expected), show(cx, found)];
  if (mentionsOpaqueLibrary(cx, expected) || mentionsOpaqueLibrary(cx, found)) {
    reportUnsupported(cx, `comparing \`${want}\` with \`${have}\` here`, span);
    return;
  }
  report(cx, 'mismatched-types', 'E0308', 'mismatched types', span, {
    label: `expected ${quoted(cx, expected, want)}, found ${quoted(cx, found, have)}`,
    notes: want === have ? [] : [`expected type \`${want}\`, found type \`${have}\``],
    ...more,
  });
}

/** An associated type of a library trait that we could not work out says nothing certain. */
const mentionsOpaqueLibrary = (cx: BodyCx, ty: Ty): boolean => {
  const known = full(cx, ty);
  return known.kind === 'projection' && known.args[0]?.kind !== 'param' && known.args[0]?.kind !== 'projection';
};

/** Integers and floats that are still open are said in words. */
function quoted(cx: BodyCx, ty: Ty, text: string): string {
  const known = see(cx, ty);
  if (known.kind === 'infer')
    return known.class === 'int' ? 'integer' : known.class === 'float' ? 'floating-point number' : `\`${text}\``;
  return `\`${text}\``;
}

/** `Trait<A>`, without the self type. */
export function showTrait(cx: BodyCx, trait: TraitRef): string {
  const args = trait.args
    .slice(1)
    .filter((arg): arg is Ty => !arg.kind.startsWith('re-') && !arg.kind.startsWith('const-'))
    .map((arg) => show(cx, arg));
  return `${nameOf(cx.items, trait.trait)}${args.length === 0 ? '' : `<${args.join(', ')}>`}`;
}

export const isLibrary = (cx: BodyCx, def: DefId): boolean => findIn(cx.items.defs, def)?.isLibrary ?? false;

/** Whether the reader's own program declares the type, or it is a parameter: then all its impls are there to see. */
export function isUserTy(cx: BodyCx, ty: Ty): boolean {
  const known = full(cx, ty);
  switch (known.kind) {
    case 'adt':
      return !isLibrary(cx, known.def);
    case 'param':
      return true;
    case 'ref':
      return isUserTy(cx, known.ty);
    case 'projection':
      return known.args[0] !== undefined && isTyArg(known.args[0]) && isUserTy(cx, known.args[0]);
    case 'opaque':
      return !isLibrary(cx, known.def);
    case 'closure':
      return true;
    case 'dyn':
      return known.principal !== undefined && !isLibrary(cx, known.principal.trait);
    default:
      return false;
  }
}

export const isTyArg = (arg: { readonly kind: string }): arg is Ty =>
  !arg.kind.startsWith('re-') && !arg.kind.startsWith('const-');

/** How an item is called in messages: `Vec::push`, `max`. */
export function itemName(cx: BodyCx, def: DefId): string {
  const info = findIn(cx.items.defs, def);
  if (info === undefined) return '_';
  const parent = info.parent === undefined ? undefined : findIn(cx.items.defs, info.parent);
  if (parent?.kind === 'trait' || parent?.kind === 'enum') return `${parent.name}::${info.name}`;
  if (parent?.kind === 'impl') {
    const self = findIn(cx.items.impls, parent.id)?.self;
    if (self !== undefined) return `${show(cx, self).replace(/<.*/, '')}::${info.name}`;
  }
  return info.name;
}

/** How many type and const arguments a definition's own parameter list takes, and at least. */
export function ownArgCounts(
  cx: BodyCx,
  def: DefId,
): { readonly least: number; readonly most: number; readonly lifetimes: number } {
  const generics = findIn(cx.items.generics, def);
  let least = 0;
  let most = 0;
  let lifetimes = 0;
  for (const param of generics?.params ?? []) {
    if (generics?.hasSelf === true && param.index === 0) continue;
    if (param.kind === 'lifetime') lifetimes++;
    else if (!param.isSynthetic) {
      most++;
      if (param.default === undefined) least++;
    }
  }
  return { least, most, lifetimes };
}
