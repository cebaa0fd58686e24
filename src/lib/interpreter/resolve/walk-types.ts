/** A walk over type expressions, bounds and generic arguments, in the order of the text. */
import { unreachable } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';

export interface TypeWalker {
  /** Give false to stay out of the type's inside. */
  readonly type?: (ty: ast.TypeExpr) => boolean;
  readonly lifetime?: (lifetime: ast.Lifetime) => void;
  /** Before `Fn(A) -> B`: give false to stay out. */
  readonly parenthesized?: (segment: ast.PathSegment) => boolean;
}

export function walkTypeExpr(ty: ast.TypeExpr, walker: TypeWalker): void {
  if (walker.type !== undefined && !walker.type(ty)) return;
  switch (ty.kind) {
    case 'path':
      if (ty.qself !== undefined) walkQSelf(ty.qself, walker);
      walkPath(ty.path, walker);
      return;
    case 'ref':
      if (ty.lifetime !== undefined) walker.lifetime?.(ty.lifetime);
      walkTypeExpr(ty.ty, walker);
      return;
    case 'ptr':
    case 'slice':
    case 'array':
      walkTypeExpr(ty.ty, walker);
      return;
    case 'tuple':
      for (const each of ty.tys) walkTypeExpr(each, walker);
      return;
    case 'fn-ptr':
      for (const each of ty.inputs) walkTypeExpr(each, walker);
      if (ty.output !== undefined) walkTypeExpr(ty.output, walker);
      return;
    case 'dyn':
      walkBounds(ty.bounds, walker);
      return;
    case 'impl-trait':
      walkBounds(ty.bounds, walker);
      for (const each of ty.capturing?.captured ?? []) if (each.kind === 'lifetime') walker.lifetime?.(each.lifetime);
      return;
    case 'never':
    case 'infer':
    case 'unsupported-type':
      return;
    default:
      return unreachable(ty);
  }
}

function walkQSelf(qself: ast.QSelf, walker: TypeWalker): void {
  walkTypeExpr(qself.ty, walker);
  if (qself.trait !== undefined) walkPath(qself.trait.path, walker);
}

export function walkPath(path: ast.Path, walker: TypeWalker): void {
  for (const segment of path.segments) if (segment.args !== undefined) walkGenericArgs(segment, segment.args, walker);
}

function walkGenericArgs(segment: ast.PathSegment, args: ast.GenericArgs, walker: TypeWalker): void {
  if (args.parenthesized !== undefined) {
    if (walker.parenthesized !== undefined && !walker.parenthesized(segment)) return;
    for (const each of args.parenthesized.inputs) walkTypeExpr(each, walker);
    if (args.parenthesized.output !== undefined) walkTypeExpr(args.parenthesized.output, walker);
    return;
  }
  for (const arg of args.args) {
    if (arg.kind === 'lifetime') walker.lifetime?.(arg.lifetime);
    else if (arg.kind === 'type') walkTypeExpr(arg.ty, walker);
  }
  for (const constraint of args.constraints) {
    if (constraint.args !== undefined) walkGenericArgs(segment, constraint.args, walker);
    if (constraint.ty !== undefined) walkTypeExpr(constraint.ty, walker);
    walkBounds(constraint.bounds, walker);
  }
}

export function walkBounds(bounds: readonly ast.Bound[], walker: TypeWalker): void {
  for (const bound of bounds) {
    if (bound.kind === 'outlives') walker.lifetime?.(bound.lifetime);
    else walkPath(bound.trait.path, walker);
  }
}

/** Everything in a list of generics that can hold a lifetime: bounds, defaults, where clauses. */
export function walkGenerics(generics: ast.Generics, walker: TypeWalker): void {
  for (const param of generics.params) {
    if (param.kind === 'lifetime') {
      if (param.bounds.length > 0) walker.lifetime?.({ id: param.id, span: param.span, name: param.name.name });
      for (const each of param.bounds) walker.lifetime?.(each);
    } else if (param.kind === 'type') {
      walkBounds(param.bounds, walker);
      if (param.default !== undefined) walkTypeExpr(param.default, walker);
    } else walkTypeExpr(param.ty, walker);
  }
  for (const where of generics.where) {
    if (where.kind === 'lifetime') {
      walker.lifetime?.(where.lifetime);
      for (const each of where.bounds) walker.lifetime?.(each);
    } else {
      walkTypeExpr(where.ty, walker);
      walkBounds(where.bounds, walker);
    }
  }
}
