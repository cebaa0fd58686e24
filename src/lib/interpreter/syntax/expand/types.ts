/** The walk over types and paths, for the expressions inside them: array lengths and constant arguments. */
import type { Bound, GenericArgs, Generics, Path, QSelf, TypeExpr } from '../ast.ts';
import type { ExpandCx } from './cx.ts';
import { expandExpr } from './exprs.ts';

export function expandType(cx: ExpandCx, ty: TypeExpr): TypeExpr {
  switch (ty.kind) {
    case 'path':
      return { ...ty, qself: expandQSelf(cx, ty.qself), path: expandPath(cx, ty.path) };
    case 'ref':
    case 'ptr':
    case 'slice':
      return { ...ty, ty: expandType(cx, ty.ty) };
    case 'array':
      return { ...ty, ty: expandType(cx, ty.ty), len: expandExpr(cx, ty.len) };
    case 'tuple':
      return { ...ty, tys: ty.tys.map((each) => expandType(cx, each)) };
    case 'fn-ptr':
      return {
        ...ty,
        inputs: ty.inputs.map((each) => expandType(cx, each)),
        output: ty.output && expandType(cx, ty.output),
      };
    case 'dyn':
    case 'impl-trait':
      return { ...ty, bounds: expandBounds(cx, ty.bounds) };
    case 'never':
    case 'infer':
    case 'unsupported-type':
      return ty;
  }
}

export function expandPath(cx: ExpandCx, path: Path): Path {
  if (path.segments.every((segment) => segment.args === undefined)) return path;
  return {
    ...path,
    segments: path.segments.map((segment) => ({ ...segment, args: expandGenericArgs(cx, segment.args) })),
  };
}

export function expandGenericArgs(cx: ExpandCx, args: GenericArgs | undefined): GenericArgs | undefined {
  if (args === undefined) return undefined;
  const { parenthesized } = args;
  return {
    ...args,
    args: args.args.map((arg) =>
      arg.kind === 'type'
        ? { ...arg, ty: expandType(cx, arg.ty) }
        : arg.kind === 'const'
          ? { ...arg, expr: expandExpr(cx, arg.expr) }
          : arg,
    ),
    constraints: args.constraints.map((each) => ({
      ...each,
      args: expandGenericArgs(cx, each.args),
      ty: each.ty && expandType(cx, each.ty),
      bounds: expandBounds(cx, each.bounds),
    })),
    parenthesized: parenthesized && {
      inputs: parenthesized.inputs.map((ty) => expandType(cx, ty)),
      output: parenthesized.output && expandType(cx, parenthesized.output),
    },
  };
}

export function expandQSelf(cx: ExpandCx, qself: QSelf | undefined): QSelf | undefined {
  return (
    qself && {
      ty: expandType(cx, qself.ty),
      trait: qself.trait && { ...qself.trait, path: expandPath(cx, qself.trait.path) },
    }
  );
}

export function expandBounds(cx: ExpandCx, bounds: readonly Bound[]): readonly Bound[] {
  return bounds.map((bound) =>
    bound.kind === 'trait' ? { ...bound, trait: { ...bound.trait, path: expandPath(cx, bound.trait.path) } } : bound,
  );
}

export function expandGenerics(cx: ExpandCx, generics: Generics): Generics {
  if (generics.params.length === 0 && generics.where.length === 0) return generics;
  return {
    ...generics,
    params: generics.params.map((param) => {
      switch (param.kind) {
        case 'lifetime':
          return param;
        case 'type':
          return {
            ...param,
            bounds: expandBounds(cx, param.bounds),
            default: param.default && expandType(cx, param.default),
          };
        case 'const':
          return { ...param, ty: expandType(cx, param.ty), default: param.default && expandExpr(cx, param.default) };
      }
    }),
    where: generics.where.map((predicate) =>
      predicate.kind === 'type'
        ? { ...predicate, ty: expandType(cx, predicate.ty), bounds: expandBounds(cx, predicate.bounds) }
        : predicate,
    ),
  };
}
