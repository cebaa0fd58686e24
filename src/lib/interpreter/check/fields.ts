/** Fields, indexes and struct literals. */
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { eraseRegions, substPredicate, substTy } from '../types/fold.ts';
import { commitIf } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import { findAdt, implsOfTrait, predicatesOf, lang } from '../types/lookup.ts';
import { simplifyTy } from '../types/simplify.ts';
import type { Ty } from '../types/ty.ts';
import { autoderefTypes, derefStep, derefAdjustments, startAutoderef } from './autoderef.ts';
import {
  addAdjustments,
  core,
  reportUnsupported,
  known,
  mentionsError,
  normal,
  report,
  reportUnknown,
  require,
  show,
  type BodyCx,
} from './context.ts';
import { onlyHas, type Expectation } from './expectation.ts';
import { checkCoercible, checkExpr, checkHasType, demandCoerce } from './expr.ts';
import { isFieldVisible, resolveVariant } from './path.ts';
import { probeMethod } from './method/probe.ts';
import { reportPrivateField } from './patterns.ts';
import { findPrivateField, isItemAbsent } from './real-names.ts';
import { lookupIndex } from './place-ops.ts';
import { isLibrary } from './report.ts';
import { ERROR, adtTy } from '../types/make.ts';

// ---------------------------------------------------------------- fields

export function checkField(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'field' }>): Ty {
  const baseTy = checkExpr(cx, expr.expr);
  const first = known(cx, baseTy);
  const name = expr.name.name;
  if (first.kind === 'error') {
    cx.tainted = true;
    return ERROR;
  }
  if (first.kind === 'infer' && first.class === 'general') {
    reportUnknown(cx, first, expr.expr.span);
    return ERROR;
  }
  const autoderef = startAutoderef(cx, first, expr.expr.span);
  const types: Ty[] = [];
  for (let ty: Ty | undefined = autoderef.current; ty !== undefined; ty = derefStep(autoderef)) {
    const index = types.push(ty) - 1;
    if (ty.kind === 'error') break;
    if (ty.kind === 'adt') {
      const adt = findAdt(cx.items, ty.def);
      const variant = adt === undefined || adt.kind === 'enum' ? undefined : adt.variants[0];
      const field = variant?.fields.findIndex((each) => each.name === name) ?? -1;
      const info = variant?.fields[field];
      if (info === undefined) continue;
      if (!isFieldVisible(cx, info.visibility)) continue;
      addAdjustments(cx, expr.expr, derefAdjustments(autoderef, index));
      cx.fields.set(expr.id, field);
      return normal(cx, eraseRegions(substTy(info.ty, ty.args)), expr.span);
    }
    if (ty.kind === 'tuple' && /^\d+$/.test(name)) {
      const part = ty.tys[Number(name)];
      if (part === undefined || String(Number(name)) !== name) continue;
      addAdjustments(cx, expr.expr, derefAdjustments(autoderef, index));
      cx.fields.set(expr.id, Number(name));
      return part;
    }
  }
  return reportField(cx, expr, first, types);
}

function reportField(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'field' }>, ty: Ty, types: readonly Ty[]): Ty {
  const { name, span } = expr.name;
  const last = types[types.length - 1] ?? ty;
  // Of a type that holds something unknown nothing is said.
  if (mentionsError(cx, last, ty)) {
    cx.tainted = true;
    return ERROR;
  }
  const hidden = findPrivateField(cx, types, name);
  if (hidden !== undefined && hidden !== 'unknown') {
    reportPrivateField(cx, expr.name, hidden, 'E0616');
    return ERROR;
  }
  if (last.kind === 'infer' && last.class === 'general') {
    reportUnknown(cx, last, expr.expr.span);
    return ERROR;
  }
  if (hasMethod(cx, expr, ty)) {
    report(
      cx,
      'method-as-field',
      'E0615',
      `attempted to take value of method \`${name}\` on type \`${show(cx, ty)}\``,
      span,
      { label: 'method, not a field', help: ['use parentheses to call the method'] },
    );
  } else if (hidden === 'unknown' || !isItemAbsent(cx, expr, types, name)) {
    // A method that our library lacks would be E0615; which of the two only the real library can say.
    reportUnsupported(cx, `the field \`${name}\` of the library's \`${show(cx, ty)}\``, span);
  } else if (['bool', 'char', 'int', 'float', 'infer'].includes(ty.kind)) {
    report(
      cx,
      'field-of-primitive',
      'E0610',
      `\`${show(cx, ty)}\` is a primitive type and therefore doesn't have fields`,
      span,
    );
  } else {
    report(cx, 'no-such-field', 'E0609', `no field \`${name}\` on type \`${show(cx, ty)}\``, span, {
      label: 'unknown field',
    });
  }
  return ERROR;
}

