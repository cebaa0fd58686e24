/** What is wrong with the regions of types written in items, in words. */
import type { Span } from '../../source/index.ts';
import type * as ast from '../../syntax/ast.ts';
import type { Region, Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { show } from './impls.ts';

const OWNERSHIP = { family: 'ownership' } as const;

const nameOf = (region: Region): string =>
  region.kind === 're-static' || !('name' in region) ? "'static" : region.name === '_' ? "'_" : `'${region.name}`;

/** `T: 'a` that no clause gives: E0310 for `'static`, E0311 for a lifetime without a name, E0309 else. */
export function reportParameter(cx: CollectCx, ty: Ty, region: Region, span: Span): void {
  const name = nameOf(region);
  const what = ty.kind === 'param' ? 'parameter' : 'associated';
  reportFault(
    cx,
    'parameter-may-not-live',
    region.kind === 're-static' ? 'E0310' : name === "'_" ? 'E0311' : 'E0309',
    `the ${what} type \`${show(cx, ty)}\` may not live long enough`,
    span,
    { ...OWNERSHIP, help: name === "'_" ? [] : [`say so where it is declared: \`${show(cx, ty)}: ${name}\``] },
  );
}

/** E0276, of an impl's function or associated type. `clause`: the one that is too much, unless it is about lifetimes. */
export function reportStricter(cx: CollectCx, node: ast.FnItem | ast.AssocTypeItem, clause?: string): void {
  reportFault(
    cx,
    'stricter-impl',
    'E0276',
    'impl has stricter requirements than trait',
    node.generics.where[0]?.span ?? node.generics.params[0]?.span ?? node.name.span,
    clause === undefined ? OWNERSHIP : { label: `impl has extra requirement \`${clause}\`` },
  );
}

export function reportReference(cx: CollectCx, inner: Ty, region: Region, span: Span): void {
  reportFault(
    cx,
    'reference-outlives-referent',
    'E0491',
    `in type \`&${nameOf(region)} ${show(cx, inner)}\`, reference has a longer lifetime than the data it references`,
    span,
    OWNERSHIP,
  );
}

export function reportTypeUnmet(cx: CollectCx, ty: Ty, region: Region, span: Span): void {
  reportFault(
    cx,
    'type-lifetime-unmet',
    'E0477',
    `the type \`${show(cx, ty)}\` does not fulfill the required lifetime`,
    span,
    { ...OWNERSHIP, notes: [`type must outlive the lifetime \`${nameOf(region)}\``] },
  );
}

export function reportBoundUnmet(cx: CollectCx, longer: Region, shorter: Region, span: Span): void {
  reportFault(cx, 'lifetime-bound-unmet', 'E0478', 'lifetime bound not satisfied', span, {
    ...OWNERSHIP,
    notes: [`nothing says that \`${nameOf(longer)}\` outlives \`${nameOf(shorter)}\``],
  });
}

/** An impl is there, but for other regions only. */
export function reportUnequal(cx: CollectCx, longer: Region, span: Span): void {
  reportFault(cx, 'incompatible-lifetime', undefined, 'incompatible lifetime on type', span, {
    ...OWNERSHIP,
    notes: [`no impl fits with \`${nameOf(longer)}\``],
  });
}

export function reportConflict(cx: CollectCx, longer: Region, shorter: Region, span: Span): void {
  reportFault(
    cx,
    'conflicting-lifetimes',
    'E0803',
    `cannot infer an appropriate lifetime for lifetime parameter \`${nameOf(longer)}\` due to conflicting requirements`,
    span,
    { ...OWNERSHIP, notes: [`it would have to outlive \`${nameOf(shorter)}\``] },
  );
}
