/** Types written in bodies, through the item collector's lowering: `_` is a variable, left-out lifetimes are erased. */
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import type { PathRes } from '../resolve/resolution.ts';
import {
  bodyLowering,
  lowerAssocShorthand,
  lowerArg as lowerGenericArg,
  lowerConst,
  lowerPathPrefix,
  lowerQualifiedPrefix,
  lowerLifetime,
  lowerTraitRef as lowerTrait,
  lowerType,
  type CollectCx,
  type LowerCx,
} from '../collect/index.ts';
import { eraseRegions, isTy } from '../types/fold.ts';
import { freshConst } from '../solve/table.ts';
import { mentionsError } from '../types/mentions-error.ts';
import type { Const, DefId, GenericArg, Region, TraitRef, Ty } from '../types/ty.ts';
import type { GenericParamDef } from '../types/items.ts';
import { newVar, normal, type BodyCx } from './context.ts';
import { USIZE } from '../types/make.ts';

const contexts = new WeakMap<BodyCx, LowerCx>();

/** Ties a body to the collector that knows its crate's syntax. */
export function attachLowering(cx: BodyCx, collect: CollectCx, owner: DefId): void {
  contexts.set(
    cx,
    bodyLowering(collect, owner, {
      inferTy: (span) => newVar(cx, span),
      inferConst: () => freshConst(cx.infer),
      report: (found) => {
        cx.tainted = true;
        cx.diagnostics.push(found);
      },
    }),
  );
}

function lowering(cx: BodyCx): LowerCx {
  const found = contexts.get(cx);
  if (found === undefined) throw new Error('a body is attached to its crate before types are lowered');
  return found;
}

/** With the reader's regions; not normalised. */
export function lowerUserTy(cx: BodyCx, expr: ast.TypeExpr): Ty {
  const ty = lowerType(lowering(cx), expr);
  if (mentionsError(ty)) cx.infer.metError = true;
  return ty;
}

/** The type of a `let`: what an alias in it names twice is one lifetime there. */
export function lowerAnnotation(cx: BodyCx, expr: ast.TypeExpr): Ty {
  let count = 0;
  const tieElided = (): Region => ({ kind: 're-var', id: FIRST_TIED - count++ });
  const ty = lowerType({ ...lowering(cx), tieElided }, expr);
  if (mentionsError(ty)) cx.infer.metError = true;
  return ty;
}

/** Below the numbers that writeback gives what `_` stands for. */
const FIRST_TIED = -1_000_000;

/** For inference: regions erased, projections replaced. */
export const lowerTy = (cx: BodyCx, expr: ast.TypeExpr): Ty =>
  normal(cx, eraseRegions(lowerUserTy(cx, expr)), expr.span);

/** The types written for a closure's parameters and result; lifetimes left out in parameters are bound by its signature. */
export function lowerClosureTypes(
  cx: BodyCx,
  params: readonly (ast.TypeExpr | undefined)[],
  output: ast.TypeExpr | undefined,
): {
  readonly bound: readonly string[];
  readonly inputs: readonly (Ty | undefined)[];
  readonly output: Ty | undefined;
} {
  const outer = lowering(cx);
  const bound: string[] = [];
  const binders = [...outer.binders, bound];
  const inner: LowerCx = { ...outer, binders, elision: { kind: 'fresh-bound', level: binders.length - 1 } };
  const inputs = params.map((each) => (each === undefined ? undefined : lowerType(inner, each)));
  if (inputs.some((each) => each !== undefined && mentionsError(each))) cx.infer.metError = true;
  return {
    bound,
    inputs,
    output: output === undefined ? undefined : lowerType({ ...outer, binders }, output),
  };
}

export const lowerRegion = (cx: BodyCx, lifetime: ast.Lifetime): Region => lowerLifetime(lowering(cx), lifetime);

/** An argument that the reader wrote for `param` of `def`. */
export function lowerArg(
  cx: BodyCx,
  def: DefId,
  param: GenericParamDef,
  arg: Exclude<ast.GenericArg, { kind: 'lifetime' }>,
  before: readonly GenericArg[],
): GenericArg {
  const lowered = lowerGenericArg(lowering(cx), def, param, arg, before);
  return isTy(lowered) && arg.kind === 'type' ? normalUser(cx, lowered, arg.ty) : lowered;
}

/** A user's type keeps its regions; only projections are replaced, where there are any. */
function normalUser(cx: BodyCx, ty: Ty, expr: ast.TypeExpr): Ty {
  const erased = eraseRegions(ty);
  const found = normal(cx, erased, expr.span);
  return found === erased ? ty : found;
}

export const lowerArrayLen = (cx: BodyCx, expr: ast.Expr): Const => lowerConst(lowering(cx), expr, USIZE, 'repeat');

/** The type in `<T as Trait>::f` and `<T>::f`. */
export const lowerQSelf = (cx: BodyCx, qself: ast.QSelf): Ty => normalUser(cx, lowerUserTy(cx, qself.ty), qself.ty);

export const lowerTraitRef = (cx: BodyCx, trait: ast.TraitRefExpr, self: Ty): TraitRef | undefined =>
  lowerTrait(lowering(cx), self, trait)?.trait;

/** The type that the last segment (or a whole type path) hangs on. */
export function lowerTypePrefix(cx: BodyCx, path: ast.Path, res: PathRes): Ty | undefined {
  let ty = lowerPathPrefix(lowering(cx), path);
  // `T::Item::new`: all but the last of the segments that are left are associated types.
  for (let at = path.segments.length - res.rest; at < path.segments.length - 1; at++) {
    const segment = path.segments[at];
    const head = at === path.segments.length - res.rest ? res.res : undefined;
    if (segment !== undefined) ty = lowerAssocShorthand(lowering(cx), ty, head, segment, path.span);
  }
  return ty.kind === 'error' ? undefined : normalPrefix(cx, ty, path.span);
}

/** The same of a path that begins with `<…>`: an associated type, on which the last segment hangs. */
export function lowerQSelfPrefix(cx: BodyCx, qself: ast.QSelf, path: ast.Path): Ty | undefined {
  const ty = lowerQualifiedPrefix(lowering(cx), qself, path);
  return ty.kind === 'error' ? undefined : normalPrefix(cx, ty, path.span);
}

function normalPrefix(cx: BodyCx, ty: Ty, span: Span): Ty {
  const erased = eraseRegions(ty);
  const found = normal(cx, erased, span);
  return found === erased ? ty : found;
}