/** One that is private counts as well; what is private in our library is not in the real one. */
function hasMethod(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'field' }>, ty: Ty): boolean {
  const probed = probeMethod(cx, ty, expr.name.name, expr.id, expr.expr.span);
  return (
    probed.kind === 'found' ||
    probed.kind === 'ambiguous' ||
    (probed.kind === 'none' && probed.privates.some((each) => !isLibrary(cx, each)))
  );
}

// ---------------------------------------------------------------- indexes

export function checkIndex(cx: BodyCx, expr: Extract<ast.Expr, { kind: 'index' }>): Ty {
  const baseTy = checkExpr(cx, expr.expr);
  const indexTy = checkExpr(cx, expr.index);
  const base = known(cx, baseTy);
  if (base.kind === 'error' || known(cx, indexTy).kind === 'error') {
    cx.tainted = true;
    return ERROR;
  }
  if (base.kind === 'infer' && base.class === 'general') {
    reportUnknown(cx, base, expr.expr.span);
    return ERROR;
  }
  if (isNegative(expr.index) && isSequence(cx, base, expr.span)) {
    report(
      cx,
      'negative-index',
      undefined,
      `negative integers cannot be used to index on a \`${show(cx, base)}\``,
      expr.index.span,
      { label: 'cannot use a negative integer for indexing' },
    );
    return ERROR;
  }
  const found = lookupIndex(cx, expr, base, indexTy);
  if (found !== undefined) {
    demandCoerce(cx, expr.index, indexTy, found.index);
    return found.element;
  }
  if (indexable(cx, base, expr.span)) {
    report(
      cx,
      'index-type',
      'E0277',
      `the type \`${show(cx, base)}\` cannot be indexed by \`${show(cx, indexTy)}\``,
      expr.index.span,
    );
    return ERROR;
  }
  report(cx, 'not-indexable', 'E0608', `cannot index into a value of type \`${show(cx, base)}\``, expr.span);
  return ERROR;
}

/** An array, a slice, or what the library makes of one; not a type of the reader's, which has indexes of its own. */
function isSequence(cx: BodyCx, base: Ty, span: Span): boolean {
  for (const ty of autoderefTypes(startAutoderef(cx, base, span))) {
    if (ty.kind === 'array' || ty.kind === 'slice') return true;
    if (ty.kind === 'adt' && !isLibrary(cx, ty.def)) return false;
  }
  return false;
}

/** `-1`, as it is written. */
function isNegative(index: ast.Expr): boolean {
  const value = core(index);
  const operand = value.kind === 'unary' && value.op === '-' ? core(value.expr) : undefined;
  return operand?.kind === 'literal' && operand.value.kind === 'int';
}

/** Whether the type has any `Index` impl: then it is the index that is wrong. */
function indexable(cx: BodyCx, base: Ty, span: Span): boolean {
  const trait = lang(cx.items, 'Index');
  if (trait === undefined) return false;
  for (const ty of autoderefTypes(startAutoderef(cx, base, span))) {
    const key = simplifyTy(ty);
    if (key !== undefined && implsOfTrait(cx.items, trait).byKey.has(key)) return true;
  }
  return false;
}

// ---------------------------------------------------------------- struct literals

