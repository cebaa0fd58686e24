/**
 * `transmute` between types of different sizes (E0512), or from a function item to a pointer (E0591). Where a size depends
 * on a type parameter, only pointers to the same tail are known to be alike. After rustc's `check_transmute`, `SizeSkeleton`.
 *
 *     fn f<T: ?Sized>(x: &T) -> *const T { unsafe { transmute(x) } }      fine
 *     fn g<T>(x: [T; 2]) -> (T, T) { unsafe { transmute(x) } }            not: the sizes are not known
 */
import { type Diagnostic, diagnostic, unsupported } from '../diagnostics/index.ts';
import { findIn } from '../../heap/base/index.ts';
import { hasParams, mapTy, printTy, sameTy, substTy, tyKey, walkTy } from '../types/fold.ts';
import type { ItemTables, ParamEnv } from '../types/items.ts';
import { createLayouts, layoutOf } from '../types/layout/index.ts';
import { adtOf, isLang } from '../types/lookup.ts';
import type { Expr } from '../types/thir.ts';
import type { Ty } from '../types/ty.ts';
import { hasProjection } from '../solve/project.ts';
import { isSized, normalize, structTail } from '../solve/queries.ts';
import { UNIT } from '../types/make.ts';

export interface TransmuteCx {
  readonly items: ItemTables;
  readonly env: ParamEnv;
}

/** `pointer`: wide or not as `tail` is unsized or not, which depends on a parameter. */
type Skeleton =
  | { readonly kind: 'known'; readonly size: number; readonly align: number }
  | { readonly kind: 'pointer'; readonly tail: string; readonly isNonNull: boolean }
  | { readonly kind: 'open' }
  /** We cannot tell what rustc makes of it. */
  | { readonly kind: 'unsure' };

const OPEN: Skeleton = { kind: 'open' };
const UNSURE: Skeleton = { kind: 'unsure' };

export function checkTransmute(cx: TransmuteCx, { span }: Expr, from: Ty, to: Ty): Diagnostic | undefined {
  if (sameTy(from, to)) return undefined;
  const a = skeletonOf(cx, from, 0);
  const b = skeletonOf(cx, to, 0);
  if (a.kind === 'known' && b.kind === 'known' && a.size === b.size) return undefined;
  if (a.kind === 'pointer' && b.kind === 'pointer' && a.tail === b.tail) return undefined;
  if (a.kind === 'unsure' || b.kind === 'unsure') return unsupported('a `transmute` between these types', span);
  const name = (ty: Ty): string => printTy(ty, (def) => findIn(cx.items.defs, def)?.name ?? '');
  const notes = [`source type: \`${name(from)}\`, target type: \`${name(to)}\``];
  if (from.kind === 'fn-def' && b.kind === 'known' && b.size === 8)
    return diagnostic(
      {
        name: 'transmute-of-nothing',
        code: 'E0591',
        family: 'other',
        message: "can't transmute zero-sized type",
        span,
      },
      { notes, help: ['cast with `as` to a pointer instead'] },
    );
  return diagnostic(
    {
      name: 'transmute-sizes-differ',
      code: 'E0512',
      family: 'other',
      message: 'cannot transmute between types of different sizes, or dependently-sized types',
      span,
    },
    { notes },
  );
}

const isOpen = (ty: Ty): boolean => hasParams(ty) || hasProjection(ty) || hidesTypes(ty);

function hidesTypes(ty: Ty): boolean {
  let hides = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'opaque' || each.kind === 'closure') hides = true;
      return !hides;
    },
  });
  return hides;
}

