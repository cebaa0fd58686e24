/**
 * Which regions a drop of a type may look at (rustc's `dropck_outlives`; dev guide, "Drop check"): all in the arguments of
 * a type with its own `Drop`, but those marked `#[may_dangle]`, and what its fields need. References hold nothing that a
 * drop would touch, so `Vec<&'a T>` may be dropped after `'a` while `D<'a>` with a `Drop` may not.
 */
import { upvarTysOf } from '../types/closure.ts';
import { findIn } from '../../heap/base/index.ts';
import { isRegion, isTy, substTy, tyKey } from '../types/fold.ts';
import { implOf, isLang, paramsOf } from '../types/lookup.ts';
import type { GenericArg, Ty } from '../types/ty.ts';
import { type RegionId, regionIdOf } from './constraints.ts';
import { type TypingCx, hasRegions } from './typing/index.ts';
import { addRegionsOf, liveRegionsOf } from './typing/regions-in.ts';

const MAX_DEPTH = 24;

export function dropRegions(cx: TypingCx, ty: Ty): readonly RegionId[] {
  const out: RegionId[] = [];
  collect(cx, ty, out, new Set(), 0);
  return out;
}

function collect(cx: TypingCx, ty: Ty, out: RegionId[], seen: Set<string>, depth: number): void {
  if (depth > MAX_DEPTH || !hasRegions(ty)) return;
  switch (ty.kind) {
    case 'ref':
    case 'ptr':
    case 'fn-def':
    case 'fn-ptr':
      return;
    case 'tuple':
      for (const each of ty.tys) collect(cx, each, out, seen, depth + 1);
      return;
    case 'array':
    case 'slice':
      collect(cx, ty.ty, out, seen, depth + 1);
      return;
    case 'closure':
      for (const each of upvarTysOf(ty)) collect(cx, each, out, seen, depth + 1);
      return;
    case 'adt':
      return collectAdt(cx, ty, out, seen, depth);
    // What is not known may have any destructor.
    default:
      for (const region of liveRegionsOf(cx.items, ty)) if (!out.includes(region)) out.push(region);
  }
}

function collectAdt(
  cx: TypingCx,
  ty: Extract<Ty, { kind: 'adt' }>,
  out: RegionId[],
  seen: Set<string>,
  depth: number,
): void {
  if (isLang(cx.items, ty.def, 'ManuallyDrop')) return;
  // A recursive type comes back to itself: by structure, as every field type is built anew.
  const key = tyKey(ty);
  if (seen.has(key)) return;
  seen.add(key);
  const inner = ty.args.filter(isTy);
  if (isLang(cx.items, ty.def, 'PhantomData') || isLang(cx.items, ty.def, 'owned_box')) {
    for (const each of inner) collect(cx, each, out, seen, depth + 1);
    return;
  }
  const info = findIn(cx.items.adts, ty.def);
  if (info === undefined) return;
  if (info.dropImpl !== undefined) {
    const self = implOf(cx.items, info.dropImpl).self;
    const params = paramsOf(cx.items, info.dropImpl);
    ty.args.forEach((arg, index) => {
      const written = self.kind === 'adt' ? self.args[index] : undefined;
      const param = params.find((each) => each.index === indexOf(written));
      if (param?.mayDangle !== true) add(arg, out);
    });
  }
  for (const variant of info.variants)
    for (const field of variant.fields) collect(cx, fieldTy(cx, ty, field.ty), out, seen, depth + 1);
}

const fieldTy = (cx: TypingCx, ty: Extract<Ty, { kind: 'adt' }>, field: Ty): Ty =>
  cx.normalize(substTy(field, ty.args), {
    point: undefined,
    span: cx.body.span,
    category: 'boring',
    isDesugared: false,
  });

const indexOf = (arg: GenericArg | undefined): number =>
  arg?.kind === 'param' || arg?.kind === 're-early' || arg?.kind === 'const-param' ? arg.index : -1;

function add(arg: GenericArg, out: RegionId[]): void {
  if (isTy(arg)) addRegionsOf(arg, out);
  else if (isRegion(arg)) {
    const region = regionIdOf(arg);
    if (region !== undefined && !out.includes(region)) out.push(region);
  }
}
