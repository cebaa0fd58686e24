/** Places as capture analysis sees them: a variable and the way from it (rustc's `hir::Place`). */
import type { NodeId } from '../../syntax/ast.ts';
import type { BuildCx } from '../writeback/context.ts';
import type { Expr } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';

export type Step =
  | { readonly kind: 'deref'; readonly ty: Ty }
  | { readonly kind: 'field'; readonly index: number; readonly variant: number; readonly ty: Ty }
  /** Into an array or slice: no closure captures anything so small. */
  | { readonly kind: 'element'; readonly ty: Ty };

export interface CapturedPlace {
  /** The binding of its variable. */
  readonly variable: NodeId;
  readonly baseTy: Ty;
  /** Each with the type after it. */
  readonly steps: readonly Step[];
}

export type Mode = 'by-value' | 'shared' | 'unique' | 'mut';

export const tyOfPlace = (place: CapturedPlace): Ty => tyBefore(place, place.steps.length);

/** The type that step number `index` starts from. */
export const tyBefore = (place: CapturedPlace, index: number): Ty => place.steps[index - 1]?.ty ?? place.baseTy;

/** The place that a typed expression denotes; undefined for values, statics and what is built on them. */
export function findPlace(bx: BuildCx, expr: Expr): CapturedPlace | undefined {
  switch (expr.kind) {
    case 'var': {
      const variable = bx.vars[expr.var];
      return variable === undefined ? undefined : { variable: variable.node, baseTy: expr.ty, steps: [] };
    }
    case 'field':
      return extend(findPlace(bx, expr.base), {
        kind: 'field',
        index: expr.field,
        variant: expr.variant,
        ty: expr.ty,
      });
    case 'deref':
      return extend(findPlace(bx, expr.base), { kind: 'deref', ty: expr.ty });
    case 'index':
      return extend(findPlace(bx, expr.base), { kind: 'element', ty: expr.ty });
    default:
      return undefined;
  }
}

export const extend = (place: CapturedPlace | undefined, step: Step): CapturedPlace | undefined =>
  place === undefined ? undefined : { ...place, steps: [...place.steps, step] };

export const isPlaceExpr = (expr: Expr): boolean =>
  expr.kind === 'var' ||
  expr.kind === 'static' ||
  expr.kind === 'field' ||
  expr.kind === 'deref' ||
  expr.kind === 'index';

/** The place with its first `length` steps. A write through a `&mut` that is cut off asks for that reference alone. */
export function truncated(place: CapturedPlace, mode: Mode, length: number): readonly [CapturedPlace, Mode] {
  if (length >= place.steps.length) return [place, mode];
  const cutsMutRef =
    mode === 'mut' &&
    place.steps.some((step, index) => {
      const before = tyBefore(place, index);
      return index >= length && step.kind === 'deref' && before.kind === 'ref' && before.isMut;
    });
  return [{ ...place, steps: place.steps.slice(0, length) }, cutsMutRef ? 'unique' : mode];
}

export function isSameStep(a: Step | undefined, b: Step | undefined): boolean {
  if (a?.kind === 'field') return b?.kind === 'field' && a.index === b.index && a.variant === b.variant;
  return a?.kind === b?.kind;
}