export function checkStructLiteral(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'struct' }>,
  expectation: Expectation,
): Ty {
  const found = resolveVariant(cx, expr.path, expr.path.span);
  const adt = found === undefined ? undefined : findAdt(cx.items, found.adt);
  const variant = found === undefined ? undefined : adt?.variants[found.variant];
  if (found === undefined || adt === undefined || variant === undefined) {
    for (const field of expr.fields) checkExpr(cx, field.expr);
    if (expr.base !== undefined) checkExpr(cx, expr.base);
    return ERROR;
  }
  cx.variants.set(expr.id, found);
  const ty: Ty = adtTy(found.adt, found.args);
  for (const predicate of predicatesOf(cx.items, found.adt)) {
    if (predicate.kind === 'trait' || predicate.kind === 'projection')
      require(cx, substPredicate(predicate, found.args), { span: expr.path.span, kind: 'item', def: found.adt });
  }
  // What is wanted of the whole tells what is wanted of the fields.
  const want = onlyHas(cx, expectation);
  if (want !== undefined) commitIf(cx.infer, () => unify(cx.infer, want, ty));
  const seen = new Set<string>();
  let failed = false;
  for (const field of expr.fields) {
    const name = field.name.name;
    const index = variant.fields.findIndex((each) => each.name === name);
    const info = variant.fields[index];
    if (info === undefined) {
      failed = true;
      reportUnknownField(cx, adt.kind === 'enum', field.name, ty, variant.name);
      checkExpr(cx, field.expr);
      continue;
    }
    if (seen.has(name)) {
      failed = true;
      report(cx, 'duplicate-field', 'E0062', `field \`${name}\` specified more than once`, field.span, {
        label: 'used more than once',
      });
    }
    seen.add(name);
    cx.fields.set(field.id, index);
    if (!isFieldVisible(cx, info.visibility)) reportPrivateField(cx, field.name, ty);
    checkCoercible(cx, field.expr, normal(cx, eraseRegions(substTy(info.ty, found.args)), field.span));
  }
  if (expr.base !== undefined) {
    checkHasType(cx, expr.base, ty);
    if (adt.kind !== 'struct')
      report(cx, 'base-of-non-struct', 'E0436', 'functional record update syntax requires a struct', expr.base.span);
    return ty;
  }
  if (expr.hasRest) return reportUnsupported(cx, 'default field values (`..` without a base)', expr.span);
  const missing = variant.fields.filter((each) => !seen.has(each.name));
  if (missing.length > 0 && !failed)
    reportMissingFields(
      cx,
      expr.path.span,
      ty,
      missing.map((each) => each.name),
      missing.some((each) => !isFieldVisible(cx, each.visibility)),
    );
  return ty;
}

function reportUnknownField(cx: BodyCx, isEnum: boolean, name: ast.Ident, ty: Ty, variant: string): void {
  if (ty.kind === 'adt' && isLibrary(cx, ty.def)) {
    reportUnsupported(cx, `the library's \`${show(cx, ty)}::${name.name}\``, name.span);
    return;
  }
  if (isEnum)
    report(
      cx,
      'no-such-field-in-variant',
      'E0559',
      `variant \`${show(cx, ty)}::${variant}\` has no field named \`${name.name}\``,
      name.span,
      { label: 'field does not exist' },
    );
  else
    report(
      cx,
      'no-such-field-in-struct',
      'E0560',
      `struct \`${show(cx, ty)}\` has no field named \`${name.name}\``,
      name.span,
      { label: 'unknown field' },
    );
}

function reportMissingFields(cx: BodyCx, span: Span, ty: Ty, names: readonly string[], anyHidden: boolean): void {
  if (ty.kind === 'adt' && isLibrary(cx, ty.def)) {
    reportUnsupported(cx, `making the library's \`${show(cx, ty)}\` by its fields`, span);
    return;
  }
  const list = names.map((name) => `\`${name}\``).join(', ');
  if (anyHidden)
    report(
      cx,
      'inaccessible-fields',
      undefined,
      `cannot construct \`${show(cx, ty)}\` with struct literal syntax due to private fields`,
      span,
    );
  else
    report(
      cx,
      'missing-fields',
      'E0063',
      `missing field${names.length === 1 ? '' : 's'} ${list} in initializer of \`${show(cx, ty)}\``,
      span,
      { label: `missing ${list}` },
    );
}
