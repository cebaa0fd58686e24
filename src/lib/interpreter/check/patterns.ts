/**
 * Patterns. After rustc's `pat.rs`: a pattern that is no reference pattern looks through references (default binding
 * modes; Reference, "Binding modes"), in edition 2024 with the stricter rules of RFC 3627.
 */
import { findPrivateField } from './real-names.ts';
import { isSimilar } from './similar-names.ts';
import { unreachable, findIn } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { eraseRegions, substTy } from '../types/fold.ts';
import { unify, tryUnify } from '../solve/unify.ts';
import { ERASED, findAdt, variantOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import {
  core,
  reportUnsupported,
  known,
  newVar,
  normal,
  report,
  reportLate,
  see,
  show,
  type BodyCx,
  type VariantRes,
} from './context.ts';
import { checkExpr, requireSized } from './expr.ts';
import { has } from './expectation.ts';
import { buildFnArgs } from './generic-args.ts';
import { checkPath, isFieldVisible, resolveVariant } from './path.ts';
import { isLibrary, reportMismatch } from './report.ts';
import { ERROR, U8, USIZE, adtTy, arrayTy, refTy, sliceTy, tupleTy } from '../types/make.ts';

type Mode = 'move' | 'shared' | 'mut';

interface PatCx {
  readonly cx: BodyCx;
  readonly mode: Mode;
}

export function checkPattern(cx: BodyCx, pat: ast.Pat, expected: Ty): void {
  check({ cx, mode: 'move' }, pat, expected);
}

/** How the pattern borrows what it is matched against, by its `ref` and `ref mut` bindings: the strongest of them. */
export function explicitRef(pat: ast.Pat): 'no' | 'shared' | 'mut' {
  switch (pat.kind) {
    case 'ident': {
      const inner = pat.sub === undefined ? 'no' : explicitRef(pat.sub);
      return strongest(pat.byRef ? [pat.isMut ? 'mut' : 'shared', inner] : [inner]);
    }
    case 'tuple':
    case 'slice':
    case 'or':
    case 'tuple-struct':
      return strongest(pat.pats.map(explicitRef));
    case 'struct':
      return strongest(pat.fields.map((field) => explicitRef(field.pat)));
    case 'ref':
      return explicitRef(pat.pat);
    default:
      return 'no';
  }
}

function strongest(modes: readonly ('no' | 'shared' | 'mut')[]): 'no' | 'shared' | 'mut' {
  return modes.includes('mut') ? 'mut' : modes.includes('shared') ? 'shared' : 'no';
}

/** Whether the pattern looks through references (`peel`), takes them as they are (`pass`) or takes one off itself (`reset`). */
function adjustmentOf(cx: BodyCx, pat: ast.Pat): 'peel' | 'pass' | 'reset' {
  switch (pat.kind) {
    case 'tuple':
    case 'tuple-struct':
    case 'struct':
    case 'slice':
    case 'range':
      return 'peel';
    case 'literal': {
      const inner = core(pat.expr);
      return inner.kind === 'literal' && STRINGS.has(inner.value.kind) ? 'pass' : 'peel';
    }
    case 'path': {
      const res = cx.resolutions.paths.get(pat.path.id);
      if (res?.res.kind === 'def' && res.rest === 0) return isConstDef(cx, res.res.def) ? 'pass' : 'peel';
      return pat.qself === undefined && res !== undefined && res.rest > 0
        ? namesVariant(cx, pat, res.rest)
          ? 'peel'
          : 'pass'
        : 'peel';
    }
    case 'ident': {
      const def = cx.resolutions.patternConsts.get(pat.id);
      return def === undefined || isConstDef(cx, def) ? 'pass' : 'peel';
    }
    case 'ref':
      return 'reset';
    default:
      return 'pass';
  }
}

const isConstDef = (cx: BodyCx, def: Parameters<typeof variantOf>[1]): boolean =>
  variantOf(cx.items, def) === undefined;

/** `Self::A`, `Alias::A`: decided by whether the last segment is written like a variant of an enum in sight. */
function namesVariant(cx: BodyCx, pat: Extract<ast.Pat, { kind: 'path' }>, rest: number): boolean {
  const res = cx.resolutions.paths.get(pat.path.id);
  if (res === undefined || rest !== 1) return false;
  const self =
    res.res.kind === 'self-type'
      ? findIn(cx.items.impls, res.res.impl)?.self
      : res.res.kind === 'def'
        ? findIn(cx.items.types, res.res.def)
        : undefined;
  const adt = self?.kind === 'adt' ? findAdt(cx.items, self.def) : undefined;
  const name = pat.path.segments[pat.path.segments.length - 1]?.name.name;
  return adt?.kind === 'enum' && adt.variants.some((each) => each.name === name);
}

function check(at: PatCx, pat: ast.Pat, expectedTy: Ty): void {
  const { cx } = at;
  let expected = expectedTy;
  let mode = at.mode;
  switch (adjustmentOf(cx, pat)) {
    case 'peel': {
      const through: Ty[] = [];
      let ty = known(cx, expected);
      while (ty.kind === 'ref') {
        through.push(ty);
        mode = mode === 'shared' || !ty.isMut ? 'shared' : 'mut';
        ty = known(cx, ty.ty);
      }
      if (through.length > 0) cx.patDerefs.set(pat.id, through);
      expected = ty;
      break;
    }
    case 'reset':
      if (mode !== 'move' && cx.edition === '2024') {
        report(
          cx,
          'explicit-deref-in-default-mode',
          undefined,
          'cannot explicitly dereference within an implicitly-dereferencing pattern',
          pat.span,
          { label: 'reference pattern not allowed when implicitly dereferencing' },
        );
      }
      mode = 'move';
      break;
    default:
  }
  checkKind({ cx, mode }, pat, expected);
  cx.patTypes.set(pat.id, expected);
}

function checkKind(at: PatCx, pat: ast.Pat, expected: Ty): void {
  const { cx } = at;
  switch (pat.kind) {
    case 'wild':
    case 'rest':
      return;
    case 'ident': {
      const def = cx.resolutions.patternConsts.get(pat.id);
      if (def !== undefined) return checkNamedConst(at, pat, def, expected);
      return checkBinding(at, pat, expected);
    }
    case 'literal':
      return checkLiteralPat(cx, pat, expected);
    case 'range':
      return checkRangePat(cx, pat, expected);
    case 'ref':
      return checkRefPat(at, pat, expected);
    case 'tuple':
      return checkTuplePat(at, pat, expected);
    case 'slice':
      return checkSlicePat(at, pat, expected);
    case 'path':
      return checkPathPat(cx, pat, expected);
    case 'tuple-struct':
      return checkTupleStruct(at, pat, expected);
    case 'struct':
      return checkStructPat(at, pat, expected);
    case 'or':
      for (const each of pat.pats) check(at, each, expected);
      return;
    case 'unsupported-pat':
      reportUnsupported(cx, pat.construct, pat.span);
      return;
    default:
      return unreachable(pat);
  }
}

// ---------------------------------------------------------------- bindings

function checkBinding(at: PatCx, pat: Extract<ast.Pat, { kind: 'ident' }>, expected: Ty): void {
  const { cx } = at;
  let mode: Mode = at.mode;
  if (pat.byRef) {
    if (at.mode !== 'move' && cx.edition === '2024') reportModifier(cx, pat, 'ref');
    mode = pat.isMut ? 'mut' : 'shared';
  } else if (pat.isMut && at.mode !== 'move') {
    // Before edition 2024 `mut` made the binding one by move.
    if (cx.edition === '2024') reportModifier(cx, pat, 'mut');
    mode = 'move';
  }
  const ty: Ty = mode === 'move' ? expected : refTy(ERASED, expected, mode === 'mut');
  cx.patModes.set(pat.id, mode);
  const binding = cx.resolutions.bindings.get(pat.id) ?? pat.id;
  const local = cx.locals.get(binding);
  if (local === undefined) {
    cx.locals.set(binding, {
      binding,
      name: pat.name.name,
      span: pat.name.span,
      ty,
      isMut: pat.isMut && !pat.byRef,
      mode,
      depth: cx.openClosures.length,
    });
    requireSized(cx, ty, pat.span, 'sized-variable');
  } else {
    // Every alternative of an or-pattern binds the same type in the same way.
    if (!unify(cx.infer, local.ty, ty)) reportMismatch(cx, local.ty, ty, pat.span);
    else if (local.mode !== mode)
      report(
        cx,
        'inconsistent-binding-mode',
        'E0409',
        `variable \`${pat.name.name}\` is bound inconsistently across alternatives separated by \`|\``,
        pat.span,
      );
  }
  if (pat.sub !== undefined) check(at, pat.sub, expected);
}

function reportModifier(cx: BodyCx, pat: ast.Pat, word: string): void {
  report(
    cx,
    'binding-modifier-in-default-mode',
    undefined,
    `cannot ${word === 'mut' ? 'mutably bind by value' : 'explicitly borrow'} within an implicitly-borrowing pattern`,
    pat.span,
    {
      label: `\`${word}\` binding modifier not allowed when implicitly borrowing`,
    },
  );
}

// ---------------------------------------------------------------- values

function checkLiteralPat(cx: BodyCx, pat: Extract<ast.Pat, { kind: 'literal' }>, expected: Ty): void {
  const inner = core(pat.expr);
  const want = known(cx, expected);
  const isOpen = want.kind === 'infer' && want.class === 'general';
  let ty = checkExpr(cx, pat.expr, has(isOpen ? newVar(cx, pat.span) : wantedOf(cx, pat.expr, expected)));
  if (inner.kind === 'literal') {
    // A string literal matches a `str` place as well, a byte string a slice or array of bytes.
    if (inner.value.kind === 'str' && want.kind === 'str') ty = want;
    if (inner.value.kind === 'byte-str') {
      const under = want.kind === 'ref' ? known(cx, want.ty) : want;
      if (under.kind === 'slice') ty = want.kind === 'ref' ? refTy(ERASED, sliceTy(U8), false) : sliceTy(U8);
      cx.types.set(inner.id, ty);
    }
  }
  if (!tryUnify(cx.infer, expected, ty)) reportMismatch(cx, expected, ty, pat.span);
  else if (inner.kind === 'literal' && inner.value.kind === 'c-str')
    reportLate(
      cx,
      'unsized-pattern',
      undefined,
      'cannot use unsized non-slice type `CStr` in constant patterns',
      pat.span,
    );
}

/** A negated number learns its type only from the comparison: what it may lack is then the trait `Neg`. */
const wantedOf = (cx: BodyCx, expr: ast.Expr, expected: Ty): Ty =>
  core(expr).kind === 'unary' ? newVar(cx, expr.span) : expected;

const STRINGS: ReadonlySet<ast.Literal['kind']> = new Set<ast.Literal['kind']>(['str', 'byte-str', 'c-str']);

function checkRangePat(cx: BodyCx, pat: Extract<ast.Pat, { kind: 'range' }>, expected: Ty): void {
  const ends = [pat.low, pat.high].flatMap((end) =>
    end === undefined ? [] : [{ span: end.span, ty: checkExpr(cx, end, has(wantedOf(cx, end, expected))) }],
  );
  const odd = ends.find(({ ty }) => !isOrdered(see(cx, ty)));
  if (odd !== undefined) {
    report(cx, 'range-pattern-type', 'E0029', 'only `char` and numeric types are allowed in range patterns', odd.span, {
      label: `this is of type \`${show(cx, odd.ty)}\` but it should be \`char\` or numeric`,
    });
    return;
  }
  for (const { ty, span } of ends) if (!tryUnify(cx.infer, expected, ty)) reportMismatch(cx, expected, ty, span);
}

const isOrdered = (ty: Ty): boolean =>
  ty.kind === 'int' ||
  ty.kind === 'float' ||
  ty.kind === 'char' ||
  ty.kind === 'error' ||
  (ty.kind === 'infer' && ty.class !== 'general');

/** A lone name that is a constant, unit struct or unit variant. */
function checkNamedConst(
  at: PatCx,
  pat: Extract<ast.Pat, { kind: 'ident' }>,
  def: Parameters<typeof variantOf>[1],
  expected: Ty,
): void {
  const { cx } = at;
  const variant = variantOf(cx.items, def);
  let ty: Ty;
  if (variant === undefined) {
    ty = eraseRegions(findIn(cx.items.types, def) ?? ERROR);
    cx.callees.set(pat.id, { kind: 'const', def, args: [], userArgs: undefined });
  } else {
    const { args } = buildFnArgs(cx, variant.adt.def, [], undefined, pat.span);
    ty = adtTy(variant.adt.def, args);
    cx.variants.set(pat.id, { adt: variant.adt.def, variant: variant.variant, args, userArgs: undefined });
  }
  if (!tryUnify(cx.infer, expected, ty)) reportMismatch(cx, expected, ty, pat.span);
}

function checkPathPat(cx: BodyCx, pat: Extract<ast.Pat, { kind: 'path' }>, expected: Ty): void {
  const ty = checkPath(cx, { kind: 'path', id: pat.id, span: pat.span, qself: pat.qself, path: pat.path });
  const callee = cx.callees.get(pat.id);
  if (see(cx, ty).kind === 'error') return;
  if (callee?.kind === 'ctor') {
    const found = variantOf(cx.items, callee.def);
    if (ty.kind === 'fn-def' && found !== undefined) {
      report(
        cx,
        'tuple-variant-as-value',
        'E0533',
        `expected unit struct, unit variant or constant, found tuple variant \`${found.adt.variants[found.variant]?.name ?? ''}\``,
        pat.span,
      );
      return;
    }
    if (found !== undefined)
      cx.variants.set(pat.id, {
        adt: found.adt.def,
        variant: found.variant,
        args: callee.args,
        userArgs: callee.userArgs,
      });
  } else if (callee?.kind !== 'const') {
    report(
      cx,
      'not-a-pattern',
      ty.kind === 'fn-def' && pat.path.segments.length > 1 ? 'E0533' : 'E0532',
      `expected unit struct, unit variant or constant, found \`${show(cx, ty)}\``,
      pat.span,
    );
    return;
  }
  if (!tryUnify(cx.infer, expected, ty)) reportMismatch(cx, expected, ty, pat.span);
}

// ---------------------------------------------------------------- shapes

function checkRefPat(at: PatCx, pat: Extract<ast.Pat, { kind: 'ref' }>, expected: Ty): void {
  const { cx } = at;
  const want = known(cx, expected);
  let inner: Ty;
  if (want.kind === 'ref' && want.isMut === pat.isMut) {
    inner = want.ty;
    if (pat.pat.kind === 'ident' && known(cx, inner).kind === 'dyn') {
      report(cx, 'object-taken-out', 'E0033', `type \`${show(cx, want)}\` cannot be dereferenced`, pat.span, {
        notes: ['a trait object has no size of its own: it stays behind its pointer'],
      });
      inner = ERROR;
    }
  } else {
    inner = newVar(cx, pat.pat.span);
    const ty: Ty = refTy(ERASED, inner, pat.isMut);
    if (!tryUnify(cx.infer, expected, ty)) {
      reportMismatch(cx, expected, ty, pat.span);
      inner = ERROR;
    }
  }
  check({ cx, mode: 'move' }, pat.pat, inner);
}

/** Where `..` stands among the parts, and the parts before and after it. */
export function splitRest(pats: readonly ast.Pat[]): {
  readonly before: readonly ast.Pat[];
  readonly rest: ast.Pat | undefined;
  readonly after: readonly ast.Pat[];
} {
  const at = pats.findIndex((each) => each.kind === 'rest');
  return at < 0
    ? { before: pats, rest: undefined, after: [] }
    : { before: pats.slice(0, at), rest: pats[at], after: pats.slice(at + 1) };
}

function checkTuplePat(at: PatCx, pat: Extract<ast.Pat, { kind: 'tuple' }>, expected: Ty): void {
  const { cx } = at;
  const { before, rest, after } = splitRest(pat.pats);
  const want = known(cx, expected);
  const given = before.length + after.length;
  const length =
    want.kind === 'tuple' && (rest === undefined ? want.tys.length === given : want.tys.length >= given)
      ? want.tys.length
      : given;
  let tys: readonly Ty[];
  if (want.kind === 'tuple' && want.tys.length === length) tys = want.tys;
  else {
    const fresh = Array.from({ length }, () => newVar(cx, pat.span));
    tys = fresh;
    const ty: Ty = tupleTy(fresh);
    if (rest !== undefined && want.kind === 'infer') {
      report(cx, 'type-annotations-needed', 'E0282', 'type annotations needed', pat.span);
      tys = fresh.map(() => ERROR);
    } else if (!tryUnify(cx.infer, expected, ty)) {
      reportMismatch(cx, expected, ty, pat.span);
      tys = fresh.map(() => ERROR);
    }
  }
  before.forEach((each, index) => {
    check(at, each, tys[index] ?? ERROR);
  });
  after.forEach((each, index) => {
    check(at, each, tys[length - after.length + index] ?? ERROR);
  });
}

function checkSlicePat(at: PatCx, pat: Extract<ast.Pat, { kind: 'slice' }>, expected: Ty): void {
  const { cx } = at;
  const want = known(cx, expected);
  const isRest = (each: ast.Pat): boolean =>
    each.kind === 'rest' || (each.kind === 'ident' && each.sub?.kind === 'rest');
  const given = pat.pats.filter((each) => !isRest(each)).length;
  const rest = pat.pats.find(isRest);
  let element: Ty = ERROR;
  let restTy: Ty = ERROR;
  if (want.kind === 'slice') {
    element = want.ty;
    restTy = want;
  } else if (want.kind === 'array') {
    element = want.ty;
    const len = want.len.kind === 'const-value' ? Number(want.len.value) : undefined;
    if (len === undefined) {
      if (rest === undefined && want.len.kind === 'const-infer')
        unify(cx.infer, want, arrayTy(want.ty, { kind: 'const-value', value: BigInt(given), ty: USIZE }));
      else if (rest !== undefined || want.len.kind === 'const-param')
        reportUnsupported(cx, 'a slice pattern on an array whose length is a parameter', pat.span);
    } else if (rest === undefined && len !== given) {
      report(
        cx,
        'slice-pattern-length',
        'E0527',
        `pattern requires ${given} element${given === 1 ? '' : 's'} but array has ${len}`,
        pat.span,
        { label: `expected ${len} element${len === 1 ? '' : 's'}` },
      );
    } else if (rest !== undefined && len < given) {
      report(
        cx,
        'slice-pattern-length',
        'E0528',
        `pattern requires at least ${given} elements but array has ${len}`,
        pat.span,
        { label: `pattern cannot match array of ${len} element${len === 1 ? '' : 's'}` },
      );
    } else if (rest !== undefined)
      restTy = arrayTy(want.ty, { kind: 'const-value', value: BigInt(len - given), ty: USIZE });
  } else if (want.kind === 'infer' && want.class === 'general') {
    report(cx, 'type-annotations-needed', 'E0282', 'type annotations needed', pat.span, { label: 'cannot infer type' });
  } else if (want.kind !== 'error') {
    report(cx, 'slice-pattern-type', 'E0529', `expected an array or slice, found \`${show(cx, want)}\``, pat.span, {
      label: `pattern cannot match with input type \`${show(cx, want)}\``,
    });
  }
  for (const each of pat.pats) {
    if (each.kind === 'rest') continue;
    if (each.kind === 'ident' && each.sub?.kind === 'rest') {
      checkBinding(at, { ...each, sub: undefined }, restTy);
      cx.patTypes.set(each.id, restTy);
    } else check(at, each, element);
  }
}

function checkTupleStruct(at: PatCx, pat: Extract<ast.Pat, { kind: 'tuple-struct' }>, expected: Ty): void {
  const { cx } = at;
  const silence = () => {
    for (const each of pat.pats) if (each.kind !== 'rest') check(at, each, ERROR);
  };
  const found = resolveVariant(cx, pat.path, pat.span, 'tuple-pattern');
  const variant = found === undefined ? undefined : findAdt(cx.items, found.adt)?.variants[found.variant];
  if (found === undefined || variant === undefined) {
    cx.tainted = true;
    silence();
    return;
  }
  if (variant.ctorKind !== 'tuple') {
    report(
      cx,
      'not-a-tuple-struct',
      'E0164',
      `expected tuple struct or tuple variant, found ${variant.ctorKind === 'unit' ? 'unit' : 'struct'} variant \`${variant.name}\``,
      pat.span,
      { label: 'not a tuple variant' },
    );
    silence();
    return;
  }
  const tys = bindVariant(at, pat, found, expected);
  const { before, rest, after } = splitRest(pat.pats);
  const given = before.length + after.length;
  const count = variant.fields.length;
  if (rest === undefined ? given !== count : given > count) {
    report(
      cx,
      'tuple-pattern-count',
      'E0023',
      `this pattern has ${given} field${given === 1 ? '' : 's'}, but the corresponding tuple ${isEnum(cx, found) ? 'variant' : 'struct'} has ${count} field${count === 1 ? '' : 's'}`,
      given === 0 ? pat.span : (pat.pats[0]?.span ?? pat.span),
      {
        label: `expected ${count} field${count === 1 ? '' : 's'}, found ${given}`,
      },
    );
    silence();
    return;
  }
  before.forEach((each, index) => {
    check(at, each, tys[index] ?? ERROR);
  });
  after.forEach((each, index) => {
    check(at, each, tys[count - after.length + index] ?? ERROR);
  });
}

const isEnum = (cx: BodyCx, found: VariantRes): boolean => findAdt(cx.items, found.adt)?.kind === 'enum';

/** Unifies the variant's type with what is matched; gives its field types. */
function bindVariant(at: PatCx, pat: ast.Pat, found: VariantRes, expected: Ty): readonly Ty[] {
  const { cx } = at;
  cx.variants.set(pat.id, found);
  const ty: Ty = adtTy(found.adt, found.args);
  const fields = findAdt(cx.items, found.adt)?.variants[found.variant]?.fields ?? [];
  if (!tryUnify(cx.infer, expected, ty)) {
    reportMismatch(cx, expected, ty, pat.span);
    return fields.map(() => ERROR);
  }
  return fields.map((field) => normal(cx, eraseRegions(substTy(field.ty, found.args)), pat.span));
}

function checkStructPat(at: PatCx, pat: Extract<ast.Pat, { kind: 'struct' }>, expected: Ty): void {
  const { cx } = at;
  const found = resolveVariant(cx, pat.path, pat.path.span);
  const variant = found === undefined ? undefined : findAdt(cx.items, found.adt)?.variants[found.variant];
  if (found === undefined || variant === undefined) {
    for (const field of pat.fields) check(at, field.pat, ERROR);
    return;
  }
  const tys = bindVariant(at, pat, found, expected);
  const seen = new Map<string, Span>();
  const unknown: ast.FieldPat[] = [];
  for (const field of pat.fields) {
    const index = variant.fields.findIndex((each) => each.name === field.name.name);
    if (seen.has(field.name.name))
      report(
        cx,
        'duplicate-field-pattern',
        'E0025',
        `field \`${field.name.name}\` bound multiple times in the pattern`,
        field.span,
        { label: `multiple uses of \`${field.name.name}\` in pattern` },
      );
    seen.set(field.name.name, field.span);
    if (index < 0) unknown.push(field);
    else {
      cx.fields.set(field.id, index);
      const info = variant.fields[index];
      if (info !== undefined && !isFieldVisible(cx, info.visibility))
        reportPrivateField(cx, field.name, adtTy(found.adt, found.args));
    }
    check(at, field.pat, tys[index] ?? ERROR);
  }
  const what = isEnum(cx, found) ? 'variant' : 'struct';
  const [first] = unknown;
  const missing = variant.fields.filter((field) => !seen.has(field.name));
  const isNumbered = pat.fields.length > 0 && pat.fields.every((field) => /^\d+$/.test(field.name.name));
  if (variant.ctorKind === 'tuple' && missing.length > 0 && !pat.hasRest && !isNumbered) {
    report(
      cx,
      'tuple-variant-as-struct',
      'E0769',
      `tuple variant \`${variant.name}\` written as struct variant`,
      pat.span,
      { help: ['use the tuple form, `(..)`'] },
    );
    return;
  }
  if (first !== undefined) {
    const names = unknown.map((field) => `\`${field.name.name}\``).join(', ');
    report(
      cx,
      'no-such-field-in-pattern',
      'E0026',
      `${what} \`${variant.name}\` does not have ${unknown.length === 1 ? 'a field' : 'fields'} named ${names}`,
      first.name.span,
      { label: `${what} \`${variant.name}\` does not have ${unknown.length === 1 ? 'this field' : 'these fields'}` },
    );
  }
  // The only field that is left may be what the last wrong name was meant for.
  const [only] = missing;
  const wrong = unknown.at(-1)?.name.name;
  const isMeant = missing.length === 1 && only !== undefined && wrong !== undefined && isSimilar(wrong, only.name);
  if (missing.length > 0 && !pat.hasRest && !(isMeant && !/^\d+$/.test(only.name))) {
    const visible = missing.filter((field) => isFieldVisible(cx, field.visibility));
    if (visible.length === 0)
      report(cx, 'private-fields-in-pattern', undefined, 'pattern requires `..` due to inaccessible fields', pat.span);
    else
      report(
        cx,
        'missing-field-in-pattern',
        'E0027',
        `pattern does not mention field${visible.length === 1 ? '' : 's'} ${visible.map((field) => `\`${field.name}\``).join(', ')}`,
        pat.span,
        {
          label: `missing field${visible.length === 1 ? '' : 's'} ${visible.map((field) => `\`${field.name}\``).join(', ')}`,
        },
      );
  }
}

/** E0616 and E0451. */
export function reportPrivateField(cx: BodyCx, name: ast.Ident, ty: Ty, code = 'E0451'): void {
  const what = ty.kind === 'adt' ? (findAdt(cx.items, ty.def)?.kind ?? 'struct') : 'struct';
  const isKnown = ty.kind !== 'adt' || !isLibrary(cx, ty.def) || findPrivateField(cx, [ty], name.name) === ty;
  if (!isKnown) {
    reportUnsupported(cx, `reaching into the library's \`${show(cx, ty)}\``, name.span);
    return;
  }
  const say = code === 'E0616' ? report : reportLate;
  say(cx, 'private-field', code, `field \`${name.name}\` of ${what} \`${show(cx, ty)}\` is private`, name.span, {
    label: 'private field',
  });
}