function skeletonOf(cx: TransmuteCx, ty: Ty, depth: number): Skeleton {
  if (depth > 16) return UNSURE;
  const known = fixedness(cx, ty, 0);
  if (known === 'unsure') return UNSURE;
  if (known === 'fixed') {
    // Parameters stand behind pointers alone, whose size they do not change.
    const plain = mapTy(ty, { ty: (each) => (each.kind === 'param' || each.kind === 'projection' ? UNIT : undefined) });
    const layouts = createLayouts(cx.items, (each) => normalize(cx.items, cx.env, each));
    const { size, align, isUnsized } = layoutOf(layouts, plain);
    return isUnsized ? OPEN : { kind: 'known', size, align };
  }
  if (ty.kind === 'ref' || ty.kind === 'ptr') {
    const tail = structTail(cx.items, cx.env, ty.ty);
    return { kind: 'pointer', tail: tyKey(tail), isNonNull: ty.kind === 'ref' };
  }
  return ty.kind === 'adt' ? adtSkeleton(cx, ty, depth) : OPEN;
}

/** Newtypes of pointers, and enums of such a pointer and nothing else. */
function adtSkeleton(cx: TransmuteCx, ty: Ty & { readonly kind: 'adt' }, depth: number): Skeleton {
  const adt = adtOf(cx.items, ty.def);
  if (adt.kind === 'union' || adt.variants.length === 0 || adt.variants.length > 2) return OPEN;
  const found: (Extract<Skeleton, { kind: 'pointer' }> | undefined)[] = [];
  for (const variant of adt.variants) {
    let pointer: Extract<Skeleton, { kind: 'pointer' }> | undefined;
    for (const field of variant.fields) {
      const part = skeletonOf(cx, normalize(cx.items, cx.env, substTy(field.ty, ty.args)), depth + 1);
      if (part.kind === 'unsure') return UNSURE;
      if (part.kind === 'open' || (part.kind === 'pointer' && pointer !== undefined)) return OPEN;
      if (part.kind === 'pointer') pointer = part;
      else if (part.size !== 0 || part.align !== 1) return OPEN;
    }
    found.push(pointer);
  }
  const [first, second] = found;
  // Which newtypes are never null by a declared range of values is the library's matter.
  if (found.length === 1) return first ?? OPEN;
  const only = first === undefined ? second : second === undefined ? first : undefined;
  return only?.isNonNull === true ? { ...only, isNonNull: false } : only === undefined ? OPEN : UNSURE;
}

/** `fixed`: the layout is the same whatever the parameters are. */
function fixedness(cx: TransmuteCx, ty: Ty, depth: number): 'fixed' | 'open' | 'unsure' {
  if (!isOpen(ty)) return 'fixed';
  if (depth > 16) return 'unsure';
  switch (ty.kind) {
    case 'ref':
    case 'ptr': {
      const tail = structTail(cx.items, cx.env, ty.ty);
      if (tail.kind === 'opaque') return 'unsure';
      return tail.kind !== 'param' && tail.kind !== 'projection'
        ? 'fixed'
        : isSized(cx.items, cx.env, tail)
          ? 'fixed'
          : 'open';
    }
    case 'fn-ptr':
    case 'fn-def':
    case 'dyn':
      return 'fixed';
    case 'slice':
      return 'open';
    case 'array':
      return ty.len.kind === 'const-value' ? fixedness(cx, ty.ty, depth + 1) : 'open';
    case 'tuple':
      return all(ty.tys.map((each) => fixedness(cx, each, depth + 1)));
    case 'adt': {
      if (isLang(cx.items, ty.def, 'phantom_data')) return 'fixed';
      const fields = adtOf(cx.items, ty.def).variants.flatMap((variant) => variant.fields);
      // A projection in a field has no answer for the unit type that is put in for parameters.
      if (fields.some((field) => hasProjection(field.ty))) return 'unsure';
      return all(fields.map((field) => fixedness(cx, substTy(field.ty, ty.args), depth + 1)));
    }
    case 'opaque':
    case 'closure':
      return 'unsure';
    default:
      return 'open';
  }
}

const all = (parts: readonly ('fixed' | 'open' | 'unsure')[]): 'fixed' | 'open' | 'unsure' =>
  parts.includes('unsure') ? 'unsure' : parts.includes('open') ? 'open' : 'fixed';
