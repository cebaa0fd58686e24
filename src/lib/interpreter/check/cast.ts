/** `as`. Casts are settled once all other types are known (Reference, "Type cast expressions"; rustc's `cast.rs`). */
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { eraseRegions } from '../types/fold.ts';
import { findAdt, nameOf } from '../types/lookup.ts';
import { isSized } from '../solve/queries.ts';
import type { CastKind } from '../types/thir.ts';
import type { Ty } from '../types/ty.ts';
import { coerce, fnPointerOf } from './coerce.ts';
import {
  addAdjustments,
  full,
  known,
  mentionsError,
  normal,
  report,
  reportUnknown,
  see,
  show,
  type BodyCx,
  type DeferredCast,
} from './context.ts';
import { checkExpr } from './expr.ts';
import { lowerUserTy } from './lower.ts';
import { castBetweenPointers } from './pointer-casts.ts';
import { ERROR, ptrTy } from '../types/make.ts';

export function checkCast(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'cast' }>): Ty {
  const user = lowerUserTy(cx, expr.ty);
  const to = normal(cx, eraseRegions(user), expr.ty.span);
  cx.userTys.set(expr.id, user);
  const from = checkExpr(cx, expr.expr, { kind: 'hint', ty: to });
  if (see(cx, from).kind === 'error' || see(cx, to).kind === 'error') {
    cx.tainted = true;
    return to;
  }
  // What is so plainly without a size is not looked at any further.
  if (known(cx, to).kind === 'slice' || known(cx, to).kind === 'dyn') {
    reportUnsizedCast(cx, expr, known(cx, from), to);
    return ERROR;
  }
  cx.deferredCasts.push({ expr: expr.expr, cast: expr, from, to });
  return to;
}

/** All casts of the body, after fallback. */
export function checkDeferredCasts(cx: BodyCx): void {
  for (const each of cx.deferredCasts) checkDeferredCast(cx, each);
}

function checkDeferredCast(cx: BodyCx, { expr, cast, from, to }: DeferredCast): void {
  const source = known(cx, from);
  const target = known(cx, to);
  if (source.kind === 'error' || target.kind === 'error') return;
  if (source.kind === 'infer' && source.class === 'general') {
    reportUnknown(cx, source, cast.expr.span);
    return;
  }
  if (target.kind === 'str' || (target.kind === 'adt' && !isSized(cx.items, cx.env, full(cx, target)))) {
    reportUnsizedCast(cx, cast, source, target);
    return;
  }
  if (target.kind === 'ptr' && (source.kind === 'int' || (source.kind === 'infer' && source.class === 'int'))) {
    const pointee = known(cx, target.ty);
    if (pointee.kind === 'infer' && pointee.class === 'general') {
      // What is wrong elsewhere may have told.
      if (cx.tainted) return;
      report(cx, 'cast-to-unknown-pointer', 'E0641', 'cannot cast to a pointer of an unknown kind', cast.span, {
        label: 'needs more type information',
      });
      return;
    }
  }
  // Scalars first: a coercion between different ones does not exist.
  const scalar = scalarCast(cx, source, target);
  if (scalar !== undefined && !(source.kind === 'ptr' && target.kind === 'ptr')) {
    cx.casts.set(cast.id, scalar);
    return;
  }
  if (coerce(cx, expr, source, target)) {
    // Pointers may differ in lifetimes, which a coercion would hold to be the same.
    cx.casts.set(cast.id, source.kind === 'ptr' && target.kind === 'ptr' ? 'ptr-to-ptr' : 'coercion');
    return;
  }
  if (scalar !== undefined) {
    cx.casts.set(cast.id, scalar);
    return;
  }
  const viaFn = functionCast(cx, expr, source, target);
  if (viaFn !== undefined) {
    cx.casts.set(cast.id, viaFn);
    return;
  }
  if (source.kind === 'ref' && target.kind === 'ptr' && castReference(cx, expr, source, target)) {
    cx.casts.set(cast.id, 'array-to-ptr');
    return;
  }
  reportCast(cx, cast, source, target);
}

function reportUnsizedCast(cx: BodyCx, { span }: { readonly span: Span }, source: Ty, target: Ty): void {
  const message = `cast to unsized type: \`${show(cx, source)}\` as \`${show(cx, target)}\``;
  report(cx, 'cast-to-unsized', 'E0620', message, span);
}

/** The built-in cast between these types, if there is one. */
function scalarCast(cx: BodyCx, from: Ty, to: Ty): CastKind | undefined {
  const isInt = (ty: Ty): boolean => ty.kind === 'int' || (ty.kind === 'infer' && ty.class === 'int');
  const isFloat = (ty: Ty): boolean => ty.kind === 'float' || (ty.kind === 'infer' && ty.class === 'float');
  if (isInt(to)) {
    if (isInt(from)) return 'int-to-int';
    if (isFloat(from)) return 'float-to-int';
    if (from.kind === 'bool') return 'bool-to-int';
    if (from.kind === 'char') return 'char-to-int';
    if (from.kind === 'adt' && isFieldless(cx, from)) return 'enum-to-int';
    if (from.kind === 'ptr' && isSized(cx.items, cx.env, full(cx, from.ty))) return 'ptr-to-int';
    return undefined;
  }
  if (isFloat(to)) return isInt(from) ? 'int-to-float' : isFloat(from) ? 'float-to-float' : undefined;
  if (to.kind === 'char')
    return from.kind === 'int' && from.name === 'u8' ? 'u8-to-char' : from.kind === 'char' ? 'use' : undefined;
  if (to.kind === 'bool') return from.kind === 'bool' ? 'use' : undefined;
  if (to.kind === 'ptr') {
    if (isInt(from)) return isSized(cx.items, cx.env, full(cx, to.ty)) ? 'int-to-ptr' : undefined;
    if (from.kind === 'ptr') return castBetweenPointers(cx, from.ty, to.ty).kind === 'ok' ? 'ptr-to-ptr' : undefined;
  }
  return undefined;
}

/** An enum whose variants have no fields may be read as its discriminant. */
function isFieldless(cx: BodyCx, ty: Extract<Ty, { kind: 'adt' }>): boolean {
  const adt = findAdt(cx.items, ty.def);
  return (
    adt?.kind === 'enum' && adt.variants.length > 0 && adt.variants.every((variant) => variant.fields.length === 0)
  );
}

function functionCast(cx: BodyCx, expr: ast.Expr, from: Ty, to: Ty): CastKind | undefined {
  const isAddress = to.kind === 'int' || (to.kind === 'ptr' && isSized(cx.items, cx.env, full(cx, to.ty)));
  if (!isAddress) return undefined;
  if (from.kind === 'fn-ptr') return 'fn-to-ptr-int';
  if (from.kind !== 'fn-def') return undefined;
  const pointer = fnPointerOf(cx, from, expr.span);
  if (pointer === undefined) return undefined;
  addAdjustments(cx, expr, [{ kind: 'cast', cast: 'reify-fn', target: pointer }]);
  return 'fn-to-ptr-int';
}

/** `&[T; N] as *const T`. */
function castReference(
  cx: BodyCx,
  expr: ast.Expr,
  from: Extract<Ty, { kind: 'ref' }>,
  to: Extract<Ty, { kind: 'ptr' }>,
): boolean {
  const inner = see(cx, from.ty);
  if (inner.kind !== 'array' || (to.isMut && !from.isMut)) return false;
  return coerce(cx, expr, from, ptrTy(inner, to.isMut)) && show(cx, inner.ty) === show(cx, to.ty);
}

function reportCast(cx: BodyCx, cast: DeferredCast['cast'], from: Ty, to: Ty): void {
  if (mentionsError(cx, from, to)) {
    cx.tainted = true;
    return;
  }
  const [a, b] = [show(cx, from), show(cx, to)];
  // rustc's `CastTy`: an enum without fields is a number to it.
  const isNumber = (ty: Ty): boolean => ty.kind === 'int' || ty.kind === 'float' || ty.kind === 'infer';
  const isScalar = (ty: Ty): boolean => isNumber(ty) || ty.kind === 'bool' || ty.kind === 'char' || ty.kind === 'ptr';
  const isFunction = (ty: Ty): boolean => ty.kind === 'fn-ptr' || ty.kind === 'fn-def';
  const isEnum = (ty: Ty): boolean => ty.kind === 'adt' && isFieldless(cx, ty);
  const isFromScalar = isScalar(from) || isFunction(from) || isEnum(from);
  if (to.kind === 'bool' && isFromScalar) {
    report(cx, 'cast-to-bool', 'E0054', `cannot cast \`${a}\` as \`bool\``, cast.span, {
      label: 'unsupported cast',
      help: isNumber(from) ? ['compare with zero instead'] : [],
    });
  } else if (to.kind === 'char' && isFromScalar) {
    report(cx, 'cast-to-char', 'E0604', `only \`u8\` can be cast as \`char\`, not \`${a}\``, cast.span, {
      label: 'invalid cast',
    });
  } else if (from.kind === 'ref' && (isNumber(to) || to.kind === 'bool' || to.kind === 'char' || isEnum(to))) {
    report(cx, 'cast-of-reference', 'E0606', `casting \`${a}\` as \`${b}\` is invalid`, cast.span, {
      help: ['dereference the expression: `*`'],
    });
  } else if (from.kind === 'ptr' && to.kind === 'ptr') {
    reportPointerCast(cx, cast, from, to);
  } else if (isFromScalar && isScalar(to)) {
    report(cx, 'invalid-cast', 'E0606', `casting \`${a}\` as \`${b}\` is invalid`, cast.span);
  } else if (from.kind === 'ref' && to.kind === 'ptr') {
    report(cx, 'invalid-cast', 'E0606', `casting \`${a}\` as \`${b}\` is invalid`, cast.span);
  } else {
    report(cx, 'non-primitive-cast', 'E0605', `non-primitive cast: \`${a}\` as \`${b}\``, cast.span, {
      label:
        'an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object',
    });
  }
}

function reportPointerCast(
  cx: BodyCx,
  { span }: DeferredCast['cast'],
  from: Extract<Ty, { kind: 'ptr' }>,
  to: Extract<Ty, { kind: 'ptr' }>,
): void {
  const [a, b] = [show(cx, from), show(cx, to)];
  const found = castBetweenPointers(cx, from.ty, to.ty);
  if (found.kind === 'thin-to-wide')
    report(cx, 'cast-thin-to-wide', 'E0607', `cannot cast thin pointer \`${a}\` to wide pointer \`${b}\``, span);
  else if (found.kind === 'adds-auto-traits') {
    const names = found.traits.map((each) => `\`${nameOf(cx.items, each)}\``).join(' and ');
    const what = `auto trait${found.traits.length === 1 ? '' : 's'} ${names}`;
    report(cx, 'cast-adds-auto-trait', 'E0804', `cannot add ${what} to dyn bound via pointer cast`, span, {
      label: 'unsupported cast',
      help: ['use `transmute` if you are sure this is sound'],
    });
  } else report(cx, 'invalid-cast', 'E0606', `casting \`${a}\` as \`${b}\` is invalid`, span);
}
